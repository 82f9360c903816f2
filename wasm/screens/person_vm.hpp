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
  std::string rater;
  std::string date;
  std::string filled;  ///< "9 dari 9 kompetensi"
  bool counted = true;
  std::vector<std::string> levels;  ///< by row of PersonModel::rows; empty where not given
};

struct PersonModeration {
  std::string competency;
  std::string change;  ///< "2,67 → 3"
  std::string reason;
  std::string by;      ///< rater and day
};

struct PersonNote {
  std::string competency;
  std::string text;
  std::string by;
  bool evidence = false;
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

  std::vector<PersonSheet> sheets;
  std::vector<std::string> combined;   ///< by row
  std::vector<std::string> self_gap;   ///< own level minus the others', by row; empty if unknown
  std::vector<bool> self_far;          ///< a whole level or more apart
  std::vector<PersonModeration> moderations;
  std::vector<PersonNote> notes;

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
};

PersonModel build_person(const Context& context, const Desk& desk, const Route& route,
                         const PersonState& state);

/// Parts of build_person, in person_more_vm.cpp and person_report_vm.cpp. `person` is the row of
/// the employees table.
void fill_person_ratings(const Context& context, const analytics::Basis& basis,
                         std::size_t person, PersonModel& model);
void fill_person_history(const Context& context, PersonModel& model);
void add_person_report(const Context& context, const analytics::JpmRow& jpm, PersonModel& model);

}  // namespace asah::screens
