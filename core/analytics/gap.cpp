#include "core/analytics/gap.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>

namespace asah::analytics {
namespace {

std::string_view code_of(const Basis& basis, std::uint32_t column) {
  const model::Competency* competency = basis.competency(column);
  return competency == nullptr ? std::string_view{} : std::string_view(competency->code);
}

GapRow gap_row(const Basis& basis, std::size_t person, std::uint32_t column) {
  GapRow row;
  row.column = column;
  row.competency = basis.achieved.competencies[column];
  row.demand = basis.demands_of(person)[column];
  row.cell = basis.achieved.at(person, column);
  row.date = basis.achieved.date(row.cell);
  row.gap = gap_of(row.demand, row.cell);
  row.below_minimum = row.cell.assessed() && row.demand.minimum.has_value() &&
                      row.cell.achieved < 100 * row.demand.minimum.value;
  return row;
}

constexpr std::int16_t kHighLevel = 400;

bool is_strength(const GapRow& row) {
  return row.gap->value < 0 || (row.gap->value == 0 && row.cell.achieved >= kHighLevel);
}

}  // namespace

std::optional<base::Hundredths> gap_of(const Demand& demand, const AchievedCell& cell) {
  if (!demand.required.has_value() || !cell.assessed()) return std::nullopt;
  return base::Hundredths{100 * demand.required.value - cell.achieved};
}

std::vector<GapRow> person_gaps(const Basis& basis, std::size_t person) {
  std::vector<GapRow> rows;
  rows.reserve(basis.width());
  for (std::uint32_t column = 0; column < basis.width(); ++column) {
    rows.push_back(gap_row(basis, person, column));
  }
  return rows;
}

Profile person_profile(const Basis& basis, std::size_t person) {
  Profile profile;
  for (const GapRow& row : person_gaps(basis, person)) {
    if (!row.gap) continue;
    if (row.gap->value > 0) profile.needs.push_back(row);
    if (is_strength(row)) profile.strengths.push_back(row);
  }
  std::ranges::sort(profile.strengths, {}, [&](const GapRow& row) {
    return std::tuple(row.gap->value, -row.cell.achieved, code_of(basis, row.column), row.column);
  });
  std::ranges::sort(profile.needs, {}, [&](const GapRow& row) {
    const std::int64_t urgency = std::int64_t{row.gap->value} * row.demand.weight.value;
    return std::tuple(!row.demand.essential, -urgency, code_of(basis, row.column), row.column);
  });
  return profile;
}

std::vector<SelfView> self_against_others(const Basis& basis, std::size_t person) {
  const std::span<const model::EmployeeId> one(&basis.roster->ids[person], 1);
  const auto levels = [&](SourceFilter filter) {
    return combine_people(basis.dataset, basis.cycle.id, filter, one);
  };
  const AchievedMatrix self = levels({RatingView::OneSource, model::Source::Self});
  const AchievedMatrix others = levels({RatingView::Others, model::Source::Self});
  std::vector<SelfView> views;
  views.reserve(basis.width());
  for (std::uint32_t column = 0; column < basis.width(); ++column) {
    views.push_back({column, self.at(0, column).achieved, others.at(0, column).achieved});
  }
  return views;
}

}  // namespace asah::analytics
