#pragma once
// Packets out, returns in, merges: what the application keeps in hand for them.

#include "wasm/screens/sharing_intents.hpp"

namespace asah::app {

struct Hands;

/// Carries out one intent; faults become notices of the desk.
void carry_out(const screens::SharingIntent& intent, Hands hands);

}  // namespace asah::app
