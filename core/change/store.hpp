#pragma once
// The one writer of a workspace: decides, applies, journals, undoes. Readers take the snapshot.

#include <cstdint>
#include <vector>

#include "core/change/journal.hpp"

namespace asah::change {

/// A step ready to be committed: its name and what it changes.
struct Step {
  StepName name;
  ChangeSet changes;
};

class Store {
 public:
  /// Starts from a dataset whose journal stands at `head`.
  explicit Store(model::Dataset dataset, JournalHead head = {});

  /// The present state. Tables in it carry revisions: equal revisions mean equal rows.
  const model::Dataset& snapshot() const { return dataset_; }
  /// Grows with every committed record; equal revisions mean equal snapshots.
  std::uint64_t revision() const { return revision_; }
  const JournalHead& head() const { return head_; }

  /// Applies the step, checks the invariants it touches and appends its record. Empty changes are
  /// a success that leaves no record. Errors: those of change::apply and of the checks
  /// (model/validate, first finding of severity Error that was not there before). On error nothing
  /// has changed.
  base::Result<void> commit(Step step, const Actor& actor);
  /// Takes back the latest step that still stands, as a new record. NothingToUndo.
  base::Result<void> undo(const Actor& actor);
  /// Does the latest undone step again. NothingToRedo, also after a new commit.
  base::Result<void> redo(const Actor& actor);

  /// The step that undo would take back, or redo would repeat; null when there is none.
  const StepName* undo_name() const;
  const StepName* redo_name() const;

  /// Records since the store was made, oldest first; what persistence appends. Bounded by
  /// forget_before.
  const std::vector<JournalRecord>& records() const { return records_; }
  /// Applies a record read back from persistence after its snapshot. It must follow the head
  /// (seq + 1, previous digest), else BrokenJournal; nothing changed then.
  base::Result<void> replay(JournalRecord record);

 private:
  base::Result<void> install(JournalRecord record);
  const JournalRecord* done_record(std::uint64_t seq) const;
  void bump_revisions(const model::Dataset& before);

  model::Dataset dataset_;
  JournalHead head_;
  std::uint64_t revision_ = 1;
  std::vector<JournalRecord> records_;
  /// Seqs of Do records that stand and that were undone, latest at the back.
  std::vector<std::uint64_t> undo_stack_;
  std::vector<std::uint64_t> redo_stack_;
};

}  // namespace asah::change
