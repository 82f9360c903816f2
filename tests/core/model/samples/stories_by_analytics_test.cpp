// The same stories as the screens tell them: through core/analytics.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/analytics/headline.hpp"
#include "core/model/builtin/competencies.hpp"
#include "tests/core/model/samples/story.hpp"

namespace asah::stories_by_analytics_test {

using namespace asah::model;

namespace {

struct Reading {
  Dataset data;
  analytics::Basis basis;
  analytics::JpmTable jpm;
  analytics::Heatmap map;
  analytics::Headline headline;
};

/// What the home screen and the heat map say of a sample's newest cycle.
Reading read(std::string_view region, std::uint64_t seed = 1) {
  auto data = samples::generate({.region = region, .seed = seed});
  REQUIRE(data.has_value());
  Reading out;
  out.data = *std::move(data);
  analytics::BasisQuery query;
  query.cycle = analytics::default_cycle(out.data);
  out.basis = analytics::build_basis(out.data, query);
  out.jpm = analytics::job_person_match(out.basis);
  out.map = analytics::build_heatmap(out.basis, out.jpm);
  out.headline = analytics::build_headline(out.basis, out.jpm, out.map, {}, 5);
  return out;
}

const std::string& unit_name(const Reading& reading, UnitId id) {
  static const std::string kNone;
  const Unit* unit = reading.data.units.find(id);
  return unit == nullptr ? kNone : unit->name;
}

std::string code_of(const Reading& reading, CompetencyId id) {
  return reading.data.competencies.find(id)->code;
}

/// Mean gap over everyone, in hundredths.
std::int32_t total_gap(const Reading& reading, std::string_view code) {
  for (std::size_t c = 0; c < reading.map.columns.size(); ++c) {
    if (reading.map.columns[c].competency == competency_id(code)) {
      return reading.map.totals[c].mean_gap;
    }
  }
  FAIL("no column for " << std::string(code));
  return 0;
}

}  // namespace

TEST_CASE("the first sample's open cycle is what the screens show first") {
  for (const samples::SampleInfo& info : samples::samples()) {
    CAPTURE(info.key);
    const Reading reading = read(info.key);
    CHECK(reading.basis.cycle.start.year() == 2026);
    CHECK(reading.jpm.rows.size() == info.employees);
    // Plausible, not flattering: between Cukup Optimal and Optimal.
    CHECK(reading.headline.jpm.mean > 7800);
    CHECK(reading.headline.jpm.mean < 10000);
    CHECK_FALSE(reading.headline.band.empty());
  }
}

TEST_CASE("Rangkui's largest gap on the home screen is communication at a health centre") {
  for (const std::uint64_t seed : {1ULL, 2ULL, 7ULL}) {
    CAPTURE(seed);
    const Reading reading = read("rangkui", seed);
    REQUIRE_FALSE(reading.headline.top_gaps.empty());
    const analytics::TopGap& top = reading.headline.top_gaps[0];
    CHECK(code_of(reading, top.competency) == "KOM");
    CHECK(unit_name(reading, top.unit).starts_with("Puskesmas"));
    CHECK(top.cell.share_below > 6000);
    CHECK(top.missions == 1);
  }
}

TEST_CASE("Bandung's largest gap is green programme planning, then project management") {
  const Reading reading = read("bandung");
  REQUIRE(reading.headline.top_gaps.size() >= 2);
  CHECK(code_of(reading, reading.headline.top_gaps[0].competency) == "GRN");
  CHECK(code_of(reading, reading.headline.top_gaps[1].competency) == "PRJ");
  CHECK(reading.headline.top_gaps[0].missions == 1);
}

TEST_CASE("Lhokseumawe's largest gaps are leadership and communication") {
  const Reading reading = read("lhokseumawe");
  REQUIRE(reading.headline.top_gaps.size() >= 2);
  CHECK(code_of(reading, reading.headline.top_gaps[0].competency) == "KPM");
  CHECK(code_of(reading, reading.headline.top_gaps[1].competency) == "KOM");
}

TEST_CASE("Rakumpit's programme gaps are those of its own profile") {
  const Reading reading = read("rakumpit");
  for (const std::string_view own : {"FAS", "AKM", "TIK"}) {
    CAPTURE(own);
    for (const std::string_view usual : {"INT", "KOM", "PRB"}) {
      CHECK(total_gap(reading, own) > total_gap(reading, usual) + 15);
    }
  }
}

TEST_CASE("Sawahlunto's largest gaps are digital services and tourism") {
  const Reading reading = read("sawahlunto");
  REQUIRE(reading.headline.top_gaps.size() >= 2);
  const std::string first = code_of(reading, reading.headline.top_gaps[0].competency);
  const std::string second = code_of(reading, reading.headline.top_gaps[1].competency);
  CHECK(((first == "DIG" && second == "PAR") || (first == "PAR" && second == "DIG")));
}

TEST_CASE("analytics agree with the sum done by hand, before moderation") {
  for (const samples::SampleInfo& info : samples::samples()) {
    CAPTURE(info.key);
    auto data = samples::generate({.region = info.key});
    REQUIRE(data.has_value());
    analytics::BasisQuery query;
    query.cycle = analytics::default_cycle(*data);
    query.filter.view = analytics::RatingView::BeforeModeration;
    const analytics::Basis basis = analytics::build_basis(*data, query);
    const auto by_hand = test::findings_of(*data, 2);
    std::size_t compared = 0;
    for (const test::Finding& finding : by_hand) {
      const std::size_t person = *data->employees.index_of(finding.person->id);
      const auto column = basis.achieved.column(competency_id(finding.code));
      const analytics::AchievedCell& cell = basis.achieved.at(person, column);
      if (!basis.in_scope[person]) continue;
      ++compared;
      const double shown = cell.achieved / 100.0;
      const bool same = cell.assessed() && std::abs(shown - finding.achieved) < 0.0051;
      CHECK_MESSAGE(same, info.key << ' ' << finding.person->nip << ' ' << std::string(finding.code));
    }
    CHECK(compared * 10 > by_hand.size() * 9);
  }
}

}  // namespace asah::stories_by_analytics_test
