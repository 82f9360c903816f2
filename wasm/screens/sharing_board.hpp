#pragma once
// What sharing has in hand beside the data: the files under review and what they would change, and
// packets on their way into a zip.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/document.hpp"
#include "core/exchange/packet/returns.hpp"

namespace asah::screens {

/// Returns are judged against their fence, copies of the workspace as a whole.
enum class SharingFileKind : std::uint8_t { Return, Copy };

/// One file of the set.
struct SharingFile {
  /// Names it as long as it is in the set.
  std::uint64_t id = 0;
  std::string name;
  std::uint64_t size_bytes = 0;
  SharingFileKind kind = SharingFileKind::Return;
  /// Why it takes no part: unreadable, of another workspace (MergeOtherWorkspace), no return at all.
  std::optional<base::Error> error;
  /// Null with an error.
  std::shared_ptr<const exchange::Document> document;
  /// Of a return that was compared.
  std::optional<exchange::ReturnReview> review;
  /// Of a copy that was compared: what it did to the base.
  std::optional<exchange::BranchCounts> counts;
  /// Of a copy: without a common state everything that differs is asked about.
  bool has_base = false;
};

/// Who changed the place that an item is about in this workspace, and when (UTC ms).
struct OwnSide {
  std::string person;
  std::string office;
  std::int64_t time_ms = 0;
};

/// One merge of the review: all returns, or the copies that parted at one state.
struct SharingStage {
  SharingFileKind kind = SharingFileKind::Return;
  /// As far as decisions went in when it was last carried out on trial.
  std::shared_ptr<const exchange::MergePlan> plan;
  /// By branch: the file's id; 0 is this workspace.
  std::vector<std::uint64_t> files;
  /// By item; none where the journal at hand does not say.
  std::shared_ptr<const std::vector<std::optional<OwnSide>>> own;
};

/// Decisions taken so far, by merge_item_name. They outlive a file more or less.
struct SharingDecisions {
  std::map<std::string, model::Value> values;
  /// "branch" or "greater", for those taken by rule.
  std::map<std::string, std::string> rules;
};

/// What the step would do, counted from the step itself.
struct SharingTotals {
  std::size_t levels_added = 0;
  std::size_t levels_changed = 0;
  std::size_t levels_cleared = 0;
  std::size_t levels_same = 0;
  std::size_t notes_added = 0;
  std::size_t records_added = 0;
  std::size_t records_changed = 0;
  std::size_t records_deleted = 0;
  std::size_t outside = 0;
  std::size_t erased = 0;
  std::size_t files_skipped = 0;

  std::size_t levels() const { return levels_added + levels_changed + levels_cleared; }
  std::size_t others() const {
    return notes_added + records_added + records_changed + records_deleted;
  }
};

struct SharingBoard {
  /// The workspace that the files were compared with, and its data's revision then.
  model::WorkspaceId workspace;
  std::uint64_t revision = 0;
  std::vector<SharingFile> files;
  /// Files that came together and have been read; equal when none is being read.
  std::size_t to_read = 0;
  std::size_t read = 0;
  bool comparing = false;
  /// How much of the comparison is done, 0 to 1.
  float compared = 0;
  /// Indexed by SharingFileKind.
  std::array<SharingDecisions, 2> decisions;
  std::vector<SharingStage> stages;
  SharingTotals totals;
  /// The comparison as a whole failed.
  std::optional<base::Error> error;
  /// Packets being written.
  std::size_t to_write = 0;
  std::size_t written = 0;
  /// Grows when files come in or are being read, so that the screen turns to them.
  std::uint64_t arrivals = 0;
};

}  // namespace asah::screens
