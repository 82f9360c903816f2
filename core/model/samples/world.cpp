#include "core/model/samples/world.hpp"

#include <algorithm>
#include <string>

#include "core/model/builtin/tiers.hpp"

namespace asah::model::samples {

namespace {

constexpr std::size_t kNationalNine = 9;

bool meets(const DemandPlan& demand, const PositionDraft& position) {
  return demand.family == position.family && applies(demand.rank, is_leader(position.tier));
}

std::vector<std::int8_t> tier_levels() {
  std::vector<std::int8_t> out;
  for (const Tier& tier : tier_defaults()) out.push_back(tier.managerial.value);
  return out;
}

bool is_essential(const World& world, const PositionDraft& position, std::string_view code) {
  const auto says = [&](const DemandPlan& demand) {
    return demand.essential && demand.competency == code && meets(demand, position);
  };
  return std::ranges::any_of(common_demands(), says) ||
         std::ranges::any_of(world.plan.demands, says);
}

}  // namespace

std::uint64_t World::person_seed(std::size_t seat) const {
  return base::mix_id(seed, 0x9e0ULL + seat);
}

std::uint64_t World::id(std::string_view kind, std::string_view key) const {
  std::string text = "sample:";
  text += plan.info.key;
  text += ':';
  text += kind;
  text += ':';
  text += key;
  return base::hash_id(text);
}

std::size_t World::place(std::string_view code) const {
  const auto at = std::ranges::find(codes, code);
  return at == codes.end() ? kMostCompetencies : static_cast<std::size_t>(at - codes.begin());
}

void set_required(World& world) {
  const std::vector<std::int8_t> levels = tier_levels();
  world.required.clear();
  for (const PositionDraft& position : world.structure.positions) {
    const std::int8_t level = levels[static_cast<std::size_t>(position.tier)];
    LevelRow row;
    row.fill(Level::kNone);
    const std::size_t by_tier = world.spec.full_ratings ? world.codes.size() : kNationalNine;
    std::fill_n(row.begin(), by_tier, level);
    const auto demand = [&](const DemandPlan& plan) {
      const std::size_t at = world.place(plan.competency);
      if (at == kMostCompetencies || !meets(plan, position)) return;
      row[at] = static_cast<std::int8_t>(std::clamp(level + plan.shift, 1, int{Level::kMax}));
    };
    std::ranges::for_each(common_demands(), demand);
    std::ranges::for_each(world.plan.demands, demand);
    world.required.push_back(row);
  }
}

std::vector<Standard> make_standards(const World& world) {
  std::vector<Standard> out;
  for (std::size_t p = 0; p < world.required.size(); ++p) {
    for (std::size_t c = 0; c < world.dictionary.size(); ++c) {
      const Level required{world.required[p][c]};
      if (!required.has_value()) continue;
      Standard standard;
      standard.position = world.position_ids[p];
      standard.competency = world.dictionary[c];
      standard.id = standard_id(standard.position, standard.competency);
      standard.required = required;
      standard.essential = is_essential(world, world.structure.positions[p], world.codes[c]);
      if (standard.essential) {
        standard.minimum.value = static_cast<std::int8_t>(std::max(1, required.value - 1));
        standard.weight.value = 150;
      }
      out.push_back(standard);
    }
  }
  return out;
}

}  // namespace asah::model::samples
