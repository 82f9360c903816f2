#include "core/analytics/basis.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace asah::analytics {
namespace {

std::vector<std::uint8_t> scope_of(const model::Dataset& dataset, const model::Cycle& cycle,
                                   const Roster& roster) {
  std::vector<std::uint32_t> taking_part;
  for (const model::UnitId id : cycle.units) {
    if (const auto row = dataset.units.index_of(id)) {
      taking_part.push_back(static_cast<std::uint32_t>(*row));
    }
  }
  std::vector<std::uint8_t> unit_in(dataset.units.size(), cycle.units.empty());
  for (std::uint32_t row = 0; row < unit_in.size(); ++row) {
    for (const std::uint32_t part : taking_part) {
      if (roster.tree.is_within(row, part)) unit_in[row] = 1;
    }
  }
  std::vector<std::uint8_t> in_scope = roster.active;
  for (std::size_t person = 0; person < in_scope.size(); ++person) {
    const std::uint32_t unit = roster.places.unit[person];
    const bool placed = unit == model::kNoIndex ? cycle.units.empty() : unit_in[unit] != 0;
    if (!placed) in_scope[person] = 0;
  }
  return in_scope;
}

}  // namespace

Roster build_roster(const model::Dataset& dataset) {
  Roster roster;
  roster.ids.reserve(dataset.employees.size());
  roster.active.reserve(dataset.employees.size());
  for (const model::Employee& employee : dataset.employees) {
    roster.ids.push_back(employee.id);
    roster.active.push_back(employee.active);
  }
  roster.places = model::build_employee_places(dataset);
  roster.tree = model::build_unit_tree(dataset.units);
  return roster;
}

const model::Competency* Basis::competency(std::size_t column) const {
  const std::uint32_t row = competency_rows[column];
  return row == model::kNoIndex ? nullptr : &dataset.competencies.rows()[row];
}

Basis build_basis(const model::Dataset& dataset, const BasisQuery& query,
                  std::shared_ptr<const Roster> roster) {
  Basis basis;
  basis.dataset = dataset;
  basis.query = query;
  if (const model::Cycle* cycle = dataset.cycles.find(query.cycle)) basis.cycle = *cycle;
  basis.roster = roster ? std::move(roster)
                        : std::make_shared<const Roster>(build_roster(dataset));
  basis.achieved = combine_people(dataset, query.cycle, query.filter, basis.roster->ids);
  basis.standards = effective_standards(dataset, basis.achieved.competencies, query.standards);
  for (const model::CompetencyId id : basis.achieved.competencies) {
    const auto row = dataset.competencies.index_of(id);
    basis.competency_rows.push_back(row ? static_cast<std::uint32_t>(*row) : model::kNoIndex);
  }
  basis.in_scope = scope_of(dataset, basis.cycle, *basis.roster);
  return basis;
}

model::CycleId default_cycle(const model::Dataset& dataset) {
  const auto key = [](const model::Cycle& cycle) {
    return std::tuple(cycle.status == model::CycleStatus::Open, cycle.start, cycle.id);
  };
  const auto best = std::ranges::max_element(dataset.cycles, {}, key);
  return best == dataset.cycles.end() ? model::CycleId{} : best->id;
}

std::vector<std::uint32_t> board_units(const model::UnitTree& tree) {
  const auto below = [&](std::uint32_t parent) {
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t row : tree.order) {
      if (tree.parent[row] == parent) rows.push_back(row);
    }
    return rows;
  };
  std::vector<std::uint32_t> rows = below(model::kNoIndex);
  while (rows.size() == 1) {
    std::vector<std::uint32_t> children = below(rows[0]);
    if (children.empty()) break;
    rows = std::move(children);
  }
  return rows;
}

}  // namespace asah::analytics
