#include <algorithm>
#include <tuple>

#include "core/analytics/parts/aspects.hpp"
#include "core/analytics/parts/heat_groups.hpp"
#include "core/base/decimal.hpp"

namespace asah::analytics {
namespace {

// True when a person of `group` stands behind a row of the map.
bool belongs(const Basis& basis, const Heatmap& map, std::uint32_t row, std::uint32_t group,
             std::uint32_t none) {
  if (group == model::kNoIndex) return false;
  if (row == model::kNoIndex) return true;
  const std::uint32_t wanted = map.rows[row].table_row;
  if (wanted == model::kNoIndex || group == none) return wanted == model::kNoIndex && group == none;
  if (map.options.rows == HeatRows::Units) return basis.roster->tree.is_within(group, wanted);
  return group == wanted;
}

// The basis columns that feed a column of the map.
std::vector<std::uint32_t> feeding(const Basis& basis, const Heatmap& map, std::uint32_t column) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < basis.width(); ++i) {
    const HeatColumns kind = map.options.columns;
    const bool feeds = kind == HeatColumns::Aspects ||
                       (kind == HeatColumns::Competencies && i == column) ||
                       (kind == HeatColumns::Domains &&
                        domain_column(basis, map.columns, i) == column);
    if (feeds) out.push_back(i);
  }
  return out;
}

std::int32_t aspect_part(const Basis& basis, const CellPerson& pair, model::Aspect aspect) {
  const model::Competency* competency = basis.competency(pair.column);
  if (competency == nullptr) return 0;
  const AspectParts parts = AspectProfile(*competency).lacking(pair.achieved, pair.required);
  return static_cast<std::int32_t>(
      base::divide_rounded(parts[static_cast<std::size_t>(aspect)], 3));
}

}  // namespace

std::vector<CellPerson> people_behind(const Basis& basis, const Heatmap& map, std::uint32_t row,
                                      std::uint32_t column) {
  const HeatGroups groups = heat_groups(basis, map.options);
  const std::vector<std::uint32_t> columns = feeding(basis, map, column);
  std::vector<CellPerson> people;
  for (std::uint32_t person = 0; person < basis.people(); ++person) {
    if (!belongs(basis, map, row, groups.of_person[person], groups.none)) continue;
    const auto required = basis.standards.required_row(basis.position_of(person));
    for (const std::uint32_t i : columns) {
      const std::int16_t achieved = basis.achieved.at(person, i).achieved;
      if (required[i] < 0 || achieved < 0) continue;
      CellPerson pair{person, i, required[i], achieved, required[i] - achieved};
      if (map.options.columns == HeatColumns::Aspects) {
        pair.part = aspect_part(basis, pair, map.columns[column].aspect);
      }
      people.push_back(pair);
    }
  }
  const auto employees = basis.dataset.employees.rows();
  std::ranges::sort(people, [&](const CellPerson& a, const CellPerson& b) {
    if (a.part != b.part) return a.part > b.part;
    return std::tie(employees[a.person].name, a.person, a.column) <
           std::tie(employees[b.person].name, b.person, b.column);
  });
  return people;
}

}  // namespace asah::analytics
