#pragma once
// What every chart needs to know about the place it is drawn for.

#include "core/base/language.hpp"
#include "core/report/primitives.hpp"

namespace asah::report {

/// The room for a chart and how to fill it. A chart whose height follows from its rows says so and
/// takes no notice of `height`.
struct Frame {
  float width = 0;   ///< CSS px; less than 1 counts as 1, more than 20000 as 20000
  float height = 0;  ///< likewise
  const TextMeasure& measure;
  base::Language language = base::Language::Indonesian;
  bool hatch = false;  ///< draw diagonal lines over areas that mean harm (print, high contrast)
};

}  // namespace asah::report
