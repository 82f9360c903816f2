#include "tools/cli/cycle_view.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/text.hpp"

namespace asah::cli {
namespace {

/// The cycle with that id or, case and blanks aside, that name.
model::CycleId find_cycle(const model::Dataset& dataset, std::string_view wanted) {
  if (const auto id = base::parse_id(wanted)) {
    const model::CycleId cycle{*id};
    if (dataset.cycles.find(cycle) != nullptr) return cycle;
  }
  const std::string name = base::fold(wanted);
  for (const model::Cycle& cycle : dataset.cycles) {
    if (base::fold(cycle.name) == name) return cycle.id;
  }
  return {};
}

/// What was rated in the cycle or is demanded anywhere, in the dictionary's order.
std::vector<model::CompetencyId> all_columns(const model::Dataset& dataset, model::CycleId cycle) {
  std::vector<model::CompetencyId> used;
  for (const model::CompetencyId id : dataset.ratings.block(cycle).competencies()) used.push_back(id);
  for (const model::Standard& standard : dataset.standards) used.push_back(standard.competency);
  std::ranges::sort(used);
  std::vector<std::pair<std::int32_t, model::CompetencyId>> ordered;
  for (const model::Competency& competency : dataset.competencies) {
    if (!std::ranges::binary_search(used, competency.id)) continue;
    ordered.emplace_back(competency.order, competency.id);
  }
  std::ranges::sort(ordered);
  std::vector<model::CompetencyId> out;
  for (const auto& [order, id] : ordered) out.push_back(id);
  return out;
}

}  // namespace

std::optional<analytics::Basis> basis_for(const model::Dataset& dataset, const Args& args,
                                          Console& console) {
  model::Dataset view = dataset;
  analytics::BasisQuery query;
  query.cycle = args.has("--cycle") ? find_cycle(dataset, args.get("--cycle"))
                                    : analytics::default_cycle(dataset);
  if (args.has("--cycle") && !query.cycle) {
    std::string names;
    for (const model::Cycle& cycle : dataset.cycles) {
      names += (names.empty() ? "" : ", ") + cycle.name;
    }
    console.complain(base::describe({base::ErrorCode::UnknownChoice, {},
                                     {args.get("--cycle"), names.empty() ? "-" : names}},
                                    console.indonesian()));
    return std::nullopt;
  }
  if (!query.cycle) {
    model::Cycle none;
    none.id = {base::hash_id("no cycle")};
    query.cycle = none.id;
    view.cycles.insert(none);
  }
  if (view.cycles.find(query.cycle)->competencies.empty()) {
    view.cycles.edit(query.cycle)->competencies = all_columns(dataset, query.cycle);
  }
  if (args.has("--tier-defaults")) query.standards = analytics::StandardsMode::TierDefaults;
  return analytics::build_basis(view, query);
}

std::vector<std::uint32_t> people_by_nip(const model::Dataset& dataset) {
  const auto rows = dataset.employees.rows();
  std::vector<std::uint32_t> order(rows.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::tie(rows[i].nip, rows[i].id); });
  return order;
}

std::vector<std::size_t> columns_in_order(const analytics::Basis& basis) {
  std::vector<std::size_t> order(basis.width());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto key = [&](std::size_t column) {
    const model::Competency* competency = basis.competency(column);
    return competency == nullptr ? std::tuple(INT32_MAX, std::string{})
                                 : std::tuple(competency->order, competency->code);
  };
  std::ranges::stable_sort(order, {}, key);
  return order;
}

void TextGrid::print(Console& console) const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], base::code_points(row[i]));
    }
  }
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - base::code_points(row[i]) + 2, ' ');
    }
    console.say(line);
  }
}

}  // namespace asah::cli
