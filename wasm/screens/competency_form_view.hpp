#pragma once
#include "wasm/screens/dictionary_vm.hpp"
#include "wasm/screens/frame_view.hpp"

namespace asah::screens {

/// The form for one competency: names, definition, five levels with three tagged indicators, in
/// both languages. state.draft must be set.
void draw_competency_form(Frame& frame, const DictionaryModel& model, DictionaryState& state);

}  // namespace asah::screens
