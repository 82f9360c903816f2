#include "core/analytics/headline.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/base/decimal.hpp"

namespace asah::analytics {
namespace {

std::int32_t missions_naming(const model::Dataset& dataset, model::CompetencyId competency) {
  return static_cast<std::int32_t>(
      std::ranges::count_if(dataset.missions, [&](const model::Mission& mission) {
        return std::ranges::find(mission.competencies, competency) != mission.competencies.end();
      }));
}

bool shows_gap(const HeatCell& cell) { return cell.n > 0 && cell.mean_gap > 0 && !cell.suppressed; }

// Where the competency of a column is lacked most; none when nowhere.
std::optional<TopGap> worst_place(const Basis& basis, const Heatmap& map, std::size_t column) {
  std::optional<TopGap> worst;
  const auto offer = [&](model::UnitId unit, const HeatCell& cell) {
    if (!shows_gap(cell)) return;
    const bool worse = !worst || cell.mean_gap > worst->cell.mean_gap ||
                       (cell.mean_gap == worst->cell.mean_gap && cell.n > worst->cell.n);
    if (worse) worst = TopGap{map.columns[column].competency, unit, cell, 0, 0};
  };
  for (const std::uint32_t unit : board_units(basis.roster->tree)) {
    const std::uint64_t id = basis.dataset.units.rows()[unit].id.value;
    const std::uint32_t row = map.row_of(id);
    if (row != model::kNoIndex) offer({id}, map.at(row, column));
  }
  if (!worst) offer({}, map.totals[column]);
  return worst;
}

std::vector<TopGap> top_gaps(const Basis& basis, const Heatmap& map, std::size_t limit) {
  std::vector<TopGap> gaps;
  for (std::size_t column = 0; column < map.columns.size(); ++column) {
    std::optional<TopGap> gap = worst_place(basis, map, column);
    if (!gap) continue;
    gap->missions = missions_naming(basis.dataset, gap->competency);
    gap->priority = std::int64_t{gap->cell.mean_gap} * (1 + gap->missions);
    gaps.push_back(*gap);
  }
  std::ranges::sort(gaps, {}, [&](const TopGap& gap) {
    const model::Competency* competency = basis.dataset.competencies.find(gap.competency);
    const std::string_view code = competency == nullptr ? std::string_view{} : competency->code;
    return std::tuple(-gap.priority, -gap.cell.n, code,
                      gap.competency);
  });
  if (gaps.size() > limit) gaps.resize(limit);
  return gaps;
}

// Share of the assessed pairs of the people in scope that lie below their standard.
std::int32_t share_below_of(const Basis& basis) {
  std::int64_t pairs = 0;
  std::int64_t below = 0;
  for (std::size_t person = 0; person < basis.people(); ++person) {
    if (basis.in_scope[person] == 0) continue;
    const auto required = basis.standards.required_row(basis.position_of(person));
    const auto cells = basis.achieved.row(person);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool pair = required[i] >= 0 && cells[i].achieved >= 0;
      pairs += pair;
      below += pair && cells[i].achieved < required[i];
    }
  }
  if (pairs == 0) return kUndefined;
  return static_cast<std::int32_t>(base::divide_rounded(below * 10000, pairs));
}

}  // namespace

Headline build_headline(const Basis& basis, const JpmTable& jpm, const Heatmap& map,
                        const CompletionRow& total, std::size_t limit) {
  Headline headline;
  headline.cycle = basis.cycle.id;
  headline.jpm = summarize(basis, jpm);
  const model::BandRule& rule = jpm.rule(basis.cycle.purpose);
  const int band = band_of(rule, headline.jpm.mean);
  if (band >= 0) headline.band = rule.bands[static_cast<std::size_t>(band)].code;
  headline.share_below = share_below_of(basis);
  headline.completion = total;
  headline.top_gaps = top_gaps(basis, map, limit);
  return headline;
}

TrendPoint trend_point(const Basis& basis, const JpmTable& jpm, const CompletionRow& total) {
  const JpmSummary summary = summarize(basis, jpm);
  return {basis.cycle.id, basis.cycle.start,     summary.people,
          summary.mean,   share_below_of(basis), total.full_share()};
}

std::vector<model::CycleId> cycles_in_order(const model::Dataset& dataset) {
  std::vector<const model::Cycle*> cycles;
  for (const model::Cycle& cycle : dataset.cycles) {
    if (cycle.status != model::CycleStatus::Draft) cycles.push_back(&cycle);
  }
  std::ranges::sort(cycles, {}, [](const model::Cycle* cycle) {
    return std::tuple(cycle->start, cycle->end, cycle->id);
  });
  std::vector<model::CycleId> ids;
  for (const model::Cycle* cycle : cycles) ids.push_back(cycle->id);
  return ids;
}

std::vector<TrendPoint> build_trend(const model::Dataset& dataset, const JpmOptions& options,
                                    StandardsMode mode, std::shared_ptr<const Roster> roster) {
  if (!roster) roster = std::make_shared<const Roster>(build_roster(dataset));
  std::vector<TrendPoint> points;
  for (const model::CycleId cycle : cycles_in_order(dataset)) {
    const Basis basis = build_basis(dataset, {cycle, {}, mode}, roster);
    points.push_back(
        trend_point(basis, job_person_match(basis, options), build_completion(basis).total));
  }
  return points;
}

std::vector<HistoryPoint> person_history(const model::Dataset& dataset, model::EmployeeId employee,
                                         const JpmOptions& options, StandardsMode mode) {
  std::vector<HistoryPoint> points;
  const model::Employee* found = dataset.employees.find(employee);
  if (found == nullptr) return points;
  // A basis of one person: everything below reads no other one's sheets.
  model::Dataset alone = dataset;
  alone.employees = base::Table<model::Employee>::from_rows({*found});
  const auto roster = std::make_shared<const Roster>(build_roster(alone));
  for (const model::CycleId cycle : cycles_in_order(dataset)) {
    const Basis basis = build_basis(alone, {cycle, {}, mode}, roster);
    const bool rated = std::ranges::any_of(basis.achieved.cells, &AchievedCell::assessed);
    if (!rated) continue;
    points.push_back({cycle, basis.cycle.start, job_person_match_of(basis, 0, options),
                      person_gaps(basis, 0)});
  }
  return points;
}

}  // namespace asah::analytics
