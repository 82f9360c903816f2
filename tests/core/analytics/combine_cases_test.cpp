// The worked cases of tests/data/analytics/combine.txt.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/analytics/combine.hpp"
#include "core/base/text.hpp"
#include "tests/support/data.hpp"

namespace asah::combine_cases_test {

using namespace asah::analytics;

namespace {

constexpr std::string_view kSourceLetters = "SAPBXT";

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : base::split(base::trim(text), ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::size_t source_of(char letter) {
  const std::size_t at = kSourceLetters.find(letter);
  REQUIRE(at != std::string_view::npos);
  return at;
}

model::Cycle cycle_of(std::string_view rule, std::string_view weights) {
  model::Cycle cycle;
  const auto& rules = model::kChoices<model::CombineRule>;
  const auto at = std::ranges::find(rules, rule);
  REQUIRE(at != rules.end());
  cycle.rule = static_cast<model::CombineRule>(at - rules.begin());
  for (const std::string& word : words_of(weights)) {
    cycle.sources.push_back(
        {static_cast<model::Source>(source_of(word[0])), {std::stoi(word.substr(2))}});
  }
  return cycle;
}

// "A:1@9=4"
RatingItem item_of(const std::string& word) {
  const std::size_t at = word.find('@');
  const std::size_t equals = word.find('=');
  RatingItem item;
  item.source = static_cast<model::Source>(source_of(word[0]));
  item.rater = {std::stoull(word.substr(2, at - 2))};
  if (word[at + 1] != 'x') {
    item.date = base::Date::from_civil(2026, 1, 1)
                    .plus_days(std::stoi(word.substr(at + 1, equals - at - 1)));
  }
  item.level = static_cast<std::int8_t>(std::stoi(word.substr(equals + 1)));
  return item;
}

// "300 4 AP 2-4 OB" in the columns' order.
std::string text_of(const AchievedCell& cell) {
  std::string sources;
  for (std::size_t s = 0; s < kSourceLetters.size(); ++s) {
    if ((cell.sources >> s & 1) != 0) sources += kSourceLetters[s];
  }
  std::string text = cell.assessed() ? std::to_string(cell.achieved) : "-";
  text += ' ' + std::to_string(cell.count) + ' ' + (sources.empty() ? "-" : sources);
  text += ' ' + std::to_string(cell.lowest()) + '-' + std::to_string(cell.highest());
  std::string flags;
  if (cell.has(kNoConsensus)) flags += 'N';
  if (cell.has(kSuperseded)) flags += 'O';
  if (cell.has(kBeside)) flags += 'B';
  return flags.empty() ? text : text + ' ' + flags;
}

}  // namespace

TEST_CASE("every worked case of the combining rules comes out as written") {
  const std::string data = test::read_data("analytics/combine.txt");
  int cases = 0;
  for (const std::string_view line : base::split(data, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    const auto columns = base::split(line, '|');
    REQUIRE(columns.size() == 4);
    CAPTURE(line);
    const CombinePlan plan = combine_plan(cycle_of(base::trim(columns[0]), columns[1]), {});
    std::vector<RatingItem> items;
    for (const std::string& word : words_of(columns[2])) items.push_back(item_of(word));
    REQUIRE_FALSE(items.empty());
    CHECK(text_of(combine_items(plan, items)) == base::trim(columns[3]));
    ++cases;
  }
  CHECK(cases >= 40);
}

TEST_CASE("items without a level, or with one outside 0 to 5, do not exist") {
  CombinePlan plan;
  plan.weight.fill(100);
  const auto at = [](int level, std::uint64_t rater) {
    return RatingItem{model::Source::Peer, {rater}, {}, static_cast<std::int8_t>(level)};
  };
  CHECK(combine_items(plan, {}) == AchievedCell{});
  const std::array items{at(-1, 1), at(6, 2), at(-128, 3), at(127, 4)};
  CHECK(combine_items(plan, items) == AchievedCell{});
  const std::array one{at(-1, 1), at(3, 2), at(6, 3)};
  CHECK(combine_items(plan, one).achieved == 300);
  CHECK(combine_items(plan, one).count == 1);
}

TEST_CASE("many raters stay exact and the count stops at 255") {
  CombinePlan plan;
  plan.weight.fill(1'000'000);
  std::vector<RatingItem> items;
  std::int64_t sum = 0;
  for (int i = 0; i < 1999; ++i) {
    const int level = i % 6;
    items.push_back({model::Source::Peer, {static_cast<std::uint64_t>(i + 1)}, {},
                     static_cast<std::int8_t>(level)});
    sum += level;
  }
  for (int i = 0; i < 1009; ++i) {
    items.push_back({model::Source::Subordinate, {static_cast<std::uint64_t>(i + 1)}, {}, 5});
  }
  const AchievedCell cell = combine_items(plan, items);
  const double mean = (static_cast<double>(sum) / 1999 + 5.0) / 2;
  CHECK(cell.achieved == static_cast<int>(mean * 100 + 0.5));
  CHECK(cell.count == 255);
}

TEST_CASE("the plan of a filter") {
  model::Cycle cycle;
  cycle.rule = model::CombineRule::Median;
  cycle.sources = {{model::Source::Self, {30}},
                   {model::Source::Superior, {70}},
                   {model::Source::Self, {99}}};
  const auto weight = [&](RatingView view, model::Source source) {
    const CombinePlan plan = combine_plan(cycle, {view, model::Source::Peer});
    CHECK(plan.rule == model::CombineRule::Median);
    return plan.weight[static_cast<std::size_t>(source)];
  };
  CHECK(weight(RatingView::Combined, model::Source::Self) == 30);
  CHECK(weight(RatingView::BeforeModeration, model::Source::Superior) == 70);
  CHECK(weight(RatingView::Others, model::Source::Self) == 0);
  CHECK(weight(RatingView::Others, model::Source::Superior) == 70);
  CHECK(weight(RatingView::OneSource, model::Source::Superior) == 0);
  CHECK(weight(RatingView::OneSource, model::Source::Peer) > 0);
}

}  // namespace asah::combine_cases_test
