#include "wasm/ui/kit/nav.hpp"

#include <array>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "wasm/ui/shell/shell.hpp"

namespace asah::ui {

bool tabs(Ui& ui, int& index, Text label, std::span<const Text> titles) {
  const float room = ui.room();
  const float line = ui.px(40);
  const auto width_of = [&](std::size_t i) {
    return std::min(room, ui.fonts().width(TextStyle::BodyStrong, titles[i].view()) + ui.px(24));
  };
  // What does not fit on one line goes on below: nothing is hidden on a phone.
  float x = 0;
  int lines = 1;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (x > 0 && x + width_of(i) > room) {
      ++lines;
      x = 0;
    }
    x += width_of(i) + ui.px(4);
  }
  const Rect bar = ui.place(0, line * static_cast<float>(lines));
  horizontal(ui, bar.x0, bar.x1, bar.y1 - ui.px(1), ui.color(Color::Line));
  NodeScope list(ui, {.role = Role::TabList, .rect = bar, .label = label.view()});
  IdScope scope(ui, label.view());
  bool changed = false;
  x = bar.x0;
  float y = bar.y0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const float width = width_of(i);
    if (x > bar.x0 && x + width > bar.x1 + 0.5f) {
      x = bar.x0;
      y += line;
    }
    const Rect r{x, y, x + width, y + line};
    x = r.x1 + ui.px(4);
    IdScope each(ui, static_cast<std::int64_t>(i));
    const Id id = ui.id("tab");
    const Interaction it = ui.interact(id, r, {.exact = true});
    const bool current = index == static_cast<int>(i);
    if (it.pressed && !current) index = static_cast<int>(i), changed = true;
    if (it.hovered && !current) fill(ui, r.grown(0, -ui.px(4)), ui.color(Color::Hover), 8);
    text_line(ui, {current ? TextStyle::BodyStrong : TextStyle::Body, ui.color(current ? Color::Primary : Color::Muted), Align::Middle},
              {r.x0 + ui.px(4), r.y0, r.x1 - ui.px(4), r.y1 - ui.px(2)}, titles[i].view());
    if (current) fill(ui, {r.x0, r.y1 - ui.px(2), r.x1, r.y1}, ui.color(Color::Primary), 1);
    if (it.focus_visible) outline(ui, r.grown(-ui.px(2)), ui.color(Color::Focus), 8, 2);
    ui.note({.id = id, .role = Role::Tab, .states = current ? state::kSelected : 0u, .rect = r, .label = titles[i].view()}, it);
  }
  return changed;
}

int stepper(Ui& ui, int present, std::span<const Text> steps) {
  const Rect bar = ui.place(0, ui.px(40));
  NodeScope list(ui, {.role = Role::List, .rect = bar, .rows = static_cast<std::int32_t>(steps.size())});
  const bool phone = ui.width_class() == WidthClass::Phone;
  const float count = static_cast<float>(steps.size());
  const float disc = ui.px(26);
  int clicked = -1;
  float total = 0;
  for (const Text& step : steps) total += disc + ui.px(8) + ui.fonts().width(TextStyle::SmallStrong, step.view()) + ui.px(24);
  const bool tight = phone || total > bar.width();
  const float slot = bar.width() / std::max(1.0f, count);
  float x = bar.x0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const int step = static_cast<int>(i);
    const bool done = step < present;
    const bool now = step == present;
    const float words = ui.fonts().width(TextStyle::SmallStrong, steps[i].view());
    const bool worded = !tight || now;
    const float room = tight ? slot : disc + ui.px(8) + words + ui.px(24) + (bar.width() - total) / count;
    const float width = std::min(room - ui.px(8), disc + (worded ? ui.px(8) + words : 0));
    const Rect r{x, bar.y0, x + (tight && now ? disc + ui.px(8) + words : width), bar.y1};
    IdScope each(ui, step);
    const Id id = ui.id("step");
    const Interaction it = ui.interact(id, r, {.disabled = !done, .exact = true});
    if (it.pressed) clicked = step;
    const Rect mark{r.x0, bar.center_y() - disc / 2, r.x0 + disc, bar.center_y() + disc / 2};
    fill(ui, mark, ui.color(now ? Color::Primary : done ? Color::PrimarySoft : Color::Surface), 13);
    if (!now && !done) outline(ui, mark, ui.color(Color::LineStrong), 13);
    if (done) {
      icon(ui, Icon::Check, IconSize::Small, ui.color(Color::Primary), mark);
    } else {
      text_line(ui, {TextStyle::SmallStrong, ui.color(now ? Color::OnPrimary : Color::Muted), Align::Middle}, mark, ui.number(step + 1).view());
    }
    if (worded)
      text_line(ui, {now ? TextStyle::SmallStrong : TextStyle::Small, ui.color(now || done ? Color::Text : Color::Muted)},
                {mark.x1 + ui.px(8), r.y0, tight ? bar.x1 : r.x1 + 2, r.y1}, steps[i].view());
    if (it.hovered && worded) horizontal(ui, mark.x1 + ui.px(8), r.x1, bar.center_y() + ui.px(10), ui.color(Color::Text));
    if (it.focus_visible) focus_ring(ui, mark, 13);
    const float next = x + std::max(room, tight && now ? disc + ui.px(16) + words : 0);
    if (i + 1 < steps.size() && !tight && next - r.x1 > ui.px(12))
      horizontal(ui, r.x1 + ui.px(8), next - ui.px(8), bar.center_y(), ui.color(done ? Color::Primary : Color::Line));
    x = tight ? r.x1 + ui.px(10) : next;
    ui.note({.id = done ? id : 0, .role = Role::ListItem,
             .states = (now ? state::kCurrent : 0u) | (done ? state::kFocusable : 0u), .rect = r, .label = steps[i].view(),
             .description = done ? ui.t(TextKey::kit_step_done).view()
                                 : ui.t(TextKey::kit_step_of, step + 1, steps.size()).view(),
             .row = step});
  }
  return clicked;
}

int breadcrumb(Ui& ui, std::span<const Text> path) {
  int clicked = -1;
  Wrap wrap(ui, 4, 2);
  NodeScope group(ui, {.role = Role::Group});
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool last = i + 1 == path.size();
    IdScope each(ui, static_cast<std::int64_t>(i));
    const float width = ui.fonts().width(last ? TextStyle::SmallStrong : TextStyle::Small, path[i].view());
    const Rect r = ui.place(std::min(width, ui.right() - ui.left()), ui.px(24));
    const Id id = ui.id("crumb");
    const Interaction it = ui.interact(id, r, {.disabled = last, .exact = true});
    text_line(ui, {last ? TextStyle::SmallStrong : TextStyle::Small, ui.color(last ? Color::Text : it.hovered ? Color::Primary : Color::Muted)},
              r, path[i].view());
    if (it.hovered) horizontal(ui, r.x0, r.x1, r.y1 - ui.px(4), ui.color(Color::Primary));
    if (it.focus_visible) focus_ring(ui, r, 4);
    if (it.pressed) clicked = static_cast<int>(i);
    ui.note({.id = last ? 0 : id, .role = last ? Role::Text : Role::Link, .states = last ? state::kCurrent : 0u, .rect = r, .label = path[i].view()}, it);
    if (!last) {
      const Rect arrow = ui.place(ui.px(14), ui.px(24));
      icon(ui, Icon::ChevronRight, IconSize::Small, ui.color(Color::Muted), arrow);
    }
  }
  return clicked;
}

namespace {

struct TreePass {
  Id id;
  TreeState& state;
  const TreeSpec& spec;
  const Interaction& it;
  TreeEvent& event;
};

void tree_keys(Ui& ui, const TreePass& pass, int page) {
  const auto& [id, state, spec, it, event] = pass;
  constexpr int kKeys[] = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_PageUp,
                           ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Enter};
  ui.own_keys(id, kKeys);
  std::array<char, 256> buffer;
  const int was = state.row;
  int row = state.row;
  if (ui.key(ImGuiKey_DownArrow)) ++row;
  if (ui.key(ImGuiKey_UpArrow)) --row;
  if (ui.key(ImGuiKey_PageDown)) row += page;
  if (ui.key(ImGuiKey_PageUp)) row -= page;
  if (ui.key(ImGuiKey_Home)) row = 0;
  if (ui.key(ImGuiKey_End)) row = spec.rows - 1;
  if (was >= 0 && (ui.key(ImGuiKey_RightArrow) || ui.key(ImGuiKey_LeftArrow))) {
    const bool open = ui.key(ImGuiKey_RightArrow);
    const TreeRow here = spec.row(was, std::span(buffer));
    if (here.expandable && here.expanded != open) {
      event.toggled_row = was;
    } else if (open && here.expandable) {
      ++row;
    } else if (!open) {
      const int level = here.level;
      while (row > 0 && spec.row(row, std::span(buffer)).level >= level) --row;
    }
  }
  if (ui.key(ImGuiKey_Enter, false) && was >= 0) event.opened_row = was;
  if (row == was || spec.rows == 0) return;
  state.row = std::clamp(row, 0, spec.rows - 1);
  event.selected = state.row != was;
  state.reveal = true;
  ui.want_frame_in(0);
}

void tree_row(Ui& ui, const TreePass& pass, int index, const TreeRow& row, const Rect& r) {
  const auto& [tree_id, state, spec, it, event] = pass;
  const Id id = ImHashData(&index, sizeof index, tree_id);
  const bool selected = state.row == index;
  const bool over = it.hovered && r.contains(ui.mouse()) && !ui.environment().touch;
  if (selected || over) fill(ui, r.grown(-ui.px(4), 0), ui.color(selected ? Color::PrimarySoft : Color::Hover), 6);
  if (selected && it.focus_visible) outline(ui, r.grown(-ui.px(4), 0), ui.color(Color::Focus), 6, 2);
  float x = r.x0 + ui.px(10) + ui.px(18) * static_cast<float>(row.level);
  const Rect arrow{x - ui.px(4), r.y0, x + ui.px(18), r.y1};
  const bool pressed_here = it.pressed && r.contains(ui.mouse());
  if (row.expandable) {
    icon(ui, row.expanded ? Icon::ChevronDown : Icon::ChevronRight, IconSize::Small, ui.color(Color::Muted), arrow);
    const bool asked = ui.take(id, SemanticAction::Kind::Expand) || ui.take(id, SemanticAction::Kind::Collapse);
    if ((pressed_here && arrow.contains(ui.mouse())) || asked) event.toggled_row = index;
  }
  if ((pressed_here && !(row.expandable && arrow.contains(ui.mouse()))) || ui.take(id, SemanticAction::Kind::Activate)) {
    event.selected = state.row != index;
    state.row = index;
  }
  if (it.double_clicked && r.contains(ui.mouse())) event.opened_row = index;
  x += ui.px(20);
  const Rgba front = ui.color(selected ? Color::Primary : Color::Text);
  if (row.icon != Icon::None) {
    icon(ui, row.icon, IconSize::Normal, ui.color(selected ? Color::Primary : Color::Muted), {x, r.y0, x + ui.px(18), r.y1});
    x += ui.px(26);
  }
  float right = r.x1 - ui.px(12);
  if (!row.detail.empty()) {
    // Where both do not fit, the label comes first, but not alone.
    const float room = right - x;
    const float label = ui.fonts().width(selected ? TextStyle::BodyStrong : TextStyle::Body, row.label);
    const float width = std::min(ui.fonts().width(TextStyle::Note, row.detail),
                                 std::max(room - label - ui.px(8), std::floor(room * 0.35f)));
    text_line(ui, {TextStyle::Note, ui.color(Color::Muted), Align::End}, {right - width, r.y0, right, r.y1}, row.detail);
    right -= width + ui.px(8);
  }
  text_line(ui, {selected ? TextStyle::BodyStrong : TextStyle::Body, front}, {x, r.y0, right, r.y1}, row.label);
  std::uint32_t states = state::kFocusable | (selected ? state::kSelected : 0u);
  if (row.expandable) states |= state::kExpandable | (row.expanded ? state::kExpanded : 0u);
  ui.note({.id = id, .role = Role::TreeItem, .states = states, .rect = r, .label = row.label, .value = row.detail,
           .row = index, .level = row.level + 1});
}

}  // namespace

TreeEvent tree(Ui& ui, TreeState& state, const TreeSpec& spec) {
  TreeEvent event;
  IdScope scope(ui, spec.id);
  const float row_height = ui.px(ui.environment().touch ? measure::kHitTouch : 34);
  const float height = ui.px(spec.height > 0 ? spec.height : rest_of_page(ui));
  const Rect area = ui.place(0, height);
  NodeScope node(ui, {.role = Role::Tree, .rect = area, .label = spec.label.view(), .rows = spec.rows});
  const Id id = ui.id("rows");
  Scroll scroll(ui, "scroll", area, {.gap = 0});
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  if (state.reveal && state.row >= 0) {
    state.reveal = false;
    const float y = row_height * static_cast<float>(state.row);
    if (y < window->Scroll.y) ImGui::SetScrollY(y);
    if (y + row_height > window->Scroll.y + area.height()) ImGui::SetScrollY(y + row_height - area.height());
  }
  const Rect view{window->InnerRect.Min.x, window->InnerRect.Min.y, window->InnerRect.Max.x, window->InnerRect.Max.y};
  const Interaction it = ui.interact(id, view, {.overlap = true, .exact = true});
  const TreePass pass{id, state, spec, it, event};
  if (it.focused) tree_keys(ui, pass, std::max(1, static_cast<int>(area.height() / row_height) - 1));
  const int first = std::max(0, static_cast<int>(window->Scroll.y / row_height));
  const int last = std::min(spec.rows, static_cast<int>(std::ceil((window->Scroll.y + area.height()) / row_height)));
  std::array<char, 256> buffer;
  for (int i = first; i < last; ++i) {
    const float y = std::floor(view.y0 + row_height * static_cast<float>(i) - window->Scroll.y);
    tree_row(ui, pass, i, spec.row(i, std::span(buffer)), {view.x0, y, view.x1, y + row_height});
  }
  ui.flow().bottom = ui.flow().y + row_height * static_cast<float>(spec.rows);
  return event;
}

}  // namespace asah::ui
