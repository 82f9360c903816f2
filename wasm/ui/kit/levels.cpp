#include <array>
#include <charconv>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "wasm/ui/kit/grid_parts.hpp"
#include "wasm/ui/kit/heat.hpp"

namespace asah::ui {
namespace {

void square(Ui& ui, const Rect& r, int level, int achieved, int required) {
  const float radius = 3.5f;
  if (level <= achieved) {
    const bool above = required > 0 && level > required;
    fill(ui, r, ui.color(above ? Color::Ok : Color::Primary), radius);
    if (above) fill(ui, {r.x0 + ui.px(3), r.center_y() - ui.px(1) / 2, r.x1 - ui.px(3), r.center_y() + ui.px(1) / 2}, ui.color(Color::Surface), 0);
  } else if (level <= required) {
    dashed_outline(ui, r, ui.color(Color::Bad), radius);
  } else {
    fill(ui, r, ui.color(Color::Track), radius);
    outline(ui, r, ui.color(Color::Line), radius);
  }
}

int digit_pressed(const Ui& ui) {
  for (int digit = 0; digit <= 5; ++digit)
    if (ui.key(ImGuiKey_0 + digit, false) || ui.key(ImGuiKey_Keypad0 + digit, false)) return digit;
  return -1;
}

struct CellLook {
  bool selected = false;
  bool over = false;
  bool keyboard = false;  ///< the grid has the keyboard: the caret blinks
};

void level_cell(Ui& ui, const Rect& r, const LevelCell& cell, const CellLook& look) {
  const auto [selected, over, keyboard] = look;
  const bool empty = cell.level < 0;
  Color back = empty ? Color::Surface2 : Color::Surface;
  if (over && !cell.read_only) back = Color::Hover;
  if (selected) back = Color::Surface;
  fill(ui, r, ui.color(back), measure::kRadiusSmall);
  outline(ui, r, ui.color(selected ? Color::Focus : over ? Color::LineStrong : Color::Line), measure::kRadiusSmall, selected ? 2 : 1);
  if (!empty) {
    char digit = static_cast<char>('0' + cell.level);
    const bool below = cell.standard > 0 && cell.level < cell.standard;
    text_line(ui, {TextStyle::BodyStrong, ui.color(cell.read_only ? Color::Muted : below ? Color::WarnText : Color::Text), Align::Middle},
              r, {&digit, 1});
  } else if (selected && keyboard) {
    const bool lit = ui.environment().reduced_motion || std::fmod(ui.time_s(), 1.06) < 0.53;
    if (lit) fill(ui, {r.center_x(), r.y0 + ui.px(8), r.center_x() + ui.px(2), r.y1 - ui.px(8)}, ui.color(Color::Text));
    if (!ui.environment().reduced_motion) ui.want_frame_in(0.53);
  }
  // The standard, small in the corner of the cell one is on or over.
  if (cell.standard > 0 && (selected || over)) {
    const char words[] = {'/', static_cast<char>('0' + cell.standard)};
    text_line(ui, {TextStyle::Note, ui.color(Color::Muted), Align::End}, {r.x0, r.y0, r.x1 - ui.px(6), r.y1}, {words, 2});
  }
  if (cell.has_note)
    ui.draw()->AddTriangleFilled({r.x1 - ui.px(9), r.y0 + 1}, {r.x1 - 1, r.y0 + 1}, {r.x1 - 1, r.y0 + ui.px(9)}, ui.color(Color::Warn));
}

}  // namespace

void level_squares_in(Ui& ui, const Rect& rect, int achieved, int required) {
  const float size = ui.px(12);
  const float step = size + ui.px(3);
  const float y = std::floor(rect.center_y() - size / 2);
  for (int level = 1; level <= 5; ++level) {
    const float x = rect.x0 + step * static_cast<float>(level - 1);
    square(ui, {x, y, x + size, y + size}, level, achieved, required);
  }
  const Text words = achieved <= 0 ? ui.t(TextKey::kit_not_assessed)
                     : required > 0 ? ui.t(TextKey::kit_level_of, achieved, required)
                                    : ui.t(TextKey::kit_level, achieved);
  ui.note({.role = Role::Image, .rect = {rect.x0, y, rect.x0 + step * 5, y + size}, .label = words.view()});
}

void level_squares(Ui& ui, int achieved, int required) {
  level_squares_in(ui, ui.place(5 * ui.px(12) + 4 * ui.px(3), ui.px(20)), achieved, required);
}

void gap_badge(Ui& ui, const Rect& rect, std::string_view figure, int sign) {
  const float width = std::max(ui.px(30), badge_width(ui, raw(figure)));
  const float y = std::floor(rect.center_y() - ui.px(11));
  const Rect r{std::floor(rect.center_x() - width / 2), y, std::floor(rect.center_x() + width / 2), y + ui.px(22)};
  if (sign == 0) {
    text_line(ui, {TextStyle::NoteStrong, ui.color(Color::Text), Align::Middle}, r, figure);
  } else {
    badge_in(ui, r, raw(figure), sign > 0 ? Tone::Ok : Tone::Bad);
  }
}

LevelGridEvent level_grid(Ui& ui, GridState& state, const LevelGridSpec& spec) {
  LevelGridEvent event;
  IdScope scope(ui, spec.id);
  const GridSetup setup{spec.id, spec.label, spec.corner, spec.rows, spec.columns, {}, spec.label_width, spec.least_cell,
                        spec.row_height, spec.height};
  GridFrame at = grid_frame(ui, setup);
  at.id = ui.id("cells");
  NodeScope grid(ui, {.role = Role::Grid, .rect = at.whole, .label = spec.label.view(), .rows = spec.rows, .columns = at.columns});
  grid_begin(ui, at, state);
  const Interaction it = ui.interact(at.id, at.body, {.overlap = true, .exact = true});
  const bool keyboard = it.focused && !ui.text_field_active();
  if (keyboard) {
    event.selected |= grid_keys(ui, at, state);
    if (state.row >= 0 && state.column >= 0) {
      const bool open = !spec.cell(state.row, state.column).read_only;
      const int digit = digit_pressed(ui);
      const bool clear = ui.key(ImGuiKey_Backspace) || ui.key(ImGuiKey_Delete);
      if (open && (clear || (digit >= (spec.allow_zero ? 0 : 1)))) {
        event = {.selected = event.selected, .changed = true, .row = state.row, .column = state.column,
                 .level = clear ? -1 : digit};
        if (!clear) {
          if (!spec.down && state.column + 1 < at.columns) {
            ++state.column;
          } else if (state.row + 1 < at.rows) {
            ++state.row;
            if (!spec.down) state.column = 0;
          } else {
            event.done = true;
          }
          ui.state<GridReveal>(at.id).pending = true;
          event.selected = true;
        }
        ui.want_frame_in(0);
      }
      event.note = spec.letter_keys && ui.key(ImGuiKey_N, false);
      event.evidence = spec.letter_keys && ui.key(ImGuiKey_E, false);
    }
  }
  std::array<char, 256> buffer;
  const float first = at.body.x0 + at.label_width;
  const Vec mouse = ui.mouse();
  for (int row = grid_first(at); row < grid_last(at); ++row) {
    const Rect band = grid_band(at, row);
    ui.draw()->PushClipRect({first, at.body.y0}, {at.body.x1, at.body.y1}, true);
    for (int c = 0; c < at.columns; ++c) {
      const Rect slot{at.x_of(c), band.y0, at.x_of(c) + at.width_of(c), band.y1};
      if (slot.x1 <= first || slot.x0 >= at.body.x1) continue;
      const Rect r = slot.grown(-ui.px(3), -ui.px(5));
      const LevelCell cell = spec.cell(row, c);
      const bool over = it.hovered && slot.contains(mouse) && mouse.x >= first && !ui.environment().touch;
      const bool hit = it.pressed && slot.contains(mouse) && mouse.x >= first;
      const int index = row * 4096 + c;
      const Id id = ImHashData(&index, sizeof index, at.id + 2);
      if (hit || ui.take(id, SemanticAction::Kind::Activate)) {
        event.selected |= state.row != row || state.column != c;
        state = {.row = row, .column = c};
      }
      if (const SemanticAction* set = ui.take(id, SemanticAction::Kind::SetValue); set && !cell.read_only) {
        int level = -1;
        const char* text = set->value.c_str();
        std::from_chars(text, text + set->value.size(), level);
        event = {.changed = level <= 5, .row = row, .column = c, .level = std::max(-1, level)};
      }
      const bool selected = state.row == row && state.column == c;
      level_cell(ui, r, cell, {selected, over, keyboard});
      ui.note({.id = id, .role = Role::Cell,
               .states = (selected ? state::kSelected : 0u) | (cell.read_only ? state::kReadOnly : 0u) | state::kFocusable,
               .rect = r,
               .label = cell.level < 0 ? ui.t(TextKey::kit_not_assessed).view()
                        : cell.standard > 0 ? ui.t(TextKey::kit_level_of, cell.level, cell.standard).view()
                                            : ui.t(TextKey::kit_level, cell.level).view(),
               .row = row, .column = c});
    }
    ui.draw()->PopClipRect();
    horizontal(ui, band.x0, band.x1, band.y1 - ui.px(1), ui.color(Color::Line));
    bool toggled = false;
    grid_row_label(ui, at, spec.row(row, std::span(buffer)), row, toggled);
  }
  if (it.focus_visible && state.row < 0) outline(ui, at.body, ui.color(Color::Focus), 8, 2);
  grid_corners(ui, at);
  grid_end();
  grid_head(ui, at, setup);
  return event;
}

}  // namespace asah::ui
