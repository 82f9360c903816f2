#pragma once
// Shared by the form of encrypted files (envelope.cpp) and their flows (envelope_flows.cpp).

#include <cstddef>
#include <string>
#include <string_view>

#include "core/exchange/envelope.hpp"

namespace asah::exchange {

inline constexpr std::size_t kSaltBytes = 16;
inline constexpr std::size_t kNonceBytes = 12;
inline constexpr std::size_t kTagBytes = 16;
inline constexpr std::size_t kCheckBytes = 8;

/// Lower-case hexadecimal digits.
std::string hex_digits(std::string_view bytes);
/// The header line up to its digest.
std::string bound_text(const SealHeader& header);
/// The whole file.
std::string assemble(const SealHeader& header, std::string_view sealed);

}  // namespace asah::exchange
