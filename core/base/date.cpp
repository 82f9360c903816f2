#include "core/base/date.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <format>
#include <optional>

#include "core/base/text.hpp"

namespace asah::base {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(std::int32_t days) {
  return year_month_day{sys_days{std::chrono::days{days}}};
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return {};
  if (text[0] == '-' || text[0] == '+') return {};
  return value;
}

// Splits at `separator` into exactly three numbers.
std::optional<std::array<int, 3>> three_numbers(std::string_view text, char separator) {
  std::array<int, 3> out{};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t at = text.find(separator);
    if ((at == std::string_view::npos) != (i == 2)) return {};
    const auto number = whole_number(text.substr(0, at));
    if (!number) return {};
    out[i] = *number;
    if (i < 2) text.remove_prefix(at + 1);
  }
  return out;
}

// Without white space, the apostrophe that marks text in a spreadsheet, and a time of day. Words
// after the first blank stay, so that "21 November 2026" is not read as the number 21.
std::string_view trimmed_to_date(std::string_view text) {
  text = trim(text);
  if (text.starts_with('\'')) text = trim(text.substr(1));
  const std::size_t end = text.find_first_of(" T");
  if (end == std::string_view::npos) return text;
  const std::string_view time = text.substr(end + 1);
  const bool is_time = time.find(':') != std::string_view::npos &&
                       time.find_first_not_of("0123456789:.,+- ZAPM") == std::string_view::npos;
  return is_time ? text.substr(0, end) : text;
}

}  // namespace

Date Date::from_civil(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const year_month_day ymd{std::chrono::year{year},
                           std::chrono::month{static_cast<unsigned>(month)},
                           std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return {};
  return from_days(static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count()));
}

int Date::year() const { return static_cast<int>(civil(days_).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(days_).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(days_).day())); }

Date Date::plus_years(int years) const {
  if (!has_value()) return {};
  const Date same_day = from_civil(year() + years, month(), day());
  return same_day.has_value() ? same_day : from_civil(year() + years, 2, 28);
}

std::string iso_text(Date date) {
  if (!date.has_value()) return {};
  return std::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
}

Result<Date> parse_iso_date(std::string_view text) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const auto parts = three_numbers(text, '-');
    if (parts) {
      const Date date = Date::from_civil((*parts)[0], (*parts)[1], (*parts)[2]);
      if (date.has_value()) return date;
    }
  }
  return fail(ErrorCode::BadDate, {}, {std::string(text.substr(0, 40))});
}

Result<Date> parse_date(std::string_view text) {
  const std::string_view day_part = trimmed_to_date(text);
  for (const char separator : {'-', '/', '.'}) {
    const auto parts = three_numbers(day_part, separator);
    if (!parts) continue;
    const auto [a, b, c] = *parts;
    const bool year_first = day_part.find(separator) == 4;
    // Two-digit years are refused: 26 may be 1926 or 2026, and a guess would be silent.
    if (!year_first && c < 1000) break;
    const Date date = year_first ? Date::from_civil(a, b, c) : Date::from_civil(c, b, a);
    if (date.has_value()) return date;
    break;
  }
  // Shorter numbers are refused: 2026 is a year, not the 2026th day of a spreadsheet.
  if (const auto serial = whole_number(day_part); serial && *serial >= 10000 && *serial <= 2958465) {
    const Date epoch = Date::from_civil(1899, 12, 30);
    return epoch.plus_days(*serial);
  }
  return fail(ErrorCode::BadDate, {}, {std::string(text.substr(0, 40))});
}

int months_between(Date from, Date to) {
  if (to < from) return -months_between(to, from);
  const int months = (to.year() - from.year()) * 12 + (to.month() - from.month());
  return to.day() < from.day() ? months - 1 : months;
}

}  // namespace asah::base
