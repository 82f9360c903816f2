#include "core/analytics/parts/combine_rule.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "core/base/decimal.hpp"

namespace asah::analytics {
namespace {

using Wide = __int128;
constexpr int kMaxLevel = model::Level::kMax;

// The counted ratings of one person and competency.
struct Tally {
  std::array<std::uint32_t, kMaxLevel + 1> at_level{};
  std::array<std::uint32_t, model::kSourceCount> raters{};
  std::array<std::uint32_t, model::kSourceCount> level_sum{};
  std::uint32_t count = 0;
  const RatingItem* last = nullptr;
};

std::int16_t weighted_mean(const CombinePlan& plan, const Tally& tally) {
  std::int64_t common = 1;
  std::int64_t weights = 0;
  for (std::size_t s = 0; s < model::kSourceCount; ++s) {
    if (tally.raters[s] == 0) continue;
    common = std::lcm(common, std::int64_t{tally.raters[s]});
    weights += plan.weight[s];
  }
  // Sum of weight x mean of the source, over `common`; 128 bits hold 65,535 raters in each source.
  Wide sum = 0;
  for (std::size_t s = 0; s < model::kSourceCount; ++s) {
    if (tally.raters[s] == 0) continue;
    sum += Wide{plan.weight[s]} * tally.level_sum[s] * (common / tally.raters[s]);
  }
  const Wide denominator = Wide{common} * weights;
  return static_cast<std::int16_t>((200 * sum + denominator) / (2 * denominator));
}

// Level at `position` (from 0) of the ratings in ascending order.
int level_at(const Tally& tally, std::uint32_t position) {
  int level = 0;
  for (std::uint32_t passed = tally.at_level[0]; passed <= position;) {
    passed += tally.at_level[static_cast<std::size_t>(++level)];
  }
  return level;
}

std::int16_t median(const Tally& tally) {
  const int low = level_at(tally, (tally.count - 1) / 2);
  const int high = level_at(tally, tally.count / 2);
  return static_cast<std::int16_t>(50 * (low + high));
}

int lowest(const Tally& tally) { return level_at(tally, 0); }
int highest(const Tally& tally) { return level_at(tally, tally.count - 1); }

void set_level(AchievedCell& cell, const CombinePlan& plan, const Tally& tally) {
  const auto whole = [](int level) { return static_cast<std::int16_t>(100 * level); };
  switch (plan.rule) {
    case model::CombineRule::WeightedMean: cell.achieved = weighted_mean(plan, tally); break;
    case model::CombineRule::Median: cell.achieved = median(tally); break;
    case model::CombineRule::Last: cell.achieved = whole(tally.last->level); break;
    case model::CombineRule::Max: cell.achieved = whole(highest(tally)); break;
    case model::CombineRule::Consensus:
      if (lowest(tally) == highest(tally)) {
        cell.achieved = whole(lowest(tally));
      } else {
        cell.flags |= kNoConsensus;
      }
      break;
  }
}

}  // namespace

bool is_later(const CombinePlan& plan, const RatingItem& a, const RatingItem& b) {
  const auto key = [&](const RatingItem& item) {
    const auto source = static_cast<int>(item.source);
    return std::tuple(item.date, plan.weight[static_cast<std::size_t>(source)], -source,
                      item.rater);
  };
  return key(a) > key(b);
}

RuleOutcome apply_rule(const CombinePlan& plan, std::span<const RatingItem> items) {
  RuleOutcome outcome;
  AchievedCell& cell = outcome.cell;
  Tally tally;
  const RatingItem* later = nullptr;
  // Backwards, so that the latest sheet of a rater is met first.
  for (std::size_t i = items.size(); i-- > 0;) {
    const RatingItem& item = items[i];
    if (item.level < 0 || item.level > kMaxLevel) continue;
    const auto source = static_cast<std::size_t>(item.source);
    if (plan.weight[source] <= 0) {
      cell.flags |= kBeside;
      continue;
    }
    if (later != nullptr && later->source == item.source && later->rater == item.rater) {
      cell.flags |= kSuperseded;
      continue;
    }
    later = &item;
    ++tally.at_level[static_cast<std::size_t>(item.level)];
    ++tally.raters[source];
    tally.level_sum[source] += static_cast<std::uint32_t>(item.level);
    ++tally.count;
    if (tally.last == nullptr || is_later(plan, item, *tally.last)) tally.last = &item;
    cell.sources |= static_cast<std::uint8_t>(1U << source);
    if (i < 64) outcome.counted |= std::uint64_t{1} << i;
    outcome.newest = std::max(outcome.newest, item.date);
  }
  if (tally.count == 0) return outcome;
  set_level(cell, plan, tally);
  cell.count = static_cast<std::uint8_t>(std::min<std::uint32_t>(tally.count, 255));
  cell.range = static_cast<std::uint8_t>(lowest(tally) + 16 * highest(tally));
  return outcome;
}

AchievedCell combine_items(const CombinePlan& plan, std::span<const RatingItem> items) {
  return apply_rule(plan, items).cell;
}

CombinePlan combine_plan(const model::Cycle& cycle, SourceFilter filter) {
  CombinePlan plan{cycle.rule, {}};
  if (filter.view == RatingView::OneSource) {
    plan.weight[static_cast<std::size_t>(filter.source)] = 100;
    return plan;
  }
  std::array<bool, model::kSourceCount> listed{};
  for (const model::SourceWeight& entry : cycle.sources) {
    const auto source = static_cast<std::size_t>(entry.source);
    if (!listed[source]) plan.weight[source] = std::max(entry.weight.value, 0);
    listed[source] = true;
  }
  if (filter.view == RatingView::Others) {
    plan.weight[static_cast<std::size_t>(model::Source::Self)] = 0;
  }
  return plan;
}

}  // namespace asah::analytics
