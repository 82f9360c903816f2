#include "core/report/charts/axis.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/report/numbers.hpp"

namespace asah::report {
namespace {

struct Step {
  double size = 1;
  int decimals = 0;
};

// The smallest 1, 2 or 5 times a power of ten that is `least` or more. Powers of ten are made by
// exact multiplication, never by logarithm, so that every platform finds the same.
Step round_step(double least) {
  for (int exponent = -6;; ++exponent) {
    double power = 1;
    for (int i = 0; i < std::abs(exponent); ++i) power *= 10;
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double size = exponent < 0 ? factor / power : factor * power;
      if (size >= least) return {size, std::max(-exponent, 0)};
    }
  }
}

}  // namespace

std::optional<double> known(std::optional<double> value) {
  if (!value || !std::isfinite(*value)) return std::nullopt;
  return sane(*value);
}

std::string mark_text(double value, AxisUnit unit, int decimals, base::Language language) {
  switch (unit) {
    case AxisUnit::Plain:
      break;
    case AxisUnit::Percent: {
      const std::string figure = number_text(write_double, value, decimals, language);
      return figure + (language == base::Language::Indonesian ? "\xc2\xa0%" : "%");
    }
    case AxisUnit::Compact:
      return number_text(write_compact, round_scaled(value, 0), language);
    case AxisUnit::Rupiah:
      return number_text(write_rupiah_compact, round_scaled(value, 0), language);
  }
  return number_text(write_double, value, decimals, language);
}

Ticks nice_ticks(double low, double high, int most) {
  low = sane(low);
  high = sane(high);
  if (low > high) std::swap(low, high);
  const int room = std::clamp(most, 3, 20);
  if (low == high) {
    const double half = std::max(0.5, std::abs(low) * 1e-6);
    low -= half;
    high += half;
  }
  double least = (high - low) / (room - 1);
  // Rounding outwards may cost a mark at either end; the second or third step always fits, for a
  // step as long as the range needs three marks at most.
  for (;;) {
    const Step step = round_step(least);
    const double first = std::floor(low / step.size + 1e-9);
    const double last = std::ceil(high / step.size - 1e-9);
    const int count = static_cast<int>(last - first) + 1;
    if (count <= room) return {first * step.size, step.size, std::max(count, 2), step.decimals};
    least = step.size * 1.5;
  }
}

}  // namespace asah::report
