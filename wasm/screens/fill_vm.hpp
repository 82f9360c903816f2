#pragma once
// Isi paket: a packet that another office sent is filled in. Who one is, the people to rate, one
// person's competencies, the return file. Required levels are not shown, so as not to lead.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/fill_board.hpp"
#include "wasm/screens/level_step.hpp"
#include "wasm/screens/secrecy_vm.hpp"
#include "wasm/screens/unread.hpp"

namespace asah::screens {

/// A note being written. What is typed is kept with every pause, under the note's own id.
struct NoteDraft {
  std::uint64_t id = 0;  ///< of the note that is edited; 0: a new one, not kept yet
  std::string text;
  bool evidence = true;
  base::Date seen;
  std::optional<model::Note> before;  ///< the note that is edited, as it was; none: a new one
  std::optional<model::Note> kept;    ///< as it was kept last
  double typed_at_s = 0;              ///< Ui::time_s of the last change
};

struct FillState {
  std::string query;
  bool only_open = false;
  bool grid = false;         ///< the grid in place of the list
  bool instructions = false; ///< the first page once more
  bool explain = false;      ///< indicators of every level
  bool finishing = false;
  /// The person of the grid's cell; on a person's page the route has it.
  std::uint64_t employee = 0;
  /// Index of the open competency among the model's; -1: none, -2: the first that is empty.
  int column = -2;
  Route taken;
  // ---- drafts, which build nothing anew ----
  Unread<std::string> name;
  Unread<int> pick = {-1};
  Unread<bool> cannot;        ///< the reason is being written
  Unread<std::string> reason;
  Unread<double> reason_typed_at_s;
  Unread<NoteDraft> note;
  Unread<bool> focus_note;
  Unread<bool> reveal;
  Unread<bool> agree;
  Unread<bool> lock;          ///< the return under a passphrase
  Unread<NewPassphrase> passphrase;

  bool operator==(const FillState&) const = default;
};

enum class FillStage : std::uint8_t {
  Nothing,  ///< no packet is open
  Who,      ///< who one is, and what is asked
  List,
  Person,
  Gone,     ///< the route's person is not in the packet
};

/// What is asked, on the first page.
struct FillAsk {
  std::string receiver;
  std::string asked_by;
  std::string cycle;
  std::string as;       ///< "Atasan"
  std::string people;   ///< "9 orang"
  std::string due;      ///< "30 Nov 2026, 8 hari lagi"
  bool over = false;
  std::string message;
};

/// How one says who one is.
enum class FillWho : std::uint8_t {
  Named,  ///< the packet names its rater
  Self,   ///< one person, about themselves
  Pick,   ///< one of several, about themselves
  Free,   ///< a name, or one of the people
};

struct FillPersonRow {
  model::EmployeeId employee;
  std::string name;
  std::string place;        ///< position · unit
  std::uint32_t cells = 0;
  std::uint32_t done = 0;   ///< with a level, or said not to be judged
};

struct FillNote {
  model::NoteId id;
  std::string text;
  std::string about;  ///< "3 Nov 2026"
  bool evidence = false;
  base::Date date;
};

/// One competency of the person shown.
struct FillRow {
  model::CompetencyId competency;
  std::string name;
  std::string definition;
  int level = -1;
  std::string title;  ///< of the level, for the closed row
  bool cannot = false;
  std::uint32_t notes = 0;
};

/// The open place.
struct FillDetail {
  model::EmployeeId employee;
  std::string person;
  model::CompetencyId competency;
  std::string competency_name;
  std::string definition;
  int level = -1;
  bool cannot = false;
  std::string reason;
  std::array<LevelStep, model::kLevelCount + 1> steps;
  std::vector<FillNote> notes;
};

struct FillModel {
  std::optional<FillState> adopted;
  FillStage stage = FillStage::Nothing;
  FillBoard board;
  model::PacketKind kind = model::PacketKind::Unit;
  model::CycleId cycle;
  model::Source source = model::Source::Superior;
  FillAsk ask;
  FillWho who = FillWho::Free;
  std::string name;        ///< of the rater, once it was said or where the packet names one
  std::vector<std::pair<model::EmployeeId, std::string>> choices;  ///< for Pick and Free
  bool editable = false;
  bool closed = false;
  bool read_only = false;
  bool letter_keys = true;
  bool can_lock = false;   ///< this page can encrypt
  base::Date today;

  std::vector<FillPersonRow> people;       ///< everyone, by name
  std::vector<std::uint32_t> shown;        ///< of `people`, after search and filter
  std::size_t cells = 0;
  std::size_t done = 0;
  std::size_t cannot = 0;
  std::size_t people_done = 0;
  int next = -1;                           ///< of `people`, the next one not done; -1: none

  int person = -1;                         ///< of `people`, on a person's page
  std::vector<FillRow> rows;
  int open_row = -1;
  int next_row = -1;                       ///< the next empty one after it, going round

  /// The grid: `shown` by competencies; -1 empty or not to be judged, which has a note.
  bool grid = false;
  std::vector<std::string> columns;
  std::vector<model::CompetencyId> competencies;
  std::vector<std::int8_t> levels;
  std::vector<std::uint8_t> noted;
  int grid_row = -1;

  std::optional<FillDetail> detail;
  std::string saved_at;                    ///< "14.02"
  bool stale = false;                      ///< steps came after the saved return
  std::uint64_t levels_here = 0;           ///< for the question about another file
  std::function<std::uint64_t()> new_id;

  std::size_t at(std::size_t row, std::size_t column) const {
    return row * columns.size() + column;
  }
};

FillModel build_fill(const Context& context, const Desk& desk, const Route& route,
                     const FillState& state);

}  // namespace asah::screens
