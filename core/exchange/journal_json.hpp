#pragma once
// Journal records as lines of JSON. A segment is a head line and any number of record lines; it is
// only ever appended to, so that what breaks is its tail.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/change/journal.hpp"

namespace asah::exchange {

/// The first line of a segment, with its line end.
std::string segment_head(model::WorkspaceId workspace);

/// One record as one line, with its line end. The last member is the record's digest.
std::string journal_line(const change::JournalRecord& record);

/// Where a segment stops being trustworthy.
struct SegmentDamage {
  /// JournalDamaged or BrokenJournal; `where` is "journal:<line>:<column>".
  base::Error error;
  /// Bytes before the damage: whole, good lines.
  std::size_t good_bytes = 0;
  /// 1 is the head line.
  std::size_t line = 0;
};

struct SegmentReading {
  model::WorkspaceId workspace;
  /// The good records up to `after.seq`, oldest first: history that the snapshot covers.
  std::vector<change::JournalRecord> covered;
  /// The good records after it.
  std::vector<change::JournalRecord> records;
  /// The head after the last of them.
  change::JournalHead head;
  std::optional<SegmentDamage> damage;
};

/// Reads a segment whose records continue the journal at `after`. Records that `after` covers
/// already are told apart (`covered`); their chain is checked as well. Stops at the first line that is cut short, does not parse, does not have the
/// digest it states, or does not follow the record before: `damage` then tells where, and
/// `records` holds what stands before. Errors: NotAsah (no head line), NewerSchema.
base::Result<SegmentReading> read_segment(std::string_view bytes, const change::JournalHead& after);

}  // namespace asah::exchange
