#pragma once
// People who are no longer in the data, as the history still tells them.

#include <optional>
#include <span>

#include "core/change/journal.hpp"

namespace asah::change {

/// Identity, number and full name that the newest of `records` tells of `employee`, each as far as it
/// is told; nothing when no record is about them. `records` are in journal order.
std::optional<model::Employee> last_known(std::span<const JournalRecord> records,
                                          model::EmployeeId employee);

}  // namespace asah::change
