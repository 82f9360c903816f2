#pragma once
// Days, times and ages as people read them. Same rule as numbers.hpp: write_ functions fill the
// caller's buffer, number_text() makes a std::string.

#include <string_view>

#include "core/base/date.hpp"
#include "core/report/numbers.hpp"

namespace asah::report {

using base::Date;

enum class DateStyle : std::uint8_t {
  Long,       ///< 21 November 2026
  Medium,     ///< 21 Nov 2026
  Numeric,    ///< 21-11-2026, in both languages: day first is never left to be guessed
  DayMonth,   ///< 21 Nov
  MonthYear,  ///< November 2026
};

/// kNoValue for no date.
std::string_view write_date(NumberBuffer& buffer, Date date, DateStyle style, Language language);
/// "14.02" in Indonesian, "14:02" in English; minutes since midnight, taken modulo a day.
std::string_view write_clock(NumberBuffer& buffer, int minutes, Language language);
/// Name of month 1 to 12, whole or in three letters; kNoValue otherwise.
std::string_view month_name(int month, bool whole, Language language);

/// How long one day lies from another, by the calendar: 31 January to 1 March 2026 is 1 month and
/// 1 day (the last day of February counts as the month's end).
struct Span {
  int years = 0;
  int months = 0;       ///< 0 to 11
  int days = 0;         ///< 0 to 30
  bool future = false;  ///< `date` lies after `today`; the three numbers are never negative
  bool operator==(const Span&) const = default;
};
/// Both must be dates.
Span span_between(Date date, Date today);

enum class AgeUnit : std::uint8_t { Day, Month, Year };
/// A span in one figure, for "4 bulan" or "2 years ago": days up to 30, months up to 23, then
/// years, each rounded down. The text tables phrase it.
struct Age {
  AgeUnit unit = AgeUnit::Day;
  int count = 0;
  bool future = false;
  bool operator==(const Age&) const = default;
};
/// Both must be dates.
Age age_of(Date date, Date today);

}  // namespace asah::report
