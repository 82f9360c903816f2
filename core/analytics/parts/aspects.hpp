#pragma once
// A shortfall split over knowledge, skill and attitude by the indicators of the levels lacked.

#include <array>
#include <cstdint>

#include "core/model/entities.hpp"

namespace asah::analytics {

inline constexpr std::size_t kAspectCount = 3;
/// One number an aspect, in thirds of a hundredth of a level.
using AspectParts = std::array<std::int32_t, kAspectCount>;

/// How many of the three indicators of each level carry each tag.
class AspectProfile {
 public:
  AspectProfile() = default;
  explicit AspectProfile(const model::Competency& competency);

  /// The shortfall from `achieved` to `required` (hundredths of 0 to 5, required a whole level),
  /// split; zero when nothing is lacked. The parts add up to 3 x max(0, required - achieved).
  AspectParts lacking(std::int32_t achieved, std::int32_t required) const;
  /// What levels 1 to `required` hold of each aspect; adds up to 3 x required.
  const AspectParts& demanded(std::int32_t required) const {
    return up_to_[static_cast<std::size_t>(required) / 100];
  }

 private:
  /// What levels 1 to i hold, and what level i + 1 has of each tag (nothing above the highest).
  std::array<AspectParts, model::kLevelCount + 1> up_to_{};
  std::array<AspectParts, model::kLevelCount + 1> tags_{};
};

}  // namespace asah::analytics
