#include "core/change/store.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/base/random.hpp"
#include "core/change/commands.hpp"

namespace asah::store_test {

using base::ErrorCode;
using change::Actor;
using change::Step;
using change::Store;

namespace {

const Actor kRina{"Rina", "BKPSDM", 1'790'000'000'000};

struct World {
  model::Unit office{{1}, "Dinas Kesehatan", "1.02", model::UnitKind::Agency, {}, ""};
  model::Tier tier;
  model::Position nurse{{1}, "Perawat Ahli Pertama", "", {1}, "", ""};
  model::Employee siti;
  model::Competency communication;
  model::Cycle cycle;
  model::Rater head{{1}, "dr. Hadi", {}};

  World() {
    tier.id = {1};
    tier.code = "JFAP";
    tier.managerial = tier.sociocultural = model::Level{2};
    siti.id = {10};
    siti.nip = "199912312024122998";
    siti.name = "Siti Aminah";
    siti.unit = office.id;
    siti.position = nurse.id;
    communication.id = {5};
    communication.code = "KOM";
    communication.name = {"Komunikasi", "Communication"};
    communication.domain = model::Domain::Managerial;
    cycle.id = {7};
    cycle.name = "2026";
    cycle.sources = {{model::Source::Superior, {100}}};
    cycle.competencies = {communication.id};
  }
  model::Dataset dataset() const {
    model::Dataset d;
    d.units.insert(office);
    d.tiers.insert(tier);
    d.positions.insert(nurse);
    d.employees.insert(siti);
    d.competencies.insert(communication);
    d.cycles.insert(cycle);
    d.raters.insert(head);
    return d;
  }
  change::RatingEdit edit(std::int8_t level) const {
    return {cycle.id,
            {siti.id, model::Source::Superior, head.id, base::Date::from_civil(2026, 11, 2)},
            communication.id,
            model::Level{level}};
  }
  Step rate(const model::Dataset& d, std::int8_t level) const {
    const change::RatingEdit edits[] = {edit(level)};
    auto step = change::rate(d, edits);
    REQUIRE(step);
    return *step;
  }
};

}  // namespace

TEST_CASE("a committed step shows in the snapshot, the journal and the revisions") {
  const World world;
  Store store(world.dataset());
  const auto employees_before = store.snapshot().employees.revision();
  const auto ratings_before = store.snapshot().ratings.revision();
  REQUIRE(store.commit(world.rate(store.snapshot(), 3), kRina));
  const auto& block = store.snapshot().ratings.block(world.cycle.id);
  CHECK(block.level(world.edit(0).key, world.communication.id).value == 3);
  CHECK(store.records().size() == 1);
  CHECK(store.records()[0].step.key == "step.rate");
  CHECK(store.records()[0].step.args == std::vector<std::string>{"Siti Aminah"});
  CHECK(store.snapshot().employees.revision() == employees_before);
  CHECK(store.snapshot().ratings.revision() != ratings_before);
}

TEST_CASE("undo and redo are new records and restore the dataset exactly") {
  const World world;
  Store store(world.dataset());
  const model::Dataset start = store.snapshot();
  REQUIRE(store.commit(world.rate(store.snapshot(), 3), kRina));
  const model::Dataset rated = store.snapshot();
  REQUIRE(store.undo(kRina));
  CHECK(store.snapshot() == start);
  CHECK(store.undo_name() == nullptr);
  REQUIRE(store.redo_name() != nullptr);
  REQUIRE(store.redo(kRina));
  CHECK(store.snapshot() == rated);
  CHECK(store.records().size() == 3);
  CHECK(store.records()[1].kind == change::StepKind::Undo);
  CHECK(store.records()[1].target == 1);
  CHECK(store.redo(kRina).error().code == ErrorCode::NothingToRedo);
  REQUIRE(store.undo(kRina));
  CHECK(store.undo(kRina).error().code == ErrorCode::NothingToUndo);
}

TEST_CASE("a new commit forgets what could be redone") {
  const World world;
  Store store(world.dataset());
  REQUIRE(store.commit(world.rate(store.snapshot(), 3), kRina));
  REQUIRE(store.undo(kRina));
  REQUIRE(store.commit(world.rate(store.snapshot(), 4), kRina));
  CHECK(store.redo_name() == nullptr);
}

TEST_CASE("a step that breaks a rule leaves everything as it was") {
  const World world;
  Store store(world.dataset());
  const model::Dataset before = store.snapshot();
  const auto head_before = store.head();

  SUBCASE("an employee in a unit that does not exist") {
    model::Employee lost = world.siti;
    lost.unit = {99};
    const auto done = store.commit(change::put(store.snapshot(), lost), kRina);
    CHECK(done.error().code == ErrorCode::DanglingReference);
    CHECK(done.error().where == "/employees/" + base::id_text(lost.id) + "/unit");
  }
  SUBCASE("two people with one NIP") {
    model::Employee twin = world.siti;
    twin.id = {11};
    CHECK(store.commit(change::put(store.snapshot(), twin), kRina).error().code ==
          ErrorCode::DuplicateKey);
  }
  SUBCASE("a unit below itself") {
    model::Unit loop = world.office;
    loop.parent = loop.id;
    CHECK(store.commit(change::put(store.snapshot(), loop), kRina).error().code ==
          ErrorCode::UnitCycle);
  }
  SUBCASE("a unit that still has people") {
    const auto step = change::erase(store.snapshot(), world.office.id);
    REQUIRE(step);
    CHECK(store.commit(*step, kRina).error().code == ErrorCode::StillReferenced);
  }
  SUBCASE("a minimum above the required level") {
    model::Standard standard;
    standard.id = model::standard_id(world.nurse.id, world.communication.id);
    standard.position = world.nurse.id;
    standard.competency = world.communication.id;
    standard.required = model::Level{2};
    standard.minimum = model::Level{3};
    CHECK(store.commit(change::put(store.snapshot(), standard), kRina).error().code ==
          ErrorCode::MinimumAboveRequired);
  }
  SUBCASE("a rating of somebody unknown") {
    auto edit = world.edit(3);
    edit.key.employee = {99};
    const change::RatingEdit edits[] = {edit};
    const auto step = change::rate(store.snapshot(), edits);
    REQUIRE(step);
    CHECK(store.commit(*step, kRina).error().code == ErrorCode::DanglingReference);
  }
  SUBCASE("a name left empty") {
    model::Unit nameless = world.office;
    nameless.name.clear();
    CHECK(store.commit(change::put(store.snapshot(), nameless), kRina).error().code ==
          ErrorCode::Required);
  }
  CHECK(store.snapshot() == before);
  CHECK(store.head() == head_before);
  CHECK(store.records().empty());
}

TEST_CASE("faults that were there before do not block other edits") {
  const World world;
  model::Dataset flawed = world.dataset();
  model::Employee twin = world.siti;
  twin.id = {11};
  flawed.employees.insert(twin);
  Store store(flawed);
  model::Employee renamed = world.siti;
  renamed.name = "Siti Aminah Lestari";
  CHECK(store.commit(change::put(store.snapshot(), renamed), kRina));
}

TEST_CASE("a closed cycle takes no ratings") {
  World world;
  world.cycle.status = model::CycleStatus::Closed;
  const change::RatingEdit edits[] = {world.edit(3)};
  CHECK(change::rate(world.dataset(), edits).error().code == ErrorCode::CycleClosed);
}

TEST_CASE("removing an employee takes the ratings along and undo brings all back") {
  const World world;
  Store store(world.dataset());
  REQUIRE(store.commit(world.rate(store.snapshot(), 3), kRina));
  const model::Dataset before = store.snapshot();
  const auto step = change::remove_employee(store.snapshot(), world.siti.id);
  REQUIRE(step);
  REQUIRE(store.commit(*step, kRina));
  CHECK(store.snapshot().employees.empty());
  CHECK(store.snapshot().ratings.level_count() == 0);
  REQUIRE(store.undo(kRina));
  CHECK(store.snapshot() == before);
}

TEST_CASE("a step that adds a competency and its levels on an old sheet can be taken back") {
  const World world;
  Store store(world.dataset());
  REQUIRE(store.commit(*change::rate(store.snapshot(), std::vector{world.edit(3)}), kRina));
  const model::Dataset before = store.snapshot();
  model::Dataset after = before;
  model::Competency added = world.communication;
  added.id = {6};
  added.code = "INT";
  after.competencies.insert(added);
  change::RatingEdit edit = world.edit(4);
  auto sheet = model::SheetChange{edit.key, {{edit.competency, model::Level{3}, model::Level{4}},
                                             {added.id, {}, model::Level{2}}}};
  after.ratings.edit(edit.cycle).apply(std::vector{sheet});
  REQUIRE(store.commit(change::replace_with(before, after, {"step.import", {}}), kRina));
  REQUIRE(store.undo(kRina));
  CHECK(store.snapshot() == before);
}

TEST_CASE("removing a cycle takes its ratings along") {
  const World world;
  Store store(world.dataset());
  REQUIRE(store.commit(world.rate(store.snapshot(), 3), kRina));
  const auto step = change::remove_cycle(store.snapshot(), world.cycle.id);
  REQUIRE(step);
  REQUIRE(store.commit(*step, kRina));
  CHECK(store.snapshot().ratings.level_count() == 0);
  CHECK(store.snapshot().cycles.empty());
  CHECK(change::remove_cycle(store.snapshot(), world.cycle.id).error().code ==
        ErrorCode::NoSuchRecord);
}

TEST_CASE("tier defaults fill what is missing and keep what is there unless told") {
  const World world;
  Store store(world.dataset());
  const model::PositionId positions[] = {world.nurse.id};
  Step step = change::apply_tier_defaults(store.snapshot(), positions, false);
  CHECK(step.name.args == std::vector<std::string>{"1"});
  REQUIRE(store.commit(step, kRina));
  REQUIRE(store.snapshot().standards.size() == 1);
  model::Standard raised = store.snapshot().standards.rows()[0];
  CHECK(raised.required.value == 2);
  raised.required = model::Level{4};
  REQUIRE(store.commit(change::put(store.snapshot(), raised), kRina));
  CHECK(change::apply_tier_defaults(store.snapshot(), positions, false).changes.empty());
  CHECK(change::apply_tier_defaults(store.snapshot(), positions, true).changes.records.size() == 1);
}

TEST_CASE("a replayed journal gives the same snapshot and head; a broken one is refused") {
  const World world;
  Store store(world.dataset());
  base::Random random(7);
  for (int i = 0; i < 200; ++i) {
    const auto dice = random.below(10);
    if (dice < 6) {
      REQUIRE(store.commit(world.rate(store.snapshot(), static_cast<std::int8_t>(random.below(6))),
                           kRina));
    } else if (dice < 8) {
      (void)store.undo(kRina);
    } else {
      (void)store.redo(kRina);
    }
  }
  Store twin(world.dataset());
  for (const auto& record : store.records()) REQUIRE(twin.replay(record));
  CHECK(twin.snapshot() == store.snapshot());
  CHECK(twin.head() == store.head());
  REQUIRE((twin.undo_name() == nullptr) == (store.undo_name() == nullptr));

  Store other(world.dataset());
  REQUIRE(store.records().size() > 2);
  CHECK(other.replay(store.records()[1]).error().code == ErrorCode::BrokenJournal);
  auto forged = store.records()[0];
  forged.actor.person = "Orang lain";
  REQUIRE(other.replay(forged));
  CHECK(other.replay(store.records()[1]).error().code == ErrorCode::BrokenJournal);
}

}  // namespace asah::store_test
