#include "wasm/app/lock_desk.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "wasm/app/crypto_desk.hpp"
#include "wasm/app/desk_keeper.hpp"
#include "wasm/app/secrecy_desk.hpp"
#include "wasm/app/storage/lock_files.hpp"

namespace asah::app {

using base::ErrorCode;
using exchange::CryptoRequest;
using platform::Failure;

namespace {

constexpr std::string_view kMinutesPreference = "lock_minutes";
constexpr int kUsualMinutes = 15;

int stored_minutes(const platform::Platform& platform) {
  const auto text = platform.preference(kMinutesPreference);
  int minutes = kUsualMinutes;
  if (text) std::from_chars(text->data(), text->data() + text->size(), minutes);
  return std::ranges::find(kLockMinutes, minutes) == std::end(kLockMinutes) ? kUsualMinutes
                                                                             : minutes;
}

/// The parts of a locked file; the path is bound to its content.
CryptoRequest request_for(CryptoRequest::Step step, const std::string& key, std::string nonce,
                          const std::string& path, std::string data) {
  return {.step = step, .secret = key, .salt = std::move(nonce), .info = path,
          .data = std::move(data)};
}

}  // namespace

LockDesk::LockDesk(DeskKeeper& keeper) : keeper_(keeper) {
  board_.minutes = stored_minutes(keeper.platform());
}

bool LockDesk::on() const {
  const Session* session = std::as_const(keeper_).session();
  return session != nullptr && act_ != Act::TurningOn && act_ != Act::Sealing &&
         keeper_.platform().files().is_sealed(workspace_folder(session->about().id));
}

// ---- opening ------------------------------------------------------------------------------------

bool LockDesk::holds(model::WorkspaceId id) const {
  const auto held = keys_.find(id);
  if (held == keys_.end()) return false;
  const auto lock = keeper_.platform().files().read(lock_path(id));
  return lock && *lock == held->second.lock;
}

void LockDesk::ask(model::WorkspaceId id) {
  // What is shown may be older than what is stored: nothing may be written before it is read anew.
  Session* session = keeper_.session();
  if (session != nullptr && session->about().id == id) session->set_read_only(true);
  // A passphrase that is being tried goes on to the files as they are then. What is being opened by
  // a key in hand may have changed meanwhile: it is begun anew.
  if (act_ == Act::Opening && id == id_ && !holds(id)) return;
  if (act_ != Act::None && act_ != Act::Opening) return;
  ++turn_;
  act_ = Act::None;
  id_ = id;
  if (holds(id)) return open_files();
  board_.asked = screens::LockedWorkspace{.name = workspace_name(keeper_.platform().files(), id),
                                          .error = std::nullopt};
  show_board();
}

bool LockDesk::extend(model::WorkspaceId from, model::WorkspaceId to) {
  const auto held = keys_.find(from);
  if (held == keys_.end()) return false;
  const HeldKey copy = held->second;
  // Sealed files without their lock could never be opened again.
  if (auto written = keeper_.platform().files().write(lock_path(to), copy.lock); !written) {
    keeper_.tell(written.error());
    return false;
  }
  keys_.insert_or_assign(to, copy);
  seal_folder(to, {}, false);
  return true;
}

void LockDesk::forget(model::WorkspaceId id) {
  keys_.erase(id);
  keeper_.platform().files().release_sealed(workspace_folder(id));
  if (id_ == id && act_ == Act::Opening) {
    ++turn_;
    act_ = Act::None;
  }
  if (id_ == id) drop();
  show_board();
}

void LockDesk::give(const std::string& passphrase) {
  if (!board_.asked || act_ != Act::None) return;
  auto lock = keeper_.platform().files().read(lock_path(id_));
  if (!lock) return fail({ErrorCode::WorkspaceLost, {}, {lock_path(id_)}});
  act_ = Act::Opening;
  board_.asked->error.reset();
  show_board();
  keeper_.crypto().open(*lock, passphrase, [this, lock = *lock, turn = turn_](Bytes key) {
    if (turn != turn_) return;
    if (key && key->size() != kLockKeyBytes) key = base::fail(ErrorCode::SealChanged);
    if (!key) return fail(key.error());
    keys_[id_] = {std::move(*key), lock};
    open_files();
  });
}

void LockDesk::open_files() {
  act_ = Act::Opening;
  opened_.clear();
  some_plain_ = false;
  const auto paths = lockable_files(keeper_.platform().files(), id_);
  left_.assign(paths.begin(), paths.end());
  show_board();
  open_next();
}

// One file after the other. What the key does not open is handed on as it is, without its mark: the
// loader then finds a damaged file, sets it aside and goes on with the others.
void LockDesk::open_next() {
  while (!left_.empty()) {
    const std::string path = std::move(left_.front());
    left_.pop_front();
    const auto bytes = keeper_.platform().files().read(path);
    if (!bytes) continue;
    if (!is_locked_file(*bytes)) {
      opened_.insert_or_assign(path, *bytes);
      some_plain_ = true;
      continue;
    }
    std::string rest = bytes->substr(kLockedMark.size());
    std::string nonce = rest.substr(0, kLockNonceBytes);
    std::string data = rest.size() > kLockNonceBytes ? rest.substr(kLockNonceBytes) : std::string();
    keeper_.crypto().run(
        request_for(CryptoRequest::Step::Decrypt, keys_[id_].key, std::move(nonce), path,
                    std::move(data)),
        [this, path, turn = turn_, rest = std::move(rest)](Bytes plain) {
          if (turn != turn_) return;
          opened_.insert_or_assign(path, plain ? std::move(*plain) : rest);
          open_next();
        });
    return;
  }
  const model::WorkspaceId id = id_;
  seal_folder(id, std::exchange(opened_, {}), some_plain_);
  // The page ended while the lock was being turned on: what lies plain does so no longer.
  if (some_plain_) keeper_.platform().files().sync(keeper_.platform().next_id());
  end();
  keeper_.open_unlocked(id);
  touched(keeper_.clock().steady_ms);
  show_board();
}

std::map<std::string, std::string, std::less<>> LockDesk::files_as_seen() const {
  std::map<std::string, std::string, std::less<>> out;
  for (const std::string& path : lockable_files(keeper_.platform().files(), id_)) {
    if (auto bytes = keeper_.platform().files().read(path)) out.emplace(path, std::move(*bytes));
  }
  return out;
}

void LockDesk::seal_folder(model::WorkspaceId id,
                           std::map<std::string, std::string, std::less<>> plain,
                           bool store_all) {
  const auto seal = [this, key = keys_[id].key](const std::string& path, const std::string& content,
                           platform::SealedFolder::Then then) {
    std::string nonce(kLockNonceBytes, '\0');
    keeper_.platform().random_bytes(
        {reinterpret_cast<std::uint8_t*>(nonce.data()), nonce.size()});
    keeper_.crypto().run(
        request_for(CryptoRequest::Step::Encrypt, key, nonce, path, content),
        [nonce, then = std::move(then)](Bytes sealed) {
          if (!sealed) return then(std::nullopt);
          then(std::string(kLockedMark) + nonce + *sealed);
        });
  };
  keeper_.platform().files().keep_sealed({.folder = workspace_folder(id),
                                          .left_out = never_locked(),
                                          .plain = std::move(plain),
                                          .seal = seal,
                                          .store_all = store_all});
}

void LockDesk::drop() {
  if (act_ != Act::None || !board_.asked) return;
  board_.asked.reset();
  show_board();
}

void LockDesk::fail(base::Error why) {
  act_ = Act::None;
  if (board_.asked) {
    board_.asked->error = std::move(why);
  } else {
    board_.failed = std::move(why);
  }
  show_board();
}

void LockDesk::end() {
  act_ = Act::None;
  board_.asked.reset();
  board_.failed.reset();
  ++board_.done;
}

// ---- turning on and off -------------------------------------------------------------------------

// First the key is stored, then the files by it: whatever ends the page in between, what is stored
// can be opened.
void LockDesk::turn_on(const std::string& passphrase) {
  const Session* session = keeper_.session();
  if (session == nullptr || session->read_only() || act_ != Act::None || on()) return;
  act_ = Act::TurningOn;
  id_ = session->about().id;
  board_.failed.reset();
  std::string key(kLockKeyBytes, '\0');
  keeper_.platform().random_bytes({reinterpret_cast<std::uint8_t*>(key.data()), key.size()});
  show_board();
  keeper_.save_now();
  keeper_.crypto().seal(key, passphrase, [this, key](Bytes sealed) {
    if (act_ != Act::TurningOn) return;
    if (!sealed) return fail(sealed.error());
    const auto written = keeper_.platform().files().write(lock_path(id_), *sealed);
    if (!written) return fail(written.error());
    keys_[id_] = {key, *sealed};
    sync();
  });
}

void LockDesk::turn_off() {
  if (!on() || act_ != Act::None || keeper_.session()->read_only()) return;
  act_ = Act::TurningOff;
  id_ = keeper_.session()->about().id;
  board_.failed.reset();
  show_board();
  keeper_.platform().files().release_sealed(workspace_folder(id_));
  sync();
}

void LockDesk::sync() {
  sync_ = keeper_.platform().next_id();
  keeper_.platform().files().sync(sync_);
}

bool LockDesk::handle(const platform::Event& event) {
  const auto* done = std::get_if<platform::SyncDone>(&event);
  if (done == nullptr || sync_ == 0 || done->id != sync_) return false;
  sync_ = 0;
  const bool stored = done->failure == Failure::None;
  if (act_ == Act::TurningOn) {
    go_on_turning_on(stored);
  } else if (act_ == Act::Sealing) {
    // Where it was not stored now, a later sync will; the saving tells of that.
    end();
  } else if (act_ == Act::TurningOff) {
    go_on_turning_off(stored);
  }
  show_board();
  return true;
}

void LockDesk::go_on_turning_on(bool stored) {
  platform::FileArea& files = keeper_.platform().files();
  if (stored) {
    act_ = Act::Sealing;
    seal_folder(id_, files_as_seen(), true);
    sync();
  } else {
    keys_.erase(id_);
    // A lock without its key in anyone's hand must not be stored later.
    if (auto removed = files.remove(lock_path(id_)); !removed) keeper_.tell(removed.error());
    fail({ErrorCode::NotStored, {}, {}});
  }
}

// Only when everything is stored as it is, the key goes.
void LockDesk::go_on_turning_off(bool stored) {
  platform::FileArea& files = keeper_.platform().files();
  if (!stored) {
    seal_folder(id_, files_as_seen(), true);
    return fail({ErrorCode::NotStored, {}, {}});
  }
  keys_.erase(id_);
  if (auto removed = files.remove(lock_path(id_)); !removed) keeper_.tell(removed.error());
  files.sync(keeper_.platform().next_id());
  end();
}

// ---- locking ------------------------------------------------------------------------------------

void LockDesk::lock_now() {
  if (!on() || act_ != Act::None) return;
  keeper_.save_now();
  leaving_ = true;
}

void LockDesk::choose_minutes(int minutes) {
  if (std::ranges::find(kLockMinutes, minutes) == std::end(kLockMinutes)) return;
  board_.minutes = minutes;
  keeper_.platform().set_preference(kMinutesPreference, std::to_string(minutes));
  show_board();
}

std::optional<double> LockDesk::due_in_ms() const {
  if (!on() || board_.minutes == 0) return std::nullopt;
  const double due = touched_ms_ + board_.minutes * 60'000.0;
  return std::max(0.0, due - keeper_.clock().steady_ms);
}

void LockDesk::work() {
  if (const auto due = due_in_ms(); due && *due <= 0 && !leaving_) lock_now();
  if (!leaving_ || !on()) return;
  const screens::SaveStatus& save = keeper_.session()->saver().status();
  if (save.state == screens::SaveState::Saved && !keeper_.platform().files().has_unsynced()) {
    leaving_ = false;
    keeper_.platform().start(platform::ReloadPage{});
  } else if (save.state != screens::SaveState::Saving && save.state != screens::SaveState::Pending &&
             save.state != screens::SaveState::Saved) {
    // Not without losing something: try again after another while.
    leaving_ = false;
    touched(keeper_.clock().steady_ms);
  }
}

void LockDesk::show_board() {
  board_.on = on();
  board_.busy = act_ != Act::None;
  keeper_.secrecy().show_lock(board_);
}

}  // namespace asah::app
