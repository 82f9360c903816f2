#include "core/analytics/parts/aspects.hpp"

#include <algorithm>

namespace asah::analytics {

AspectProfile::AspectProfile(const model::Competency& competency) {
  for (std::size_t level = 0; level < model::kLevelCount; ++level) {
    for (const model::Indicator& indicator : competency.levels[level].indicators) {
      ++tags_[level][static_cast<std::size_t>(indicator.aspect)];
    }
  }
}

AspectParts AspectProfile::lacking(std::int32_t achieved, std::int32_t required) const {
  AspectParts parts{};
  for (std::size_t level = 0; level < model::kLevelCount; ++level) {
    const auto top = static_cast<std::int32_t>(100 * (level + 1));
    if (top > required) break;
    const std::int32_t missing = std::clamp(top - achieved, 0, 100);
    for (std::size_t a = 0; a < kAspectCount; ++a) parts[a] += missing * tags_[level][a];
  }
  return parts;
}

}  // namespace asah::analytics
