#pragma once
// Going back in the journal.

#include <span>

#include "core/change/journal.hpp"

namespace asah::change {

/// The state before `since`: records in journal order whose last one led to `now`. Each place that
/// they touched gets what it held before the first of them. Checks no rules. Errors: those of
/// model/codec, when a record holds what its field cannot. Cost: the changes in `since`, and one
/// copy of each table touched.
base::Result<model::Dataset> rewind(const model::Dataset& now,
                                    std::span<const JournalRecord> since);

}  // namespace asah::change
