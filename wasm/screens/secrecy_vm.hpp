#pragma once
// Passphrases and keys on screen: the question for an encrypted file, saving one, the card of the
// sealing keys. Parts of other screens; the question stands above all of them.

#include <cstdint>
#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

/// A new passphrase being typed, twice. Kept no longer than its dialog.
struct NewPassphrase {
  std::string first;
  std::string second;
  bool operator==(const NewPassphrase&) const = default;
};

/// How far it is: characters that are missing; then whether both agree.
struct PassphraseCheck {
  std::size_t missing = 0;
  bool same = false;
  bool ready() const { return missing == 0 && same; }
};
PassphraseCheck check_of(const NewPassphrase& passphrase);

// ---- saving an encrypted file, making a key: dialogs that stay until it is done ----

struct SealState {
  bool open = false;
  NewPassphrase passphrase;
  /// SecrecyBoard::done when it was opened.
  std::uint64_t done = 0;
  /// Its first field has had the focus.
  bool entered = false;
  bool operator==(const SealState&) const = default;
};

struct SealModel {
  bool available = true;  ///< false: this page has no cryptography
  bool busy = false;
  std::uint64_t done = 0;
  std::string failed;
};
SealModel build_seal(const Context& context, const Desk& desk);

// ---- the workspace's sealing keys ----

struct KeyRow {
  model::WorkspaceKeyId id;
  std::string fingerprint;  ///< in groups of four
  std::string made;
  bool in_use = false;      ///< new packets are sealed with it
  bool retired = false;
};

struct KeysState {
  SealState make;
  model::WorkspaceKeyId retiring;
  bool operator==(const KeysState&) const = default;
};

struct KeysModel {
  SealModel seal;
  bool read_only = false;
  std::vector<KeyRow> keys;  ///< the latest first
};
KeysModel build_keys(const Context& context, const Desk& desk);

// ---- the lock of the open workspace ----

struct LockState {
  SealState turn_on;
  bool turning_off = false;
  bool operator==(const LockState&) const = default;
};

struct LockModel {
  SealModel seal;  ///< its `done` counts locks turned on
  bool on = false;
  bool read_only = false;
  int choice = 0;  ///< index into kLockChoices
};
inline constexpr int kLockChoices[] = {5, 15, 30, 0};  ///< minutes; 0: never
LockModel build_lock(const Context& context, const Desk& desk);

// ---- the question for encrypted files ----

struct UnlockState {
  std::string passphrase;
  /// The field has had the focus.
  bool entered = false;
  bool operator==(const UnlockState&) const = default;
};

struct UnlockModel {
  bool open = false;
  std::string title;
  std::string body;
  std::vector<std::string> names;  ///< the first of them
  std::string more;                ///< how many more there are; empty: none
  std::string opened;
  std::string error;
  bool busy = false;
};
UnlockModel build_unlock(const Context& context, const Desk& desk, const Route& route,
                         const UnlockState& state);

}  // namespace asah::screens
