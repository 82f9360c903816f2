#pragma once
// Own random numbers: the standard library's distributions differ between vendors, and stored or
// compared results must not.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace asah::base {

/// SplitMix64 (Steele, Lea, Flood 2014). Same seed, same numbers, everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// 64 uniform bits.
  std::uint64_t next();
  /// Uniform in [0, bound), without modulo bias (Lemire 2019); bound 0 gives 0.
  std::uint64_t below(std::uint64_t bound);
  /// Uniform in [0, count), for subscripts; count 0 gives 0.
  std::size_t index(std::size_t count) { return static_cast<std::size_t>(below(count)); }
  /// Uniform in [low, high], both ends included; low <= high.
  std::int64_t between(std::int64_t low, std::int64_t high);
  /// Uniform in [0, 1), 53 bits.
  double unit();
  /// True with the given probability, 0 to 1.
  bool chance(double probability) { return unit() < probability; }
  /// Approximately normal with mean 0 and deviation 1 (sum of twelve uniforms, no libm involved).
  double normal();

  /// Fisher-Yates; deterministic for a seed.
  template <class T>
  void shuffle(std::span<T> items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[index(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace asah::base
