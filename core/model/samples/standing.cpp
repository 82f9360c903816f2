#include <algorithm>

#include "core/model/samples/assess.hpp"

namespace asah::model::samples {

namespace {

// Thousandths of a level: people stand a little below what their posts ask, and learn slowly.
constexpr int kUsual = -240;
constexpr int kYearlyGrowth = 70;
constexpr int kPersonDeviation = 260;
constexpr int kCompetencyDeviation = 300;

bool in_group(std::int8_t family, Rank rank, std::size_t of_family, bool leader) {
  const bool same = family < 0 || static_cast<std::size_t>(family) == of_family;
  return same && applies(rank, leader);
}

}  // namespace

int noise(base::Random& random, int deviation) {
  // Four 16-bit uniforms: mean 131070, deviation 37837.
  constexpr int kMean = 131070;
  constexpr int kDeviation = 37837;
  const std::uint64_t bits = random.next();
  int sum = -kMean;
  for (int i = 0; i < 4; ++i) sum += static_cast<int>((bits >> (16 * i)) & 0xffff);
  return static_cast<int>(std::int64_t{sum} * deviation / kDeviation);
}

Standing::Standing(const World& world) : world_(world), effects_(kFamilyCount * 2) {
  for (std::size_t family = 0; family < kFamilyCount; ++family) {
    for (const bool leader : {false, true}) {
      auto& effects = effects_[index(static_cast<Family>(family), leader)];
      for (const EffectPlan& plan : world.plan.effects) {
        const std::size_t place = world.place(plan.competency);
        if (place == kMostCompetencies) continue;
        if (!in_group(plan.family, plan.rank, family, leader)) continue;
        for (std::size_t c = 0; c < kCycles; ++c) effects[place][c] += plan.milli[c];
      }
    }
  }
}

std::array<std::array<int, kMostCompetencies>, kCycles> Standing::of(std::size_t seat) const {
  const PositionDraft& position = world_.position_of(seat);
  const LevelRow& required = world_.required[world_.structure.seats[seat].position];
  const auto& effects = effects_[index(position.family, is_leader(position.tier))];
  base::Random random(base::mix_id(world_.person_seed(seat), 0xab1e));
  const int person = noise(random, kPersonDeviation);
  std::array<std::array<int, kMostCompetencies>, kCycles> out{};
  for (std::size_t k = 0; k < world_.dictionary.size(); ++k) {
    const int own = person + noise(random, kCompetencyDeviation) + kUsual;
    for (std::size_t c = 0; c < kCycles; ++c) {
      const int growth = kYearlyGrowth * static_cast<int>(c);
      out[c][k] = 1000 * std::max<int>(required[k], 0) + own + growth + effects[k][c];
    }
  }
  if (world_.training[seat] < 0) return out;
  const auto& training = world_.plan.trainings[static_cast<std::size_t>(world_.training[seat])];
  for (const std::string_view code : pieces(training.competencies)) {
    const std::size_t place = world_.place(code);
    if (place == kMostCompetencies) continue;
    for (std::size_t c = 0; c < kCycles; ++c) out[c][place] += training.milli[c];
  }
  return out;
}

Relations find_relations(const World& world) {
  const auto& seats = world.structure.seats;
  const auto& units = world.structure.units;
  std::vector<std::uint32_t> head(units.size(), kNobody);
  std::vector<std::vector<std::uint32_t>> staff(units.size());   // up to three who rate as peers
  std::vector<std::vector<std::uint32_t>> below(units.size());   // heads of the units below
  for (std::uint32_t s = 0; s < seats.size(); ++s) {
    const std::uint32_t unit = seats[s].unit;
    if (seats[s].head) {
      head[unit] = s;
      if (units[unit].parent >= 0) below[static_cast<std::size_t>(units[unit].parent)].push_back(s);
    } else if (staff[unit].size() < 3) {
      staff[unit].push_back(s);
    }
  }
  Relations out;
  for (std::uint32_t s = 0; s < seats.size(); ++s) {
    const std::uint32_t unit = seats[s].unit;
    std::int32_t leading = seats[s].head ? units[unit].parent : static_cast<std::int32_t>(unit);
    while (leading >= 0 && head[static_cast<std::size_t>(leading)] == kNobody) {
      leading = units[static_cast<std::size_t>(leading)].parent;
    }
    out.superior.push_back(leading < 0 ? kNobody : head[static_cast<std::size_t>(leading)]);
    const auto& peers = staff[unit];
    const std::size_t turn = peers.empty() ? 0 : s % peers.size();
    const bool self = !peers.empty() && peers[turn] == s;
    const bool peer = !seats[s].head && peers.size() > (self ? 1U : 0U);
    out.peer.push_back(peer ? peers[self ? (turn + 1) % peers.size() : turn] : kNobody);
    std::array<std::uint32_t, 2> subordinates{kNobody, kNobody};
    if (seats[s].head) {
      const auto& led = peers.empty() ? below[unit] : peers;
      std::ranges::copy_n(led.begin(), std::min<std::ptrdiff_t>(std::ssize(led), 2),
                          subordinates.begin());
    }
    out.subordinates.push_back(subordinates);
  }
  return out;
}

}  // namespace asah::model::samples
