#pragma once
// One position's standards as a grid: required level, minimum, weight, essential.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

struct PositionState {
  std::uint64_t position = 0;  ///< whose drafts these are
  /// Standards changed but not yet saved, by competency.
  std::vector<model::Standard> drafts;
  int adding = -1;
  bool removing = false;
  std::optional<model::Position> record;
  bool operator==(const PositionState&) const = default;
};

struct StandardRow {
  model::Standard standard;     ///< as stored or drafted
  std::string competency;
  std::string domain;           ///< set on the first row of a domain
  int from_tier = -1;           ///< the tier's default, -1 none
  bool stored = false;
  bool drafted = false;
};

struct PositionModel {
  bool known = false;
  bool read_only = false;
  model::Position position;
  std::string tier;
  std::int64_t people = 0;
  std::vector<StandardRow> rows;
  std::vector<std::pair<model::CompetencyId, std::string>> addable;
  std::vector<std::pair<model::TierId, std::string>> tiers;
  int tier_index = -1;
};

PositionModel build_position(const Context& context, const Desk& desk, const Route& route,
                             const PositionState& state);

}  // namespace asah::screens
