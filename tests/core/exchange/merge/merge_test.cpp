#include "core/exchange/merge/merge.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "core/base/id.hpp"
#include "core/change/store.hpp"
#include "core/exchange/merge/decide.hpp"
#include "core/exchange/merge/value_merge.hpp"
#include "core/exchange/packet/returns.hpp"
#include "tests/support/random_dataset.hpp"

namespace asah::merge_test {

using base::ErrorCode;
using exchange::DecideRule;
using exchange::MergeInput;
using exchange::MergeItemKind;
using model::Dataset;
using model::Value;

namespace {

struct Offices {
  Dataset base, ours, theirs;

  Offices() {
    base.workspace.value = 9;
    base.employees.insert(person(1, "199001012015011997", "Budi"));
    base.employees.insert(person(2, "199001022015012998", "Siti"));
    base.units.insert({{1}, "A", "", model::UnitKind::Agency, {}, ""});
    base.units.insert({{2}, "B", "", model::UnitKind::Agency, {}, ""});
    model::Competency competency;
    competency.id = {3};
    competency.code = "INT";
    base.competencies.insert(competency);
    model::Cycle cycle;
    cycle.id = {4};
    cycle.name = "2026";
    cycle.sources = {{model::Source::Superior, {100}}};
    base.cycles.insert(cycle);
    ours = theirs = base;
  }
  static model::Employee person(std::uint64_t id, std::string nip, std::string name) {
    model::Employee employee;
    employee.id = {id};
    employee.nip = std::move(nip);
    employee.name = std::move(name);
    return employee;
  }
  static void rate(Dataset& dataset, std::uint64_t person, std::int8_t level) {
    model::SheetChange sheet{{{person}, model::Source::Superior, {}, {}},
                             {{{3}, {}, model::Level{level}}}};
    dataset.ratings.edit({4}).apply(std::vector{sheet});
  }
  MergeInput input() const {
    MergeInput input;
    input.base = &base;
    input.branches = {{&ours, {"BKPSDM", "Rina", "kita.json", "2026-03-01"}},
                      {&theirs, {"Dinas A", "Operator", "mereka.json", "1999-01-01"}}};
    return input;
  }
};

exchange::MergeResult merged(const MergeInput& input,
                             const std::vector<exchange::MergeDecision>& decisions = {}) {
  auto result = exchange::merge(input, decisions);
  REQUIRE(result);
  return *std::move(result);
}

}  // namespace

TEST_CASE("merge: only copies of one workspace, two or more, can be merged") {
  Offices offices;
  MergeInput input = offices.input();
  offices.theirs.workspace.value = 8;
  const auto foreign = exchange::plan_merge(input);
  REQUIRE(!foreign);
  CHECK(foreign.error().code == ErrorCode::MergeOtherWorkspace);
  CHECK(foreign.error().where == "mereka.json");
  offices.theirs.workspace.value = 9;
  offices.base.workspace.value = 8;
  CHECK(exchange::plan_merge(input).error().code == ErrorCode::MergeOtherWorkspace);
  offices.base.workspace.value = 9;

  input.branches.resize(1);
  CHECK(exchange::plan_merge(input).error().code == ErrorCode::MergeBranchCount);
  input.branches.assign(exchange::kMaxBranches + 1, {&offices.ours, {}});
  CHECK(exchange::plan_merge(input).error().code == ErrorCode::MergeBranchCount);
  input.branches.pop_back();
  CHECK(exchange::plan_merge(input));
}

TEST_CASE("merge: progress is told, and a merge can be cancelled in records and in ratings") {
  const Dataset base = test::random_dataset(1, {.employees = 3000, .competencies = 2, .units = 3});
  Dataset ours = base;
  ours.employees.edit(base.employees.rows()[0].id)->grade = "III/d";
  const model::CycleId cycle = base.ratings.cycles().front();
  Dataset theirs = base;
  theirs.ratings.edit(cycle).add_competency({77});
  MergeInput input;
  input.base = &base;
  input.branches = {{&ours, {}}, {&theirs, {}}};
  std::size_t calls = 0;
  std::size_t last = 0;
  input.progress = [&](std::size_t done, std::size_t total) {
    ++calls;
    CHECK(done >= last);
    CHECK(done <= total);
    last = done;
    return true;
  };
  REQUIRE(exchange::merge(input));
  CHECK(calls >= 1);
  input.progress = [](std::size_t, std::size_t) { return false; };
  CHECK(exchange::merge(input).error().code == ErrorCode::Cancelled);
  ours = base;
  CHECK(exchange::merge(input).error().code == ErrorCode::Cancelled);
}

TEST_CASE("merge: a decision that fits no item or no candidate is named and changes nothing") {
  Offices offices;
  offices.ours.employees.edit({1})->grade = "III/a";
  offices.theirs.employees.edit({1})->grade = "III/b";
  const std::string name = "field_conflict/employee/" + base::id_text(1) + "/grade";
  const auto result = merged(offices.input(), {{name, Value{true}},
                                               {"field_conflict/employee/x", Value{}}});
  CHECK(result.unused == std::vector<std::string>{name, "field_conflict/employee/x"});
  CHECK(result.plan.open_count() == 1);
  CHECK(result.dataset.employees.find({1})->grade == "III/b");
}

TEST_CASE("merge: who is erased stays erased, in every order, also where only ratings name them") {
  Offices offices;
  Offices::rate(offices.theirs, 1, 4);
  Offices::rate(offices.theirs, 2, 4);
  Offices::rate(offices.ours, 77, 2);  // without a record
  offices.ours.employees.edit({2})->grade = "III/c";
  MergeInput input = offices.input();
  input.is_erased = [](model::EmployeeId id, std::string_view nip) {
    return nip == "199001012015011997" || (nip.empty() && id.value == 77);
  };
  for (int turn = 0; turn < 2; ++turn) {
    const auto result = merged(input);
    CHECK(result.dataset.employees.find({1}) == nullptr);
    CHECK(result.dataset.employees.find({2})->grade == "III/c");
    REQUIRE(result.dataset.ratings.level_count() == 1);
    CHECK(result.dataset.ratings.block({4}).employees()[0].value == 2);
    for (const auto& item : result.plan.items) {
      CHECK(item.kind == MergeItemKind::Erased);
      CHECK(item.title.empty());
    }
    CHECK(result.plan.items.size() == 2);
    std::swap(input.branches[0], input.branches[1]);
  }
}

TEST_CASE("merge: rules decide what they can and leave the rest open") {
  Offices offices;
  Offices::rate(offices.ours, 1, 2);
  Offices::rate(offices.theirs, 1, 4);
  offices.ours.employees.edit({1})->grade = "III/b";
  offices.theirs.employees.edit({1})->grade = "III/a";
  offices.ours.units.edit({1})->parent = {2};
  offices.theirs.units.edit({2})->parent = {1};
  const auto plan = exchange::plan_merge(offices.input());
  REQUIRE(plan);
  CHECK(plan->open_count() == 3);
  CHECK(exchange::decide_by_rule(*plan, DecideRule::LeaveOpen).empty());

  const auto greater = exchange::decide_by_rule(*plan, DecideRule::PreferGreater);
  REQUIRE(greater.size() == 1);
  CHECK(greater[0].value == Value{std::int64_t{4}});

  const auto ours = merged(offices.input(), exchange::decide_by_rule(*plan, DecideRule::PreferBranch, 0));
  CHECK(ours.plan.open_count() == 0);
  CHECK(ours.dataset == offices.ours);
  CHECK(ours.changes.empty());
  const auto theirs = merged(offices.input(), exchange::decide_by_rule(*plan, DecideRule::PreferBranch, 1));
  CHECK(theirs.dataset == offices.theirs);

  // Who changed nothing decides for the base.
  MergeInput three = offices.input();
  three.branches.push_back({&offices.base, {}});
  const auto wide = exchange::plan_merge(three);
  REQUIRE(wide);
  const auto none = merged(three, exchange::decide_by_rule(*wide, DecideRule::PreferBranch, 2));
  CHECK(none.dataset.employees.find({1})->grade.empty());
  CHECK(none.dataset.ratings.level_count() == 0);
}

TEST_CASE("merge: decisions become records with who, when, and both sides") {
  Offices offices;
  offices.ours.employees.edit({1})->grade = "III/b";
  offices.theirs.employees.edit({1})->grade = "III/a";
  offices.theirs.employees.edit({2})->name = "Siti A.";
  offices.ours.employees.edit({2})->name = "Siti B.";
  const std::string name = "field_conflict/employee/" + base::id_text(1) + "/grade";
  const auto result = merged(offices.input(), {{name, Value{std::string("III/a")}}});
  const auto rows = exchange::decision_rows(
      result.plan, result.dataset, {"Rina", "BKPSDM", "2026-03-02T08:00:00+07:00", {{name, "branch"}}});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].item == name);
  CHECK(rows[0].title == "Budi");
  CHECK(rows[0].employee.value == 1);
  CHECK_FALSE(rows[0].open);
  CHECK(rows[0].rule == "branch");
  CHECK(rows[0].person == "Rina");
  CHECK(rows[0].office == "BKPSDM");
  CHECK(rows[0].decided_at == "2026-03-02T08:00:00+07:00");
  REQUIRE(rows[0].choices.size() == 2);
  CHECK(rows[0].choices[0].value == "III/a");
  CHECK(rows[0].choices[0].office == "Dinas A");
  CHECK(rows[0].choices[0].date == "1999-01-01");
  CHECK(rows[0].choices[1].file == "kita.json");
  CHECK(rows[0].choices[1].author == "Rina");
  CHECK(rows[0].chosen == "III/a");
  CHECK(rows[1].open);
  CHECK(rows[1].rule.empty());
  CHECK(rows[1].chosen == "Siti B.");
}

TEST_CASE("merge: a field may be decided for a value that nobody held, if the field takes it") {
  Offices offices;
  offices.ours.employees.edit({1})->grade = "III/b";
  offices.theirs.employees.edit({1})->grade = "III/a";
  offices.ours.employees.edit({1})->name = "Budi A.";
  offices.theirs.employees.edit({1})->name = "Budi B.";
  offices.ours.employees.edit({2})->unit = {1};
  offices.theirs.employees.edit({2})->unit = {2};
  offices.ours.competencies.edit({3})->domain = model::Domain::Managerial;
  offices.theirs.competencies.edit({3})->domain = model::Domain::Sociocultural;
  Offices::rate(offices.ours, 1, 2);
  Offices::rate(offices.theirs, 1, 4);
  const auto plan = exchange::plan_merge(offices.input());
  REQUIRE(plan);
  REQUIRE(plan->items.size() == 5);
  const auto about = [&](std::string_view key) {
    for (const auto& item : plan->items) {
      const std::string name = exchange::merge_item_name(item);
      if (key.empty() ? item.rating.has_value() : name.ends_with(key)) return name;
    }
    FAIL(key);
    return std::string();
  };
  const auto text = [](std::string_view value) { return Value{std::string(value)}; };
  const auto good = merged(offices.input(), {{about("/grade"), text("IV/a")}, {about("/name"), text("Budi C.")}});
  CHECK(good.unused.empty());
  CHECK(good.dataset.employees.find({1})->grade == "IV/a");
  CHECK(good.dataset.employees.find({1})->name == "Budi C.");
  CHECK(good.plan.open_count() == 3);
  change::Store store(offices.ours);
  REQUIRE(store.commit({{"step.merge_files", {}}, good.changes}, {}));
  CHECK(store.snapshot() == good.dataset);
  const auto rows = exchange::decision_rows(good.plan, good.dataset, {"Rina", "BKPSDM", "2026-03-02"});
  const auto row = std::ranges::find(rows, about("/grade"), &model::Decision::item);
  REQUIRE(row != rows.end());
  CHECK(row->chosen == "IV/a");
  CHECK_FALSE(row->open);

  const std::vector<exchange::MergeDecision> bad{
      {about("/grade"), Value{std::int64_t{4}}},     // another type
      {about("/name"), text("")},                    // must be filled in
      {about("/unit"), text(base::id_text(1))},      // names a record: one of the candidates, see below
      {about("/domain"), text("digital")},           // not among the field's choices
      {about(""), Value{std::int64_t{3}}}};          // a level that nobody gave
  const auto refused = merged(offices.input(), bad);
  CHECK(refused.unused.size() == 4);
  CHECK_FALSE(std::ranges::contains(refused.unused, about("/unit")));
  CHECK(refused.plan.open_count() == 4);
  CHECK(merged(offices.input(), {{about("/name"), text(std::string(100'000, 'a'))}}).unused.size() == 1);
  CHECK(merged(offices.input(), {{about("/unit"), text(base::id_text(3))}}).unused.size() == 1);
}

TEST_CASE("merge: keys of newer versions follow records that become one") {
  Offices offices;
  const std::string sheet = ".superior." + base::id_text(0) + ".2026-03-01/weight";
  const auto add = [&](Dataset& dataset, std::uint64_t id) {
    dataset.employees.insert(Offices::person(id, "199001032015011999", "Tono"));
    model::SheetChange change{{{id}, model::Source::Superior, {}, base::Date::from_civil(2026, 3, 1)},
                              {{{3}, {}, model::Level{2}}}};
    dataset.ratings.edit({4}).apply(std::vector{change});
  };
  add(offices.ours, 20);
  add(offices.theirs, 30);
  offices.theirs.unknown_keys = {
      {model::EntityKind::Employee, 30, "blood", "\"O\""},
      {model::EntityKind::Cycle, 4, "@ratings/" + base::id_text(30) + sheet, "3"},
      {model::EntityKind::Cycle, 4, "@ratings/broken", "1"}};
  std::ranges::sort(offices.theirs.unknown_keys);
  const auto result = merged(offices.input());
  CHECK(result.dataset.employees.find({30}) == nullptr);
  const auto kept = [&](model::EntityKind kind, std::uint64_t id, const std::string& key) {
    return std::ranges::contains(result.dataset.unknown_keys, std::tuple(kind, id, key),
                                 [](const auto& k) { return std::tuple(k.kind, k.id, k.key); });
  };
  CHECK(result.dataset.unknown_keys.size() == 3);
  CHECK(kept(model::EntityKind::Employee, 20, "blood"));
  CHECK(kept(model::EntityKind::Cycle, 4, "@ratings/" + base::id_text(20) + sheet));
  CHECK(kept(model::EntityKind::Cycle, 4, "@ratings/broken"));
  CHECK(result.joined == std::vector<change::JoinedRecord>{{model::EntityKind::Employee, 30, 20}});
  CHECK(result.copies[1].employees.find({20}) != nullptr);
  change::Store store(offices.ours);
  REQUIRE(store.commit({{"step.merge_files", {}}, result.changes}, {}));
  CHECK(store.snapshot() == result.dataset);
  REQUIRE(store.undo({}));
  CHECK(store.snapshot() == offices.ours);
}

TEST_CASE("merge: values have one total order") {
  using exchange::compare_values;
  const std::vector<Value> ascending{
      {}, Value{false}, Value{true}, Value{std::int64_t{-1}}, Value{std::int64_t{9}},
      Value{std::int64_t{10}}, Value{std::string("10")}, Value{std::string("9")},
      Value{model::ValueList{}}, Value{model::ValueList{Value{std::int64_t{1}}}},
      Value{model::ValueList{Value{std::int64_t{1}}, Value{}}},
      Value{model::ValueObject{{"a", Value{}}}}, Value{model::ValueObject{{"a", Value{true}}}},
      Value{model::ValueObject{{"b", Value{}}}}};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      CHECK(compare_values(ascending[i], ascending[j]) == (i <=> j));
    }
  }
}

}  // namespace asah::merge_test
