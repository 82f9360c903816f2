#pragma once
// What the parts of the generator share while one region is being made.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/samples/structure.hpp"

namespace asah::model::samples {

inline constexpr std::size_t kMostCompetencies = 25;
inline constexpr std::size_t kCycles = 3;
/// Levels by place in World::dictionary; Level::kNone where nothing is asked.
using LevelRow = std::array<std::int8_t, kMostCompetencies>;

struct World {
  const RegionPlan& plan;
  SampleSpec spec{};
  std::uint64_t seed = 0;
  Structure structure{};
  std::vector<UnitId> unit_ids{};
  std::vector<PositionId> position_ids{};
  /// The region's competencies in the order of their numbers.
  std::vector<CompetencyId> dictionary{};
  std::vector<std::string> codes{};
  /// By position.
  std::vector<LevelRow> required{};
  /// By seat.
  std::vector<EmployeeId> people{};
  std::vector<bool> active{};
  /// By seat: the plan's training somebody took, or -1.
  std::vector<std::int8_t> training{};

  const PositionDraft& position_of(std::size_t seat) const {
    return structure.positions[structure.seats[seat].position];
  }
  std::uint64_t person_seed(std::size_t seat) const;
  /// The identity of a record of this region, from its kind and key.
  std::uint64_t id(std::string_view kind, std::string_view key) const;
  /// Place of a code in the dictionary, or kMostCompetencies.
  std::size_t place(std::string_view code) const;
};

/// Fills `required` from the tiers, the common demands and the region's own.
void set_required(World& world);
/// The standards that say so.
std::vector<Standard> make_standards(const World& world);

}  // namespace asah::model::samples
