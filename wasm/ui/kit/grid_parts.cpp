#include "wasm/ui/kit/grid_parts.hpp"

#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "wasm/ui/shell/shell.hpp"

namespace asah::ui {

namespace {

/// The widest word of a title: a column is never narrower, so that no word is broken.
float widest_word(const Ui& ui, std::string_view title) {
  float widest = 0;
  while (!title.empty()) {
    const std::size_t end = std::min(title.find(' '), title.size());
    widest = std::max(widest, ui.fonts().width(TextStyle::NoteStrong, title.substr(0, end)));
    title.remove_prefix(std::min(end + 1, title.size()));
  }
  return widest;
}

struct ColumnOffsets {
  std::vector<float> values;
};

/// Fills `offsets`; columns share what is left over their least widths. Returns the total width.
float share_columns(const Ui& ui, const GridSetup& setup, float available, std::vector<float>& offsets) {
  offsets.assign(1, 0);
  float total = 0;
  for (const Text& title : setup.columns) {
    total += std::max(ui.px(setup.least_cell), widest_word(ui, title.view()) + ui.px(10));
    offsets.push_back(total);
  }
  const float count = static_cast<float>(setup.columns.size());
  const float least = ui.px(std::min(setup.least_cell, 50.0f));
  if (total > available && available >= least * count && total > least * count) {
    // Long words are parted rather than the last column pushed out of sight.
    const float share = (available - least * count) / (total - least * count);
    for (std::size_t i = 1; i < offsets.size(); ++i)
      offsets[i] = std::floor(least * static_cast<float>(i) + (offsets[i] - least * static_cast<float>(i)) * share);
    return offsets.back();
  }
  const float extra = count > 0 ? std::max(0.0f, available - total) / count : 0;
  for (std::size_t i = 1; i < offsets.size(); ++i)
    offsets[i] = std::floor(offsets[i] + extra * static_cast<float>(i));
  return offsets.back();
}

}  // namespace

GridFrame grid_frame(Ui& ui, const GridSetup& setup) {
  GridFrame at;
  at.rows = setup.rows;
  at.columns = static_cast<int>(setup.columns.size());
  at.row_height = ui.px(std::max(setup.row_height, ui.environment().touch ? measure::kHitTouch : 0.0f));
  const float room = ui.room();
  at.label_width = std::min(ui.px(setup.label_width), room * 0.42f);
  at.last_width = setup.last_title.empty() ? 0 : ui.px(62);
  const float bar = ImGui::GetStyle().ScrollbarSize;
  const float most = ui.px(setup.height > 0 ? setup.height : rest_of_page(ui, 260));
  const float rows = at.row_height * static_cast<float>(setup.rows) + ui.px(6);
  auto& offsets = ui.state<ColumnOffsets>(ui.id("columns")).values;
  const float available = room - at.label_width - at.last_width - ui.px(4);
  float width = share_columns(ui, setup, available, offsets);
  const auto title_height = [&] {
    float head = ui.px(measure::kTableHead);
    for (std::size_t i = 0; i < setup.columns.size(); ++i)
      head = std::max(head, paragraph_height(ui, TextStyle::NoteStrong, offsets[i + 1] - offsets[i] - ui.px(4),
                                             setup.columns[i].view(), 4) + ui.px(16));
    return head;
  };
  float head = title_height();
  if (head + rows + ui.px(2) > most) {  // a vertical bar takes its room
    width = share_columns(ui, setup, available - bar, offsets);
    head = title_height();
  }
  at.offsets = offsets;
  const bool sideways = width > available;
  const float height = std::min(head + rows + (sideways ? bar : 0) + ui.px(2), most);
  at.whole = ui.place(0, height);
  const float edge = ui.px(1);
  at.head = {at.whole.x0 + edge, at.whole.y0 + edge, at.whole.x1 - edge, at.whole.y0 + head};
  at.body = {at.head.x0, at.head.y1, at.head.x1, at.whole.y1 - edge};
  return at;
}

void grid_corners(Ui& ui, const GridFrame& at) {
  ImDrawList* draw = ui.draw();
  const Rect& w = at.whole;
  const float radius = ui.px(measure::kRadiusCard);
  draw->PushClipRect({w.x0, w.y0}, {w.x1, w.y1});
  const ImDrawListFlags flags = draw->Flags;
  for (const bool left : {true, false}) {
    const ImVec2 corner(left ? w.x0 : w.x1, w.y1);
    const ImVec2 centre(left ? w.x0 + radius : w.x1 - radius, w.y1 - radius);
    const float start = left ? IM_PI / 2 : 0;
    draw->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    constexpr int kSteps = 10;
    for (int i = 0; i < kSteps; ++i) {
      const float a0 = start + IM_PI / 2 * static_cast<float>(i) / kSteps;
      const float a1 = start + IM_PI / 2 * static_cast<float>(i + 1) / kSteps;
      draw->AddTriangleFilled(corner, {centre.x + radius * std::cos(a0), centre.y + radius * std::sin(a0)},
                              {centre.x + radius * std::cos(a1), centre.y + radius * std::sin(a1)}, ui.color(Color::Bg));
    }
    draw->Flags = flags;
    draw->PathArcTo(centre, radius - ui.px(1) * 0.5f, start, start + IM_PI / 2, kSteps);
    draw->PathStroke(ui.color(Color::Line), 0, ui.px(1));
  }
  draw->PopClipRect();
}

void grid_begin(Ui& ui, GridFrame& at, GridState& state) {
  fill(ui, at.whole, ui.color(Color::Surface), measure::kRadiusCard);
  ImGui::SetCursorScreenPos({at.body.x0, at.body.y0});
  ImGui::BeginChild(ui.id("body"), {at.body.width(), at.body.height()}, 0,
                    ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                        ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_HorizontalScrollbar);
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float width = at.label_width + at.offsets.back() + at.last_width;
  window->DC.CursorMaxPos = {window->DC.CursorStartPos.x + width,
                             window->DC.CursorStartPos.y + at.row_height * static_cast<float>(at.rows) + ui.px(4)};
  GridReveal& reveal = ui.state<GridReveal>(at.id);
  if ((state.reveal || reveal.pending) && state.row >= 0 && at.columns > 0) {
    state.reveal = reveal.pending = false;
    const float view = window->InnerRect.GetHeight();
    const float y = at.row_height * static_cast<float>(state.row);
    if (y < window->Scroll.y) ImGui::SetScrollY(y);
    if (y + at.row_height > window->Scroll.y + view) ImGui::SetScrollY(y + at.row_height - view);
    const int column = std::clamp(state.column, 0, at.columns - 1);
    const float x = at.offsets[static_cast<std::size_t>(column)];
    const float inner = window->InnerRect.GetWidth() - at.label_width - at.last_width;
    if (x < window->Scroll.x) ImGui::SetScrollX(x);
    if (x + at.width_of(column) > window->Scroll.x + inner) ImGui::SetScrollX(x + at.width_of(column) - inner);
  }
  at.scroll_x = window->Scroll.x;
  at.scroll_y = window->Scroll.y;
  at.body.x1 = window->InnerRect.Max.x;
  at.body.y1 = window->InnerRect.Max.y;
}

void grid_end() { ImGui::EndChild(); }

int grid_first(const GridFrame& at) {
  return std::max(0, static_cast<int>(std::floor(at.scroll_y / at.row_height)));
}

int grid_last(const GridFrame& at) {
  return std::min(at.rows, static_cast<int>(std::ceil((at.scroll_y + at.body.height()) / at.row_height)));
}

Rect grid_band(const GridFrame& at, int row) {
  const float y = std::floor(at.body.y0 + at.row_height * static_cast<float>(row) - at.scroll_y);
  return {at.body.x0, y, at.body.x1, y + at.row_height};
}

bool grid_row_label(Ui& ui, const GridFrame& at, const HeatRow& row, int index, bool& toggled) {
  const Rect band = grid_band(at, index);
  const Rect r{band.x0, band.y0, band.x0 + at.label_width, band.y1};
  const Id id = ImHashData(&index, sizeof index, at.id);
  const Interaction it = ui.interact(id, r, {.focusable = false, .exact = true});
  fill(ui, {r.x0, r.y0, r.x1, r.y1 - ui.px(1)}, ui.color(it.hovered ? Color::Hover : Color::Surface));
  float x = r.x0 + ui.px(10) + ui.px(14) * static_cast<float>(row.indent);
  bool on_arrow = false;
  if (row.expandable) {
    const Rect arrow{x - ui.px(4), r.y0, x + ui.px(14), r.y1};
    icon(ui, row.expanded ? Icon::ChevronDown : Icon::ChevronRight, IconSize::Small, ui.color(Color::Muted), arrow);
    on_arrow = it.pressed && arrow.contains(ui.mouse());
  }
  if (row.expandable || row.indent > 0) x += ui.px(16);
  const Rect in{x, r.y0, r.x1 - ui.px(8), r.y1};
  const TextStyle style = row.strong ? TextStyle::SmallStrong : TextStyle::Small;
  if (row.second.empty()) {
    const float words = paragraph_height(ui, style, in.width(), row.label, 2);
    paragraph(ui, {style, ui.color(Color::Text), Align::Start, 2},
              {in.x0, std::floor(r.center_y() - words / 2), in.x1, r.y1}, row.label);
  } else {
    const float first = ui.fonts().line_height(style);
    const float second = ui.fonts().line_height(TextStyle::Note);
    const float y = std::floor(r.center_y() - (first + second) / 2);
    text_line(ui, {style, ui.color(Color::Text)}, {in.x0, y, in.x1, y + first}, row.label);
    text_line(ui, {TextStyle::Note, ui.color(Color::Muted)}, {in.x0, y + first, in.x1, y + first + second}, row.second);
  }
  if (it.hovered) tooltip(ui, it, r, row.second.empty() ? raw(row.label) : ui.join({raw(row.label), raw(row.second)}));
  std::uint32_t states = 0;
  if (row.expandable) states |= state::kExpandable | (row.expanded ? state::kExpanded : 0u);
  ui.note({.id = id, .role = Role::RowHeader, .states = states, .rect = r, .label = row.label,
           .description = row.second, .row = index, .level = row.indent + 1}, it);
  toggled = on_arrow || (row.expandable && ui.take(id, SemanticAction::Kind::Expand)) ||
            (row.expandable && ui.take(id, SemanticAction::Kind::Collapse));
  return it.pressed && !on_arrow;
}

int grid_head(Ui& ui, const GridFrame& at, const GridSetup& setup) {
  ui.draw()->AddRectFilled({at.head.x0, at.head.y0}, {at.head.x1, at.head.y1}, ui.color(Color::Surface2), ui.px(11),
                           ImDrawFlags_RoundCornersTop);
  int clicked = -1;
  NodeScope row(ui, {.role = Role::Row, .rect = at.head});
  const Rect corner{at.head.x0, at.head.y0, at.head.x0 + at.label_width, at.head.y1};
  text_line(ui, {TextStyle::NoteStrong, ui.color(Color::Muted)}, {corner.x0 + ui.px(10), corner.y0, corner.x1, corner.y1},
            setup.corner.view());
  ui.note({.role = Role::ColumnHeader, .rect = corner, .label = setup.corner.view()});
  ui.draw()->PushClipRect({corner.x1, at.head.y0}, {at.cells_end(), at.head.y1}, true);
  const auto title = [&](const Rect& r, const Text& words, int index) {
    const bool figure = index == at.columns;  // the last column's figures end at its right
    const float end = figure ? r.x1 : at.cells_end();
    if (r.x1 <= corner.x1 || r.x0 >= end) return;
    const Id id = ImHashData(&index, sizeof index, at.id + 1);
    const Interaction it = ui.interact(id, Rect{std::max(r.x0, corner.x1), r.y0, std::min(r.x1, end), r.y1},
                                       {.focusable = false, .exact = true});
    if (it.hovered) fill(ui, r, ui.color(Color::Hover));
    const float height = paragraph_height(ui, TextStyle::NoteStrong, r.width() - ui.px(4), words.view(), 4);
    paragraph(ui, {TextStyle::NoteStrong, ui.color(Color::Muted), figure ? Align::End : Align::Middle, 4},
              {r.x0 + ui.px(2), std::floor(r.center_y() - height / 2), r.x1 - ui.px(figure ? 12 : 2), r.y1}, words.view());
    ui.note({.id = id, .role = Role::ColumnHeader, .rect = r, .label = words.view(), .column = index}, it);
    if (it.pressed) clicked = index;
  };
  for (int c = 0; c < at.columns; ++c)
    title({at.x_of(c), at.head.y0, at.x_of(c) + at.width_of(c), at.head.y1}, setup.columns[static_cast<std::size_t>(c)], c);
  ui.draw()->PopClipRect();
  if (at.last_width > 0) {
    const float x = at.cells_end();
    title({x, at.head.y0, x + at.last_width, at.head.y1}, setup.last_title, at.columns);
  }
  horizontal(ui, at.head.x0, at.head.x1, at.head.y1 - ui.px(1), ui.color(Color::Line));
  outline(ui, at.whole, ui.color(Color::Line), measure::kRadiusCard);
  return clicked;
}

bool grid_keys(Ui& ui, const GridFrame& at, GridState& state) {
  constexpr int kKeys[] = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
                           ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Enter};
  ui.own_keys(at.id, kKeys);
  if (at.rows == 0 || at.columns == 0) return false;
  int row = std::max(0, state.row);
  int column = std::max(0, state.column);
  const int page = std::max(1, static_cast<int>(at.body.height() / at.row_height) - 1);
  const bool ctrl = ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeySuper;
  const auto down = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true); };
  bool moved = true;
  if (down(ImGuiKey_DownArrow)) {
    row += state.row >= 0 ? 1 : 0;
  } else if (down(ImGuiKey_UpArrow)) {
    row -= 1;
  } else if (down(ImGuiKey_LeftArrow)) {
    column -= 1;
  } else if (down(ImGuiKey_RightArrow)) {
    column += 1;
  } else if (down(ImGuiKey_PageDown)) {
    row += page;
  } else if (down(ImGuiKey_PageUp)) {
    row -= page;
  } else if (down(ImGuiKey_Home)) {
    column = 0;
    if (ctrl) row = 0;
  } else if (down(ImGuiKey_End)) {
    column = at.columns - 1;
    if (ctrl) row = at.rows - 1;
  } else {
    moved = false;
  }
  row = std::clamp(row, 0, at.rows - 1);
  column = std::clamp(column, 0, at.columns - 1);
  if (!moved || (row == state.row && column == state.column)) return false;
  state = {.row = row, .column = column};
  ui.state<GridReveal>(at.id).pending = true;
  ui.want_frame_in(0);
  return true;
}

}  // namespace asah::ui
