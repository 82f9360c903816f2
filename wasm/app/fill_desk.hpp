#pragma once
// A packet that another office sent, being filled in.

#include "wasm/screens/fill_intents.hpp"

namespace asah::app {

struct Hands;

/// Carries out one intent; faults become notices of the desk.
void carry_out(const screens::FillIntent& intent, Hands hands);

}  // namespace asah::app
