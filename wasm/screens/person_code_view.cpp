#include "wasm/screens/person_view.hpp"

namespace asah::screens {

using enum ui::TextKey;

void draw_person_code(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "code", state.checking, {.title = ui.t(history_check_code), .width = 460});
  if (!dialog) {
    state.typed_code.clear();
    return;
  }
  ui::text_field(ui, state.typed_code,
                 {.label = ui.t(history_report_code),
                  .error = model.code_verdict == CodeVerdict::Malformed ? ui.t(history_code_bad)
                                                                        : ui::Text(),
                  .max_length = 20, .id = "typed"});
  if (model.code_verdict == CodeVerdict::Matches) {
    ui::banner(ui, {.tone = ui::Tone::Ok, .body = ui.t(history_code_matches)});
  }
  if (model.code_verdict == CodeVerdict::Differs) {
    ui::banner(ui, {.tone = ui::Tone::Warn, .body = ui.t(history_code_differs)});
  }
}

}  // namespace asah::screens
