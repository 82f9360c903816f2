#include "core/analytics/heatmap.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "core/analytics/parts/heat_groups.hpp"
#include "core/analytics/parts/heat_summing.hpp"
#include "core/base/decimal.hpp"

namespace asah::analytics {
namespace {

// The groups shown, in the order of the rows.
std::vector<std::uint32_t> shown_groups(const Basis& basis, const HeatmapOptions& options,
                                        const HeatSummary& summary) {
  std::vector<std::uint32_t> shown;
  const model::Dataset& dataset = basis.dataset;
  if (options.rows == HeatRows::Units) {
    const model::UnitTree& tree = basis.roster->tree;
    const auto within = dataset.units.index_of(options.within);
    for (const std::uint32_t row : tree.order) {
      const bool inside =
          !options.within || (within && tree.is_within(row, static_cast<std::uint32_t>(*within)));
      if (inside) shown.push_back(row);
    }
  } else {
    for (std::uint32_t row = 0; row < summary.none; ++row) {
      if (summary.totals[row].people > 0) shown.push_back(row);
    }
    const auto positions = dataset.positions.rows();
    const auto tiers = dataset.tiers.rows();
    std::ranges::sort(shown, {}, [&](std::uint32_t row) {
      const bool by_name = options.rows == HeatRows::Positions;
      return std::tuple(by_name ? std::string_view(positions[row].name) : std::string_view{},
                        by_name ? 0 : tiers[row].order, row);
    });
  }
  if (summary.totals[summary.none].people > 0) shown.push_back(summary.none);
  return shown;
}

std::uint64_t id_of(const Basis& basis, HeatRows kind, std::uint32_t group, std::uint32_t none) {
  if (group == none) return 0;
  switch (kind) {
    case HeatRows::Units: return basis.dataset.units.rows()[group].id.value;
    case HeatRows::Positions: return basis.dataset.positions.rows()[group].id.value;
    default: return basis.dataset.tiers.rows()[group].id.value;
  }
}

HeatRow heat_row(const GroupTotal& total) {
  HeatRow row;
  row.people = total.people;
  row.jpm_people = total.jpm_people;
  if (total.jpm_people > 0) {
    row.jpm_mean = static_cast<std::int32_t>(base::divide_rounded(total.jpm_sum, total.jpm_people));
  }
  return row;
}

HeatScale scale_of(const Basis& basis, const HeatmapOptions& options) {
  HeatScale scale{.min_people = options.min_people};
  if (options.columns == HeatColumns::Aspects) scale.parts = 3;
  if (options.as_of.has_value() && basis.achieved.newest.has_value()) {
    scale.days_since = options.as_of.days() - basis.achieved.newest.days();
  }
  return scale;
}

}  // namespace

std::uint32_t Heatmap::row_of(std::uint64_t id) const {
  const auto at = std::ranges::find(rows, id, &HeatRow::id);
  return at == rows.end() ? model::kNoIndex : static_cast<std::uint32_t>(at - rows.begin());
}

Heatmap build_heatmap(const Basis& basis, const JpmTable& jpm, const HeatmapOptions& options) {
  Heatmap map;
  map.options = options;
  map.columns = heat_columns(basis, options.columns);
  const HeatSummary summary = sum_heat(basis, jpm, options, map.columns);
  const HeatScale scale = scale_of(basis, options);
  const std::vector<std::uint32_t> shown = shown_groups(basis, options, summary);
  const model::UnitTree& tree = basis.roster->tree;
  map.rows.reserve(shown.size());
  map.cells.reserve(shown.size() * map.columns.size());
  for (const std::uint32_t group : shown) {
    HeatRow row = heat_row(summary.totals[group]);
    row.id = id_of(basis, options.rows, group, summary.none);
    if (group != summary.none) row.table_row = group;
    if (options.rows == HeatRows::Units && group != summary.none) {
      row.depth = tree.depth[group] - tree.depth[shown.front()];
    }
    map.rows.push_back(row);
    for (std::size_t i = 0; i < summary.width; ++i) {
      map.cells.push_back(heat_cell(summary.sums[group * summary.width + i], scale));
    }
  }
  map.total_row = heat_row(summary.all_total);
  for (const HeatSums& sums : summary.all_sums) map.totals.push_back(heat_cell(sums, scale));
  return map;
}

}  // namespace asah::analytics
