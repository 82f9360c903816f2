#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/settings_vm.hpp"

namespace asah::screens {

void draw_settings(Frame& frame, const SettingsModel& model, SettingsState& state);

}  // namespace asah::screens
