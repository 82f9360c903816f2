#pragma once
// What the home screen says of a cycle, the trend over the cycles, and a person's way through them.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/analytics/completion.hpp"
#include "core/analytics/gap.hpp"
#include "core/analytics/heatmap.hpp"

namespace asah::analytics {

/// One of the largest gaps. A competency appears once, at the unit of the board where it is largest
/// (unit 0: over everyone, when no unit has enough people).
struct TopGap {
  model::CompetencyId competency;
  model::UnitId unit;
  HeatCell cell;
  std::int32_t missions = 0;   ///< missions that name the competency
  std::int64_t priority = 0;   ///< mean gap in hundredths x (1 + missions)
};

struct Headline {
  model::CycleId cycle;
  JpmSummary jpm;
  std::string band;                    ///< code of the mean JPM's band; empty without a rule
  std::int32_t share_below = kUndefined;  ///< pairs below standard, hundredths of a per cent
  CompletionRow completion;
  std::vector<TopGap> top_gaps;        ///< highest priority first, then more people, then code
};
/// `map` is the unit x competency map of the same basis; `limit` bounds the list of gaps.
Headline build_headline(const Basis& basis, const JpmTable& jpm, const Heatmap& map,
                        const CompletionRow& total, std::size_t limit = 5);

/// One cycle in the trend.
struct TrendPoint {
  model::CycleId cycle;
  base::Date start;
  std::int32_t people = 0;      ///< with a defined JPM
  std::int32_t jpm_mean = kUndefined;
  std::int32_t share_below = kUndefined;
  std::int32_t full_share = 0;  ///< people assessed in full, hundredths of a per cent
  bool operator==(const TrendPoint&) const = default;
};
/// The figures of one cycle.
TrendPoint trend_point(const Basis& basis, const JpmTable& jpm, const CompletionRow& total);
/// Cycles in the order of the trend: by start, then end, then id; drafts left out.
std::vector<model::CycleId> cycles_in_order(const model::Dataset& dataset);
/// All cycles against today's people, places and standards. `roster` as for build_basis().
std::vector<TrendPoint> build_trend(const model::Dataset& dataset, const JpmOptions& options,
                                    StandardsMode mode = StandardsMode::Records,
                                    std::shared_ptr<const Roster> roster = nullptr);

/// A person in one cycle, against today's position and standard.
struct HistoryPoint {
  model::CycleId cycle;
  base::Date start;
  JpmRow jpm;
  std::vector<GapRow> gaps;
};
/// The cycles in which the person has a level, in the order of the trend. Reads only the person's
/// own sheets. Empty for an unknown employee.
std::vector<HistoryPoint> person_history(const model::Dataset& dataset, model::EmployeeId employee,
                                         const JpmOptions& options,
                                         StandardsMode mode = StandardsMode::Records);

}  // namespace asah::analytics
