#include "wasm/ui/kit/heat.hpp"

#include <array>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "wasm/ui/kit/grid_parts.hpp"

namespace asah::ui {
namespace {

constexpr Color kBack[] = {Color::Gap0, Color::Gap1, Color::Gap2, Color::Gap3, Color::Gap4};
constexpr Color kFront[] = {Color::OnGap0, Color::OnGap1, Color::OnGap2, Color::OnGap3, Color::OnGap4};

void heat_cell(Ui& ui, const Rect& r, const HeatCell& cell) {
  const bool contrast = ui.environment().theme == ThemeId::HighContrast;
  switch (cell.kind) {
    case HeatKind::Gap: {
      const auto step = static_cast<std::size_t>(std::clamp(cell.step, 0, 4));
      fill(ui, r, ui.color(kBack[step]), measure::kRadiusSmall);
      if (contrast) outline(ui, r, ui.color(Color::Line), measure::kRadiusSmall, step >= 3 ? 2 : 1);
      const TextStyle style = step == 4 ? TextStyle::SmallStrong : TextStyle::Small;
      text_line(ui, {style, ui.color(kFront[step]), Align::Middle}, r, cell.figure);
      break;
    }
    case HeatKind::Met:
      fill(ui, r, ui.color(Color::Surplus), measure::kRadiusSmall);
      if (contrast) outline(ui, r, ui.color(Color::Line), measure::kRadiusSmall);
      icon(ui, Icon::Check, IconSize::Small, ui.color(Color::OnSurplus), r);
      break;
    case HeatKind::TooFew:
      dashed_outline(ui, r, ui.color(contrast ? Color::Line : Color::LineStrong), measure::kRadiusSmall);
      text_line(ui, {TextStyle::Note, ui.color(Color::Muted), Align::Middle}, r, ui.t(TextKey::kit_too_few).view());
      break;
    case HeatKind::Missing:
      horizontal(ui, r.center_x() - ui.px(4), r.center_x() + ui.px(4), r.center_y(), ui.color(Color::Disabled));
      break;
  }
}

std::string_view spoken(const Ui& ui, const HeatCell& cell) {
  if (!cell.spoken.empty()) return cell.spoken;
  switch (cell.kind) {
    case HeatKind::Met: return ui.t(TextKey::kit_standard_met).view();
    case HeatKind::TooFew: return ui.t(TextKey::kit_too_few_long).view();
    case HeatKind::Missing: return ui.t(TextKey::kit_not_assessed).view();
    case HeatKind::Gap: break;
  }
  return cell.figure;
}

struct HeatPass {
  const GridFrame& at;
  GridState& state;
  const HeatSpec& spec;
  const Interaction& it;
  GridEvent& event;
};

void heat_row(Ui& ui, const HeatPass& pass, int row) {
  const auto& [at, state, spec, it, event] = pass;
  const Rect band = grid_band(at, row);
  std::array<char, 256> buffer;
  const float first = at.body.x0 + at.label_width;
  const Vec mouse = ui.mouse();
  const float end = at.cells_end();
  ui.draw()->PushClipRect({first, at.body.y0}, {end, at.body.y1}, true);
  for (int c = 0; c < at.columns; ++c) {
    const Rect slot{at.x_of(c), band.y0, at.x_of(c) + at.width_of(c), band.y1};
    if (slot.x1 <= first || slot.x0 >= end) continue;
    const Rect r = slot.grown(-ui.px(3), -ui.px(3));
    const HeatCell cell = spec.cell(row, c, std::span(buffer));
    heat_cell(ui, r, cell);
    const bool selected = state.row == row && state.column == c;
    const bool over = it.hovered && slot.contains(mouse) && mouse.x >= first && mouse.x < end;
    if (selected) {
      outline(ui, r.grown(ui.px(1)), ui.color(Color::Surface), 7, 2);
      outline(ui, r.grown(ui.px(3)), ui.color(Color::Focus), 8, 2);
    } else if (over && !ui.environment().touch) {
      outline(ui, r, ui.color(Color::Muted), measure::kRadiusSmall);
    }
    const int index = row * 4096 + c;
    const Id id = ImHashData(&index, sizeof index, at.id + 2);
    const bool asked = ui.take(id, SemanticAction::Kind::Activate) != nullptr;
    if (((it.pressed && over) || asked) && !selected) {
      state.row = row;
      state.column = c;
      event.selected = true;
    }
    if (it.double_clicked && over) event.opened = true;
    ui.note({.id = id, .role = Role::Cell, .states = (selected ? state::kSelected : 0u) | state::kFocusable, .rect = r,
             .label = spoken(ui, cell), .row = row, .column = c});
  }
  ui.draw()->PopClipRect();
  if (at.last_width > 0 && spec.last) {
    const Rect r{end, band.y0, end + at.last_width - ui.px(12), band.y1};
    const std::string_view figure = spec.last(row, std::span(buffer));
    text_line(ui, {TextStyle::SmallStrong, ui.color(Color::Text), Align::End}, r, figure);
    ui.note({.role = Role::Cell, .rect = r, .label = figure, .row = row, .column = at.columns});
  }
  horizontal(ui, band.x0, band.x1, band.y1 - ui.px(1), ui.color(Color::Line));
  bool toggled = false;
  if (grid_row_label(ui, at, spec.row(row, std::span(buffer)), row, toggled)) event.row_label = row;
  if (toggled) event.toggled_row = row;
}

}  // namespace

GridEvent heat_grid(Ui& ui, GridState& state, const HeatSpec& spec) {
  GridEvent event;
  IdScope scope(ui, spec.id);
  const GridSetup setup{spec.id, spec.label, spec.corner, spec.rows, spec.columns, spec.last_title,
                        spec.label_width, spec.least_cell, 42, spec.height};
  GridFrame at = grid_frame(ui, setup);
  at.id = ui.id("cells");
  NodeScope grid(ui, {.role = Role::Grid, .rect = at.whole, .label = spec.label.view(), .rows = spec.rows, .columns = at.columns});
  grid_begin(ui, at, state);
  const Interaction it = ui.interact(at.id, at.body, {.overlap = true, .exact = true});
  const bool busy_popup = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  if (it.focused && !busy_popup) {
    event.selected |= grid_keys(ui, at, state);
    if (ui.key(ImGuiKey_Enter, false) && state.row >= 0) event.opened = true;
  }
  for (int row = grid_first(at); row < grid_last(at); ++row) heat_row(ui, {at, state, spec, it, event}, row);
  if (it.focus_visible && state.row < 0) outline(ui, at.body, ui.color(Color::Focus), 8, 2);
  grid_corners(ui, at);
  grid_end();
  event.column_title = grid_head(ui, at, setup);
  return event;
}

void heat_legend(Ui& ui, std::span<const Text> steps, Text met, Text too_few) {
  Wrap wrap(ui, 14, 4);
  const auto entry = [&](const HeatCell& cell, const Text& words) {
    const float width = ui.fonts().width(TextStyle::Note, words.view());
    const Rect r = ui.place(ui.px(30) + width, ui.px(18));
    const Rect box{r.x0, r.y0 + ui.px(1), r.x0 + ui.px(24), r.y1 - ui.px(1)};
    if (cell.kind == HeatKind::TooFew) {
      dashed_outline(ui, box, ui.color(Color::LineStrong), 4);
    } else {
      heat_cell(ui, box, cell);
    }
    text_line(ui, {TextStyle::Note, ui.color(Color::Muted)}, {box.x1 + ui.px(6), r.y0, r.x1 + 2, r.y1}, words.view());
    ui.note({.role = Role::Text, .rect = r, .label = words.view()});
  };
  entry({.kind = HeatKind::Met}, met);
  for (std::size_t i = 0; i < steps.size(); ++i) entry({.kind = HeatKind::Gap, .step = static_cast<int>(i)}, steps[i]);
  entry({.kind = HeatKind::TooFew}, too_few);
}

}  // namespace asah::ui
