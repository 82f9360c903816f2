#include "core/report/explanation_text.hpp"

#include <algorithm>
#include <limits>

namespace asah::report {
namespace {

using base::Quantity;

Hundredths hundredths(std::int64_t number) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  return {static_cast<std::int32_t>(std::clamp(number, -kMost, kMost))};
}

std::string value_of(const base::ExplanationInput& input, Language language) {
  const std::string number = quantity_text(input.quantity, input.number, language);
  if (input.text.empty()) return number;
  return number.empty() ? input.text : input.text + ", " + number;
}

}  // namespace

std::string quantity_text(Quantity quantity, std::int64_t number, Language language) {
  switch (quantity) {
    case Quantity::Text:
      break;
    case Quantity::Count:
    case Quantity::Hours:
      return number_text(write_integer, number, language);
    case Quantity::Level:
      return number_text(write_level, hundredths(number), language);
    case Quantity::Gap:
      return number_text(write_difference, hundredths(number), language);
    case Quantity::Percent:
      return number_text(write_percent, hundredths(number), 2, language);
    case Quantity::Weight:
      return number_text(write_scaled, Scaled{number, 2, 2}, language);
    case Quantity::Rupiah:
      return number_text(write_rupiah, number, language);
    case Quantity::Day: {
      const bool in_calendar = number >= Date::from_civil(1, 1, 1).days() &&
                               number <= Date::from_civil(9999, 12, 31).days();
      const Date date = in_calendar ? Date::from_days(static_cast<std::int32_t>(number)) : Date();
      return number_text(write_date, date, DateStyle::Medium, language);
    }
  }
  return {};
}

std::vector<ExplanationRow> explanation_rows(const base::Explanation& explanation, Date today,
                                             Language language) {
  std::vector<ExplanationRow> rows;
  for (const base::ExplanationInput& input : explanation.inputs) {
    ExplanationRow& row = rows.emplace_back();
    row.label = input.label;
    row.value = value_of(input, language);
    if (input.count >= 0) row.count = number_text(write_integer, input.count, language);
    if (!today.has_value()) continue;
    if (input.newest.has_value()) row.age = age_of(input.newest, today);
    const bool differs = input.oldest.has_value() && input.oldest != input.newest;
    if (differs) row.oldest = age_of(input.oldest, today);
  }
  return rows;
}

}  // namespace asah::report
