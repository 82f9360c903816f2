#pragma once
// Direct computation of gaps from a dataset, on purpose without core/analytics: the stories are
// checked against figures that anybody could work out by hand.

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/refs.hpp"
#include "core/model/samples/samples.hpp"

namespace asah::test {

/// One person's combined level in one competency of one cycle.
struct Finding {
  const model::Employee* person = nullptr;
  const model::Position* position = nullptr;
  const model::Unit* top = nullptr;  ///< root of the person's unit
  std::string_view code;
  int required = 0;
  double achieved = 0;
  double gap() const { return required - achieved; }
};

/// What a sample says in its cycle number `cycle` (0 is the oldest): weighted means of all ratings
/// that count, one finding for each person and competency that has any.
inline std::vector<Finding> findings_of(const model::Dataset& data, std::size_t cycle) {
  std::vector<const model::Cycle*> cycles;
  for (const model::Cycle& row : data.cycles) cycles.push_back(&row);
  std::ranges::sort(cycles, {}, [](const model::Cycle* row) { return row->start; });
  const model::Cycle& chosen = *cycles.at(cycle);
  const model::RatingBlock& block = data.ratings.block(chosen.id);
  const model::UnitTree tree = model::build_unit_tree(data.units);
  std::vector<Finding> out;
  for (std::size_t row = 0; row < block.rows();) {
    const model::EmployeeId id = block.employees()[row];
    // First the mean of each source's raters, then their weighted mean.
    std::vector<std::array<std::pair<double, int>, model::kSourceCount>> said(block.width());
    for (; row < block.rows() && block.employees()[row] == id; ++row) {
      const auto source = static_cast<std::size_t>(block.sources()[row]);
      for (std::size_t k = 0; k < block.width(); ++k) {
        const int level = block.row_levels(row)[k];
        if (level < 0) continue;
        said[k][source].first += level;
        ++said[k][source].second;
      }
    }
    std::vector<double> sum(block.width());
    std::vector<double> weight(block.width());
    for (std::size_t k = 0; k < block.width(); ++k) {
      for (const model::SourceWeight& source : chosen.sources) {
        const auto [levels, count] = said[k][static_cast<std::size_t>(source.source)];
        if (count == 0) continue;
        sum[k] += source.weight.value * levels / count;
        weight[k] += source.weight.value;
      }
    }
    const model::Employee* person = data.employees.find(id);
    auto unit = static_cast<std::uint32_t>(*data.units.index_of(person->unit));
    while (tree.parent[unit] != model::kNoIndex) unit = tree.parent[unit];
    for (std::size_t k = 0; k < block.width(); ++k) {
      if (weight[k] == 0) continue;
      const model::CompetencyId competency = block.competencies()[k];
      const auto* standard =
          data.standards.find(model::standard_id(person->position, competency));
      if (standard == nullptr) continue;
      out.push_back({person, data.positions.find(person->position), &data.units.rows()[unit],
                     data.competencies.find(competency)->code, standard->required.value,
                     sum[k] / weight[k]});
    }
  }
  return out;
}

using Where = std::function<bool(const Finding&)>;

struct Summary {
  int n = 0;
  double mean_gap = 0;
  double share_meeting = 0;
};

inline Summary summarise(const std::vector<Finding>& findings, const Where& where) {
  Summary out;
  for (const Finding& finding : findings) {
    if (!where(finding)) continue;
    ++out.n;
    out.mean_gap += finding.gap();
    out.share_meeting += finding.gap() <= 0 ? 1 : 0;
  }
  if (out.n == 0) return out;
  out.mean_gap /= out.n;
  out.share_meeting /= out.n;
  return out;
}

inline Where of_code(std::string_view code) {
  return [code](const Finding& f) { return f.code == code; };
}
inline Where of_family(std::string_view family, std::string_view code) {
  return [=](const Finding& f) { return f.code == code && f.position->family == family; };
}
inline bool is_trained(const Finding& finding) { return !finding.person->extra.empty(); }

/// A cell of a map: what `key` says of a finding, and the competency.
struct Cell {
  std::string row;
  std::string code;
  int n = 0;
  double mean_gap = 0;
};

/// Cells with at least `least` people, the largest mean gap first.
inline std::vector<Cell> cells(const std::vector<Finding>& findings, int least,
                               const std::function<std::string(const Finding&)>& key) {
  std::vector<Cell> out;
  for (const Finding& finding : findings) {
    const std::string row = key(finding);
    auto at = std::ranges::find_if(
        out, [&](const Cell& cell) { return cell.row == row && cell.code == finding.code; });
    if (at == out.end()) at = out.insert(out.end(), {row, std::string(finding.code), 0, 0});
    ++at->n;
    at->mean_gap += finding.gap();
  }
  std::erase_if(out, [&](const Cell& cell) { return cell.n < least; });
  for (Cell& cell : out) cell.mean_gap /= cell.n;
  std::ranges::sort(out, std::greater{}, &Cell::mean_gap);
  return out;
}

inline std::vector<Cell> by_top_unit(const std::vector<Finding>& findings, int least = 5) {
  return cells(findings, least, [](const Finding& f) { return f.top->name; });
}
inline std::vector<Cell> by_competency(const std::vector<Finding>& findings, int least = 40) {
  return cells(findings, least, [](const Finding&) { return std::string(); });
}

}  // namespace asah::test
