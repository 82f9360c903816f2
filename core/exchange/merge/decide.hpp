#pragma once
// Deciding many items by one rule, and decisions as data that are kept.

#include <string>
#include <string_view>
#include <vector>

#include "core/change/journal.hpp"
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

/// One side of an item as the record of a decision names it.
struct DecidedSide {
  model::Value value;
  std::vector<BranchLabel> held_by;

  bool operator==(const DecidedSide&) const = default;
};

/// What the journal keeps of an item: who settled it, when, from what.
struct DecisionRecord {
  /// merge_item_name, and the parts of it that a reader needs.
  std::string item;
  MergeItemKind kind = MergeItemKind::FieldConflict;
  model::RecordKey record;
  std::string title;
  std::uint16_t field = model::kNoField;
  std::optional<RatingPlace> rating;
  model::Value base;
  std::vector<DecidedSide> sides;
  model::Value taken;
  /// False where the proposal stood because nobody decided.
  bool decided = false;
  /// "branch", "greater"; empty when decided singly.
  std::string rule;
  change::Actor actor;

  bool operator==(const DecisionRecord&) const = default;
};

/// One record for each item of the plan that has sides to choose from, in the plan's order. `rules`
/// names the rule for decisions by rule: pairs of item name and rule, ascending by name.
std::vector<DecisionRecord> decision_records(
    const MergePlan& plan, const change::Actor& actor,
    const std::vector<std::pair<std::string, std::string>>& rules = {});

}  // namespace asah::exchange
