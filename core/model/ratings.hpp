#pragma once
// Ratings as columns. One block a cycle; one row a "sheet": what one rater, as one source, on one
// day, said of one employee, in all the cycle's competencies. Ratings are facts: a new day makes a
// new row, nothing is overwritten by another rater.

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/date.hpp"
#include "core/model/types.hpp"

namespace asah::model {

/// Identity and order of a sheet within its cycle.
struct SheetKey {
  EmployeeId employee;
  Source source = Source::Superior;
  RaterId rater;
  base::Date date;

  auto operator<=>(const SheetKey&) const = default;
};

/// One level given on a sheet.
struct LevelEntry {
  CompetencyId competency;
  Level level;

  bool operator==(const LevelEntry&) const = default;
};

/// One level's change; none means "not there".
struct LevelChange {
  CompetencyId competency;
  Level before;
  Level after;

  bool operator==(const LevelChange&) const = default;
};

/// Changes on one sheet.
struct SheetChange {
  SheetKey key;
  std::vector<LevelChange> levels;

  bool operator==(const SheetChange&) const = default;
};

/// All ratings of one cycle, rows in SheetKey order. Columns are dense; the levels are a matrix,
/// row-major, `width()` wide, Level::kNone where nothing was said. No row is entirely empty.
class RatingBlock {
 public:
  RatingBlock() = default;
  explicit RatingBlock(CycleId cycle) : cycle_(cycle) {}

  CycleId cycle() const { return cycle_; }
  std::size_t rows() const { return employee_.size(); }
  std::size_t width() const { return competencies_.size(); }
  std::span<const CompetencyId> competencies() const { return competencies_; }
  std::span<const EmployeeId> employees() const { return employee_; }
  std::span<const Source> sources() const { return source_; }
  std::span<const RaterId> raters() const { return rater_; }
  std::span<const base::Date> dates() const { return date_; }
  /// The whole matrix: rows() * width() levels.
  std::span<const std::int8_t> levels() const { return levels_; }
  std::span<const std::int8_t> row_levels(std::size_t row) const {
    return std::span(levels_).subspan(row * width(), width());
  }
  SheetKey key(std::size_t row) const {
    return {employee_[row], source_[row], rater_[row], date_[row]};
  }
  /// Number of levels given (cells that are not none).
  std::size_t level_count() const;
  /// Row with exactly this key.
  std::optional<std::size_t> find(const SheetKey& key) const;
  /// First row whose key is not less than `key`; rows() when there is none.
  std::size_t lower_bound(const SheetKey& key) const;
  /// Column of a competency.
  std::optional<std::size_t> column(CompetencyId competency) const;
  /// Level on a sheet; none when the sheet or the column is not there.
  Level level(const SheetKey& key, CompetencyId competency) const;

  /// Adds a column at the right, empty; nothing when it is there already.
  void add_competency(CompetencyId competency);
  /// Space for `rows` rows, to avoid growth while appending.
  void reserve(std::size_t rows);
  /// Appends a row; `key` must follow the last one and `levels` be width() long, not all none.
  void append(const SheetKey& key, std::span<const std::int8_t> levels);
  /// Applies changes given in strictly ascending key order, in one pass. Checks nothing but the
  /// order: who calls has compared `before`. Rows left without a level vanish; unknown
  /// competencies become columns.
  void apply(std::span<const SheetChange> changes);

  bool operator==(const RatingBlock&) const = default;

 private:
  void apply_in_place(const SheetChange& change, std::size_t row);
  void set_levels(std::span<std::int8_t> row, const SheetChange& change) const;

  CycleId cycle_;
  std::vector<CompetencyId> competencies_;
  std::vector<EmployeeId> employee_;
  std::vector<Source> source_;
  std::vector<RaterId> rater_;
  std::vector<base::Date> date_;
  std::vector<std::int8_t> levels_;
};

/// The blocks of all cycles, by cycle id, copy-on-write by block.
class Ratings {
 public:
  /// The cycle's block; an empty one when nothing was rated.
  const RatingBlock& block(CycleId cycle) const;
  /// The block for writing, made when missing, copied when shared.
  RatingBlock& edit(CycleId cycle);
  /// Installs a whole block, in place of what was there.
  void set(RatingBlock block);
  /// Cycles with a block, ascending.
  std::vector<CycleId> cycles() const;
  /// True when the cycle's block is the very same untouched copy in both.
  bool shares_block(const Ratings& other, CycleId cycle) const {
    return &block(cycle) == &other.block(cycle);
  }
  /// Levels given in all cycles.
  std::size_t level_count() const;

  std::uint64_t revision() const { return revision_; }
  void set_revision(std::uint64_t revision) { revision_ = revision; }

  /// Equal when every cycle has the same levels; empty blocks count as absent.
  bool operator==(const Ratings& other) const;

 private:
  std::vector<std::shared_ptr<RatingBlock>> blocks_;
  std::uint64_t revision_ = 0;
};

}  // namespace asah::model
