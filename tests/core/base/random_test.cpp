#include "core/base/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace asah::random_test {

using namespace asah::base;

TEST_CASE("SplitMix64 gives its published numbers") {
  Random random(1234567);
  CHECK(random.next() == 6457827717110365317ULL);
  CHECK(random.next() == 3203168211198807973ULL);
  CHECK(random.next() == 9817491932198370423ULL);
  CHECK(random.next() == 4593380528125082431ULL);
  CHECK(random.next() == 16408922859458223821ULL);
}

TEST_CASE("the same seed gives the same everything") {
  Random a(9);
  Random b(9);
  for (int i = 0; i < 100; ++i) {
    CHECK(a.below(1000) == b.below(1000));
    CHECK(a.unit() == b.unit());
    CHECK(a.normal() == b.normal());
  }
}

TEST_CASE("below stays below its bound and is even") {
  Random random(3);
  CHECK(random.below(0) == 0);
  CHECK(random.index(0) == 0);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70000; ++i) {
    const std::uint64_t value = random.below(1);
    CHECK(value == 0);
    ++counts.at(random.index(7));
  }
  for (const int count : counts) {
    CHECK(count > 9600);
    CHECK(count < 10400);
  }
  const std::uint64_t huge = (1ULL << 63) + 1;
  for (int i = 0; i < 1000; ++i) CHECK(random.below(huge) < huge);
}

TEST_CASE("between takes both ends, also of the whole range") {
  Random random(4);
  bool low = false;
  bool high = false;
  for (int i = 0; i < 1000; ++i) {
    const std::int64_t value = random.between(-2, 3);
    REQUIRE(value >= -2);
    REQUIRE(value <= 3);
    low |= value == -2;
    high |= value == 3;
  }
  CHECK(low);
  CHECK(high);
  CHECK(random.between(5, 5) == 5);
  const std::int64_t first = random.between(INT64_MIN, INT64_MAX);
  const std::int64_t second = random.between(INT64_MIN, INT64_MAX);
  CHECK(first != second);
}

TEST_CASE("unit lies in [0, 1), chance follows its probability") {
  Random random(5);
  double sum = 0;
  int hits = 0;
  for (int i = 0; i < 20000; ++i) {
    const double value = random.unit();
    CHECK(value >= 0.0);
    CHECK(value < 1.0);
    sum += value;
    hits += random.chance(0.3);
    CHECK_FALSE(random.chance(0));
    CHECK(random.chance(1));
  }
  CHECK(sum / 20000 == doctest::Approx(0.5).epsilon(0.02));
  CHECK(hits / 20000.0 == doctest::Approx(0.3).epsilon(0.05));
}

TEST_CASE("normal has mean 0 and deviation 1") {
  Random random(6);
  double sum = 0;
  double squares = 0;
  constexpr int kCount = 20000;
  for (int i = 0; i < kCount; ++i) {
    const double value = random.normal();
    sum += value;
    squares += value * value;
  }
  CHECK(std::abs(sum / kCount) < 0.03);
  CHECK(std::abs(squares / kCount - 1.0) < 0.05);
}

TEST_CASE("shuffle keeps the items, and every item reaches every place") {
  std::array<std::array<int, 5>, 5> seen{};
  Random random(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::size_t> items(5);
    std::iota(items.begin(), items.end(), 0);
    random.shuffle(std::span(items));
    for (std::size_t at = 0; at < 5; ++at) ++seen[at][items[at]];
    std::ranges::sort(items);
    CHECK(items == std::vector<std::size_t>{0, 1, 2, 3, 4});
  }
  for (const auto& row : seen) {
    for (const int count : row) CHECK(count > 320);
  }
  std::vector<int> none;
  random.shuffle(std::span(none));
  CHECK(none.empty());
}

}  // namespace asah::random_test
