#include "core/analytics/queries.hpp"

#include <utility>

namespace asah::analytics {

Roster RosterQuery::compute(const model::Dataset& dataset, Cache&) const {
  return build_roster(dataset);
}

Basis BasisPull::compute(const model::Dataset& dataset, Cache& cache) const {
  return build_basis(dataset, query, cache.get(dataset, RosterQuery{}));
}

JpmTable JpmQuery::compute(const model::Dataset& dataset, Cache& cache) const {
  return job_person_match(*cache.get(dataset, BasisPull{basis}), options);
}

Heatmap HeatmapQuery::compute(const model::Dataset& dataset, Cache& cache) const {
  const auto jpm = cache.get(dataset, JpmQuery{basis, {.domains = options.jpm_domains,
                                                       .band_mode = JpmMode::Raw,
                                                       .as_of = options.as_of}});
  return build_heatmap(*cache.get(dataset, BasisPull{basis}), *jpm, options);
}

Completion CompletionQuery::compute(const model::Dataset& dataset, Cache& cache) const {
  return build_completion(*cache.get(dataset, BasisPull{basis}));
}

Headline HeadlineQuery::compute(const model::Dataset& dataset, Cache& cache) const {
  HeatmapOptions map_options;
  map_options.as_of = options.as_of;
  map_options.jpm_domains = options.domains;
  const auto map = cache.get(dataset, HeatmapQuery{basis, map_options});
  const auto jpm = cache.get(dataset, JpmQuery{basis, options});
  const auto completion = cache.get(dataset, CompletionQuery{basis});
  return build_headline(*cache.get(dataset, BasisPull{basis}), *jpm, *map, completion->total);
}

std::vector<TrendPoint> TrendQuery::compute(const model::Dataset& dataset, Cache& cache) const {
  // The bases stay out of the cache: a dozen cycles would push out what the screens look at.
  return build_trend(dataset, options, standards, cache.get(dataset, RosterQuery{}));
}

std::vector<HistoryPoint> HistoryQuery::compute(const model::Dataset& dataset, Cache&) const {
  return person_history(dataset, employee, options, standards);
}

SearchIndex SearchQuery::compute(const model::Dataset& dataset, Cache&) const {
  return SearchIndex(dataset);
}

}  // namespace asah::analytics
