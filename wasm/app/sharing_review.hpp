#pragma once
// Compares the files under review with the open workspace and carries the merge out on trial: what
// the screen shows is counted from the very step that a commit would take.

#include <optional>
#include <string>
#include <vector>

#include "core/base/slices.hpp"
#include "core/change/store.hpp"
#include "core/exchange/packet/returns.hpp"
#include "wasm/screens/sharing_board.hpp"

namespace asah::app {

/// The workspace that the files are compared with, and who is at work.
struct ReviewSetting {
  const change::Store& store;
  base::Date today;
  std::string person;
  /// ISO 8601 with a zone.
  std::string now;
};

/// Fills in `board.files` (reviews, counts), `board.stages` and `board.totals` under the decisions
/// in the board, and returns the step that carries all of it out. Returns come first, then copies by
/// the state at which they parted, oldest first, each merged with what came before. An empty step
/// means that there is nothing to take. Errors: those of plan_returns and merge; the board then
/// holds no stages. Pauses between one merge and the next, with `board.compared` told; `setting` and
/// `board` must outlive the work, and the store stay as it is.
base::Slices<base::Result<change::Step>> compare_in_slices(const ReviewSetting& setting,
                                                           screens::SharingBoard& board);

/// Names of the items that still ask for a decision, over all stages, ascending.
std::vector<std::string> open_items(const screens::SharingBoard& board);

}  // namespace asah::app
