#include "core/analytics/completion.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "core/analytics/headline.hpp"
#include "tests/core/analytics/fixture.hpp"

namespace asah::completion_test {

using namespace asah::analytics;
using model::Source;
using test::day;
using test::Fixture;

namespace {

Fixture office() {
  Fixture f(3);
  f.edit_cycle().sources = {{Source::Self, {0}}, {Source::Superior, {100}}};
  f.unit(1);
  f.unit(2, 1);
  f.unit(3, 1);
  f.position(10);
  f.position(20);
  f.standards(10, 2, 3);  // two of the three
  f.person(1, 2, 10);     // full: both demanded
  f.person(2, 2, 10);     // part
  f.person(3, 3, 20);     // no standard: all three expected, two there
  f.person(4, 3, 10);     // only beside
  f.person(5, 3, 10, false);
  f.person(6, 0, 20);     // full without a standard
  f.rate({1, Source::Superior, 9, day(2026, 2)}, {3, 3});
  f.rate({1, Source::Superior, 9, day(2026, 3)}, {2});
  f.rate({2, Source::Superior, 9, day(2026, 2)}, {3, -1, 4});
  f.rate({3, Source::Superior, 9, day(2026, 2)}, {3, 3});
  f.rate({4, Source::Self, 4, day(2026, 2)}, {3, 3, 3});
  f.rate({5, Source::Superior, 9, day(2026, 2)}, {3, 3});
  f.rate({6, Source::Superior, 9, day(2026, 2)}, {3, 3, 3});
  f.rate({6, Source::Peer, 8, day(2026, 2)}, {3, 3, 3});
  return f;
}

}  // namespace

TEST_CASE("completion by unit with all below") {
  const Fixture f = office();
  const Basis basis = build_basis(f.data, {f.cycle});
  const Completion completion = build_completion(basis);
  REQUIRE(completion.rows.size() == 4);
  const CompletionRow& all = completion.rows[0];
  CHECK(all.unit == 1);
  CHECK(all.people == 4);
  CHECK(all.full == 1);
  CHECK(all.part == 2);
  CHECK(all.none == 1);
  CHECK(all.cells_expected == 9);
  CHECK(all.cells_filled == 5);
  CHECK(all.full_share() == 2500);
  CHECK(all.cell_share() == 5556);
  const CompletionRow& two = completion.rows[1];
  CHECK(two.people == 2);
  CHECK(two.depth == 1);
  CHECK(two.sources[1].sheets == 3);
  CHECK(two.sources[1].people == 2);
  CHECK(two.sources[1].expected == 2);
  CHECK(completion.rows[3].unit == 0);
  CHECK(completion.rows[3].full == 1);
  CHECK(completion.total.people == 5);
  CHECK(completion.total.full == 2);
  CHECK(completion.total.cells_filled == 8);
}

TEST_CASE("sheets are expected from each source of the cycle") {
  const Fixture f = office();
  const CompletionRow total = build_completion(build_basis(f.data, {f.cycle})).total;
  const auto& self = total.sources[static_cast<std::size_t>(Source::Self)];
  CHECK(self == SourceCompletion{true, 0, 5, 1, 1});
  const auto& superior = total.sources[static_cast<std::size_t>(Source::Superior)];
  CHECK(superior == SourceCompletion{true, 100, 5, 4, 5});
  // Not listed: there all the same, but expected of nobody.
  const auto& peer = total.sources[static_cast<std::size_t>(Source::Peer)];
  CHECK(peer == SourceCompletion{false, 0, 0, 1, 1});
}

TEST_CASE("how far one person has come") {
  const Fixture f = office();
  const Basis basis = build_basis(f.data, {f.cycle});
  CHECK(person_progress(basis, 0) == Progress::Full);
  CHECK(person_progress(basis, 1) == Progress::Part);
  CHECK(person_progress(basis, 2) == Progress::Part);
  CHECK(person_progress(basis, 3) == Progress::None);
}

TEST_CASE("nobody and nothing") {
  Fixture f(0);
  f.person(1, 0, 0);
  const Basis basis = build_basis(f.data, {f.cycle});
  const CompletionRow total = build_completion(basis).total;
  CHECK(total.people == 1);
  CHECK(total.none == 1);
  CHECK(total.cell_share() == 0);
  const Basis unknown = build_basis(model::Dataset{}, {{77}});
  CHECK(build_completion(unknown).total.full_share() == 0);
  CHECK(build_completion(unknown).rows.empty());
}

namespace {

// Two offices of six under one roof; office 3 is weak in the second competency.
Fixture two_offices() {
  Fixture f(3);
  f.usual_bands();
  f.unit(1);
  f.unit(2, 1);
  f.unit(3, 1);
  f.unit(4, 3);
  f.position(10);
  f.standards(10, 3, 3);
  for (std::uint64_t i = 0; i < 6; ++i) {
    f.person(20 + i, 2, 10);
    f.person(30 + i, i < 2 ? 4 : 3, 10);
    f.rate(20 + i, {2, 3, 3});
    f.rate(30 + i, {3, 1, 3});
  }
  return f;
}

}  // namespace

TEST_CASE("the headline names the largest gaps where they are largest") {
  Fixture f = two_offices();
  const auto headline = [&] {
    const Basis basis = build_basis(f.data, {f.cycle});
    const JpmTable jpm = job_person_match(basis);
    return build_headline(basis, jpm, build_heatmap(basis, jpm), build_completion(basis).total);
  };
  Headline now = headline();
  CHECK(now.jpm.people == 12);
  CHECK(now.jpm.mean == 8334);  // 88.89 and 77.78
  CHECK(now.band == "CO");
  CHECK(now.share_below == 3333);
  CHECK(now.completion.full == 12);
  REQUIRE(now.top_gaps.size() == 2);
  CHECK(now.top_gaps[0].competency == f.competency(1));
  CHECK(now.top_gaps[0].unit == model::UnitId{3});
  CHECK(now.top_gaps[0].cell.n == 6);
  CHECK(now.top_gaps[0].cell.mean_gap == 200);
  CHECK(now.top_gaps[1].unit == model::UnitId{2});
  // A mission that names the first competency doubles its weight, two missions treble it.
  for (std::uint64_t id = 1; id <= 2; ++id) {
    model::Mission mission;
    mission.id = {id};
    mission.competencies = {f.competency(0)};
    REQUIRE(f.data.missions.insert(mission));
  }
  now = headline();
  CHECK(now.top_gaps[0].competency == f.competency(0));
  CHECK(now.top_gaps[0].missions == 2);
  CHECK(now.top_gaps[0].priority == 300);
}

TEST_CASE("where no unit has enough people the gap is told of everyone") {
  Fixture f(1);
  f.unit(1);
  f.unit(2);
  f.position(10);
  f.standard(10, 0, 3);
  for (std::uint64_t i = 1; i <= 6; ++i) {
    f.person(i, 1 + i % 2, 10);
    f.rate(i, {1});
  }
  const Basis basis = build_basis(f.data, {f.cycle});
  const JpmTable jpm = job_person_match(basis);
  const Headline headline =
      build_headline(basis, jpm, build_heatmap(basis, jpm), build_completion(basis).total);
  REQUIRE(headline.top_gaps.size() == 1);
  CHECK(headline.top_gaps[0].unit == model::UnitId{});
  CHECK(headline.top_gaps[0].cell.n == 6);
}

TEST_CASE("the trend goes through the cycles by their start; drafts are left out") {
  Fixture f = two_offices();
  const auto add_cycle = [&](std::uint64_t id, base::Date start, model::CycleStatus status) {
    model::Cycle cycle = *f.data.cycles.find({1});
    cycle.id = {id};
    cycle.start = start;
    cycle.status = status;
    REQUIRE(f.data.cycles.insert(cycle));
  };
  add_cycle(2, day(2024), model::CycleStatus::Closed);
  add_cycle(3, day(2027), model::CycleStatus::Draft);
  add_cycle(4, day(2025), model::CycleStatus::Closed);
  f.cycle = {2};
  f.rate(20, {3, 3, 0});
  const auto trend = build_trend(f.data, {});
  REQUIRE(trend.size() == 3);
  CHECK(trend[0] == TrendPoint{{2}, day(2024), 1, 6667, 3333, 833});
  CHECK(trend[1] == TrendPoint{{4}, day(2025), 0, kUndefined, kUndefined, 0});
  CHECK(trend[2].cycle == model::CycleId{1});
  CHECK(trend[2].jpm_mean == 8334);
}

TEST_CASE("a person's history reads the cycles with a level") {
  Fixture f = two_offices();
  model::Cycle older = *f.data.cycles.find({1});
  older.id = {2};
  older.start = day(2024);
  REQUIRE(f.data.cycles.insert(older));
  model::Cycle empty = older;
  empty.id = {3};
  REQUIRE(f.data.cycles.insert(empty));
  f.cycle = {2};
  f.rate(30, {1, 1, 1});
  const auto history = person_history(f.data, {30}, {});
  REQUIRE(history.size() == 2);
  CHECK(history[0].cycle == model::CycleId{2});
  CHECK(history[0].jpm.raw == 3333);
  CHECK(history[0].gaps[2].gap == base::Hundredths{200});
  CHECK(history[1].cycle == model::CycleId{1});
  CHECK(history[1].jpm.raw == 7778);
  CHECK(person_history(f.data, {12345}, {}).empty());
}

}  // namespace asah::completion_test
