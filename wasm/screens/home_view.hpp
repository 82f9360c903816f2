#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/home_vm.hpp"

namespace asah::screens {

void draw_home(Frame& frame, const HomeModel& model, HomeState& state);
/// What draw_home shows without a workspace; in home_start_view.cpp.
void draw_start_page(Frame& frame, const HomeModel& model, HomeState& state);

}  // namespace asah::screens
