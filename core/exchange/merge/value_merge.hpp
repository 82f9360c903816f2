#pragma once
// One value held differently by several branches: what are the choices, which is proposed.

#include <compare>
#include <span>
#include <vector>

#include "core/exchange/merge/merge.hpp"

namespace asah::exchange {

/// A total order of values: by type (null first), numbers by size, texts by bytes, lists and objects
/// item by item.
std::strong_ordering compare_values(const model::Value& a, const model::Value& b);

/// What each branch holds in one place, gathered into distinct candidates.
class Candidates {
 public:
  void add(model::Value value, std::size_t branch);
  /// Candidates that differ from `base`, ascending.
  std::vector<MergeCandidate> changed_from(const model::Value& base) &&;
  std::vector<MergeCandidate> take() &&;

 private:
  std::vector<MergeCandidate> found_;
};

/// Position of the candidate that most branches hold; of several such the greatest. Candidates that
/// only branches in `yields` hold come after all others.
std::size_t proposed(std::span<const MergeCandidate> candidates, const BranchSet& yields = {});

/// Lists as sets: `base` without what any candidate lacks of it, then what the candidates add,
/// ascending. Doubles vanish.
model::Value merged_set(const model::Value& base, std::span<const MergeCandidate> candidates);

}  // namespace asah::exchange
