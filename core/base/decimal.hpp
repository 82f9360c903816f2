#pragma once
// Exact decimals with two places, for levels, weights and percentages that reach a file.

#include <compare>
#include <cstdint>

namespace asah::base {

/// A decimal number as whole hundredths: 2.67 is Hundredths{267}.
struct Hundredths {
  std::int32_t value = 0;

  constexpr auto operator<=>(const Hundredths&) const = default;
};

/// numerator / denominator rounded to the nearest whole number, halves away from zero.
/// `denominator` must be positive.
constexpr std::int64_t divide_rounded(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t half = denominator / 2;
  return (numerator >= 0 ? numerator + half : numerator - half) / denominator;
}

}  // namespace asah::base
