#pragma once
// From many ratings to one level per person and competency, by the rule that the cycle states.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/date.hpp"
#include "core/model/dataset.hpp"

namespace asah::analytics {

/// Which ratings make the level.
enum class RatingView : std::uint8_t {
  Combined,          ///< the cycle's rule, then the moderation: the level that counts
  BeforeModeration,  ///< the cycle's rule alone
  Others,            ///< the cycle's rule without the self-rating and without moderation
  OneSource,         ///< one source alone whatever its weight, without moderation
};
struct SourceFilter {
  RatingView view = RatingView::Combined;
  model::Source source = model::Source::Self;  ///< read by OneSource only
  bool operator==(const SourceFilter&) const = default;
};

/// Achieved level of a cell without one. Never the same as level 0.
inline constexpr std::int16_t kNotAssessed = -1;

/// Age of a cell without a date; an age past 65,534 days shows as 65,534.
inline constexpr std::uint16_t kUndated = 65535;

/// What else is to be known of a combined level.
enum CellFlag : std::uint8_t {
  kNoConsensus = 1,  ///< consensus was asked for and the counted ratings differ: no level
  kModerated = 2,    ///< a moderation replaced the combined level
  kSuperseded = 4,   ///< an older rating of the same rater and source was set aside
  kBeside = 8,       ///< there is a rating whose source does not count (weight 0 or not listed)
};

/// One combined level. Eight bytes, so that one load and one store move a cell.
struct AchievedCell {
  std::int16_t achieved = kNotAssessed;  ///< hundredths of a level
  std::uint16_t age_days = kUndated;     ///< days from the cell's date to AchievedMatrix::newest
  std::uint8_t count = 0;                ///< ratings counted, at most 255
  std::uint8_t sources = 0;              ///< bit i: source i counted
  std::uint8_t range = 0;                ///< lowest counted level, plus 16 times the highest
  std::uint8_t flags = 0;                ///< CellFlag

  bool assessed() const { return achieved != kNotAssessed; }
  int lowest() const { return range & 15; }
  int highest() const { return range >> 4; }
  bool has(CellFlag flag) const { return (flags & flag) != 0; }
  bool operator==(const AchievedCell&) const = default;
};
static_assert(sizeof(AchievedCell) == 8);

/// One rating as the rules see it.
struct RatingItem {
  model::Source source = model::Source::Superior;
  model::RaterId rater;
  base::Date date;
  std::int8_t level = model::Level::kNone;
};

/// The rule with the weight of each source in hundredths; 0 where the source does not count.
struct CombinePlan {
  model::CombineRule rule = model::CombineRule::WeightedMean;
  std::array<std::int32_t, model::kSourceCount> weight{};
};
/// The plan of a cycle under a filter. A source listed twice counts by its first entry; a weight
/// below zero counts as zero.
CombinePlan combine_plan(const model::Cycle& cycle, SourceFilter filter);

/// Combines the ratings of one person in one competency. `items` in the order of SheetKey (source,
/// rater, date); items without a level of 0 to 5 do not exist. age_days is left at kUndated.
///
/// First, of one rater under one source only the latest date is taken. Then, over the sources with
/// a weight above zero:
///  - WeightedMean: the mean of the raters inside each source, then the mean of these weighted by
///    source over the sources present; exact, rounded half away from zero to hundredths.
///  - Median: of all ratings; for an even number the mean of the middle two.
///  - Consensus: the common level; none and kNoConsensus when two ratings differ.
///  - Last: the rating of the latest date; on one date that of the source with the higher weight,
///    then of the lower source number, then of the higher rater id.
///  - Max: the highest.
AchievedCell combine_items(const CombinePlan& plan, std::span<const RatingItem> items);

/// All people by all competencies of a cycle.
struct AchievedMatrix {
  model::CycleId cycle;
  /// The columns: the cycle's list without repetitions; when the list is empty, what was rated.
  std::vector<model::CompetencyId> competencies;
  std::size_t people = 0;           ///< rows: the employees table's, in its order
  std::vector<AchievedCell> cells;  ///< row-major
  base::Date newest;                ///< latest date of any rating or moderation of the cycle

  std::size_t width() const { return competencies.size(); }
  const AchievedCell& at(std::size_t person, std::size_t column) const {
    return cells[person * width() + column];
  }
  std::span<const AchievedCell> row(std::size_t person) const {
    return std::span(cells).subspan(person * width(), width());
  }
  /// Date of the newest counted rating (of the moderation where there is one); no date when the
  /// cell is empty or its ratings are undated.
  base::Date date(const AchievedCell& cell) const;
  /// Column of a competency, or model::kNoIndex.
  std::uint32_t column(model::CompetencyId competency) const;
};
/// Combines a whole cycle. Linear in the rating rows (people and sheets lie in the same order), no
/// allocation per row. An unknown cycle gives a matrix without columns.
///
/// A moderation replaces the level of its cell: the last one by date, then id. One whose `after` is
/// none takes earlier ones back, so that the combined level holds again. Count, sources and range
/// stay those of the ratings.
AchievedMatrix combine(const model::Dataset& dataset, model::CycleId cycle,
                       SourceFilter filter = {});
/// The same for these people only (ascending ids): row i of the result is ids[i].
AchievedMatrix combine_people(const model::Dataset& dataset, model::CycleId cycle,
                              SourceFilter filter, std::span<const model::EmployeeId> ids);

}  // namespace asah::analytics
