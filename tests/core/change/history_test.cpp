// Undoing any step, going back to earlier states, and a store that starts with a past.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/change/commands.hpp"
#include "core/change/rewind.hpp"
#include "core/change/store.hpp"
#include "tests/support/random_dataset.hpp"
#include "tests/support/random_edits.hpp"

namespace asah::history_test {

using base::ErrorCode;
using change::Actor;
using change::JournalHead;
using change::StepKind;
using change::Store;

namespace {

const Actor kRina{"Rina", "BKPSDM", 1'790'000'000'000};

void put_unit(Store& store, std::uint64_t id, const std::string& name, std::uint64_t parent = 0) {
  model::Unit unit;
  unit.id = {id};
  unit.name = name;
  unit.parent = {parent};
  REQUIRE(store.commit(change::put(store.snapshot(), unit), kRina));
}

std::string name_of(const Store& store, std::uint64_t id) {
  const model::Unit* unit = store.snapshot().units.find({id});
  return unit == nullptr ? "" : unit->name;
}

}  // namespace

TEST_CASE("any step can be undone while what it did still stands") {
  Store store{model::Dataset{}};
  put_unit(store, 1, "Dinas Kesehatan");
  put_unit(store, 2, "Dinas Sosial");
  put_unit(store, 1, "Dinkes");
  put_unit(store, 3, "RSUD");
  CHECK(store.can_undo_step(2));
  REQUIRE(store.undo_step(2, kRina));
  CHECK(name_of(store, 2).empty());
  CHECK(name_of(store, 1) == "Dinkes");
  CHECK(store.records().back().kind == StepKind::Undo);
  CHECK(store.records().back().target == 2);
  REQUIRE(store.undo_step(3, kRina));
  CHECK(name_of(store, 1) == "Dinas Kesehatan");
  // What was undone last is done again first.
  REQUIRE(store.redo(kRina));
  CHECK(name_of(store, 1) == "Dinkes");
  REQUIRE(store.redo(kRina));
  CHECK(name_of(store, 2) == "Dinas Sosial");
}

TEST_CASE("a step whose effect was changed since stays, and the refusal names what") {
  Store store{model::Dataset{}};
  put_unit(store, 1, "Dinas Kesehatan");
  put_unit(store, 1, "Dinkes");
  put_unit(store, 1, "Dinkes Kota");
  const auto refused = store.undo_step(2, kRina);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::UndoNoLongerApplies);
  CHECK(refused.error().args == std::vector<std::string>{"Dinkes Kota"});
  CHECK(store.can_undo_step(2).error().code == ErrorCode::UndoNoLongerApplies);
  CHECK(store.head().seq == 3);
  CHECK(name_of(store, 1) == "Dinkes Kota");
}

TEST_CASE("a step whose record is gone stays, and the refusal names it from history") {
  Store store{model::Dataset{}};
  put_unit(store, 1, "Dinas Kesehatan");
  put_unit(store, 1, "Dinkes");
  REQUIRE(store.commit(*change::erase(store.snapshot(), model::UnitId{1}), kRina));
  const auto refused = store.undo_step(2, kRina);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::UndoNoLongerApplies);
  CHECK(refused.error().args == std::vector<std::string>{"Dinas Kesehatan"});
}

TEST_CASE("undoing what others now refer to is refused by that rule") {
  Store store{model::Dataset{}};
  put_unit(store, 1, "Dinas Kesehatan");
  put_unit(store, 2, "RSUD", 1);
  CHECK(store.undo_step(1, kRina).error().code == ErrorCode::StillReferenced);
  CHECK(store.can_undo_step(1).error().code == ErrorCode::StillReferenced);
  REQUIRE(store.undo_step(2, kRina));
  CHECK(store.undo_step(1, kRina));
}

TEST_CASE("what cannot be undone says why") {
  Store store{model::Dataset{}};
  put_unit(store, 1, "Dinas Kesehatan");
  put_unit(store, 2, "Dinas Sosial");
  REQUIRE(store.undo_step(1, kRina));
  const auto stays = [&](std::uint64_t seq) {
    const auto refused = store.undo_step(seq, kRina);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::StepStays);
    return refused.error().args.at(1);
  };
  CHECK(stays(1) == "undone");
  CHECK(stays(3) == "is_undo");
  CHECK(store.undo_step(3, kRina).error().args.at(2) == "1");
  CHECK(store.undo_step(0, kRina).error().code == ErrorCode::NoSuchStep);
  CHECK(store.undo_step(99, kRina).error().code == ErrorCode::NoSuchStep);
  CHECK(store.head().seq == 3);
}

TEST_CASE("a store with a past undoes, redoes and answers like the one that lived through it") {
  Store first{model::Dataset{}};
  put_unit(first, 1, "A");
  put_unit(first, 2, "B");
  put_unit(first, 3, "C");
  REQUIRE(first.undo(kRina));
  Store later(first.snapshot(), first.head(), first.records());
  REQUIRE(later.undo_name() != nullptr);
  CHECK(later.undo_name()->args == std::vector<std::string>{"B"});
  REQUIRE(later.redo_name() != nullptr);
  CHECK(later.redo_name()->args == std::vector<std::string>{"C"});
  REQUIRE(later.redo(kRina));
  REQUIRE(later.undo_step(1, kRina));
  CHECK(name_of(later, 3) == "C");
  CHECK(name_of(later, 1).empty());
  CHECK(later.records().size() == 6);
}

TEST_CASE("a store whose history was folded undoes what is kept and refuses the rest") {
  Store lived{model::Dataset{}};
  for (std::uint64_t id = 1; id <= 5; ++id) put_unit(lived, id, "U" + std::to_string(id));
  const JournalHead third{3, lived.records()[3].previous};
  Store store(lived.snapshot(), lived.head(), {lived.records().begin() + 3, lived.records().end()});
  CHECK(store.records().size() == 2);
  CHECK(store.oldest() == third);
  CHECK(store.undo_step(3, kRina).error().code == ErrorCode::NoSuchStep);
  CHECK(store.state_at({2, {}}).error().code == ErrorCode::HistoryFolded);
  CHECK(store.state_at({2, {}}).error().args == std::vector<std::string>{"3"});
  REQUIRE(store.state_at(third));
  CHECK(store.state_at(third)->units.size() == 3);
  REQUIRE(store.undo(kRina));
  REQUIRE(store.undo(kRina));
  CHECK(store.undo(kRina).error().code == ErrorCode::NothingToUndo);
}

TEST_CASE("a journal begins where the file's journal stood") {
  const JournalHead head{41, base::sha256("elsewhere")};
  Store store(model::Dataset{}, head);
  CHECK(store.knows(head));
  put_unit(store, 1, "A");
  CHECK(store.records()[0].seq == 42);
  CHECK(store.records()[0].previous == head.digest);
  REQUIRE(store.state_at(head));
  CHECK(store.state_at(head)->units.empty());
  CHECK(store.state_at({41, base::sha256("another")}).error().code == ErrorCode::NoSuchStep);
  CHECK(store.state_at({43, {}}).error().code == ErrorCode::NoSuchStep);
}

TEST_CASE("law: every earlier state comes back as it was") {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    base::Random random(seed);
    Store store(test::random_dataset(seed));
    std::vector<std::pair<JournalHead, model::Dataset>> states{{store.head(), store.snapshot()}};
    for (int round = 0; round < 12; ++round) {
      test::edit(store, random, 3);
      if (random.chance(0.3)) static_cast<void>(store.undo({}));
      if (random.chance(0.2)) static_cast<void>(store.redo({}));
      if (!store.records().empty() && random.chance(0.4)) {
        static_cast<void>(store.undo_step(1 + random.below(store.head().seq), {}));
      }
      states.emplace_back(store.head(), store.snapshot());
    }
    const Store reread(store.snapshot(), store.head(), store.records());
    for (const auto& [head, dataset] : states) {
      CAPTURE(head.seq);
      const auto then = reread.state_at(head);
      REQUIRE(then);
      CHECK(*then == dataset);
    }
  }
}

TEST_CASE("law: undoing a step and doing it again leaves the state as it was") {
  std::size_t undone = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    base::Random random(seed);
    Store store(test::random_dataset(seed));
    test::edit(store, random, 20);
    if (store.records().empty()) continue;
    const model::Dataset before = store.snapshot();
    const std::uint64_t seq = 1 + random.below(store.head().seq);
    const bool can = store.can_undo_step(seq).has_value();
    CHECK(store.undo_step(seq, {}).has_value() == can);
    if (!can) {
      CHECK(store.snapshot() == before);
      continue;
    }
    ++undone;
    REQUIRE(store.redo({}));
    CHECK(store.snapshot() == before);
  }
  CHECK(undone > 10);
}

}  // namespace asah::history_test
