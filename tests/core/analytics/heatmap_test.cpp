#include "core/analytics/heatmap.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "core/analytics/gap.hpp"
#include "core/analytics/parts/aspects.hpp"
#include "core/analytics/parts/statistics.hpp"
#include "core/base/decimal.hpp"
#include "core/base/random.hpp"
#include "tests/core/analytics/fixture.hpp"

namespace asah::heatmap_test {

using namespace asah::analytics;
using model::Source;
using test::day;
using test::Fixture;

namespace {

Heatmap map_of(const Basis& basis, const HeatmapOptions& options = {}) {
  return build_heatmap(basis, job_person_match(basis), options);
}

// 1 above 2 and 3, 4 below 3; five people in each of 2 to 4, levels by place and number.
Fixture small_region() {
  Fixture f(2);
  f.unit(1);
  f.unit(2, 1);
  f.unit(3, 1);
  f.unit(4, 3);
  f.tier(1, 2, 2);
  f.tier(2, 3, 3);
  f.position(10, 1);
  f.position(20, 2);
  f.standards(10, 2, 2);
  f.standard(20, 0, 3);
  for (std::uint64_t unit = 2; unit <= 4; ++unit) {
    for (std::uint64_t i = 0; i < 5; ++i) {
      const std::uint64_t id = unit * 10 + i;
      f.person(id, unit, i < 3 ? 10 : 20);
      if (i < 4) f.rate(id, {static_cast<int>(unit) - 1, static_cast<int>(i)});
    }
  }
  return f;
}

// What a cell must hold, computed the slow way in floating point.
struct Expected {
  std::vector<double> gaps;
  int of = 0;

  double mean() const {
    double sum = 0;
    for (const double gap : gaps) sum += gap;
    return sum / static_cast<double>(gaps.size());
  }
  double half_width() const {
    double squares = 0;
    for (const double gap : gaps) squares += (gap - mean()) * (gap - mean());
    const auto n = static_cast<double>(gaps.size());
    return t_quantile_975(static_cast<int>(gaps.size()) - 1) * std::sqrt(squares / (n - 1) / n);
  }
};

Expected expected_cell(const Basis& basis, std::uint32_t unit_row, std::size_t column) {
  Expected out;
  for (std::size_t person = 0; person < basis.people(); ++person) {
    const std::uint32_t unit = basis.roster->places.unit[person];
    if (basis.in_scope[person] == 0 || unit == model::kNoIndex) continue;
    bool below = false;
    for (std::uint32_t at = unit; at != model::kNoIndex; at = basis.roster->tree.parent[at]) {
      below = below || at == unit_row;
    }
    const Demand& demand = basis.demands_of(person)[column];
    if (!below || !demand.required.has_value()) continue;
    ++out.of;
    if (const auto gap = gap_of(demand, basis.achieved.at(person, column))) {
      out.gaps.push_back(gap->value);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("Student's t") {
  CHECK(t_quantile_975(1) == doctest::Approx(12.706205).epsilon(1e-7));
  CHECK(t_quantile_975(10) == doctest::Approx(2.228139).epsilon(1e-7));
  CHECK(t_quantile_975(30) == doctest::Approx(2.042272).epsilon(1e-6));
  CHECK(t_quantile_975(31) == doctest::Approx(2.039513).epsilon(3e-6));
  CHECK(t_quantile_975(60) == doctest::Approx(2.000298).epsilon(1e-6));
  CHECK(t_quantile_975(120) == doctest::Approx(1.979930).epsilon(1e-6));
  CHECK(t_quantile_975(1'000'000) == doctest::Approx(1.959966).epsilon(1e-6));
  for (int n = 1; n < 200; ++n) CHECK(t_quantile_975(n) > t_quantile_975(n + 1));
}

TEST_CASE("a small region, counted by hand") {
  const Fixture f = small_region();
  const Basis basis = build_basis(f.data, {f.cycle});
  const Heatmap map = map_of(basis, {.as_of = day(2026, 3, 31)});
  REQUIRE(map.rows.size() == 4);
  REQUIRE(map.columns.size() == 2);
  // Unit 2, first competency: all four rated at 1; three need 2, one needs 3.
  const HeatCell& cell = map.at(map.row_of(2), 0);
  CHECK(cell.n == 4);
  CHECK(cell.of == 5);
  CHECK(cell.mean_gap == 125);
  CHECK(cell.mean_shortfall == 125);
  CHECK(cell.share_below == 10000);
  CHECK(cell.share_missing == 5556);  // 5 of 9 levels
  CHECK(cell.levels == std::array<std::int32_t, 6>{0, 4, 0, 0, 0, 0});
  CHECK(cell.ratings == 4);
  CHECK(cell.mean_sources == 100);
  CHECK(cell.mean_age_months == 99);  // 30 days
  CHECK(cell.suppressed);
  // s = 0.5, n = 4: 1.25 +- 3.182446 x 0.25
  CHECK(cell.interval_low == 45);
  CHECK(cell.interval_high == 205);
  // Second competency: only the three in position 10 need it, at 2; they have 0, 1, 2.
  CHECK(map.at(map.row_of(2), 1).of == 3);
  CHECK(map.at(map.row_of(2), 1).mean_gap == 100);
  CHECK(map.at(map.row_of(2), 1).share_below == 6667);
  // Unit 4 has level 3: a surplus of 1, 1, 1 and a match.
  CHECK(map.at(map.row_of(4), 0).mean_gap == -75);
  CHECK(map.at(map.row_of(4), 0).mean_shortfall == 0);
  CHECK(map.at(map.row_of(4), 0).share_below == 0);
  // Unit 3 has its own at 2 and those of unit 4.
  CHECK(map.at(map.row_of(3), 0).n == 8);
  CHECK(map.at(map.row_of(3), 0).of == 10);
  CHECK(map.at(map.row_of(3), 0).mean_gap == -25);
  CHECK_FALSE(map.at(map.row_of(3), 0).suppressed);
  CHECK(map.at(map.row_of(1), 0).n == 12);
  CHECK(map.at(map.row_of(1), 0) == map.totals[0]);
  CHECK(map.rows[map.row_of(1)].people == 15);
  CHECK(map.rows[map.row_of(4)].depth == 2);
  CHECK(map.total_row.people == 15);
}

TEST_CASE("the row's JPM is the mean over its people") {
  const Fixture f = small_region();
  const Basis basis = build_basis(f.data, {f.cycle});
  const JpmTable jpm = job_person_match(basis);
  const Heatmap map = build_heatmap(basis, jpm, {});
  std::int64_t sum = 0;
  int people = 0;
  for (std::size_t person = 0; person < 5; ++person) {  // unit 2
    if (!jpm.rows[person].defined()) continue;
    sum += jpm.rows[person].raw;
    ++people;
  }
  CHECK(map.rows[map.row_of(2)].jpm_people == people);
  CHECK(map.rows[map.row_of(2)].jpm_mean == base::divide_rounded(sum, people));
}

TEST_CASE("every cell of a random region agrees with the slow way") {
  base::Random random(2026);
  for (int round = 0; round < 15; ++round) {
    Fixture f(4);
    const std::uint64_t units = 2 + random.below(8);
    for (std::uint64_t unit = 1; unit <= units; ++unit) f.unit(unit, random.below(unit));
    for (std::uint64_t position = 1; position <= 4; ++position) {
      f.position(position);
      for (int c = 0; c < 4; ++c) {
        if (random.chance(0.8)) f.standard(position, c, static_cast<int>(random.below(6)));
      }
    }
    for (std::uint64_t id = 1; id <= 60; ++id) {
      f.person(id, 1 + random.below(units), random.below(5), random.chance(0.9));
      if (random.chance(0.2)) continue;
      std::vector<int> levels;
      for (int c = 0; c < 4; ++c) levels.push_back(static_cast<int>(random.below(7)) - 1);
      f.rate(id, levels);
    }
    const Basis basis = build_basis(f.data, {f.cycle});
    const Heatmap map = map_of(basis);
    for (std::uint32_t row = 0; row < map.rows.size(); ++row) {
      for (std::uint32_t column = 0; column < 4; ++column) {
        const HeatCell& cell = map.at(row, column);
        const Expected expected = expected_cell(basis, map.rows[row].table_row, column);
        CHECK(cell.of == expected.of);
        REQUIRE(cell.n == static_cast<int>(expected.gaps.size()));
        CHECK(people_behind(basis, map, row, column).size() == expected.gaps.size());
        if (cell.n == 0) {
          CHECK(cell.mean_gap == kUndefined);
          continue;
        }
        CHECK(std::abs(cell.mean_gap - expected.mean()) <= 0.5 + 1e-9);
        CHECK((cell.interval_low == kUndefined) == (cell.n < 2));
        if (cell.n < 2) continue;
        CHECK(std::abs(cell.interval_low - (expected.mean() - expected.half_width())) <= 0.501);
        CHECK(std::abs(cell.interval_high - (expected.mean() + expected.half_width())) <= 0.501);
      }
    }
  }
}

TEST_CASE("positions and tiers as rows") {
  const Fixture f = small_region();
  const Basis basis = build_basis(f.data, {f.cycle});
  const Heatmap positions = map_of(basis, {.rows = HeatRows::Positions});
  REQUIRE(positions.rows.size() == 2);
  CHECK(positions.rows[0].id == 10);
  CHECK(positions.rows[0].people == 9);
  CHECK(positions.at(0, 0).n == 9);
  CHECK(positions.at(1, 0).n == 3);
  CHECK(positions.at(1, 1).of == 0);
  CHECK(positions.totals == map_of(basis).totals);
  const Heatmap tiers = map_of(basis, {.rows = HeatRows::Tiers});
  REQUIRE(tiers.rows.size() == 2);
  CHECK(tiers.rows[1].id == 2);
  CHECK(tiers.cells == positions.cells);
}

TEST_CASE("a part of the tree, and people without a place") {
  Fixture f = small_region();
  f.person(90, 0, 10);
  f.rate(90, {5, 5});
  const Basis basis = build_basis(f.data, {f.cycle});
  const Heatmap all = map_of(basis);
  REQUIRE(all.rows.size() == 5);
  CHECK(all.rows[4].id == 0);
  CHECK(all.rows[4].people == 1);
  CHECK(all.at(4, 0).mean_gap == -300);
  CHECK(people_behind(basis, all, 4, 0).size() == 1);
  CHECK(all.totals[0].n == 13);
  CHECK(people_behind(basis, all, model::kNoIndex, 0).size() == 13);
  const Heatmap part = map_of(basis, {.within = {3}});
  REQUIRE(part.rows.size() == 2);
  CHECK(part.rows[0].id == 3);
  CHECK(part.rows[0].depth == 0);
  CHECK(part.rows[1].depth == 1);
  CHECK(part.totals[0].n == 8);
  CHECK(map_of(basis, {.within = {777}}).rows.empty());
  CHECK(map_of(basis, {.rows = HeatRows::Positions, .within = {2}}).rows[0].people == 3);
}

TEST_CASE("the people behind a cell, largest gap first") {
  const Fixture f = small_region();
  const Basis basis = build_basis(f.data, {f.cycle});
  const Heatmap map = map_of(basis);
  const auto people = people_behind(basis, map, map.row_of(3), 0);
  REQUIRE(people.size() == 8);
  CHECK(people.front().part == 100);  // the one of unit 3 who needs 3
  CHECK(people.back().part == -100);
  for (std::size_t i = 1; i < people.size(); ++i) CHECK(people[i - 1].part >= people[i].part);
  CHECK(people[1].part == 0);
  CHECK(basis.dataset.employees.rows()[people[1].person].name == "Pegawai 30");
}

TEST_CASE("domains gather their competencies; the pairs of a person are taken together") {
  Fixture f(2, model::Domain::Managerial);
  f.add_competency(2, model::Domain::Technical);
  f.edit_cycle().competencies = {f.competency(2), f.competency(0), f.competency(1)};
  f.unit(1);
  f.position(10);
  f.standards(10, 3, 3);
  const std::vector<std::vector<int>> levels{{1, 3, 2}, {2, -1, 4}, {3, 3, -1}, {0, 2, 1}};
  for (std::uint64_t i = 0; i < levels.size(); ++i) {
    f.person(i + 1, 1, 10);
    f.rate(i + 1, levels[i]);
  }
  const Basis basis = build_basis(f.data, {f.cycle});
  const Heatmap map = map_of(basis, {.columns = HeatColumns::Domains});
  REQUIRE(map.columns.size() == 2);
  CHECK(map.columns[0].domain == model::Domain::Managerial);
  CHECK(map.columns[1].domain == model::Domain::Technical);
  const HeatCell& cell = map.at(0, 0);
  CHECK(cell.n == 7);
  CHECK(cell.of == 8);
  CHECK(cell.people == 4);
  CHECK(cell.suppressed);
  CHECK(cell.mean_gap == 100);  // 2+0, 1, 0+0, 3+1 over 7
  // Ratio estimate: g = 2, 1, 0, 4 and m = 2, 1, 2, 2, mean 1.
  const double squares = 0.0 + 0.0 + 4.0 + 4.0;
  const double half = t_quantile_975(3) * std::sqrt(squares * 4 / 3) / 7;
  CHECK(std::abs(cell.interval_low - 100 * (1 - half)) <= 0.501);
  CHECK(std::abs(cell.interval_high - 100 * (1 + half)) <= 0.501);
  CHECK(map.at(0, 1).n == 3);
  CHECK(people_behind(basis, map, 0, 0).size() == 7);
  // Where everyone brings one pair both ways agree.
  const Heatmap single = map_of(basis);
  CHECK(single.at(0, 0) == map.at(0, 1));
}

TEST_CASE("a shortfall splits over the indicators of the levels lacked") {
  model::Competency competency;
  using model::Aspect;
  constexpr Aspect K = Aspect::Knowledge;
  constexpr Aspect S = Aspect::Skill;
  constexpr Aspect A = Aspect::Attitude;
  const std::array<std::array<Aspect, 3>, 5> tags{
      {{K, S, S}, {S, S, A}, {A, A, A}, {K, S, A}, {K, K, S}}};
  for (std::size_t level = 0; level < 5; ++level) {
    for (std::size_t i = 0; i < 3; ++i) {
      competency.levels[level].indicators[i].aspect = tags[level][i];
    }
  }
  const AspectProfile profile(competency);
  CHECK(profile.lacking(100, 300) == AspectParts{0, 200, 400});
  CHECK(profile.lacking(0, 100) == AspectParts{100, 200, 0});
  // Level 3 is held by two thirds: a third of its indicators is lacking.
  CHECK(profile.lacking(267, 300) == AspectParts{0, 0, 99});
  CHECK(profile.lacking(150, 300) == AspectParts{0, 100, 350});
  CHECK(profile.lacking(400, 300) == AspectParts{0, 0, 0});
  CHECK(profile.demanded(300) == AspectParts{100, 400, 400});
  for (int required = 0; required <= 500; required += 100) {
    for (int achieved = 0; achieved <= 500; ++achieved) {
      const AspectParts parts = profile.lacking(achieved, required);
      CHECK(parts[0] + parts[1] + parts[2] == 3 * std::max(0, required - achieved));
    }
  }
}

TEST_CASE("the aspects of a cell add up to its shortfall") {
  const Fixture f = small_region();
  const Basis basis = build_basis(f.data, {f.cycle});
  const Heatmap map = map_of(basis, {.columns = HeatColumns::Aspects});
  REQUIRE(map.columns.size() == 3);
  CHECK(map.columns[2].aspect == model::Aspect::Attitude);
  // The fixture's levels have one indicator of each aspect: thirds of the shortfall.
  const HeatCell& all = map.totals[0];
  CHECK(all.n == 21);  // 12 in the first competency, 9 in the second
  CHECK(all.of == 24);
  CHECK(all.people == 12);
  // Shortfall: unit 2: 3 x 1 + 2 and 2 + 1; unit 3: 1 and 3; unit 4: 3. In all 15 of 21 pairs.
  for (const HeatCell& cell : map.totals) {
    CHECK(cell.mean_shortfall == 24);  // 15 / 21 / 3 = 0.238
    CHECK(cell.mean_gap == cell.mean_shortfall);
    CHECK(cell.share_missing == 3333);  // 15 of 45 levels demanded
  }
  const auto people = people_behind(basis, map, map.row_of(2), 1);
  REQUIRE(people.size() == 7);
  CHECK(people.front().part == 67);
  CHECK(people.front().required == 200);  // Pegawai 20, who shows nothing of the second
}

TEST_CASE("a level between two counts to the nearer one, the upper at the middle") {
  Fixture f(1);
  f.edit_cycle().sources = {{Source::Superior, {100}}, {Source::Peer, {100}}};
  f.unit(1);
  f.position(10);
  f.standard(10, 0, 3);
  f.person(1, 1, 10);
  f.rate({1, Source::Superior, 1, day(2026, 2)}, {2});
  f.rate({1, Source::Peer, 2, day(2026, 2)}, {3});
  const Basis basis = build_basis(f.data, {f.cycle});
  const HeatCell cell = map_of(basis).at(0, 0);
  CHECK(cell.levels == std::array<std::int32_t, 6>{0, 0, 0, 1, 0, 0});
  CHECK(cell.mean_sources == 200);
  CHECK(cell.interval_low == kUndefined);
}

TEST_CASE("few people are flagged") {
  const Fixture f = small_region();
  const Basis basis = build_basis(f.data, {f.cycle});
  CHECK(map_of(basis, {.min_people = 4}).at(1, 0).suppressed == false);
  CHECK(map_of(basis, {.min_people = 5}).at(1, 0).suppressed);
  CHECK(heat_cell(HeatSums{}, {}).suppressed == false);
}

TEST_CASE("sums hold for more people than are packed at a time, at the edges of every counter") {
  constexpr std::int32_t kPeople = 70'000;
  Fixture f(1);
  f.edit_cycle().sources = {{Source::Superior, {100}}};
  f.unit(1);
  f.position(10);
  f.position(20);
  f.standard(10, 0, 5);
  f.standard(20, 0, 0);
  std::vector<model::Employee> people(kPeople);
  model::RatingBlock block(f.cycle);
  block.add_competency(f.competency(0));
  for (std::uint64_t i = 0; i < kPeople; ++i) {
    // Two of three lack five levels, one has five too many; one in seven was never rated.
    people[i].id = {i + 1};
    people[i].unit = {1};
    people[i].position = {i % 3 == 0 ? 20U : 10U};
    if (i % 7 == 3) continue;
    const std::int8_t level = i % 3 == 0 ? 5 : 0;
    const base::Date date = i == 0 ? day(2026) : day(1700);
    block.append({people[i].id, Source::Superior, {1}, date}, std::span(&level, 1));
  }
  f.data.employees = base::Table<model::Employee>::from_rows(std::move(people));
  f.data.ratings.set(std::move(block));
  std::int64_t surplus = 0;
  for (std::uint64_t i = 0; i < kPeople; i += 3) surplus += i % 7 != 3;
  const std::int64_t n = kPeople - kPeople / 7;
  const Basis basis = build_basis(f.data, {f.cycle});
  const HeatCell cell = map_of(basis).at(0, 0);
  CHECK(cell.n == n);
  CHECK(cell.of == kPeople);
  CHECK(cell.ratings == n);
  CHECK(cell.mean_sources == 100);
  CHECK(cell.mean_gap == base::divide_rounded(500 * (n - 2 * surplus), n));
  CHECK(cell.mean_shortfall == base::divide_rounded(500 * (n - surplus), n));
  CHECK(cell.share_below == base::divide_rounded(10000 * (n - surplus), n));
  CHECK(cell.share_missing == 10000);
  CHECK(cell.levels[0] == n - surplus);
  CHECK(cell.levels[5] == surplus);
  // All but one are as old as an age can be: 65,534 days.
  CHECK(cell.mean_age_months == base::divide_rounded(65'534 * (n - 1) * 1'000'000, n * 304'375));
}

}  // namespace asah::heatmap_test
