#pragma once
// The questions that screens ask, as values for the cache. `analytics::Cache cache;
// cache.get(dataset, HeatmapQuery{{cycle}, options})`.

#include "core/analytics/cache.hpp"
#include "core/analytics/completion.hpp"
#include "core/analytics/gap.hpp"
#include "core/analytics/headline.hpp"
#include "core/analytics/heatmap.hpp"
#include "core/analytics/jpm.hpp"
#include "core/analytics/search.hpp"

namespace asah::analytics {

struct RosterQuery;
struct JpmQuery;
struct HeatmapQuery;
struct CompletionQuery;
struct HeadlineQuery;
struct TrendQuery;
struct HistoryQuery;
struct SearchQuery;
struct BasisPull;
using Cache = PullCache<RosterQuery, BasisPull, JpmQuery, HeatmapQuery, CompletionQuery,
                        HeadlineQuery, TrendQuery, HistoryQuery, SearchQuery>;

inline constexpr TableSet kRosterTables = tables<model::Employee, model::Unit, model::Position>();
inline constexpr TableSet kBasisTables =
    kRosterTables | kRatingsTable |
    tables<model::Cycle, model::Competency, model::Standard, model::Tier, model::Moderation,
           model::BandRule, model::Mission>();

struct RosterQuery {
  using Result = Roster;
  static constexpr TableSet reads = kRosterTables;
  Result compute(const model::Dataset& dataset, Cache& cache) const;
  bool operator==(const RosterQuery&) const = default;
};

/// The basis itself.
struct BasisPull {
  using Result = Basis;
  static constexpr TableSet reads = kBasisTables;
  BasisQuery query;
  Result compute(const model::Dataset& dataset, Cache& cache) const;
  bool operator==(const BasisPull&) const = default;
};

struct JpmQuery {
  using Result = JpmTable;
  static constexpr TableSet reads = kBasisTables;
  BasisQuery basis;
  JpmOptions options{};
  Result compute(const model::Dataset& dataset, Cache& cache) const;
  bool operator==(const JpmQuery&) const = default;
};

struct HeatmapQuery {
  using Result = Heatmap;
  static constexpr TableSet reads = kBasisTables;
  BasisQuery basis;
  HeatmapOptions options{};
  Result compute(const model::Dataset& dataset, Cache& cache) const;
  bool operator==(const HeatmapQuery&) const = default;
};

struct CompletionQuery {
  using Result = Completion;
  static constexpr TableSet reads = kBasisTables;
  BasisQuery basis;
  Result compute(const model::Dataset& dataset, Cache& cache) const;
  bool operator==(const CompletionQuery&) const = default;
};

struct HeadlineQuery {
  using Result = Headline;
  static constexpr TableSet reads = kBasisTables;
  BasisQuery basis;
  JpmOptions options{};
  Result compute(const model::Dataset& dataset, Cache& cache) const;
  bool operator==(const HeadlineQuery&) const = default;
};

struct TrendQuery {
  using Result = std::vector<TrendPoint>;
  static constexpr TableSet reads = kBasisTables;
  JpmOptions options{};
  StandardsMode standards = StandardsMode::Records;
  Result compute(const model::Dataset& dataset, Cache& cache) const;
  bool operator==(const TrendQuery&) const = default;
};

struct HistoryQuery {
  using Result = std::vector<HistoryPoint>;
  static constexpr TableSet reads = kBasisTables;
  model::EmployeeId employee;
  JpmOptions options{};
  StandardsMode standards = StandardsMode::Records;
  Result compute(const model::Dataset& dataset, Cache& cache) const;
  bool operator==(const HistoryQuery&) const = default;
};

struct SearchQuery {
  using Result = SearchIndex;
  static constexpr TableSet reads = kRosterTables | tables<model::Competency>();
  Result compute(const model::Dataset& dataset, Cache& cache) const;
  bool operator==(const SearchQuery&) const = default;
};

}  // namespace asah::analytics
