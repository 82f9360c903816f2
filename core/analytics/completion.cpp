#include "core/analytics/completion.hpp"

#include <algorithm>

#include "core/base/decimal.hpp"

namespace asah::analytics {
namespace {

struct Filled {
  std::int32_t expected = 0;
  std::int32_t there = 0;
};

Filled filled_cells(const Basis& basis, std::size_t person) {
  const auto required = basis.standards.required_row(basis.position_of(person));
  const auto cells = basis.achieved.row(person);
  Filled demanded;
  Filled all;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool there = cells[i].assessed();
    ++all.expected;
    all.there += there;
    if (required[i] < 0) continue;
    ++demanded.expected;
    demanded.there += there;
  }
  return demanded.expected > 0 ? demanded : all;
}

Progress progress_of(Filled filled) {
  if (filled.there == 0) return Progress::None;
  return filled.there == filled.expected ? Progress::Full : Progress::Part;
}

void add(CompletionRow& row, const CompletionRow& other) {
  row.people += other.people;
  row.full += other.full;
  row.part += other.part;
  row.none += other.none;
  row.cells_expected += other.cells_expected;
  row.cells_filled += other.cells_filled;
  for (std::size_t s = 0; s < model::kSourceCount; ++s) {
    row.sources[s].expected += other.sources[s].expected;
    row.sources[s].people += other.sources[s].people;
    row.sources[s].sheets += other.sources[s].sheets;
  }
}

// A row with the cycle's sources named and nothing counted.
CompletionRow empty_row(const Basis& basis) {
  CompletionRow row;
  const CombinePlan plan = combine_plan(basis.cycle, {});
  for (const model::SourceWeight& entry : basis.cycle.sources) {
    const auto source = static_cast<std::size_t>(entry.source);
    row.sources[source].listed = true;
    row.sources[source].weight = plan.weight[source];
  }
  return row;
}

void add_sheets(CompletionRow& row, std::span<const model::Source> sheets) {
  std::array<std::int32_t, model::kSourceCount> count{};
  for (const model::Source source : sheets) ++count[static_cast<std::size_t>(source)];
  for (std::size_t s = 0; s < model::kSourceCount; ++s) {
    SourceCompletion& source = row.sources[s];
    source.expected += source.listed;
    source.people += count[s] > 0;
    source.sheets += count[s];
  }
}

void add_person(CompletionRow& row, Filled filled) {
  ++row.people;
  row.cells_expected += filled.expected;
  row.cells_filled += filled.there;
  switch (progress_of(filled)) {
    case Progress::None: ++row.none; break;
    case Progress::Part: ++row.part; break;
    case Progress::Full: ++row.full; break;
  }
}

std::int32_t share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : static_cast<std::int32_t>(base::divide_rounded(part * 10000, whole));
}

// One row a unit with its own people, and one more for people without a unit.
std::vector<CompletionRow> direct_rows(const Basis& basis) {
  const model::RatingBlock& block = basis.dataset.ratings.block(basis.cycle.id);
  const auto employees = block.employees();
  const std::size_t units = basis.dataset.units.size();
  std::vector<CompletionRow> rows(units + 1, empty_row(basis));
  std::size_t sheet = 0;
  for (std::size_t person = 0; person < basis.people(); ++person) {
    const model::EmployeeId id = basis.roster->ids[person];
    while (sheet < employees.size() && employees[sheet] < id) ++sheet;
    const std::size_t first = sheet;
    while (sheet < employees.size() && employees[sheet] == id) ++sheet;
    if (basis.in_scope[person] == 0) continue;
    CompletionRow& row = rows[std::min<std::size_t>(basis.roster->places.unit[person], units)];
    add_person(row, filled_cells(basis, person));
    add_sheets(row, block.sources().subspan(first, sheet - first));
  }
  return rows;
}

}  // namespace

std::int32_t CompletionRow::full_share() const { return share(full, people); }
std::int32_t CompletionRow::cell_share() const { return share(cells_filled, cells_expected); }

Progress person_progress(const Basis& basis, std::size_t person) {
  return progress_of(filled_cells(basis, person));
}

Completion build_completion(const Basis& basis) {
  std::vector<CompletionRow> rows = direct_rows(basis);
  Completion completion{{}, empty_row(basis)};
  for (const CompletionRow& row : rows) add(completion.total, row);
  const model::UnitTree& tree = basis.roster->tree;
  for (std::size_t at = tree.order.size(); at-- > 0;) {
    const std::uint32_t row = tree.order[at];
    if (tree.parent[row] != model::kNoIndex) add(rows[tree.parent[row]], rows[row]);
  }
  for (const std::uint32_t row : tree.order) {
    CompletionRow& unit = rows[row];
    unit.unit = basis.dataset.units.rows()[row].id.value;
    unit.table_row = row;
    unit.depth = tree.depth[row];
    completion.rows.push_back(unit);
  }
  if (rows.back().people > 0) completion.rows.push_back(rows.back());
  return completion;
}

}  // namespace asah::analytics
