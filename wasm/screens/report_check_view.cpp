#include "wasm/screens/report_check_view.hpp"

namespace asah::screens {

using enum ui::TextKey;

void draw_report_check(Frame& frame, const ReportCheck& check, ReportCheckState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "code", state.open, {.title = ui.t(history_check_code), .width = 460});
  if (!dialog) {
    state.typed.clear();
    return;
  }
  ui::muted(ui, ui.t(history_code_any));
  const bool malformed = check.verdict == CodeVerdict::Malformed;
  ui::text_field(ui, state.typed, {.label = ui.t(history_report_code),
                                   .hint = ui.t(history_code_hint),
                                   .error = malformed ? ui::raw(check.words) : ui::Text(),
                                   .max_length = 30, .id = "typed"});
  if (malformed || check.verdict == CodeVerdict::None) return;
  ui::banner(ui, {.tone = check.verdict == CodeVerdict::Matches ? ui::Tone::Ok : ui::Tone::Warn,
                  .body = ui::raw(check.words), .id = "verdict"});
}

}  // namespace asah::screens
