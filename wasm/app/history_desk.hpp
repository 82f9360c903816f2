#pragma once
// The journal on screen; erasing a person.

#include "wasm/screens/history_intents.hpp"

namespace asah::app {

struct Hands;

/// Carries out one intent; faults become notices of the desk.
void carry_out(const screens::HistoryIntent& intent, Hands hands);

}  // namespace asah::app
