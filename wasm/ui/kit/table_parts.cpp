#include "wasm/ui/kit/table_parts.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "wasm/ui/kit/choice.hpp"
#include "wasm/ui/kit/overlay.hpp"
#include "wasm/ui/shell/shell.hpp"

namespace asah::ui {
namespace {

constexpr float kLeastColumn = 44;

void choose_columns(TableLayout& at, const TableState& state, const TableSpec& spec) {
  at.shown.clear();
  for (std::size_t i = 0; i < spec.columns.size(); ++i)
    if (!state.hidden[i]) at.shown.push_back(static_cast<int>(i));
  at.frozen = 0;
  for (const int index : at.shown) at.frozen += index < spec.frozen;
}

void measure_columns(Ui& ui, TableLayout& at, const TableState& state, const TableSpec& spec) {
  const float edge = spec.bare ? 0 : ui.px(1);
  const float rows = ui.px(measure::kTableHead) + at.row_height * static_cast<float>(spec.rows) +
                     (state.filter_row ? ui.px(40) : 0) + (spec.total ? ui.px(40) : 0) + (spec.foot ? ui.px(40) : 0);
  const float bar = rows > at.whole.height() - ui.px(24) ? ImGui::GetStyle().ScrollbarSize : 0;
  const float room = at.whole.width() - 2 * edge - bar;
  at.width.clear();
  float fixed = 0;
  int flexible = 0;
  for (const int index : at.shown) {
    const auto i = static_cast<std::size_t>(index);
    const Column& column = spec.columns[i];
    const float width = ui.px(state.widths[i] > 0 ? state.widths[i] : column.width);
    at.width.push_back(width);
    fixed += width;
    flexible += column.flexible && state.widths[i] <= 0;
  }
  const float left = room - fixed;
  // What is left goes to the flexible columns, or else to the last one.
  for (std::size_t place = 0; left > 0 && place < at.shown.size(); ++place) {
    const auto i = static_cast<std::size_t>(at.shown[place]);
    if (flexible > 0 && spec.columns[i].flexible && state.widths[i] <= 0)
      at.width[place] += std::floor(left / static_cast<float>(flexible));
  }
  at.left.clear();
  at.frozen_width = 0;
  at.content_width = 0;
  for (std::size_t place = 0; place < at.width.size(); ++place) {
    at.left.push_back(at.content_width);
    at.content_width += at.width[place];
    if (static_cast<int>(place) < at.frozen) at.frozen_width += at.width[place];
  }
  // Frozen columns must leave something to scroll.
  if (at.frozen_width > at.whole.width() * 0.6f) {
    at.frozen = 0;
    at.frozen_width = 0;
  }
}

float head_height(Ui& ui, const TableLayout& at, const TableSpec& spec) {
  float tallest = ui.px(measure::kTableHead);
  for (std::size_t place = 0; place < at.shown.size(); ++place) {
    const Column& column = spec.columns[static_cast<std::size_t>(at.shown[place])];
    const float room = at.width[place] - 2 * ui.px(kCellPadding);
    const float words = paragraph_height(ui, TextStyle::NoteStrong, std::max(ui.px(20), room), column.title.view(), 3);
    tallest = std::max(tallest, words + ui.px(18));
  }
  return tallest;
}

void head_cell(Ui& ui, const TablePass& pass, std::size_t place) {
  const auto& [at, state, spec, event] = pass;
  const int index = at.shown[place];
  const Column& column = spec.columns[static_cast<std::size_t>(index)];
  const Rect r = at.cell(place, at.head);
  if (r.x1 <= at.head.x0 || r.x0 >= at.head.x1) return;
  ColumnClip clip(ui, at, place, at.head);
  IdScope scope(ui, static_cast<std::int64_t>(index));
  const Id id = ui.id("head");
  const bool sorted = state.sort_column == index;
  const Rect hit{std::max(r.x0, static_cast<int>(place) < at.frozen ? r.x0 : at.head.x0 + at.frozen_width), r.y0, r.x1, r.y1};
  Interaction it;
  if (column.sortable) it = ui.interact(id, hit, {.overlap = true, .exact = true});
  if (static_cast<int>(place) < at.frozen) fill(ui, r, ui.color(Color::Surface2));
  if (it.hovered) fill(ui, r, ui.color(Color::Hover));
  if (it.pressed) {
    state.descending = sorted && !state.descending;
    state.sort_column = index;
    event.sort_changed = true;
  }
  Rect in = r.grown(-ui.px(kCellPadding), 0);
  if (sorted || it.hovered || it.focus_visible) {
    const float title = std::min(in.width() - ui.px(14), ui.fonts().width(TextStyle::NoteStrong, column.title.view()));
    const float x = column.align == Align::End ? in.x1 - title - ui.px(16) : in.x0 + title + ui.px(2);
    const Rect mark{x, r.y0, x + ui.px(14), r.y1};
    if (column.align == Align::End) {
      in.x0 += ui.px(14);
    } else {
      in.x1 -= ui.px(14);
    }
    const Icon arrow = !sorted ? Icon::ArrowUpDown : state.descending ? Icon::ArrowDown : Icon::ArrowUp;
    icon(ui, arrow, IconSize::Small, ui.color(sorted ? Color::Primary : Color::Muted), mark);
  }
  const float words = paragraph_height(ui, TextStyle::NoteStrong, in.width(), column.title.view(), 3);
  paragraph(ui, {TextStyle::NoteStrong, ui.color(sorted ? Color::Text : Color::Muted), column.align, 3},
            {in.x0, std::floor(r.center_y() - words / 2), in.x1, r.y1}, column.title.view());
  if (it.focus_visible) outline(ui, r.grown(-ui.px(2)), ui.color(Color::Focus), 6, 2);
  std::uint32_t states = sorted ? (state.descending ? state::kSortDescending : state::kSortAscending) : 0u;
  ui.note({.id = column.sortable ? id : 0, .role = Role::ColumnHeader, .states = states, .rect = r,
           .label = column.title.view(), .column = index}, it);
  // A drag on the right edge changes the width.
  const Rect grip{r.x1 - ui.px(4), r.y0, r.x1 + ui.px(4), r.y1};
  const Id grip_id = ui.id("grip");
  const Interaction g = ui.interact(grip_id, grip, {.focusable = false, .exact = true});
  if (g.hovered || g.held) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    vertical(ui, r.x1 - ui.px(1), r.y0 + ui.px(6), r.y1 - ui.px(6), ui.color(Color::Primary));
  }
  if (ImGui::IsItemActivated()) at.resize_from = at.width[place];
  if (g.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 0)) {
    const float width = at.resize_from + ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0).x;
    state.widths[static_cast<std::size_t>(index)] = std::max(kLeastColumn, width / ui.scale());
    ui.want_frame_in(0);
  }
}

void column_chooser(Ui& ui, TableState& state, const TableSpec& spec, const Rect& anchor) {
  Popover pop(ui, "columns", anchor, {.width = 240, .padding = 10, .align_right = true, .label = ui.t(TextKey::kit_table_columns)});
  if (!pop) return;
  text(ui, ui.t(TextKey::kit_table_columns), {.style = TextStyle::SmallStrong});
  for (std::size_t i = 0; i < spec.columns.size(); ++i) {
    const Column& column = spec.columns[i];
    if (!column.hideable) continue;
    IdScope scope(ui, static_cast<std::int64_t>(i));
    bool visible = !state.hidden[i];
    ui.gap(0);
    if (check_box(ui, visible, {.label = column.title, .id = "column"})) {
      state.hidden[i] = !visible;
      ui.want_frame_in(0);
    }
  }
}

Text count_words(const Ui& ui, const TableState& state, const TableSpec& spec) {
  const bool part = spec.rows_of_all >= 0 && spec.rows_of_all != spec.rows;
  const Text rows = part ? ui.t(TextKey::kit_table_rows_of, spec.rows, spec.rows_of_all)
                         : ui.t(TextKey::kit_table_rows, spec.rows);
  const TableBlock block = state.block(spec.select, static_cast<int>(spec.columns.size()));
  if (block.empty() || (block.rows() == 1 && (spec.select == TableSelect::Rows || block.columns() == 1))) return rows;
  const Text chosen = spec.select == TableSelect::Rows
                          ? ui.t(TextKey::kit_table_rows_selected, block.rows())
                          : ui.t(TextKey::kit_table_block, block.rows(), block.columns());
  return ui.join({rows, chosen});
}

}  // namespace

ColumnClip::ColumnClip(Ui& ui, const TableLayout& at, std::size_t place, const Rect& band) : ui_(ui) {
  const bool frozen = static_cast<int>(place) < at.frozen;
  const float x0 = frozen ? band.x0 : band.x0 + at.frozen_width;
  ui.draw()->PushClipRect({x0, band.y0}, {band.x1, band.y1}, true);
}

ColumnClip::~ColumnClip() { ui_.draw()->PopClipRect(); }

void layout_table(Ui& ui, TableLayout& at, TableState& state, const TableSpec& spec) {
  const float height = ui.px(spec.height > 0 ? spec.height : rest_of_page(ui));
  at.whole = ui.place(0, height);
  at.row_height = ui.px(std::max(spec.row_height, ui.environment().touch ? measure::kHitTouch : 0.0f));
  choose_columns(at, state, spec);
  measure_columns(ui, at, state, spec);
  const float edge = spec.bare ? 0 : ui.px(1);
  float y = at.whole.y0 + edge;
  const float x0 = at.whole.x0;
  const float x1 = at.whole.x1;
  at.head = {x0, y, x1, y + head_height(ui, at, spec)};
  y = at.head.y1;
  at.filter = {x0, y, x1, y + (state.filter_row ? ui.px(40) : 0)};
  y = at.filter.y1;
  float bottom = at.whole.y1 - edge;
  at.foot = {x0, bottom - (spec.foot ? ui.px(40) : 0), x1, bottom};
  bottom = at.foot.y0;
  at.total = {x0, bottom - (spec.total && spec.rows > 0 ? ui.px(40) : 0), x1, bottom};
  bottom = at.total.y0;
  at.body = {x0 + edge, y, x1 - edge, std::max(y + 1, bottom)};
}

void table_head(Ui& ui, const TablePass& pass) {
  const TableLayout& at = pass.at;
  const TableSpec& spec = pass.spec;
  const Rect h = at.head.grown(-ui.px(1), 0);
  ui.draw()->AddRectFilled({h.x0, h.y0}, {h.x1, h.y1}, ui.color(Color::Surface2), spec.bare ? 0 : ui.px(11),
                           ImDrawFlags_RoundCornersTop);
  NodeScope row(ui, {.role = Role::Row, .rect = at.head});
  for (std::size_t place = at.shown.size(); place-- > 0;) head_cell(ui, pass, place);
  horizontal(ui, h.x0, h.x1, h.y1 - ui.px(1), ui.color(Color::Line));
}

void table_filters(Ui& ui, const TablePass& pass) {
  const auto& [at, state, spec, event] = pass;
  fill(ui, at.filter.grown(-ui.px(1), 0), ui.color(Color::Surface2));
  horizontal(ui, at.filter.x0, at.filter.x1, at.filter.y1 - ui.px(1), ui.color(Color::Line));
  for (std::size_t place = at.shown.size(); place-- > 0;) {
    const int index = at.shown[place];
    const Column& column = spec.columns[static_cast<std::size_t>(index)];
    if (!column.filterable) continue;
    Rect r = at.cell(place, at.filter).grown(-ui.px(4), -ui.px(5));
    if (static_cast<int>(place) >= at.frozen) r.x0 = std::max(r.x0, at.body.x0 + at.frozen_width + ui.px(2));
    r.x1 = std::min(r.x1, at.body.x1);
    if (r.width() < ui.px(30)) continue;
    IdScope scope(ui, static_cast<std::int64_t>(index));
    ui.push_flow({.x0 = r.x0, .x1 = r.x1, .y = r.y0, .bottom = r.y0});
    const FieldEvent typed =
        text_field(ui, state.filters[static_cast<std::size_t>(index)],
                   {.label = ui.t(TextKey::kit_table_filter_of, column.title), .hide_label = true, .small = true, .id = "filter"});
    ui.pop_flow();
    event.filter_changed |= typed.changed;
  }
}

void table_foot(Ui& ui, const TablePass& pass) {
  const auto& [at, state, spec, event] = pass;
  horizontal(ui, at.foot.x0 + ui.px(1), at.foot.x1 - ui.px(1), at.foot.y0, ui.color(Color::Line));
  ui.push_flow({.mode = Ui::Flow::Mode::Line, .x0 = at.foot.x0 + ui.px(kCellPadding + 2), .x1 = at.foot.x1 - ui.px(6),
                .x = at.foot.x0 + ui.px(kCellPadding + 2), .y = at.foot.y0, .row_height = at.foot.height(), .gap = ui.px(4)});
  const float tools = 3 * ui.px(measure::kControlSmall) + 2 * ui.px(4);
  const Text words = count_words(ui, state, spec);
  const float room = std::max(ui.px(20), ui.room() - tools - ui.px(8));
  const Rect r = ui.place(std::min(room, ui.fonts().width(TextStyle::Note, words.view())), ui.px(20));
  text_line(ui, {TextStyle::Note, ui.color(Color::Muted)}, r, words.view());
  ui.note({.role = Role::Status, .states = state::kLivePolite, .rect = r, .label = words.view()});
  Ui::Flow& f = ui.flow();
  f.x = f.x1 - tools;
  f.first = true;
  if (icon_button(ui, {.label = ui.t(TextKey::kit_table_filter), .icon = Icon::Filter, .kind = ButtonKind::Quiet,
                       .small = true, .selected = state.filter_row, .id = "filters"})) {
    state.filter_row = !state.filter_row;
    if (!state.filter_row && state.filtered()) {
      for (std::string& filter : state.filters) filter.clear();
      event.filter_changed = true;
    }
    ui.want_frame_in(0);
  }
  if (icon_button(ui, {.label = ui.t(TextKey::kit_table_copy), .icon = Icon::Copy, .kind = ButtonKind::Quiet, .small = true,
                       .disabled = state.cursor_row < 0, .id = "copy"}))
    table_copy(ui, state, spec, event);
  const Rect anchor{f.x, at.foot.y0, at.foot.x1 - ui.px(6), at.foot.y1};
  if (icon_button(ui, {.label = ui.t(TextKey::kit_table_columns), .icon = Icon::Columns, .kind = ButtonKind::Quiet,
                       .small = true, .id = "choose"}))
    open_popover(ui, "columns");
  ui.pop_flow();
  column_chooser(ui, state, spec, anchor);
}

}  // namespace asah::ui
