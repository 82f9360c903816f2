#include "core/exchange/packet/fence.hpp"

#include <algorithm>

namespace asah::exchange {

Fence::Fence(const model::Packet& packet, const model::Cycle* cycle)
    : packet_(packet), people_(packet.employees) {
  std::ranges::sort(people_);
  if (cycle != nullptr) competencies_ = cycle->competencies;
  std::ranges::sort(competencies_);
}

bool Fence::has_person(model::EmployeeId person) const {
  return std::ranges::binary_search(people_, person);
}

bool Fence::has_competency(model::CompetencyId competency) const {
  return std::ranges::binary_search(competencies_, competency);
}

bool Fence::has_rater(model::RaterId rater, const base::Table<model::Rater>& raters) const {
  if (packet_.rater || packet_.source == model::Source::Self) return rater == packet_.rater;
  const model::Rater* record = raters.find(rater);
  return rater && record != nullptr && packet_rater(packet_, record->name) == rater;
}

bool Fence::has_sheet(const model::SheetKey& key, const base::Table<model::Rater>& raters) const {
  return key.source == packet_.source && has_person(key.employee) && has_rater(key.rater, raters);
}

bool Fence::has_note(const model::Note& note, const base::Table<model::Rater>& raters) const {
  return note.cycle == packet_.cycle && note.source == packet_.source &&
         has_person(note.employee) && has_competency(note.competency) &&
         has_rater(note.author, raters);
}

}  // namespace asah::exchange
