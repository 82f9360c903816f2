#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/gaps_vm.hpp"

namespace asah::screens {

void draw_gaps(Frame& frame, const GapsModel& model, GapsState& state);

}  // namespace asah::screens
