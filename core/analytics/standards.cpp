#include "core/analytics/standards.hpp"

#include <algorithm>
#include <utility>

#include "core/model/refs.hpp"

namespace asah::analytics {
namespace {

using Column = std::pair<model::CompetencyId, std::uint32_t>;

std::vector<Column> sorted_columns(std::span<const model::CompetencyId> competencies) {
  std::vector<Column> columns;
  for (std::uint32_t i = 0; i < competencies.size(); ++i) columns.emplace_back(competencies[i], i);
  std::ranges::sort(columns);
  return columns;
}

std::uint32_t column_of(const std::vector<Column>& columns, model::CompetencyId competency) {
  const auto at = std::ranges::lower_bound(columns, competency, {}, &Column::first);
  return at != columns.end() && at->first == competency ? at->second : model::kNoIndex;
}

model::Level tier_level(const model::Tier& tier, const model::Competency& competency) {
  switch (competency.domain) {
    case model::Domain::Managerial: return tier.managerial;
    case model::Domain::Sociocultural: return tier.sociocultural;
    default: return {};
  }
}

void fill_from_tiers(const model::Dataset& dataset,
                     std::span<const model::CompetencyId> competencies, StandardMatrix& matrix) {
  std::vector<const model::Competency*> known;
  for (const auto id : competencies) known.push_back(dataset.competencies.find(id));
  std::size_t cell = 0;
  for (const model::Position& position : dataset.positions) {
    const model::Tier* tier = dataset.tiers.find(position.tier);
    for (std::size_t column = 0; column < matrix.width; ++column, ++cell) {
      Demand& demand = matrix.demands[cell];
      if (tier == nullptr || known[column] == nullptr || demand.required.has_value()) continue;
      demand = Demand{};
      demand.required = tier_level(*tier, *known[column]);
      demand.from_tier = demand.required.has_value();
    }
  }
}

}  // namespace

StandardMatrix effective_standards(const model::Dataset& dataset,
                                   std::span<const model::CompetencyId> competencies,
                                   StandardsMode mode) {
  StandardMatrix matrix;
  matrix.mode = mode;
  matrix.width = competencies.size();
  matrix.positions = dataset.positions.size();
  matrix.demands.resize((matrix.positions + 1) * matrix.width);
  const std::vector<Column> columns = sorted_columns(competencies);
  for (const model::Standard& standard : dataset.standards) {
    const std::uint32_t column = column_of(columns, standard.competency);
    if (column == model::kNoIndex) continue;
    const auto position = dataset.positions.index_of(standard.position);
    if (!position) continue;
    matrix.demands[*position * matrix.width + column] = {
        standard.required, standard.minimum, standard.weight, standard.essential, false};
  }
  if (mode == StandardsMode::TierDefaults) fill_from_tiers(dataset, competencies, matrix);
  matrix.required.reserve(matrix.demands.size());
  for (const Demand& demand : matrix.demands) {
    const int level = demand.required.has_value() ? 100 * demand.required.value : -1;
    matrix.required.push_back(static_cast<std::int16_t>(level));
  }
  return matrix;
}

}  // namespace asah::analytics
