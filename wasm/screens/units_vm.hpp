#pragma once
// Unit kerja: the organisation as a tree, and one unit with its people, progress and gaps.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report/explanation_text.hpp"
#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

/// A unit while it is added or changed.
struct UnitDraft {
  std::uint64_t id = 0;  ///< 0: a new one
  std::string name;
  std::string code;
  int kind = 0;               ///< model::UnitKind
  std::uint64_t parent = 0;   ///< 0: at the top
  bool operator==(const UnitDraft&) const = default;
};

struct UnitsState {
  std::string filter;
  /// Units whose children are shown.
  std::vector<std::uint64_t> expanded;
  std::uint64_t selected = 0;
  bool editing = false;
  bool removing = false;
  UnitDraft draft;
  /// The route that was last taken over, and whether one was at all.
  Route taken;
  bool opened = false;
  bool operator==(const UnitsState&) const = default;
};

struct UnitRow {
  std::uint64_t id = 0;
  std::string name;
  std::string detail;  ///< "340 pegawai · 84 % dinilai · JPM 91,20"
  int level = 0;
  bool expandable = false;
  bool expanded = false;
  model::UnitKind kind = model::UnitKind::Agency;
};

struct UnitGap {
  std::uint64_t competency = 0;
  std::string name;
  std::string figure;  ///< mean gap
  float share = 0;     ///< of the largest one, for its bar
};

/// Why a unit cannot be removed.
enum class UnitHold : std::uint8_t { Nothing, People, Subunits, Cycle };

struct UnitDetail {
  model::Unit record;
  std::string path;      ///< the units above, from the top
  std::string own;       ///< people in the unit itself
  std::string total;     ///< with all below
  std::string subunits;
  bool assessed = false; ///< a cycle is there and people take part
  std::string full;      ///< "84 %"
  float full_share = 0;
  std::string full_count;
  std::string part_count;
  std::string none_count;
  std::string jpm;       ///< empty: undefined, or fewer people than may be shown
  bool too_few = false;
  std::vector<UnitGap> gaps;
  UnitHold hold = UnitHold::Nothing;
  Route people_route;
  Route gaps_route;
  Route assessment_route;
  base::Explanation explanation;
  std::vector<report::ExplanationRow> inputs;
};

struct UnitParent {
  std::uint64_t id = 0;
  std::string name;
};

struct UnitsModel {
  std::optional<UnitsState> adopted;
  bool read_only = false;
  std::int64_t all = 0;
  std::vector<UnitRow> rows;
  /// All units with units below them.
  std::vector<std::uint64_t> branches;
  int selected_row = -1;
  std::optional<UnitDetail> detail;
  /// Where the draft's unit may stand: any unit that is not itself or below it.
  std::vector<UnitParent> parents;
  int parent = -1;
  bool code_taken = false;
  std::uint64_t new_id = 0;
};

UnitsModel build_units(const Context& context, const Desk& desk, const Route& route,
                       const UnitsState& state);

}  // namespace asah::screens
