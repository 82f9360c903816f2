#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/rating_vm.hpp"

namespace asah::screens {

void draw_rating(Frame& frame, const RatingModel& model, RatingState& state);

/// The inspector of the selected cell.
void draw_rating_detail(Frame& frame, const RatingModel& model, RatingState& state,
                        ui::Split& split);
/// The dialogs: moderation of the selected cell, and who is rating.
void draw_rating_dialogs(Frame& frame, const RatingModel& model, RatingState& state);
/// Selects a cell and drops what was begun for another one.
void select_cell(const RatingModel& model, RatingState& state, int row, int column);

}  // namespace asah::screens
