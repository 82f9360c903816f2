#include "core/base/date.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "core/base/random.hpp"

namespace asah::date_test {

using namespace asah::base;

namespace {

Date day(int year, int month, int dom) { return Date::from_civil(year, month, dom); }

std::string parsed(std::string_view text) {
  const auto date = parse_date(text);
  return date ? iso_text(*date) : std::string(error_code_text(date.error().code));
}

}  // namespace

TEST_CASE("a civil day is counted from 1970-01-01") {
  CHECK(day(1970, 1, 1).days() == 0);
  CHECK(day(1969, 12, 31).days() == -1);
  CHECK(day(2000, 2, 29).days() == 11016);
  CHECK(day(2026, 11, 21).days() == 20778);
}

TEST_CASE("days that are not in the calendar are no date") {
  CHECK(day(2024, 2, 29).has_value());
  CHECK_FALSE(day(2023, 2, 29).has_value());
  CHECK_FALSE(day(1900, 2, 29).has_value());
  CHECK_FALSE(day(2026, 0, 1).has_value());
  CHECK_FALSE(day(2026, 13, 1).has_value());
  CHECK_FALSE(day(2026, 4, 31).has_value());
  CHECK_FALSE(day(2026, 4, 0).has_value());
  CHECK_FALSE(day(0, 1, 1).has_value());
  CHECK_FALSE(day(10000, 1, 1).has_value());
  CHECK_FALSE(Date().has_value());
  CHECK(iso_text(Date()).empty());
}

TEST_CASE("every day of four centuries goes to text and back") {
  const Date first = day(1800, 1, 1);
  const Date last = day(2200, 12, 31);
  for (Date date = first; date <= last; date = date.plus_days(17)) {
    CHECK(day(date.year(), date.month(), date.day()) == date);
    CHECK(parse_iso_date(iso_text(date)) == date);
    CHECK(parse_date(iso_text(date)) == date);
  }
}

TEST_CASE("steps in days and years") {
  CHECK(iso_text(day(2026, 12, 31).plus_days(1)) == "2027-01-01");
  CHECK(iso_text(day(2024, 2, 29).plus_years(1)) == "2025-02-28");
  CHECK(iso_text(day(2024, 2, 29).plus_years(4)) == "2028-02-29");
  CHECK(iso_text(day(2026, 11, 21).plus_years(-3)) == "2023-11-21");
  CHECK_FALSE(day(9999, 1, 1).plus_years(1).has_value());
}

TEST_CASE("no date stays no date whatever is added") {
  CHECK_FALSE(Date().plus_days(1).has_value());
  CHECK_FALSE(Date().plus_days(-1).has_value());
  CHECK_FALSE(Date().plus_years(3).has_value());
  CHECK(Date() < day(1, 1, 1));
}

TEST_CASE("parse_iso_date takes one form only") {
  CHECK(parse_iso_date("2026-11-21") == day(2026, 11, 21));
  for (const char* bad : {"", "2026-11-2", "26-11-2021", "2026/11/21", "2026-11-21 ", "2026-13-01",
                          "2026-02-29", "-026-11-21", "2026-+1-21", "2026-11-2a"}) {
    CAPTURE(bad);
    REQUIRE_FALSE(parse_iso_date(bad).has_value());
    CHECK(parse_iso_date(bad).error().code == ErrorCode::BadDate);
  }
}

TEST_CASE("parse_date reads the forms of Indonesian files") {
  for (const char* good : {"2026-11-05", "05-11-2026", "5-11-2026", "05/11/2026", "5/11/2026",
                           "05.11.2026", "'05-11-2026", "  05-11-2026 ",
                           "\xc2\xa0"
                           "05-11-2026",
                           "2026-11-05T08:30:00Z", "2026-11-05 08:30:00", "05-11-2026 08:30",
                           "5/11/2026 8:30 PM", "2026/11/05", "46331", " ' 05-11-2026"}) {
    CAPTURE(good);
    CHECK(parsed(good) == "2026-11-05");
  }
  CHECK(parsed("13-01-2026") == "2026-01-13");
  CHECK(parsed("10000") == "1927-05-18");
  CHECK(parsed("2958465") == "9999-12-31");
}

TEST_CASE("parse_date never guesses") {
  for (const char* bad :
       {"", "01-13-2026", "05-11-26", "21 November 2026", "5 Mei 1990", "31-02-2026", "2026", "0",
        "9999", "2958466", "45000.5", "1-2", "1-2-3-4", "5-11-0026", "null", "21-11-2026 Selasa",
        "05--11-2026", "99999999999999999999"}) {
    CAPTURE(bad);
    CHECK(parsed(bad) == "bad_date");
  }
}

TEST_CASE("a rejected date keeps at most 40 bytes of the text") {
  const auto result = parse_date(std::string(1000, 'x'));
  REQUIRE_FALSE(result.has_value());
  REQUIRE(result.error().args.size() == 1);
  CHECK(result.error().args[0].size() == 40);
}

TEST_CASE("months between two days are whole and symmetric") {
  CHECK(months_between(day(2026, 1, 31), day(2026, 2, 28)) == 0);
  CHECK(months_between(day(2026, 1, 31), day(2026, 3, 31)) == 2);
  CHECK(months_between(day(2023, 11, 21), day(2026, 11, 21)) == 36);
  CHECK(months_between(day(2023, 11, 21), day(2026, 11, 20)) == 35);
  CHECK(months_between(day(2026, 11, 21), day(2026, 11, 21)) == 0);
  Random random(5);
  for (int i = 0; i < 500; ++i) {
    const Date a = Date::from_days(static_cast<std::int32_t>(random.between(-20000, 40000)));
    const Date b = Date::from_days(static_cast<std::int32_t>(random.between(-20000, 40000)));
    CHECK(months_between(a, b) == -months_between(b, a));
    const int months = months_between(a, b);
    const int days = b.days() - a.days();
    CHECK(std::abs(days - months * 30.4369) < 33);
  }
}

}  // namespace asah::date_test
