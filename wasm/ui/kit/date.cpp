#include <array>
#include <string>

#include <imgui.h>

#include "core/report/dates.hpp"
#include "wasm/ui/kit/field.hpp"
#include "wasm/ui/kit/field_frame.hpp"
#include "wasm/ui/kit/overlay.hpp"

namespace asah::ui {
namespace {

using base::Date;

struct DateState {
  std::string text;
  Date shown;
  bool editing = false;
  bool bad = false;
  Date month;   ///< the first day of the month that the calendar shows
  Date cursor;  ///< the day that the keyboard is on
  bool was_open = false;
};

std::string date_words(Date date) {
  if (!date.has_value()) return {};
  report::NumberBuffer buffer;
  return std::string(report::write_date(buffer, date, report::DateStyle::Numeric, Language::Indonesian));
}

bool allowed(const DateSpec& spec, Date day) {
  return (!spec.least.has_value() || day >= spec.least) && (!spec.most.has_value() || day <= spec.most);
}

Date first_of_month(Date day) { return Date::from_civil(day.year(), day.month(), 1); }

Date month_away(Date first, int months) {
  const int index = first.year() * 12 + first.month() - 1 + months;
  return Date::from_civil(index / 12, index % 12 + 1, 1);
}

/// 0 Monday to 6 Sunday; 1970-01-01 was a Thursday.
int weekday(Date day) { return ((day.days() % 7) + 7 + 3) % 7; }

void move_cursor(Ui& ui, DateState& s) {
  int days = 0;
  if (ui.key(ImGuiKey_LeftArrow)) days = -1;
  if (ui.key(ImGuiKey_RightArrow)) days = 1;
  if (ui.key(ImGuiKey_UpArrow)) days = -7;
  if (ui.key(ImGuiKey_DownArrow)) days = 7;
  Date next = s.cursor.plus_days(days);
  if (ui.key(ImGuiKey_PageDown)) next = month_away(first_of_month(s.cursor), 1);
  if (ui.key(ImGuiKey_PageUp)) next = month_away(first_of_month(s.cursor), -1);
  if (next == s.cursor || !next.has_value()) return;
  s.cursor = next;
  s.month = first_of_month(next);
  ui.want_frame_in(0);
}

/// Chosen day, or no date.
Date calendar(Ui& ui, DateState& s, Date value, const DateSpec& spec) {
  report::NumberBuffer buffer;
  {
    Line line(ui, 32, 4);
    const Text words = ui.keep(report::write_date(buffer, s.month, report::DateStyle::MonthYear, ui.language()));
    text(ui, words, {.style = TextStyle::SmallStrong});
    line.right("months");
    if (icon_button(ui, {.label = ui.t(TextKey::kit_previous_month), .icon = Icon::ChevronLeft, .kind = ButtonKind::Quiet, .small = true}))
      s.month = month_away(s.month, -1);
    if (icon_button(ui, {.label = ui.t(TextKey::kit_next_month), .icon = Icon::ChevronRight, .kind = ButtonKind::Quiet, .small = true}))
      s.month = month_away(s.month, 1);
  }
  const float cell = ui.px(34);
  const Rect names = ui.place(7 * cell, ui.px(22));
  constexpr TextKey kDays[] = {TextKey::kit_mon, TextKey::kit_tue, TextKey::kit_wed, TextKey::kit_thu,
                               TextKey::kit_fri, TextKey::kit_sat, TextKey::kit_sun};
  for (int i = 0; i < 7; ++i) {
    const float x = names.x0 + cell * static_cast<float>(i);
    text_line(ui, {TextStyle::Note, ui.color(Color::Muted), Align::Middle}, {x, names.y0, x + cell, names.y1}, ui.t(kDays[i]).view());
  }
  const Rect days = ui.place(7 * cell, 6 * cell);
  NodeScope grid(ui, {.role = Role::Grid, .rect = days, .rows = 6, .columns = 7});
  const Date start = s.month.plus_days(-weekday(s.month));
  Date chosen;
  for (int i = 0; i < 42; ++i) {
    const Date day = start.plus_days(i);
    const float x = days.x0 + cell * static_cast<float>(i % 7);
    const float y = days.y0 + cell * static_cast<float>(i / 7);
    const Rect r = Rect{x, y, x + cell, y + cell}.grown(-ui.px(2));
    const bool other = day.month() != s.month.month();
    const bool off = !allowed(spec, day);
    IdScope scope(ui, day.days());
    const Id id = ui.id("day");
    const Interaction it = ui.interact(id, r, {.disabled = off, .focusable = false, .exact = true});
    const bool selected = day == value;
    if (selected) fill(ui, r, ui.color(Color::Primary), 8);
    else if (it.hovered) fill(ui, r, ui.color(Color::Hover), 8);
    if (day == spec.today && !selected) outline(ui, r, ui.color(Color::Primary), 8);
    if (day == s.cursor && ui.keyboard_mode()) focus_ring(ui, r.grown(-ui.px(1)), 8);
    const Color front = off ? Color::Disabled : selected ? Color::OnPrimary : other ? Color::Muted : Color::Text;
    text_line(ui, {selected ? TextStyle::SmallStrong : TextStyle::Small, ui.color(front), Align::Middle}, r, ui.number(day.day()).view());
    const std::string_view spoken = report::write_date(buffer, day, report::DateStyle::Long, ui.language());
    ui.note({.id = id, .role = Role::Cell, .states = (selected ? state::kSelected : 0u) | (off ? state::kDisabled : 0u) | (day == spec.today ? state::kCurrent : 0u),
             .rect = r, .label = spoken, .row = i / 7, .column = i % 7}, it);
    if (it.pressed) chosen = day;
  }
  if (spec.today.has_value() && allowed(spec, spec.today) && button(ui, {.label = ui.t(TextKey::kit_today), .kind = ButtonKind::Quiet, .small = true}))
    chosen = spec.today;
  return chosen;
}

}  // namespace

FieldEvent date_field(Ui& ui, Date& value, const DateSpec& spec) {
  FieldSpec field = spec.field;
  field.kind = InputKind::Date;
  if (field.hint.empty()) field.hint = ui.t(TextKey::kit_date_hint);
  const std::string_view name = field_name(field);
  DateState& s = ui.state<DateState>(field_id(ui, name));
  if (!s.editing && s.shown != value) {
    s.text = date_words(value);
    s.shown = value;
    s.bad = false;
  }
  if (s.bad && field.error.empty()) field.error = ui.t(TextKey::kit_date_bad);
  const float height = ui.px(field.small ? measure::kControlSmall : measure::kControl);
  FieldFrame frame = place_field(ui, field, height);
  frame.inner.x1 -= ui.px(26);
  const bool focused = ui.text_input().active && ui.text_input().id == field_id(ui, name);
  draw_field_box(ui, field, frame.box, focused, ui.hovering(frame.box));
  const FieldEvent typed = text_box(ui, name, s.text, field, {.frame = frame, .invalid = s.bad});
  FieldEvent event{.focused = typed.focused};
  s.editing = typed.focused || s.bad;
  if (typed.committed) {
    const auto read = base::parse_date(s.text);
    const bool empty = s.text.empty();
    s.bad = !empty && (!read || !allowed(spec, *read));
    if (!s.bad) {
      const Date next = empty ? Date{} : *read;
      event.changed = next != value;
      event.committed = true;
      value = s.shown = next;
      s.text = date_words(value);
      s.editing = false;
    }
    ui.want_frame_in(0);
  }
  IdScope scope(ui, name);
  const Rect corner{frame.box.x1 - height, frame.box.y0, frame.box.x1, frame.box.y1};
  const Id open_id = ui.id("open");
  const Interaction it = ui.interact(open_id, corner, {.disabled = field.disabled || field.read_only, .exact = true});
  if (it.hovered) fill(ui, corner.grown(-ui.px(4)), ui.color(Color::Hover), 6);
  icon(ui, Icon::Calendar, IconSize::Normal, ui.color(field.disabled ? Color::Disabled : Color::Muted), corner);
  if (it.focus_visible) focus_ring(ui, corner.grown(-ui.px(4)), 6);
  ui.note({.id = open_id, .role = Role::Button, .rect = corner, .label = ui.t(TextKey::kit_open_calendar).view()}, it);
  if (it.pressed) open_popover(ui, "calendar");
  Popover pop(ui, "calendar", frame.box, {.width = 34 * 7 + 24, .padding = 12, .gap = 4, .label = field.label});
  if (!pop) {
    s.was_open = false;
    return event;
  }
  if (!s.was_open) {
    s.cursor = value.has_value() ? value : spec.today.has_value() ? spec.today : Date::from_civil(2026, 1, 1);
    s.month = first_of_month(s.cursor);
    s.was_open = true;
  }
  move_cursor(ui, s);
  Date chosen = calendar(ui, s, value, spec);
  if (ui.key(ImGuiKey_Enter, false) && ui.keyboard_mode() && allowed(spec, s.cursor)) chosen = s.cursor;
  if (chosen.has_value()) {
    event.changed = chosen != value;
    event.committed = true;
    value = chosen;
    s.editing = false;
    pop.close();
  }
  return event;
}

}  // namespace asah::ui
