#pragma once
#include "wasm/screens/dictionary_vm.hpp"
#include "wasm/screens/frame_view.hpp"

namespace asah::screens {

void draw_dictionary(Frame& frame, const DictionaryModel& model, DictionaryState& state);

}  // namespace asah::screens
