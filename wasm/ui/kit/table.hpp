#pragma once
// The data table: virtual rows (only what is seen is asked for), sticky header and first columns,
// sort, filter row, column chooser, cell or row selection, copy as TSV, totals row.
//
// The table draws and tells; the caller sorts and filters its rows (`sort_changed`,
// `filter_changed`) and keeps the TableState, so that it is still there when one returns.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/ui/function_ref.hpp"
#include "wasm/ui/kit/card.hpp"

namespace asah::ui {

struct Column {
  std::string_view id = {};  ///< stable name
  Text title = {};
  float width = 120;         ///< CSS px
  bool flexible = false;     ///< takes a share of the room that is left
  Align align = Align::Start;  ///< End for numbers
  bool sortable = true;
  bool filterable = true;
  bool hideable = true;
  bool strong = false;       ///< semibold
  bool wrap = false;         ///< goes on below as far as the row is high
  Color color = Color::Text;
};

/// What a cell shows. `text` may point into the buffer handed to the callback.
struct CellText {
  std::string_view text = {};
  std::string_view second = {};  ///< a smaller line below (needs a row height of 48 or so)
  Color color = Color::Count;    ///< Count: the column's
  bool badge = false;            ///< drawn as a badge in `tone`
  Tone tone = Tone::Neutral;
};
using CellBuffer = std::span<char, 256>;

enum class TableSelect : std::uint8_t { Rows, Cells };

/// A block of cells by table row and column index, both ends included.
struct TableBlock {
  std::int64_t row0 = 0, row1 = -1;
  int column0 = 0, column1 = -1;
  bool empty() const { return row1 < row0; }
  std::int64_t rows() const { return row1 - row0 + 1; }
  int columns() const { return column1 - column0 + 1; }
};

/// Kept by the caller between frames.
struct TableState {
  int sort_column = -1;  ///< index into the columns; -1: as the data come
  bool descending = false;
  bool filter_row = false;
  std::vector<std::string> filters;  ///< by column; empty: no filter
  std::vector<bool> hidden;          ///< by column
  std::vector<float> widths;         ///< by column, CSS px; 0: as given
  std::int64_t cursor_row = -1;
  int cursor_column = 0;
  std::int64_t anchor_row = -1;  ///< the other corner of the block
  int anchor_column = 0;
  bool reveal_cursor = false;  ///< scroll so that the cursor is seen

  /// The selected block for this number of columns (all of them when rows are selected).
  TableBlock block(TableSelect select, int columns) const;
  bool filtered() const;
  bool operator==(const TableState&) const = default;
};

struct TableSpec {
  std::string_view id = "table";
  Text label = {};                     ///< name for screen readers
  std::span<const Column> columns = {};
  std::int64_t rows = 0;               ///< after filtering
  std::int64_t rows_of_all = -1;       ///< before; -1: the same
  FunctionRef<CellText(std::int64_t row, int column, CellBuffer buffer)> cell = nullptr;
  /// Draws a cell itself and returns true, or false to have its text drawn. Its text is still
  /// asked for the reader of the screen.
  FunctionRef<bool(Ui&, std::int64_t row, int column, const Rect&)> draw = nullptr;
  /// The totals row; not given: none.
  FunctionRef<CellText(int column, CellBuffer buffer)> total = nullptr;
  /// Marks a row, e.g. Tone::Bad for a rejected one; Neutral: none.
  FunctionRef<Tone(std::int64_t row)> row_tone = nullptr;
  TableSelect select = TableSelect::Rows;
  int frozen = 1;            ///< columns that stay when scrolled sideways
  float row_height = measure::kTableRow;
  float height = 0;          ///< CSS px of the whole; 0: down to the end of the work area
  bool foot = true;          ///< counts and tools below
  bool bare = false;         ///< no card border: it stands in a flush Card
  EmptySpec empty = {};      ///< shown when there is no row at all
};

struct TableEvent {
  bool sort_changed = false;
  bool filter_changed = false;
  bool selection_changed = false;
  std::int64_t opened_row = -1;   ///< Enter or double click
  std::int64_t menu_row = -1;     ///< right click
  Rect menu_at;                   ///< where its menu belongs
  EmptyEvent empty = EmptyEvent::None;
  bool copied = false;            ///< the block went to ui.on_copy
  bool clear_filters = false;     ///< asked in the no-match state (filters are cleared already)
};

TableEvent table(Ui& ui, TableState& state, const TableSpec& spec);

/// The block as tab separated lines ending in CR LF, with the titles first when whole rows are
/// selected. Hidden columns are left out; tabs and line ends in cells become spaces.
std::string table_tsv(const TableSpec& spec, const TableState& state, const TableBlock& block);

}  // namespace asah::ui
