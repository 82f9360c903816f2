#pragma once
// Jabatan & standar: the list of positions, and the defaults of the tiers.

#include <cstdint>
#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

struct PositionDraft {
  std::string name;
  std::string code;
  int tier = -1;
  bool operator==(const PositionDraft&) const = default;
};

struct PositionsState {
  int tab = 0;  ///< 0 positions, 1 tier defaults
  std::string search;
  int tier = -1;  ///< index into PositionsModel::tiers; -1 all
  bool only_bare = false;
  int sort = 0;   ///< column
  bool descending = false;
  bool filling = false;  ///< the dialog that fills in from the tiers
  bool overwrite = false;
  bool adding = false;
  bool pasting = false;  ///< the dialog that tells how to paste a table
  PositionDraft draft;
  bool operator==(const PositionsState&) const = default;
};

/// One row; texts are looked up by `row` when it is drawn.
struct PositionRow {
  std::uint32_t row = 0;  ///< in the positions table
  std::uint64_t id = 0;
  std::string name;
  std::string code;
  std::string tier;
  std::string family;
  std::int32_t people = 0;
  std::int32_t standards = 0;
};

struct TierView {
  model::Tier record;
  std::string name;
  std::string source;
  std::int32_t positions = 0;
};

struct PositionsModel {
  bool read_only = false;
  bool any = false;
  std::int64_t all = 0;
  std::int64_t bare = 0;  ///< with people, without a standard
  std::vector<PositionRow> rows;
  std::vector<TierView> tiers;
  std::uint64_t new_id = 0;
};

PositionsModel build_positions(const Context& context, const Desk& desk, const Route& route,
                               const PositionsState& state);

}  // namespace asah::screens
