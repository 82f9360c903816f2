#pragma once
// Deciding many items by one rule.

#include <vector>

#include "core/exchange/merge/merge.hpp"

namespace asah::exchange {

enum class DecideRule : std::uint8_t {
  LeaveOpen,      ///< nothing is decided; proposals stand and stay listed
  PreferBranch,   ///< what one branch holds
  PreferGreater,  ///< the greater level, for ratings and for the levels of standards
};

/// Decisions on the items of `plan` that are open and that the rule can decide; the others stay
/// open. A branch that does not hold any candidate of an item does not decide it, except that it
/// decides for the base where it left a field as it was.
std::vector<MergeDecision> decide_by_rule(const MergePlan& plan, DecideRule rule,
                                          std::size_t branch = 0);

}  // namespace asah::exchange
