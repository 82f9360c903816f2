#pragma once
// Grids of coloured figures: the heat map, and the grid in which levels are entered.

#include <cstdint>
#include <span>

#include "wasm/ui/function_ref.hpp"
#include "wasm/ui/kit/basic.hpp"

namespace asah::ui {

enum class HeatKind : std::uint8_t {
  Gap,      ///< coloured by `step`, with its figure
  Met,      ///< at or above the standard: blue with a check mark
  TooFew,   ///< fewer than five people: dashed, no figure
  Missing,  ///< nothing assessed: empty
};
struct HeatCell {
  HeatKind kind = HeatKind::Missing;
  int step = 0;                    ///< 0 to 4, of Gap
  std::string_view figure = {};    ///< "1,31"
  std::string_view spoken = {};    ///< for screen readers, e.g. with n; else the figure
};
struct HeatRow {
  std::string_view label = {};
  std::string_view second = {};  ///< smaller line below
  int indent = 0;                ///< level in a unit tree
  bool expandable = false;
  bool expanded = false;
  bool strong = true;
};

/// Kept by the caller.
struct GridState {
  int row = -1;  ///< the selected cell; -1: none
  int column = -1;
  bool reveal = false;  ///< scroll so that it is seen
  bool operator==(const GridState&) const = default;
};

struct HeatSpec {
  std::string_view id = "heat";
  Text label = {};
  Text corner = {};      ///< title of the first column
  int rows = 0;
  std::span<const Text> columns = {};
  FunctionRef<HeatRow(int row, std::span<char, 256>)> row = nullptr;
  FunctionRef<HeatCell(int row, int column, std::span<char, 256>)> cell = nullptr;
  Text last_title = {};  ///< a last column of plain figures (JPM); empty: none
  FunctionRef<std::string_view(int row, std::span<char, 256>)> last = nullptr;
  float label_width = 156;  ///< CSS px
  float least_cell = 58;    ///< CSS px; more columns than fit scroll sideways
  float height = 0;         ///< CSS px; 0: down to the end of the work area, at most its content
};
struct GridEvent {
  bool selected = false;  ///< another cell (or none, after Esc) is selected: see GridState
  bool opened = false;    ///< Enter or double click on the cell
  int toggled_row = -1;   ///< an expandable row was opened or closed
  int row_label = -1;     ///< a row's label was clicked
  int column_title = -1;  ///< a column's title was clicked (sort by it)
};
GridEvent heat_grid(Ui& ui, GridState& state, const HeatSpec& spec);
/// What the colours mean, on one line: pass the steps' words (five), the words for "met" and for
/// "too few".
void heat_legend(Ui& ui, std::span<const Text> steps, Text met, Text too_few);

// ---- levels --------------------------------------------------------------------------------------

/// Five small squares: achieved filled, above the standard green, missing ones dashed red.
/// `required` or `achieved` 0: not known.
void level_squares(Ui& ui, int achieved, int required);
void level_squares_in(Ui& ui, const Rect& rect, int achieved, int required);
/// A difference as a badge: +1 green, 0 plain, −1 red.
void gap_badge(Ui& ui, const Rect& rect, std::string_view figure, int sign);

/// A grid whose cells take a level 0 to 5 from the digit keys and move on to the next cell.
struct LevelCell {
  int level = -1;      ///< -1: not rated
  int standard = 0;    ///< a level below it is amber; shown small in the cell one is on; 0: none
  bool read_only = false;
  bool has_note = false;
};
struct LevelGridSpec {
  std::string_view id = "levels";
  Text label = {};
  Text corner = {};
  int rows = 0;
  std::span<const Text> columns = {};
  FunctionRef<HeatRow(int row, std::span<char, 256>)> row = nullptr;
  FunctionRef<LevelCell(int row, int column)> cell = nullptr;
  bool letter_keys = true;  ///< n and e ask for note and evidence
  bool allow_zero = true;
  bool down = false;        ///< after a digit the cell below is next, not the one beside
  float label_width = 168;
  float least_cell = 56;
  float row_height = 46;
  float height = 0;
};
struct LevelGridEvent {
  bool selected = false;
  bool changed = false;  ///< put `level` (-1: cleared) into `row`, `column`
  int row = -1;
  int column = -1;
  int level = -1;
  bool note = false;      ///< n was pressed
  bool evidence = false;  ///< e was pressed
  bool done = false;      ///< the last cell was filled
};
LevelGridEvent level_grid(Ui& ui, GridState& state, const LevelGridSpec& spec);

}  // namespace asah::ui
