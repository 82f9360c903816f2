#pragma once
// Indexes over one dataset: who is where, what is below what. Pure functions of the tables named.

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/dataset.hpp"

namespace asah::model {

inline constexpr std::uint32_t kNoIndex = UINT32_MAX;

/// The unit tree by row numbers of `units`. Orphans (unknown parent) and members of loops count as
/// roots, so that nobody is lost from a roll-up.
struct UnitTree {
  /// Row of the parent, kNoIndex for roots.
  std::vector<std::uint32_t> parent;
  /// Rows such that a parent precedes its children, siblings by code then name then id.
  std::vector<std::uint32_t> order;
  /// Depth of each row; roots are 0.
  std::vector<std::uint32_t> depth;
  /// Position just past the subtree of order[i], so that a subtree is order[i .. subtree_end[i]).
  std::vector<std::uint32_t> subtree_end;
  /// Position of each row in `order`.
  std::vector<std::uint32_t> position;

  /// True when `row` is `ancestor` or below it.
  bool is_within(std::uint32_t row, std::uint32_t ancestor) const {
    return position[row] >= position[ancestor] && position[row] < subtree_end[position[ancestor]];
  }
};

UnitTree build_unit_tree(const base::Table<Unit>& units);

/// For each employee row the row of its unit, position (kNoIndex when none or unknown).
struct EmployeePlaces {
  std::vector<std::uint32_t> unit;
  std::vector<std::uint32_t> position;
};

EmployeePlaces build_employee_places(const Dataset& dataset);

/// Employee rows ordered by NIP, for look-ups.
class NipIndex {
 public:
  explicit NipIndex(const base::Table<Employee>& employees);
  /// Row of the employee with that NIP, or kNoIndex. With twins, the one with the lowest id.
  std::uint32_t find(std::string_view nip) const;

 private:
  base::Table<Employee> employees_;
  std::vector<std::uint32_t> order_;
};

/// Full name with titles: "Dr. Siti Aminah, S.K.M.".
std::string full_name(const Employee& employee);

/// The band rule in force for a purpose: highest version; null when there is none.
const BandRule* band_rule_for(const Dataset& dataset, Purpose purpose);

}  // namespace asah::model
