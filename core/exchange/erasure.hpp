#pragma once
// People erased on request stay erased: recognised by keyed digests, so that no list of them exists.

#include <functional>
#include <span>
#include <string_view>

#include "core/base/hmac.hpp"
#include "core/model/dataset.hpp"

namespace asah::exchange {

/// Whether a person was erased, by the identity of the record or by the number (may be empty). The
/// form that MergeInput::is_erased takes.
using IsErased = std::function<bool(model::EmployeeId, std::string_view nip)>;

/// Asks the tombstones of all `datasets` with the keys that lie in any of them. A person who stands
/// in every dataset that holds their tombstone was taken in again after the erasure, and does not
/// count as erased. Null (nobody) when there are no tombstones. Keeps nothing of the datasets. Cost
/// of making it: two digests a person and key where there are tombstones; of asking: two a key.
IsErased is_erased(std::span<const model::Dataset* const> datasets);
IsErased is_erased(const model::Dataset& dataset);

}  // namespace asah::exchange
