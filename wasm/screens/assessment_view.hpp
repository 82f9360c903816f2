#pragma once
#include "wasm/screens/assessment_vm.hpp"
#include "wasm/screens/frame_view.hpp"

namespace asah::screens {

void draw_assessment(Frame& frame, const AssessmentModel& model, AssessmentState& state);
/// The three steps of setting a cycle up; drawn while the state holds a draft.
void draw_cycle_setup(Frame& frame, const AssessmentModel& model, AssessmentState& state);

}  // namespace asah::screens
