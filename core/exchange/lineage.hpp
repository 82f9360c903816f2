#pragma once
// Where two copies of one workspace parted: found by the digests of their journals, never by clocks.

#include <optional>
#include <span>
#include <vector>

#include "core/change/store.hpp"
#include "core/exchange/document.hpp"

namespace asah::exchange {

/// How a document's copy lies to ours.
enum class CopyRelation : std::uint8_t {
  Same,      ///< both stand at the same state
  Older,     ///< our journal went through their state: nothing new in it
  Newer,     ///< theirs went through our present state
  Parted,    ///< both went on from a state that both know
  Unrelated, ///< no state known to both
};

/// The heads a document says its copy went through, newest first: base_revision, then ancestors.
/// Heads of number 0 are left out.
std::vector<change::JournalHead> heads_of(const DocumentHeader& header);

/// `ancestors` are those of our workspace (WorkspaceAbout). Workspaces are not compared.
CopyRelation relation(const change::Store& ours, std::span<const change::JournalHead> ancestors,
                      const DocumentHeader& theirs);

/// The state that both went through, to serve as the base of a merge.
struct CommonState {
  change::JournalHead head;
  model::Dataset dataset;
};

/// The newest state that `theirs` names and our journal can still bring back; none when there is no
/// such state (it never was, or has been folded).
std::optional<CommonState> common_state(const change::Store& ours, const DocumentHeader& theirs);

/// The newest head that two documents both name, for merges of files without a journal. None when
/// there is none.
std::optional<change::JournalHead> common_head(const DocumentHeader& a, const DocumentHeader& b);

/// `ancestors` and `more` joined without doubles, `more` at the end, the latest kMaxAncestors.
std::vector<change::JournalHead> joined_ancestors(std::span<const change::JournalHead> ancestors,
                                                  std::span<const change::JournalHead> more);

}  // namespace asah::exchange
