#include "wasm/app/history_desk.hpp"

#include "wasm/app/intent_handler.hpp"

namespace asah::app {

void carry_out(const screens::HistoryIntent&, Hands) {}

}  // namespace asah::app
