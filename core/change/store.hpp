#pragma once
// The one writer of a workspace: decides, applies, journals, undoes. Readers take the snapshot.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/change/journal.hpp"

namespace asah::change {

/// A step ready to be committed: its name and what it changes.
struct Step {
  StepName name;
  ChangeSet changes;
  /// Copies that it merges; see JournalRecord.
  std::vector<TakenCopy> taken{};
};

/// Erasing one person on request (UU 27/2022 article 8).
struct EraseRequest {
  model::EmployeeId employee;
  /// Why and by what request; kept with the tombstone. Must not name the person.
  std::string reason;
  base::Date date;
  /// 32 random bytes: the key of the workspace's tombstones, should it have none yet.
  base::Sha256Digest random_bytes{};
};

class Store {
 public:
  /// Starts from a dataset whose journal stands at `head`. `past` holds the records before, as far
  /// as they are kept: oldest first, chain checked by who read them (exchange/journal_json), the
  /// last of them at `head`. Steps in it can be undone and done again like those to come.
  explicit Store(model::Dataset dataset, JournalHead head = {},
                 std::vector<JournalRecord> past = {});

  /// The present state. Tables in it carry revisions: equal revisions mean equal rows.
  const model::Dataset& snapshot() const { return dataset_; }
  /// Grows with every committed record; equal revisions mean equal snapshots.
  std::uint64_t revision() const { return revision_; }
  const JournalHead& head() const { return head_; }
  /// The oldest state that state_at() can bring back.
  JournalHead oldest() const;

  /// Applies the step, checks the invariants it touches and appends its record. Keys of newer versions
  /// go with the records that the step removes. A step that
  /// changes nothing and merges no copy is a success that leaves no record. Errors: those of change::apply and of the checks
  /// (model/validate, first finding of severity Error that was not there before). On error nothing
  /// has changed.
  base::Result<void> commit(Step step, const Actor& actor);
  /// Takes back the latest step that still stands, as a new record. NothingToUndo.
  base::Result<void> undo(const Actor& actor);
  /// Does the latest undone step again. NothingToRedo, also after a new commit.
  base::Result<void> redo(const Actor& actor);
  /// Takes back the step `seq`, whichever it is, as a new record, where what it did still stands.
  /// Errors: NoSuchStep; StepStays (args: seq, why: "undone", "is_undo", "erase" or "emptied", and
  /// for an undo the step that redo would repeat); UndoNoLongerApplies (where: the place; arg: title
  /// of what has changed since); and those of the checks. On error nothing has changed.
  base::Result<void> undo_step(std::uint64_t seq, const Actor& actor);
  /// Whether undo_step would succeed, at the cost of trying.
  base::Result<void> can_undo_step(std::uint64_t seq) const;

  /// The step that undo would take back, or redo would repeat; null when there is none.
  const StepName* undo_name() const;
  const StepName* redo_name() const;

  /// The state right after the record at `head`; what an erasure took away stays away. Errors:
  /// HistoryFolded when it lies before the oldest state known (arg: oldest seq), NoSuchStep when
  /// the journal never stood there (another copy's). Cost: the tables touched since, once.
  base::Result<model::Dataset> state_at(const JournalHead& head) const;
  /// True when state_at(head) would succeed.
  bool knows(const JournalHead& head) const;
  /// The copy that stood at `head` as a step took it in that still stands; null when there is none.
  /// The pointer holds until the next step.
  const TakenCopy* taken(const JournalHead& head) const;

  /// Erases a person: their record, the ratings, notes and moderations about them go from the state
  /// and from every record of the history; they leave packets and decisions; raters who stand for
  /// them keep their ratings under the name "–"; texts that hold their number, identity or full
  /// name lose it. Appends an Erase record that holds the tombstone, and the key when it is the
  /// workspace's first. Not undoable. Who acted stays in the records. Somebody who is in the history
  /// alone, removed or erased in another office, goes from there; a tombstone of theirs stays as it
  /// is. NoSuchRecord when neither the state nor the history knows them.
  base::Result<void> erase_person(const EraseRequest& request, const Actor& actor);
  /// Times that the history was rewritten by erase_person since the store was made: what is stored
  /// of it must then be written anew, whole.
  std::uint64_t rewrites() const { return rewrites_; }

  /// The history kept, and what came since the store was made; oldest first, without gaps.
  const std::vector<JournalRecord>& records() const { return records_; }
  /// The record with that number; null when it is not kept.
  const JournalRecord* record(std::uint64_t seq) const;
  /// Applies a record read back from persistence after its snapshot. It must follow the head
  /// (seq + 1, previous digest), else BrokenJournal; nothing changed then.
  base::Result<void> replay(JournalRecord record);

 private:
  base::Result<void> install(JournalRecord record);
  base::Result<JournalRecord> undo_record(std::uint64_t seq, const Actor& actor) const;
  void track(const JournalRecord& record);
  void bump_revisions(const model::Dataset& before);

  model::Dataset dataset_;
  JournalHead head_;
  std::uint64_t revision_ = 1;
  std::uint64_t rewrites_ = 0;
  std::vector<JournalRecord> records_;
  /// Seqs of Do records that stand and that were undone, latest at the back.
  std::vector<std::uint64_t> undo_stack_;
  std::vector<std::uint64_t> redo_stack_;
};

}  // namespace asah::change
