#pragma once
// A plan of returns as JSON, for scripts and tests. tools/cli/README.md describes it.

#include <string>

#include "core/exchange/packet/returns.hpp"

namespace asah::exchange {

/// One object: the files, one a line, and the merge plan `plan` as plan_json has it.
std::string returns_json(const ReturnsPlan& returns, const MergePlan& plan);

}  // namespace asah::exchange
