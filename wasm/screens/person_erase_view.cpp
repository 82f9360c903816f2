#include <algorithm>
#include <string_view>

#include "wasm/screens/person_view.hpp"

namespace asah::screens {

using enum ui::TextKey;
using ui::raw;

namespace {

constexpr std::size_t kDigits = 4;

std::string_view last_digits(std::string_view nip) {
  return nip.substr(nip.size() - std::min(nip.size(), kDigits));
}

}  // namespace

void draw_person_erasing(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "erase", state.erasing,
                    {.title = ui.t(history_erase_title, raw(model.name)), .width = 560});
  if (!state.erasing) {
    state.erase_digits.clear();
    state.erase_reason.clear();
  }
  if (!dialog) return;
  ui::text(ui, ui.t(history_erase_body));
  ui.gap(6);
  ui::muted(ui, ui.t(history_erase_elsewhere));
  ui.gap(6);
  if (ui::button(ui, {.label = ui.t(history_save_held), .icon = ui::Icon::FileDown,
                      .small = true})) {
    frame.ask(HistoryIntent{SaveHeldData{model.record.id}});
  }
  ui.gap(6);
  ui::text_field(ui, state.erase_reason, {.label = ui.t(history_erase_reason), .required = true,
                                          .max_length = 400, .id = "reason"});
  const bool matches = state.erase_digits == last_digits(model.record.nip);
  const bool wrong = state.erase_digits.size() >= kDigits && !matches;
  ui::text_field(ui, state.erase_digits,
                 {.label = ui.t(history_erase_digits),
                  .error = wrong ? ui.t(history_erase_digits_wrong) : ui::Text(),
                  .required = true, .max_length = 18, .id = "digits"});
  const auto answer = ui::dialog_foot(
      ui, {.confirm = ui.t(history_erase_do), .kind = ui::ButtonKind::Danger,
           .disabled = !matches || state.erase_reason.empty() || model.read_only});
  if (answer == ui::DialogAnswer::Confirm) {
    frame.ask(HistoryIntent{ErasePerson{model.record.id, state.erase_reason}});
  }
  if (answer != ui::DialogAnswer::None) state.erasing = false;
}

}  // namespace asah::screens
