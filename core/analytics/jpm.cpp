#include "core/analytics/jpm.hpp"

#include <algorithm>

#include "core/base/decimal.hpp"

namespace asah::analytics {
namespace {

bool counts(const Basis& basis, std::size_t column, JpmDomains domains) {
  if (domains == JpmDomains::All) return true;
  const model::Competency* competency = basis.competency(column);
  return competency != nullptr && (competency->domain == model::Domain::Managerial ||
                                   competency->domain == model::Domain::Sociocultural);
}

// The required levels of every position in the columns that count; -1 elsewhere.
std::vector<std::int16_t> counted_requirements(const Basis& basis, JpmDomains domains) {
  std::vector<std::int16_t> required = basis.standards.required;
  for (std::size_t column = 0; column < basis.width(); ++column) {
    if (counts(basis, column, domains)) continue;
    for (std::size_t at = column; at < required.size(); at += basis.width()) required[at] = -1;
  }
  return required;
}

struct Sums {
  std::int32_t required = 0;
  std::int32_t achieved = 0;
  std::int32_t clipped = 0;
  std::int32_t assessed = 0;
  std::int32_t of = 0;
  std::int32_t oldest = -1;  // age in days of the oldest level
};

Sums add_up(std::span<const AchievedCell> cells, const std::int16_t* required) {
  Sums sums;
  for (std::size_t column = 0; column < cells.size(); ++column) {
    const std::int32_t wanted = required[column];
    const std::int32_t there = cells[column].achieved;
    const bool demanded = wanted >= 0;
    const bool both = demanded && there >= 0;
    sums.of += demanded;
    sums.assessed += both;
    sums.required += both ? wanted : 0;
    sums.achieved += both ? there : 0;
    sums.clipped += both ? std::min(wanted, there) : 0;
    sums.oldest = std::max(sums.oldest, both ? std::int32_t{cells[column].age_days} : -1);
  }
  return sums;
}

std::int32_t percent_of(std::int32_t part, std::int32_t whole) {
  return static_cast<std::int32_t>(base::divide_rounded(std::int64_t{part} * 10000, whole));
}

std::uint16_t small(std::int32_t count) {
  return static_cast<std::uint16_t>(std::min<std::int32_t>(count, UINT16_MAX));
}

// What all rows of a table share.
struct Frame {
  const Basis& basis;
  JpmOptions options;
  model::BandRule filling;
  model::BandRule mapping;
  std::int32_t validity_years = 0;  // 0: no rule, no validity
};

Frame frame_of(const Basis& basis, const JpmOptions& options) {
  Frame frame{basis, options, {}, {}};
  const auto* filling = model::band_rule_for(basis.dataset, model::Purpose::Filling);
  const auto* mapping = model::band_rule_for(basis.dataset, model::Purpose::Mapping);
  if (filling != nullptr) frame.filling = *filling;
  if (mapping != nullptr) frame.mapping = *mapping;
  const auto* own = basis.cycle.purpose == model::Purpose::Filling ? filling : mapping;
  if (own != nullptr) frame.validity_years = own->validity_years;
  return frame;
}

JpmRow row_of(const Frame& frame, std::size_t person, const std::int16_t* required) {
  const AchievedMatrix& matrix = frame.basis.achieved;
  const Sums sums = add_up(matrix.row(person), required);
  JpmRow row;
  row.sum_required = sums.required;
  row.sum_achieved = sums.achieved;
  row.sum_clipped = sums.clipped;
  row.assessed = small(sums.assessed);
  row.of = small(sums.of);
  if (sums.required > 0) {
    row.raw = percent_of(sums.achieved, sums.required);
    row.clipped_each = percent_of(sums.clipped, sums.required);
    const std::int32_t banded = row.percent(frame.options.band_mode);
    row.filling = static_cast<std::int8_t>(band_of(frame.filling, banded));
    row.mapping = static_cast<std::int8_t>(band_of(frame.mapping, banded));
  }
  if (sums.oldest >= 0 && sums.oldest < kUndated && frame.validity_years > 0) {
    row.valid_until = matrix.newest.plus_days(-sums.oldest).plus_years(frame.validity_years);
    row.expired = frame.options.as_of.has_value() && frame.options.as_of > row.valid_until;
  }
  return row;
}

}  // namespace

std::int32_t JpmRow::percent(JpmMode mode) const {
  switch (mode) {
    case JpmMode::ClippedTotal: return clipped_total();
    case JpmMode::ClippedEach: return clipped_each;
    default: return raw;
  }
}

std::string_view JpmTable::band_code(const JpmRow& row, model::Purpose purpose) const {
  const int at = band(row, purpose);
  return at < 0 ? std::string_view{} : rule(purpose).bands[static_cast<std::size_t>(at)].code;
}

int band_of(const model::BandRule& rule, std::int32_t percent) {
  if (percent == kUndefined) return -1;
  for (std::size_t i = 0; i < rule.bands.size(); ++i) {
    if (rule.bands[i].min.value <= percent) return static_cast<int>(i);
  }
  return -1;
}

JpmTable job_person_match(const Basis& basis, const JpmOptions& options) {
  Frame frame = frame_of(basis, options);
  const std::vector<std::int16_t> required = counted_requirements(basis, options.domains);
  const std::size_t nowhere = basis.standards.positions;
  JpmTable table{options, {}, {}, {}};
  table.rows.reserve(basis.people());
  for (std::size_t person = 0; person < basis.people(); ++person) {
    const std::size_t position = std::min<std::size_t>(basis.position_of(person), nowhere);
    table.rows.push_back(row_of(frame, person, required.data() + position * basis.width()));
  }
  table.filling_rule = std::move(frame.filling);
  table.mapping_rule = std::move(frame.mapping);
  return table;
}

JpmRow job_person_match_of(const Basis& basis, std::size_t person, const JpmOptions& options) {
  const auto demanded = basis.standards.required_row(basis.position_of(person));
  std::vector<std::int16_t> required(demanded.begin(), demanded.end());
  for (std::size_t column = 0; column < required.size(); ++column) {
    if (!counts(basis, column, options.domains)) required[column] = -1;
  }
  return row_of(frame_of(basis, options), person, required.data());
}

JpmSummary summarize(const Basis& basis, const JpmTable& table) {
  JpmSummary summary;
  const model::Purpose purpose = basis.cycle.purpose;
  summary.bands.resize(table.rule(purpose).bands.size());
  std::int64_t raw = 0;
  std::int64_t clipped = 0;
  for (std::size_t person = 0; person < table.rows.size(); ++person) {
    const JpmRow& row = table.rows[person];
    if (basis.in_scope[person] == 0 || !row.defined()) continue;
    ++summary.people;
    summary.partial += row.partial();
    summary.expired += row.expired;
    raw += row.raw;
    clipped += row.clipped_each;
    const int band = table.band(row, purpose);
    if (band >= 0) ++summary.bands[static_cast<std::size_t>(band)];
  }
  if (summary.people > 0) {
    const auto mean = [&](std::int64_t sum) {
      return static_cast<std::int32_t>(base::divide_rounded(sum, summary.people));
    };
    summary.mean = mean(raw);
    summary.mean_clipped_each = mean(clipped);
  }
  return summary;
}

}  // namespace asah::analytics
