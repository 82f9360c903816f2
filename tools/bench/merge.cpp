// Merging two copies of a workspace that were edited apart, beside reading the three documents.

#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/merge/merge.hpp"
#include "tools/bench/bench.hpp"
#include "tools/bench/dataset.hpp"

namespace asah::bench {
namespace {

// One in a hundred people and sheets edited, at other places for another seed.
model::Dataset edited_copy(const model::Dataset& dataset, std::uint64_t seed) {
  base::Random random(seed);
  model::Dataset out = dataset;
  for (const model::Employee& employee : dataset.employees) {
    if (random.below(100) == 0) out.employees.edit(employee.id)->grade = std::to_string(seed);
  }
  for (const model::CycleId cycle : dataset.ratings.cycles()) {
    const model::RatingBlock& block = dataset.ratings.block(cycle);
    std::vector<model::SheetChange> sheets;
    for (std::size_t row = 0; row < block.rows(); ++row) {
      if (random.below(100) != 0) continue;
      const std::size_t column = random.index(block.width());
      const model::Level before{block.row_levels(row)[column]};
      const model::Level after{static_cast<std::int8_t>(before.value == 5 ? 1 : before.value + 1)};
      sheets.push_back({block.key(row), {{block.competencies()[column], before, after}}});
    }
    out.ratings.edit(cycle).apply(sheets);
  }
  return out;
}

// As they come out of files: nothing shared.
model::Dataset read_back(const std::string& text) {
  exchange::ReadOptions plain;
  plain.validate = false;
  return exchange::read_document(text, plain)->dataset;
}

std::string summary(const exchange::MergeResult& result) {
  return std::to_string(result.plan.items.size()) + " items, " +
         std::to_string(result.changes.records.size()) + " records changed";
}

}  // namespace

void bench_merge(Report& report) {
  const int runs = report.options().quick ? 1 : 5;
  const std::uint32_t people = report.options().quick ? 500 : 20'000;
  const std::string size = grouped(people) + " x 25 x 3";
  const model::Dataset start = make_dataset({.people = people, .cycles = 3});
  std::vector<std::string> texts{exchange::write_document(start, {})};
  for (const std::uint64_t seed : {1, 2}) {
    texts.push_back(exchange::write_document(edited_copy(start, seed), {}));
  }
  const auto read_all = [&] {
    std::vector<model::Dataset> out;
    for (const std::string& text : texts) out.push_back(read_back(text));
    return out;
  };
  const std::vector<model::Dataset> read = read_all();
  exchange::MergeInput input{.base = &read[0], .branches = {{&read[1], {}}, {&read[2], {}}}};
  const auto both = measure_both(runs, [&] { return exchange::merge(input); }, read_all);
  report.add({.what = "merge two copies, 1 % edited in each",
              .size = size,
              .ms = both.first.best_ms,
              .beside_ms = both.second.best_ms,
              .target_ratio = 2,
              .allocations = static_cast<std::int64_t>(both.first.allocations),
              .peak_mb = both.first.peak_mb(),
              .note = summary(*exchange::merge(input)) + "; beside reading the three documents"});
  input.base = nullptr;
  const Measured without = measure(runs, [&] { return exchange::merge(input); });
  report.add({.what = "the same without a common base",
              .size = size,
              .ms = without.best_ms,
              .beside_ms = both.second.best_ms,
              .target_ratio = 2,
              .allocations = static_cast<std::int64_t>(without.allocations),
              .peak_mb = without.peak_mb(),
              .note = summary(*exchange::merge(input))});

  // Forty returns, each of which rated its part.
  const std::size_t returns = report.options().quick ? 4 : 40;
  std::vector<model::Dataset> copies;
  for (std::size_t i = 0; i < returns; ++i) copies.push_back(edited_copy(read[0], 100 + i));
  exchange::MergeInput many{.base = &read[0]};
  for (const model::Dataset& copy : copies) many.branches.push_back({&copy, {}});
  const Measured forty = measure(report.options().quick ? 1 : 2, [&] { return exchange::merge(many); });
  report.add({.what = "merge " + std::to_string(returns) + " copies at once",
              .size = size,
              .ms = forty.best_ms,
              .allocations = static_cast<std::int64_t>(forty.allocations),
              .peak_mb = forty.peak_mb(),
              .note = summary(*exchange::merge(many))});
}

}  // namespace asah::bench
