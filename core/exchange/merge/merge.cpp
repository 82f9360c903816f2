#include "core/exchange/merge/merge.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/id.hpp"
#include "core/change/commands.hpp"
#include "core/exchange/merge/merge_parts.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::Dataset;

namespace {

constexpr std::array<std::string_view, kMergeItemKinds> kKindTexts{
    "field_conflict",   "rating_conflict",    "same_key",       "key_clash",
    "unit_loop",        "standard_bounds",    "edited_deleted", "kept_key_conflict",
    "deleted",          "came_back",          "cleared_changed", "joined",
    "retired_rated",    "standard_in_cycle",  "erased",
    "guarded",          "new_key"};

Result<void> check_input(const MergeInput& input) {
  const std::size_t count = input.branches.size();
  if (count < 2 || count > kMaxBranches || input.ours >= count) {
    return fail(ErrorCode::MergeBranchCount, {},
                {std::to_string(count), std::to_string(kMaxBranches)});
  }
  const model::WorkspaceId workspace = input.branches[input.ours].dataset->workspace;
  for (const MergeBranch& branch : input.branches) {
    if (branch.dataset->workspace == workspace) continue;
    return fail(ErrorCode::MergeOtherWorkspace, branch.label.file,
                {base::id_text(branch.dataset->workspace), base::id_text(workspace)});
  }
  if (input.base != nullptr && input.base->workspace != workspace) {
    return fail(ErrorCode::MergeOtherWorkspace, "base",
                {base::id_text(input.base->workspace), base::id_text(workspace)});
  }
  return {};
}

std::size_t row_count(const Dataset& dataset) {
  std::size_t rows = 0;
  for (const model::RecordAccess* access : model::all_records()) rows += access->size(dataset);
  for (const model::CycleId cycle : dataset.ratings.cycles()) {
    rows += dataset.ratings.block(cycle).rows();
  }
  return rows;
}

BranchSet yielding(const MergeInput& input) {
  BranchSet out;
  for (std::size_t i = 0; i < input.branches.size(); ++i) out.set(i, input.branches[i].yields);
  return out;
}

MergeSides as_given(const MergeInput& input) {
  MergeSides sides{input.base, {}, input.ours, yielding(input)};
  for (const MergeBranch& branch : input.branches) sides.branches.push_back(branch.dataset);
  return sides;
}

// The inputs without erased people, with joined identities; owns what it had to rewrite.
class Prepared {
 public:
  Prepared(const MergeInput& input, Decider& decider) {
    std::vector<const Dataset*> inputs;
    if (input.base != nullptr) inputs.push_back(input.base);
    for (const MergeBranch& branch : input.branches) inputs.push_back(branch.dataset);
    for (const Dataset* dataset : inputs) datasets_.push_back(*dataset);
    has_base_ = input.base != nullptr;
    ours_ = input.ours;
    yields_ = yielding(input);
    if (input.is_erased) erase(input);
    for (std::size_t i = 0; i < input.branches.size(); ++i) follow(input.branches[i].joined, i);
    const Joins joins = find_joins(sides(), decider, items_);
    if (joins.empty()) return;
    for (Dataset& dataset : datasets_) dataset = with_joins(dataset, joins);
    for (const auto& [record, into] : joins) joined.push_back({record.kind, record.id, into});
  }

  std::vector<change::JoinedRecord> joined;

  MergeSides sides() const {
    MergeSides out;
    out.base = has_base_ ? &datasets_.front() : nullptr;
    for (std::size_t i = has_base_ ? 1 : 0; i < datasets_.size(); ++i) {
      out.branches.push_back(&datasets_[i]);
    }
    out.ours = ours_;
    out.yields = yields_;
    return out;
  }
  const std::vector<MergeItem>& items() const { return items_; }
  /// The branches; to be called last.
  std::vector<Dataset> take_branches() && {
    if (has_base_) datasets_.erase(datasets_.begin());
    return std::move(datasets_);
  }

 private:
  void follow(const std::vector<change::JoinedRecord>& known, std::size_t branch) {
    Dataset& dataset = datasets_[branch + (has_base_ ? 1 : 0)];
    Joins joins;
    for (const change::JoinedRecord& join : known) {
      const model::RecordAccess& access = model::record_access(join.kind);
      if (!access.find(dataset, join.into)) joins[{join.kind, join.id}] = join.into;
    }
    if (!joins.empty()) dataset = with_joins(dataset, joins);
  }
  void erase(const MergeInput& input) {
    std::map<model::EmployeeId, BranchSet> found;
    for (std::size_t i = 0; i < datasets_.size(); ++i) {
      const Dataset& dataset = datasets_[i];
      std::set<model::EmployeeId> people;
      for (const model::Employee& employee : dataset.employees) {
        if (input.is_erased(employee.id, employee.nip)) people.insert(employee.id);
      }
      for (const model::EmployeeId person : strangers(dataset)) {
        if (input.is_erased(person, {})) people.insert(person);
      }
      for (const model::EmployeeId person : people) {
        BranchSet& holders = found[person];
        if (!has_base_ || i > 0) holders.set(i - (has_base_ ? 1 : 0));
        remove(datasets_[i], person);
      }
    }
    for (const auto& [person, branches] : found) {
      if (branches.none()) continue;
      MergeItem item;
      item.kind = MergeItemKind::Erased;
      item.record = {model::EntityKind::Employee, person.value};
      item.candidates = {{model::Value{false}, {}}, {model::Value{true}, branches}};
      item.taken = model::Value{false};
      items_.push_back(std::move(item));
    }
  }

  // People who are spoken of without a record.
  static std::set<model::EmployeeId> strangers(const Dataset& dataset) {
    std::set<model::EmployeeId> out;
    model::EmployeeId known;
    const auto look = [&](model::EmployeeId person) {
      if (!person || person == known) return;
      known = person;  // the sheets of one person stand together
      if (dataset.employees.find(person) == nullptr) out.insert(person);
    };
    for (const model::Note& note : dataset.notes) look(note.employee);
    for (const model::Moderation& moderation : dataset.moderations) look(moderation.employee);
    for (const model::Rater& rater : dataset.raters) look(rater.employee);
    for (const model::CycleId cycle : dataset.ratings.cycles()) {
      for (const model::EmployeeId person : dataset.ratings.block(cycle).employees()) look(person);
    }
    return out;
  }

  static void remove(Dataset& dataset, model::EmployeeId person) {
    if (dataset.employees.find(person) == nullptr) {
      model::Employee nobody;
      nobody.id = person;
      dataset.employees.insert(std::move(nobody));
    }
    const auto step = change::remove_employee(dataset, person);
    ASAH_CHECK(step && change::apply(dataset, step->changes));
    std::erase_if(dataset.unknown_keys, [&](const model::UnknownKey& key) {
      return key.kind == model::EntityKind::Employee && key.id == person.value;
    });
  }

  std::vector<Dataset> datasets_;
  bool has_base_ = false;
  std::size_t ours_ = 0;
  BranchSet yields_;
  std::vector<MergeItem> items_;
};

// What was guarded is so in the copies too: told apart from them later, it is not taken for theirs.
void give_back(const std::vector<MergeItem>& items, const Dataset& result,
               std::vector<Dataset>& copies) {
  for (const MergeItem& item : items) {
    if (item.kind != MergeItemKind::Guarded) continue;
    model::visit_entity(item.record.kind, [&]<class E>() {
      const E* kept = result.table<E>().find({item.record.id});
      if (kept == nullptr) return;
      for (Dataset& copy : copies) {
        E* there = copy.table<E>().edit(kept->id);
        if (there == nullptr) {
          copy.table<E>().insert(*kept);
        } else if (item.field != model::kNoField) {
          model::visit_field<E>(item.field,
                                [&](const auto& f) { there->*f.member = kept->*f.member; });
        }
      }
    });
  }
}

// Walks everything until no deletion has to be taken back.
class Walk {
 public:
  Walk(const MergeSides& sides, Decider& decider, MergeTicker& ticker)
      : sides_(sides), decider_(decider), ticker_(ticker) {}

  Result<Dataset> run() {
    for (;;) {
      counts.assign(sides_.branches.size(), {});
      for (std::size_t i = 0; i < counts.size(); ++i) counts[i].covered_by = others(i);
      MergeContext context{sides_, kept_, decider_, ticker_, counts};
      records = merge_records(context);
      if (records.cancelled) return fail(ErrorCode::Cancelled);
      for (const RecordAct& act : records.standards) {
        context.watched.insert(standard_in(sides_, {act.record.id})->competency);
      }
      ratings = merge_ratings(context);
      if (ratings.cancelled) return fail(ErrorCode::Cancelled);
      Dataset result = *sides_.branches[sides_.ours];
      const change::ChangeSet changes{std::move(records.changes), std::move(ratings.changes)};
      if (auto done = change::apply(result, changes); !done) return std::unexpected(done.error());
      if (!find_kept(sides_, result, records, kept_)) return result;
    }
  }

  RecordsMerged records;
  RatingsMerged ratings;
  std::vector<BranchCounts> counts;

 private:
  BranchSet others(std::size_t branch) const {
    BranchSet out;
    for (std::size_t i = 0; i < sides_.branches.size(); ++i) out.set(i, i != branch);
    return out;
  }

  const MergeSides& sides_;
  Decider& decider_;
  MergeTicker& ticker_;
  KeptRecords kept_;
};

}  // namespace

bool merge_item_less(const MergeItem& a, const MergeItem& b) {
  return std::tie(a.kind, a.record, a.field, a.rating, a.part) <
         std::tie(b.kind, b.record, b.field, b.rating, b.part);
}

std::string_view merge_item_kind_text(MergeItemKind kind) {
  return kKindTexts[static_cast<std::size_t>(kind)];
}

bool asks_for_decision(MergeItemKind kind) { return kind <= MergeItemKind::KeptKeyConflict; }

std::string merge_item_name(const MergeItem& item) {
  std::string name(merge_item_kind_text(item.kind));
  const model::RecordAccess& access = model::record_access(item.record.kind);
  name += '/' + std::string(access.name()) + '/' + base::id_text(item.record.id);
  if (item.rating) {
    const model::SheetKey& sheet = item.rating->sheet;
    name += '/' + base::id_text(item.rating->cycle) + '/' +
            std::string(model::kChoices<model::Source>[static_cast<std::size_t>(sheet.source)]) +
            '/' + base::id_text(sheet.rater) + '/' + base::iso_text(sheet.date) + '/' +
            base::id_text(item.rating->competency);
  }
  if (item.field != model::kNoField) name += '/' + std::string(access.fields()[item.field].key);
  if (!item.part.empty()) name += '/' + item.part;
  return name;
}

std::size_t MergePlan::open_count() const {
  return static_cast<std::size_t>(std::ranges::count_if(items, &MergeItem::open));
}

Result<MergeResult> merge(const MergeInput& input, std::span<const MergeDecision> decisions) {
  if (auto sound = check_input(input); !sound) return std::unexpected(sound.error());
  Decider decider(decisions);
  Prepared prepared(input, decider);
  const MergeSides sides = prepared.sides();
  std::size_t total = 0;
  for (const Dataset* branch : sides.branches) total += row_count(*branch);
  MergeTicker ticker(input.progress, total);
  Walk walk(sides, decider, ticker);
  auto dataset = walk.run();
  if (!dataset) return std::unexpected(dataset.error());

  MergeResult result;
  result.dataset = std::move(*dataset);
  std::vector<MergeItem>& items = result.plan.items;
  items = prepared.items();
  std::ranges::move(walk.records.items, std::back_inserter(items));
  std::ranges::move(walk.ratings.items, std::back_inserter(items));
  repair(sides, decider, result.dataset, items);
  merge_kept_keys(sides, decider, result.dataset, items);
  note_rated_meanwhile(sides, walk.records, walk.ratings, result.dataset, items);
  give_titles(as_given(input), items);
  std::ranges::sort(items, merge_item_less);
  for (const MergeBranch& branch : input.branches) result.plan.labels.push_back(branch.label);
  result.plan.ours = input.ours;
  result.plan.has_base = input.base != nullptr;
  result.plan.counts = std::move(walk.counts);
  result.changes = change::difference(*input.branches[input.ours].dataset, result.dataset);
  result.unused = decider.unused();
  result.joined = std::move(prepared.joined);
  result.copies = std::move(prepared).take_branches();
  give_back(result.plan.items, result.dataset, result.copies);
  return result;
}

Result<MergePlan> plan_merge(const MergeInput& input) {
  auto result = merge(input);
  if (!result) return std::unexpected(result.error());
  return std::move(result->plan);
}

}  // namespace asah::exchange
