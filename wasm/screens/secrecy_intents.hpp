#pragma once
// What a person asks for about passphrases and keys. A passphrase lives in a view's state and in one
// intent, no longer.

#include <cstdint>
#include <string>
#include <variant>

#include "core/model/types.hpp"

namespace asah::screens {

/// For the encrypted files that wait, or for the sealing key that they were sealed for.
struct GivePassphrase { std::string passphrase; };
/// The files that wait are let go.
struct DropLockedFiles {};
/// As ExportWorkspace, but encrypted.
struct ExportSealed { std::uint64_t workspace = 0; std::string passphrase; };
/// The file that waits to be saved, under a passphrase; empty: as it is.
struct SaveOffered { std::string passphrase; };
/// It is not saved.
struct DropOffered {};
/// What encrypted files held that is not the application's is saved as it is.
struct SaveContents {};
struct DropContents {};
/// The one table among these goes the way of a chosen table.
struct TakeContentAsTable {};
/// A new pair of keys for returns; its private half is put under the passphrase.
struct MakeSealingKey { std::string passphrase; };
/// It is used for no new packet any more.
struct RetireSealingKey { model::WorkspaceKeyId key; };

/// The open workspace is stored locked in this browser from now on.
struct TurnOnLock { std::string passphrase; };
struct TurnOffLock {};
/// Saves and closes it now.
struct LockNow {};
/// After so many minutes without a touch it locks itself; 0: never.
struct SetLockMinutes { int minutes = 0; };

using SecrecyIntent = std::variant<GivePassphrase, DropLockedFiles, ExportSealed, SaveOffered, DropOffered,
                                   SaveContents, DropContents, TakeContentAsTable, MakeSealingKey,
                                   RetireSealingKey, TurnOnLock, TurnOffLock, LockNow,
                                   SetLockMinutes>;

}  // namespace asah::screens
