#pragma once
// The sums behind a heat map, group by group.

#include <cstdint>
#include <vector>

#include "core/analytics/heatmap.hpp"

namespace asah::analytics {

struct GroupTotal {
  std::int32_t people = 0;
  std::int32_t jpm_people = 0;
  std::int64_t jpm_sum = 0;

  void add(const GroupTotal& other);
};

struct HeatSummary {
  std::size_t width = 0;
  std::uint32_t none = 0;             ///< group of the people without a place, the last one
  std::vector<HeatSums> sums;         ///< group-major; units with all below them
  std::vector<GroupTotal> totals;     ///< as sums, without columns
  std::vector<HeatSums> all_sums;     ///< over everyone, a column each
  GroupTotal all_total;
};

HeatSummary sum_heat(const Basis& basis, const JpmTable& jpm, const HeatmapOptions& options,
                     const std::vector<HeatColumn>& columns);

}  // namespace asah::analytics
