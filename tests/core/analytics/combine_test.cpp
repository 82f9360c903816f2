#include "core/analytics/combine.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "core/base/random.hpp"
#include "core/model/refs.hpp"
#include "tests/core/analytics/fixture.hpp"

namespace asah::combine_test {

using namespace asah::analytics;
using model::CombineRule;
using model::Source;
using test::day;
using test::Fixture;

namespace {

constexpr std::array kRules{CombineRule::WeightedMean, CombineRule::Median, CombineRule::Consensus,
                            CombineRule::Last, CombineRule::Max};

// A cycle in which a few people have any number of sheets of any source.
Fixture random_cycle(base::Random& random, int most_sheets) {
  Fixture f(5);
  f.edit_cycle().rule = kRules[random.below(kRules.size())];
  f.edit_cycle().sources.clear();
  for (std::size_t s = 0; s < model::kSourceCount; ++s) {
    if (random.chance(0.2)) continue;
    const auto weight = static_cast<std::int32_t>(random.below(4) * 37);
    f.edit_cycle().sources.push_back({static_cast<Source>(s), {weight}});
  }
  for (std::uint64_t person = 1; person <= 12; ++person) {
    f.person(person * 10, 0, 0);
    std::set<model::SheetKey> seen;
    const std::uint64_t sheets = random.below(static_cast<std::uint64_t>(most_sheets) + 1);
    for (std::uint64_t i = 0; i < sheets; ++i) {
      const auto source = static_cast<Source>(random.below(model::kSourceCount));
      const std::uint64_t rater = 1 + random.below(2);
      const base::Date date =
          random.chance(0.1) ? base::Date{} : day(2026, 1, 1 + static_cast<int>(random.below(5)));
      if (!seen.insert({{person * 10}, source, {rater}, date}).second) continue;
      std::vector<int> levels;
      for (int c = 0; c < 5; ++c) levels.push_back(static_cast<int>(random.below(7)) - 1);
      f.rate({person * 10, source, rater, date}, levels);
    }
  }
  return f;
}

std::vector<RatingItem> items_of(const model::RatingBlock& block, model::EmployeeId person,
                                 model::CompetencyId competency) {
  std::vector<RatingItem> items;
  const auto column = block.column(competency);
  for (std::size_t row = 0; column && row < block.rows(); ++row) {
    const model::SheetKey key = block.key(row);
    if (key.employee != person) continue;
    items.push_back({key.source, key.rater, key.date, block.row_levels(row)[*column]});
  }
  return items;
}

AchievedCell without_age(AchievedCell cell) {
  cell.age_days = kUndated;
  return cell;
}

const AchievedCell& only_cell(const AchievedMatrix& matrix) { return matrix.at(0, 0); }

}  // namespace

TEST_CASE("the matrix says of every cell what the rules say of its ratings") {
  base::Random random(20260101);
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    // Up to four sheets go the fast way, more the general one.
    const Fixture f = random_cycle(random, round % 2 == 0 ? 4 : 9);
    const AchievedMatrix matrix = combine(f.data, f.cycle, {RatingView::BeforeModeration});
    const CombinePlan plan = combine_plan(*f.data.cycles.find(f.cycle), {});
    const model::RatingBlock& block = f.data.ratings.block(f.cycle);
    REQUIRE(matrix.people == f.data.employees.size());
    for (std::size_t person = 0; person < matrix.people; ++person) {
      for (std::size_t column = 0; column < matrix.width(); ++column) {
        const auto items = items_of(block, f.data.employees.rows()[person].id,
                                    matrix.competencies[column]);
        const AchievedCell& cell = matrix.at(person, column);
        CHECK(without_age(cell) == combine_items(plan, items));
      }
    }
  }
}

TEST_CASE("the date of a cell is the newest of its counted ratings") {
  base::Random random(7);
  for (int round = 0; round < 60; ++round) {
    const Fixture f = random_cycle(random, round % 2 == 0 ? 4 : 7);
    const AchievedMatrix matrix = combine(f.data, f.cycle);
    const CombinePlan plan = combine_plan(*f.data.cycles.find(f.cycle), {});
    for (std::size_t person = 0; person < matrix.people; ++person) {
      for (std::size_t column = 0; column < matrix.width(); ++column) {
        // Of one rater the latest date counts, so the newest counted is the newest of all that
        // have a counting source and a level.
        base::Date newest;
        for (const RatingItem& item :
             items_of(f.data.ratings.block(f.cycle), f.data.employees.rows()[person].id,
                      matrix.competencies[column])) {
          const bool counts = plan.weight[static_cast<std::size_t>(item.source)] > 0;
          if (counts && item.level >= 0) newest = std::max(newest, item.date);
        }
        CHECK(matrix.date(matrix.at(person, column)) == newest);
      }
    }
  }
}

TEST_CASE("the order in which sheets arrive does not matter") {
  base::Random random(99);
  for (const CombineRule rule : kRules) {
    std::vector<std::pair<Fixture::Sheet, std::vector<int>>> sheets;
    for (std::uint64_t rater = 1; rater <= 6; ++rater) {
      const auto source = static_cast<Source>(1 + rater % 3);
      sheets.push_back({{10, source, rater, day(2026, 2, static_cast<int>(rater))},
                        {static_cast<int>(random.below(6)), static_cast<int>(random.below(6)),
                         static_cast<int>(random.below(6))}});
    }
    const auto result = [&] {
      Fixture f;
      f.edit_cycle().rule = rule;
      f.edit_cycle().sources = {{Source::Superior, {50}}, {Source::Peer, {30}},
                                {Source::Subordinate, {20}}};
      f.person(10, 0, 0);
      for (const auto& [sheet, levels] : sheets) f.rate(sheet, levels);
      return combine(f.data, f.cycle).cells;
    };
    const auto first = result();
    for (int round = 0; round < 10; ++round) {
      random.shuffle(std::span(sheets));
      CHECK(result() == first);
    }
  }
}

TEST_CASE("within a source it does not matter who said what") {
  base::Random random(5);
  for (const CombineRule rule : {CombineRule::WeightedMean, CombineRule::Median,
                                 CombineRule::Consensus, CombineRule::Max}) {
    std::vector<int> levels{0, 2, 3, 3, 5};
    const auto result = [&] {
      Fixture f(1);
      f.edit_cycle().rule = rule;
      f.edit_cycle().sources = {{Source::Peer, {100}}};
      f.person(10, 0, 0);
      for (std::size_t i = 0; i < levels.size(); ++i) {
        f.rate({10, Source::Peer, 1 + i, day(2026, 2)}, {levels[i]});
      }
      return combine(f.data, f.cycle).cells;
    };
    const auto first = result();
    for (int round = 0; round < 10; ++round) {
      random.shuffle(std::span(levels));
      CHECK(result() == first);
    }
  }
}

TEST_CASE("a combined level lies between the lowest and the highest rating") {
  base::Random random(31);
  for (int round = 0; round < 100; ++round) {
    const Fixture f = random_cycle(random, 6);
    for (const AchievedCell& cell : combine(f.data, f.cycle).cells) {
      if (!cell.assessed()) continue;
      CHECK(cell.achieved >= 100 * cell.lowest());
      CHECK(cell.achieved <= 100 * cell.highest());
      CHECK(cell.count > 0);
      CHECK(cell.sources != 0);
    }
  }
}

TEST_CASE("ratings that agree give their level under every rule") {
  for (const CombineRule rule : kRules) {
    for (int level = 0; level <= 5; ++level) {
      Fixture f(1);
      f.edit_cycle().rule = rule;
      f.edit_cycle().sources = {{Source::Superior, {70}}, {Source::Peer, {30}}};
      f.person(10, 0, 0);
      f.rate({10, Source::Superior, 1, day(2026, 2)}, {level});
      CHECK(only_cell(combine(f.data, f.cycle)).achieved == 100 * level);
      for (std::uint64_t rater = 2; rater < 7; ++rater) {
        f.rate({10, Source::Peer, rater, day(2026, 2)}, {level});
        CHECK(only_cell(combine(f.data, f.cycle)).achieved == 100 * level);
      }
    }
  }
}

TEST_CASE("the columns are the cycle's list, once each") {
  Fixture f(3);
  f.person(10, 0, 0);
  f.rate(10, {1, 2, 3});
  f.edit_cycle().competencies = {f.competency(2), f.competency(0), f.competency(2), {999}};
  const AchievedMatrix matrix = combine(f.data, f.cycle);
  REQUIRE(matrix.width() == 3);
  CHECK(matrix.at(0, 0).achieved == 300);
  CHECK(matrix.at(0, 1).achieved == 100);
  CHECK_FALSE(matrix.at(0, 2).assessed());
  CHECK(matrix.column(f.competency(0)) == 1);
  CHECK(matrix.column(f.competency(1)) == model::kNoIndex);
  f.edit_cycle().competencies.clear();
  CHECK(combine(f.data, f.cycle).competencies ==
        std::vector{f.competency(0), f.competency(1), f.competency(2)});
}

TEST_CASE("people without sheets and sheets without people") {
  Fixture f(1);
  for (const std::uint64_t id : {10, 20, 30}) f.person(id, 0, 0);
  for (const std::uint64_t id : {5, 20, 25, 40}) f.rate(id, {static_cast<int>(id % 4)});
  const AchievedMatrix matrix = combine(f.data, f.cycle);
  CHECK_FALSE(matrix.at(0, 0).assessed());
  CHECK(matrix.at(1, 0).achieved == 0);
  CHECK_FALSE(matrix.at(2, 0).assessed());
  const model::EmployeeId some[] = {{20}, {40}};
  const AchievedMatrix part = combine_people(f.data, f.cycle, {}, some);
  CHECK(part.people == 2);
  CHECK(part.at(0, 0) == matrix.at(1, 0));
  CHECK(part.at(1, 0).achieved == 0);
}

TEST_CASE("an unknown cycle and an empty one") {
  Fixture f(2);
  f.person(10, 0, 0);
  CHECK(combine(f.data, {77}).width() == 0);
  CHECK(combine(f.data, {77}).people == 1);
  const AchievedMatrix empty = combine(f.data, f.cycle);
  CHECK(empty.cells == std::vector<AchievedCell>(2));
  CHECK_FALSE(empty.newest.has_value());
  CHECK_FALSE(empty.date(empty.at(0, 0)).has_value());
}

TEST_CASE("self stands beside the others") {
  Fixture f(2);
  f.edit_cycle().sources = {{Source::Self, {0}}, {Source::Superior, {100}}};
  f.person(10, 0, 0);
  f.rate({10, Source::Self, 10, day(2026, 2)}, {5, 4});
  f.rate({10, Source::Superior, 1, day(2026, 3)}, {2, -1});
  const AchievedMatrix combined = combine(f.data, f.cycle);
  CHECK(combined.at(0, 0).achieved == 200);
  CHECK(combined.at(0, 0).has(kBeside));
  CHECK_FALSE(combined.at(0, 1).assessed());
  const AchievedMatrix self = combine(f.data, f.cycle, {RatingView::OneSource, Source::Self});
  CHECK(self.at(0, 0).achieved == 500);
  CHECK(self.at(0, 1).achieved == 400);
  f.edit_cycle().sources[0].weight = {100};
  CHECK(combine(f.data, f.cycle).at(0, 0).achieved == 350);
  CHECK(combine(f.data, f.cycle, {RatingView::Others}).at(0, 0).achieved == 200);
}

TEST_CASE("a moderation takes the place of the combined level") {
  Fixture f(3);
  f.edit_cycle().rule = CombineRule::Consensus;
  f.edit_cycle().sources = {{Source::Superior, {100}}, {Source::Peer, {100}}};
  f.person(10, 0, 0);
  f.rate({10, Source::Superior, 1, day(2026, 2)}, {2, 2, 3});
  f.rate({10, Source::Peer, 2, day(2026, 2)}, {3, 4, 3});
  CHECK(combine(f.data, f.cycle).at(0, 0).has(kNoConsensus));
  f.moderate(2, 10, 0, 3, day(2026, 5, 2));
  f.moderate(1, 10, 0, 2, day(2026, 5, 3));  // later day wins over higher id
  f.moderate(3, 10, 1, 2, day(2026, 5, 3));
  f.moderate(4, 10, 1, 4, day(2026, 5, 3));  // same day: higher id
  f.moderate(5, 77, 1, 4, day(2026, 5, 3));  // nobody
  const AchievedMatrix matrix = combine(f.data, f.cycle);
  CHECK(matrix.at(0, 0).achieved == 200);
  CHECK(matrix.at(0, 0).has(kModerated));
  CHECK_FALSE(matrix.at(0, 0).has(kNoConsensus));
  CHECK(matrix.at(0, 0).count == 2);
  CHECK(matrix.at(0, 0).highest() == 3);
  CHECK(matrix.date(matrix.at(0, 0)) == day(2026, 5, 3));
  CHECK(matrix.at(0, 1).achieved == 400);
  CHECK(matrix.at(0, 2).achieved == 300);
  CHECK_FALSE(matrix.at(0, 2).has(kModerated));
  for (const RatingView view : {RatingView::BeforeModeration, RatingView::Others}) {
    CHECK_FALSE(combine(f.data, f.cycle, {view}).at(0, 0).assessed());
  }
}

TEST_CASE("a moderation without a level takes earlier ones back") {
  Fixture f(1);
  f.person(10, 0, 0);
  f.person(20, 0, 0);
  f.rate(10, {2});
  f.moderate(1, 10, 0, 4, day(2026, 5, 1));
  f.moderate(2, 10, 0, model::Level::kNone, day(2026, 5, 2));
  f.moderate(3, 20, 0, 4, {});
  const AchievedMatrix matrix = combine(f.data, f.cycle);
  CHECK(matrix.at(0, 0).achieved == 200);
  CHECK_FALSE(matrix.at(0, 0).has(kModerated));
  // A panel may also judge someone whom nobody rated.
  CHECK(matrix.at(1, 0).achieved == 400);
  CHECK(matrix.at(1, 0).count == 0);
  CHECK_FALSE(matrix.date(matrix.at(1, 0)).has_value());
}

TEST_CASE("very old ratings keep a bounded age") {
  Fixture f(1);
  f.edit_cycle().sources = {{Source::Superior, {100}}, {Source::Peer, {100}}};
  f.person(10, 0, 0);
  f.person(20, 0, 0);
  f.rate({10, Source::Superior, 1, day(1, 1, 1)}, {2});
  f.rate({20, Source::Superior, 1, day(9999, 1, 1)}, {2});
  const AchievedMatrix matrix = combine(f.data, f.cycle);
  CHECK(matrix.at(0, 0).age_days == kUndated - 1);
  CHECK(matrix.at(1, 0).age_days == 0);
  CHECK(matrix.date(matrix.at(0, 0)).has_value());
}

TEST_CASE("more patterns of sheets than the memo keeps combine alike") {
  Fixture f(2);
  f.edit_cycle().sources.clear();
  for (std::size_t s = 0; s < model::kSourceCount; ++s) {
    f.edit_cycle().sources.push_back({static_cast<Source>(s), {static_cast<int>(s) * 10}});
  }
  std::uint64_t person = 0;
  for (std::size_t a = 0; a < model::kSourceCount; ++a) {
    for (std::size_t b = 0; b < model::kSourceCount; ++b) {
      f.person(++person, 0, 0);
      f.rate({person, static_cast<Source>(a), 1, day(2026, 2)}, {1, 2});
      f.rate({person, static_cast<Source>(b), 2, day(2026, 3)}, {4, 3});
    }
  }
  const AchievedMatrix matrix = combine(f.data, f.cycle);
  const CombinePlan plan = combine_plan(*f.data.cycles.find(f.cycle), {});
  for (std::size_t row = 0; row < matrix.people; ++row) {
    const auto items = items_of(f.data.ratings.block(f.cycle), {row + 1}, f.competency(0));
    CHECK(without_age(matrix.at(row, 0)) == combine_items(plan, items));
  }
}

}  // namespace asah::combine_test
