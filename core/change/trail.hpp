#pragma once
// What of the journal is about one person: their own record, what was rated, noted and moderated.

#include <cstddef>
#include <span>
#include <vector>

#include "core/change/journal.hpp"

namespace asah::change {

/// The person's sheets within one RatingsChange, which lie beside each other.
struct TrailSheets {
  std::size_t ratings = 0;  ///< position in ChangeSet::ratings
  std::size_t first = 0;    ///< position in RatingsChange::sheets
  std::size_t count = 0;

  bool operator==(const TrailSheets&) const = default;
};

/// What one journal record changed about the person, as positions in it.
struct TrailEntry {
  std::size_t record = 0;            ///< position among the records given
  std::vector<std::size_t> changes;  ///< positions in ChangeSet::records: employee, note, moderation
  std::vector<TrailSheets> sheets;

  bool operator==(const TrailEntry&) const = default;
};

/// The records that touch the employee, newest first. `records` in journal order (oldest first),
/// `now` the dataset after the last of them: it tells whom a note or moderation is about whose
/// record does not say so. Linear in the changed records, logarithmic in the sheets of a step.
std::vector<TrailEntry> employee_trail(const model::Dataset& now,
                                       std::span<const JournalRecord> records,
                                       model::EmployeeId employee);

}  // namespace asah::change
