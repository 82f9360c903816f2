#include "wasm/app/fill_desk.hpp"

#include "wasm/app/intent_handler.hpp"

namespace asah::app {

void carry_out(const screens::FillIntent&, Hands) {}

}  // namespace asah::app
