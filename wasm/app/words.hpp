#pragma once
// Sentences that the application itself says, outside a frame.

#include "wasm/screens/words.hpp"

namespace asah::app {

using screens::say;
using screens::step_words;

}  // namespace asah::app
