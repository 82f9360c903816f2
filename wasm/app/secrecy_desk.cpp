#include "wasm/app/secrecy_desk.hpp"

#include <algorithm>
#include <utility>

#include "core/change/commands.hpp"
#include "core/report/report_code.hpp"
#include "wasm/app/crypto_desk.hpp"
#include "wasm/app/intent_handler.hpp"
#include "wasm/app/lock_desk.hpp"
#include "wasm/app/sharing_desk.hpp"
#include "wasm/app/words.hpp"

namespace asah::app {

using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kPage = "text/html";

/// Of a file to be saved, by the end of its name.
std::string_view mime_of(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {".html", kPage}, {".svg", "image/svg+xml"}, {".csv", "text/csv"}, {".json", "application/json"}};
  for (const auto& [suffix, type] : kTypes) {
    if (name.ends_with(suffix)) return type;
  }
  return "application/octet-stream";
}

}  // namespace

const model::WorkspaceKey* SecrecyDesk::key_of(const exchange::SealHeader& header) const {
  const Session* session = keeper_.session();
  return session == nullptr ? nullptr : exchange::key_for(session->data().keys, header);
}

// ---- files in ---------------------------------------------------------------------------------

void SecrecyDesk::take(std::string name, std::string bytes, std::uint32_t together) {
  Locked file{std::move(name), std::move(bytes), together, ++last_number_, {}};
  const auto envelope = exchange::read_envelope(file.bytes);
  if (!envelope) return refuse(std::move(file), envelope.error());
  if (!keeper_.crypto().available()) {
    return refuse(std::move(file), {ErrorCode::CryptoUnavailable, {}, {"http://"}});
  }
  if (envelope->header.kind == exchange::SealKind::Key) {
    const model::WorkspaceKey* key = key_of(envelope->header);
    if (key == nullptr) {
      return refuse(std::move(file),
                    {ErrorCode::SealedForOther, {}, {envelope->header.recipient}});
    }
    file.key = key->id;
  }
  // Files of one passphrase stand together, those that came first before others.
  const auto after = std::ranges::find(locked_.rbegin(), locked_.rend(), file.key, &Locked::key);
  locked_.insert(after == locked_.rend() ? locked_.end() : after.base(), std::move(file));
  show_board();
}

void SecrecyDesk::refuse(Locked file, base::Error why) {
  if (file.together > 1 && keeper_.session() != nullptr) {
    keeper_.sharing().refuse(std::move(file.name), file.bytes.size(), std::move(why));
  } else {
    const std::size_t size = file.bytes.size();
    keeper_.show_document(std::move(file.name), size, std::unexpected(std::move(why)));
  }
}

void SecrecyDesk::carry_out(const screens::GivePassphrase& given) {
  if (keeper_.lock().asking()) return keeper_.lock().give(given.passphrase);
  if (locked_.empty() || secret_) return;
  board_.locked->error.reset();
  for (Locked& file : locked_) file.tried = false;
  if (locked_.front().key) return unlock_key(given.passphrase);
  secret_ = given.passphrase;
  try_next();
}

// The key's passphrase is derived once, however many files there are.
void SecrecyDesk::unlock_key(const std::string& passphrase) {
  const Session* session = keeper_.session();
  const model::WorkspaceKey* key =
      session == nullptr ? nullptr : session->data().keys.find(locked_.front().key);
  if (key == nullptr) return drop_all();
  secret_.emplace();
  show_board();
  keeper_.crypto().unlock(*key, passphrase, [this, turn = turn_](Result<std::string> half) {
    if (turn != turn_) return;
    if (!half) {
      board_.locked->error = half.error();
      return forget();
    }
    secret_ = std::move(*half);
    try_next();
  });
}

void SecrecyDesk::try_next() {
  if (locked_.empty()) return forget();
  const model::WorkspaceKeyId group = locked_.front().key;
  const auto next = std::ranges::find_if(
      locked_, [&](const Locked& file) { return file.key == group && !file.tried; });
  if (next == locked_.end()) return forget();
  show_board();
  next->tried = true;
  const auto then = [this, turn = turn_, number = next->number](Result<std::string> plain) {
    if (turn == turn_) opened(number, std::move(plain));
  };
  if (!group) return keeper_.crypto().open(next->bytes, *secret_, then);
  const model::WorkspaceKey* key =
      keeper_.session() == nullptr ? nullptr : keeper_.session()->data().keys.find(group);
  if (key == nullptr) return drop_all();
  keeper_.crypto().open_sealed(next->bytes, *key, *secret_, then);
}

void SecrecyDesk::opened(std::uint64_t number, Result<std::string> plain) {
  const auto at = std::ranges::find(locked_, number, &Locked::number);
  if (!plain && plain.error().code == ErrorCode::WrongPassphrase) {
    board_.locked->error = plain.error();
    return try_next();
  }
  Locked file = std::move(*at);
  locked_.erase(at);
  if (plain) {
    ++board_.locked->opened;
    keeper_.take_opened(std::move(file.name), std::move(*plain), file.together);
  } else {
    refuse(std::move(file), plain.error());
  }
  try_next();
}

void SecrecyDesk::forget() {
  secret_.reset();
  show_board();
}

void SecrecyDesk::carry_out(const screens::DropLockedFiles&) {
  if (keeper_.lock().asking()) return keeper_.lock().drop();
  drop_all();
}

void SecrecyDesk::drop_all() {
  ++turn_;
  locked_.clear();
  forget();
}

void SecrecyDesk::show_board() {
  if (locked_.empty()) {
    board_.locked.reset();
  } else {
    if (!board_.locked) board_.locked.emplace();
    screens::LockedFiles& locked = *board_.locked;
    const model::WorkspaceKeyId group = locked_.front().key;
    locked.names.clear();
    for (const Locked& file : locked_) {
      if (file.key == group) locked.names.push_back(file.name);
    }
    locked.busy = secret_.has_value();
    const Session* session = keeper_.session();
    const model::WorkspaceKey* key =
        session == nullptr ? nullptr : session->data().keys.find(group);
    locked.key_fingerprint = key == nullptr ? std::string() : exchange::key_fingerprint(*key);
    locked.key_made = key == nullptr ? base::Date() : key->made;
    locked.key_by = key == nullptr ? std::string() : key->by;
  }
  keeper_.set_board(std::make_shared<const screens::SecrecyBoard>(board_));
}

// ---- files out, keys ---------------------------------------------------------------------------

void SecrecyDesk::save_sealed(std::string name, std::string plain, const std::string& passphrase,
                              std::function<void()> saved) {
  board_.sealing = true;
  board_.failed.reset();
  show_board();
  keeper_.crypto().seal(
      std::move(plain), passphrase,
      [this, name = std::move(name), saved = std::move(saved)](Result<std::string> sealed) {
        board_.sealing = false;
        if (sealed) {
          keeper_.save_text(name, "application/octet-stream", std::move(*sealed));
          ++board_.done;
          saved();
        } else {
          board_.failed = sealed.error();
        }
        show_board();
      });
}

void SecrecyDesk::offer(platform::Download file, std::function<void(const std::string&)> saved) {
  if (!saved) {
    saved = [this](const std::string& name) {
      keeper_.tell(base::Severity::Info, say(ui::TextKey::app_exported, keeper_.language(), {name}));
    };
  }
  board_.failed.reset();
  board_.offered = screens::OfferedFile{file.name, file.bytes.size()};
  offered_ = Offered{std::move(file), std::move(saved)};
  show_board();
}

void SecrecyDesk::carry_out(const screens::SaveOffered& save) {
  if (!offered_ || board_.sealing) return;
  platform::Download& file = offered_->file;
  if (save.passphrase.empty()) {
    keeper_.save_text(file.name, file.mime, std::move(file.bytes));
    return end_offer(file.name);
  }
  const std::string sealed = exchange::sealed_file_name(file.name);
  save_sealed(sealed, file.bytes, save.passphrase, [this, sealed] { end_offer(sealed); });
}

void SecrecyDesk::end_offer(const std::string& saved_name) {
  const std::string name = saved_name;
  const Offered done = std::move(*std::exchange(offered_, std::nullopt));
  board_.offered.reset();
  done.saved(name);
  show_board();
}

void SecrecyDesk::carry_out(const screens::DropOffered&) {
  if (board_.sealing) return;
  offered_.reset();
  board_.offered.reset();
  show_board();
}

// ---- contents that are not the application's ---------------------------------------------------

void SecrecyDesk::show_content(std::string_view sealed_name, std::string bytes, bool table) {
  std::string name = exchange::plain_file_name(sealed_name, bytes);
  const std::string_view mime = mime_of(name);
  const std::string code = mime == kPage ? report::code_in(bytes) : std::string();
  board_.contents.push_back({name, bytes.size(), table, code});
  contents_.push_back({std::move(name), std::string(mime), std::move(bytes)});
  show_board();
}

void SecrecyDesk::carry_out(const screens::SaveContents&) {
  const std::size_t count = contents_.size();
  if (count == 0) return;
  for (platform::Download& file : contents_) {
    keeper_.save_text(std::move(file.name), std::move(file.mime), std::move(file.bytes));
  }
  keeper_.tell(base::Severity::Info, say(ui::TextKey::save_file_saved, keeper_.language(),
                                         {std::to_string(count)}));
  carry_out(screens::DropContents{});
}

void SecrecyDesk::carry_out(const screens::DropContents&) {
  contents_.clear();
  board_.contents.clear();
  show_board();
}

void SecrecyDesk::carry_out(const screens::TakeContentAsTable&) {
  if (contents_.size() != 1 || !board_.contents.front().table) return;
  platform::Download file = std::move(contents_.front());
  carry_out(screens::DropContents{});
  keeper_.take_file(std::move(file.name), std::move(file.bytes));
}

void SecrecyDesk::carry_out(const screens::ExportSealed& file) {
  if (!board_.sealing) keeper_.export_workspace(file.workspace, file.passphrase);
}

void SecrecyDesk::carry_out(const screens::MakeSealingKey& make) {
  const Session* session = keeper_.session();
  if (session == nullptr || board_.making_key) return;
  board_.making_key = true;
  board_.failed.reset();
  show_board();
  const model::WorkspaceId workspace = session->about().id;
  keeper_.crypto().make_key(make.passphrase, [this, workspace](Result<model::WorkspaceKey> key) {
    board_.making_key = false;
    const Session* now = keeper_.session();
    if (!key) {
      board_.failed = key.error();
    } else if (now != nullptr && now->about().id == workspace) {
      key->id = {keeper_.new_id()};
      key->made = keeper_.today();
      key->by = keeper_.view().preferences.actor;
      const model::WorkspaceKey made = std::move(*key);
      const bool kept = keeper_.commit(change::put_all<model::WorkspaceKey>(
          now->data(), {&made, 1}, {"step.make_sealing_key", {}}));
      if (kept) ++board_.done;
    }
    show_board();
  });
}

void SecrecyDesk::carry_out(const screens::RetireSealingKey& retire) {
  const Session* session = keeper_.session();
  if (session == nullptr) return;
  const model::WorkspaceKey* key = session->data().keys.find(retire.key);
  if (key == nullptr || key->kind != model::KeyKind::Sealing) return;
  model::WorkspaceKey changed = *key;
  changed.retired = true;
  keeper_.commit(change::put(session->data(), changed));
}

void SecrecyDesk::carry_out(const screens::TurnOnLock& lock) {
  keeper_.lock().turn_on(lock.passphrase);
}
void SecrecyDesk::carry_out(const screens::TurnOffLock&) { keeper_.lock().turn_off(); }
void SecrecyDesk::carry_out(const screens::LockNow&) { keeper_.lock().lock_now(); }
void SecrecyDesk::carry_out(const screens::SetLockMinutes& set) {
  keeper_.lock().choose_minutes(set.minutes);
}

void SecrecyDesk::show_lock(const screens::LockBoard& lock) {
  board_.lock = lock;
  show_board();
}

void carry_out(const screens::SecrecyIntent& intent, Hands hands) {
  SecrecyDesk& desk = hands.desk.secrecy();
  std::visit([&](const auto& each) { desk.carry_out(each); }, intent);
}

}  // namespace asah::app
