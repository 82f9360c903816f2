#include "core/base/decimal.hpp"

#include <doctest/doctest.h>

namespace asah::decimal_test {

using namespace asah::base;

TEST_CASE("division rounds halves away from zero") {
  CHECK(divide_rounded(5, 2) == 3);
  CHECK(divide_rounded(-5, 2) == -3);
  CHECK(divide_rounded(4, 3) == 1);
  CHECK(divide_rounded(5, 3) == 2);
  CHECK(divide_rounded(-4, 3) == -1);
  CHECK(divide_rounded(-5, 3) == -2);
  CHECK(divide_rounded(0, 7) == 0);
  CHECK(divide_rounded(26 * 10000, 27) == 9630);
}

TEST_CASE("division is the nearest whole number for every small pair") {
  for (std::int64_t n = -200; n <= 200; ++n) {
    for (std::int64_t d = 1; d <= 40; ++d) {
      const std::int64_t q = divide_rounded(n, d);
      const std::int64_t twice = 2 * (n - q * d);  // twice the remainder left over
      CHECK(twice <= d);
      CHECK(twice >= -d);
      if (twice == d) CHECK(n < 0);   // a half would have been rounded up
      if (twice == -d) CHECK(n > 0);  // and down
    }
  }
}

TEST_CASE("hundredths compare as numbers") {
  CHECK(Hundredths{267} < Hundredths{300});
  CHECK(Hundredths{-1} < Hundredths{});
  CHECK(Hundredths{5} == Hundredths{5});
}

}  // namespace asah::decimal_test
