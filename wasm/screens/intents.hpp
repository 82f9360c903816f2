#pragma once
// What a person asks for. Views emit these values; wasm/app carries them out. Nothing here acts.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/language.hpp"
#include "core/model/entities.hpp"
#include "core/model/ratings.hpp"
#include "wasm/screens/fill_intents.hpp"
#include "wasm/screens/history_intents.hpp"
#include "wasm/screens/route.hpp"
#include "wasm/screens/secrecy_intents.hpp"
#include "wasm/screens/sharing_intents.hpp"

namespace asah::screens {

// ---- going about ------------------------------------------------------------------------------
struct Navigate { Route to; };
struct GoBack {};
struct OpenSearch {};
struct OpenHelp {};
/// The cycle that all screens of analysis show.
struct ChooseCycle { model::CycleId cycle; };

// ---- records: add, or change the one with the same id -------------------------------------------
struct PutRegion { model::Region record; };
struct PutMission { model::Mission record; };
struct PutIssue { model::Issue record; };
struct PutUnit { model::Unit record; };
struct PutPosition { model::Position record; };
struct PutEmployee { model::Employee record; };
struct PutCompetency { model::Competency record; };
struct PutTier { model::Tier record; };
struct PutCycle { model::Cycle record; };
struct PutRater { model::Rater record; };
struct PutNote { model::Note record; };
struct PutModeration { model::Moderation record; };
/// Standards to add or change, as one step.
struct PutStandards { std::vector<model::Standard> records; };
struct RemoveRecord {
  std::uint8_t kind = 0;  ///< model::EntityKind
  std::uint64_t id = 0;
};
/// Gives positions what their tier demands by default; empty = all positions.
struct ApplyTierDefaults {
  std::vector<model::PositionId> positions;
  bool overwrite = false;
};

// ---- ratings ------------------------------------------------------------------------------------
struct RateCell {
  model::CycleId cycle;
  model::SheetKey key;
  model::CompetencyId competency;
  model::Level level;  ///< none clears
};
/// One or many cells, one undo step.
struct Rate { std::vector<RateCell> cells; };

// ---- steps --------------------------------------------------------------------------------------
struct Undo {};
struct Redo {};

// ---- files and workspaces -------------------------------------------------------------------------
/// The file chooser; what is chosen is looked at (document or table) and shown on Files.
struct ChooseFile {};
/// Writes a whole workspace as a file to keep or to send; 0: the open one.
struct ExportWorkspace { std::uint64_t workspace = 0; };
struct SaveNow {};
struct CreateWorkspace { std::string name; };
/// A sample by its key ("bandung"), opened in a storage of its own.
struct OpenSample { std::string key; };
struct OpenWorkspace { std::uint64_t workspace = 0; };
/// Opens it and names it anew, as a step of its own.
struct RenameWorkspace { std::uint64_t workspace = 0; std::string name; };
/// A copy under another name, which is then open; without the history.
struct DuplicateWorkspace { std::uint64_t workspace = 0; std::string name; };
/// After a typed confirmation in the view.
struct DeleteWorkspace { std::uint64_t workspace = 0; };
/// Writes what is stored of a workspace as it lies there, for one that cannot be opened.
struct SaveRawFiles { std::uint64_t workspace = 0; };
/// Opens the document that was chosen: as a workspace of its own.
struct OpenChosenDocument {};
/// How the chosen table is to be understood; starts or re-reads the preview.
struct PlanImport {
  std::uint8_t kind = 0;  ///< exchange::ImportKind
  /// For each column of the file: a field key, "" for ignored, "+" for kept as extra; empty keeps
  /// the guess.
  std::vector<std::string> columns;
  bool all_or_nothing = false;
};
struct RunImport {};
struct CancelImport {};
/// Takes the accepted rows as one step.
struct CommitImport {};
struct SaveRejects {};
struct DropChosenFile {};
struct AskPersistence {};
struct TakeOver {};

// ---- out ------------------------------------------------------------------------------------------
/// To the clipboard: TSV, and HTML that keeps NIPs as text in a spreadsheet.
struct CopyTable { std::string tsv; std::string html; };
/// A file of the person's: how it is to be saved, with a passphrase or without, is asked first.
struct SaveText { std::string name; std::string mime; std::string bytes; };
/// A complete HTML document for the printer.
struct PrintHtml { std::string html; };

// ---- looks ------------------------------------------------------------------------------------------
enum class ThemeChoice : std::uint8_t { System, Light, Dark, Contrast };
struct SetLanguage { base::Language language = base::Language::Indonesian; };
struct SetTheme { ThemeChoice theme = ThemeChoice::System; };
/// 80 to 200 per cent.
struct SetScale { int percent = 100; };
struct SetLetterKeys { bool on = true; };
struct SetActor { std::string name; };
struct ResetLayout {};

using Intent = std::variant<
    Navigate, GoBack, OpenSearch, OpenHelp, ChooseCycle, PutRegion, PutMission, PutIssue, PutUnit,
    PutPosition, PutEmployee, PutCompetency, PutTier, PutCycle, PutRater, PutNote, PutModeration,
    PutStandards, RemoveRecord, ApplyTierDefaults, Rate, Undo, Redo, ChooseFile, ExportWorkspace,
    SaveNow, CreateWorkspace, OpenSample, OpenWorkspace, RenameWorkspace, DuplicateWorkspace,
    DeleteWorkspace, SaveRawFiles, OpenChosenDocument, PlanImport, RunImport, CancelImport,
    CommitImport, SaveRejects, DropChosenFile, AskPersistence,
    TakeOver, CopyTable, SaveText, PrintHtml, SetLanguage, SetTheme, SetScale, SetLetterKeys,
    SetActor, ResetLayout, SharingIntent, FillIntent, HistoryIntent, SecrecyIntent>;

/// Where views put their intents; drained after the frame.
using Intents = std::vector<Intent>;

}  // namespace asah::screens
