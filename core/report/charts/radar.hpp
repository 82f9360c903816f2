#pragma once
// The profile chart: what is required of a person and what the person achieves, axis by axis.

#include <optional>
#include <span>
#include <string>

#include "core/base/decimal.hpp"
#include "core/report/charts/frame.hpp"

namespace asah::report {

struct RadarAxis {
  std::string label{};
  std::optional<base::Hundredths> required{};  ///< nothing: the post asks for nothing here
  std::optional<base::Hundredths> achieved{};  ///< nothing: not assessed, which is not level 0
};

struct RadarData {
  std::span<const RadarAxis> axes{};
  int top_level = 5;  ///< at the rim; 1 to 100. One ring a level, at most 5 rings
};

/// Rings and spokes, the required levels dashed, the achieved ones filled with a dot each. The
/// first axis points up, the others follow clockwise. Where an axis has no value the outline is
/// open there. Levels beyond the scale are drawn at its end. Labels are broken into at most three
/// lines (up to 12 axes) and cut to their room, moved apart, and left out where they would still overlap; the
/// hits keep them whole. Hits: a dot and a label, row = axis, value "2 / 3". No axis: an empty
/// drawing.
Drawing radar(const Frame& frame, const RadarData& data);

}  // namespace asah::report
