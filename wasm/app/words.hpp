#pragma once
// Sentences that the application itself says, outside a frame.

#include <string>

#include "core/change/journal.hpp"
#include "wasm/screens/words.hpp"

namespace asah::app {

using screens::say;

/// A step's name for people: "Menilai Siti Aminah". The key "step.rate" is the text `step_rate`; a
/// step without a text shows its key.
std::string step_words(const change::StepName& step, base::Language language);

}  // namespace asah::app
