#pragma once

#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/save_file_vm.hpp"

namespace asah::screens {

/// The dialog of what is asked, above every screen; nothing while nothing is.
void draw_save_file(Frame& frame, const SaveFileModel& model, SaveFileState& state);

}  // namespace asah::screens
