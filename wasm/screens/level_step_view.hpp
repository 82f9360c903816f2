#pragma once
#include "wasm/screens/level_step.hpp"
#include "wasm/ui/kit/kit.hpp"

namespace asah::screens {

/// One level as a card with its digit, title and, where open, its indicators; else these are its
/// tooltip. True when it is chosen now.
bool draw_level_step(ui::Ui& ui, const LevelStep& step, bool enabled);

/// The keys that rate, on one line; `move`: what the arrows go to, empty where they are not told of.
void draw_level_keys(ui::Ui& ui, bool letter_keys, ui::Text move = {});

}  // namespace asah::screens
