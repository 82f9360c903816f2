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

// The position that a person was rated for: the one of the base, where the person is in it.
model::PositionId position_of(const MergeSides& sides, const model::Dataset& result,
                              model::EmployeeId person) {
  const model::Employee* employee = sides.base->employees.find(person);
  if (employee == nullptr) employee = result.employees.find(person);
  return employee == nullptr ? model::PositionId{} : employee->position;
}

// Who else than `changers` rated somebody in that cycle by that standard.
BranchSet raters_by(const MergeSides& sides, const model::Dataset& result,
                    const std::map<model::EmployeeId, BranchSet>& people,
                    const model::Standard& standard, const BranchSet& changers) {
  BranchSet raters;
  for (const auto& [person, by] : people) {
    const BranchSet others = by & ~changers;
    if (others.none() || position_of(sides, result, person) != standard.position) continue;
    raters |= others;
  }
  return raters;
}

void note_standards(const MergeSides& sides, const RecordsMerged& records,
                    const RatingsMerged& ratings, const model::Dataset& result,
                    std::vector<MergeItem>& items) {
  for (const RecordAct& act : records.standards) {
    const model::Standard* standard = standard_in(sides, {act.record.id});
    MergeItem item;
    item.kind = MergeItemKind::StandardInCycle;
    item.record = act.record;
    BranchSet raters;
    for (const auto& [place, people] : ratings.rated_people) {
      const model::Cycle* cycle = result.cycles.find(place.first);
      const bool open = cycle != nullptr && cycle->status != model::CycleStatus::Closed;
      if (place.second != standard->competency || !open) continue;
      const BranchSet others = raters_by(sides, result, people, *standard, act.by);
      if (others.none()) continue;
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

const model::Standard* standard_in(const MergeSides& sides, model::StandardId id) {
  const model::Standard* found = sides.base->standards.find(id);
  for (std::size_t i = 0; i < sides.branches.size() && found == nullptr; ++i) {
    found = sides.branches[i]->standards.find(id);
  }
  return found;
}

void note_rated_meanwhile(const MergeSides& sides, const RecordsMerged& records,
                          const RatingsMerged& ratings, const model::Dataset& result,
                          std::vector<MergeItem>& items) {
  if (sides.base == nullptr || ratings.rated.empty()) return;
  note_retired(sides, ratings, result, items);
  note_standards(sides, records, ratings, result, items);
}

}  // namespace asah::exchange
