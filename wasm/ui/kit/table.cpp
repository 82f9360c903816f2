#include "wasm/ui/kit/table.hpp"

#include <array>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "wasm/ui/kit/table_parts.hpp"

namespace asah::ui {
namespace {


void draw_cell(Ui& ui, const TableSpec& spec, const Column& column, const Rect& r, const CellText& cell) {
  const Rect in = r.grown(-ui.px(kCellPadding), 0);
  const Color color = cell.color == Color::Count ? column.color : cell.color;
  if (cell.badge) {
    if (cell.text.empty()) return;
    const float width = std::min(in.width(), badge_width(ui, raw(cell.text)));
    const float x = column.align == Align::End ? in.x1 - width
                    : column.align == Align::Middle ? in.center_x() - width / 2
                                                    : in.x0;
    const float y = std::floor(r.center_y() - ui.px(11));
    badge_in(ui, {x, y, x + width, y + ui.px(22)}, raw(cell.text), cell.tone);
    return;
  }
  const TextStyle style = column.strong ? TextStyle::BodyStrong : TextStyle::Body;
  const TextStyle small = column.strong ? TextStyle::SmallStrong : TextStyle::Small;
  const bool dense = spec.row_height < 36;
  LineText look{dense ? small : style, ui.color(color), column.align};
  if (cell.second.empty()) {
    const auto lines = [&](TextStyle s) {
      return static_cast<int>(r.height() / ui.fonts().line_height(s));
    };
    if (!column.wrap || lines(look.style) < 2) {
      text_line(ui, look, in, cell.text);
    } else {
      // Smaller rather than cut off.
      const float room = ui.fonts().line_height(look.style) * static_cast<float>(lines(look.style));
      if (paragraph_height(ui, look.style, in.width(), cell.text) > room) look.style = small;
      const int most = lines(look.style);
      const float height = paragraph_height(ui, look.style, in.width(), cell.text, most);
      paragraph(ui, {look.style, look.color, look.align, most},
                {in.x0, std::floor(r.center_y() - height / 2), in.x1, r.y1}, cell.text);
    }
    return;
  }
  const float first = ui.fonts().line_height(look.style);
  const float second = ui.fonts().line_height(TextStyle::Note);
  const float y = std::floor(r.center_y() - (first + second) / 2);
  text_line(ui, look, {in.x0, y, in.x1, y + first}, cell.text);
  text_line(ui, {TextStyle::Note, ui.color(Color::Muted), column.align},
            {in.x0, y + first, in.x1, y + first + second}, cell.second);
}

Rgba row_back(const Ui& ui, Tone tone, bool selected, bool hovered) {
  if (selected) return ui.color(Color::PrimarySoft);
  if (hovered) return ui.color(Color::Hover);
  return ui.color(tone == Tone::Neutral ? Color::Surface : tone_back(tone));
}

struct RowLook {
  std::int64_t row = 0;
  Rect band;
  TableBlock block;
  bool hovered = false;
};

void draw_row(Ui& ui, const TablePass& pass, const RowLook& look) {
  const auto& [at, state, spec, event] = pass;
  const bool in_rows = look.row >= look.block.row0 && look.row <= look.block.row1;
  const bool whole_row = in_rows && spec.select == TableSelect::Rows;
  const Tone tone = spec.row_tone ? spec.row_tone(look.row) : Tone::Neutral;
  const Rgba back = row_back(ui, tone, whole_row, look.hovered);
  fill(ui, look.band, back);
  const Id row_id = ImHashData(&look.row, sizeof look.row, at.id);
  if (ui.take(row_id, SemanticAction::Kind::Activate)) event.opened_row = look.row;
  NodeScope row(ui, {.id = row_id, .role = Role::Row,
                     .states = (in_rows ? state::kSelected : 0u) | state::kFocusable,
                     .rect = look.band, .row = static_cast<std::int32_t>(look.row)});
  std::array<char, 256> buffer;
  for (std::size_t place = at.shown.size(); place-- > 0;) {
    const int index = at.shown[place];
    const Column& column = spec.columns[static_cast<std::size_t>(index)];
    const Rect r = at.cell(place, look.band);
    if (r.x1 <= at.body.x0 || r.x0 >= at.body.x1) continue;
    const CellText cell = spec.cell(look.row, index, CellBuffer(buffer));
    const bool frozen = static_cast<int>(place) < at.frozen;
    ColumnClip clip(ui, at, place, at.body);
    const bool in_block = in_rows && spec.select == TableSelect::Cells &&
                          index >= look.block.column0 && index <= look.block.column1;
    if (frozen || in_block) fill(ui, r, in_block ? ui.color(Color::PrimarySoft) : back);
    // What a screen draws in a cell belongs to the cell: rows hold cells only.
    NodeScope node(ui, {.role = Role::Cell, .rect = r, .label = cell.text, .description = cell.second,
                        .row = static_cast<std::int32_t>(look.row), .column = index});
    bool drawn = false;
    if (spec.draw) {
      IdScope row_scope(ui, look.row);
      IdScope column_scope(ui, static_cast<std::int64_t>(index));
      drawn = spec.draw(ui, look.row, index, r);
    }
    if (!drawn) draw_cell(ui, spec, column, r, cell);
    if (spec.select == TableSelect::Cells && look.row == state.cursor_row && index == state.cursor_column)
      outline(ui, r.grown(-1), ui.color(Color::Focus), 4, 2);
  }
  const Rect& b = look.band;
  if (whole_row && look.row == state.cursor_row) {
    fill(ui, {b.x0, b.y0, b.x0 + ui.px(3), b.y1}, ui.color(Color::Primary));
    if (ui.keyboard_mode() && ui.focused_id() == at.id) outline(ui, b.grown(-1), ui.color(Color::Focus), 4, 2);
  }
  horizontal(ui, b.x0, b.x1, b.y1 - ui.px(1), ui.color(Color::Line));
}

void reveal(TableLayout& at, TableState& state, std::int64_t rows) {
  if (!state.reveal_cursor && !at.reveal) return;
  state.reveal_cursor = at.reveal = false;
  if (state.cursor_row < 0 || rows == 0) return;
  const float view = ImGui::GetCurrentWindow()->InnerRect.GetHeight();
  const float y = at.row_height * static_cast<float>(state.cursor_row);
  const float from = ImGui::GetScrollY();
  if (y < from) ImGui::SetScrollY(y);
  if (y + at.row_height > from + view) ImGui::SetScrollY(y + at.row_height - view);
  for (std::size_t place = static_cast<std::size_t>(at.frozen); place < at.shown.size(); ++place) {
    if (at.shown[place] != state.cursor_column) continue;
    const float x0 = at.left[place] - at.frozen_width;
    const float x1 = at.left[place] + at.width[place];
    if (x0 < ImGui::GetScrollX()) ImGui::SetScrollX(x0);
    if (x1 > ImGui::GetScrollX() + at.body.width()) ImGui::SetScrollX(x1 - at.body.width());
  }
}

void table_body(Ui& ui, const TablePass& pass) {
  const auto& [at, state, spec, event] = pass;
  ImGui::SetCursorScreenPos({at.body.x0, at.body.y0});
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                      ImGuiWindowFlags_HorizontalScrollbar;
  ImGui::BeginChild(ui.id("body"), {std::max(1.0f, at.body.width()), std::max(1.0f, at.body.height())}, 0, kFlags);
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float height = at.row_height * static_cast<float>(spec.rows);
  window->DC.CursorMaxPos = {window->DC.CursorStartPos.x + at.content_width,
                             window->DC.CursorStartPos.y + height};
  reveal(at, state, spec.rows);
  at.scroll_x = window->Scroll.x;
  const Rect view{window->InnerRect.Min.x, window->InnerRect.Min.y, window->InnerRect.Max.x, window->InnerRect.Max.y};
  const Interaction it = ui.interact(at.id, view, {.overlap = true, .exact = true});
  if (it.focused || it.pressed) table_keys(ui, pass);
  table_pointer(ui, pass, it, window->Scroll.y);
  const TableBlock block = state.block(spec.select, static_cast<int>(spec.columns.size()));
  const auto first = static_cast<std::int64_t>(std::floor(window->Scroll.y / at.row_height));
  const auto last = std::min<std::int64_t>(
      spec.rows, static_cast<std::int64_t>(std::ceil((window->Scroll.y + view.height()) / at.row_height)));
  const bool hover = it.hovered && !ui.environment().touch && ui.hovering(view);
  for (std::int64_t row = std::max<std::int64_t>(0, first); row < last; ++row) {
    const float y = std::floor(view.y0 + at.row_height * static_cast<float>(row) - window->Scroll.y);
    const Rect band{view.x0, y, std::min(view.x1, view.x0 + std::max(view.width(), at.content_width)), y + at.row_height};
    draw_row(ui, pass, {row, band, block, hover && band.contains(ui.mouse())});
  }
  if (at.scroll_x > 0 && at.frozen_width > 0)
    vertical(ui, at.body.x0 + at.frozen_width - ui.px(1), view.y0, std::min(view.y1, view.y0 + height), ui.color(Color::LineStrong));
  if (it.focus_visible && state.cursor_row < 0) outline(ui, view, ui.color(Color::Focus), 8, 2);
  ImGui::EndChild();
}

void table_total(Ui& ui, const TableLayout& at, const TableSpec& spec) {
  fill(ui, at.total, ui.color(Color::Surface2));
  horizontal(ui, at.total.x0, at.total.x1, at.total.y0, ui.color(Color::LineStrong));
  NodeScope row(ui, {.role = Role::Row, .rect = at.total, .label = ui.t(TextKey::kit_table_total).view()});
  std::array<char, 256> buffer;
  for (std::size_t place = 0; place < at.shown.size(); ++place) {
    const int index = at.shown[place];
    Column column = spec.columns[static_cast<std::size_t>(index)];
    column.strong = true;
    const CellText cell = spec.total(index, CellBuffer(buffer));
    const Rect r = at.cell(place, at.total);
    ColumnClip clip(ui, at, place, at.total);
    draw_cell(ui, spec, column, r, cell);
    ui.note({.role = Role::Cell, .rect = r, .label = cell.text, .column = index});
  }
}

/// What stands in place of the rows when there is none.
void nothing(Ui& ui, const TablePass& pass) {
  const auto& [at, state, spec, event] = pass;
  ui.push_flow({.x0 = at.body.x0, .x1 = at.body.x1, .y = at.body.y0, .bottom = at.body.y0});
  const float height = at.body.height() / ui.scale();
  if (spec.rows_of_all > 0 || state.filtered()) {
    const EmptyEvent e = empty_state(ui, {.icon = Icon::SearchX, .title = ui.t(TextKey::kit_no_match),
                                          .body = ui.t(TextKey::kit_table_no_match),
                                          .second_action = ui.t(TextKey::kit_table_clear_filters), .height = height});
    if (e == EmptyEvent::SecondAction) {
      for (std::string& filter : state.filters) filter.clear();
      event.filter_changed = event.clear_filters = true;
    }
  } else {
    EmptySpec empty = spec.empty;
    empty.height = height;
    event.empty = empty_state(ui, empty);
  }
  ui.pop_flow();
}

}  // namespace

TableBlock TableState::block(TableSelect select, int columns) const {
  if (cursor_row < 0) return {};
  const std::int64_t other = anchor_row < 0 ? cursor_row : anchor_row;
  TableBlock b{std::min(cursor_row, other), std::max(cursor_row, other), 0, columns - 1};
  if (select == TableSelect::Cells) {
    b.column0 = std::min(cursor_column, anchor_column);
    b.column1 = std::max(cursor_column, anchor_column);
  }
  return b;
}

bool TableState::filtered() const {
  for (const std::string& filter : filters)
    if (!filter.empty()) return true;
  return false;
}

TableEvent table(Ui& ui, TableState& state, const TableSpec& spec) {
  TableEvent event;
  const std::size_t columns = spec.columns.size();
  state.filters.resize(columns);
  state.hidden.resize(columns);
  state.widths.resize(columns);
  state.cursor_row = std::min(state.cursor_row, spec.rows - 1);
  state.anchor_row = std::min(state.anchor_row, spec.rows - 1);
  IdScope scope(ui, spec.id);
  TableLayout& at = ui.state<TableLayout>(ui.id("layout"));
  layout_table(ui, at, state, spec);
  if (!spec.bare) fill(ui, at.whole, ui.color(Color::Surface), measure::kRadiusCard);
  NodeScope grid(ui, {.role = Role::Grid, .rect = at.whole, .label = spec.label.view(),
                      .rows = static_cast<std::int32_t>(spec.rows), .columns = static_cast<std::int32_t>(at.shown.size())});
  at.id = ui.id("rows");
  const TablePass pass{at, state, spec, event};
  if (spec.rows > 0) {
    table_body(ui, pass);
  } else {
    at.scroll_x = 0;
    nothing(ui, pass);
  }
  table_head(ui, pass);
  if (state.filter_row) table_filters(ui, pass);
  if (spec.total && spec.rows > 0) table_total(ui, at, spec);
  if (spec.foot) table_foot(ui, pass);
  if (!spec.bare) outline(ui, at.whole, ui.color(Color::Line), measure::kRadiusCard);
  return event;
}

}  // namespace asah::ui
