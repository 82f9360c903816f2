#include "core/change/change.hpp"

#include <doctest/doctest.h>

#include "core/base/random.hpp"

namespace asah::change_test {

using base::ErrorCode;

namespace {

// A small random dataset, so that two of them share some records, differ in others.
model::Dataset random_dataset(base::Random& random) {
  model::Dataset d;
  for (std::uint64_t id = 1; id <= 12; ++id) {
    if (random.chance(0.6)) {
      d.units.insert({{id}, "Unit " + std::to_string(random.below(3)), "", model::UnitKind::Team,
                      {}, ""});
    }
    if (random.chance(0.6)) {
      model::Employee employee;
      employee.id = {id};
      employee.name = "Pegawai " + std::to_string(random.below(3));
      employee.extra = {{"hobi", std::to_string(random.below(2))}};
      d.employees.insert(employee);
    }
  }
  for (std::uint64_t cycle = 1; cycle <= 2; ++cycle) {
    auto& block = d.ratings.edit({cycle});
    const std::uint64_t first = random.below(3);
    for (std::uint64_t c = 0; c < 3; ++c) block.add_competency({1 + (first + c) % 4});
    for (std::uint64_t person = 1; person <= 8; ++person) {
      std::int8_t levels[3];
      bool any = false;
      for (auto& level : levels) {
        level = static_cast<std::int8_t>(random.between(-1, 5));
        any = any || level >= 0;
      }
      if (any && random.chance(0.7)) {
        block.append({{person}, model::Source::Peer, {random.below(2)}, {}}, levels);
      }
    }
  }
  return d;
}

}  // namespace

TEST_CASE("difference, apply and inverse are one another's undoing") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    base::Random random(seed);
    const model::Dataset from = random_dataset(random);
    const model::Dataset to = random_dataset(random);
    const change::ChangeSet there = change::difference(from, to);
    model::Dataset moved = from;
    REQUIRE(change::apply(moved, there));
    CHECK(moved == to);
    REQUIRE(change::apply(moved, change::inverse(there)));
    CHECK(moved == from);
    CHECK(change::difference(to, to).empty());
  }
}

TEST_CASE("a change that no longer fits is refused whole") {
  base::Random random(5);
  model::Dataset d = random_dataset(random);
  d.units.insert({{100}, "Bidang P2P", "", model::UnitKind::Division, {}, ""});
  const model::Dataset before = d;
  model::Unit renamed = *d.units.find({100});
  renamed.name = "Bidang Yankes";
  change::ChangeSet step;
  step.records.push_back(change::added(model::Unit{{101}, "Baru", "", {}, {}, ""}));
  step.records.push_back(change::updated(*d.units.find({100}), renamed));

  SUBCASE("the field has changed since") {
    d.units.edit({100})->name = "Lain";
    const model::Dataset changed = d;
    const auto done = change::apply(d, step);
    CHECK(done.error().code == ErrorCode::UndoNoLongerApplies);
    CHECK(done.error().where == "/units/" + base::id_text(100) + "/name");
    CHECK(d == changed);
  }
  SUBCASE("the record is gone") {
    d.units.erase_all({{100}});
    CHECK(change::apply(d, step).error().code == ErrorCode::NoSuchRecord);
  }
  SUBCASE("the record to add is there already") {
    d.units.insert({{101}, "Sudah ada", "", {}, {}, ""});
    CHECK(change::apply(d, step).error().code == ErrorCode::DuplicateKey);
  }
  SUBCASE("it fits") {
    REQUIRE(change::apply(d, step));
    CHECK(d.units.find({100})->name == "Bidang Yankes");
    CHECK(d.units.find({101}) != nullptr);
    REQUIRE(change::apply(d, change::inverse(step)));
    CHECK(d == before);
  }
}

TEST_CASE("ratings that have changed since are not overwritten") {
  model::Dataset d;
  const model::SheetKey key{{1}, model::Source::Self, {}, {}};
  change::ChangeSet set;
  set.ratings.push_back({{1}, {{key, {{{1}, {}, model::Level{3}}}}}});
  REQUIRE(change::apply(d, set));
  CHECK(change::apply(d, set).error().code == ErrorCode::UndoNoLongerApplies);
  REQUIRE(change::apply(d, change::inverse(set)));
  CHECK(d.ratings.level_count() == 0);
}

TEST_CASE("a field of the wrong type or past the list is refused with its place") {
  model::Dataset d;
  d.units.insert({{1}, "A", "", {}, {}, ""});
  change::ChangeSet set;
  SUBCASE("type") {
    set.records.push_back({model::EntityKind::Unit, 1, change::RecordOp::Update,
                           {{0, model::Value{std::string("A")}, model::Value{true}}}});
    const auto done = change::apply(d, set);
    CHECK(done.error().code == ErrorCode::WrongType);
    CHECK(done.error().where == "/units/" + base::id_text(1) + "/name");
  }
  SUBCASE("field number") {
    set.records.push_back(
        {model::EntityKind::Unit, 2, change::RecordOp::Add, {{99, {}, model::Value{true}}}});
    CHECK(change::apply(d, set).error().code == ErrorCode::UnknownField);
  }
}

}  // namespace asah::change_test
