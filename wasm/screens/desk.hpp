#pragma once
// What the application itself has in hand beside the data: how far saving has come, which
// workspaces there are, which file was chosen, how this browser is set. Read by view models.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/change/journal.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/tables/import_job.hpp"
#include "wasm/screens/intents.hpp"

namespace asah::screens {

enum class SaveState : std::uint8_t {
  Saved,    ///< everything that was done is on disk
  Pending,  ///< changes wait for the pause after typing
  Saving,   ///< a sync is under way
  Refused,  ///< the browser's storage is full
  Failed,   ///< storing failed otherwise; like Refused tried again now and then
  Unkept,   ///< this page cannot store (private window, another tab writes)
};

/// What the status bar shows.
struct SaveStatus {
  SaveState state = SaveState::Saved;
  /// UTC ms of the last successful sync; none before the first.
  std::optional<std::int64_t> saved_ms;
  /// Steps that no successful sync has covered.
  std::uint64_t unsaved_steps = 0;
  std::string detail;

  bool operator==(const SaveStatus&) const = default;
};

/// One stored workspace.
struct WorkspaceCard {
  std::uint64_t id = 0;
  std::string name;
  /// Key of the sample it was made from; empty for people's own work.
  std::string sample;
  std::uint64_t size_bytes = 0;
  bool open = false;
  /// It could not be opened: nothing of it can be read.
  bool lost = false;
};

/// A stored workspace that cannot be read; its files are left as they are.
struct LostWorkspace {
  std::uint64_t id = 0;
  std::string name;
};

enum class PageOrigin : std::uint8_t { Https, Http, File };

struct BrowserInfo {
  PageOrigin origin = PageOrigin::Https;
  bool secure = true;
  bool storage_works = true;
  bool mac = false;
  std::string browser;
  /// Unknown until the browser has answered.
  std::optional<std::uint64_t> used_bytes;
  std::optional<std::uint64_t> quota_bytes;
  std::optional<bool> persisted;
};

/// The last file that was written for the person to keep.
struct BackupInfo {
  std::optional<std::int64_t> exported_ms;
  std::uint64_t steps_since = 0;
};

struct Preferences {
  base::Language language = base::Language::Indonesian;
  ThemeChoice theme = ThemeChoice::System;
  int scale_percent = 100;
  bool letter_keys = true;
  std::string actor;

  bool operator==(const Preferences&) const = default;
};

/// A chosen document (a workspace as a file), looked at but not yet opened.
struct ChosenDocument {
  std::string file_name;
  std::uint64_t size_bytes = 0;
  /// Set when it cannot be opened.
  std::optional<base::Error> error;
  exchange::DocumentHeader header;
  std::vector<base::Finding> findings;
  std::size_t employees = 0;
  std::size_t levels = 0;
  std::string region;
};

/// A file on its way in.
struct FileReading {
  std::string file_name;
  /// 0 to 1, of the browser's reading and ours together.
  float share = 0;
  /// What the browser reads cannot be called off.
  bool can_stop = false;
};

enum class ImportPhase : std::uint8_t { Planning, Running, Done };

/// A chosen table on its way in.
struct ChosenTable {
  std::string file_name;
  std::uint64_t size_bytes = 0;
  std::optional<base::Error> error;  ///< the table cannot be read at all
  exchange::ImportKind kind = exchange::ImportKind::Siasn;
  bool all_or_nothing = false;
  bool pasted = false;  ///< from the clipboard, not from a file
  ImportPhase phase = ImportPhase::Planning;
  exchange::ImportPreview preview;
  exchange::ImportProgress progress;
  std::shared_ptr<const exchange::ImportResult> result;  ///< when Done
};

/// A line for the person, shown as a toast and read out.
struct Notice {
  base::Severity severity = base::Severity::Info;
  std::string text;
  std::uint64_t serial = 0;  ///< grows, so that the same words twice show twice
};

// What the desks of these areas have in hand; each has a header of its own.
struct SharingBoard;
struct FillBoard;
struct HistoryBoard;
struct SecrecyBoard;

struct Desk {
  SaveStatus save;
  BackupInfo backup;
  BrowserInfo browser;
  Preferences preferences;
  std::vector<WorkspaceCard> workspaces;
  bool workspace_open = false;
  std::string workspace_name;
  std::string sample;
  bool reader = false;  ///< another tab writes
  std::optional<change::StepName> undo;
  std::optional<change::StepName> redo;
  std::optional<FileReading> reading;
  std::optional<ChosenDocument> document;
  std::optional<ChosenTable> table;
  /// The workspace that was to be opened last and could not be.
  std::optional<LostWorkspace> lost;
  /// Damage found when the workspace was opened.
  std::vector<base::Finding> opening;
  /// Null while there is nothing in hand.
  std::shared_ptr<const SharingBoard> sharing;
  std::shared_ptr<const FillBoard> fill;
  std::shared_ptr<const HistoryBoard> history;
  std::shared_ptr<const SecrecyBoard> secrecy;
  /// Grows with every change of anything here, so that models know when to be built anew.
  std::uint64_t revision = 0;
};

}  // namespace asah::screens
