#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/position_vm.hpp"

namespace asah::screens {

void draw_position(Frame& frame, const PositionModel& model, PositionState& state);

}  // namespace asah::screens
