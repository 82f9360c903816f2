#pragma once
// Passphrases, keys, sealed files.

#include "wasm/screens/secrecy_intents.hpp"

namespace asah::app {

struct Hands;

/// Carries out one intent; faults become notices of the desk.
void carry_out(const screens::SecrecyIntent& intent, Hands hands);

}  // namespace asah::app
