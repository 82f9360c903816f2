#include "wasm/screens/erase_view.hpp"

#include <algorithm>
#include <string_view>

#include "wasm/screens/intents.hpp"

namespace asah::screens {

using enum ui::TextKey;
using ui::raw;

namespace {

constexpr std::size_t kDigits = 4;

std::string_view last_digits(std::string_view nip) {
  return nip.substr(nip.size() - std::min(nip.size(), kDigits));
}

}  // namespace

void draw_erasing(Frame& frame, const ErasingModel& model, ErasingState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "erase", state.open,
                    {.title = ui.t(history_erase_title, raw(model.name)), .width = 560});
  if (!state.open) state = {};
  if (!dialog) return;
  ui::text(ui, ui.t(history_erase_body));
  ui.gap(6);
  ui::muted(ui, ui.t(history_erase_elsewhere));
  ui.gap(6);
  if (model.in_data && ui::button(ui, {.label = ui.t(history_save_held),
                                       .icon = ui::Icon::FileDown, .small = true})) {
    frame.ask(HistoryIntent{SaveHeldData{model.employee}});
  }
  ui.gap(6);
  ui::text_field(ui, state.reason, {.label = ui.t(history_erase_reason), .required = true,
                                    .max_length = 400, .id = "reason"});
  const bool matches = state.digits == last_digits(model.nip);
  const bool wrong = state.digits.size() >= kDigits && !matches;
  if (!model.nip.empty()) {
    ui::text_field(ui, state.digits,
                   {.label = ui.t(history_erase_digits),
                    .error = wrong ? ui.t(history_erase_digits_wrong) : ui::Text(),
                    .required = true, .max_length = 18, .id = "digits"});
  }
  const auto answer = ui::dialog_foot(
      ui, {.confirm = ui.t(history_erase_do), .kind = ui::ButtonKind::Danger,
           .disabled = !matches || state.reason.empty() || model.read_only});
  if (answer == ui::DialogAnswer::Confirm) {
    frame.ask(HistoryIntent{ErasePerson{model.employee, state.reason}});
  }
  if (answer != ui::DialogAnswer::None) state = {};
}

}  // namespace asah::screens
