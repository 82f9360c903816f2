#pragma once
// Which notes and moderations are about one person, now or earlier.

#include <cstdint>
#include <set>
#include <span>
#include <utility>

#include "core/change/journal.hpp"

namespace asah::change {

/// Notes and moderations by kind and id.
using Remarks = std::set<std::pair<model::EntityKind, std::uint64_t>>;

/// Those about the person in `now`, and those that a record adds, removes, takes from them or gives
/// to them.
Remarks remarks_about(const model::Dataset& now, std::span<const JournalRecord> records,
                      model::EmployeeId employee);

}  // namespace asah::change
