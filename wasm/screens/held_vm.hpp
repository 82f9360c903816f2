#pragma once
// The history of one person in words, for the document of all that is held on them.

#include "core/report/held_data.hpp"
#include "wasm/screens/context.hpp"

namespace asah::screens {

/// Every change about the person that the journal at hand tells, newest first.
std::vector<report::HeldEvent> held_events(const model::Dataset& data, const PersonTrail& trail,
                                           model::EmployeeId employee, base::Language language,
                                           std::int32_t offset_minutes);

}  // namespace asah::screens
