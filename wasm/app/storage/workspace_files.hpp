#pragma once
// How a workspace lies in the file area, and how it is brought back.
//
//   workspaces/<id>/about.txt             name, sample key, packet, heads exchanged; small, so that
//                                         lists open nothing else
//   workspaces/<id>/slot_a.snap, slot_b.snap   snapshots, written in turn (exchange/snapshot.hpp)
//   workspaces/<id>/journal_<seq>.seg     records from <seq> on (exchange/journal_json.hpp); those
//                                         that both slots cover are kept as history, until folded
//   workspaces/<id>/damaged_*             what could not be read; kept, never read again
//   last_workspace.txt                    which one to open first; stored with the data, since the
//                                         browser may forget its preferences in a crash
//
// A newer slot never needs the older one. Journal segments are kept back to the older good slot and
// beyond (history_files.hpp), so that either slot may rot without a loss.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/change/store.hpp"
#include "core/exchange/snapshot.hpp"
#include "wasm/platform/file_area.hpp"

namespace asah::app {

struct WorkspaceAbout {
  model::WorkspaceId id;
  std::string name;
  /// Key of the sample this workspace was made from; empty for people's own work.
  std::string sample;
  /// The packet that this workspace was opened from, to be filled in; none for any other.
  model::PacketId packet{};
  /// Journal heads at which copies were exchanged, oldest first (exchange::HeaderInput::ancestors).
  std::vector<change::JournalHead> ancestors{};
  /// Somebody was erased and the segments are still as before: what they hold is not to be shown,
  /// but to be written anew. Set aside files then go as well.
  bool redacting = false;

  bool operator==(const WorkspaceAbout&) const = default;
};

struct WorkspaceEntry {
  WorkspaceAbout about;
  std::uint64_t size_bytes = 0;
};

/// All stored workspaces, by name then id. A folder without a readable about.txt shows its id as
/// its name, so that no stored work is hidden.
std::vector<WorkspaceEntry> list_workspaces(const platform::FileArea& files);

std::string workspace_folder(model::WorkspaceId id);
std::string slot_path(model::WorkspaceId id, int slot);
/// What the paths of all segments begin with.
std::string segment_prefix(model::WorkspaceId id);
std::string segment_path(model::WorkspaceId id, std::uint64_t first_seq);
/// Removes what was set aside earlier.
base::Result<void> remove_set_aside(platform::FileArea& files, model::WorkspaceId id);

/// Its name as lists show it, also of one that cannot be opened.
std::string workspace_name(const platform::FileArea& files, model::WorkspaceId id);
base::Result<void> write_about(platform::FileArea& files, const WorkspaceAbout& about);
/// Removes all files of a workspace.
base::Result<void> remove_workspace(platform::FileArea& files, model::WorkspaceId id);

inline constexpr int kNoSlot = -1;

/// The id in last_workspace.txt; no id when there is none.
model::WorkspaceId read_last_workspace(const platform::FileArea& files);
/// Writes it where it is another one; true when it did (a sync should follow).
bool write_last_workspace(platform::FileArea& files, model::WorkspaceId id);

/// Renames a file of the workspace's folder to damaged_<name>, damaged_2_<name>, ...: the first
/// that is free, so that nothing set aside earlier is replaced.
base::Result<void> set_aside(platform::FileArea& files, std::string_view path);
/// Sets everything aside that would be read again. The workspace is then empty, and what was
/// stored of it still there.
base::Result<void> set_all_aside(platform::FileArea& files, model::WorkspaceId id);
/// Every file of the workspace as one JSON document, as the page's own rescue writes it:
/// {"format":"asah-raw-files","files":[{"path","text"} or {"path","base64"}]}.
std::string raw_files(const platform::FileArea& files, model::WorkspaceId id);

/// A workspace brought back from its files.
struct LoadedWorkspace {
  WorkspaceAbout about;
  change::Store store;
  /// The slot it came from (0 or 1) and what that slot says.
  int slot = kNoSlot;
  exchange::SnapshotHead snapshot;
  /// Journal heads covered by each slot; what is older than both may be cleared away.
  std::uint64_t oldest_needed_seq = 0;
  /// Paths of files that are damaged, to be set aside at the next save.
  std::vector<std::string> damaged;
  /// Damage (Warning) and the document's own findings.
  std::vector<base::Finding> findings;
  /// Records replayed on top of the slot.
  std::size_t replayed = 0;
  /// Where the chain of records is broken: what stands before is not part of the store's past.
  std::optional<base::Error> broken;
};

/// Newest good slot, then the journal as far as it is whole; the store's past is the history back to
/// where its chain breaks, if it does. Changes no file. Errors:
/// NeedsPassphrase when it is locked, NoWorkspace when there is no slot at all, WorkspaceLost when no slot can be read (arg: why the
/// newest could not).
base::Result<LoadedWorkspace> load_workspace(const platform::FileArea& files,
                                             model::WorkspaceId id);

}  // namespace asah::app
