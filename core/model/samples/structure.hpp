#pragma once
// From a region's plan to units, positions and exactly as many seats as there are employees.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/model/samples/plan.hpp"

namespace asah::model::samples {

struct UnitDraft {
  std::string name;
  UnitKind kind = UnitKind::Agency;
  std::int32_t parent = -1;
  Family family = Family::Administration;
  std::uint32_t weight = 0;  ///< share of the staff that lead nothing
};

struct PositionDraft {
  std::string name;
  TierCode tier = TierCode::Plk;
  Family family = Family::Administration;
  Study study = Study::Administration;
};

/// One post held by one person.
struct Seat {
  std::uint32_t unit = 0;
  std::uint32_t position = 0;
  bool head = false;  ///< leads the unit
};

/// Seats stand unit by unit, the head first.
struct Structure {
  std::vector<UnitDraft> units;
  std::vector<PositionDraft> positions;
  std::vector<Seat> seats;
};

/// OutOfRange when `employees` are fewer than the posts that lead units.
base::Result<Structure> build_structure(const RegionPlan& plan, std::uint32_t employees,
                                        base::Random& random);

}  // namespace asah::model::samples
