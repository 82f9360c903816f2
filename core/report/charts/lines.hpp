#pragma once
// Values along an axis: ticks, sparklines, line charts, intervals.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/report/charts/frame.hpp"

namespace asah::report {

/// Round marks along an axis: `first`, `first` + `step`, ... `count` of them.
struct Ticks {
  double first = 0;
  double step = 1;
  int count = 2;
  int decimals = 0;  ///< places that tell the marks apart, 0 to 6

  double at(int index) const { return first + step * index; }
  double last() const { return at(count - 1); }
};

/// The fewest-digit marks that enclose low..high with at most `most` (3 to 20) of them: steps of
/// 1, 2 or 5 times a power of ten. Equal ends are widened by half a step around them; what is no
/// number counts as 0, and a step is never below a millionth; the order of the ends does not
/// matter.
Ticks nice_ticks(double low, double high, int most);

/// How the marks of an axis are written.
enum class AxisUnit : std::uint8_t { Plain, Percent, Compact, Rupiah };

/// The trend as a line without axes, its last value as a dot. Nothing and NaN break the line; equal
/// values run through the middle; one value is a dot. No hits.
Drawing sparkline(const Frame& frame, std::span<const std::optional<double>> values,
                  Role role = Role::Primary);

struct Series {
  std::string label{};
  std::vector<std::optional<double>> values{};  ///< one for each x label; nothing breaks the line
  Role role = Role::Primary;
  float dash = 0;
};

struct LineData {
  std::span<const std::string> labels{};  ///< along the x axis, evenly spaced
  std::span<const Series> series{};
  AxisUnit unit = AxisUnit::Plain;
  std::optional<double> target{};  ///< a dashed line across, with its figure among the marks
  bool from_zero = false;          ///< the axis includes 0
};

/// Lines over a grid with round marks at the left. Labels of the x axis are left out evenly until
/// none overlaps; the last one always stands. Hits: each value, row = series, column = x.
Drawing line_chart(const Frame& frame, const LineData& data);

/// A value with its interval; the box (quartiles) is optional.
struct Interval {
  std::string label{};
  double low = 0;
  double middle = 0;
  double high = 0;
  std::optional<double> box_low{};
  std::optional<double> box_high{};
  std::string text{};  ///< "1,31 (1,22 – 1,40)"
  Role role = Role::Primary;
};

struct IntervalData {
  std::span<const Interval> rows{};
  AxisUnit unit = AxisUnit::Plain;
  std::optional<double> reference{};  ///< a dashed line, for "no effect"
};

/// Rows of 32 px: label, whisker from low to high with the middle as a dot (or box and bar), text;
/// a shared axis below. The height follows from the rows. The three numbers are put in order.
/// Hits: the whole row, row = index.
Drawing intervals(const Frame& frame, const IntervalData& data);

}  // namespace asah::report
