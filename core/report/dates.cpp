#include "core/report/dates.hpp"

#include <algorithm>
#include <format>
#include <utility>

namespace asah::report {
namespace {

constexpr std::array<std::array<std::string_view, 2>, 12> kMonths = {{{"Januari", "January"},
                                                                      {"Februari", "February"},
                                                                      {"Maret", "March"},
                                                                      {"April", "April"},
                                                                      {"Mei", "May"},
                                                                      {"Juni", "June"},
                                                                      {"Juli", "July"},
                                                                      {"Agustus", "August"},
                                                                      {"September", "September"},
                                                                      {"Oktober", "October"},
                                                                      {"November", "November"},
                                                                      {"Desember", "December"}}};

template <class... Arguments>
std::string_view print(NumberBuffer& buffer, std::format_string<Arguments...> format,
                       Arguments&&... arguments) {
  const auto room = static_cast<std::ptrdiff_t>(buffer.size());
  const auto result =
      std::format_to_n(buffer.data(), room, format, std::forward<Arguments>(arguments)...);
  return {buffer.data(), static_cast<std::size_t>(result.out - buffer.data())};
}

// `date` moved by whole months; the day is held back to the month's last.
Date plus_months(Date date, int months) {
  const int count = date.year() * 12 + date.month() - 1 + months;
  for (int day = date.day(); day > 28; --day) {
    const Date moved = Date::from_civil(count / 12, count % 12 + 1, day);
    if (moved.has_value()) return moved;
  }
  return Date::from_civil(count / 12, count % 12 + 1, std::min(date.day(), 28));
}

}  // namespace

std::string_view month_name(int month, bool whole, Language language) {
  if (month < 1 || month > 12) return kNoValue;
  const std::string_view name =
      kMonths[static_cast<std::size_t>(month - 1)][static_cast<std::size_t>(language)];
  // Agustus is cut to Agu, never to Ags; every other short form is the first three letters too.
  return whole ? name : name.substr(0, 3);
}

std::string_view write_date(NumberBuffer& buffer, Date date, DateStyle style, Language language) {
  if (!date.has_value()) return kNoValue;
  const int year = date.year();
  const int month = date.month();
  const int day = date.day();
  const std::string_view whole = month_name(month, true, language);
  const std::string_view brief = month_name(month, false, language);
  switch (style) {
    case DateStyle::Long:
      return print(buffer, "{} {} {}", day, whole, year);
    case DateStyle::Medium:
      return print(buffer, "{} {} {}", day, brief, year);
    case DateStyle::Numeric:
      return print(buffer, "{:02}-{:02}-{:04}", day, month, year);
    case DateStyle::DayMonth:
      return print(buffer, "{} {}", day, brief);
    case DateStyle::MonthYear:
      return print(buffer, "{} {}", whole, year);
  }
  return kNoValue;
}

std::string_view write_clock(NumberBuffer& buffer, int minutes, Language language) {
  constexpr int kDay = 24 * 60;
  const int within = ((minutes % kDay) + kDay) % kDay;
  const char mark = language == Language::Indonesian ? '.' : ':';
  return print(buffer, "{:02}{}{:02}", within / 60, mark, within % 60);
}

Span span_between(Date date, Date today) {
  const Date from = std::min(date, today);
  const Date to = std::max(date, today);
  int months = (to.year() - from.year()) * 12 + (to.month() - from.month());
  if (plus_months(from, months) > to) --months;
  return {months / 12, months % 12, to.days() - plus_months(from, months).days(), date > today};
}

Age age_of(Date date, Date today) {
  const Span span = span_between(date, today);
  const int months = span.years * 12 + span.months;
  if (months == 0) return {AgeUnit::Day, span.days, span.future};
  if (months < 24) return {AgeUnit::Month, months, span.future};
  return {AgeUnit::Year, span.years, span.future};
}

}  // namespace asah::report
