#pragma once
// A merge plan as JSON, for scripts and tests. tools/cli/README.md describes it.

#include <string>

#include "core/exchange/merge/merge.hpp"

namespace asah::exchange {

/// One object; branches and items one a line. Branches are named by their position, from 0.
std::string plan_json(const MergePlan& plan);

}  // namespace asah::exchange
