#pragma once
#include <span>

#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/search_vm.hpp"

namespace asah::screens {

/// The palette over the page while `open`; choosing an entry or Esc closes it.
void draw_search(Frame& frame, const SearchModel& model, SearchState& state, bool& open);
struct HelpSpec {
  std::span<const ui::NavItem> screens;  ///< those with a letter are listed
  bool letter_keys = true;
};
/// The list of all keys that work while `open`.
void draw_help(Frame& frame, bool& open, const HelpSpec& spec);

}  // namespace asah::screens
