#include <algorithm>
#include <cmath>

#include "core/analytics/heatmap.hpp"
#include "core/analytics/parts/statistics.hpp"
#include "core/base/decimal.hpp"

namespace asah::analytics {
namespace {

std::int32_t rounded(std::int64_t numerator, std::int64_t denominator) {
  return static_cast<std::int32_t>(base::divide_rounded(numerator, denominator));
}

std::int32_t nearest(double value) {
  return static_cast<std::int32_t>(value < 0 ? std::ceil(value - 0.5) : std::floor(value + 0.5));
}

void set_interval(HeatCell& cell, const HeatSums& sums, const HeatScale& scale) {
  if (sums.people < 2) return;
  const double people = sums.people;
  const double pairs = sums.pairs;
  const double mean = static_cast<double>(sums.gap) / pairs;
  // Sum over people of (g - mean x m)^2; the subtraction may fall a rounding below zero.
  const double spread = static_cast<double>(sums.gap_squares) -
                        2 * mean * static_cast<double>(sums.gap_by_pairs) +
                        mean * mean * static_cast<double>(sums.pair_squares);
  const double error = std::sqrt(std::max(spread, 0.0) * people / (people - 1)) / pairs;
  const double half = t_quantile_975(static_cast<int>(sums.people) - 1) * error;
  cell.interval_low = nearest((mean - half) / scale.parts);
  cell.interval_high = nearest((mean + half) / scale.parts);
}

}  // namespace

void HeatSums::add(const HeatSums& other) {
  gap += other.gap;
  shortfall += other.shortfall;
  demanded += other.demanded;
  age_days += other.age_days;
  gap_squares += other.gap_squares;
  gap_by_pairs += other.gap_by_pairs;
  pair_squares += other.pair_squares;
  people += other.people;
  pairs += other.pairs;
  expected += other.expected;
  below += other.below;
  dated += other.dated;
  sources += other.sources;
  ratings += other.ratings;
  for (std::size_t i = 0; i < levels.size(); ++i) levels[i] += other.levels[i];
}

HeatCell heat_cell(const HeatSums& sums, const HeatScale& scale) {
  HeatCell cell;
  cell.n = static_cast<std::int32_t>(sums.pairs);
  cell.of = static_cast<std::int32_t>(sums.expected);
  cell.people = static_cast<std::int32_t>(sums.people);
  cell.ratings = static_cast<std::int32_t>(sums.ratings);
  std::ranges::copy(sums.levels, cell.levels.begin());
  cell.suppressed = cell.people > 0 && cell.people < scale.min_people;
  if (sums.pairs == 0) return cell;
  const std::int64_t n = sums.pairs;
  cell.mean_gap = rounded(sums.gap, n * scale.parts);
  cell.mean_shortfall = rounded(sums.shortfall, n * scale.parts);
  cell.share_below = rounded(std::int64_t{sums.below} * 10000, n);
  if (sums.demanded > 0) cell.share_missing = rounded(sums.shortfall * 10000, sums.demanded);
  cell.mean_sources = rounded(std::int64_t{sums.sources} * 100, n);
  if (sums.dated > 0) {
    const std::int64_t days = sums.age_days + std::int64_t{sums.dated} * scale.days_since;
    cell.mean_age_months = rounded(std::max<std::int64_t>(days, 0) * 1'000'000,
                                   std::int64_t{sums.dated} * 304'375);
  }
  set_interval(cell, sums, scale);
  return cell;
}

}  // namespace asah::analytics
