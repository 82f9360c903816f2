#include "wasm/app/secrecy_desk.hpp"

#include "wasm/app/intent_handler.hpp"

namespace asah::app {

void carry_out(const screens::SecrecyIntent&, Hands) {}

}  // namespace asah::app
