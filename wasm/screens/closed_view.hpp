#pragma once
// What a screen of the workspace shows while none is open.

#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/route.hpp"

namespace asah::screens {

/// True for screens that have nothing to show without a workspace.
bool needs_workspace(Screen screen);
/// The screen's title and the way to open or make a workspace.
void draw_closed(Frame& frame, Screen screen);

}  // namespace asah::screens
