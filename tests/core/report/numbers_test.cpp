#include "core/report/numbers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

#include "core/base/random.hpp"
#include "core/base/text.hpp"

namespace asah::numbers_test {

using namespace asah::report;
using asah::base::Random;

namespace {

constexpr auto kId = Language::Indonesian;
constexpr auto kEn = Language::English;
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::string scaled(std::int64_t units, int scale, int decimals, Language language = kId) {
  return number_text(write_scaled, Scaled{units, scale, decimals}, language);
}
std::string real(double value, int decimals) {
  return number_text(write_double, value, decimals, kId);
}
std::string compact(std::int64_t value, Language language = kId) {
  return number_text(write_rupiah_compact, value, language);
}
std::string percent(int hundredths, int decimals, Language language = kId) {
  return number_text(write_percent, Hundredths{hundredths}, decimals, language);
}
std::string level(int hundredths) { return number_text(write_level, Hundredths{hundredths}, kId); }
std::string difference(int hundredths, Language language = kId) {
  return number_text(write_difference, Hundredths{hundredths}, language);
}
std::string bytes(std::uint64_t size) { return number_text(write_bytes, size, kId); }
std::string nip(std::string_view text) { return number_text(write_nip, text); }

// Takes the grouping away and makes the mark and the sign ASCII, so that strtod can read it.
std::string plain(std::string text) {
  std::string out;
  if (text.starts_with(kMinus)) {
    out = "-";
    text.erase(0, kMinus.size());
  }
  for (const char c : text) {
    if (c != '.') out += c == ',' ? '.' : c;
  }
  return out;
}

}  // namespace

TEST_CASE("whole numbers are grouped by the language's rule") {
  CHECK(number_text(write_integer, 0, kId) == "0");
  CHECK(number_text(write_integer, 999, kId) == "999");
  CHECK(number_text(write_integer, 1000, kId) == "1.000");
  CHECK(number_text(write_integer, 14212, kId) == "14.212");
  CHECK(number_text(write_integer, 14212, kEn) == "14,212");
  CHECK(number_text(write_integer, -1234567, kId) == "−1.234.567");
  CHECK(number_text(write_integer, kMost, kEn) == "9,223,372,036,854,775,807");
  CHECK(number_text(write_integer, kLeast, kId) == "−9.223.372.036.854.775.808");
}

TEST_CASE("hundredths have two places, always") {
  CHECK(number_text(write_hundredths, Hundredths{123456}, kId) == "1.234,56");
  CHECK(number_text(write_hundredths, Hundredths{123456}, kEn) == "1,234.56");
  CHECK(number_text(write_hundredths, Hundredths{5}, kId) == "0,05");
  CHECK(number_text(write_hundredths, Hundredths{-5}, kId) == "−0,05");
  CHECK(number_text(write_hundredths, Hundredths{0}, kEn) == "0.00");
  CHECK(number_text(write_hundredths, Hundredths{INT32_MIN}, kId) == "−21.474.836,48");
}

TEST_CASE("a scaled number is rounded exactly, halves away from zero") {
  CHECK(scaled(2345, 3, 2) == "2,35");
  CHECK(scaled(-2345, 3, 2) == "−2,35");
  CHECK(scaled(2344, 3, 2) == "2,34");
  CHECK(scaled(250, 2, 0) == "3");
  CHECK(scaled(249, 2, 0) == "2");
  CHECK(scaled(999999, 3, 2) == "1.000,00");
  CHECK(scaled(999999, 3, 2, kEn) == "1,000.00");
  CHECK(scaled(-4, 2, 1) == "0,0");  // rounded to nothing: no sign is left
  CHECK(scaled(5, 0, 2) == "5,00");
  CHECK(scaled(15, 1, 3) == "1,500");
  CHECK(scaled(kLeast, 6, 0) == "−9.223.372.036.855");
  CHECK(scaled(kMost, 0, 6) == "9.223.372.036.854.775.807,000000");
}

TEST_CASE("a double is rounded by its exact binary value") {
  CHECK(real(1.31, 2) == "1,31");
  CHECK(real(2.345, 2) == "2,35");  // stored a little above
  CHECK(real(1.005, 2) == "1,00");  // stored a little below
  CHECK(real(0.125, 2) == "0,13");  // a true half
  CHECK(real(-0.125, 2) == "−0,13");
  CHECK(real(0.5, 0) == "1");
  CHECK(real(2.5, 0) == "3");
  CHECK(real(0.49999999999999994, 0) == "0");
  CHECK(real(-0.001, 2) == "0,00");
  CHECK(real(123456.789, 1) == "123.456,8");
}

TEST_CASE("what is no number is a dash") {
  CHECK(real(std::nan(""), 2) == kNoValue);
  CHECK(real(std::numeric_limits<double>::infinity(), 2) == kNoValue);
  CHECK(real(-std::numeric_limits<double>::infinity(), 2) == kNoValue);
  CHECK(real(1e12, 2) == kNoValue);
  CHECK(real(std::numeric_limits<double>::max(), 0) == kNoValue);
  CHECK(real(999999999999.0, 0) == "999.999.999.999");
  CHECK(round_scaled(std::nan(""), 2) == 0);
  CHECK(round_scaled(1e300, 2) == 9'000'000'000'000'000'000);
  CHECK(round_scaled(-1e300, 2) == -9'000'000'000'000'000'000);
}

TEST_CASE("a rounded double lies within half a unit, and is the best decimal there is") {
  Random random(40);
  for (int i = 0; i < 3000; ++i) {
    const double value = (random.unit() - 0.5) * 2000;
    const int decimals = static_cast<int>(random.below(5));
    const double read = std::strtod(plain(real(value, decimals)).c_str(), nullptr);
    CHECK(std::abs(read - value) <= 0.5 * std::pow(10.0, -decimals) + 1e-9);
  }
}

TEST_CASE("any whole number can be read back from its text") {
  Random random(41);
  for (int i = 0; i < 3000; ++i) {
    const auto value = static_cast<std::int64_t>(random.next() >> random.below(64));
    const std::string text = plain(number_text(write_integer, value, kId));
    CHECK(std::strtoll(text.c_str(), nullptr, 10) == value);
  }
}

TEST_CASE("percentages") {
  CHECK(percent(9630, 2) == "96,30\xc2\xa0%");
  CHECK(percent(9630, 2, kEn) == "96.30%");
  CHECK(percent(8455, 1) == "84,6\xc2\xa0%");
  CHECK(percent(8445, 1) == "84,5\xc2\xa0%");
  CHECK(percent(3149, 0) == "31\xc2\xa0%");
  CHECK(percent(-400, 0) == "−4\xc2\xa0%");
  CHECK(percent(10000, 2, kEn) == "100.00%");
  CHECK(percent(INT32_MIN, 2).ends_with("836,48\xc2\xa0%"));
}

TEST_CASE("levels and their differences show places only where needed") {
  CHECK(level(300) == "3");
  CHECK(level(267) == "2,67");
  CHECK(level(250) == "2,50");
  CHECK(level(0) == "0");
  CHECK(difference(100) == "+1");
  CHECK(difference(-100) == "−1");
  CHECK(difference(0) == "0");
  CHECK(difference(-33) == "−0,33");
  CHECK(difference(150, kEn) == "+1.50");
  CHECK(level_name(1, kId) == "Paham");
  CHECK(level_name(5, kEn) == "Expert");
  CHECK(level_name(0, kId) == kNoValue);
  CHECK(level_name(6, kId) == kNoValue);
}

TEST_CASE("money whole and in short") {
  CHECK(number_text(write_rupiah, 12'500'000, kId) ==
        "Rp\xc2\xa0"
        "12.500.000");
  CHECK(number_text(write_rupiah, 12'500'000, kEn) ==
        "Rp\xc2\xa0"
        "12,500,000");
  CHECK(number_text(write_rupiah, -500, kId) ==
        "−Rp\xc2\xa0"
        "500");
  CHECK(compact(0) ==
        "Rp\xc2\xa0"
        "0");
  CHECK(compact(999) ==
        "Rp\xc2\xa0"
        "999");
  CHECK(compact(950'000) ==
        "Rp\xc2\xa0"
        "950\xc2\xa0rb");
  CHECK(compact(12'500'000) ==
        "Rp\xc2\xa0"
        "12,5\xc2\xa0jt");
  CHECK(compact(3'984'000'000) ==
        "Rp\xc2\xa0"
        "3,98\xc2\xa0M");
  CHECK(compact(3'985'000'000) ==
        "Rp\xc2\xa0"
        "3,99\xc2\xa0M");
  CHECK(compact(3'984'000'000, kEn) ==
        "Rp\xc2\xa0"
        "3.98\xc2\xa0"
        "bn");
  CHECK(compact(1'000'000, kEn) ==
        "Rp\xc2\xa0"
        "1\xc2\xa0m");
  CHECK(compact(2'050'000'000'000) ==
        "Rp\xc2\xa0"
        "2,05\xc2\xa0T");
  CHECK(compact(-12'500'000) ==
        "−Rp\xc2\xa0"
        "12,5\xc2\xa0jt");
}

TEST_CASE("short money that rounds up to a thousand takes the next name") {
  CHECK(compact(999'400'000) ==
        "Rp\xc2\xa0"
        "999\xc2\xa0jt");
  CHECK(compact(999'600'000) ==
        "Rp\xc2\xa0"
        "1\xc2\xa0M");
  CHECK(compact(999'999) ==
        "Rp\xc2\xa0"
        "1\xc2\xa0jt");
  CHECK(compact(9'999'000) ==
        "Rp\xc2\xa0"
        "10\xc2\xa0jt");
  CHECK(compact(99'960'000) ==
        "Rp\xc2\xa0"
        "100\xc2\xa0jt");
  CHECK(compact(999'600'000'000'000) ==
        "Rp\xc2\xa0"
        "1.000\xc2\xa0T");
  CHECK(compact(kLeast) ==
        "−Rp\xc2\xa0"
        "9.223.372\xc2\xa0T");
  CHECK(number_text(write_compact, 12'500, kId) == "12,5\xc2\xa0rb");
  CHECK(number_text(write_compact, -7, kEn) == "−7");
}

TEST_CASE("file sizes") {
  CHECK(bytes(0) ==
        "0\xc2\xa0"
        "B");
  CHECK(bytes(999) ==
        "999\xc2\xa0"
        "B");
  CHECK(bytes(1000) == "1,0\xc2\xa0kB");
  CHECK(bytes(9949) == "9,9\xc2\xa0kB");
  CHECK(bytes(9950) == "10\xc2\xa0kB");
  CHECK(bytes(999'499) == "999\xc2\xa0kB");
  CHECK(bytes(999'500) == "1,0\xc2\xa0MB");
  CHECK(bytes(UINT64_MAX).ends_with("\xc2\xa0TB"));
}

TEST_CASE("a NIP is grouped 8-6-1-3, and what is no NIP is left alone") {
  CHECK(nip("198704122010012998") == "19870412 201001 2 998");
  CHECK(nip("") == "");
  CHECK(nip("19870412201001299") == "19870412201001299");
  CHECK(nip("1987041220100129981") == "1987041220100129981");
  CHECK(nip("19870412201001299X") == "19870412201001299X");
}

TEST_CASE("every text fits its buffer and is UTF-8, at all the ends of the range") {
  for (const std::int64_t value : {kLeast, kLeast + 1, std::int64_t{-1}, std::int64_t{0}, kMost}) {
    for (const Language language : {kId, kEn}) {
      for (int scale = 0; scale <= 6; ++scale) {
        for (int decimals = 0; decimals <= 6; ++decimals) {
          const std::string text = scaled(value, scale, decimals, language);
          CHECK(text.size() < NumberBuffer{}.size());
          CHECK(asah::base::is_utf8(text));
        }
      }
      CHECK(number_text(write_rupiah, value, language).size() < NumberBuffer{}.size());
    }
  }
}

}  // namespace asah::numbers_test
