#pragma once
// What each position demands in each competency, as columns.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/model/dataset.hpp"

namespace asah::analytics {

/// Records: only what a Standard says. TierDefaults: where a position has no record for a
/// managerial or sociocultural competency, its tier's level for that domain stands in (weight 1,00,
/// not essential, no minimum) and is flagged.
enum class StandardsMode : std::uint8_t { Records, TierDefaults };

/// One demand. `required` none: the position has no standard in that competency, which is not the
/// same as requiring level 0.
struct Demand {
  model::Level required;
  model::Level minimum;
  base::Hundredths weight{100};
  bool essential = false;
  bool from_tier = false;
  bool operator==(const Demand&) const = default;
};

/// Positions (rows of the positions table) by competencies.
struct StandardMatrix {
  StandardsMode mode = StandardsMode::Records;
  std::size_t width = 0;
  std::size_t positions = 0;
  /// Row-major; one row more than positions, empty, for people without a position.
  std::vector<Demand> demands;
  /// The required levels alone, in hundredths, -1 for none; laid out as `demands`.
  std::vector<std::int16_t> required;

  /// `position` may be model::kNoIndex: nothing is demanded.
  std::span<const Demand> row(std::uint32_t position) const {
    const std::size_t at = position < positions ? position : positions;
    return std::span(demands).subspan(at * width, width);
  }
  std::span<const std::int16_t> required_row(std::uint32_t position) const {
    const std::size_t at = position < positions ? position : positions;
    return std::span(required).subspan(at * width, width);
  }
  const Demand& at(std::uint32_t position, std::size_t column) const {
    return row(position)[column];
  }
};

/// The standards of all positions in these competencies. Records of unknown positions and of other
/// competencies are passed over.
StandardMatrix effective_standards(const model::Dataset& dataset,
                                   std::span<const model::CompetencyId> competencies,
                                   StandardsMode mode = StandardsMode::TierDefaults);

}  // namespace asah::analytics
