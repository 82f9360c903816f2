#include "core/analytics/parts/aspects.hpp"

namespace asah::analytics {

AspectProfile::AspectProfile(const model::Competency& competency) {
  for (std::size_t level = 0; level < model::kLevelCount; ++level) {
    for (const model::Indicator& indicator : competency.levels[level].indicators) {
      ++tags_[level][static_cast<std::size_t>(indicator.aspect)];
    }
    for (std::size_t a = 0; a < kAspectCount; ++a) {
      up_to_[level + 1][a] = up_to_[level][a] + 100 * tags_[level][a];
    }
  }
}

AspectParts AspectProfile::lacking(std::int32_t achieved, std::int32_t required) const {
  AspectParts parts{};
  if (achieved >= required) return parts;
  const auto whole = static_cast<std::size_t>(achieved) / 100;
  for (std::size_t a = 0; a < kAspectCount; ++a) {
    const std::int32_t shown = up_to_[whole][a] + achieved % 100 * tags_[whole][a];
    parts[a] = demanded(required)[a] - shown;
  }
  return parts;
}

}  // namespace asah::analytics
