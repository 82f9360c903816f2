#include <array>
#include <cmath>

#include <imgui.h>

#include "wasm/ui/kit/table_parts.hpp"

namespace asah::ui {
namespace {

/// Where a column stands among those shown; -1 when hidden.
int place_of(const TableLayout& at, int column) {
  for (std::size_t i = 0; i < at.shown.size(); ++i)
    if (at.shown[i] == column) return static_cast<int>(i);
  return -1;
}

void move_to(const TablePass& pass, std::int64_t row, int column, bool extend) {
  const auto& [at, state, spec, event] = pass;
  row = std::clamp<std::int64_t>(row, 0, std::max<std::int64_t>(0, spec.rows - 1));
  if (row == state.cursor_row && column == state.cursor_column && extend) return;
  state.cursor_row = row;
  state.cursor_column = column;
  if (!extend) {
    state.anchor_row = row;
    state.anchor_column = column;
  }
  at.reveal = true;
  event.selection_changed = true;
}

void append_clean(std::string& out, std::string_view text) {
  for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace

void table_copy(Ui& ui, const TableState& state, const TableSpec& spec, TableEvent& event) {
  const TableBlock block = state.block(spec.select, static_cast<int>(spec.columns.size()));
  if (block.empty()) return;
  const std::string text = table_tsv(spec, state, block);
  if (ui.on_copy) {
    ui.on_copy(text);
  } else {
    ImGui::SetClipboardText(text.c_str());
  }
  event.copied = true;
}

std::string table_tsv(const TableSpec& spec, const TableState& state, const TableBlock& block) {
  std::string out;
  std::array<char, 256> buffer;
  const bool titles = spec.select == TableSelect::Rows;
  for (std::int64_t row = block.row0 - (titles ? 1 : 0); row <= block.row1; ++row) {
    bool first = true;
    for (int column = block.column0; column <= block.column1; ++column) {
      const auto i = static_cast<std::size_t>(column);
      if (i < state.hidden.size() && state.hidden[i]) continue;
      if (!first) out += '\t';
      first = false;
      if (row < block.row0) {
        append_clean(out, spec.columns[i].title.view());
      } else {
        append_clean(out, spec.cell(row, column, CellBuffer(buffer)).text);
      }
    }
    out += "\r\n";
  }
  return out;
}

void table_keys(Ui& ui, const TablePass& pass) {
  const auto& [at, state, spec, event] = pass;
  constexpr int kKeys[] = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
                           ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Enter};
  ui.own_keys(at.id, kKeys);
  const ImGuiIO& io = ImGui::GetIO();
  const bool shift = io.KeyShift;
  const bool ctrl = ui.environment().mac_keys ? io.KeySuper : io.KeyCtrl;
  const auto down = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true); };
  const auto page = static_cast<std::int64_t>(std::max(1.0f, std::floor(at.body.height() / at.row_height) - 1));
  std::int64_t row = state.cursor_row;
  int place = std::max(0, place_of(at, state.cursor_column));
  const int last_place = static_cast<int>(at.shown.size()) - 1;
  bool moved = true;
  if (down(ImGuiKey_DownArrow)) {
    row = row < 0 ? 0 : row + 1;
  } else if (down(ImGuiKey_UpArrow)) {
    row -= 1;
  } else if (down(ImGuiKey_PageDown)) {
    row += page;
  } else if (down(ImGuiKey_PageUp)) {
    row -= page;
  } else if (down(ImGuiKey_LeftArrow) && spec.select == TableSelect::Cells) {
    place = std::max(0, place - 1);
  } else if (down(ImGuiKey_RightArrow) && spec.select == TableSelect::Cells) {
    place = std::min(last_place, place + 1);
  } else if (down(ImGuiKey_Home)) {
    if (ctrl || spec.select == TableSelect::Rows) row = 0;
    if (spec.select == TableSelect::Cells) place = 0;
  } else if (down(ImGuiKey_End)) {
    if (ctrl || spec.select == TableSelect::Rows) row = spec.rows - 1;
    if (spec.select == TableSelect::Cells) place = last_place;
  } else {
    moved = false;
  }
  if (moved && last_place >= 0) {
    move_to(pass, row, at.shown[static_cast<std::size_t>(place)], shift);
    ui.want_frame_in(0);
  }
  if (ui.shortcut(ImGuiKey_A) && spec.rows > 0) {
    state.anchor_row = 0;
    state.anchor_column = 0;
    state.cursor_row = spec.rows - 1;
    state.cursor_column = static_cast<int>(spec.columns.size()) - 1;
    event.selection_changed = true;
  }
  if (ui.shortcut(ImGuiKey_C)) table_copy(ui, state, spec, event);
  if (!ctrl && ImGui::IsKeyPressed(ImGuiKey_Enter, false) && state.cursor_row >= 0) event.opened_row = state.cursor_row;
}

void table_pointer(Ui& ui, const TablePass& pass, const Interaction& it, float scroll_y) {
  const auto& [at, state, spec, event] = pass;
  const Vec mouse = ui.mouse();
  const auto row = static_cast<std::int64_t>(std::floor((mouse.y - at.body.y0 + scroll_y) / at.row_height));
  int column = at.shown.empty() ? 0 : at.shown.back();
  for (std::size_t place = 0; place < at.shown.size(); ++place) {
    const Rect r = at.cell(place, at.body);
    const bool covered = static_cast<int>(place) >= at.frozen && mouse.x < at.body.x0 + at.frozen_width;
    if (!covered && mouse.x >= r.x0 && mouse.x < r.x1) {
      column = at.shown[place];
      break;
    }
  }
  const bool on_row = row >= 0 && row < spec.rows;
  const bool touch = ui.environment().touch;
  const bool mouse_down = it.held && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  const bool began = mouse_down && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  if (began && on_row) {
    const bool extend = ImGui::GetIO().KeyShift && state.cursor_row >= 0;
    const bool reveal = at.reveal;
    move_to(pass, row, column, extend);
    at.reveal = reveal;  // what was clicked is in sight
  } else if (mouse_down && !touch && ImGui::IsMouseDragging(ImGuiMouseButton_Left) && state.cursor_row >= 0) {
    move_to(pass, row, column, true);
  }
  if (it.double_clicked && on_row) event.opened_row = row;
  if (it.right_clicked && on_row) {
    const TableBlock block = state.block(spec.select, static_cast<int>(spec.columns.size()));
    if (row < block.row0 || row > block.row1) move_to(pass, row, column, false);
    event.menu_row = row;
    event.menu_at = {mouse.x, mouse.y, mouse.x + 1, mouse.y + 1};
  }
}

}  // namespace asah::ui
