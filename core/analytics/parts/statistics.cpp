#include "core/analytics/parts/statistics.hpp"

#include <array>

namespace asah::analytics {

double t_quantile_975(int degrees) {
  static constexpr std::array kTable{
      12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004,
      2.262157,  2.228139, 2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905,
      2.109816,  2.100922, 2.093024, 2.085963, 2.079614, 2.073873, 2.068658, 2.063899,
      2.059539,  2.055529, 2.051831, 2.048407, 2.045230, 2.042272};
  if (degrees <= static_cast<int>(kTable.size())) {
    return kTable[static_cast<std::size_t>(degrees < 1 ? 0 : degrees - 1)];
  }
  constexpr double x = 1.959963984540054;  // normal quantile
  constexpr double x2 = x * x;
  constexpr double g1 = x * (x2 + 1) / 4;
  constexpr double g2 = x * ((5 * x2 + 16) * x2 + 3) / 96;
  constexpr double g3 = x * (((3 * x2 + 19) * x2 + 17) * x2 - 15) / 384;
  const double n = degrees;
  return x + (g1 + (g2 + g3 / n) / n) / n;
}

}  // namespace asah::analytics
