#pragma once

#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/secrecy_vm.hpp"

namespace asah::screens {

/// Two fields for a new passphrase, with what is still missing.
void draw_new_passphrase(Frame& frame, NewPassphrase& passphrase, bool disabled);

/// A check box that asks for a passphrase, and its two fields once it is ticked. Saving waits until
/// check_of says that it is complete.
void draw_passphrase_choice(Frame& frame, bool& wanted, NewPassphrase& passphrase,
                            const ui::ChoiceSpec& spec);

/// What a dialog with a new passphrase is about.
struct SealDialog {
  std::string_view id;
  ui::TextKey title;
  ui::TextKey body;
  ui::TextKey lost;
  ui::TextKey confirm;
};

/// The dialog while `state.open`; it stays while the work goes on and closes when it is done. True in
/// the frame in which the person confirms; what was typed does not outlive the dialog.
bool draw_seal_dialog(Frame& frame, const SealDialog& words, const SealModel& model,
                      SealState& state);
void open_seal_dialog(const SealModel& model, SealState& state);

/// The dialog that saves the open workspace as an encrypted file, while `state.open`.
void draw_sealed_export(Frame& frame, const SealModel& model, SealState& state);

/// The card of the sealing keys, with its dialogs.
void draw_keys(Frame& frame, const KeysModel& model, KeysState& state);

/// The card of the open workspace's lock, with its dialogs.
void draw_lock(Frame& frame, const LockModel& model, LockState& state);

/// The question for encrypted files that wait, above every screen.
void draw_unlock(Frame& frame, const UnlockModel& model, UnlockState& state);

}  // namespace asah::screens
