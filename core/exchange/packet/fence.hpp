#pragma once
// What the receiver of a packet may fill in, as a question about one place.

#include <vector>

#include "core/exchange/packet/packet.hpp"

namespace asah::exchange {

class Fence {
 public:
  /// `cycle` null: nothing is inside.
  Fence(const model::Packet& packet, const model::Cycle* cycle);

  bool has_person(model::EmployeeId person) const;
  bool has_competency(model::CompetencyId competency) const;
  /// The packet's own rater; of a packet that names none, one whose identity follows from the name
  /// it has in `raters`; nobody for people who rate themselves.
  bool has_rater(model::RaterId rater, const base::Table<model::Rater>& raters) const;
  /// Source, person and rater; not the date.
  bool has_sheet(const model::SheetKey& key, const base::Table<model::Rater>& raters) const;
  /// Cycle, source, person, competency and author; not the text.
  bool has_note(const model::Note& note, const base::Table<model::Rater>& raters) const;

 private:
  const model::Packet& packet_;
  std::vector<model::EmployeeId> people_;
  std::vector<model::CompetencyId> competencies_;
};

}  // namespace asah::exchange
