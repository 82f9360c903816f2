#pragma once
// How any screen shows where a number comes from.

#include <span>

#include "core/report/explanation_text.hpp"
#include "wasm/ui/kit/kit.hpp"

namespace asah::screens {

/// "4 bulan".
ui::Text age_text(ui::Ui& ui, const report::Age& age);
/// Formula, rule, source, and the inputs with their counts and ages.
void draw_explanation(ui::Ui& ui, const base::Explanation& explanation,
                      std::span<const report::ExplanationRow> inputs);

}  // namespace asah::screens
