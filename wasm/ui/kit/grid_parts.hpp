#pragma once
// What the heat map and the level grid share: a grid whose header and first column stay.

#include <algorithm>
#include <span>
#include <vector>

#include "wasm/ui/function_ref.hpp"
#include "wasm/ui/kit/heat.hpp"

namespace asah::ui {

struct GridFrame {
  Rect whole, head, body;
  float label_width = 0;
  float last_width = 0;  ///< of the last column, 0: none
  std::span<const float> offsets;  ///< left edges of the columns after the label, and the end
  float row_height = 0;  ///< of a row with one line; two-line rows are taller
  float scroll_x = 0;
  float scroll_y = 0;
  int rows = 0;
  int columns = 0;
  Id id = 0;
  bool visible_body = false;

  float x_of(int column) const {
    return body.x0 + label_width + offsets[static_cast<std::size_t>(column)] - scroll_x;
  }
  /// Where the cells end: before the last column, which stays in sight when they scroll.
  float cells_end() const {
    return last_width > 0 ? std::min(x_of(columns), body.x1 - last_width) : body.x1;
  }
  float width_of(int column) const {
    const auto c = static_cast<std::size_t>(column);
    return offsets[c + 1] - offsets[c];
  }
};

/// A move by keyboard waits for the next frame to scroll its cell into sight; kept beside the
/// caller's GridState, which may be built anew every frame.
struct GridReveal {
  bool pending = false;
};

struct GridSetup {
  std::string_view id;
  Text label;
  Text corner;
  int rows = 0;
  std::span<const Text> columns;
  Text last_title;
  float label_width = 0;
  float least_cell = 0;
  float row_height = 0;
  float height = 0;
};

/// Rounds the lower corners of a grid: what its rows painted there becomes page again.
void grid_corners(Ui& ui, const GridFrame& at);
/// Places the grid; call begin_body / end_body around the rows, then draw_head.
GridFrame grid_frame(Ui& ui, const GridSetup& setup);
void grid_begin(Ui& ui, GridFrame& at, GridState& state);
void grid_end();
/// The title row and corner; returns the title clicked, else -1.
int grid_head(Ui& ui, const GridFrame& at, const GridSetup& setup);
/// The row's label in the sticky first column; returns true when it was clicked. Sets `toggled`
/// when its arrow was.
bool grid_row_label(Ui& ui, const GridFrame& at, const HeatRow& row, int index, bool& toggled);
/// Arrow keys; true when the selected cell changed.
bool grid_keys(Ui& ui, const GridFrame& at, GridState& state);
/// First and last+1 row in sight.
int grid_first(const GridFrame& at);
int grid_last(const GridFrame& at);
Rect grid_band(const GridFrame& at, int row);

}  // namespace asah::ui
