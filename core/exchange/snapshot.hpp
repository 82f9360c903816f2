#pragma once
// The stored form of one slot: a line that proves the rest to be whole, then a document.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/change/journal.hpp"

namespace asah::exchange {

/// What the first line of a slot says.
struct SnapshotHead {
  /// Grows with every snapshot of the workspace; of two good slots the greater one counts.
  std::uint64_t sequence = 0;
  /// Where the journal stood: records after it are replayed on top.
  change::JournalHead journal;

  bool operator==(const SnapshotHead&) const = default;
};

/// The bytes of a slot.
std::string write_snapshot(const SnapshotHead& head, std::string_view document);

struct Snapshot {
  SnapshotHead head;
  /// A view into the bytes given; not yet read.
  std::string_view document;
};

/// Proves length and CRC-32 of head and document. Errors: SlotDamaged (arg: what is wrong: "head",
/// "length" or "checksum"), NewerSchema.
base::Result<Snapshot> read_snapshot(std::string_view bytes);

}  // namespace asah::exchange
