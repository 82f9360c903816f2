#pragma once

#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/secrecy_vm.hpp"

namespace asah::screens {

/// Two fields for a new passphrase, with what is still missing.
void draw_new_passphrase(Frame& frame, NewPassphrase& passphrase, bool disabled);

/// The dialog that saves the open workspace as an encrypted file, while `state.open`.
void draw_sealed_export(Frame& frame, const SealModel& model, SealState& state);

/// The card of the sealing keys, with its dialogs.
void draw_keys(Frame& frame, const KeysModel& model, KeysState& state);

/// The card of the open workspace's lock, with its dialogs.
void draw_lock(Frame& frame, const LockModel& model, LockState& state);

/// The question for encrypted files that wait, above every screen.
void draw_unlock(Frame& frame, const UnlockModel& model, UnlockState& state);

}  // namespace asah::screens
