#include "wasm/app/storage/saver.hpp"

#include <algorithm>
#include <utility>

#include "core/exchange/journal_json.hpp"
#include "generated/build_info.hpp"

namespace asah::app {

using base::Result;

Saver::Saver(platform::Platform& platform, const LoadedWorkspace& loaded)
    : platform_(platform),
      about_(loaded.about),
      seen_seq_(loaded.store.head().seq),
      written_seq_(loaded.store.head().seq),
      saved_seq_(loaded.store.head().seq),
      journal_records_(loaded.replayed),
      slot_(loaded.slot),
      snapshot_(loaded.snapshot),
      older_slot_seq_(loaded.oldest_needed_seq),
      needed_from_seq_(loaded.oldest_needed_seq),
      damaged_(loaded.damaged),
      // What was recovered is written whole at the next save, away from the damaged files, and then
      // into the other slot as well: the journal that led on from there may be what is damaged.
      snapshots_due_(loaded.damaged.empty() ? 0 : 2) {}

Saver::Saver(platform::Platform& platform, WorkspaceAbout about)
    : platform_(platform), about_(std::move(about)), snapshots_due_(1) {}

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

void Saver::note_exchange(const change::Store& store) {
  const change::JournalHead head = store.head();
  if (head.seq == 0 || std::ranges::find(about_.ancestors, head) != about_.ancestors.end()) return;
  about_.ancestors.push_back(head);
  if (about_.ancestors.size() > exchange::kMaxAncestors) {
    about_.ancestors.erase(about_.ancestors.begin());
  }
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
  const bool nothing_new = saved_seq_ == store.head().seq && snapshots_due_ == 0;
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
  if (auto cleared = clear_away(); !cleared) return cleared;
  // Lists of workspaces show the name that the region bears now; a packet keeps its own.
  const std::string& name = store.snapshot().region().name;
  if (!about_.packet && !name.empty() && name != about_.name) {
    about_.name = name;
    about_changed_ = true;
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

Result<void> Saver::write_journal(const change::Store& store) {
  auto& files = platform_.files();
  for (const change::JournalRecord& record : store.records()) {
    if (record.seq <= written_seq_) continue;
    if (segment_.empty() || segment_bytes_ > kSegmentBytes) {
      segment_ = segment_path(about_.id, record.seq);
      const std::string head = exchange::segment_head(about_.id);
      if (auto begun = files.write(segment_, head); !begun) return begun;
      segment_bytes_ = head.size();
    }
    const std::string line = exchange::journal_line(record);
    if (auto added = files.append(segment_, line); !added) return added;
    segment_bytes_ += line.size();
    journal_bytes_ += line.size();
    ++journal_records_;
    written_seq_ = record.seq;
  }
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
  segment_.clear();
  --snapshots_due_;
  return {};
}

// Removes segments that both stored slots have outgrown, and sets damaged files aside. Runs before
// anything new is written, on the strength of an earlier sync that succeeded.
Result<void> Saver::clear_away() {
  auto& files = platform_.files();
  for (const std::string& path : std::exchange(damaged_, {})) {
    if (auto moved = set_aside(files, path); !moved) return moved;
  }
  if (needed_from_seq_ == 0) return {};
  const auto segments = files.list(workspace_folder(about_.id) + "journal_");
  for (std::size_t at = 0; at + 1 < segments.size(); ++at) {
    // A segment ends where the next one begins.
    if (segments[at + 1].path > segment_path(about_.id, needed_from_seq_ + 1)) break;
    if (segments[at].path == segment_) break;
    if (auto removed = files.remove(segments[at].path); !removed) return removed;
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
  status_.saved_ms = platform_.now().utc_ms;
  status_.detail.clear();
  seen_seq_ = std::max(seen_seq_, saved_seq_);
  status_.unsaved_steps = store.head().seq - saved_seq_;
  if (status_.unsaved_steps == 0) {
    status_.state = SaveState::Saved;
    if (snapshots_due_ > 0) wait_from_now();
  } else {
    status_.state = SaveState::Pending;
    seen_seq_ = store.head().seq;
    wait_from_now();
    if (std::exchange(hurry_, false)) flush(store);
  }
  return true;
}

}  // namespace asah::app
