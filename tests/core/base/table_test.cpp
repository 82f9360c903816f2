#include "core/base/table.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "core/base/id.hpp"
#include "core/base/random.hpp"

namespace asah::table_test {

using namespace asah::base;

namespace {

struct Row {
  Id<Row> id;
  std::string name;
  bool operator==(const Row&) const = default;
};
using RowId = Id<Row>;
using Rows = Table<Row>;

Row row(std::uint64_t id, std::string name = "x") { return {RowId{id}, std::move(name)}; }

}  // namespace

TEST_CASE("rows lie in the order of their ids") {
  const Rows table = Rows::from_rows({row(5), row(1, "one"), row(3)});
  REQUIRE(table.size() == 3);
  CHECK(table.rows()[0].name == "one");
  CHECK(table.index_of(RowId{5}) == 2);
  CHECK_FALSE(table.index_of(RowId{4}).has_value());
  CHECK(table.find(RowId{9}) == nullptr);
  CHECK(Rows().empty());
  CHECK(Rows().find(RowId{1}) == nullptr);
}

TEST_CASE("a change to a copy leaves the other readers alone") {
  const Rows before = Rows::from_rows({row(1, "one"), row(2, "two")});
  Rows after = before;
  CHECK(after.rows().data() == before.rows().data());
  after.edit(RowId{1})->name = "changed";
  CHECK(before.find(RowId{1})->name == "one");
  CHECK(after.find(RowId{1})->name == "changed");
  const Row* unshared = after.rows().data();
  after.edit(RowId{2})->name = "again";
  CHECK(after.rows().data() == unshared);
  CHECK(after.edit(RowId{7}) == nullptr);
  CHECK_FALSE(before == after);
}

TEST_CASE("an id is taken once") {
  Rows table = Rows::from_rows({row(1, "one")});
  CHECK_FALSE(table.insert(row(1, "again")));
  CHECK(table.insert(row(0, "zero")));
  CHECK(table.rows()[0].name == "zero");
  CHECK_FALSE(table.insert_all({row(7), row(7)}));
  CHECK_FALSE(table.insert_all({row(8), row(1)}));
  CHECK(table.size() == 2);
  CHECK(table.find(RowId{1})->name == "one");
  CHECK(table.insert_all({}));
}

TEST_CASE("a table behaves like an ordered map under any sequence of changes") {
  Random random(21);
  Rows table;
  std::map<std::uint64_t, std::string> model;
  for (int step = 0; step < 600; ++step) {
    const Rows snapshot = table;
    const auto frozen = model;
    const std::uint64_t id = random.below(60);
    switch (random.below(4)) {
      case 0:
        CHECK(table.insert(row(id, std::to_string(step))) ==
              model.emplace(id, std::to_string(step)).second);
        break;
      case 1:
        CHECK(table.insert_all({row(id + 100), row(id + 200)}) ==
              (!model.contains(id + 100) && !model.contains(id + 200)));
        if (!frozen.contains(id + 100) && !frozen.contains(id + 200)) {
          model[id + 100] = model[id + 200] = "x";
        }
        break;
      case 2: {
        const std::size_t gone = model.erase(id) + model.erase(id + 100);
        CHECK(table.erase_all({RowId{id + 100}, RowId{id}, RowId{9999}}) == gone);
        break;
      }
      default:
        if (Row* found = table.edit(RowId{id})) found->name = model[id] = "edited";
    }
    REQUIRE(table.size() == model.size());
    REQUIRE(snapshot.size() == frozen.size());
    auto expected = model.begin();
    for (const Row& each : table) {
      CHECK(each.id.value == expected->first);
      CHECK(each.name == expected->second);
      ++expected;
    }
  }
}

TEST_CASE("the revision is the store's and is not part of equality") {
  Rows a = Rows::from_rows({row(1)});
  Rows b = a;
  b.set_revision(7);
  CHECK(b.revision() == 7);
  CHECK(a.revision() == 0);
  CHECK(a == b);
}

}  // namespace asah::table_test
