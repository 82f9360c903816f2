#include "wasm/screens/secrecy_vm.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/exchange/envelope.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/secrecy_board.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

constexpr std::size_t kNamesShown = 5;

std::string grouped(const std::string& digits) {
  std::string out;
  for (std::size_t at = 0; at < digits.size(); at += 4) {
    if (at > 0) out += ' ';
    out += digits.substr(at, 4);
  }
  return out;
}

UnlockModel unlock_workspace(const Context& context, const LockBoard& lock) {
  UnlockModel model;
  model.open = true;
  model.title = say(TextKey::secrecy_lock_ask, context.language);
  model.body = say(TextKey::secrecy_lock_ask_body, context.language);
  model.names.push_back(lock.asked->name);
  model.busy = lock.busy;
  if (lock.asked->error && !lock.busy) {
    const bool wrong = lock.asked->error->code == base::ErrorCode::WrongPassphrase;
    model.error = wrong ? say(TextKey::secrecy_open_wrong, context.language)
                        : base::describe(*lock.asked->error, context.indonesian());
  }
  return model;
}

}  // namespace

PassphraseCheck check_of(const NewPassphrase& passphrase) {
  const std::size_t typed = base::code_points(passphrase.first);
  PassphraseCheck check;
  check.missing = exchange::kShortestPassphrase - std::min(typed, exchange::kShortestPassphrase);
  check.same = passphrase.first == passphrase.second;
  return check;
}

SealModel build_seal(const Context& context, const Desk& desk) {
  SealModel model;
  model.available = desk.browser.secure;
  if (desk.secrecy == nullptr) return model;
  model.busy = desk.secrecy->sealing || desk.secrecy->making_key;
  model.done = desk.secrecy->done;
  if (desk.secrecy->failed) {
    model.failed = base::describe(*desk.secrecy->failed, context.indonesian());
  }
  return model;
}

KeysModel build_keys(const Context& context, const Desk& desk) {
  KeysModel model;
  model.seal = build_seal(context, desk);
  model.read_only = context.read_only;
  const model::WorkspaceKey* in_use = exchange::sealing_key(context.data.keys);
  std::vector<const model::WorkspaceKey*> keys;
  for (const model::WorkspaceKey& key : context.data.keys) {
    if (key.kind == model::KeyKind::Sealing) keys.push_back(&key);
  }
  std::ranges::stable_sort(keys, std::ranges::greater{},
                           [](const auto* key) { return key->made; });
  for (const model::WorkspaceKey* key : keys) {
    const std::string day = date_text(key->made, context.language);
    KeyRow row{.id = key->id, .fingerprint = grouped(exchange::key_fingerprint(*key))};
    row.made = key->by.empty() ? say(TextKey::secrecy_key_made, context.language, {day})
                               : say(TextKey::secrecy_key_made_by, context.language,
                                     {day, key->by});
    row.in_use = key == in_use;
    row.retired = key->retired;
    model.keys.push_back(std::move(row));
  }
  return model;
}

LockModel build_lock(const Context& context, const Desk& desk) {
  LockModel model;
  model.seal.available = desk.browser.secure;
  model.read_only = context.read_only;
  if (desk.secrecy == nullptr) return model;
  const LockBoard& lock = desk.secrecy->lock;
  model.on = lock.on;
  model.seal.busy = lock.busy;
  model.seal.done = lock.done;
  if (lock.failed) model.seal.failed = base::describe(*lock.failed, context.indonesian());
  const auto at = std::ranges::find(kLockChoices, lock.minutes);
  if (at != std::end(kLockChoices)) model.choice = static_cast<int>(at - kLockChoices);
  return model;
}

UnlockModel build_unlock(const Context& context, const Desk& desk, const Route&,
                         const UnlockState&) {
  UnlockModel model;
  if (desk.secrecy != nullptr && desk.secrecy->lock.asked) {
    return unlock_workspace(context, desk.secrecy->lock);
  }
  if (desk.secrecy == nullptr || !desk.secrecy->locked) return model;
  const LockedFiles& locked = *desk.secrecy->locked;
  const base::Language language = context.language;
  const bool many = locked.names.size() > 1;
  const bool sealed = !locked.key_fingerprint.empty();
  model.open = true;
  model.busy = locked.busy;
  if (sealed) {
    const std::string day = date_text(locked.key_made, language);
    const std::string print = grouped(locked.key_fingerprint);
    model.title = say(TextKey::secrecy_open_key_title, language);
    model.body =
        locked.key_by.empty()
            ? say(TextKey::secrecy_open_key_body, language, {print, day})
            : say(TextKey::secrecy_open_key_body_by, language, {print, day, locked.key_by});
  } else {
    model.title = many ? say(TextKey::secrecy_open_many, language,
                             {std::to_string(locked.names.size())})
                       : say(TextKey::secrecy_open_title, language);
    model.body = say(many ? TextKey::secrecy_open_body_many : TextKey::secrecy_open_body, language);
  }
  const std::size_t shown = std::min(locked.names.size(), kNamesShown);
  model.names.assign(locked.names.begin(),
                     locked.names.begin() + static_cast<std::ptrdiff_t>(shown));
  if (shown < locked.names.size()) {
    model.more = say(TextKey::secrecy_open_more, language,
                     {std::to_string(locked.names.size() - shown)});
  }
  if (locked.opened > 0) {
    model.opened = say(TextKey::secrecy_open_done, language, {std::to_string(locked.opened)});
  }
  if (locked.error && !locked.busy) {
    const bool wrong = locked.error->code == base::ErrorCode::WrongPassphrase;
    model.error = !wrong ? base::describe(*locked.error, context.indonesian())
                         : say(many && !sealed ? TextKey::secrecy_open_wrong_many
                                               : TextKey::secrecy_open_wrong,
                               language);
  }
  return model;
}

}  // namespace asah::screens
