#pragma once
// Calendar dates without a clock or a time zone.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace asah::base {

/// A day of the proleptic Gregorian calendar, as days since 1970-01-01. Default: "no date".
class Date {
 public:
  constexpr Date() = default;
  static constexpr Date from_days(std::int32_t days) {
    Date date;
    date.days_ = days;
    return date;
  }
  /// "No date" when the three do not name a day of the years 1 to 9999.
  static Date from_civil(int year, int month, int day);

  constexpr bool has_value() const { return days_ != kNone; }
  /// Days since 1970-01-01; only where has_value().
  constexpr std::int32_t days() const { return days_; }
  int year() const;
  int month() const;
  int day() const;

  /// The same day `years` later; 29 February becomes 28 February in a common year.
  Date plus_years(int years) const;
  /// No date stays no date.
  Date plus_days(int days) const { return has_value() ? from_days(days_ + days) : Date{}; }

  constexpr auto operator<=>(const Date&) const = default;

 private:
  static constexpr std::int32_t kNone = INT32_MIN;
  std::int32_t days_ = kNone;
};

/// "2026-11-21", or "" for no date.
std::string iso_text(Date date);
/// Reads exactly yyyy-mm-dd. BadDate otherwise.
Result<Date> parse_iso_date(std::string_view text);
/// Reads what Indonesian files carry: yyyy-mm-dd, dd-mm-yyyy, dd/mm/yyyy, dd.mm.yyyy (one- or
/// two-digit day and month), and spreadsheet serials 10000 (1927-05-18) to 2958465 (days since
/// 1899-12-30; a shorter number may be a year). A time after the date is dropped, any other word
/// is refused. Month and day are never swapped by guess. BadDate otherwise.
Result<Date> parse_date(std::string_view text);

/// Whole months from `from` to `to`, rounded towards zero; negative when `to` is earlier. Both must
/// be dates.
int months_between(Date from, Date to);

}  // namespace asah::base
