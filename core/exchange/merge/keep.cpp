// Which deletions do not stand: nothing in the result may refer to what is not there, and who
// deleted a person's data only along with the person did not mean it when the person stays.

#include <algorithm>
#include <array>

#include "core/exchange/merge/merge_parts.hpp"

namespace asah::exchange {

using model::EntityKind;
using model::RecordKey;
using model::Reference;

namespace {

constexpr std::size_t kReasons = 3;

class NeedFinder {
 public:
  explicit NeedFinder(const std::vector<RecordAct>& deletions) {
    for (const RecordAct& deletion : deletions) {
      gone_[deletion.record] = deletion.by;
      kinds_[static_cast<std::size_t>(deletion.record.kind)] = true;
    }
  }

  void look_in_records(const model::Dataset& result) {
    std::vector<Reference> references;
    for (const model::RecordAccess* access : model::all_records()) {
      if (!may_refer(*access)) continue;
      for (std::size_t row = 0; row < access->size(result); ++row) {
        references.clear();
        access->references({&result, row}, references);
        for (const Reference& reference : references) {
          need(reference.target, {access->kind(), access->id({&result, row})});
        }
      }
    }
  }

  void look_in_ratings(const model::Ratings& ratings) {
    for (const model::CycleId cycle : ratings.cycles()) {
      const model::RatingBlock& block = ratings.block(cycle);
      const RecordKey cycle_key{EntityKind::Cycle, cycle.value};
      for (std::size_t row = 0; row < block.rows(); ++row) {
        const RecordKey person{EntityKind::Employee, block.employees()[row].value};
        need(cycle_key, person);
        need(person, cycle_key);
        need({EntityKind::Rater, block.raters()[row].value}, person);
      }
      look_in_columns(block);
    }
  }

  // Deletions that hang on one that does not stand.
  void look_for_consequences(const model::Dataset& base, const KeptRecords& kept) {
    std::vector<Reference> references;
    for (const auto& [record, by] : gone_) {
      const model::RecordAccess& access = model::record_access(record.kind);
      const model::RecordView view = access.find(base, record.id);
      if (!view) continue;
      references.clear();
      access.references(view, references);
      for (const Reference& reference : references) {
        const BranchSet also = kept.deleters(reference.target);
        if (also.any() && (by & ~also).none()) need(record, reference.target);
      }
    }
  }

  bool hand_over(KeptRecords& kept) {
    bool grew = false;
    for (auto& [record, entry] : needed_) grew = kept.add(record, std::move(entry)) || grew;
    needed_.clear();
    return grew;
  }

 private:
  bool may_refer(const model::RecordAccess& access) const {
    for (std::size_t field = 0; field < access.fields().size(); ++field) {
      const auto target = access.target(field);
      if (target && kinds_[static_cast<std::size_t>(*target)]) return true;
    }
    return false;
  }
  void need(RecordKey target, RecordKey by) {
    if (!kinds_[static_cast<std::size_t>(target.kind)]) return;
    const auto at = gone_.find(target);
    if (at == gone_.end()) return;
    KeptRecords::Entry& entry = needed_[target];
    entry.deleters = at->second;
    const bool known = std::ranges::contains(entry.needed_by, by);
    if (!known && entry.needed_by.size() < kReasons) entry.needed_by.push_back(by);
  }
  void look_in_columns(const model::RatingBlock& block) {
    for (std::size_t c = 0; c < block.width(); ++c) {
      const RecordKey competency{EntityKind::Competency, block.competencies()[c].value};
      if (!gone_.contains(competency)) continue;
      for (std::size_t row = 0; row < block.rows(); ++row) {
        if (block.row_levels(row)[c] == model::Level::kNone) continue;
        need(competency, {EntityKind::Employee, block.employees()[row].value});
      }
    }
  }

  std::map<RecordKey, BranchSet> gone_;
  std::array<bool, model::kEntityCount> kinds_{};
  std::map<RecordKey, KeptRecords::Entry> needed_;
};

}  // namespace

bool find_kept(const MergeSides& sides, const model::Dataset& result, const RecordsMerged& records,
               KeptRecords& kept) {
  bool grew = false;
  for (const RecordAct& act : records.overruled) {
    grew = kept.add(act.record, {act.by, {}}) || grew;
  }
  if (records.deletions.empty()) return grew;
  NeedFinder finder(records.deletions);
  finder.look_in_records(result);
  finder.look_in_ratings(result.ratings);
  grew = finder.hand_over(kept) || grew;
  if (sides.base != nullptr) finder.look_for_consequences(*sides.base, kept);
  return finder.hand_over(kept) || grew;
}

}  // namespace asah::exchange
