#pragma once
// Base64 (RFC 4648, section 4), for bytes that must stand in a text.

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace asah::base {

/// With padding, without line ends.
std::string base64(std::string_view bytes);
/// Strict: BadId (arg: the text's beginning) unless the text is exactly what base64() writes of some
/// bytes.
Result<std::string> parse_base64(std::string_view text);

}  // namespace asah::base
