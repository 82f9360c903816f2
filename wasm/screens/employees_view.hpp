#pragma once
#include "wasm/screens/employees_vm.hpp"
#include "wasm/screens/frame_view.hpp"

namespace asah::screens {

void draw_employees(Frame& frame, const EmployeesModel& model, EmployeesState& state);

}  // namespace asah::screens
