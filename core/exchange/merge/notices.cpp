// What is no conflict of values and yet should be known: rules changed while others were rating.

#include <algorithm>

#include "core/exchange/merge/merge_parts.hpp"

namespace asah::exchange {

using model::EntityKind;
using model::Value;

namespace {

void note_retired(const MergeSides& sides, const RatingsMerged& ratings,
                  const model::Dataset& result, std::vector<MergeItem>& items) {
  constexpr auto kRetired = model::field_index<model::Competency>("retired");
  for (const model::Competency& competency : result.competencies) {
    const model::Competency* before = sides.base->competencies.find(competency.id);
    if (!competency.retired || before == nullptr || before->retired) continue;
    BranchSet retirers;
    for (std::size_t i = 0; i < sides.branches.size(); ++i) {
      const model::Competency* there = sides.branches[i]->competencies.find(competency.id);
      if (there != nullptr && there->retired) retirers.set(i);
    }
    MergeItem item;
    item.kind = MergeItemKind::RetiredAndRated;
    item.record = {EntityKind::Competency, competency.id.value};
    item.field = static_cast<std::uint16_t>(kRetired);
    BranchSet raters;
    for (const auto& [place, by] : ratings.rated) {
      const BranchSet others = by & ~retirers;
      if (place.second != competency.id || others.none()) continue;
      raters |= others;
      item.related.push_back({{EntityKind::Cycle, place.first.value}, {}});
    }
    if (raters.none()) continue;
    item.base = Value{false};
    item.candidates = {{Value{false}, raters}, {Value{true}, retirers}};
    item.proposal = 1;
    item.taken = Value{true};
    items.push_back(std::move(item));
  }
}

void note_standards(const RecordsMerged& records, const RatingsMerged& ratings,
                    const model::Dataset& result, std::vector<MergeItem>& items) {
  for (const RecordAct& act : records.standards) {
    const model::Standard* standard = result.standards.find({act.record.id});
    if (standard == nullptr) continue;
    MergeItem item;
    item.kind = MergeItemKind::StandardInCycle;
    item.record = act.record;
    BranchSet raters;
    for (const auto& [place, by] : ratings.rated) {
      const model::Cycle* cycle = result.cycles.find(place.first);
      const bool open = cycle != nullptr && cycle->status != model::CycleStatus::Closed;
      const BranchSet others = by & ~act.by;
      if (place.second != standard->competency || !open || others.none()) continue;
      raters |= others;
      item.related.push_back({{EntityKind::Cycle, place.first.value}, {}});
    }
    if (raters.none()) continue;
    item.candidates = {{Value{false}, raters}, {Value{true}, act.by}};
    item.proposal = 1;
    item.taken = Value{true};
    items.push_back(std::move(item));
  }
}

}  // namespace

void note_rated_meanwhile(const MergeSides& sides, const RecordsMerged& records,
                          const RatingsMerged& ratings, const model::Dataset& result,
                          std::vector<MergeItem>& items) {
  if (sides.base == nullptr || ratings.rated.empty()) return;
  note_retired(sides, ratings, result, items);
  note_standards(records, ratings, result, items);
}

}  // namespace asah::exchange
