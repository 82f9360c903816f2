#pragma once
#include "wasm/screens/about_vm.hpp"
#include "wasm/screens/frame_view.hpp"

namespace asah::screens {

void draw_about(Frame& frame, const AboutModel& model, AboutState& state);

}  // namespace asah::screens
