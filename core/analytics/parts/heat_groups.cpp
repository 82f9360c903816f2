#include "core/analytics/parts/heat_groups.hpp"

#include <algorithm>
#include <utility>

namespace asah::analytics {
namespace {

std::vector<std::uint32_t> tier_of_positions(const model::Dataset& dataset) {
  std::vector<std::uint32_t> tiers;
  tiers.reserve(dataset.positions.size());
  for (const model::Position& position : dataset.positions) {
    const auto row = dataset.tiers.index_of(position.tier);
    tiers.push_back(row ? static_cast<std::uint32_t>(*row) : model::kNoIndex);
  }
  return tiers;
}

model::Domain domain_of(const Basis& basis, std::size_t column) {
  const model::Competency* competency = basis.competency(column);
  return competency == nullptr ? model::Domain::Technical : competency->domain;
}

}  // namespace

HeatGroups heat_groups(const Basis& basis, const HeatmapOptions& options) {
  const model::EmployeePlaces& places = basis.roster->places;
  const model::UnitTree& tree = basis.roster->tree;
  HeatGroups groups;
  std::vector<std::uint32_t> tiers;
  switch (options.rows) {
    case HeatRows::Units: groups.of_person = places.unit; break;
    case HeatRows::Positions: groups.of_person = places.position; break;
    case HeatRows::Tiers:
      tiers = tier_of_positions(basis.dataset);
      groups.of_person = places.position;
      for (std::uint32_t& group : groups.of_person) {
        if (group != model::kNoIndex) group = tiers[group];
      }
      break;
  }
  const std::size_t size = options.rows == HeatRows::Units ? basis.dataset.units.size()
                           : options.rows == HeatRows::Positions ? basis.dataset.positions.size()
                                                                 : basis.dataset.tiers.size();
  groups.none = static_cast<std::uint32_t>(size);
  const auto within = basis.dataset.units.index_of(options.within);
  for (std::size_t person = 0; person < groups.of_person.size(); ++person) {
    std::uint32_t& group = groups.of_person[person];
    if (group == model::kNoIndex) group = groups.none;
    const std::uint32_t unit = places.unit[person];
    const bool inside = !options.within ||
                        (within && unit != model::kNoIndex &&
                         tree.is_within(unit, static_cast<std::uint32_t>(*within)));
    if (basis.in_scope[person] == 0 || !inside) group = model::kNoIndex;
  }
  return groups;
}

std::vector<HeatColumn> heat_columns(const Basis& basis, HeatColumns kind) {
  std::vector<HeatColumn> columns;
  const auto add = [&]() -> HeatColumn& {
    columns.emplace_back().kind = kind;
    return columns.back();
  };
  switch (kind) {
    case HeatColumns::Competencies:
      for (std::uint32_t i = 0; i < basis.width(); ++i) {
        HeatColumn& column = add();
        column.competency = basis.achieved.competencies[i];
        column.domain = domain_of(basis, i);
        column.basis_column = i;
      }
      break;
    case HeatColumns::Domains:
      for (std::size_t d = 0; d < model::kChoices<model::Domain>.size(); ++d) {
        const auto domain = static_cast<model::Domain>(d);
        for (std::size_t i = 0; i < basis.width(); ++i) {
          if (domain_of(basis, i) != domain) continue;
          add().domain = domain;
          break;
        }
      }
      break;
    case HeatColumns::Aspects:
      for (std::size_t a = 0; a < model::kChoices<model::Aspect>.size(); ++a) {
        add().aspect = static_cast<model::Aspect>(a);
      }
      break;
  }
  return columns;
}

std::uint32_t domain_column(const Basis& basis, const std::vector<HeatColumn>& columns,
                            std::size_t basis_column) {
  const auto at =
      std::ranges::find(columns, domain_of(basis, basis_column), &HeatColumn::domain);
  return static_cast<std::uint32_t>(at - columns.begin());
}

}  // namespace asah::analytics
