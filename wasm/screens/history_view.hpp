#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/history_vm.hpp"

namespace asah::screens {

void draw_history(Frame& frame, const HistoryModel& model, HistoryState& state);

}  // namespace asah::screens
