#pragma once
// `merge` where the files are returns of packets.

#include "tools/cli/args.hpp"
#include "tools/cli/merge_text.hpp"

namespace asah::cli {

/// True when any file after the first is a return.
bool holds_returns(const MergeFiles& inputs);

/// Takes the returns into the first file. Exit 1 while something is open or a file was refused.
Exit run_merge_returns(const MergeFiles& inputs, const MergeRuleChoice& rule, const Args& args,
                       Console& console);

}  // namespace asah::cli
