#pragma once
// Penilaian of one cycle: the grid in which a rater gives levels, and what stands behind one cell.

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/level_step.hpp"
#include "wasm/screens/unread.hpp"

namespace asah::screens {

/// Everybody in the order of the grid. It stands while people and units do, so that a level
/// entered costs no sorting.
struct RatingOrder {
  analytics::RevisionMark mark;
  /// Rows of the employees table, by the unit tree, then name, then id.
  std::vector<std::uint32_t> people;
};

enum class RatingFilter : std::uint8_t { All, Open, Mine };

struct RatingState {
  int source = static_cast<int>(model::Source::Superior);
  /// The rater whose levels are entered; 0: all raters, to look at; none: the person at work where
  /// a rater of that name is known.
  std::optional<std::uint64_t> rater;
  std::uint64_t unit = 0;
  int filter = 0;  ///< RatingFilter
  /// The selected cell. Column -1: none; employee 0: the first open cell.
  std::uint64_t employee = 0;
  int column = 0;
  Route taken;
  bool moderating = false;
  bool naming = false;  ///< the dialog that finds or adds a rater
  std::string rater_query;
  /// The grid and the note take the focus in the next frame.
  Unread<bool> focus_grid;
  Unread<bool> focus_note;
  bool reveal = false;
  Unread<std::string> note;
  Unread<bool> evidence;
  Unread<int> after;  ///< level chosen in the moderation
  Unread<std::string> reason;
  Unread<std::shared_ptr<const RatingOrder>> order;  ///< handed on from model to model

  bool operator==(const RatingState&) const = default;
};

/// One person of the grid; texts are formatted when drawn.
struct RatingRow {
  std::uint32_t person = 0;    ///< row of the employees table
  model::EmployeeId employee;
  std::uint32_t position = 0;  ///< row of the positions table or kNoIndex
  model::RaterId rater;        ///< who would enter here
  base::Date sheet;            ///< of that rater's latest sheet; none: no sheet yet
};

struct RatingNote {
  std::uint64_t id = 0;
  std::string text;
  std::string about;  ///< "Atasan · Sri Rahayu · 3 Nov 2026"
  bool evidence = false;
  bool own = false;
};

struct RatingVoice {
  std::string source;
  std::string rater;
  std::string level;
  std::string date;
  bool beside = false;
  bool older = false;  ///< a newer rating of the same rater counts
};

struct RatingDetail {
  model::EmployeeId employee;
  model::CompetencyId competency;
  std::string person;
  std::string name;  ///< of the competency
  std::array<LevelStep, model::kLevelCount> steps;
  int level = -1;
  std::vector<RatingNote> notes;
  std::vector<RatingVoice> voices;
  std::string combined;  ///< "2,67"; empty without a combined level
  std::string rule;
  bool no_consensus = false;
  std::int32_t before = -1;  ///< combined before moderation, hundredths
  std::string moderated;     ///< level after moderation; empty without one
  std::string moderated_by;
  std::string reason;
};

struct RaterHit {
  std::uint64_t employee = 0;
  std::uint64_t rater = 0;  ///< 0: a record must be made
  std::string name;
  std::string detail;
};

enum class RatingGate : std::uint8_t { Open, Closed, ReadOnly, NoRater };

struct RatingModel {
  std::optional<RatingState> adopted;
  bool known = false;       ///< the cycle is there
  bool has_people = false;
  model::Cycle cycle;
  RatingGate gate = RatingGate::Open;
  std::string actor;
  base::Date today;
  model::Source source = model::Source::Superior;
  bool letter_keys = true;
  std::string unit_name;
  std::vector<std::pair<std::uint64_t, std::string>> units;   ///< tree order, indented
  std::vector<std::pair<std::uint64_t, std::string>> raters;  ///< by name
  int unit = -1;
  int rater = -1;
  model::RaterId acting;

  std::shared_ptr<const RatingOrder> order;
  std::vector<std::string> columns;
  std::vector<model::CompetencyId> competencies;
  std::vector<RatingRow> rows;
  /// rows x columns: the latest level, its day, 1 where a note is.
  std::vector<std::int8_t> levels;
  std::vector<base::Date> dates;
  std::vector<std::uint8_t> noted;
  analytics::StandardMatrix standards;
  base::Table<model::Employee> employees;  ///< shares the store's rows
  /// By position row, the last for "no position".
  std::vector<std::string> second;
  std::vector<std::uint8_t> demanding;  ///< 1: the position demands some of the columns

  std::size_t people = 0;  ///< in the unit, before "not complete"
  std::size_t awaited = 0; ///< cells expected of them
  std::size_t filled = 0;  ///< of these, with a level
  std::size_t full = 0;    ///< people without an open cell
  int selected_row = -1;
  int selected_column = -1;
  std::optional<RatingDetail> detail;
  std::vector<RaterHit> hits;
  std::function<std::uint64_t()> new_id;

  std::size_t at(int row, int column) const {
    return static_cast<std::size_t>(row) * columns.size() + static_cast<std::size_t>(column);
  }
  std::string_view second_line(const RatingRow& row) const;
  int standard(int row, int column) const;
  /// Whether a level is awaited: the position demands the competency, or none of the cycle's.
  bool expected(int row, int column) const;
  /// The intents that put `level` (-1 clears) into a cell; empty when nothing may be entered.
  std::vector<Intent> entry(int row, int column, int level) const;
  /// The next awaited cell without a level, going round; (-1, -1) when there is none.
  std::pair<int, int> next_empty(int row, int column) const;
};

RatingModel build_rating(const Context& context, const Desk& desk, const Route& route,
                         const RatingState& state);

/// The inspector's part of build_rating; the model's selection is set.
RatingDetail rating_detail(const Context& context, const RatingModel& model);

}  // namespace asah::screens
