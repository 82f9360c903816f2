#pragma once
#include <string_view>

#include "wasm/screens/frame_view.hpp"

namespace asah::screens {

/// The dialog that tells how a table of standards is pasted, with both forms as examples. The
/// pasting itself is an event of the page. `position`: whose standards a table is taken for that
/// names no position; empty for none.
void draw_paste_help(Frame& frame, bool& open, std::string_view position);

}  // namespace asah::screens
