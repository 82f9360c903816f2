#include "wasm/screens/explain_view.hpp"

#include <algorithm>
#include <string>

namespace asah::screens {
namespace {

using enum ui::TextKey;

// Keys of explanations are data of core ("formula.gap_mean"); the table has them with '_'.
ui::Text words_of(ui::Ui& ui, std::string_view key) {
  std::string name(key);
  std::ranges::replace(name, '.', '_');
  const auto rows = ui::text_rows();
  const auto row = std::ranges::find(rows, std::string_view(name), &ui::TextRow::key);
  if (row == rows.end()) return ui.keep(key);
  return ui.t(static_cast<ui::TextKey>(row - rows.begin()));
}

}  // namespace

ui::Text age_text(ui::Ui& ui, const report::Age& age) {
  switch (age.unit) {
    case report::AgeUnit::Day: return ui.t(age_days, age.count);
    case report::AgeUnit::Month: return ui.t(age_months, age.count);
    case report::AgeUnit::Year: return ui.t(age_years, age.count);
  }
  return {};
}

void draw_explanation(ui::Ui& ui, const base::Explanation& explanation,
                      std::span<const report::ExplanationRow> inputs) {
  if (explanation.formula.empty()) return;
  ui::text(ui, ui.t(gaps_how), {.style = ui::TextStyle::SmallStrong});
  ui::note(ui, words_of(ui, explanation.formula));
  for (const report::ExplanationRow& input : inputs) {
    ui::Text value = ui::raw(input.value);
    if (!input.count.empty()) value = ui.t(explain_with_count, value, ui::raw(input.count));
    if (input.age) value = ui.t(explain_with_age, value, age_text(ui, *input.age));
    ui::fact(ui, words_of(ui, input.label), value);
  }
  ui::note(ui, explanation.source.empty()
                   ? ui.t(explain_rule, ui::raw(explanation.rule))
                   : ui.t(explain_rule_source, ui::raw(explanation.rule),
                          words_of(ui, explanation.source)));
}

}  // namespace asah::screens
