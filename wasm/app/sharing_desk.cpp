#include "wasm/app/sharing_desk.hpp"

#include "wasm/app/intent_handler.hpp"

namespace asah::app {

void carry_out(const screens::SharingIntent&, Hands) {}

}  // namespace asah::app
