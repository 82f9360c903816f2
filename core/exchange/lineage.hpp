#pragma once
// Where two copies of one workspace parted: found by the digests of their journals, never by clocks.

#include <optional>
#include <span>
#include <vector>

#include "core/change/store.hpp"
#include "core/exchange/document.hpp"

namespace asah::exchange {

/// The heads a document says its copy went through, newest first: base_revision, then ancestors.
/// Heads of number 0 are left out.
std::vector<change::JournalHead> heads_of(const DocumentHeader& header);

/// What both know, to serve as the base of a merge: a state that both went through, or their copy as
/// an earlier merge took it in.
struct CommonState {
  change::JournalHead head;
  model::Dataset dataset;
  /// The state of our journal that `dataset` is told from: `head` itself, or TakenCopy::base.
  change::JournalHead anchor;
  /// See TakenCopy::joined.
  std::vector<change::JoinedRecord> joined{};
};

/// The newest state that `theirs` names and our journal can still bring back; none when there is no
/// such state (it never was, or has been folded). Of a copy merged before, that is the copy as it
/// was then, so that nothing settled is asked again.
std::optional<CommonState> common_state(const change::Store& ours, const DocumentHeader& theirs);

/// What the step of a merge keeps of one branch of it, `theirs`: `copy` is MergeResult::copies of that
/// branch, `joined` MergeResult::joined. `common` is the base it was merged on; null without one.
/// None where the file does not say where its copy stood. Cost: both states are compared.
std::optional<change::TakenCopy> taken_copy(const change::Store& ours, const DocumentHeader& theirs,
                                            const CommonState* common, const model::Dataset& copy,
                                            std::span<const change::JoinedRecord> joined);

/// `ancestors` and `more` joined without doubles, `more` at the end, the latest kMaxAncestors.
std::vector<change::JournalHead> joined_ancestors(std::span<const change::JournalHead> ancestors,
                                                  std::span<const change::JournalHead> more);

}  // namespace asah::exchange
