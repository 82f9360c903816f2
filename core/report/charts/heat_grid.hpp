#pragma once
// The heat map: rows by columns, a figure in each cell, its colour by the size of the gap.

#include <optional>
#include <span>
#include <string>

#include "core/base/decimal.hpp"
#include "core/report/charts/frame.hpp"

namespace asah::report {

/// The colour of a mean gap (required - achieved): Surplus at 0 and below, else Gap0 below 0.25,
/// Gap1 below 0.50, Gap2 below 0.85, Gap3 below 1.20, Gap4 from there on.
Role gap_role(base::Hundredths gap);
/// The text colour that is read on gap_role(): OnGap0 to OnGap4, OnSurplus.
Role gap_text_role(Role cell);

struct HeatCell {
  std::optional<base::Hundredths> gap{};  ///< nothing: nobody assessed, or nothing required
  std::int32_t count = 0;                 ///< people the mean was made of
};

struct HeatData {
  std::span<const std::string> rows{};
  std::span<const std::string> columns{};
  std::span<const HeatCell> cells{};       ///< row after row; those that are missing are empty
  std::int32_t least_count = 5;            ///< fewer people than this: no figure is shown
  std::string figure_heading{};            ///< of the last column, "JPM"; empty: no such column
  std::span<const std::string> figures{};  ///< one a row, as shown
};

/// Row labels (semibold, two lines at most) left, column labels (three lines at most) above, cells
/// with their figure; a check mark instead of a figure at or above the standard; a dashed cell with
/// "n<5" where too few people stand behind it, a dash where there is no gap to tell. The height
/// follows from the rows. Hits: every cell, row and column as given, value as shown.
Drawing heat_grid(const Frame& frame, const HeatData& data);

}  // namespace asah::report
