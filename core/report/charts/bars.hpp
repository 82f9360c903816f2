#pragma once
// Lengths side by side: rows of bars, columns by level, shares of a whole, progress, level boxes.

#include <optional>
#include <span>
#include <string>

#include "core/base/decimal.hpp"
#include "core/report/charts/frame.hpp"

namespace asah::report {

struct Bar {
  std::string label{};
  double value = 0;    ///< below 0 and what is no number count as 0
  std::string text{};  ///< the value as shown: "1,31", "86 %"
  Role role = Role::Primary;
};

struct BarsData {
  std::span<const Bar> bars{};
  double maximum = 0;  ///< value of a full track; 0: the largest value
};

/// One row of 27 px a bar: label (cut at 45 % of the width), rounded track with the bar in it,
/// value. The height follows from the rows. Bars of the roles GapBar, Gap3, Gap4 and Bad are
/// hatched where the frame asks for it. Hits: the whole row, row = index.
Drawing bars(const Frame& frame, const BarsData& data);

/// One column of a distribution. `below` of the `count` do not meet their requirement.
struct Column {
  std::string label{};
  std::int64_t count = 0;
  std::int64_t below = 0;
};

struct DistributionData {
  std::span<const Column> columns{};
  bool figures = true;  ///< the count above each column
};

/// Columns on a base line, as high as their share of the largest count: from the base upwards
/// those below their requirement (orange) and those at or above it. A count above nothing is at
/// least 1 px high. Hits: the column with its label, row = index, value = the count.
Drawing distribution(const Frame& frame, const DistributionData& data);

struct Segment {
  std::string label{};
  double value = 0;
  std::string text{};  ///< shown inside where it fits
  Role role = Role::Primary;
};

/// A bar of the frame's whole width and height, divided by value; segments of no value are left
/// out. A total of 0 draws the empty track. Hits: each segment, row = index.
Drawing stacked_bar(const Frame& frame, std::span<const Segment> segments);

/// A rounded track as high as the frame, filled to `share` (held within 0 to 1).
Drawing progress_bar(const Frame& frame, double share, Role role);

/// Five boxes of a level in a row 14 px apart, as high as the frame (12 by default when it is
/// lower than 8): filled up to the level achieved, green where it exceeds the requirement, dashed
/// where it falls short, pale beyond. A level between two whole ones fills its box in part.
Drawing level_boxes(const Frame& frame, std::optional<base::Hundredths> achieved,
                    std::optional<base::Hundredths> required);

struct LegendEntry {
  std::string label{};
  Role role = Role::Primary;
  float dash = 0;  ///< 0: a filled patch, more: a dashed line
};

/// Patches with their labels from left to right, broken into rows of 22 px.
Drawing legend(const Frame& frame, std::span<const LegendEntry> entries);

}  // namespace asah::report
