#pragma once
// What a person asks for about the journal, and about erasing.

#include <cstdint>
#include <string>
#include <variant>

#include "core/model/types.hpp"

namespace asah::screens {

/// Takes back one step of the journal where it still applies.
struct UndoStep { std::uint64_t seq = 0; };

using HistoryIntent = std::variant<UndoStep>;

}  // namespace asah::screens
