#pragma once
// Inside core/report: values laid over pixels, and how the marks of an axis read.

#include <algorithm>
#include <optional>
#include <string>

#include "core/report/charts/lines.hpp"
#include "core/report/charts/sketch.hpp"

namespace asah::report {

/// The value held within +-1e15; nothing for what is no number.
std::optional<double> known(std::optional<double> value);

/// A mark with the decimals that tell it from its neighbours (AxisUnit::Plain and Percent).
std::string mark_text(double value, AxisUnit unit, int decimals, base::Language language);

/// A range of values laid over a range of pixels; `to` may lie below `from`. Values outside stand
/// at the end; an empty range stands in the middle.
struct Scale {
  double low = 0;
  double high = 1;
  float from = 0;
  float to = 1;

  float at(double value) const {
    const double share = high > low ? (sane(value) - low) / (high - low) : 0.5;
    return from + (to - from) * static_cast<float>(std::clamp(share, 0.0, 1.0));
  }
};

/// The least and the greatest of what was included.
struct Range {
  double low = 0;
  double high = 0;
  bool any = false;

  void include(std::optional<double> value) {
    value = known(value);
    if (!value) return;
    low = any ? std::min(low, *value) : *value;
    high = any ? std::max(high, *value) : *value;
    any = true;
  }
};

}  // namespace asah::report
