#include "core/model/ratings.hpp"

#include <doctest/doctest.h>

#include <map>
#include <tuple>

#include "core/base/random.hpp"

namespace asah::ratings_test {

using model::Level;
using model::SheetKey;

TEST_CASE("a block follows a plain map through any sequence of changes") {
  using Cell = std::tuple<SheetKey, model::CompetencyId>;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    base::Random random(seed);
    model::RatingBlock block({1});
    std::map<Cell, Level> expected;
    for (int round = 0; round < 12; ++round) {
      std::map<Cell, Level> edits;
      const auto count = random.chance(0.5) ? 1 : 1 + random.below(10);
      for (std::uint64_t i = 0; i < count; ++i) {
        const SheetKey key{{1 + random.below(5)},
                           static_cast<model::Source>(random.below(3)),
                           {random.below(2)},
                           base::Date::from_days(static_cast<std::int32_t>(random.below(2)))};
        edits[{key, {1 + random.below(4)}}] =
            Level{static_cast<std::int8_t>(random.between(-1, 5))};
      }
      std::vector<model::SheetChange> sheets;
      for (const auto& [cell, level] : edits) {
        const auto& [key, competency] = cell;
        if (sheets.empty() || sheets.back().key != key) sheets.push_back({key, {}});
        sheets.back().levels.push_back({competency, block.level(key, competency), level});
        if (level.has_value()) {
          expected[cell] = level;
        } else {
          expected.erase(cell);
        }
      }
      block.apply(sheets);
      CHECK(block.level_count() == expected.size());
      for (const auto& [cell, level] : expected) {
        CHECK(block.level(std::get<0>(cell), std::get<1>(cell)) == level);
      }
      for (std::size_t row = 1; row < block.rows(); ++row) {
        CHECK(block.key(row - 1) < block.key(row));
      }
    }
  }
}

TEST_CASE("copies of ratings share blocks until one is changed") {
  model::Ratings a;
  a.edit({1}).add_competency({1});
  a.edit({2}).add_competency({1});
  const std::int8_t level[] = {3};
  a.edit({1}).append({{1}, model::Source::Self, {}, {}}, level);
  model::Ratings b = a;
  CHECK(b.shares_block(a, {1}));
  b.edit({1}).add_competency({2});
  CHECK_FALSE(b.shares_block(a, {1}));
  CHECK(b.shares_block(a, {2}));
  CHECK(a.block({1}).width() == 1);
  // An empty column does not make a difference in what is known.
  CHECK(a == b);
  const std::int8_t other[] = {4, Level::kNone};
  b.edit({1}).append({{2}, model::Source::Self, {}, {}}, other);
  CHECK_FALSE(a == b);
}

TEST_CASE("an absent cycle has an empty block") {
  const model::Ratings ratings;
  CHECK(ratings.block({9}).rows() == 0);
  CHECK(ratings.cycles().empty());
}

}  // namespace asah::ratings_test
