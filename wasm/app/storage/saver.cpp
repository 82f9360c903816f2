#include "wasm/app/storage/saver.hpp"

#include <algorithm>
#include <utility>

#include "core/exchange/lineage.hpp"
#include "generated/build_info.hpp"

namespace asah::app {

using base::Result;

Saver::Saver(platform::Platform& platform, const LoadedWorkspace& loaded)
    : platform_(platform),
      about_(loaded.about),
      seen_seq_(loaded.store.head().seq),
      written_seq_(loaded.store.head().seq),
      saved_seq_(loaded.store.head().seq),
      history_(platform.files(), loaded.about.id),
      history_bytes_(history_.bytes()),
      journal_records_(loaded.replayed),
      slot_(loaded.slot),
      snapshot_(loaded.snapshot),
      older_slot_seq_(loaded.oldest_needed_seq),
      needed_from_seq_(loaded.oldest_needed_seq),
      damaged_(loaded.damaged),
      seen_rewrites_(loaded.store.rewrites()),
      // What was recovered is written whole at the next save, away from the damaged files, and then
      // into the other slot as well: the journal that led on from there may be what is damaged.
      snapshots_due_(loaded.damaged.empty() && !loaded.about.redacting ? 0 : 2) {
  if (snapshots_due_ > 0) rewrite_after_ = seen_seq_;
}

Saver::Saver(platform::Platform& platform, WorkspaceAbout about, change::JournalHead head)
    : platform_(platform),
      about_(std::move(about)),
      seen_seq_(head.seq),
      written_seq_(head.seq),
      saved_seq_(head.seq),
      history_(platform.files(), about_.id),
      snapshots_due_(1) {}

void Saver::set_author(std::string author, std::string office) {
  author_ = std::move(author);
  office_ = std::move(office);
}

exchange::HeaderInput Saver::header(const change::Store& store,
                                    exchange::DocumentPurpose purpose) const {
  const platform::Clock clock = platform_.now();
  exchange::HeaderInput input;
  input.application = std::string(kVersion);
  input.office = office_;
  input.purpose = purpose;
  input.created_at = exchange::zoned_time(clock.utc_ms, clock.offset_minutes);
  input.author = author_;
  input.base_revision = store.head();
  input.ancestors = about_.ancestors;
  return input;
}

void Saver::note_exchange(const change::Store& store) { note_heads(std::span(&store.head(), 1)); }

void Saver::note_heads(std::span<const change::JournalHead> heads) {
  const std::vector<change::JournalHead> oldest_first(heads.rbegin(), heads.rend());
  auto joined = exchange::joined_ancestors(about_.ancestors, oldest_first);
  if (joined == about_.ancestors) return;
  about_.ancestors = std::move(joined);
  about_changed_ = true;
  wait_from_now();
}

void Saver::note_new_records(const change::Store& store) {
  if (store.head().seq == seen_seq_) return;
  wait_from_now();
  seen_seq_ = store.head().seq;
  status_.unsaved_steps = seen_seq_ - saved_seq_;
  // A refusal stays on show until a save succeeds.
  if (!flight_ && refusals_ == 0) status_.state = SaveState::Pending;
}

void Saver::wait_from_now() {
  last_change_ms_ = platform_.now().steady_ms;
  if (!waiting_) first_change_ms_ = last_change_ms_;
  waiting_ = true;
}

std::optional<double> Saver::due_in_ms(const change::Store& store) const {
  if (flight_) return std::nullopt;
  if (store.head().seq != seen_seq_) return 0;
  const bool retries = retry_at_ms_ > 0;
  if (!waiting_ && !retries) return std::nullopt;
  double due = std::min(last_change_ms_ + kPauseMs, first_change_ms_ + kLongestWaitMs);
  if (!waiting_ || (retries && retry_at_ms_ < due)) due = retry_at_ms_;
  return std::max(0.0, due - platform_.now().steady_ms);
}

void Saver::tick(const change::Store& store) {
  note_new_records(store);
  if (const auto due = due_in_ms(store); due && *due <= 0) flush(store);
}

void Saver::save_now(const change::Store& store) {
  note_new_records(store);
  hurry_ = flight_.has_value();
  if (hurry_) return;
  const bool nothing_new = saved_seq_ == store.head().seq && snapshots_due_ == 0 && !rewrite_after_;
  if (nothing_new && status_.state == SaveState::Saved) return;
  flush(store);
}

void Saver::refuse(platform::Failure failure, std::string detail) {
  using enum platform::Failure;
  status_.state = failure == Quota                             ? SaveState::Refused
                  : failure == Unavailable || failure == ReadOnly ? SaveState::Unkept
                                                               : SaveState::Failed;
  status_.detail = std::move(detail);
  status_.unsaved_steps = seen_seq_ - saved_seq_;
  const double wait = kFirstRetryMs * static_cast<double>(1U << std::min(refusals_, 4));
  ++refusals_;
  retry_at_ms_ = status_.state == SaveState::Unkept
                     ? 0
                     : platform_.now().steady_ms + std::min(wait, kLongestRetryMs);
}

void Saver::flush(const change::Store& store) {
  waiting_ = false;
  if (auto written = write_files(store); !written) {
    refuse(platform::Failure::Failed, base::describe(written.error(), false));
    return;
  }
  flight_ = Flight{platform_.next_id(), written_seq_};
  if (refusals_ == 0) status_.state = SaveState::Saving;
  platform_.files().sync(flight_->id);
}

bool Saver::wants_snapshot() const {
  return snapshots_due_ > 0 || journal_bytes_ > kSnapshotAfterBytes ||
         journal_records_ > kSnapshotAfterRecords;
}

Result<void> Saver::write_files(const change::Store& store) {
  if (auto cleared = clear_away(store); !cleared) return cleared;
  // Lists of workspaces show the name that the region bears now; a packet keeps its own.
  const std::string& name = store.snapshot().region().name;
  if (!about_.packet && !name.empty() && name != about_.name) {
    about_.name = name;
    about_changed_ = true;
  }
  if (store.rewrites() != seen_rewrites_) return write_erased(store);
  if (rewrite_after_ && needed_from_seq_ >= *rewrite_after_) {
    if (auto written = write_history_anew(store); !written) return written;
  }
  if (about_changed_) {
    if (auto about = write_about(platform_.files(), about_); !about) return about;
    about_changed_ = false;
  }
  if (auto journal = write_journal(store); !journal) return journal;
  if (!wants_snapshot()) return {};
  snapshots_due_ = std::max(snapshots_due_, 1);  // tried again should writing fail
  return write_snapshot(store);
}

// An erasure reaches the slots first: both, as the one that is not read must not keep the person
// either. The segments follow when that is on disk, since a sync that fails may store any part.
Result<void> Saver::write_erased(const change::Store& store) {
  about_.redacting = true;
  for (snapshots_due_ = 2; snapshots_due_ > 0;) {
    if (auto slot = write_snapshot(store); !slot) return slot;
  }
  about_changed_ = false;
  written_seq_ = store.head().seq;
  rewrite_after_ = written_seq_;
  seen_rewrites_ = store.rewrites();
  return {};
}

Result<void> Saver::write_history_anew(const change::Store& store) {
  if (auto written = history_.rewrite(store.records()); !written) return written;
  if (about_.redacting) {
    if (auto gone = remove_set_aside(platform_.files(), about_.id); !gone) return gone;
  }
  about_changed_ = about_changed_ || about_.redacting;
  about_.redacting = false;
  written_seq_ = store.head().seq;
  rewrite_after_.reset();
  return {};
}

Result<void> Saver::write_journal(const change::Store& store) {
  const std::uint64_t before = written_seq_;
  const auto added = history_.append(store.records(), written_seq_);
  journal_records_ += static_cast<std::size_t>(written_seq_ - before);
  if (!added) return std::unexpected(added.error());
  journal_bytes_ += *added;
  return {};
}

Result<void> Saver::write_snapshot(const change::Store& store) {
  auto& files = platform_.files();
  const int target = slot_ == 0 ? 1 : 0;
  const exchange::SnapshotHead head{snapshot_.sequence + 1, store.head()};
  const std::string document = exchange::write_document(
      store.snapshot(), header(store, exchange::DocumentPurpose::Full));
  if (auto about = write_about(files, about_); !about) return about;
  if (auto slot = files.write(slot_path(about_.id, target), exchange::write_snapshot(head, document));
      !slot) {
    return slot;
  }
  older_slot_seq_ = slot_ == kNoSlot ? 0 : snapshot_.journal.seq;
  slot_ = target;
  snapshot_ = head;
  journal_bytes_ = 0;
  journal_records_ = 0;
  history_.begin_segment();
  --snapshots_due_;
  return {};
}

// Sets damaged files aside, and folds history: only what both stored slots have outgrown, on the
// strength of an earlier sync that succeeded.
Result<void> Saver::clear_away(const change::Store& store) {
  for (const std::string& path : std::exchange(damaged_, {})) {
    if (auto moved = set_aside(platform_.files(), path); !moved) return moved;
  }
  if (auto cleared = history_.clear_replaced(); !cleared) return cleared;
  if (needed_from_seq_ > 0) {
    const std::uint64_t kept = std::min(needed_from_seq_, packets_need_after(store.snapshot()));
    if (auto folded = history_.fold(kept); !folded) return folded;
    if (auto gathered = history_.gather(needed_from_seq_); !gathered) return gathered;
  }
  return {};
}

bool Saver::handle(const platform::SyncDone& done, const change::Store& store) {
  if (!flight_ || done.id != flight_->id) return false;
  const Flight flight = *std::exchange(flight_, std::nullopt);
  if (done.failure != platform::Failure::None) {
    // What was written stays in the file area; the next sync takes it along.
    refuse(done.failure, done.detail);
    note_new_records(store);
    return true;
  }
  refusals_ = 0;
  retry_at_ms_ = 0;
  saved_seq_ = flight.seq;
  needed_from_seq_ = older_slot_seq_;
  history_.stored();
  history_bytes_ = history_.bytes();
  status_.saved_ms = platform_.now().utc_ms;
  status_.detail.clear();
  seen_seq_ = std::max(seen_seq_, saved_seq_);
  status_.unsaved_steps = store.head().seq - saved_seq_;
  if (status_.unsaved_steps == 0) {
    status_.state = SaveState::Saved;
    if (snapshots_due_ > 0 || rewrite_after_) wait_from_now();
  } else {
    status_.state = SaveState::Pending;
    seen_seq_ = store.head().seq;
    wait_from_now();
    if (std::exchange(hurry_, false)) flush(store);
  }
  return true;
}

}  // namespace asah::app
