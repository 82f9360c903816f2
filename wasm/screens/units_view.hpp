#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/units_vm.hpp"

namespace asah::screens {

void draw_units(Frame& frame, const UnitsModel& model, UnitsState& state);

}  // namespace asah::screens
