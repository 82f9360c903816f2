#pragma once
// Gaps of groups of people: units with their subtrees, positions, tiers; by competency, domain, or
// aspect (knowledge, skill, attitude).

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analytics/jpm.hpp"

namespace asah::analytics {

enum class HeatRows : std::uint8_t { Units, Positions, Tiers };
/// Aspects: of each level that a person lacks between the one achieved and the one required, the
/// three indicators not yet shown are counted by their tag, each as a third of the level; of a
/// level lacked in part, that part. So a person's aspects add up to the shortfall (surplus gives
/// nothing). It says where the missing behaviour lies, not that an aspect was measured.
enum class HeatColumns : std::uint8_t { Competencies, Domains, Aspects };

/// Cells of fewer people than this are flagged, so that nobody is exposed.
inline constexpr std::int32_t kMinPeople = 5;

struct HeatmapOptions {
  HeatRows rows = HeatRows::Units;
  HeatColumns columns = HeatColumns::Competencies;
  model::UnitId within{};  ///< only people of this unit and below; none: everyone in scope
  base::Date as_of{};      ///< ages are counted to this day; no date: to the newest rating
  std::int32_t min_people = kMinPeople;
  JpmDomains jpm_domains = JpmDomains::ManagerialSociocultural;
  bool operator==(const HeatmapOptions&) const = default;
};

/// Sums over pairs of person and competency; addable, exact. Levels in hundredths, in aspect
/// columns in thirds of a hundredth (a level has three indicators).
struct HeatSums {
  std::int64_t gap = 0;        ///< signed; in aspect columns the aspect's part of the shortfall
  std::int64_t shortfall = 0;  ///< of the gaps above zero
  std::int64_t demanded = 0;   ///< required of the pairs assessed
  std::int64_t age_days = 0;
  // For the interval, over people: with g the person's sum of gaps and m the number of pairs.
  std::int64_t gap_squares = 0;   ///< g^2
  std::int64_t gap_by_pairs = 0;  ///< g m
  std::int64_t pair_squares = 0;  ///< m^2
  std::uint32_t people = 0;       ///< with a pair assessed
  std::uint32_t pairs = 0;        ///< demanded and assessed
  std::uint32_t expected = 0;     ///< demanded, assessed or not
  std::uint32_t below = 0;        ///< pairs with a gap above zero
  std::uint32_t dated = 0;
  std::uint32_t sources = 0;
  std::uint32_t ratings = 0;
  std::array<std::uint32_t, model::kLevelCount + 1> levels{};

  void add(const HeatSums& other);
  bool operator==(const HeatSums&) const = default;
};

/// One cell. Numbers are kUndefined where n is 0 (the interval: where people < 2).
struct HeatCell {
  std::int32_t n = 0;       ///< pairs assessed; in a competency column that is people
  std::int32_t of = 0;      ///< pairs with a standard
  std::int32_t people = 0;  ///< people with a pair assessed
  std::int32_t mean_gap = kUndefined;        ///< hundredths of a level, signed
  std::int32_t mean_shortfall = kUndefined;  ///< hundredths, a surplus counted as 0
  std::int32_t share_below = kUndefined;     ///< hundredths of a per cent of the pairs assessed
  /// Part of what is demanded that is not yet shown, hundredths of a per cent.
  std::int32_t share_missing = kUndefined;
  /// 95 % interval of mean_gap over people: mean +- t(0.975, people - 1) x s / sqrt(people), s the
  /// sample deviation. Where a person brings several pairs (domains, aspects) the pairs of one
  /// person are taken together (ratio estimate, Cochran 1977, 2.11), which is the same formula when
  /// everyone brings one. In aspect columns it belongs to mean_shortfall.
  std::int32_t interval_low = kUndefined;
  std::int32_t interval_high = kUndefined;
  std::int32_t mean_age_months = kUndefined;  ///< hundredths of a month of 30.4375 days
  std::int32_t mean_sources = kUndefined;     ///< hundredths of a source a pair
  std::int32_t ratings = 0;                   ///< counted ratings behind the cell
  /// Pairs at each level 0 to 5, the combined level rounded to the nearest, halves up.
  std::array<std::int32_t, model::kLevelCount + 1> levels{};
  /// 0 < people < min_people. The numbers are there; who shows them to others must withhold them.
  bool suppressed = false;
  bool operator==(const HeatCell&) const = default;
};
/// How sums become a cell.
struct HeatScale {
  std::int32_t min_people = kMinPeople;
  std::int32_t parts = 1;       ///< parts of a hundredth in the sums: 3 in aspect columns
  std::int32_t days_since = 0;  ///< from the matrix's newest date to the day of the ages
};
HeatCell heat_cell(const HeatSums& sums, const HeatScale& scale);

/// A row: a unit with all below it, a position or a tier.
struct HeatRow {
  std::uint64_t id = 0;          ///< of the unit, position or tier; 0: people without one
  std::uint32_t table_row = model::kNoIndex;
  std::uint32_t depth = 0;       ///< of a unit below the topmost row
  std::int32_t people = 0;       ///< in scope
  std::int32_t jpm_people = 0;
  std::int32_t jpm_mean = kUndefined;  ///< mean of the raw percentages
};
struct HeatColumn {
  HeatColumns kind = HeatColumns::Competencies;
  model::CompetencyId competency;
  model::Domain domain = model::Domain::Managerial;
  model::Aspect aspect = model::Aspect::Knowledge;
  std::uint32_t basis_column = model::kNoIndex;  ///< of a competency
};

struct Heatmap {
  HeatmapOptions options;
  std::vector<HeatColumn> columns;  ///< competencies in the cycle's order
  /// Units in tree order (all of them, or the subtree asked for); positions with people by name;
  /// tiers with people by order. People without a place come last.
  std::vector<HeatRow> rows;
  std::vector<HeatCell> cells;   ///< row-major
  HeatRow total_row;             ///< everyone
  std::vector<HeatCell> totals;  ///< a cell a column

  const HeatCell& at(std::size_t row, std::size_t column) const {
    return cells[row * columns.size() + column];
  }
  /// Row of a unit, position or tier; model::kNoIndex when it is not shown.
  std::uint32_t row_of(std::uint64_t id) const;
};

/// `jpm` of the same basis.
Heatmap build_heatmap(const Basis& basis, const JpmTable& jpm, const HeatmapOptions& options = {});

/// One person behind a cell.
struct CellPerson {
  std::uint32_t person = 0;
  std::uint32_t column = 0;  ///< of the basis
  std::int16_t required = 0;
  std::int16_t achieved = 0;
  std::int32_t part = 0;     ///< signed gap in hundredths; in an aspect column the aspect's part
};
/// The pairs that make up a cell (`row` may be kNoIndex for the total), largest part first, then by
/// name and id.
std::vector<CellPerson> people_behind(const Basis& basis, const Heatmap& map, std::uint32_t row,
                                      std::uint32_t column);

base::Explanation explain_cell(const Basis& basis, const Heatmap& map, std::uint32_t row,
                               std::uint32_t column);

}  // namespace asah::analytics
