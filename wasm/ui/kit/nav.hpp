#pragma once
// Parts that say where one is: tabs, steps, path, tree.

#include <span>

#include "wasm/ui/function_ref.hpp"
#include "wasm/ui/kit/basic.hpp"

namespace asah::ui {

/// True when `index` changed; Left and Right move.
bool tabs(Ui& ui, int& index, Text label, std::span<const Text> titles);

/// The steps of a wizard with the present one marked; clicking a step done returns its index,
/// else -1.
int stepper(Ui& ui, int present, std::span<const Text> steps);

/// "Unit > Dinas Kesehatan > Bidang": the index clicked, else -1. The last one is where one is.
int breadcrumb(Ui& ui, std::span<const Text> path);

/// A virtual tree: the caller gives the rows that are visible now, in order.
struct TreeRow {
  std::string_view label = {};
  std::string_view detail = {};  ///< at the right, grey
  int level = 0;
  bool expandable = false;
  bool expanded = false;
  Icon icon = Icon::None;
};
struct TreeSpec {
  std::string_view id = "tree";
  Text label = {};
  int rows = 0;
  FunctionRef<TreeRow(int row, std::span<char, 256>)> row = nullptr;
  float height = 0;  ///< CSS px; 0: down to the end of the work area
};
struct TreeState {
  int row = -1;  ///< selected
  bool reveal = false;
  bool operator==(const TreeState&) const = default;
};
struct TreeEvent {
  bool selected = false;
  int toggled_row = -1;  ///< to be opened or closed
  int opened_row = -1;   ///< Enter or double click
};
TreeEvent tree(Ui& ui, TreeState& state, const TreeSpec& spec);

}  // namespace asah::ui
