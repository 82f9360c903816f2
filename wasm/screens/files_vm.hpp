#pragma once
// Berkas: the chosen file (a document to open, a table to bring in), the workspaces of this
// browser, saving and backup.

#include <cstdint>
#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/report_check_vm.hpp"
#include "wasm/screens/secrecy_vm.hpp"

namespace asah::screens {

struct FilesState {
  /// Workspace whose removal is being confirmed, and what was typed for it.
  std::uint64_t removing = 0;
  std::string typed;
  std::string new_name;
  /// Workspace that is being named: anew, or as a copy.
  std::uint64_t naming = 0;
  bool copying = false;
  std::string name;
  /// Findings of an import: 0 all, 1 errors, 2 warnings, 3 infos.
  int severity = 0;
  SealState seal;
  ReportCheckState check;
  bool operator==(const FilesState&) const = default;
};

struct FilesWorkspace {
  WorkspaceCard card;
  std::string size;
};

/// A sample workspace that one click opens.
struct FilesSample {
  std::string key;
  std::string name;
  std::string story;
  std::string people;
  bool open = false;
};

struct FilesFact {
  std::string label;
  std::string value;
};

struct FilesDocument {
  std::string file;
  std::string error;  ///< empty: it can be opened
  std::string region;
  std::vector<FilesFact> facts;
  std::vector<std::string> findings;
  bool stored_already = false;
};

/// One column of the chosen table and what may become of it.
struct FilesColumn {
  std::string heading;
  std::string sample;
  int choice = 0;  ///< index into FilesTable::choices
  bool sensitive = false;
};

struct FilesChoice {
  std::string key;    ///< as PlanImport takes it
  std::string label;
};

struct FilesFinding {
  base::Severity severity = base::Severity::Info;
  std::string row;
  std::string column;
  std::string value;
  std::string text;
};

struct FilesTable {
  std::string file;
  std::string size;
  std::string error;
  int kind = 0;  ///< exchange::ImportKind
  bool all_or_nothing = false;
  ImportPhase phase = ImportPhase::Planning;
  bool ready = false;          ///< nothing required is missing
  std::string missing;         ///< names of the fields that no column fills
  std::string how;             ///< "UTF-8 · pemisah ;"
  std::vector<std::string> sensitive;
  std::vector<FilesChoice> choices;
  std::vector<FilesColumn> columns;
  std::vector<std::vector<std::string>> rows;  ///< the first rows
  // ---- while running and after ----
  float share = 0;
  std::string progress;
  std::string read;
  std::string accepted;
  std::string rejected;
  bool any_rejected = false;
  bool any_accepted = false;
  std::vector<FilesFact> outcome;
  std::vector<FilesFinding> findings;
  std::string findings_left;   ///< how many more there are; empty: none
};

struct FilesModel {
  bool workspace_open = false;
  bool read_only = false;
  bool reader = false;  ///< another tab writes: stored workspaces cannot be changed either
  std::string workspace;
  bool sample = false;
  std::optional<FileReading> reading;
  std::optional<FilesDocument> document;
  std::optional<FilesTable> table;
  std::vector<FilesWorkspace> workspaces;
  std::vector<FilesSample> samples;
  SaveStatus save;
  std::string saved_at;
  std::string backup;
  bool backup_due = false;
  std::string used;
  std::string quota;
  float used_share = 0;
  std::optional<bool> persisted;
  PageOrigin origin = PageOrigin::Https;
  bool secure = true;
  bool storage_works = true;
  std::vector<std::string> damage;
  std::string removing_name;
  SealModel seal;
  ReportCheck check;
};

FilesModel build_files(const Context& context, const Desk& desk, const Route& route,
                       const FilesState& state);

}  // namespace asah::screens
