// One office's copy merged again and again while both go on working: what is settled stays settled.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/change/commands.hpp"
#include "core/exchange/erasure.hpp"
#include "core/exchange/journal_json.hpp"
#include "core/exchange/lineage.hpp"
#include "core/exchange/packet/returns.hpp"
#include "tests/support/random_dataset.hpp"
#include "tests/support/random_edits.hpp"

namespace asah::repeat_test {

using change::Store;
using exchange::MergeItem;
using exchange::MergeItemKind;
using model::Dataset;

namespace {

// An office with its own journal, and the states at which its copies went out.
struct Desk {
  explicit Desk(const Dataset& dataset) : store(dataset) {}
  Desk(const Dataset& dataset, const Desk& from) : store(dataset, from.store.head()) {
    ancestors = {from.store.head()};
  }

  exchange::DocumentHeader hand_out() {
    exchange::DocumentHeader header;
    header.given.base_revision = store.head();
    header.given.ancestors = ancestors;
    ancestors.push_back(store.head());
    return header;
  }

  Store store;
  std::vector<change::JournalHead> ancestors;
};

struct Taking {
  exchange::MergeInput input;
  std::optional<exchange::CommonState> common;
  exchange::MergeResult result;
};

// As the application does it: the newest state known, one step, with what was decided and the copy.
class Merger {
 public:
  Merger(Desk& ours, const Dataset& theirs, const exchange::DocumentHeader& header)
      : ours_(ours), theirs_(theirs), header_(header),
        common_(exchange::common_state(ours.store, header)) {}

  exchange::MergeResult plan(const std::vector<exchange::MergeDecision>& decisions = {}) const {
    exchange::MergeInput input;
    if (common_) input.base = &common_->dataset;
    input.branches = {{&ours_.store.snapshot(), {"BKPSDM", "Rina", "kita", ""}},
                      {&theirs_, {"Dinas A", "Budi", "mereka", ""}}};
    if (common_) input.branches[1].joined = common_->joined;
    input.is_erased = exchange::is_erased(ours_.store.snapshot());
    auto result = exchange::merge(input, decisions);
    REQUIRE(result);
    return *std::move(result);
  }

  void commit(exchange::MergeResult result, const std::string& time) {
    const exchange::DecisionContext context{"Rina", "BKPSDM", time, {}};
    for (model::Decision& row : exchange::decision_rows(result.plan, result.dataset, context)) {
      result.dataset.decisions.insert(std::move(row));
    }
    auto step = change::replace_with(ours_.store.snapshot(), result.dataset, {"step.merge_files", {"1"}});
    auto taken = exchange::taken_copy(ours_.store, header_, common_ ? &*common_ : nullptr,
                                      result.copies[1], result.joined);
    REQUIRE(taken);
    step.taken.push_back(std::move(*taken));
    const auto done = ours_.store.commit(std::move(step), {"Rina", "BKPSDM", 1});
    if (!done) FAIL(base::describe(done.error(), false), " ", done.error().where);
  }

 private:
  Desk& ours_;
  const Dataset& theirs_;
  const exchange::DocumentHeader& header_;
  std::optional<exchange::CommonState> common_;
};

std::vector<exchange::MergeDecision> some_decisions(const exchange::MergePlan& plan,
                                                    base::Random& random) {
  std::vector<exchange::MergeDecision> out;
  for (const MergeItem& item : plan.items) {
    if (!item.open() || random.chance(0.2)) continue;
    const bool about_value = item.kind == MergeItemKind::FieldConflict ||
                             item.kind == MergeItemKind::RatingConflict;
    if (about_value && plan.has_base && random.chance(0.3)) {
      out.push_back({exchange::merge_item_name(item), item.base});
    } else {
      const auto& candidate = item.candidates[random.index(item.candidates.size())];
      out.push_back({exchange::merge_item_name(item), candidate.value});
    }
  }
  return out;
}

// Two offices that parted, worked apart, and met once.
struct Meeting {
  base::Random random;
  Desk ours;
  Desk theirs;
  Dataset first_copy;
  exchange::DocumentHeader first_header;
  std::size_t asked = 0;

  explicit Meeting(std::uint64_t seed)
      : random(seed),
        ours(test::random_dataset(seed % 50, {.employees = 6, .competencies = 3, .units = 4, .cycles = 2})),
        theirs(ours.store.snapshot(), ours) {
    test::edit(ours.store, random, 2);
    theirs = Desk(ours.store.snapshot(), ours);
    test::edit(ours.store, random, 12);
    test::edit(theirs.store, random, 12);
    first_copy = theirs.store.snapshot();
    first_header = theirs.hand_out();
    Merger merger(ours, first_copy, first_header);
    const auto proposed = merger.plan();
    asked = proposed.plan.open_count();
    merger.commit(merger.plan(some_decisions(proposed.plan, random)), "2026-03-01");
  }
  bool met() const { return ours.store.taken(first_header.given.base_revision) != nullptr; }
};

void check_nothing_new(const exchange::MergeResult& again) {
  CHECK(again.plan.open_count() == 0);
  CHECK(again.changes.empty());
}

// Their copy changed the place that is asked about since they were last met.
bool changed_since(const MergeItem& item, const Dataset& then, const Dataset& now) {
  if (item.kind == MergeItemKind::RatingConflict) {
    const auto level = [&](const Dataset& dataset) {
      return dataset.ratings.block(item.rating->cycle).level(item.rating->sheet, item.rating->competency);
    };
    return level(then) != level(now);
  }
  const model::RecordAccess& access = model::record_access(item.record.kind);
  const auto before = access.find(then, item.record.id);
  const auto after = access.find(now, item.record.id);
  if (!before || !after) return true;
  return item.field == model::kNoField ? !access.equal(before, after)
                                       : !access.equal_field(before, after, item.field);
}

}  // namespace

TEST_CASE("merge law: a copy merged before brings nothing again and asks nothing") {
  std::size_t asked = 0;
  std::size_t met = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    Meeting meeting(seed);
    if (!meeting.met()) continue;
    ++met;
    asked += meeting.asked;
    check_nothing_new(Merger(meeting.ours, meeting.first_copy, meeting.first_header).plan());
    // Nor after our own work.
    test::edit(meeting.ours.store, meeting.random, 6);
    check_nothing_new(Merger(meeting.ours, meeting.first_copy, meeting.first_header).plan());
  }
  CHECK(met > 100);
  CHECK(asked > 100);
}

TEST_CASE("merge law: of a copy that went on only what they did since is news") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    Meeting meeting(seed);
    if (!meeting.met()) continue;
    model::Unit unit;
    unit.id = {0xABCDEF};
    unit.name = "Unit baru " + std::to_string(seed);
    REQUIRE(meeting.theirs.store.commit(change::put(meeting.theirs.store.snapshot(), unit), {}));
    Dataset expected = meeting.ours.store.snapshot();
    expected.units.insert(unit);
    const auto header = meeting.theirs.hand_out();
    Merger merger(meeting.ours, meeting.theirs.store.snapshot(), header);
    auto result = merger.plan();
    CHECK(result.plan.open_count() == 0);
    CHECK(result.dataset == expected);
    merger.commit(std::move(result), "2026-03-02");
    check_nothing_new(Merger(meeting.ours, meeting.theirs.store.snapshot(), header).plan());
    // The copy of before is older than what is here, and says nothing new.
    check_nothing_new(Merger(meeting.ours, meeting.first_copy, meeting.first_header).plan());
  }
}

TEST_CASE("merge law: questions of a later merge are about what changed since") {
  std::size_t asked = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    Meeting meeting(seed);
    if (!meeting.met()) continue;
    for (int round = 0; round < 2; ++round) {
      const Dataset then = meeting.theirs.store.snapshot();
      test::edit(meeting.ours.store, meeting.random, 8);
      test::edit(meeting.theirs.store, meeting.random, 8);
      const Dataset& now = meeting.theirs.store.snapshot();
      const auto header = meeting.theirs.hand_out();
      Merger merger(meeting.ours, now, header);
      auto result = merger.plan();
      for (const MergeItem& item : result.plan.items) {
        const bool of_place = item.kind == MergeItemKind::FieldConflict ||
                              item.kind == MergeItemKind::RatingConflict ||
                              item.kind == MergeItemKind::EditedAndDeleted;
        if (!item.open() || !of_place) continue;
        ++asked;
        CHECK_MESSAGE(changed_since(item, then, now), exchange::merge_item_name(item));
      }
      const auto decisions = some_decisions(result.plan, meeting.random);
      merger.commit(merger.plan(decisions), "2026-04-0" + std::to_string(round + 1));
      check_nothing_new(Merger(meeting.ours, now, header).plan());
    }
  }
  CHECK(asked > 20);
}

TEST_CASE("merge law: a merge taken back is asked about again as before") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Meeting meeting(seed);
    if (!meeting.met()) continue;
    REQUIRE(meeting.ours.store.undo({}));
    CHECK_FALSE(meeting.met());
    const auto again = Merger(meeting.ours, meeting.first_copy, meeting.first_header).plan();
    CHECK(again.plan.open_count() == meeting.asked);
    REQUIRE(meeting.ours.store.redo({}));
    check_nothing_new(Merger(meeting.ours, meeting.first_copy, meeting.first_header).plan());
  }
}

TEST_CASE("merge law: what was taken outlives the journal's file, and an erasure") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Meeting meeting(seed);
    if (!meeting.met()) continue;
    std::string bytes = exchange::segment_head({});
    for (const auto& record : meeting.ours.store.records()) bytes += exchange::journal_line(record);
    auto reading = exchange::read_segment(bytes, {});
    REQUIRE(reading);
    REQUIRE_FALSE(reading->damage.has_value());
    CHECK(reading->records == meeting.ours.store.records());
    meeting.ours.store = Store(meeting.ours.store.snapshot(), meeting.ours.store.head(),
                               std::move(reading->records));
    check_nothing_new(Merger(meeting.ours, meeting.first_copy, meeting.first_header).plan());

    const auto people = meeting.ours.store.snapshot().employees.rows();
    if (people.empty()) continue;
    const model::Employee person = people[meeting.random.index(people.size())];
    REQUIRE(meeting.ours.store.erase_person({.employee = person.id, .reason = "permintaan"}, {}));
    std::string after = exchange::segment_head({});
    for (const auto& record : meeting.ours.store.records()) after += exchange::journal_line(record);
    if (!person.nip.empty()) CHECK_FALSE(after.contains(person.nip));
    CHECK_FALSE(after.contains('"' + base::id_text(person.id) + '"'));
    const auto again = Merger(meeting.ours, meeting.first_copy, meeting.first_header).plan();
    CHECK(again.dataset.employees.find(person.id) == nullptr);
    CHECK(again.plan.open_count() == 0);
  }
}

}  // namespace asah::repeat_test
