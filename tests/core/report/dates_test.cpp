#include "core/report/dates.hpp"

#include <doctest/doctest.h>

#include "core/base/random.hpp"

namespace asah::dates_test {

using namespace asah::report;
using asah::base::Random;

namespace {

constexpr auto kId = Language::Indonesian;
constexpr auto kEn = Language::English;

Date day(int year, int month, int dom) { return Date::from_civil(year, month, dom); }
std::string text(Date date, DateStyle style, Language language) {
  return number_text(write_date, date, style, language);
}
std::string clock(int minutes, Language language) {
  return number_text(write_clock, minutes, language);
}

}  // namespace

TEST_CASE("a day in every style and both languages") {
  const Date date = day(2026, 11, 21);
  CHECK(text(date, DateStyle::Long, kId) == "21 November 2026");
  CHECK(text(date, DateStyle::Medium, kId) == "21 Nov 2026");
  CHECK(text(date, DateStyle::Numeric, kId) == "21-11-2026");
  CHECK(text(date, DateStyle::Numeric, kEn) == "21-11-2026");
  CHECK(text(date, DateStyle::DayMonth, kEn) == "21 Nov");
  CHECK(text(date, DateStyle::MonthYear, kId) == "November 2026");
  CHECK(text(day(2026, 8, 1), DateStyle::Long, kId) == "1 Agustus 2026");
  CHECK(text(day(2026, 8, 1), DateStyle::Medium, kId) == "1 Agu 2026");
  CHECK(text(day(2026, 8, 1), DateStyle::Medium, kEn) == "1 Aug 2026");
  CHECK(text(day(2026, 5, 4), DateStyle::Long, kId) == "4 Mei 2026");
  CHECK(text(day(2026, 5, 4), DateStyle::Long, kEn) == "4 May 2026");
  CHECK(text(day(7, 1, 2), DateStyle::Numeric, kId) == "02-01-0007");
  CHECK(text(Date(), DateStyle::Long, kId) == kNoValue);
}

TEST_CASE("months have twelve names in either language") {
  for (int month = 1; month <= 12; ++month) {
    for (const Language language : {kId, kEn}) {
      const std::string_view whole = month_name(month, true, language);
      CHECK(whole.size() >= 3);
      CHECK(whole.starts_with(month_name(month, false, language)));
    }
  }
  CHECK(month_name(10, false, kId) == "Okt");
  CHECK(month_name(12, false, kId) == "Des");
  CHECK(month_name(0, true, kId) == kNoValue);
  CHECK(month_name(13, true, kId) == kNoValue);
}

TEST_CASE("a time of day") {
  CHECK(clock(14 * 60 + 2, kId) == "14.02");
  CHECK(clock(14 * 60 + 2, kEn) == "14:02");
  CHECK(clock(0, kId) == "00.00");
  CHECK(clock(24 * 60, kId) == "00.00");
  CHECK(clock(-1, kId) == "23.59");
}

TEST_CASE("spans follow the calendar") {
  CHECK(span_between(day(2026, 1, 31), day(2026, 3, 1)) == Span{0, 1, 1, false});
  CHECK(span_between(day(2026, 1, 31), day(2026, 2, 28)) == Span{0, 1, 0, false});
  CHECK(span_between(day(2023, 11, 21), day(2026, 11, 20)) == Span{2, 11, 30, false});
  CHECK(span_between(day(2026, 11, 21), day(2026, 11, 21)) == Span{0, 0, 0, false});
  CHECK(span_between(day(2027, 1, 1), day(2026, 12, 31)) == Span{0, 0, 1, true});
  CHECK(span_between(day(2024, 2, 29), day(2025, 2, 28)) == Span{1, 0, 0, false});
}

TEST_CASE("a span's parts stay in their bounds and grow with the day") {
  Random random(50);
  for (int i = 0; i < 1000; ++i) {
    const Date a = Date::from_days(static_cast<std::int32_t>(random.between(-10000, 30000)));
    int before = -1;
    for (int step = 0; step < 70; ++step) {
      const Span span = span_between(a, a.plus_days(step));
      CHECK(span.months >= 0);
      CHECK(span.months <= 11);
      CHECK(span.days >= 0);
      CHECK(span.days <= 30);
      const int order = (span.years * 12 + span.months) * 31 + span.days;
      CHECK(order > before);
      before = order;
    }
  }
}

TEST_CASE("an age is one figure in the unit a person would use") {
  const Date today = day(2026, 11, 21);
  CHECK(age_of(today, today) == Age{AgeUnit::Day, 0, false});
  CHECK(age_of(day(2026, 10, 22), today) == Age{AgeUnit::Day, 30, false});
  CHECK(age_of(day(2026, 10, 21), today) == Age{AgeUnit::Month, 1, false});
  CHECK(age_of(day(2026, 7, 20), today) == Age{AgeUnit::Month, 4, false});
  CHECK(age_of(day(2024, 12, 21), today) == Age{AgeUnit::Month, 23, false});
  CHECK(age_of(day(2024, 11, 21), today) == Age{AgeUnit::Year, 2, false});
  CHECK(age_of(day(2026, 12, 21), today) == Age{AgeUnit::Month, 1, true});
}

}  // namespace asah::dates_test
