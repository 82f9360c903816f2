#pragma once
// One level of a competency as a card to choose from.

#include <array>
#include <string>

#include "core/model/entities.hpp"

namespace asah::screens {

struct LevelStep {
  int level = 0;
  std::string title;
  std::array<std::string, model::kIndicatorsPerLevel> indicators;  ///< all empty at level 0
  bool standard = false;
  bool chosen = false;
  bool open = false;  ///< its indicators are written out
};

}  // namespace asah::screens
