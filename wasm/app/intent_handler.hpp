#pragma once
// Carries out what a person asked for. The only place where intents become steps or requests.

#include "wasm/app/desk_keeper.hpp"
#include "wasm/app/router.hpp"
#include "wasm/screens/intents.hpp"

namespace asah::app {

/// What intents may reach. References live as long as the application.
struct Hands {
  DeskKeeper& desk;
  Router& router;
  bool& search_open;
  bool& help_open;
};

/// Carries out one intent. Faults become notices of the desk; data are then unchanged.
void carry_out(const screens::Intent& intent, Hands hands);

}  // namespace asah::app
