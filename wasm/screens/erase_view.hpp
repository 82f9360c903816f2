#pragma once
#include "wasm/screens/erase_vm.hpp"
#include "wasm/screens/frame_view.hpp"

namespace asah::screens {

/// Says what goes, and asks for the ground and the end of the number, while `state` is open. Asks for
/// ErasePerson; for SaveHeldData where there are data.
void draw_erasing(Frame& frame, const ErasingModel& model, ErasingState& state);

}  // namespace asah::screens
