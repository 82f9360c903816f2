#pragma once
// Gap = required - achieved, per person and competency, in hundredths of a level. Positive: below
// the standard. Not assessed is not zero, and without a standard there is no gap.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analytics/basis.hpp"
#include "core/base/explanation.hpp"

namespace asah::analytics {

/// One person in one competency.
struct GapRow {
  std::uint32_t column = 0;
  model::CompetencyId competency;
  Demand demand;
  AchievedCell cell;
  base::Date date;                       ///< of the newest counted rating
  std::optional<base::Hundredths> gap;   ///< none when not assessed or not demanded
  bool below_minimum = false;            ///< achieved below the standard's minimum
};

/// required - achieved in hundredths; none when either is missing.
std::optional<base::Hundredths> gap_of(const Demand& demand, const AchievedCell& cell);

/// All columns of the cycle for one person, in the cycle's order, with or without rating and
/// standard. `person` is a row of the employees table.
std::vector<GapRow> person_gaps(const Basis& basis, std::size_t person);

/// What a person is strong in and what is to be developed.
struct Profile {
  /// Above the standard, or at it with level 4 and more. Larger surplus first, then higher level,
  /// then competency code.
  std::vector<GapRow> strengths;
  /// Below the standard. Essential first, then larger gap x weight, then competency code.
  std::vector<GapRow> needs;
};
Profile person_profile(const Basis& basis, std::size_t person);

/// Self-rating against the others, one competency of one person; levels in hundredths.
struct SelfView {
  std::uint32_t column = 0;
  std::int16_t self = kNotAssessed;
  std::int16_t others = kNotAssessed;
};
/// One entry a column of the cycle. Self-ratings show here whatever their weight.
std::vector<SelfView> self_against_others(const Basis& basis, std::size_t person);

/// Where the gap of a person's competency comes from: standard, each counted rating, the rule.
base::Explanation explain_gap(const Basis& basis, std::size_t person, std::size_t column);

}  // namespace asah::analytics
