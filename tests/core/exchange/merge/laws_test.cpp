// What holds for every merge, on generated workspaces that several offices edited apart.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/change/store.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/json/json_write.hpp"
#include "core/exchange/merge/decide.hpp"
#include "core/exchange/merge/merge.hpp"
#include "core/model/codec.hpp"
#include "core/model/validate.hpp"
#include "tests/support/random_dataset.hpp"
#include "tests/support/random_edits.hpp"

namespace asah::laws_test {

using exchange::MergeInput;
using exchange::MergeItem;
using exchange::MergeItemKind;
using exchange::MergeResult;
using model::Dataset;

namespace {

constexpr test::DatasetSize kSmall{.employees = 6, .competencies = 3, .units = 4, .cycles = 2};

// A base and what some offices made of it.
struct Story {
  Dataset base;
  std::vector<Dataset> offices;

  Story(std::uint64_t seed, std::size_t count, std::size_t steps) {
    base::Random random(seed);
    base = test::random_dataset(seed % 50, kSmall);
    for (std::size_t i = 0; i < count; ++i) {
      offices.push_back(test::edited(base, random, 1 + random.below(steps)));
    }
  }
};

MergeInput input_of(const Dataset* base, const std::vector<const Dataset*>& branches) {
  MergeInput input;
  input.base = base;
  for (const Dataset* branch : branches) input.branches.push_back({branch, {}});
  return input;
}

MergeResult merged(const Dataset* base, const std::vector<const Dataset*>& branches) {
  auto result = exchange::merge(input_of(base, branches));
  REQUIRE(result);
  return *std::move(result);
}

std::string bytes_of(const Dataset& dataset) { return exchange::write_document(dataset, {}); }

// `order[i]` is the branch of `items` that stands at i elsewhere.
std::vector<MergeItem> reordered(std::vector<MergeItem> items, const std::vector<std::size_t>& order) {
  for (MergeItem& item : items) {
    for (exchange::MergeCandidate& candidate : item.candidates) {
      exchange::BranchSet moved;
      for (std::size_t i = 0; i < order.size(); ++i) moved.set(i, candidate.branches.test(order[i]));
      candidate.branches = moved;
    }
  }
  return items;
}

// No item in which one office contradicts another.
bool is_peaceful(const exchange::MergePlan& plan) {
  return std::ranges::all_of(plan.items, [](const MergeItem& item) {
    return item.kind == MergeItemKind::Deleted || item.kind == MergeItemKind::StandardInCycle ||
           item.kind == MergeItemKind::RetiredAndRated || item.kind == MergeItemKind::NewKey;
  });
}

std::string text_of(const model::Value& value) {
  std::string out;
  exchange::append_value(out, value);
  return out;
}

// Everything that the items about a record name, as text to look in.
std::string named_about(const exchange::MergePlan& plan, model::RecordKey record) {
  std::string out;
  for (const MergeItem& item : plan.items) {
    bool concerned = item.record == record;
    for (const auto& related : item.related) concerned = concerned || related.record == record;
    for (const auto& candidate : item.candidates) {
      const std::string* id = candidate.value.as_text();
      concerned = concerned || (id != nullptr && *id == base::id_text(record.id));
    }
    if (!concerned) continue;
    for (const auto& candidate : item.candidates) out += text_of(candidate.value) + '\n';
    for (const auto& related : item.related) out += text_of({base::id_text(related.record.id)}) + '\n';
    out += text_of({item.part}) + '\n';
  }
  return out;
}

// The identity that a record has in the result: joined ones go by another.
model::RecordKey final_key(const exchange::MergePlan& plan, model::RecordKey record) {
  for (const MergeItem& item : plan.items) {
    if (item.kind != MergeItemKind::Joined && item.kind != MergeItemKind::SameKey) continue;
    if (item.taken != model::Value{true}) continue;
    for (const auto& related : item.related) {
      if (related.record == record) return item.record;
    }
  }
  return record;
}

// The value as the result would have it: identities as joined.
model::Value final_value(const exchange::MergePlan& plan, model::Value value,
                         std::optional<model::EntityKind> target) {
  if (!target) return value;
  if (auto* list = std::get_if<model::ValueList>(&value.data)) {
    for (model::Value& item : *list) item = final_value(plan, std::move(item), target);
  } else if (const std::string* text = value.as_text()) {
    return {base::id_text(final_key(plan, {*target, *base::parse_id(*text)}).id)};
  }
  return value;
}

// Every element of `part` is in `whole`; for sets.
bool within(const model::Value& part, const model::Value& before, const model::Value& whole) {
  const auto* items = part.as_list();
  const auto* all = whole.as_list();
  const auto* old = before.as_list();
  if (items == nullptr || all == nullptr) return false;
  return std::ranges::all_of(*items, [&](const model::Value& item) {
    return std::ranges::contains(*all, item) || (old != nullptr && std::ranges::contains(*old, item));
  });
}

// The branch had deleted what `old` names, and so had to let go of it; the deletion did not stand.
bool went_along(const model::Value& old, model::EntityKind target, const Dataset& branch,
                const MergeResult& result) {
  if (old.as_text() == nullptr) return false;
  const std::uint64_t id = *base::parse_id(*old.as_text());
  const model::RecordAccess& access = model::record_access(target);
  return !access.find(branch, id) && access.find(result.dataset, id);
}

void check_fields_survive(const Dataset* base, const Dataset& branch, const MergeResult& result) {
  for (const model::RecordAccess* access : model::all_records()) {
    for (std::size_t row = 0; row < access->size(branch); ++row) {
      const model::RecordView record{&branch, row};
      const model::RecordKey key{access->kind(), access->id(record)};
      const auto before = base == nullptr ? model::RecordView{} : access->find(*base, key.id);
      if (before && access->equal(before, record)) continue;
      model::RecordKey now_key = final_key(result.plan, key);
      if (access->kind() == model::EntityKind::Standard) {
        const model::Standard& standard = branch.standards.rows()[row];
        const auto as = [&](model::EntityKind kind, std::uint64_t id) {
          return final_key(result.plan, {kind, id}).id;
        };
        now_key.id = model::standard_id({as(model::EntityKind::Position, standard.position.value)},
                                        {as(model::EntityKind::Competency, standard.competency.value)})
                         .value;
      }
      const auto now = access->find(result.dataset, now_key.id);
      REQUIRE_MESSAGE(now, "record gone: ", access->name(), " ", base::id_text(key.id));
      for (std::size_t f = 0; f < access->fields().size(); ++f) {
        if (before && access->equal_field(before, record, f)) continue;
        const auto target = access->target(f);
        const model::Value value = final_value(result.plan, access->value(record, f), target);
        const model::Value stands = access->value(now, f);
        if (value == stands) continue;
        const model::Value old = before ? access->value(before, f) : model::Value{};
        const bool is_set = access->fields()[f].merge == model::MergeRule::Union;
        if (is_set && within(value, old, stands)) continue;
        // Taken away because the target was deleted, which did not stand.
        if (value.is_null() && target && went_along(old, *target, branch, result)) continue;
        CHECK_MESSAGE(named_about(result.plan, now_key).contains(text_of(value)),
                      access->name(), " ", access->fields()[f].key, ": ", text_of(value));
      }
    }
  }
}

void check_levels_survive(const Dataset* base, const Dataset& branch, const MergeResult& result) {
  for (const model::CycleId cycle : branch.ratings.cycles()) {
    const model::RatingBlock& block = branch.ratings.block(cycle);
    const model::CycleId now{final_key(result.plan, {model::EntityKind::Cycle, cycle.value}).id};
    for (std::size_t row = 0; row < block.rows(); ++row) {
      model::SheetKey key = block.key(row);
      const model::SheetKey old = key;
      key.employee.value = final_key(result.plan, {model::EntityKind::Employee, key.employee.value}).id;
      key.rater.value = final_key(result.plan, {model::EntityKind::Rater, key.rater.value}).id;
      for (std::size_t c = 0; c < block.width(); ++c) {
        const model::Level level{block.row_levels(row)[c]};
        const model::CompetencyId competency = block.competencies()[c];
        if (!level.has_value()) continue;
        if (base != nullptr && base->ratings.block(cycle).level(old, competency) == level) continue;
        const model::CompetencyId there{
            final_key(result.plan, {model::EntityKind::Competency, competency.value}).id};
        if (result.dataset.ratings.block(now).level(key, there) == level) continue;
        const bool named = std::ranges::any_of(result.plan.items, [&](const MergeItem& item) {
          return item.rating == exchange::RatingPlace{now, key, there} &&
                 std::ranges::contains(item.candidates, model::to_value(level),
                                       &exchange::MergeCandidate::value);
        });
        CHECK(named);
      }
    }
  }
}

// What is gone was deleted by everyone, or an item says so.
void check_deletions_told(const Story& story, const MergeResult& result) {
  for (const model::RecordAccess* access : model::all_records()) {
    for (std::size_t row = 0; row < access->size(story.base); ++row) {
      const model::RecordKey key{access->kind(), access->id({&story.base, row})};
      if (access->find(result.dataset, key.id)) continue;
      const bool by_all = std::ranges::none_of(story.offices, [&](const Dataset& office) {
        return static_cast<bool>(access->find(office, key.id));
      });
      const bool told = std::ranges::any_of(result.plan.items, [&](const MergeItem& item) {
        return item.kind == MergeItemKind::Deleted && item.record == key;
      });
      CHECK((by_all || told));
    }
  }
}

void check_sound(const MergeResult& result) {
  for (const base::Finding& finding : model::validate(result.dataset)) {
    CHECK_MESSAGE(finding.severity != base::Severity::Error,
                  base::describe(finding.error, false), " ", finding.error.where);
  }
}

// One commit, one undo, the same bytes as before.
void check_undo(const Dataset& ours, const MergeResult& result, bool with_bytes = true) {
  change::Store store(ours);
  const auto done = store.commit({{"step.merge", {}}, result.changes}, {});
  if (!done) FAIL(base::describe(done.error(), false), " ", done.error().where);
  CHECK(store.snapshot() == result.dataset);
  if (result.changes.empty()) return;
  const auto undone = store.undo({});
  if (!undone) FAIL(base::describe(undone.error(), false), " ", undone.error().where);
  CHECK(store.snapshot() == ours);
  if (with_bytes) CHECK(bytes_of(store.snapshot()) == bytes_of(ours));
}

}  // namespace

TEST_CASE("merge law: a copy merged with itself stays as it is") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Story story(seed, 1, 10);
    const Dataset& a = story.offices[0];
    for (const Dataset* base : {&story.base, static_cast<const Dataset*>(nullptr)}) {
      const MergeResult result = merged(base, {&a, &a});
      CHECK(result.dataset == a);
      CHECK(result.changes.empty());
      CHECK(result.plan.items.empty());
      CHECK(result.plan.counts[0].covered_by.test(1));
    }
  }
}

TEST_CASE("merge law: who did nothing changes nothing") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Story story(seed, 1, 10);
    const MergeResult result = merged(&story.base, {&story.offices[0], &story.base});
    CHECK(result.dataset == story.offices[0]);
    CHECK(result.changes.empty());
    CHECK(result.plan.open_count() == 0);
    CHECK(result.plan.counts[1].total() == 0);
  }
}

TEST_CASE("merge law: two sides swapped give the same, with and without a base") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const Story story(seed, 2, 12);
    const Dataset& a = story.offices[0];
    const Dataset& b = story.offices[1];
    for (const Dataset* base : {&story.base, static_cast<const Dataset*>(nullptr)}) {
      const MergeResult there = merged(base, {&a, &b});
      const MergeResult back = merged(base, {&b, &a});
      REQUIRE(there.dataset == back.dataset);
      if (seed % 4 == 0) CHECK(bytes_of(there.dataset) == bytes_of(back.dataset));
      CHECK(reordered(there.plan.items, {1, 0}) == back.plan.items);
      CHECK(there.plan.counts[0].total() == back.plan.counts[1].total());
      CHECK(there.plan.counts[1].shared == back.plan.counts[0].shared);
    }
  }
}

TEST_CASE("merge law: any order of three and of five gives the same bytes") {
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    const std::size_t count = seed % 2 == 0 ? 3 : 5;
    const Story story(seed, count, 8);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto in_order = [&] {
      std::vector<const Dataset*> branches;
      for (const std::size_t i : order) branches.push_back(&story.offices[i]);
      return merged(&story.base, branches);
    };
    const MergeResult first = in_order();
    const std::string bytes = bytes_of(first.dataset);
    base::Random random(seed);
    for (int i = 0; i < 5; ++i) {
      random.shuffle(std::span(order));
      const MergeResult other = in_order();
      REQUIRE(other.dataset == first.dataset);
      if (i == 0) CHECK(bytes_of(other.dataset) == bytes);
      CHECK(reordered(first.plan.items, order) == other.plan.items);
    }
  }
}

TEST_CASE("merge law: where nobody contradicts anybody, pairs may be merged in any grouping") {
  int peaceful = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const Story story(seed, 3, 5);
    const std::vector<const Dataset*> o{&story.offices[0], &story.offices[1], &story.offices[2]};
    const MergeResult all = merged(&story.base, o);
    if (!is_peaceful(all.plan)) continue;
    ++peaceful;
    const MergeResult ab = merged(&story.base, {o[0], o[1]});
    const MergeResult bc = merged(&story.base, {o[1], o[2]});
    const MergeResult left = merged(&story.base, {&ab.dataset, o[2]});
    const MergeResult right = merged(&story.base, {o[0], &bc.dataset});
    CHECK(left.dataset == all.dataset);
    CHECK(right.dataset == all.dataset);
  }
  CHECK(peaceful > 100);
}

TEST_CASE("merge law: nothing vanishes unsaid, the result is sound, and one undo takes it back") {
  std::set<MergeItemKind> met;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const Story story(seed * 7, 2 + seed % 3, 18);
    std::vector<const Dataset*> branches;
    for (const Dataset& office : story.offices) branches.push_back(&office);
    const MergeResult result = merged(&story.base, branches);
    for (const Dataset& office : story.offices) {
      check_fields_survive(&story.base, office, result);
      check_levels_survive(&story.base, office, result);
    }
    check_deletions_told(story, result);
    check_sound(result);
    check_undo(story.offices[0], result, seed % 4 == 0);
    for (const MergeItem& item : result.plan.items) met.insert(item.kind);
  }
  // The generator reaches all that two careful offices can bring about.
  for (const MergeItemKind kind :
       {MergeItemKind::FieldConflict, MergeItemKind::RatingConflict, MergeItemKind::SameKey,
        MergeItemKind::KeyClash, MergeItemKind::UnitLoop, MergeItemKind::StandardBounds,
        MergeItemKind::EditedAndDeleted, MergeItemKind::Deleted, MergeItemKind::CameBack,
        MergeItemKind::ClearedAndChanged, MergeItemKind::Joined, MergeItemKind::RetiredAndRated,
        MergeItemKind::StandardInCycle}) {
    CHECK_MESSAGE(met.contains(kind), exchange::merge_item_kind_text(kind));
  }
}

TEST_CASE("merge law: without a base nothing is deleted and nothing vanishes") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Story story(seed * 11, 2, 10);
    const MergeResult result = merged(nullptr, {&story.offices[0], &story.offices[1]});
    for (const Dataset& office : story.offices) {
      check_fields_survive(nullptr, office, result);
      check_levels_survive(nullptr, office, result);
    }
    check_sound(result);
    check_undo(story.offices[0], result);
  }
}

TEST_CASE("merge law: every decision is taken up, and the result stays sound and undoable") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Story story(seed * 13, 2, 14);
    const MergeInput input = input_of(&story.base, {&story.offices[0], &story.offices[1]});
    const auto proposed = exchange::merge(input);
    REQUIRE(proposed);
    base::Random random(seed);
    std::vector<exchange::MergeDecision> decisions;
    for (const MergeItem& item : proposed->plan.items) {
      if (!item.open()) continue;
      const auto& candidate = item.candidates[random.index(item.candidates.size())];
      decisions.push_back({exchange::merge_item_name(item), candidate.value});
    }
    const auto decided = exchange::merge(input, decisions);
    REQUIRE(decided);
    check_sound(*decided);
    check_undo(story.offices[0], *decided);
    for (const MergeItem& item : decided->plan.items) {
      const auto name = exchange::merge_item_name(item);
      const auto wish = std::ranges::find(decisions, name, &exchange::MergeDecision::item);
      if (wish == decisions.end() || !item.decided) continue;
      if (item.kind == MergeItemKind::FieldConflict) continue;  // a rule across records may overrule
      CHECK(item.taken == wish->value);
    }
    // Deciding for what was proposed anyway changes nothing but the marks.
    decisions.clear();
    for (const MergeItem& item : proposed->plan.items) {
      if (item.open()) decisions.push_back({exchange::merge_item_name(item), item.candidates[item.proposal].value});
    }
    const auto confirmed = exchange::merge(input, decisions);
    REQUIRE(confirmed);
    CHECK(confirmed->dataset == proposed->dataset);
    CHECK(confirmed->plan.open_count() == 0);
    CHECK(confirmed->unused.empty());
  }
}

}  // namespace asah::laws_test
