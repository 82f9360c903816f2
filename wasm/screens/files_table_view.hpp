#pragma once
#include "wasm/screens/files_vm.hpp"
#include "wasm/screens/frame_view.hpp"

namespace asah::screens {

/// The import wizard: look and map, take in, check and commit.
void draw_files_table(Frame& frame, const FilesTable& table, bool read_only, FilesState& state);

}  // namespace asah::screens
