#include <array>
#include <charconv>
#include <string>

#include <imgui.h>

#include "core/report/numbers.hpp"
#include "wasm/ui/kit/field.hpp"
#include "wasm/ui/kit/field_frame.hpp"

namespace asah::ui {
namespace {

struct NumberState {
  std::string text;
  std::optional<std::int64_t> shown;
  Language language = Language::Indonesian;
  bool editing = false;
  bool primed = false;
  TextKey fault = TextKey::Count;
};

std::int64_t power_of_ten(int digits) {
  std::int64_t p = 1;
  while (digits-- > 0) p *= 10;
  return p;
}

std::string number_words(std::optional<std::int64_t> value, int decimals, Language language) {
  if (!value) return {};
  report::NumberBuffer buffer;
  const std::string_view shown = report::write_scaled(buffer, {*value, decimals, decimals}, language);
  std::string out(shown);
  // A person types a plain hyphen, so the field shows one.
  const std::size_t minus = out.find("\xE2\x88\x92");
  if (minus != std::string::npos) out.replace(minus, 3, "-");
  return out;
}

/// Reads 1.234,5 (or 1,234.5 in English) as whole 10^-decimals units; false when it is no number
/// or has more decimals than allowed.
bool read_number(std::string_view text, int decimals, Language language, std::optional<std::int64_t>& out) {
  const char point = language == Language::Indonesian ? ',' : '.';
  const char group = language == Language::Indonesian ? '.' : ',';
  std::int64_t value = 0;
  int after = -1;
  bool digits = false;
  bool negative = false;
  for (const char c : text) {
    if (c == ' ' || c == group) continue;
    if (c == '-' && !digits && !negative) {
      negative = true;
    } else if (c == point && after < 0 && decimals > 0) {
      after = 0;
    } else if (c >= '0' && c <= '9') {
      if (value > INT64_MAX / 100 || (after >= 0 && ++after > decimals)) return false;
      value = value * 10 + (c - '0');
      digits = true;
    } else {
      return false;
    }
  }
  if (!digits) {
    out.reset();
    return !negative && after < 0;
  }
  const int missing = decimals - std::max(0, after);
  if (value > INT64_MAX / 10 / power_of_ten(missing)) return false;
  value *= power_of_ten(missing);
  out = negative ? -value : value;
  return true;
}

}  // namespace

FieldEvent number_field(Ui& ui, std::optional<std::int64_t>& value, const NumberSpec& spec) {
  FieldSpec field = spec.field;
  field.kind = InputKind::Numeric;
  const std::string_view name = field_name(field);
  const Id id = field_id(ui, name);
  NumberState& s = ui.state<NumberState>(id);
  if (!s.editing && (!s.primed || s.shown != value || s.language != ui.language())) {
    s.text = number_words(value, spec.decimals, ui.language());
    s.shown = value;
    s.language = ui.language();
    s.primed = true;
    s.fault = TextKey::Count;
  }
  if (field.error.empty() && s.fault == TextKey::kit_number_bad) field.error = ui.t(s.fault);
  if (field.error.empty() && s.fault == TextKey::kit_number_range)
    field.error = ui.t(s.fault, ui.keep(number_words(spec.least, spec.decimals, ui.language())),
                       ui.keep(number_words(spec.most, spec.decimals, ui.language())));
  const float height = ui.px(field.small ? measure::kControlSmall : measure::kControl);
  FieldFrame frame = place_field(ui, field, height);
  const float stepper = spec.buttons ? 2 * ui.px(30) : 0;
  frame.inner.x1 -= stepper;
  const bool focused = ui.text_input().active && ui.text_input().id == id;
  draw_field_box(ui, field, frame.box, focused, ui.hovering(frame.box));
  const FieldEvent typed = text_box(ui, name, s.text, field,
                                    {.frame = frame, .role = Role::NumberBox, .invalid = s.fault != TextKey::Count, .select_all = true});
  FieldEvent event{.focused = typed.focused};
  std::int64_t steps = 0;
  if (typed.focused && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) steps = 1;
  if (typed.focused && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) steps = -1;
  if (spec.buttons) {
    IdScope scope(ui, name);
    ui.push_flow({.mode = Ui::Flow::Mode::Line, .x0 = frame.inner.x1, .x1 = frame.box.x1, .x = frame.inner.x1 + ui.px(6),
                  .y = frame.box.y0, .row_height = frame.box.height()});
    if (icon_button(ui, {.label = ui.t(TextKey::kit_decrease), .icon = Icon::Minus, .kind = ButtonKind::Quiet, .small = true, .disabled = field.disabled})) steps = -1;
    if (icon_button(ui, {.label = ui.t(TextKey::kit_increase), .icon = Icon::Plus, .kind = ButtonKind::Quiet, .small = true, .disabled = field.disabled})) steps = 1;
    ui.pop_flow();
  }
  s.editing = typed.focused || (s.fault != TextKey::Count && !typed.committed);
  const auto take = [&](std::optional<std::int64_t> number) {
    s.fault = number && (*number < spec.least || *number > spec.most) ? TextKey::kit_number_range : TextKey::Count;
    if (s.fault != TextKey::Count) return;
    event.changed = number != value;
    event.committed = true;
    value = s.shown = number;
    s.text = number_words(number, spec.decimals, ui.language());
    s.editing = false;
  };
  if (steps != 0) {
    take(std::clamp(value.value_or(0) + steps * spec.step, spec.least, spec.most));
  } else if (typed.committed) {
    std::optional<std::int64_t> number;
    if (read_number(s.text, spec.decimals, ui.language(), number)) {
      take(number);
    } else {
      s.fault = TextKey::kit_number_bad;
    }
    ui.want_frame_in(0);
  }
  return event;
}

}  // namespace asah::ui
