#include "wasm/screens/paste_view.hpp"

#include <array>
#include <span>

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

constexpr int kExampleRows = 2;
constexpr int kExampleColumns = 3;
using ExampleCells = std::array<std::array<std::string_view, kExampleColumns>, kExampleRows + 1>;

constexpr ExampleCells kLong = {{{"jabatan", "kompetensi", "level"},
                                 {"Camat", "Integritas", "4"},
                                 {"Camat", "Kerja Sama", "4"}}};
constexpr ExampleCells kWide = {{{"jabatan", "Integritas", "Kerja Sama"},
                                 {"Camat", "4", "4"},
                                 {"Lurah", "3", "3"}}};

void draw_example(ui::Ui& ui, std::string_view id, ui::Text label, const ExampleCells& cells) {
  ui::text(ui, label, {.style = ui::TextStyle::SmallStrong});
  std::array<ui::Column, kExampleColumns> columns;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    columns[c] = {.id = cells[0][c], .title = raw(cells[0][c]), .width = 130, .flexible = true,
                  .sortable = false, .filterable = false, .hideable = false};
  }
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) {
    return ui::CellText{.text = cells[static_cast<std::size_t>(row + 1)]
                                     [static_cast<std::size_t>(column)]};
  };
  ui::TableState state;
  ui::table(ui, state, {.id = id, .label = label, .columns = columns, .rows = kExampleRows,
                        .cell = cell, .height = 114, .foot = false});
}

}  // namespace

void draw_paste_help(Frame& frame, bool& open, std::string_view position) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "paste", open, {.title = ui.t(positions_paste_title), .width = 520});
  if (!dialog) return;
  ui::text(ui, ui.t(positions_paste_body));
  {
    ui::Line line(ui, 32, 8);
    ui::key_cap(ui, raw(ui.environment().mac_keys ? "Cmd V" : "Ctrl V"));
    ui::muted(ui, ui.t(positions_paste_then));
  }
  ui.gap(12);
  draw_example(ui, "long", ui.t(positions_paste_long), kLong);
  ui.gap(12);
  draw_example(ui, "wide", ui.t(positions_paste_wide), kWide);
  if (!position.empty()) ui::muted(ui, ui.t(positions_paste_own, raw(position)));
  const auto answer = ui::dialog_foot(ui, {.confirm = ui.t(positions_paste_file),
                                           .kind = ui::ButtonKind::Secondary,
                                           .cancel = ui.t(positions_paste_close)});
  if (answer == ui::DialogAnswer::Confirm) frame.ask(ChooseFile{});
  if (answer != ui::DialogAnswer::None) open = false;
}

}  // namespace asah::screens
