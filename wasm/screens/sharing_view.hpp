#pragma once
// Bagi & gabung, drawn.

#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/sharing_vm.hpp"

namespace asah::screens {

void draw_sharing(Frame& frame, const SharingModel& model, SharingState& state);

// ---- its parts ----
void draw_sharing_tabs(Frame& frame, const SharingModel& model, SharingState& state);
void draw_packets(Frame& frame, const SharingModel& model, SharingState& state);
void draw_making(Frame& frame, const SharingModel& model, SharingState& state);
void draw_review(Frame& frame, const SharingModel& model, SharingState& state);
/// The cards of what is to be decided and the lists of what was settled; only those in sight.
void draw_review_items(Frame& frame, const ReviewModel& review, SharingState& state);
void draw_decisions(Frame& frame, const SharingModel& model, SharingState& state);

}  // namespace asah::screens
