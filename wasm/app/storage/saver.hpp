#pragma once
// Keeps a workspace on disk while it is worked on, and says truthfully how far that has come.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/exchange/document.hpp"
#include "wasm/app/storage/history_files.hpp"
#include "wasm/app/storage/workspace_files.hpp"
#include "wasm/platform/platform.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::app {

using screens::SaveState;
using screens::SaveStatus;

/// Writes journal lines after each pause, a snapshot into the older slot now and then, and folds the
/// history that has grown beyond its bound. Whatever is removed goes one sync later than what makes
/// it superfluous. After an erasure both slots are written at once, and then the whole history.
class Saver {
 public:
  static constexpr double kPauseMs = 800;
  static constexpr double kLongestWaitMs = 3000;
  /// What was refused is tried again by itself: after this long, then twice as long, and so on.
  static constexpr double kFirstRetryMs = 5000;
  static constexpr double kLongestRetryMs = 60'000;
  static constexpr std::size_t kSnapshotAfterBytes = 512 * 1024;
  static constexpr std::size_t kSnapshotAfterRecords = 200;

  /// For a workspace that was loaded.
  Saver(platform::Platform& platform, const LoadedWorkspace& loaded);
  /// For a new workspace, nothing of which is stored yet; the first flush writes a snapshot.
  /// `head` is where its journal begins.
  Saver(platform::Platform& platform, WorkspaceAbout about, change::JournalHead head = {});

  /// To be called every frame (or timer): starts what is due. `store` is the one of this workspace.
  void tick(const change::Store& store);
  /// Takes note of new records, so that status() promises no more than is stored. Call it after
  /// every step, before anybody reads the status.
  void note_new_records(const change::Store& store);
  /// Writes and syncs now, without the pause; behind a sync under way, as soon as that has landed.
  void save_now(const change::Store& store);
  /// True when the event answered one of this saver's syncs.
  bool handle(const platform::SyncDone& done, const change::Store& store);

  /// Milliseconds (steady clock) until tick has something to do; nothing when it need not be called.
  std::optional<double> due_in_ms(const change::Store& store) const;
  const SaveStatus& status() const { return status_; }
  const WorkspaceAbout& about() const { return about_; }
  /// How the header of a document is filled; also for exports.
  exchange::HeaderInput header(const change::Store& store, exchange::DocumentPurpose purpose) const;
  void set_author(std::string author, std::string office);
  /// A copy of the present state left as a file: it joins about().ancestors (the latest
  /// exchange::kMaxAncestors), which are stored with the next save.
  void note_exchange(const change::Store& store);
  /// A copy that stood at these heads (newest first, exchange::heads_of) is part of the present
  /// state: they join about().ancestors as well.
  void note_heads(std::span<const change::JournalHead> heads);
  /// Bytes of the stored history.
  std::uint64_t history_bytes() const { return history_bytes_; }

 private:
  struct Flight {
    platform::RequestId id = 0;
    std::uint64_t seq = 0;  ///< journal seq that a success covers
  };

  void flush(const change::Store& store);
  base::Result<void> write_files(const change::Store& store);
  base::Result<void> write_journal(const change::Store& store);
  base::Result<void> write_snapshot(const change::Store& store);
  base::Result<void> write_erased(const change::Store& store);
  base::Result<void> write_history_anew(const change::Store& store);
  base::Result<void> clear_away(const change::Store& store);
  bool wants_snapshot() const;
  void refuse(platform::Failure failure, std::string detail);
  void wait_from_now();

  platform::Platform& platform_;
  WorkspaceAbout about_;
  std::string author_;
  std::string office_;
  SaveStatus status_;
  std::uint64_t seen_seq_ = 0;     ///< newest record that tick has noticed
  std::uint64_t written_seq_ = 0;  ///< newest record in the file area
  std::uint64_t saved_seq_ = 0;    ///< newest record known to be on disk
  bool waiting_ = false;           ///< records wait for the pause
  int refusals_ = 0;               ///< in a row
  double retry_at_ms_ = 0;         ///< 0: not by itself
  double first_change_ms_ = 0;
  double last_change_ms_ = 0;
  HistoryFiles history_;
  std::uint64_t history_bytes_ = 0;
  std::size_t journal_bytes_ = 0;  ///< since the last snapshot
  std::size_t journal_records_ = 0;
  int slot_ = kNoSlot;             ///< slot of the newest snapshot
  exchange::SnapshotHead snapshot_;
  std::uint64_t older_slot_seq_ = 0;    ///< journal seq of the other slot
  std::uint64_t needed_from_seq_ = 0;   ///< records up to here are in both slots, on disk
  std::vector<std::string> damaged_;
  std::uint64_t seen_rewrites_ = 0;  ///< Store::rewrites that the slots hold
  /// The segments are to be written anew once both slots on disk cover this; none: they are not.
  std::optional<std::uint64_t> rewrite_after_;
  int snapshots_due_ = 0;  ///< to be written whatever the journal's length
  bool about_changed_ = false;
  bool hurry_ = false;     ///< save_now was asked for while a sync was under way
  std::optional<Flight> flight_;
};

}  // namespace asah::app
