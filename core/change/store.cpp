#include "core/change/store.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/change/check.hpp"
#include "core/change/commands.hpp"
#include "core/change/kept.hpp"
#include "core/change/last_known.hpp"
#include "core/change/redact.hpp"
#include "core/change/rewind.hpp"
#include "core/change/tombstone.hpp"

namespace asah::change {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

// A title for a record that is not there: the first text that the change names.
std::string title_in(const RecordChange& change) {
  for (const FieldChange& field : change.fields) {
    for (const model::Value* value : {&field.after, &field.before}) {
      if (value->as_text() != nullptr && !value->as_text()->empty()) return *value->as_text();
    }
  }
  return base::id_text(change.id);
}

// The title of the record that keeps `change` from being applied; none when it fits.
std::optional<std::string> obstacle(const model::Dataset& dataset, const RecordChange& change) {
  std::optional<std::string> title;
  model::visit_entity(change.kind, [&]<class E>() {
    const E* present = dataset.table<E>().find({change.id});
    const bool adds = change.op == RecordOp::Add;
    if (present == nullptr) {
      if (!adds) title = title_in(change);
      return;
    }
    const bool differs = std::ranges::any_of(change.fields, [&](const FieldChange& field) {
      return model::field_value(*present, field.field) != field.before;
    });
    if (adds || differs) title = title_of(*present);
  });
  return title;
}

std::optional<std::string> obstacle(const model::Dataset& dataset, const RatingsChange& change) {
  const model::RatingBlock& block = dataset.ratings.block(change.cycle);
  for (const model::SheetChange& sheet : change.sheets) {
    for (const model::LevelChange& level : sheet.levels) {
      if (block.level(sheet.key, level.competency) == level.before) continue;
      const model::Employee* person = dataset.employees.find(sheet.key.employee);
      return person == nullptr ? base::id_text(sheet.key.employee) : model::full_name(*person);
    }
  }
  return std::nullopt;
}

std::optional<std::string> obstacle(const model::Dataset& dataset, const KeptChange& change) {
  const std::string* now = kept_at(dataset, change.place);
  if (change.before == (now == nullptr ? std::string() : *now)) return std::nullopt;
  return change.place.key;
}

std::optional<std::string> obstacle(const model::Dataset& dataset, const ChangeSet& changes) {
  for (const RecordChange& change : changes.records) {
    if (auto title = obstacle(dataset, change)) return title;
  }
  for (const RatingsChange& change : changes.ratings) {
    if (auto title = obstacle(dataset, change)) return title;
  }
  for (const KeptChange& change : changes.kept) {
    if (auto title = obstacle(dataset, change)) return title;
  }
  return std::nullopt;
}

// Nothing to take back: neither changes nor a copy to be remembered.
bool is_empty(const JournalRecord& record) {
  return record.changes.empty() && record.taken.empty();
}

Result<model::Dataset> carried_out(const model::Dataset& dataset, const ChangeSet& changes) {
  model::Dataset next = dataset;
  if (auto done = apply(next, changes); !done) return std::unexpected(done.error());
  if (auto sound = check_touched(dataset, next, changes); !sound) {
    return std::unexpected(sound.error());
  }
  return next;
}

}  // namespace

Store::Store(model::Dataset dataset, JournalHead head, std::vector<JournalRecord> past)
    : head_(head), records_(std::move(past)) {
  const model::Dataset nothing;
  dataset_ = std::move(dataset);
  ASAH_CHECK(records_.empty() || records_.back().seq == head_.seq);
  bump_revisions(nothing);
  for (const JournalRecord& record : records_) track(record);
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

// Keeps the lists of what can be undone and done again.
void Store::track(const JournalRecord& record) {
  const bool known = this->record(record.target) != nullptr;
  switch (record.kind) {
    case StepKind::Do:
      if (!is_empty(record)) undo_stack_.push_back(record.seq);
      redo_stack_.clear();
      break;
    case StepKind::Undo:
      std::erase(undo_stack_, record.target);
      if (known) redo_stack_.push_back(record.target);
      break;
    case StepKind::Redo:
      std::erase(redo_stack_, record.target);
      if (known) undo_stack_.push_back(record.target);
      break;
    case StepKind::Erase: redo_stack_.clear(); break;
  }
}

Result<void> Store::install(JournalRecord record) {
  auto next = carried_out(dataset_, record.changes);
  if (!next) return std::unexpected(next.error());
  const model::Dataset before = std::exchange(dataset_, std::move(*next));
  bump_revisions(before);
  head_ = {record.seq, link(record)};
  records_.push_back(std::move(record));
  track(records_.back());
  return {};
}

Result<void> Store::commit(Step step, const Actor& actor) {
  if (step.changes.empty() && step.taken.empty()) return {};
  take_kept_along(dataset_, step.changes);
  return install({.seq = head_.seq + 1,
                  .actor = actor,
                  .step = std::move(step.name),
                  .kind = StepKind::Do,
                  .changes = std::move(step.changes),
                  .taken = std::move(step.taken),
                  .previous = head_.digest});
}

const JournalRecord* Store::record(std::uint64_t seq) const {
  if (records_.empty() || seq < records_.front().seq || seq > records_.back().seq) return nullptr;
  return &records_[static_cast<std::size_t>(seq - records_.front().seq)];
}

Result<JournalRecord> Store::undo_record(std::uint64_t seq, const Actor& actor) const {
  const JournalRecord* done = record(seq);
  const std::string number = std::to_string(seq);
  const auto stays = [&](std::string why, std::string other = {}) {
    return fail(ErrorCode::StepStays, {}, {number, std::move(why), std::move(other)});
  };
  if (done == nullptr) return fail(ErrorCode::NoSuchStep, {}, {number});
  if (done->kind == StepKind::Erase) return stays("erase");
  if (done->kind != StepKind::Do) return stays("is_undo", std::to_string(done->target));
  if (is_empty(*done)) return stays("emptied");
  if (std::ranges::find(undo_stack_, seq) == undo_stack_.end()) return stays("undone");
  return JournalRecord{.seq = head_.seq + 1,
                       .actor = actor,
                       .step = done->step,
                       .kind = StepKind::Undo,
                       .target = seq,
                       .changes = inverse(done->changes),
                       .previous = head_.digest};
}

Result<void> Store::can_undo_step(std::uint64_t seq) const {
  const auto undone = undo_record(seq, {});
  if (!undone) return std::unexpected(undone.error());
  if (const auto title = obstacle(dataset_, undone->changes)) {
    return fail(ErrorCode::UndoNoLongerApplies, {}, {*title});
  }
  if (auto next = carried_out(dataset_, undone->changes); !next) {
    return std::unexpected(next.error());
  }
  return {};
}

Result<void> Store::undo_step(std::uint64_t seq, const Actor& actor) {
  auto undone = undo_record(seq, actor);
  if (!undone) return std::unexpected(undone.error());
  const auto title = obstacle(dataset_, undone->changes);
  auto done = install(std::move(*undone));
  if (done || !title) return done;
  return fail(ErrorCode::UndoNoLongerApplies, done.error().where, {*title});
}

Result<void> Store::undo(const Actor& actor) {
  if (undo_stack_.empty()) return fail(ErrorCode::NothingToUndo);
  return undo_step(undo_stack_.back(), actor);
}

Result<void> Store::redo(const Actor& actor) {
  const JournalRecord* done = redo_stack_.empty() ? nullptr : record(redo_stack_.back());
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
  const JournalRecord* done = undo_stack_.empty() ? nullptr : record(undo_stack_.back());
  return done == nullptr ? nullptr : &done->step;
}

const StepName* Store::redo_name() const {
  const JournalRecord* done = redo_stack_.empty() ? nullptr : record(redo_stack_.back());
  return done == nullptr ? nullptr : &done->step;
}

JournalHead Store::oldest() const {
  if (records_.empty()) return head_;
  return {records_.front().seq - 1, records_.front().previous};
}

bool Store::knows(const JournalHead& head) const {
  if (head == head_ || head == oldest()) return true;
  const JournalRecord* last = record(head.seq);
  return last != nullptr && link(*last) == head.digest;
}

const TakenCopy* Store::taken(const JournalHead& head) const {
  for (auto at = undo_stack_.rbegin(); at != undo_stack_.rend(); ++at) {
    const JournalRecord* step = record(*at);
    if (step == nullptr) continue;
    const auto copy = std::ranges::find(step->taken, head, &TakenCopy::head);
    if (copy != step->taken.end()) return &*copy;
  }
  return nullptr;
}

Result<model::Dataset> Store::state_at(const JournalHead& head) const {
  if (head == head_) return dataset_;
  const JournalHead first = oldest();
  if (head.seq < first.seq) {
    return fail(ErrorCode::HistoryFolded, {}, {std::to_string(first.seq)});
  }
  if (!knows(head)) return fail(ErrorCode::NoSuchStep, {}, {std::to_string(head.seq)});
  return rewind(dataset_, std::span(records_).subspan(
                              static_cast<std::size_t>(head.seq - first.seq)));
}

Result<void> Store::erase_person(const EraseRequest& request, const Actor& actor) {
  const model::Employee* here = dataset_.employees.find(request.employee);
  const auto person = here == nullptr ? last_known(records_, request.employee) : std::optional(*here);
  if (!person) {
    return fail(ErrorCode::NoSuchRecord, {}, {"@employee", base::id_text(request.employee)});
  }
  const auto present = std::ranges::find_if(dataset_.keys, [](const model::WorkspaceKey& key) {
    return key.kind == model::KeyKind::Erasure && !key.retired;
  });
  const bool has_key = present != dataset_.keys.end();
  model::WorkspaceKey key = has_key ? *present : erasure_key(request.random_bytes);
  model::Tombstone stone = tombstone_of(*person, key);
  stone.date = request.date;
  stone.reason = request.reason;
  stone.by = actor.person;
  JournalRecord record{.seq = head_.seq + 1,
                       .actor = actor,
                       .step = {"step.erase_person", {}},
                       .kind = StepKind::Erase,
                       .changes = {},
                       .previous = head_.digest};
  if (!has_key) {
    key.made = request.date;
    key.by = actor.person;
    record.changes.records.push_back(added(key));
  }
  const model::Tombstone* earlier = dataset_.tombstones.find(stone.id);
  if (earlier == nullptr) {
    record.changes.records.push_back(added(stone));
  } else if (here != nullptr) {
    record.changes.records.push_back(updated(*earlier, stone));
  }

  Store next = *this;
  const Redactor redactor(dataset_, records_, request.employee);
  next.dataset_ = redactor.redacted(dataset_);
  for (JournalRecord& past : next.records_) redactor.redact(past);
  if (auto done = next.install(std::move(record)); !done) return done;
  std::erase_if(next.undo_stack_,
                [&](std::uint64_t seq) { return is_empty(*next.record(seq)); });
  ++next.rewrites_;
  next.bump_revisions(dataset_);
  *this = std::move(next);
  return {};
}

Result<void> Store::replay(JournalRecord record) {
  if (record.seq != head_.seq + 1 || record.previous != head_.digest) {
    return fail(ErrorCode::BrokenJournal, {}, {std::to_string(record.seq)});
  }
  return install(std::move(record));
}

}  // namespace asah::change
