#pragma once
// Draws what core/report computed: radar, bars, distribution, curves, any Drawing.

#include <span>

#include "core/report/primitives.hpp"
#include "wasm/ui/ui.hpp"

namespace asah::ui {

/// The colour that a chart's role has in the present theme.
Color chart_color(report::Role role);

/// Measures texts for chart builders with the fonts on screen, in CSS px at 100 %. Lives no longer
/// than the Ui.
class ScreenMeasure final : public report::TextMeasure {
 public:
  explicit ScreenMeasure(const Ui& ui) : ui_(ui) {}
  float width(std::string_view text, report::TextSize size, report::Weight weight) const override;

 private:
  const Ui& ui_;
};

/// Width that a chart may take now, CSS px at 100 %: what its builder gets.
float chart_room(const Ui& ui);

/// Places and draws a chart. Its hits are noted for screen readers and show a tooltip; `label`
/// names the whole. Returns the index of the hit clicked in this frame, else -1.
int chart(Ui& ui, const report::Drawing& drawing, std::string_view id, Text label);

}  // namespace asah::ui
