#pragma once
// Which group of a heat map each person belongs to; shared by the sums and the drill-down.

#include <cstdint>
#include <vector>

#include "core/analytics/heatmap.hpp"

namespace asah::analytics {

/// For each row of the employees table its group: row of the unit, position or tier, `none` for
/// people in scope without one, model::kNoIndex for people who do not count here.
struct HeatGroups {
  std::vector<std::uint32_t> of_person;
  std::uint32_t none = 0;  ///< number of the last group, past all table rows
};
HeatGroups heat_groups(const Basis& basis, const HeatmapOptions& options);

/// The output columns of a heat map, and the one that each basis column goes to (domains); for
/// competencies they are the same, for aspects every basis column goes to all three.
std::vector<HeatColumn> heat_columns(const Basis& basis, HeatColumns kind);
/// Position among `columns` of a basis column's domain.
std::uint32_t domain_column(const Basis& basis, const std::vector<HeatColumn>& columns,
                            std::size_t basis_column);

}  // namespace asah::analytics
