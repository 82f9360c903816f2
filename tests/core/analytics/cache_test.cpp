#include "core/analytics/cache.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "core/analytics/queries.hpp"
#include "tests/core/analytics/fixture.hpp"

namespace asah::cache_test {

using namespace asah::analytics;
using test::day;
using test::Fixture;

namespace {

Fixture office() {
  Fixture f(2);
  f.usual_bands();
  f.unit(1);
  f.position(10);
  f.standards(10, 2, 3);
  for (std::uint64_t id = 1; id <= 6; ++id) {
    f.person(id, 1, 10);
    f.rate(id, {2, 3});
  }
  return f;
}

}  // namespace

TEST_CASE("a result is kept while the tables it reads stand still") {
  Fixture f = office();
  Cache cache;
  const HeatmapQuery query{{f.cycle}, {}};
  const auto first = cache.get(f.data, query);
  const std::uint64_t computed = cache.computed();
  CHECK(computed == 4);  // roster, basis, JPM, map
  CHECK(cache.get(f.data, query) == first);
  CHECK(cache.computed() == computed);

  f.data.notes.set_revision(7);  // not read
  f.data.missions.set_revision(0);
  CHECK(cache.get(f.data, query) == first);

  f.rate(1, {3, 3});
  f.data.ratings.set_revision(1);
  const auto second = cache.get(f.data, query);
  CHECK(second != first);
  CHECK(cache.computed() == computed + 3);  // the roster stands
  CHECK(first->at(0, 0).mean_gap == 100);   // who holds the old one keeps it
  CHECK(second->at(0, 0).mean_gap == 83);
}

TEST_CASE("each table that a query reads makes it stale, and no other") {
  Fixture f = office();
  const auto stale_after = [&](auto query, auto change) {
    Cache cache;
    const auto before = cache.get(f.data, query);
    model::Dataset next = f.data;
    change(next);
    return cache.get(next, query) != before;
  };
  const auto bump = [](auto member) {
    return [member](model::Dataset& data) { (data.*member).set_revision(1); };
  };
  const JpmQuery jpm{{f.cycle}, {}};
  CHECK(stale_after(jpm, bump(&model::Dataset::ratings)));
  CHECK(stale_after(jpm, bump(&model::Dataset::employees)));
  CHECK(stale_after(jpm, bump(&model::Dataset::units)));
  CHECK(stale_after(jpm, bump(&model::Dataset::positions)));
  CHECK(stale_after(jpm, bump(&model::Dataset::competencies)));
  CHECK(stale_after(jpm, bump(&model::Dataset::standards)));
  CHECK(stale_after(jpm, bump(&model::Dataset::tiers)));
  CHECK(stale_after(jpm, bump(&model::Dataset::cycles)));
  CHECK(stale_after(jpm, bump(&model::Dataset::moderations)));
  CHECK(stale_after(jpm, bump(&model::Dataset::band_rules)));
  CHECK(stale_after(HeadlineQuery{{f.cycle}, {}}, bump(&model::Dataset::missions)));
  CHECK_FALSE(stale_after(jpm, bump(&model::Dataset::notes)));
  CHECK_FALSE(stale_after(jpm, bump(&model::Dataset::raters)));
  CHECK_FALSE(stale_after(jpm, bump(&model::Dataset::issues)));
  CHECK_FALSE(stale_after(jpm, bump(&model::Dataset::regions)));
  CHECK(stale_after(SearchQuery{}, bump(&model::Dataset::competencies)));
  CHECK_FALSE(stale_after(SearchQuery{}, bump(&model::Dataset::ratings)));
  CHECK_FALSE(stale_after(RosterQuery{}, bump(&model::Dataset::standards)));
  CHECK(stale_after(RosterQuery{}, bump(&model::Dataset::units)));
  CHECK(stale_after(jpm, [](model::Dataset& data) { data.workspace = {9}; }));
}

TEST_CASE("other questions have other answers; the least used go first") {
  Fixture f = office();
  Cache cache;
  std::vector<std::shared_ptr<const Heatmap>> maps;
  const auto ask = [&](int min_people) {
    return cache.get(f.data, HeatmapQuery{{f.cycle}, {.min_people = min_people}});
  };
  for (int i = 0; i < static_cast<int>(Cache::kKept); ++i) maps.push_back(ask(i));
  CHECK(ask(0) == maps[0]);   // now the latest used
  CHECK(ask(100) != nullptr);  // pushes out 1
  CHECK(ask(0) == maps[0]);
  CHECK(ask(2) == maps[2]);
  CHECK(ask(1) != maps[1]);
  cache.clear();
  CHECK(ask(0) != maps[0]);
}

TEST_CASE("each query answers as the function behind it") {
  Fixture f = office();
  model::Cycle older = *f.data.cycles.find(f.cycle);
  older.id = {2};
  older.start = day(2024);
  REQUIRE(f.data.cycles.insert(older));
  Cache cache;
  const BasisQuery asked{f.cycle};
  const Basis basis = build_basis(f.data, asked);
  const JpmTable jpm = job_person_match(basis);
  CHECK(cache.get(f.data, BasisPull{asked})->achieved.cells == basis.achieved.cells);
  CHECK(cache.get(f.data, JpmQuery{asked, {}})->rows == jpm.rows);
  CHECK(cache.get(f.data, CompletionQuery{asked})->total == build_completion(basis).total);
  CHECK(cache.get(f.data, HeatmapQuery{asked, {}})->cells == build_heatmap(basis, jpm).cells);
  const auto headline = cache.get(f.data, HeadlineQuery{asked, {}});
  CHECK(headline->jpm.mean == 8333);
  CHECK(headline->band == "CO");
  CHECK(headline->top_gaps.size() == 1);
  CHECK(*cache.get(f.data, TrendQuery{}) == build_trend(f.data, {}));
  CHECK(cache.get(f.data, HistoryQuery{{3}, {}})->size() == 1);
  CHECK(cache.get(f.data, SearchQuery{})->find("pegawai").total == 6);
}

}  // namespace asah::cache_test
