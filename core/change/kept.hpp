#pragma once
// Keys of newer versions as part of a step: we do not understand them, so they change as whole texts.

#include <span>
#include <string>
#include <vector>

#include "core/change/change.hpp"

namespace asah::change {

/// Where a kept key or section stands, and what stands there.
KeptPlace place_of(const model::UnknownKey& kept);
KeptPlace place_of(const model::UnknownSection& kept);

/// `json` as what is kept at `place`; the first argument only says which kind of keeping.
model::UnknownKey kept_text(const model::UnknownKey*, const KeptPlace& place, std::string json);
model::UnknownSection kept_text(const model::UnknownSection*, const KeptPlace& place,
                                std::string json);

/// The JSON text at `place`; null when nothing is kept there.
const std::string* kept_at(const model::Dataset& dataset, const KeptPlace& place);

/// "/employees/<id>/color", "/header/color" or "/color": a place as errors name it.
std::string where_of(const KeptPlace& place);

/// The changes from one dataset's kept keys to another's, ascending.
std::vector<KeptChange> kept_difference(const model::Dataset& from, const model::Dataset& to);

/// Adds to `changes` that the kept keys of the records it removes go with them, so that undo brings
/// both back. Keys that `changes` names already are left as they are.
void take_kept_along(const model::Dataset& dataset, ChangeSet& changes);

/// Writes the `after` of each. Errors: UndoNoLongerApplies where another text stands than `before`
/// (arg: the key), RepeatedKey where the changes do not ascend. On error `dataset` is unchanged. Cost:
/// O(kept keys + changes).
base::Result<void> apply_kept(model::Dataset& dataset, std::span<const KeptChange> changes);

}  // namespace asah::change
