#include "core/model/record_access.hpp"

#include <doctest/doctest.h>

#include "core/base/id.hpp"
#include "core/model/codec.hpp"
#include "tests/support/random_dataset.hpp"

namespace asah::record_access_test {

using model::EntityKind;

TEST_CASE("records seen without their type are the records") {
  const model::Dataset dataset = test::random_dataset(3);
  const model::Dataset other = test::random_dataset(4);
  CHECK(model::all_records().size() == model::kEntityCount);
  model::for_each_entity([&]<class E>(EntityKind kind) {
    const model::RecordAccess& access = model::record_access(kind);
    const auto& table = dataset.table<E>();
    CHECK(access.kind() == kind);
    CHECK(access.name() == model::Fields<E>::name);
    CHECK(access.plural() == model::Fields<E>::plural);
    REQUIRE(access.fields().size() == model::kFieldCount<E>);
    REQUIRE(access.size(dataset) == table.size());
    CHECK(access.shares_rows(dataset, model::Dataset(dataset)));
    CHECK(!access.shares_rows(dataset, other));
    for (std::size_t row = 0; row < table.size(); ++row) {
      const model::RecordView record{&dataset, row};
      const E& entity = table.rows()[row];
      CHECK(access.id(record) == entity.id.value);
      CHECK(access.find(dataset, entity.id.value).row == row);
      CHECK(access.equal(record, record));
      const model::RecordView stranger{&other, 0};
      CHECK(access.equal(record, stranger) == (entity == other.table<E>().rows()[0]));
      model::for_each_field<E>([&](std::size_t i, const auto& f) {
        CHECK(access.fields()[i].key == f.info.key);
        CHECK(access.field(f.info.key) == i);
        CHECK(access.value(record, i) == model::field_value(entity, i));
        CHECK(access.equal_field(record, stranger, i) ==
              (entity.*f.member == other.table<E>().rows()[0].*f.member));
      });
    }
    CHECK(!access.find(dataset, 2));
    CHECK(access.field("tiada") == model::kNoField);
  });
}

TEST_CASE("references name every identity of a record with its field") {
  model::Dataset dataset;
  model::Cycle cycle;
  cycle.id = {7};
  cycle.competencies = {{3}, {4}};
  cycle.units = {{5}};
  dataset.cycles.insert(cycle);
  model::Rater rater;
  rater.id = {8};
  dataset.raters.insert(rater);
  const model::RecordAccess& cycles = model::record_access(EntityKind::Cycle);
  std::vector<model::Reference> found;
  cycles.references({&dataset, 0}, found);
  const std::uint16_t competencies = cycles.field("competencies");
  CHECK(found == std::vector<model::Reference>{{{EntityKind::Competency, 3}, competencies},
                                               {{EntityKind::Competency, 4}, competencies},
                                               {{EntityKind::Unit, 5}, cycles.field("units")}});
  CHECK(cycles.target(competencies) == EntityKind::Competency);
  CHECK(!cycles.target(cycles.field("name")));
  found.clear();
  model::record_access(EntityKind::Rater).references({&dataset, 0}, found);
  CHECK(found.empty());
}

}  // namespace asah::record_access_test
