#pragma once
#include "wasm/screens/files_vm.hpp"
#include "wasm/screens/frame_view.hpp"

namespace asah::screens {

void draw_files(Frame& frame, const FilesModel& model, FilesState& state);

}  // namespace asah::screens
