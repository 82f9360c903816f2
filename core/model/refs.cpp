#include "core/model/refs.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace asah::model {
namespace {

std::vector<std::uint32_t> parent_rows(const base::Table<Unit>& units) {
  std::vector<std::uint32_t> parent(units.size(), kNoIndex);
  for (std::size_t row = 0; row < units.size(); ++row) {
    const auto found = units.index_of(units.rows()[row].parent);
    if (found) parent[row] = static_cast<std::uint32_t>(*found);
  }
  return parent;
}

// Makes every member of a parent loop a root.
void break_loops(std::vector<std::uint32_t>& parent) {
  enum class Mark : std::uint8_t { New, OnPath, Done };
  std::vector<Mark> mark(parent.size(), Mark::New);
  std::vector<std::uint32_t> path;
  for (std::uint32_t start = 0; start < parent.size(); ++start) {
    path.clear();
    std::uint32_t row = start;
    while (row != kNoIndex && mark[row] == Mark::New) {
      mark[row] = Mark::OnPath;
      path.push_back(row);
      row = parent[row];
    }
    if (row != kNoIndex && mark[row] == Mark::OnPath) {
      for (auto at = std::ranges::find(path, row); at != path.end(); ++at) parent[*at] = kNoIndex;
    }
    for (const std::uint32_t done : path) mark[done] = Mark::Done;
  }
}

// Children of each row, and of the roots at the last place, in display order.
std::vector<std::vector<std::uint32_t>> children_of(const base::Table<Unit>& units,
                                                    const std::vector<std::uint32_t>& parent) {
  std::vector<std::uint32_t> sorted(units.size());
  std::iota(sorted.begin(), sorted.end(), 0U);
  const auto rows = units.rows();
  std::ranges::sort(sorted, {}, [&](std::uint32_t row) {
    return std::tie(rows[row].code, rows[row].name, rows[row].id);
  });
  std::vector<std::vector<std::uint32_t>> children(units.size() + 1);
  for (const std::uint32_t row : sorted) {
    children[parent[row] == kNoIndex ? units.size() : parent[row]].push_back(row);
  }
  return children;
}

}  // namespace

UnitTree build_unit_tree(const base::Table<Unit>& units) {
  const std::size_t count = units.size();
  UnitTree tree;
  tree.parent = parent_rows(units);
  break_loops(tree.parent);
  const auto children = children_of(units, tree.parent);
  tree.depth.assign(count, 0);
  tree.position.assign(count, 0);
  tree.order.reserve(count);
  std::vector<std::uint32_t> stack(children[count].rbegin(), children[count].rend());
  while (!stack.empty()) {
    const std::uint32_t row = stack.back();
    stack.pop_back();
    if (tree.parent[row] != kNoIndex) tree.depth[row] = tree.depth[tree.parent[row]] + 1;
    tree.position[row] = static_cast<std::uint32_t>(tree.order.size());
    tree.order.push_back(row);
    stack.insert(stack.end(), children[row].rbegin(), children[row].rend());
  }
  tree.subtree_end.assign(count, 0);
  for (std::size_t at = count; at-- > 0;) {
    std::uint32_t end = static_cast<std::uint32_t>(at + 1);
    for (const std::uint32_t child : children[tree.order[at]]) {
      end = std::max(end, tree.subtree_end[tree.position[child]]);
    }
    tree.subtree_end[at] = end;
  }
  return tree;
}

EmployeePlaces build_employee_places(const Dataset& dataset) {
  const auto row_or_none = [](const std::optional<std::size_t>& row) {
    return row ? static_cast<std::uint32_t>(*row) : kNoIndex;
  };
  EmployeePlaces places;
  places.unit.reserve(dataset.employees.size());
  places.position.reserve(dataset.employees.size());
  for (const Employee& employee : dataset.employees) {
    places.unit.push_back(row_or_none(dataset.units.index_of(employee.unit)));
    places.position.push_back(row_or_none(dataset.positions.index_of(employee.position)));
  }
  return places;
}

NipIndex::NipIndex(const base::Table<Employee>& employees)
    : employees_(employees), order_(employees.size()) {
  std::iota(order_.begin(), order_.end(), 0U);
  const auto rows = employees_.rows();
  std::ranges::sort(order_, {}, [&](std::uint32_t row) {
    return std::pair(std::string_view(rows[row].nip), row);
  });
}

std::uint32_t NipIndex::find(std::string_view nip) const {
  const auto rows = employees_.rows();
  const auto nip_of = [&](std::uint32_t row) { return std::string_view(rows[row].nip); };
  const auto at = std::ranges::lower_bound(order_, nip, {}, nip_of);
  return at != order_.end() && nip_of(*at) == nip ? *at : kNoIndex;
}

std::string full_name(const Employee& employee) {
  std::string out;
  if (!employee.front_title.empty()) out = employee.front_title + ' ';
  out += employee.name;
  if (!employee.back_title.empty()) out += ", " + employee.back_title;
  return out;
}

const BandRule* band_rule_for(const Dataset& dataset, Purpose purpose) {
  const BandRule* best = nullptr;
  for (const BandRule& rule : dataset.band_rules) {
    if (rule.purpose == purpose && (best == nullptr || rule.version > best->version)) best = &rule;
  }
  return best;
}

}  // namespace asah::model
