#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/search_vm.hpp"

namespace asah::screens {

/// The palette over the page while `open`; choosing an entry or Esc closes it.
void draw_search(Frame& frame, const SearchModel& model, SearchState& state, bool& open);
/// The list of keys while `open`.
void draw_help(Frame& frame, bool& open, bool letter_keys);

}  // namespace asah::screens
