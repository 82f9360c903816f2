#pragma once
// The parts of the data table, shared by its two sources.

#include <vector>

#include "wasm/ui/kit/table.hpp"

namespace asah::ui {

/// Between a cell's edge and what stands in it, layout px.
inline constexpr float kCellPadding = 10;

/// Where everything of a table stands in this frame, device px. Kept between frames so that its
/// vectors allocate once.
struct TableLayout {
  Rect whole, head, filter, body, total, foot;
  std::vector<int> shown;      ///< columns that are not hidden, frozen ones first
  std::vector<float> left;     ///< by place in `shown`: left edge, from the table's left, unscrolled
  std::vector<float> width;
  float content_width = 0;
  float frozen_width = 0;
  int frozen = 0;              ///< how many of `shown` do not scroll
  float row_height = 0;
  float scroll_x = 0;
  Id id = 0;
  bool reveal = false;         ///< scroll the cursor into sight in the next frame
  float resize_from = 0;       ///< width of the column being resized, when the drag began

  /// The rectangle of a column within `band`, scrolled.
  Rect cell(std::size_t place, const Rect& band) const {
    const float shift = static_cast<int>(place) < frozen ? 0 : scroll_x;
    const float x = whole.x0 + left[place] - shift;
    return {x, band.y0, x + width[place], band.y1};
  }
};

/// What the parts of a table work on.
struct TablePass {
  TableLayout& at;
  TableState& state;
  const TableSpec& spec;
  TableEvent& event;
};

void layout_table(Ui& ui, TableLayout& at, TableState& state, const TableSpec& spec);
void table_head(Ui& ui, const TablePass& pass);
void table_filters(Ui& ui, const TablePass& pass);
void table_foot(Ui& ui, const TablePass& pass);
/// Clips to what a column may paint: frozen columns cover the scrolled ones.
class ColumnClip {
 public:
  ColumnClip(Ui& ui, const TableLayout& at, std::size_t place, const Rect& band);
  ~ColumnClip();
  ColumnClip(const ColumnClip&) = delete;
  ColumnClip& operator=(const ColumnClip&) = delete;

 private:
  Ui& ui_;
};

/// Keyboard and pointer on the body; moves cursor and anchor.
void table_keys(Ui& ui, const TablePass& pass);
void table_pointer(Ui& ui, const TablePass& pass, const Interaction& it, float scroll_y);
void table_copy(Ui& ui, const TableState& state, const TableSpec& spec, TableEvent& event);

}  // namespace asah::ui
