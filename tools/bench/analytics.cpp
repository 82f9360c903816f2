// Gap, JPM and heat map over whole cycles, beside plain loops over the same bytes.

#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "core/analytics/queries.hpp"
#include "tools/bench/bench.hpp"
#include "tools/bench/dataset.hpp"

namespace asah::bench {
namespace {

using namespace asah::analytics;

// What one would write without any rule: the mean of the levels that are there, minus the level
// required, summed by unit and competency and by person. Reads every byte of the rating columns.
struct PlainResult {
  std::vector<double> unit_gap;
  std::vector<int> unit_count;
  std::vector<double> person_percent;
  std::int64_t check = 0;
};

PlainResult plain_loop(const model::RatingBlock& block, const Roster& roster,
                       const StandardMatrix& standards, std::size_t units) {
  const std::size_t width = block.width();
  PlainResult out;
  out.unit_gap.resize(units * width);
  out.unit_count.resize(units * width);
  out.person_percent.resize(roster.ids.size());
  std::vector<int> sum(width);
  std::vector<int> count(width);
  std::size_t row = 0;
  for (std::size_t person = 0; person < roster.ids.size(); ++person) {
    for (std::size_t c = 0; c < width; ++c) sum[c] = count[c] = 0;
    for (; row < block.rows() && block.employees()[row] == roster.ids[person]; ++row) {
      out.check += static_cast<int>(block.sources()[row]) + block.dates()[row].days() +
                   static_cast<std::int64_t>(block.raters()[row].value);
      const auto levels = block.row_levels(row);
      for (std::size_t c = 0; c < width; ++c) {
        if (levels[c] < 0) continue;
        sum[c] += levels[c];
        ++count[c];
      }
    }
    const auto required = standards.required_row(roster.places.position[person]);
    const std::size_t unit = roster.places.unit[person];
    double achieved = 0;
    double demanded = 0;
    for (std::size_t c = 0; c < width; ++c) {
      if (count[c] == 0 || required[c] < 0) continue;
      const double level = static_cast<double>(sum[c]) / count[c];
      out.unit_gap[unit * width + c] += required[c] / 100.0 - level;
      ++out.unit_count[unit * width + c];
      achieved += level;
      demanded += required[c] / 100.0;
    }
    out.person_percent[person] = demanded > 0 ? 100 * achieved / demanded : 0;
  }
  return out;
}

// The bytes alone, at the speed of the memory.
std::int64_t touch(const model::RatingBlock& block) {
  std::int64_t sum = 0;
  for (const std::int8_t level : block.levels()) sum += level;
  for (const auto id : block.employees()) sum += static_cast<std::int64_t>(id.value);
  for (const auto id : block.raters()) sum += static_cast<std::int64_t>(id.value);
  for (const auto date : block.dates()) sum += date.days();
  for (const auto source : block.sources()) sum += static_cast<int>(source);
  return sum;
}

struct Full {
  Basis basis;
  JpmTable jpm;
  Heatmap map;
};

Full recompute(const model::Dataset& data, std::shared_ptr<const Roster> roster) {
  Full full;
  full.basis = build_basis(data, {{1}}, std::move(roster));
  full.jpm = job_person_match(full.basis);
  full.map = build_heatmap(full.basis, full.jpm);
  return full;
}

void measure_size(Report& report, const DatasetSize& size) {
  const model::Dataset data = make_dataset(size);
  const int runs = report.options().quick ? 1 : 15;
  const std::string label = grouped(size.people) + " x " + std::to_string(size.competencies);
  const model::RatingBlock& block = data.ratings.block({1});
  const double cells = static_cast<double>(size.people) * size.competencies;
  const auto rate = [&](double ms) { return cells / ms / 1000; };

  const Measured indexes = measure(runs, [&] { return build_roster(data); });
  const auto roster = std::make_shared<const Roster>(build_roster(data));
  const Full full = recompute(data, roster);
  const Measured bytes = measure(runs, [&] { return touch(block); });
  const auto [plain, whole] = measure_both(
      runs, [&] { return plain_loop(block, *roster, full.basis.standards, data.units.size()); },
      [&] { return recompute(data, roster); });
  const Measured combined =
      measure(runs, [&] { return combine_people(data, {1}, {}, roster->ids); });
  const Measured basis = measure(runs, [&] { return build_basis(data, {{1}}, roster); });
  const Measured jpm = measure(runs, [&] { return job_person_match(full.basis); });
  const Measured map = measure(runs, [&] { return build_heatmap(full.basis, full.jpm); });
  const Measured aspects = measure(runs, [&] {
    return build_heatmap(full.basis, full.jpm, {.columns = HeatColumns::Aspects});
  });
  const Measured completion = measure(runs, [&] { return build_completion(full.basis); });

  const auto add = [&](std::string what, const Measured& m, std::string note = {}) {
    report.add({.what = std::move(what), .size = label, .ms = m.best_ms, .rate = rate(m.best_ms),
                .unit = "M cells/s", .allocations = static_cast<std::int64_t>(m.allocations),
                .note = std::move(note)});
  };
  add("yardstick: plain loop (mean, gap, sums)", plain);
  add("yardstick: every byte read once", bytes);
  report.add({.what = "gap + JPM + heat map, full recompute", .size = label, .ms = whole.best_ms,
              .beside_ms = plain.best_ms, .target_ratio = 3, .rate = rate(whole.best_ms),
              .unit = "M cells/s", .allocations = static_cast<std::int64_t>(whole.allocations),
              .note = "beside the plain loop; " + grouped(block.rows()) + " rating rows"});
  add("  combine", combined);
  add("  basis (combine, standards, scope)", basis);
  add("  JPM", jpm);
  add("  heat map, unit x competency", map);
  add("heat map, unit x aspect", aspects);
  add("completion", completion);
  add("indexes (places, unit tree), kept by the cache", indexes);

  const double matrix_bytes = static_cast<double>(full.basis.achieved.cells.size()) *
                              static_cast<double>(sizeof(AchievedCell));
  char memory[96];
  std::snprintf(memory, sizeof memory, "%.1f bytes a cell: %.1f MB levels, %.1f MB in all",
                matrix_bytes / cells, matrix_bytes / 1e6, static_cast<double>(whole.bytes) / 1e6);
  report.add({.what = "memory of a full recompute", .size = label, .note = memory});
}

void measure_cache(Report& report) {
  DatasetSize size;
  if (report.options().quick) size.people = 500;
  size.cycles = report.options().quick ? 1 : 3;
  const model::Dataset data = make_dataset(size);
  const int runs = report.options().quick ? 1 : 15;
  const std::string label = grouped(size.people) + " x " + std::to_string(size.competencies);
  Cache cache;
  const HeadlineQuery query{{{1}}, {}};
  const Measured cold = measure(runs, [&] {
    cache.clear();
    return cache.get(data, query);
  });
  const Measured hit = measure(runs, [&] { return cache.get(data, query); });
  const Measured trend = measure(runs, [&] { return build_trend(data, {}); });
  const model::EmployeeId someone{size.people / 2};
  const Measured history = measure(runs, [&] { return person_history(data, someone, {}); });
  report.add({.what = "headline of the home screen, nothing cached", .size = label,
              .ms = cold.best_ms, .allocations = static_cast<std::int64_t>(cold.allocations)});
  report.add({.what = "headline, cached", .size = label, .ms = hit.best_ms,
              .allocations = static_cast<std::int64_t>(hit.allocations)});
  report.add({.what = "trend over the cycles", .size = label + " x " + std::to_string(size.cycles),
              .ms = trend.best_ms, .allocations = static_cast<std::int64_t>(trend.allocations)});
  report.add({.what = "history of one person", .size = label + " x " + std::to_string(size.cycles),
              .ms = history.best_ms,
              .allocations = static_cast<std::int64_t>(history.allocations)});
}

}  // namespace

void bench_analytics(Report& report) {
  DatasetSize size;
  if (report.options().quick) size.people = 1000;
  measure_size(report, size);
  if (!report.options().quick) {
    size.people = 200'000;
    measure_size(report, size);
  }
  measure_cache(report);
}

}  // namespace asah::bench
