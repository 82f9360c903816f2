#pragma once
// The invariants of model/validate that one step can break, checked at the cost of the step.

#include "core/base/result.hpp"
#include "core/change/change.hpp"

namespace asah::change {

/// Checks what `changes` may have broken on the way from `before` to `after`: required fields and
/// references of the records added or updated, nothing left that refers to a removed record,
/// unique NIPs and codes, no loop in the unit tree, minimum <= required, ratings of known people.
/// Faults that `before` had already do not count, so that a flawed file can be mended step by step.
/// The first fault found; cost grows with the step and with the tables that could refer to it.
base::Result<void> check_touched(const model::Dataset& before, const model::Dataset& after,
                                 const ChangeSet& changes);

}  // namespace asah::change
