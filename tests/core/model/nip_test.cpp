#include "core/model/nip.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "core/exchange/tables/csv_reader.hpp"
#include "tests/support/data.hpp"

namespace asah::nip_test {

using base::ErrorCode;

TEST_CASE("all documented NIPs are read or refused as documented") {
  const std::map<std::string, ErrorCode> refusals{
      {"199002302015011999", ErrorCode::NipBirthDate},
      {"199013012015011999", ErrorCode::NipBirthDate},
      {"199001012015131999", ErrorCode::NipMonth},
      {"199001012015001999", ErrorCode::NipMonth},
      {"199001012015013999", ErrorCode::NipSex},
      {"199001012015011000", ErrorCode::NipSpreadsheet},
      {"19900101201501199", ErrorCode::NipLength},
      {"1.99001E+17", ErrorCode::NipSpreadsheet},
      {"200501012015011999", ErrorCode::NipAge},
      {"131110468", ErrorCode::NipLegacy},
  };
  const std::string text = test::read_data("import/nip_test_vectors.csv");
  exchange::CsvReader reader(text, ',');
  exchange::CsvRow row;
  REQUIRE(reader.next(row));
  std::size_t vectors = 0;
  while (reader.next(row)) {
    ++vectors;
    const std::string value(row.cells[0]);
    CAPTURE(value);
    const auto nip = model::parse_nip(value);
    if (row.cells[1] != "yes") {
      REQUIRE_FALSE(nip);
      REQUIRE(refusals.contains(value));
      CHECK(nip.error().code == refusals.at(value));
      continue;
    }
    REQUIRE(nip);
    CHECK(nip->is_pppk() == (row.cells[2] == "PPPK"));
    CHECK(base::iso_text(nip->birth) == row.cells[3]);
    CHECK(row.cells[4].starts_with(std::to_string(nip->appointment_year)));
    CHECK((nip->sex == model::Sex::Male) == (row.cells[5] == "L"));
    CHECK(std::to_string(nip->serial) == row.cells[6]);
    if (nip->is_pppk()) CHECK(row.cells[4].ends_with(std::to_string(*nip->contract_code)));
  }
  CHECK(vectors == 15);
}

TEST_CASE("a NIP is read through spaces, apostrophes and grouping, and nothing else") {
  CHECK(model::parse_nip(" '1999.1231 2024-12 1 999 ")->digits == "199912312024121999");
  CHECK(model::parse_nip("").error().code == ErrorCode::NipNotDigits);
  CHECK(model::parse_nip("19991231202412199A").error().code == ErrorCode::NipNotDigits);
  CHECK(model::parse_nip("1,99912E+17").error().code == ErrorCode::NipSpreadsheet);
  CHECK(model::parse_nip(std::string(100000, '9')).error().code == ErrorCode::NipLength);
}

TEST_CASE("a refused text is shown cut, but never within a letter") {
  const std::string text = std::string(39, 'x') + "\u00e9\u00e9";
  CHECK(model::parse_nip(text).error().args == std::vector{std::string(39, 'x')});
}

TEST_CASE("ages at appointment: 16 is the least, 18 to 56 is usual") {
  CHECK(model::parse_nip("200001012016011999")->age_at_appointment() == 16);
  CHECK_FALSE(model::parse_nip("200001012016011999")->has_usual_age());
  CHECK(model::parse_nip("200001012018011999")->has_usual_age());
  CHECK(model::parse_nip("196001012016011999")->has_usual_age());
  CHECK_FALSE(model::parse_nip("195901012016011999")->has_usual_age());
}

TEST_CASE("a NIP prints in groups of 8, 6, 1 and 3") {
  CHECK(model::grouped_nip("199912312024121999") == "19991231 202412 1 999");
  CHECK(model::grouped_nip("123") == "123");
}

}  // namespace asah::nip_test
