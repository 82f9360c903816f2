#pragma once
// Synthetic regions. People, ratings and figures are invented from a seed; NIP serials are 997 to
// 999. Each region's data tell one story that a test asserts.

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/dataset.hpp"

namespace asah::model::samples {

/// What the start screen and the command line say of a sample.
struct SampleInfo {
  std::string_view key;  ///< "bandung"
  std::string_view name_id;
  std::string_view name_en;
  std::string_view story_id;  ///< one sentence
  std::string_view story_en;
  std::uint32_t employees = 0;  ///< size of the sample when none is asked for
};

struct SampleSpec {
  std::string_view region;      ///< key of a sample
  std::uint32_t employees = 0;  ///< exactly so many; 0 for the sample's own size
  std::uint64_t seed = 1;
  /// For measuring: all 25 built-in competencies, a standard for each in every position, and every
  /// person rated in each of them by `full_sources` sources in `full_cycles` cycles.
  bool full_ratings = false;
  std::uint8_t full_sources = 3;  ///< 1 to 3: superior, self, peer
  std::uint8_t full_cycles = 3;   ///< 1 to 3, the newest ones
};

inline constexpr std::uint32_t kMostEmployees = 1'000'000;

/// The five samples, in the order of the start screen.
std::span<const SampleInfo> samples();

/// The region's dataset; the same spec gives the same dataset everywhere. UnknownChoice for an
/// unknown region; OutOfRange for a count below the region's posts of leadership, above
/// kMostEmployees, or sources and cycles outside 1 to 3.
base::Result<Dataset> generate(const SampleSpec& spec);

}  // namespace asah::model::samples
