#pragma once
// What `merge` says of a plan, for people.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/document.hpp"
#include "core/exchange/merge/decide.hpp"
#include "tools/cli/command.hpp"

namespace asah::cli {

/// What was read: OURS first.
struct MergeFiles {
  std::optional<exchange::Document> base;
  std::vector<exchange::Document> files;
};

/// The rule of --decide.
struct MergeRuleChoice {
  exchange::DecideRule rule = exchange::DecideRule::LeaveOpen;
  std::size_t branch = 0;
};

/// "a.json (Dinas A), b.json" of the branches in a set.
std::string merge_files_of(const exchange::MergePlan& plan, const exchange::BranchSet& branches);
/// A line an item, then how many are to be decided.
void print_merge_items(const exchange::MergePlan& plan, Console& console);
/// Errors that the merged dataset has, told one by one; false when there are none.
bool tell_merge_errors(const model::Dataset& dataset, Console& console);

}  // namespace asah::cli
