#include "core/analytics/jpm.hpp"

#include <algorithm>
#include <utility>

#include "core/base/decimal.hpp"

namespace asah::analytics {
namespace {

bool counts(const Basis& basis, std::size_t column, JpmDomains domains) {
  if (domains == JpmDomains::All) return true;
  const model::Competency* competency = basis.competency(column);
  return competency != nullptr && (competency->domain == model::Domain::Managerial ||
                                   competency->domain == model::Domain::Sociocultural);
}

std::vector<std::uint32_t> counted_columns(const Basis& basis, JpmDomains domains) {
  std::vector<std::uint32_t> columns;
  for (std::uint32_t column = 0; column < basis.width(); ++column) {
    if (counts(basis, column, domains)) columns.push_back(column);
  }
  return columns;
}

struct Sums {
  std::int32_t required = 0;
  std::int32_t achieved = 0;
  std::int32_t clipped = 0;
  std::int32_t assessed = 0;
  std::int32_t of = 0;
  std::int32_t oldest = -1;  // age in days of the oldest level
};

Sums add_up(std::span<const AchievedCell> cells, std::span<const std::int16_t> required,
            std::span<const std::uint32_t> columns) {
  Sums sums;
  for (const std::uint32_t column : columns) {
    const std::int32_t wanted = required[column];
    if (wanted < 0) continue;
    ++sums.of;
    const std::int32_t there = cells[column].achieved;
    if (there < 0) continue;
    ++sums.assessed;
    sums.required += wanted;
    sums.achieved += there;
    sums.clipped += std::min(wanted, there);
    sums.oldest = std::max(sums.oldest, std::int32_t{cells[column].age_days});
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
class Rows {
 public:
  Rows(const Basis& basis, const JpmOptions& options)
      : basis_(basis), options_(options), columns_(counted_columns(basis, options.domains)) {
    const auto* filling_rule = model::band_rule_for(basis.dataset, model::Purpose::Filling);
    const auto* mapping_rule = model::band_rule_for(basis.dataset, model::Purpose::Mapping);
    if (filling_rule != nullptr) filling = *filling_rule;
    if (mapping_rule != nullptr) mapping = *mapping_rule;
    const bool fills = basis.cycle.purpose == model::Purpose::Filling;
    const auto* own = fills ? filling_rule : mapping_rule;
    if (own != nullptr) validity_years_ = own->validity_years;
  }

  JpmRow row(std::size_t person) {
    const auto required = basis_.standards.required_row(basis_.position_of(person));
    const Sums sums = add_up(basis_.achieved.row(person), required, columns_);
    JpmRow row;
    row.sum_required = sums.required;
    row.sum_achieved = sums.achieved;
    row.sum_clipped = sums.clipped;
    row.assessed = small(sums.assessed);
    row.of = small(sums.of);
    if (sums.required > 0) {
      row.raw = percent_of(sums.achieved, sums.required);
      row.clipped_each = percent_of(sums.clipped, sums.required);
      const std::int32_t banded = row.percent(options_.band_mode);
      row.filling = static_cast<std::int8_t>(band_of(filling, banded));
      row.mapping = static_cast<std::int8_t>(band_of(mapping, banded));
    }
    if (sums.oldest >= 0 && sums.oldest < kUndated && validity_years_ > 0) {
      row.valid_until = valid_until(static_cast<std::size_t>(sums.oldest));
      row.expired = options_.as_of.has_value() && options_.as_of > row.valid_until;
    }
    return row;
  }

  model::BandRule filling;
  model::BandRule mapping;

 private:
  // Remembered by age: people share the dates of their rounds.
  base::Date valid_until(std::size_t age) {
    if (age >= until_.size()) until_.resize(age + 1);
    if (!until_[age].has_value()) {
      const base::Date made = basis_.achieved.newest.plus_days(-static_cast<int>(age));
      until_[age] = made.plus_years(validity_years_);
    }
    return until_[age];
  }

  const Basis& basis_;
  const JpmOptions& options_;
  std::vector<std::uint32_t> columns_;
  std::vector<base::Date> until_;
  std::int32_t validity_years_ = 0;  // 0: no rule, no validity
};

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
  Rows rows(basis, options);
  JpmTable table{options, {}, {}, {}};
  table.rows.reserve(basis.people());
  for (std::size_t person = 0; person < basis.people(); ++person) {
    table.rows.push_back(rows.row(person));
  }
  table.filling_rule = std::move(rows.filling);
  table.mapping_rule = std::move(rows.mapping);
  return table;
}

JpmRow job_person_match_of(const Basis& basis, std::size_t person, const JpmOptions& options) {
  return Rows(basis, options).row(person);
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
