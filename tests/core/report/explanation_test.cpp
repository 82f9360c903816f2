#include "core/report/explanation_text.hpp"

#include <doctest/doctest.h>

namespace asah::explanation_test {

using namespace asah::report;
using asah::base::Explanation;
using asah::base::ExplanationInput;
using asah::base::Quantity;

namespace {

constexpr auto kId = Language::Indonesian;
Date day(int year, int month, int dom) { return Date::from_civil(year, month, dom); }

}  // namespace

TEST_CASE("each quantity is written in its own way") {
  CHECK(quantity_text(Quantity::Text, 7, kId).empty());
  CHECK(quantity_text(Quantity::Count, 14212, kId) == "14.212");
  CHECK(quantity_text(Quantity::Level, 300, kId) == "3");
  CHECK(quantity_text(Quantity::Level, 267, kId) == "2,67");
  CHECK(quantity_text(Quantity::Gap, -100, kId) == "−1");
  CHECK(quantity_text(Quantity::Percent, 9630, kId) == "96,30\xc2\xa0%");
  CHECK(quantity_text(Quantity::Weight, 60, Language::English) == "0.60");
  CHECK(quantity_text(Quantity::Rupiah, 12'500'000, kId) ==
        "Rp\xc2\xa0"
        "12.500.000");
  CHECK(quantity_text(Quantity::Hours, 20, kId) == "20");
  CHECK(quantity_text(Quantity::Day, day(2026, 11, 21).days(), kId) == "21 Nov 2026");
}

TEST_CASE("numbers beyond any sense stay within bounds") {
  CHECK(quantity_text(Quantity::Day, INT64_MAX, kId) == kNoValue);
  CHECK(quantity_text(Quantity::Day, INT64_MIN, kId) == kNoValue);
  CHECK(quantity_text(Quantity::Level, INT64_MAX, kId) == "21.474.836,47");
  CHECK(quantity_text(Quantity::Gap, INT64_MIN, kId) == "−21.474.836,47");
}

TEST_CASE("rows of an explanation: value, count, ages") {
  Explanation explanation{"formula.gap_mean", "gap/1", "source.permenpanrb_38_2017", {}};
  ExplanationInput& unit = explanation.inputs.emplace_back();
  unit.label = "explain.unit";
  unit.quantity = Quantity::Text;
  unit.text = "Dinas Kesehatan";
  ExplanationInput& mean = explanation.inputs.emplace_back();
  mean.label = "explain.achieved";
  mean.quantity = Quantity::Level;
  mean.number = 267;
  mean.text = "Komunikasi";
  mean.count = 612;
  mean.oldest = day(2024, 1, 1);
  mean.newest = day(2026, 7, 20);
  const auto rows = explanation_rows(explanation, day(2026, 11, 21), kId);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].label == "explain.unit");
  CHECK(rows[0].value == "Dinas Kesehatan");
  CHECK(rows[0].count.empty());
  CHECK_FALSE(rows[0].age.has_value());
  CHECK(rows[1].value == "Komunikasi, 2,67");
  CHECK(rows[1].count == "612");
  CHECK(rows[1].age == Age{AgeUnit::Month, 4, false});
  CHECK(rows[1].oldest == Age{AgeUnit::Year, 2, false});
  const auto undated = explanation_rows(explanation, Date(), kId);
  CHECK_FALSE(undated[1].age.has_value());
  explanation.inputs[1].oldest = explanation.inputs[1].newest;
  CHECK_FALSE(explanation_rows(explanation, day(2026, 11, 21), kId)[1].oldest.has_value());
}

}  // namespace asah::explanation_test
