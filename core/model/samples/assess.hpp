#pragma once
// Who rated whom, and how high: cycles, raters, ratings, remarks and moderations.

#include "core/model/dataset.hpp"
#include "core/model/samples/world.hpp"

namespace asah::model::samples {

/// Who may rate whom, by seat; kNobody where there is none.
struct Relations {
  std::vector<std::uint32_t> superior;
  std::vector<std::uint32_t> peer;
  std::vector<std::array<std::uint32_t, 2>> subordinates;
};
inline constexpr std::uint32_t kNobody = UINT32_MAX;
Relations find_relations(const World& world);

/// A person's real standing, in thousandths of a level, by competency and cycle.
class Standing {
 public:
  explicit Standing(const World& world);
  /// For the person at `seat`; meaningful where the position asks for the competency.
  std::array<std::array<int, kMostCompetencies>, kCycles> of(std::size_t seat) const;

 private:
  std::size_t index(Family family, bool leader) const {
    return static_cast<std::size_t>(family) * 2 + (leader ? 1 : 0);
  }
  const World& world_;
  /// By family and leadership, then competency, then cycle.
  std::vector<std::array<std::array<int, kCycles>, kMostCompetencies>> effects_;
};

/// Roughly normal noise with that deviation, in whole numbers so that it is the same everywhere.
int noise(base::Random& random, int deviation);

/// Adds cycles, raters, ratings, notes and moderations. `dataset` has its employees already.
void add_assessment(const World& world, Dataset& dataset);

}  // namespace asah::model::samples
