#pragma once
// Sentences that the application itself says, outside a frame.

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/language.hpp"
#include "core/change/journal.hpp"
#include "wasm/ui/text/text.hpp"

namespace asah::app {

/// The text with {0}.. filled in.
std::string phrase(ui::TextKey key, base::Language language,
                   std::initializer_list<std::string> args);
/// A step's name for people: "Menilai Siti Aminah". The key "step.rate" is the text `step_rate`; a
/// step without a text shows its key.
std::string step_words(const change::StepName& step, base::Language language);

}  // namespace asah::app
