#include "core/analytics/jpm.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "tests/core/analytics/fixture.hpp"
#include "tests/support/data.hpp"

namespace asah::jpm_test {

using namespace asah::analytics;
using model::Purpose;
using model::Source;
using test::day;
using test::Fixture;

namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : base::split(base::trim(text), ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

// "85.19" of 8519; "-" where undefined.
std::string percent_text(std::int32_t percent) {
  if (percent == kUndefined) return "-";
  std::string text = std::to_string(percent);
  while (text.size() < 3) text.insert(0, "0");
  return text.insert(text.size() - 2, ".");
}

Fixture worked_case(const std::vector<std::string>& required,
                    const std::vector<std::string>& achieved) {
  Fixture f(static_cast<int>(required.size()));
  f.usual_bands();
  f.position(10);
  f.person(1, 0, 10);
  std::vector<int> levels;
  for (std::size_t i = 0; i < required.size(); ++i) {
    f.standard(10, static_cast<int>(i), std::stoi(required[i]));
    levels.push_back(achieved[i] == "-" ? -1 : std::stoi(achieved[i]));
  }
  f.rate(1, levels);
  return f;
}

std::string result_text(const JpmTable& table, const JpmRow& row) {
  const auto code = [&](Purpose purpose) {
    const std::string text(table.band_code(row, purpose));
    return text.empty() ? std::string("-") : text;
  };
  return std::to_string(row.sum_required / 100) + ' ' + std::to_string(row.sum_achieved / 100) +
         " | " + percent_text(row.raw) + ' ' + percent_text(row.clipped_total()) + ' ' +
         percent_text(row.clipped_each) + " | " + code(Purpose::Filling) + ' ' +
         code(Purpose::Mapping);
}

}  // namespace

TEST_CASE("every worked case of the job person match comes out as written") {
  const std::string data = test::read_data("analytics/jpm.txt");
  int cases = 0;
  for (const std::string_view line : base::split(data, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    CAPTURE(line);
    const auto columns = base::split(line, '|');
    REQUIRE(columns.size() == 5);
    const Fixture f = worked_case(words_of(columns[0]), words_of(columns[1]));
    const Basis basis = build_basis(f.data, {f.cycle});
    const JpmTable table = job_person_match(basis);
    const std::string expected = std::string(base::trim(columns[2])) + " | " +
                                 std::string(base::trim(columns[3])) + " | " +
                                 std::string(base::trim(columns[4]));
    CHECK(result_text(table, table.rows[0]) == expected);
    CHECK(job_person_match_of(basis, 0) == table.rows[0]);
    ++cases;
  }
  CHECK(cases == 12);
}

TEST_CASE("percentages are rounded half away to two decimals, and so banded") {
  Fixture f(1);
  f.edit_cycle().sources = {{Source::Superior, {100}}, {Source::Peer, {100}}};
  f.usual_bands();
  f.position(10);
  f.person(1, 0, 10);
  f.standard(10, 0, 4);
  f.rate({1, Source::Superior, 1, day(2026, 2)}, {2});
  f.rate({1, Source::Peer, 2, day(2026, 2)}, {3});
  CHECK(job_person_match(build_basis(f.data, {f.cycle})).rows[0].raw == 6250);

  const model::BandRule rule = f.data.band_rules.rows()[0];
  CHECK(band_of(rule, 8000) == 0);
  CHECK(band_of(rule, 7999) == 1);
  CHECK(band_of(rule, 6800) == 1);
  CHECK(band_of(rule, 6799) == 2);
  CHECK(band_of(rule, 0) == 2);
  CHECK(band_of(rule, kUndefined) == -1);
  CHECK(band_of(model::BandRule{}, 9000) == -1);
}

TEST_CASE("79.995 per cent is 80.00 and therefore in the upper band") {
  // 2000 levels demanded (400 x 5), 1599.9 achieved: one competency at 3.90, 399 at 4.00.
  Fixture f(400);
  f.usual_bands();
  f.edit_cycle().sources = {{Source::Superior, {90}}, {Source::Peer, {10}}};
  f.position(10);
  f.person(1, 0, 10);
  f.standards(10, 400, 5);
  std::vector<int> levels(400, 4);
  f.rate({1, Source::Superior, 1, day(2026, 2)}, levels);
  levels[0] = 3;
  f.rate({1, Source::Peer, 2, day(2026, 2)}, levels);
  const JpmTable table = job_person_match(build_basis(f.data, {f.cycle}));
  CHECK(table.rows[0].sum_achieved == 159990);
  CHECK(table.rows[0].raw == 8000);
  CHECK(table.band_code(table.rows[0], Purpose::Filling) == "MS");
}

TEST_CASE("only the managerial and sociocultural count unless all are asked for") {
  Fixture f(1, model::Domain::Managerial);
  f.add_competency(1, model::Domain::Sociocultural);
  f.add_competency(2, model::Domain::Technical);
  f.add_competency(3, model::Domain::Governmental);
  f.edit_cycle().competencies = {f.competency(0), f.competency(1), f.competency(2),
                                 f.competency(3)};
  f.position(10);
  f.person(1, 0, 10);
  f.standards(10, 4, 4);
  f.rate(1, {4, 3, 1, 1});
  const Basis basis = build_basis(f.data, {f.cycle});
  const JpmRow usual = job_person_match(basis).rows[0];
  CHECK(usual.of == 2);
  CHECK(usual.raw == 8750);
  const JpmOptions all{.domains = JpmDomains::All};
  CHECK(job_person_match(basis, all).rows[0].of == 4);
  CHECK(job_person_match(basis, all).rows[0].raw == 5625);
  CHECK(job_person_match_of(basis, 0, all).raw == 5625);
}

TEST_CASE("the band follows the mode asked for") {
  Fixture f = worked_case({"3", "3", "3", "3", "3", "3", "3", "3", "3"},
                          {"5", "5", "1", "1", "3", "3", "3", "3", "3"});
  const Basis basis = build_basis(f.data, {f.cycle});
  const auto band = [&](JpmMode mode) {
    const JpmTable table = job_person_match(basis, {.band_mode = mode});
    return std::string(table.band_code(table.rows[0], Purpose::Mapping));
  };
  CHECK(band(JpmMode::Raw) == "O");
  CHECK(band(JpmMode::ClippedTotal) == "O");
  CHECK(band(JpmMode::ClippedEach) == "CO");
}

TEST_CASE("without a band rule there is no band and no validity") {
  Fixture f(1);
  f.position(10);
  f.person(1, 0, 10);
  f.standard(10, 0, 3);
  f.rate(1, {3});
  const JpmTable table = job_person_match(build_basis(f.data, {f.cycle}), {.as_of = day(2099)});
  CHECK(table.rows[0].raw == 10000);
  CHECK(table.band_code(table.rows[0], Purpose::Filling).empty());
  CHECK_FALSE(table.rows[0].valid_until.has_value());
  CHECK_FALSE(table.rows[0].expired);
}

TEST_CASE("a result is valid as long as its oldest level, the anniversary included") {
  Fixture f(2);
  f.usual_bands();
  f.position(10);
  f.person(1, 0, 10);
  f.standards(10, 2, 3);
  f.rate({1, Source::Superior, 1, day(2024, 2, 29)}, {3, 3});
  f.rate({1, Source::Superior, 1, day(2025, 6, 1)}, {3, -1});
  const auto row = [&](base::Date as_of) {
    return job_person_match(build_basis(f.data, {f.cycle}), {.as_of = as_of}).rows[0];
  };
  CHECK(row({}).valid_until == day(2027, 2, 28));
  CHECK_FALSE(row({}).expired);
  CHECK_FALSE(row(day(2027, 2, 28)).expired);
  CHECK(row(day(2027, 3, 1)).expired);
  // The rule of the cycle's purpose says how many years.
  f.data.band_rules.edit({900 + static_cast<std::uint64_t>(Purpose::Filling)})->validity_years = 1;
  CHECK(row({}).valid_until == day(2027, 2, 28));
  f.edit_cycle().purpose = Purpose::Filling;
  CHECK(row({}).valid_until == day(2025, 2, 28));
}

TEST_CASE("an undated level gives no validity") {
  Fixture f(2);
  f.usual_bands();
  f.position(10);
  f.person(1, 0, 10);
  f.standards(10, 2, 3);
  f.rate({1, Source::Superior, 1, {}}, {3, -1});
  f.rate({1, Source::Superior, 1, day(2025, 6, 1)}, {-1, 3});
  const JpmRow row = job_person_match(build_basis(f.data, {f.cycle}), {.as_of = day(2099)}).rows[0];
  CHECK(row.assessed == 2);
  CHECK_FALSE(row.valid_until.has_value());
  CHECK_FALSE(row.expired);
}

TEST_CASE("the summary counts the people in scope with a percentage") {
  Fixture f(2);
  f.usual_bands();
  f.position(10);
  f.standards(10, 2, 2);
  for (std::uint64_t id = 1; id <= 4; ++id) f.person(id, 0, 10);
  f.person(5, 0, 10, false);
  f.rate(1, {2, 2});   // 100 O
  f.rate(2, {2, 1});   // 75 KO
  f.rate(3, {3, -1});  // 150 O, partial
  f.rate(5, {0, 0});   // not active
  const Basis basis = build_basis(f.data, {f.cycle});
  const JpmTable table = job_person_match(basis, {.as_of = day(2040)});
  const JpmSummary summary = summarize(basis, table);
  CHECK(summary.people == 3);
  CHECK(summary.partial == 1);
  CHECK(summary.expired == 3);
  CHECK(summary.mean == 10833);
  CHECK(summary.mean_clipped_each == 9167);
  CHECK(summary.bands == std::vector<std::int32_t>{2, 0, 1});
  const Fixture none(1);
  const Basis empty = build_basis(none.data, {none.cycle});
  CHECK(summarize(empty, job_person_match(empty)).mean == kUndefined);
}

TEST_CASE("demands of a tier count when asked for") {
  Fixture f(1);
  f.tier(1, 4, 4);
  f.position(10, 1);
  f.person(1, 0, 10);
  f.rate(1, {3});
  CHECK_FALSE(job_person_match(build_basis(f.data, {f.cycle})).rows[0].defined());
  const Basis filled = build_basis(f.data, {f.cycle, {}, StandardsMode::TierDefaults});
  CHECK(job_person_match(filled).rows[0].raw == 7500);
}

}  // namespace asah::jpm_test
