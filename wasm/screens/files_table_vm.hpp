#pragma once
#include "wasm/screens/files_vm.hpp"

namespace asah::screens {

/// The chosen table as the wizard shows it. `severity`: 0 lists all findings, 1 errors, 2 warnings,
/// 3 infos.
FilesTable build_files_table(const Context& context, const ChosenTable& table, int severity);

}  // namespace asah::screens
