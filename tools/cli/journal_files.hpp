#pragma once
// The journal of a workspace on the command line: segments, folders of them, rescue files.

#include <optional>
#include <string>
#include <vector>

#include "core/change/journal.hpp"
#include "tools/cli/command.hpp"

namespace asah::cli {

struct JournalReading {
  /// Oldest first; of one workspace.
  std::vector<change::JournalRecord> records;
  /// Where reading stopped, each with its file; empty when the chain holds.
  std::vector<base::Finding> findings;
  std::size_t segments = 0;
};

/// Reads a segment file, a folder with segments (journal_*.seg, below it too) or a rescue file
/// ("asah-raw-files"). Several segments are taken in the order of their names; their chain is
/// checked across them. None, after telling why, when nothing of it can be read.
std::optional<JournalReading> read_journal(const std::string& path, Console& console);

/// True for a segment or a rescue file, by how it begins.
bool is_journal(std::string_view bytes);

}  // namespace asah::cli
