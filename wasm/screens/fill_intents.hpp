#pragma once
// What a person asks for while filling in a packet.

#include <string>
#include <variant>

namespace asah::screens {

/// Saves what was filled in as the file that goes back.
struct SaveReturn {};

using FillIntent = std::variant<SaveReturn>;

}  // namespace asah::screens
