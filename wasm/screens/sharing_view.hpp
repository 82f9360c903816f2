#pragma once
// Bagi & gabung, drawn.

#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/sharing_vm.hpp"

namespace asah::screens {

void draw_sharing(Frame& frame, const SharingModel& model, SharingState& state);

// ---- its parts ----
/// A small icon and words beside it, as many lines as they need.
void draw_marked_line(ui::Ui& ui, ui::Icon icon, ui::Tone tone, std::string_view words);
void draw_sharing_tabs(Frame& frame, const SharingModel& model, SharingState& state);
void draw_packets(Frame& frame, const SharingModel& model, SharingState& state);
void draw_making(Frame& frame, const SharingModel& model, SharingState& state);
void draw_review(Frame& frame, const SharingModel& model, SharingState& state);
/// The cards of what is to be decided and the lists of what was settled; only those in sight.
void draw_review_items(Frame& frame, const ReviewModel& review, SharingState& state);
/// The dialog that asks for another value than those offered.
void draw_other_value(Frame& frame, const SharingModel& model, SharingState& state);
void draw_decisions(Frame& frame, const SharingModel& model, SharingState& state);

}  // namespace asah::screens
