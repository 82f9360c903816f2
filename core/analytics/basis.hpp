#pragma once
// What all analytics of one cycle stand on: people as columns, combined levels, demands, scope.

#include <cstdint>
#include <memory>
#include <vector>

#include "core/analytics/combine.hpp"
#include "core/analytics/standards.hpp"
#include "core/model/refs.hpp"

namespace asah::analytics {

/// People and units as columns. Depends on the tables employees, units and positions.
struct Roster {
  std::vector<model::EmployeeId> ids;  ///< ascending, as the employees table
  std::vector<std::uint8_t> active;
  model::EmployeePlaces places;  ///< row of the unit and of the position, kNoIndex for none
  model::UnitTree tree;
};
Roster build_roster(const model::Dataset& dataset);

struct BasisQuery {
  model::CycleId cycle;
  SourceFilter filter{};
  StandardsMode standards = StandardsMode::Records;
  bool operator==(const BasisQuery&) const = default;
};

/// A snapshot with the combined levels of one cycle. Persons are rows of the employees table,
/// columns are the cycle's competencies.
struct Basis {
  /// Shares its rows with the store. Out of a cache, the tables that BasisPull does not read may be
  /// older than the store's.
  model::Dataset dataset;
  BasisQuery query;
  model::Cycle cycle;  ///< empty (id 0) when the query's cycle is unknown
  std::shared_ptr<const Roster> roster;
  AchievedMatrix achieved;
  StandardMatrix standards;
  /// Row in the competencies table of each column, kNoIndex when unknown.
  std::vector<std::uint32_t> competency_rows;
  /// Who counts in sums over people: active, and in a unit of the cycle (or below one).
  std::vector<std::uint8_t> in_scope;

  std::size_t people() const { return achieved.people; }
  std::size_t width() const { return achieved.width(); }
  std::uint32_t position_of(std::size_t person) const { return roster->places.position[person]; }
  std::span<const Demand> demands_of(std::size_t person) const {
    return standards.row(position_of(person));
  }
  /// Null when the column's competency is unknown.
  const model::Competency* competency(std::size_t column) const;
};

/// `roster` may be one built earlier from the same tables; null builds it.
Basis build_basis(const model::Dataset& dataset, const BasisQuery& query,
                  std::shared_ptr<const Roster> roster = nullptr);

/// The cycle that a screen shows first: of the open ones, else of all, the one with the latest
/// start, then the highest id; none without cycles.
model::CycleId default_cycle(const model::Dataset& dataset);

/// The units that a board lists: the roots of the tree; while there is a single one with children,
/// its children instead. Rows of the units table in tree order.
std::vector<std::uint32_t> board_units(const model::UnitTree& tree);

}  // namespace asah::analytics
