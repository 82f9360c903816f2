#pragma once
// The two languages that every text of the product has.

#include <cstdint>

namespace asah::base {

enum class Language : std::uint8_t { Indonesian, English };

}  // namespace asah::base
