#include "core/exchange/merge/decide.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace asah::exchange {

using model::Value;

namespace {

bool is_about_levels(const MergeItem& item) {
  if (item.kind == MergeItemKind::RatingConflict) return true;
  if (item.kind != MergeItemKind::FieldConflict) return false;
  if (item.record.kind != model::EntityKind::Standard) return false;
  const std::string_view key = model::record_access(item.record.kind).fields()[item.field].key;
  return key == "required" || key == "minimum";
}

// Items whose candidates are values that stood in the base in some form.
bool has_base_value(const MergeItem& item) {
  return item.kind == MergeItemKind::FieldConflict || item.kind == MergeItemKind::RatingConflict ||
         item.kind == MergeItemKind::KeptKeyConflict || item.kind == MergeItemKind::StandardBounds;
}

// The move that goes back is one that the branch did not make.
std::optional<Value> unit_to_go_back(const MergeItem& item, std::size_t branch) {
  for (auto move = item.candidates.rbegin(); move != item.candidates.rend(); ++move) {
    if (!move->branches.test(branch)) return move->value;
  }
  return std::nullopt;
}

std::optional<Value> choice(const MergePlan& plan, const MergeItem& item, DecideRule rule,
                            std::size_t branch) {
  if (rule == DecideRule::PreferGreater) {
    if (!is_about_levels(item)) return std::nullopt;
    return item.candidates.back().value;
  }
  if (item.kind == MergeItemKind::UnitLoop) return unit_to_go_back(item, branch);
  for (const MergeCandidate& candidate : item.candidates) {
    if (candidate.branches.test(branch)) return candidate.value;
  }
  if (plan.has_base && has_base_value(item)) return item.base;
  return std::nullopt;
}

}  // namespace

std::vector<MergeDecision> decide_by_rule(const MergePlan& plan, DecideRule rule,
                                          std::size_t branch) {
  std::vector<MergeDecision> decisions;
  if (rule == DecideRule::LeaveOpen) return decisions;
  for (const MergeItem& item : plan.items) {
    if (!item.open()) continue;
    if (auto value = choice(plan, item, rule, branch)) {
      decisions.push_back({merge_item_name(item), std::move(*value)});
    }
  }
  return decisions;
}

}  // namespace asah::exchange
