#pragma once
// The journal: every step ever taken, oldest first, each holding the digest of the one before.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/hash.hpp"
#include "core/change/change.hpp"

namespace asah::change {

/// A step's name for people: a text key ("step.rate") and what fills its places ({0}, {1}).
struct StepName {
  std::string key;
  std::vector<std::string> args;

  bool operator==(const StepName&) const = default;
};

/// Erase: a person was erased on request. What concerned them went from the state and from the
/// records before; the record itself holds only the tombstone.
enum class StepKind : std::uint8_t { Do, Undo, Redo, Erase };

/// Who acts and when; given by the caller, core has no clock.
struct Actor {
  std::string person;
  std::string office;
  /// Milliseconds since 1970-01-01T00:00Z.
  std::int64_t time_ms = 0;

  bool operator==(const Actor&) const = default;
};

/// Where a journal stands: the last record's number and digest (0 and zeros when empty).
struct JournalHead {
  std::uint64_t seq = 0;
  base::Sha256Digest digest{};

  bool operator==(const JournalHead&) const = default;
};

/// A record that a merge made one with another: its identity became `into`.
struct JoinedRecord {
  model::EntityKind kind = model::EntityKind::Region;
  std::uint64_t id = 0;
  std::uint64_t into = 0;

  auto operator<=>(const JoinedRecord&) const = default;
};

/// Another office's copy of the workspace as a step took it in: what a later copy of that office is
/// compared with, so that only what they did since is news.
struct TakenCopy {
  /// Where the journal of that copy stood.
  JournalHead head;
  /// A state of this journal.
  JournalHead base;
  /// From `base` to the copy, under the identities of this workspace.
  ChangeSet changes;
  /// Identities that the copy has for records that go by another here, ascending.
  std::vector<JoinedRecord> joined{};

  bool operator==(const TakenCopy&) const = default;
};

struct JournalRecord {
  /// 1, 2, 3, ... without gaps.
  std::uint64_t seq = 0;
  Actor actor;
  StepName step;
  StepKind kind = StepKind::Do;
  /// For Undo and Redo: the seq of the Do record taken back or done again.
  std::uint64_t target = 0;
  ChangeSet changes;
  /// Copies of other offices that this step merged.
  std::vector<TakenCopy> taken{};
  /// Digest of the record before; all zero for the first.
  base::Sha256Digest previous{};
  /// Set when something about an erased person was taken out of this record later: its digest as it
  /// was written, by which the next record still names it. Only an Erase record further on in the
  /// chain justifies it.
  std::optional<base::Sha256Digest> original{};

  bool operator==(const JournalRecord&) const = default;
};

/// Calls `visit` with what the record changes, then with the changes of each copy that it took in.
template <class Record, class Visit>
void for_each_changes(Record& record, Visit visit) {
  visit(record.changes);
  for (auto& copy : record.taken) visit(copy.changes);
}

/// SHA-256 over a canonical encoding of the whole record, `previous` included (and `original`, where
/// set): every value is preceded by its type and its length, so that no two records encode alike.
base::Sha256Digest digest(const JournalRecord& record);

/// The digest by which the next record names this one: `original`, else digest().
base::Sha256Digest link(const JournalRecord& record);

}  // namespace asah::change
