#pragma once

#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/gallery_vm.hpp"

namespace asah::screens {

void draw_gallery(Frame& frame, const GalleryModel& model, GalleryState& state);

}  // namespace asah::screens
