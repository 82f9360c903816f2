#include "wasm/ui/kit/choice.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <imgui.h>

#include "core/base/text.hpp"
#include "wasm/ui/kit/field_frame.hpp"
#include "wasm/ui/kit/overlay.hpp"

namespace asah::ui {
namespace {

std::string_view name_of(const ChoiceSpec& spec) {
  return spec.id.empty() ? spec.label.view() : spec.id;
}

/// A line with a mark of `mark_css` at the left and words at its right.
struct MarkLine {
  Rect whole;
  Rect mark;
  Id id;
  Interaction it;
};
MarkLine mark_line(Ui& ui, const ChoiceSpec& spec, float mark_width, float mark_height) {
  const float line = ui.fonts().line_height(TextStyle::Body);
  const float gap = spec.label.empty() ? 0 : ui.px(9);
  const float words = ui.fonts().width(TextStyle::Body, spec.label.view());
  const float help_room = ui.room() - mark_width - gap;
  const float help = spec.help.empty() ? 0 : paragraph_height(ui, TextStyle::Note, help_room, spec.help.view());
  const bool in_line = ui.flow().mode != Ui::Flow::Mode::Stack;
  const float width = in_line || spec.help.empty() ? std::min(ui.room(), mark_width + gap + words) : ui.room();
  const float height = std::max(ui.px(30), line + help + ui.px(8));
  MarkLine m;
  m.whole = ui.place(width, height);
  const float top = help > 0 ? m.whole.y0 + ui.px(4) : m.whole.y0 + std::floor((height - line) / 2);
  const float mark_y = std::floor(top + (line - mark_height) / 2);
  m.mark = {m.whole.x0, mark_y, m.whole.x0 + mark_width, mark_y + mark_height};
  m.id = ui.id(name_of(spec));
  m.it = ui.interact(m.id, m.whole, {.disabled = spec.disabled});
  const bool off = spec.disabled || ui.disabled();
  const float x = m.mark.x1 + gap;
  text_line(ui, {TextStyle::Body, ui.color(off ? Color::Disabled : Color::Text)},
            {x, top, m.whole.x1, top + line}, spec.label.view());
  if (help > 0)
    paragraph(ui, {TextStyle::Note, ui.color(Color::Muted)}, {x, top + line, m.whole.x1, m.whole.y1},
              spec.help.view());
  return m;
}

void note_choice(Ui& ui, const ChoiceSpec& spec, const MarkLine& m, Role role, std::uint32_t states) {
  if (spec.disabled || ui.disabled()) states |= state::kDisabled;
  ui.note({.id = m.id, .role = role, .states = states | state::kCheckable, .rect = m.whole,
           .label = spec.label.view(), .description = spec.help.view()}, m.it);
}

struct SelectState {
  std::string filter;
  std::string filtered_for;
  Language language = Language::Indonesian;
  std::vector<int> hits;
  int cursor = 0;
  bool was_open = false;
};

void refilter(SelectState& s, const SelectSpec& spec) {
  s.filtered_for = s.filter;
  s.hits.clear();
  const std::string needle = base::fold(s.filter);
  for (int i = 0; i < spec.count; ++i)
    if (needle.empty() || base::contains_folded(base::fold(spec.option(i).view()), needle) ||
        (spec.detail && base::contains_folded(base::fold(spec.detail(i).view()), needle)))
      s.hits.push_back(i);
}

/// The open list; true when `index` changed.
bool select_list(Ui& ui, Popover& pop, SelectState& s, int& index, const SelectSpec& spec) {
  const bool filtered = spec.count > 8 || spec.always_filter;
  if (!s.was_open) {
    s.filter.clear();
    refilter(s, spec);
    s.cursor = std::max(0, index);
    s.was_open = true;
    if (filtered) ui.focus(field_id(ui, "filter"));
  }
  bool moved = false;
  if (filtered) {
    const FieldEvent typed = search_field(
        ui, s.filter, {.label = ui.t(TextKey::kit_filter_options), .hint = ui.t(TextKey::kit_search),
                       .small = true, .id = "filter"});
    if (typed.changed) s.cursor = 0, moved = true;
  }
  if (s.filter != s.filtered_for) refilter(s, spec);
  const int count = static_cast<int>(s.hits.size());
  const int was = s.cursor;
  if (ui.key(ImGuiKey_DownArrow)) s.cursor = std::min(s.cursor + 1, count - 1);
  if (ui.key(ImGuiKey_UpArrow)) s.cursor = std::max(s.cursor - 1, 0);
  if (ui.key(ImGuiKey_PageDown)) s.cursor = std::min(s.cursor + 8, count - 1);
  if (ui.key(ImGuiKey_PageUp)) s.cursor = std::max(s.cursor - 8, 0);
  moved |= s.cursor != was;
  bool changed = false;
  if (spec.clearable && s.filter.empty() &&
      list_row(ui, {.label = ui.t(TextKey::kit_none), .selected = index < 0, .index = -1})) {
    changed = index != -1;
    index = -1;
    pop.close();
  }
  if (count == 0) {
    muted(ui, ui.t(TextKey::kit_no_match));
    return changed;
  }
  const float row = ui.px(ui.environment().touch ? measure::kHitTouch : 34);
  const int shown = std::min(count, 7);
  const Rect area = ui.place(0, row * static_cast<float>(shown));
  NodeScope list(ui, {.role = Role::ListBox, .rect = area, .label = spec.field.label.view(), .rows = count});
  Scroll scroll(ui, "list", area, {.gap = 0});
  if (moved || s.was_open == false) {
    const float y = row * static_cast<float>(s.cursor);
    if (y < ImGui::GetScrollY()) ImGui::SetScrollY(y);
    if (y + row > ImGui::GetScrollY() + area.height()) ImGui::SetScrollY(y + row - area.height());
  }
  const int first = std::max(0, static_cast<int>(ImGui::GetScrollY() / row));
  const int last = std::min(count, first + shown + 2);
  spacer(ui, 0);
  ui.flow().y += row * static_cast<float>(first);
  for (int i = first; i < last; ++i) {
    const int option = s.hits[static_cast<std::size_t>(i)];
    const bool hit = list_row(ui, {.label = spec.option(option),
                                   .detail = spec.detail ? spec.detail(option) : Text{},
                                   .selected = option == index, .index = option});
    const Rect r{area.x0, ui.flow().y - row, area.x1, ui.flow().y};
    if (i == s.cursor && ui.keyboard_mode()) outline(ui, r, ui.color(Color::Focus), 6, 2);
    if (hit || (i == s.cursor && ui.key(ImGuiKey_Enter, false))) {
      changed = index != option;
      index = option;
      pop.close();
    }
  }
  ui.flow().y += row * static_cast<float>(count - last);
  ui.flow().bottom = ui.flow().y;
  return changed;
}

}  // namespace

bool check_box(Ui& ui, Check& value, const ChoiceSpec& spec) {
  const MarkLine m = mark_line(ui, spec, ui.px(18), ui.px(18));
  const bool changed = m.it.pressed;
  if (changed) value = value == Check::On ? Check::Off : Check::On;
  const bool off = spec.disabled || ui.disabled();
  const bool marked = value != Check::Off;
  const Rgba on = ui.color(off ? Color::Disabled : m.it.hovered ? Color::PrimaryHover : Color::Primary);
  if (marked) {
    fill(ui, m.mark, on, 5);
    if (value == Check::On) {
      icon(ui, Icon::Check, IconSize::Small, ui.color(Color::OnPrimary), m.mark);
    } else {
      fill(ui, {m.mark.x0 + ui.px(4), m.mark.center_y() - ui.px(1), m.mark.x1 - ui.px(4), m.mark.center_y() + ui.px(1)},
           ui.color(Color::OnPrimary), 1);
    }
  } else {
    fill(ui, m.mark, ui.color(m.it.hovered ? Color::Hover : Color::Surface), 5);
    outline(ui, m.mark, ui.color(off ? Color::Line : Color::LineStrong), 5, 1.5f);
  }
  if (m.it.focus_visible) focus_ring(ui, m.mark, 5);
  note_choice(ui, spec, m, Role::CheckBox,
              value == Check::On ? state::kChecked : value == Check::Mixed ? state::kMixed : 0u);
  return changed;
}

bool check_box(Ui& ui, bool& value, const ChoiceSpec& spec) {
  Check check = value ? Check::On : Check::Off;
  const bool changed = check_box(ui, check, spec);
  value = check == Check::On;
  return changed;
}

bool toggle(Ui& ui, bool& value, const ChoiceSpec& spec) {
  const MarkLine m = mark_line(ui, spec, ui.px(36), ui.px(20));
  if (m.it.pressed) value = !value;
  const bool off = spec.disabled || ui.disabled();
  const Color back = off ? Color::Track : value ? (m.it.hovered ? Color::PrimaryHover : Color::Primary)
                                                : (m.it.hovered ? Color::ScrollHover : Color::LineStrong);
  fill(ui, m.mark, ui.color(back), 10);
  const float radius = m.mark.height() / 2 - ui.px(3);
  const float x = value ? m.mark.x1 - ui.px(3) - radius : m.mark.x0 + ui.px(3) + radius;
  ui.draw()->AddCircleFilled({x, m.mark.center_y()}, radius,
                             ui.color(off ? Color::Disabled : value ? Color::OnPrimary : Color::Surface));
  if (m.it.focus_visible) focus_ring(ui, m.mark, 10);
  note_choice(ui, spec, m, Role::Switch, value ? state::kChecked : 0u);
  return m.it.pressed;
}

bool radio(Ui& ui, bool chosen, const ChoiceSpec& spec) {
  const MarkLine m = mark_line(ui, spec, ui.px(18), ui.px(18));
  const bool off = spec.disabled || ui.disabled();
  ImDrawList* draw = ui.draw();
  const ImVec2 center(m.mark.center_x(), m.mark.center_y());
  const float radius = m.mark.width() / 2;
  if (chosen) {
    draw->AddCircleFilled(center, radius, ui.color(off ? Color::Disabled : Color::Primary));
    draw->AddCircleFilled(center, radius * 0.38f, ui.color(Color::OnPrimary));
  } else {
    draw->AddCircleFilled(center, radius, ui.color(m.it.hovered ? Color::Hover : Color::Surface));
    draw->AddCircle(center, radius - ui.px(1) / 2, ui.color(off ? Color::Line : Color::LineStrong), 0,
                    1.5f * ui.scale());
  }
  if (m.it.focus_visible) focus_ring(ui, m.mark, 9);
  note_choice(ui, spec, m, Role::Radio, chosen ? state::kChecked : 0u);
  return m.it.pressed && !chosen;
}

bool radio_group(Ui& ui, int& index, Text label, std::span<const Text> options) {
  NodeScope group(ui, {.role = Role::RadioGroup, .label = label.view()});
  bool changed = false;
  for (std::size_t i = 0; i < options.size(); ++i) {
    IdScope scope(ui, static_cast<std::int64_t>(i));
    ui.gap(0);
    if (radio(ui, index == static_cast<int>(i), {.label = options[i], .id = "radio"})) {
      index = static_cast<int>(i);
      changed = true;
    }
  }
  return changed;
}

bool segmented(Ui& ui, int& index, Text label, std::span<const Text> options) {
  const float pad = ui.px(14);
  float widest = 0;
  for (const Text& option : options)
    widest = std::max(widest, ui.fonts().width(TextStyle::SmallStrong, option.view()) + 2 * pad);
  const float inset = ui.px(3);
  const float count = static_cast<float>(options.size());
  const float width = std::min(ui.room(), widest * count + 2 * inset);
  const Rect r = ui.place(width, ui.px(measure::kControl));
  fill(ui, r, ui.color(Color::Track), measure::kRadiusControl);
  outline(ui, r, ui.color(Color::Line), measure::kRadiusControl);
  NodeScope group(ui, {.role = Role::RadioGroup, .rect = r, .label = label.view()});
  IdScope scope(ui, label.view());
  bool changed = false;
  const float part = (width - 2 * inset) / count;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const float x = std::round(r.x0 + inset + part * static_cast<float>(i));
    const Rect box{x, r.y0 + inset, std::round(x + part), r.y1 - inset};
    IdScope each(ui, static_cast<std::int64_t>(i));
    const Id id = ui.id("segment");
    const Interaction it = ui.interact(id, box, {.exact = true});
    const bool chosen = index == static_cast<int>(i);
    if (it.pressed && !chosen) index = static_cast<int>(i), changed = true;
    if (chosen) {
      fill(ui, box, ui.color(Color::Surface), 6);
      outline(ui, box, ui.color(Color::LineStrong), 6);
    } else if (it.hovered) {
      fill(ui, box, ui.color(Color::Pressed), 6);
    }
    text_line(ui, {chosen ? TextStyle::SmallStrong : TextStyle::Small,
                   ui.color(chosen ? Color::Primary : Color::Text), Align::Middle},
              box.grown(-ui.px(4), 0), options[i].view());
    if (it.focus_visible) focus_ring(ui, box, 6);
    ui.note({.id = id, .role = Role::Radio,
             .states = state::kCheckable | (chosen ? state::kChecked : 0u), .rect = box,
             .label = options[i].view()}, it);
  }
  return changed;
}

float chip_width(const Ui& ui, const ChipSpec& spec) {
  const TextStyle style = spec.selected ? TextStyle::SmallStrong : TextStyle::Small;
  float width = ui.fonts().width(style, spec.label.view()) + 2 * ui.px(12);
  if (spec.icon != Icon::None) width += ui.px(20);
  if (spec.dropdown || spec.removable) width += ui.px(20);
  return width;
}

bool chip(Ui& ui, const ChipSpec& spec) {
  const Rect r = ui.place(ui.fitting(chip_width(ui, spec)), ui.px(30));
  const Id id = ui.id(spec.id.empty() ? spec.label.view() : spec.id);
  const Interaction it = ui.interact(id, r, {.disabled = spec.disabled});
  const bool off = spec.disabled || ui.disabled();
  Rgba back = ui.color(it.held ? Color::Pressed : it.hovered ? Color::Hover : Color::Surface);
  if (spec.selected) back = ui.color(Color::PrimarySoft);
  fill(ui, r, off ? ui.color(Color::Surface2) : back, 15);
  outline(ui, r, ui.color(spec.selected ? Color::Primary : it.hovered ? Color::LineStrong : Color::Line), 15);
  const Rgba front = ui.color(off ? Color::Disabled : spec.selected ? Color::Primary : Color::Text);
  Rect box{r.x0 + ui.px(12), r.y0, r.x1 - ui.px(12), r.y1};
  if (spec.icon != Icon::None) {
    icon(ui, spec.icon, IconSize::Small, front, {box.x0, r.y0, box.x0 + ui.px(14), r.y1});
    box.x0 += ui.px(20);
  }
  if (spec.dropdown || spec.removable) {
    icon(ui, spec.removable ? Icon::Close : Icon::ChevronDown, IconSize::Small, front,
         {box.x1 - ui.px(14), r.y0, box.x1, r.y1});
    box.x1 -= ui.px(18);
  }
  text_line(ui, {spec.selected ? TextStyle::SmallStrong : TextStyle::Small, front}, box, spec.label.view());
  if (it.focus_visible) focus_ring(ui, r, 15);
  std::uint32_t states = spec.selected ? state::kSelected : 0u;
  if (off) states |= state::kDisabled;
  if (spec.dropdown) states |= state::kExpandable;
  ui.note({.id = id, .role = Role::Button, .states = states, .rect = r, .label = spec.label.view()}, it);
  return it.pressed;
}

bool select(Ui& ui, int& index, const SelectSpec& spec) {
  const FieldSpec& field = spec.field;
  const FieldFrame frame =
      place_field(ui, field, ui.px(field.small ? measure::kControlSmall : measure::kControl));
  IdScope scope(ui, field_name(field));
  const Id id = ui.id("select");
  const bool off = field.disabled || ui.disabled();
  const Interaction it = ui.interact(id, frame.box, {.disabled = field.disabled});
  const bool open = popover_is_open(ui, "list");
  draw_field_box(ui, field, frame.box, open, it.hovered);
  const bool chosen = index >= 0 && index < spec.count;
  const Text words = chosen ? spec.option(index)
                            : (field.hint.empty() ? ui.t(TextKey::kit_choose) : field.hint);
  const Color front = off ? Color::Disabled : chosen ? Color::Text : Color::Placeholder;
  Rect inner = frame.inner;
  inner.x1 -= ui.px(20);
  text_line(ui, {field.small ? TextStyle::Small : TextStyle::Body, ui.color(front)}, inner, words.view());
  icon(ui, Icon::ChevronDown, IconSize::Small, ui.color(off ? Color::Disabled : Color::Muted),
       {inner.x1 + ui.px(4), frame.box.y0, inner.x1 + ui.px(18), frame.box.y1});
  if (it.focus_visible && !open) focus_ring(ui, frame.box, measure::kRadiusControl);
  std::uint32_t states = state::kExpandable | (open ? state::kExpanded : 0u);
  if (off) states |= state::kDisabled;
  if (field.required) states |= state::kRequired;
  if (!field.error.empty()) states |= state::kInvalid;
  ui.note({.id = id, .role = Role::ComboBox, .states = states, .rect = frame.box,
           .label = field.label.view(), .value = chosen ? words.view() : std::string_view{},
           .description = field.error.empty() ? field.help.view() : field.error.view()}, it);
  const bool by_key = it.focused && !open && ui.key(ImGuiKey_DownArrow, false) && ui.keyboard_mode();
  if (it.pressed || by_key) open_popover(ui, "list");
  SelectState& s = ui.state<SelectState>(id);
  const float width = std::max(frame.box.width() / ui.scale(), 220.0f);
  Popover pop(ui, "list", frame.box, {.width = width, .label = field.label});
  if (!pop) {
    s.was_open = false;
    return false;
  }
  return select_list(ui, pop, s, index, spec);
}

bool select_chip(Ui& ui, int& index, const SelectSpec& spec) {
  IdScope scope(ui, field_name(spec.field));
  const bool chosen = index >= 0 && index < spec.count;
  const Text words = chosen ? spec.option(index) : spec.field.label;
  const float x = ui.flow().x;
  const bool pressed = chip(ui, {.label = words, .dropdown = true, .disabled = spec.field.disabled, .id = "chip"});
  const float right = ui.flow().mode == Ui::Flow::Mode::Stack ? ui.right() : ui.flow().x;
  const float bottom = ui.flow().mode == Ui::Flow::Mode::Line
                           ? ui.flow().y + (ui.flow().row_height + ui.px(30)) / 2
                           : ui.flow().bottom;
  const Rect anchor{std::min(x + ui.flow().gap, right), bottom - ui.px(30), right, bottom};
  if (pressed) open_popover(ui, "list");
  SelectState& s = ui.state<SelectState>(ui.id("select"));
  Popover pop(ui, "list", anchor, {.width = 280, .label = spec.field.label});
  if (!pop) {
    s.was_open = false;
    return false;
  }
  return select_list(ui, pop, s, index, spec);
}

}  // namespace asah::ui
