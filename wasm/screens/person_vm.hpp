#pragma once
// Pegawai, one person: profile against the standard, who rated what, and the way through the cycles.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/report/explanation_text.hpp"
#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/erase_vm.hpp"
#include "wasm/screens/report_check_vm.hpp"

namespace asah::screens {

enum class PersonTab : std::uint8_t { Profile, Ratings, History };

/// What can be changed of a person; the choices are positions in the model's lists.
struct PersonDraft {
  std::string front_title;
  std::string name;
  std::string back_title;
  std::string grade;
  int kind = 0;  ///< model::EmployeeKind
  int unit = -1;
  int position = -1;
  bool active = true;
  bool operator==(const PersonDraft&) const = default;
};

/// What the inspector explains: a row of the competency table, or one of these.
inline constexpr int kExplainNothing = -2;
inline constexpr int kExplainJpm = -1;

struct PersonState {
  int tab = 0;  ///< PersonTab
  int explained = kExplainNothing;
  bool editing = false;
  bool removing = false;
  ErasingState erasing;
  ReportCheckState check;
  PersonDraft draft;
  /// The route that was last taken over.
  Route taken;
  bool operator==(const PersonState&) const = default;
};

/// One competency of the cycle against the standard.
struct PersonRow {
  std::uint64_t competency = 0;
  std::uint32_t column = 0;
  std::string name;
  int achieved = 0;  ///< whole levels shown, rounded down; 0 not assessed
  int required = 0;
  bool assessed = false;
  std::string achieved_text;
  std::string required_text;
  std::string difference;  ///< achieved minus required with its sign; empty when unknown
  int sign = 0;            ///< 1 above, -1 below the standard
  std::string source;      ///< "3 penilai", "Asesor"
  std::string date;
  std::int32_t achieved_hundredths = -1;
  std::int32_t required_hundredths = -1;
};

/// A line of the cards of strengths and needs.
struct PersonMark {
  int row = 0;  ///< in PersonModel::rows
  std::string difference;
  std::string words;  ///< "Integritas — mengajak tim patuh"
  bool essential = false;
};

/// One sheet: what one rater said on one day.
struct PersonSheet {
  std::string label;   ///< "Rekan 2", also the title of its column
  std::string by;      ///< "dr. Hadi · 12 Nov 2026", "tanpa nama · tanpa tanggal"
  std::string filled;  ///< "9 dari 9 kompetensi"
  bool counted = true;
};

struct PersonModeration {
  std::string competency;
  std::string change;  ///< "2,67 → 3"
  std::string reason;
  std::string by;      ///< who and when
};

struct PersonNote {
  std::string competency;
  std::string text;
  std::string by;
  bool evidence = false;
};

/// One competency in one cycle: what each sheet says, what comes of it, what is demanded.
struct PersonLevels {
  std::string competency;
  std::vector<std::string> given;  ///< by PersonRound::sheets; empty where not given
  std::string combined;            ///< empty: no level
  bool moderated = false;
  std::string required;
  std::string difference;          ///< combined minus required; empty when unknown
  int sign = 0;                    ///< 1 above, -1 below the standard
  std::string self_gap;            ///< own level minus the others'; empty when unknown
  bool self_far = false;           ///< a whole level or more apart
};

/// Everything that was said of the person in one cycle.
struct PersonRound {
  std::uint64_t cycle = 0;
  std::string name;
  std::string about;  ///< "Pemetaan · mulai 1 Mar 2026 · Terbuka"
  bool in_view = false;
  bool has_self = false;
  std::vector<PersonSheet> sheets;
  std::vector<PersonLevels> rows;
  std::vector<PersonModeration> moderations;  ///< newest first
  std::vector<PersonNote> notes;              ///< newest first
};

/// One thing that a step changed of the person.
struct PersonChange {
  std::string when;  ///< "21 Nov 2026 14.05"
  std::string who;
  std::string what;  ///< "Golongan", "Integritas · Atasan"
  std::string step;  ///< "Mengubah data Siti Aminah"
  std::string before;
  std::string after;
};

/// One cycle in which the person has a level.
struct PersonCycle {
  std::string name;
  std::string start;
  std::string jpm;
  std::string band;
  int band_rank = -1;
  std::string assessed;  ///< "8 dari 9"
  std::int32_t percent = INT32_MIN;
  std::vector<std::string> levels;  ///< by PersonModel::history_rows
};

struct PersonChoice {
  std::uint64_t id = 0;
  std::string name;
};

enum class PersonLack : std::uint8_t { Nothing, Position, Standards };

struct PersonModel {
  std::optional<PersonState> adopted;
  bool found = false;
  bool read_only = false;
  bool has_cycle = false;
  model::Employee record;
  std::string name;
  std::string line;  ///< "NIP … · PNS III/d · jabatan · unit"
  std::string unit;
  std::string tier;
  PersonLack lack = PersonLack::Nothing;

  std::string cycle;
  std::string jpm;  ///< "96,30 %"; empty when undefined
  std::string band;
  int band_rank = -1;
  int assessed = 0;
  int of = 0;
  std::string valid_until;
  bool expired = false;
  std::vector<PersonRow> rows;  ///< all columns of the cycle, in its order
  std::vector<int> shown;       ///< the rows that the position demands or that were assessed
  std::vector<PersonMark> strengths;
  std::vector<PersonMark> needs;

  int sheets = 0;  ///< in the cycle in view
  /// On the tab of ratings: the cycles in which something was said, the newest first.
  std::vector<PersonRound> rounds;

  /// On the tab of history: what the journal at hand tells, the newest first.
  std::vector<PersonChange> changes;
  std::string changes_begin;  ///< where this record of changes begins, and what it cannot tell
  std::vector<PersonCycle> history;
  std::vector<std::string> history_rows;  ///< competencies met in any of these cycles

  std::string explained_title;
  base::Explanation explanation;
  std::vector<report::ExplanationRow> inputs;

  PersonDraft draft;  ///< the record as it is
  std::vector<PersonChoice> units;
  std::vector<PersonChoice> positions;
  Route assess;
  /// "Laporan Individual Hasil Penilaian Kompetensi" as a document for the printer.
  std::function<std::string()> html;
  /// The radar as a picture.
  std::function<std::string()> svg;
  std::string file_name;  ///< of both, without ending
  /// Under the report; empty without a cycle.
  std::string report_code;
  ReportCheck check;
};

PersonModel build_person(const Context& context, const Desk& desk, const Route& route,
                         const PersonState& state);

/// Parts of build_person, each in a file of its own: person_rounds_vm.cpp, person_history_vm.cpp,
/// person_changes_vm.cpp and person_report_vm.cpp.
void fill_person_rounds(const Context& context, PersonModel& model);
void fill_person_history(const Context& context, PersonModel& model);
void fill_person_changes(const Context& context, PersonModel& model);
void add_person_report(const Context& context, const analytics::JpmRow& jpm, PersonModel& model);

/// Name of a competency; its id when it is unknown.
std::string competency_title(const Context& context, model::CompetencyId id);

}  // namespace asah::screens
