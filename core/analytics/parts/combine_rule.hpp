#pragma once
// The rules behind combine_items(), with what the matrix needs beside the level.

#include <cstdint>
#include <span>

#include "core/analytics/combine.hpp"

namespace asah::analytics {

struct RuleOutcome {
  AchievedCell cell;
  std::uint64_t counted = 0;  ///< bit i: item i was counted; items past the 63rd have no bit
  base::Date newest;          ///< of the counted items
};
RuleOutcome apply_rule(const CombinePlan& plan, std::span<const RatingItem> items);

/// True when `a` stands later than `b` under the rule Last.
bool is_later(const CombinePlan& plan, const RatingItem& a, const RatingItem& b);

}  // namespace asah::analytics
