#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/report_check_vm.hpp"

namespace asah::screens {

/// The dialog while `state` is open; what was typed goes when it closes.
void draw_report_check(Frame& frame, const ReportCheck& check, ReportCheckState& state);

}  // namespace asah::screens
