#pragma once
// Kesenjangan: where people do not yet meet the standard, as a heat map with drill-down.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/report/explanation_text.hpp"
#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

enum class GapMeasure : std::uint8_t { MeanGap, ShareBelow };

struct GapsState {
  int rows = 0;     ///< analytics::HeatRows: units, positions, tiers
  int columns = 0;  ///< analytics::HeatColumns: competencies, domains, aspects
  int measure = 0;  ///< GapMeasure
  /// Units whose children are shown.
  std::vector<std::uint64_t> expanded;
  /// The selected cell: row id (0: everyone) and column; column -1: none.
  std::uint64_t selected_row = 0;
  bool selected_total = false;
  int selected_column = -1;
  /// Column to sort by (positions and tiers), -1: as they come.
  int sort_column = -1;
  std::string filter;
  /// The selected cell was chosen elsewhere: it is scrolled into sight once.
  bool reveal = false;
  /// The route that was last taken over into the selection.
  Route taken;

  bool operator==(const GapsState&) const = default;
};

enum class GapCellKind : std::uint8_t { Gap, Met, TooFew, Missing };

struct GapCell {
  GapCellKind kind = GapCellKind::Missing;
  int step = 0;
  std::string figure;
  std::string spoken;
};

struct GapRowView {
  std::uint64_t id = 0;
  std::string label;
  std::string second;
  int indent = 0;
  bool expandable = false;
  bool expanded = false;
  bool total = false;
  std::string jpm;
  std::vector<GapCell> cells;
};

struct GapPerson {
  std::uint64_t id = 0;
  std::string name;
  std::string levels;  ///< "2 dari 3"
  std::string gap;
  int sign = 0;        ///< 1: below the standard
};

/// Everything about the selected cell.
struct GapDetail {
  std::string row;
  std::string column;
  std::string figure;
  std::string interval;    ///< "1,22–1,40"; empty when undefined
  std::string assessed;
  std::string of;
  std::string below;
  std::string below_count;
  std::optional<report::Age> age;
  std::string sources;
  bool too_few = false;
  bool empty = false;
  std::array<std::int32_t, 6> levels{};
  std::string required;    ///< "2–4", the levels required among these people
  int required_least = 0;
  std::vector<GapPerson> people;  ///< the first ones, largest gap first
  std::int64_t people_below = 0;
  Route people_route;
  base::Explanation explanation;
  std::vector<report::ExplanationRow> inputs;
};

struct GapsModel {
  /// Set when the route asks for a cell: the state to go on with.
  std::optional<GapsState> adopted;
  bool has_people = false;
  bool has_cycle = false;
  std::vector<std::pair<model::CycleId, std::string>> cycles;
  int cycle = -1;
  std::vector<std::string> columns;
  std::vector<GapRowView> rows;
  int selected_row = -1;
  std::optional<GapDetail> detail;
  /// The whole map as a table for a spreadsheet and for the printer.
  std::function<std::string()> csv;
  std::function<std::string()> html;
};

GapsModel build_gaps(const Context& context, const Desk& desk, const Route& route,
                     const GapsState& state);

}  // namespace asah::screens
