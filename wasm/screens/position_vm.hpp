#pragma once
// One position's standards as a grid: required level and minimum; beside it what the levels mean,
// weight and whether it is essential. Every change is a step at once, as in the rating grid.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

struct PositionState {
  std::uint64_t position = 0;    ///< whose selection and draft these are
  std::uint64_t competency = 0;  ///< the selected standard
  int column = 0;                ///< 0 required, 1 minimum
  bool pasting = false;          ///< the dialog that tells how to paste a table
  /// The position as the dialog has it; none while that is closed.
  std::optional<model::Position> record;
  bool operator==(const PositionState&) const = default;
};

struct StandardRow {
  model::Standard standard;
  std::string competency;
  std::string second;  ///< "Manajerial · bobot 1,00 · wajib"
  int from_tier = 0;   ///< the tier's default, 0 none
};

/// The selected standard's competency: what each level looks like at work.
struct StandardDetail {
  std::string code;
  std::string definition;
  std::array<std::string, model::kLevelCount> meanings;  ///< headline, then the indicators
};

struct PositionModel {
  bool known = false;
  bool read_only = false;
  model::Position position;
  std::string tier;
  std::int64_t people = 0;
  std::vector<StandardRow> rows;
  int selected_row = -1;
  std::optional<StandardDetail> detail;
  std::vector<std::pair<model::CompetencyId, std::string>> addable;
  std::vector<std::pair<model::TierId, std::string>> tiers;
  int tier_index = -1;
};

PositionModel build_position(const Context& context, const Desk& desk, const Route& route,
                             const PositionState& state);

}  // namespace asah::screens
