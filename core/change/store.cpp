#include "core/change/store.hpp"

#include <algorithm>
#include <utility>

#include "core/change/check.hpp"

namespace asah::change {

using base::ErrorCode;
using base::fail;
using base::Result;

Store::Store(model::Dataset dataset, JournalHead head) : head_(head) {
  const model::Dataset nothing;
  dataset_ = std::move(dataset);
  bump_revisions(nothing);
}

void Store::bump_revisions(const model::Dataset& before) {
  ++revision_;
  model::for_each_entity([&]<class E>(model::EntityKind) {
    auto& table = dataset_.table<E>();
    if (!table.shares_rows(before.table<E>())) table.set_revision(revision_);
  });
  bool same_ratings = dataset_.ratings.cycles() == before.ratings.cycles();
  for (const model::CycleId cycle : dataset_.ratings.cycles()) {
    same_ratings = same_ratings && dataset_.ratings.shares_block(before.ratings, cycle);
  }
  if (!same_ratings) dataset_.ratings.set_revision(revision_);
}

Result<void> Store::install(JournalRecord record) {
  const model::Dataset before = dataset_;
  model::Dataset next = dataset_;
  if (auto done = apply(next, record.changes); !done) return done;
  if (auto sound = check_touched(before, next, record.changes); !sound) return sound;
  dataset_ = std::move(next);
  bump_revisions(before);
  head_ = {record.seq, digest(record)};
  switch (record.kind) {
    case StepKind::Do:
      undo_stack_.push_back(record.seq);
      redo_stack_.clear();
      break;
    case StepKind::Undo:
      std::erase(undo_stack_, record.target);
      redo_stack_.push_back(record.target);
      break;
    case StepKind::Redo:
      std::erase(redo_stack_, record.target);
      undo_stack_.push_back(record.target);
      break;
  }
  records_.push_back(std::move(record));
  return {};
}

Result<void> Store::commit(Step step, const Actor& actor) {
  if (step.changes.empty()) return {};
  return install({.seq = head_.seq + 1,
                  .actor = actor,
                  .step = std::move(step.name),
                  .kind = StepKind::Do,
                  .changes = std::move(step.changes),
                  .previous = head_.digest});
}

const JournalRecord* Store::done_record(std::uint64_t seq) const {
  const auto at = std::ranges::lower_bound(records_, seq, {}, &JournalRecord::seq);
  return at != records_.end() && at->seq == seq ? &*at : nullptr;
}

Result<void> Store::undo(const Actor& actor) {
  const JournalRecord* done = undo_stack_.empty() ? nullptr : done_record(undo_stack_.back());
  if (done == nullptr) return fail(ErrorCode::NothingToUndo);
  return install({.seq = head_.seq + 1,
                  .actor = actor,
                  .step = done->step,
                  .kind = StepKind::Undo,
                  .target = done->seq,
                  .changes = inverse(done->changes),
                  .previous = head_.digest});
}

Result<void> Store::redo(const Actor& actor) {
  const JournalRecord* done = redo_stack_.empty() ? nullptr : done_record(redo_stack_.back());
  if (done == nullptr) return fail(ErrorCode::NothingToRedo);
  return install({.seq = head_.seq + 1,
                  .actor = actor,
                  .step = done->step,
                  .kind = StepKind::Redo,
                  .target = done->seq,
                  .changes = done->changes,
                  .previous = head_.digest});
}

const StepName* Store::undo_name() const {
  const JournalRecord* done = undo_stack_.empty() ? nullptr : done_record(undo_stack_.back());
  return done == nullptr ? nullptr : &done->step;
}

const StepName* Store::redo_name() const {
  const JournalRecord* done = redo_stack_.empty() ? nullptr : done_record(redo_stack_.back());
  return done == nullptr ? nullptr : &done->step;
}

Result<void> Store::replay(JournalRecord record) {
  if (record.seq != head_.seq + 1 || record.previous != head_.digest) {
    return fail(ErrorCode::BrokenJournal, {}, {std::to_string(record.seq)});
  }
  return install(std::move(record));
}

}  // namespace asah::change
