#include "wasm/app/desk_keeper.hpp"

#include <algorithm>
#include <format>
#include <utility>

#include "core/base/text.hpp"
#include "core/model/builtin/workspace.hpp"
#include "core/model/samples/samples.hpp"
#include "wasm/app/crypto_desk.hpp"
#include "wasm/app/document_reader.hpp"
#include "wasm/app/fill_desk.hpp"
#include "wasm/app/history_desk.hpp"
#include "wasm/app/settings.hpp"
#include "wasm/app/lock_desk.hpp"
#include "wasm/app/secrecy_desk.hpp"
#include "wasm/app/sharing_desk.hpp"
#include "wasm/app/words.hpp"

namespace asah::app {

using base::Severity;
using platform::Failure;
using platform::Role;

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

}  // namespace

DeskKeeper::DeskKeeper(platform::Platform& platform)
    : platform_(platform), sharing_(std::make_unique<SharingDesk>(*this)),
      crypto_(std::make_unique<CryptoDesk>(platform)),
      secrecy_(std::make_unique<SecrecyDesk>(*this)),
      lock_(std::make_unique<LockDesk>(*this)), fill_(std::make_unique<FillDesk>(*this)) {
  desk_.preferences = load_preferences(platform);
  read_environment();
  refresh_list();
  platform_.start(platform::EstimateStorage{});
}

DeskKeeper::~DeskKeeper() = default;

base::Date DeskKeeper::today() const {
  const platform::Clock clock = platform_.now();
  const std::int64_t local_ms = clock.utc_ms + std::int64_t{clock.offset_minutes} * 60'000;
  const std::int64_t days = local_ms >= 0 ? local_ms / kDayMs : (local_ms - kDayMs + 1) / kDayMs;
  return base::Date::from_days(static_cast<std::int32_t>(days));
}

std::uint64_t DeskKeeper::new_id() {
  std::uint64_t id = 0;
  while (id == 0) {
    std::uint8_t bytes[8];
    platform_.random_bytes(bytes);
    for (const std::uint8_t byte : bytes) id = (id << 8) | byte;
  }
  return id;
}

void DeskKeeper::tell(Severity severity, std::string text) {
  notices_.push_back({severity, std::move(text), ++notice_serial_});
}

void DeskKeeper::tell(const base::Error& error) {
  tell(Severity::Error, base::describe(error, indonesian()));
}

// ---- steps --------------------------------------------------------------------------------------

bool DeskKeeper::commit(base::Result<change::Step> step) {
  if (!session_) return false;
  if (!step) {
    tell(step.error());
    return false;
  }
  if (auto done = session_->commit(std::move(*step)); !done) {
    tell(done.error());
    return false;
  }
  return true;
}

void DeskKeeper::undo() {
  if (!session_) return;
  if (auto done = session_->undo(); !done) {
    tell(done.error());
  } else {
    tell(Severity::Info, say(ui::TextKey::app_undone, desk_.preferences.language,
                                {step_words(session_->store().records().back().step,
                                            desk_.preferences.language)}));
  }
}

void DeskKeeper::redo() {
  if (!session_) return;
  if (auto done = session_->redo(); !done) {
    tell(done.error());
  } else {
    tell(Severity::Info, say(ui::TextKey::app_redone, desk_.preferences.language,
                                {step_words(session_->store().records().back().step,
                                            desk_.preferences.language)}));
  }
}

void DeskKeeper::save_now() {
  if (session_ && !session_->read_only()) session_->saver().save_now(session_->store());
}

// ---- looks and browser ----------------------------------------------------------------------------

void DeskKeeper::set_preferences(screens::Preferences preferences) {
  desk_.preferences = std::move(preferences);
  store_preferences(platform_, desk_.preferences);
  if (session_) session_->set_actor(desk_.preferences.actor);
  touch();
}

void DeskKeeper::ask_persistence() { platform_.start(platform::AskPersistence{}); }

void DeskKeeper::take_over() { platform_.start(platform::TakeRole{}); }

void DeskKeeper::read_environment() {
  const platform::Environment& env = platform_.environment();
  desk_.browser.origin = static_cast<screens::PageOrigin>(env.origin);
  desk_.browser.secure = env.secure_context;
  desk_.browser.storage_works = env.storage_works;
  desk_.browser.mac = env.mac;
  desk_.browser.browser = env.browser;
  touch();
}

// ---- events -----------------------------------------------------------------------------------------

// The one opened last; where that is not known, the only one of the person's own.
std::uint64_t DeskKeeper::workspace_to_begin_with() const {
  const std::uint64_t last = read_last_workspace(platform_.files()).value;
  std::uint64_t only = 0;
  std::size_t own = 0;
  for (const screens::WorkspaceCard& card : desk_.workspaces) {
    if (card.id == last) return card.id;
    if (!card.sample.empty()) continue;
    only = card.id;
    ++own;
  }
  return own == 1 ? only : 0;
}

void DeskKeeper::handle_role(Role role) {
  role_ = role;
  handing_over_ = false;
  desk_.reader = role == Role::Reader;
  if (session_) session_->set_read_only(desk_.reader);
  if (role == Role::Undecided) return;
  if (session_) {
    read_again();
  } else if (const std::uint64_t id = workspace_to_begin_with(); id != 0) {
    open_workspace(id);
  }
  touch();
}

// The stored state counts: this tab has just become the writer, or the writer has saved.
void DeskKeeper::read_again() {
  const std::uint64_t id = session_->about().id.value;
  if (has_stranded_steps()) {
    if (!session_->read_only()) keep_stranded();
    return;
  }
  auto loaded = load_workspace(platform_.files(), {id});
  if (!loaded && loaded.error().code == base::ErrorCode::NeedsPassphrase) lock_->ask({id});
  if (!loaded) return;
  // A writer needs the saver made anew: the other tab may have turned the slots.
  if (session_->read_only() && loaded->store.head() == session_->store().head()) return;
  const model::CycleId cycle = session_->cycle();
  open_session(std::make_unique<Session>(platform_, std::move(*loaded)));
  session_->choose_cycle(cycle);
}

// What the writer has saved is shown here as well; a page that has nothing open opens it.
void DeskKeeper::follow_writer() {
  if (session_) {
    read_again();
  } else if (const std::uint64_t id = workspace_to_begin_with(); id != 0) {
    open_workspace(id);
  }
}

// Steps that this tab had not stored when another one took over.
bool DeskKeeper::has_stranded_steps() const {
  return session_ && session_->saver().status().unsaved_steps > 0;
}

// This tab is the writer again, and what lies on disk may have gone on meanwhile: its own steps
// that were never stored become a workspace beside it, so that neither is lost.
void DeskKeeper::keep_stranded() {
  WorkspaceAbout about = session_->about();
  const model::WorkspaceId from = about.id;
  model::Dataset dataset = session_->data();
  const std::string name =
      say(ui::TextKey::app_stranded_name, desk_.preferences.language, {about.name});
  make_apart(about, dataset, name);
  // What is stored of it belongs to the other tab: nothing more is written there.
  session_->set_read_only(true);
  lock_->extend(from, about.id);
  open_new(std::move(about), std::move(dataset));
  tell(Severity::Warning, say(ui::TextKey::app_stranded_kept, desk_.preferences.language, {name}));
}

void DeskKeeper::handle_sync(const platform::SyncDone& done) {
  std::erase(own_syncs_, done.id);
  if (!session_ || !session_->saver().handle(done, session_->store())) return;
  const bool saved = session_->saver().status().state == SaveState::Saved;
  if (saved) {
    platform_.start(platform::Broadcast{"saved " + base::id_text(session_->about().id)});
    // Asked once, after the first real save, as browsers judge by use.
    if (!asked_persistence_ && session_->about().sample.empty()) {
      asked_persistence_ = true;
      ask_persistence();
    }
    if (handing_over_) platform_.start(platform::ReleaseRole{});
  }
  refresh_list();
}

void DeskKeeper::handle_report(const platform::StorageReport& report) {
  desk_.browser.used_bytes = report.used_bytes;
  if (report.quota_bytes > 0) desk_.browser.quota_bytes = report.quota_bytes;
  desk_.browser.persisted = report.persisted;
  touch();
}

void DeskKeeper::handle(const platform::Event& event) {
  if (crypto_->handle(event) || lock_->handle(event)) return;
  if (const auto* sync = std::get_if<platform::SyncDone>(&event)) {
    handle_sync(*sync);
  } else if (const auto* role = std::get_if<platform::RoleChanged>(&event)) {
    handle_role(role->role);
  } else if (const auto* opened = std::get_if<platform::FileOpened>(&event)) {
    desk_.reading.reset();
    touch();
    if (sharing_->expects(opened->together)) {
      take_file(opened->name, opened->bytes, opened->together);
    }
  } else if (const auto* coming = std::get_if<platform::FileProgress>(&event)) {
    see_coming(*coming);
  } else if (const auto* failed = std::get_if<platform::FileFailed>(&event)) {
    desk_.reading.reset();
    lose_file(failed->name, failed->together);
  } else if (const auto* report = std::get_if<platform::StorageReport>(&event)) {
    handle_report(*report);
  } else if (std::holds_alternative<platform::EnvironmentChanged>(event)) {
    read_environment();
  } else if (std::holds_alternative<platform::TakeOverAsked>(event)) {
    handing_over_ = true;
    save_now();
    const bool idle = !session_ || session_->saver().status().state == SaveState::Saved;
    if (idle) platform_.start(platform::ReleaseRole{});
  } else if (const auto* message = std::get_if<platform::MessageReceived>(&event)) {
    if (role_ == Role::Reader && message->text.starts_with("saved ")) {
      platform_.files().reload(platform_.next_id());
    }
  } else if (std::holds_alternative<platform::ReloadDone>(event)) {
    refresh_list();
    if (role_ == Role::Reader) follow_writer();
  } else if (const auto* seen = std::get_if<platform::VisibilityChanged>(&event)) {
    // A page in the background may be thrown away without another word.
    if (!seen->visible) save_now();
  } else if (std::holds_alternative<platform::PageClosing>(event)) {
    save_now();
  }
}

bool DeskKeeper::work() {
  if (session_ && !session_->read_only()) session_->saver().tick(session_->store());
  if (table_ && table_->view().phase == screens::ImportPhase::Running) return work_on_import();
  const bool more = crypto_->work();
  lock_->work();
  if (sharing_->work(waiting_.size() + (reader_ ? 1 : 0))) return true;
  if (reader_) return go_on_reading();
  if (waiting_.empty()) return more;
  WaitingFile file = std::move(waiting_.front());
  waiting_.pop_front();
  look_at(std::move(file));
  return true;
}

void DeskKeeper::set_board(std::shared_ptr<const screens::SharingBoard> board) {
  desk_.sharing = std::move(board);
  touch();
}
void DeskKeeper::set_board(std::shared_ptr<const screens::FillBoard> board) {
  desk_.fill = std::move(board);
  touch();
}
void DeskKeeper::set_board(std::shared_ptr<const screens::HistoryBoard> board) {
  desk_.history = std::move(board);
  touch();
}
void DeskKeeper::set_board(std::shared_ptr<const screens::SecrecyBoard> board) {
  desk_.secrecy = std::move(board);
  touch();
}

std::optional<double> DeskKeeper::due_in_ms() const {
  if (!waiting_.empty() || reader_) return 0;
  std::optional<double> due = lock_->due_in_ms();
  const auto also = [&](std::optional<double> other) {
    if (other) due = due ? std::min(*due, *other) : *other;
  };
  also(sharing_->due_in_ms());
  if (session_ && !session_->read_only()) also(session_->saver().due_in_ms(session_->store()));
  return due;
}

void DeskKeeper::refresh() {
  if (table_) {
    desk_.table = table_->view();
  }
  if (!session_) return;
  const change::Store& store = session_->store();
  session_->saver().note_new_records(store);
  const SaveStatus& save = session_->saver().status();
  if (seen_revision_ == store.revision() && save == desk_.save) return;
  seen_revision_ = store.revision();
  desk_.save = save;
  const auto copy = [](const change::StepName* name) {
    return name == nullptr ? std::nullopt : std::optional(*name);
  };
  desk_.undo = copy(store.undo_name());
  desk_.redo = copy(store.redo_name());
  desk_.history = history_board(*session_);
  desk_.workspace_name =
      session_->about().packet ? session_->about().name : session_->data().region().name;
  const auto mark = load_backup_mark(platform_, session_->about().id.value);
  desk_.backup.exported_ms = mark ? std::optional(mark->exported_ms) : std::nullopt;
  desk_.backup.steps_since = store.head().seq - (mark ? std::min(mark->seq, store.head().seq) : 0);
  touch();
}

std::string file_slug(std::string_view name) {
  std::string out;
  for (const char c : base::fold(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
    if (out.size() == 40) break;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "asah" : out;
}

}  // namespace asah::app
