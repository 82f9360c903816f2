#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/positions_vm.hpp"

namespace asah::screens {

void draw_positions(Frame& frame, const PositionsModel& model, PositionsState& state);

}  // namespace asah::screens
