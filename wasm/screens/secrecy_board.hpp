#pragma once
// What the application has in hand about encrypted files: those that wait for a passphrase, what is
// being computed.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"

namespace asah::screens {

/// Encrypted files that one passphrase is asked for.
struct LockedFiles {
  std::vector<std::string> names;
  /// Sealed with a key of the open workspace: its passphrase is asked for, not the file's. Empty:
  /// under a passphrase of their own.
  std::string key_fingerprint;
  base::Date key_made;
  std::string key_by;
  /// Opened since the first of them came.
  std::size_t opened = 0;
  bool busy = false;
  /// What the last passphrase led to, for the files that are left.
  std::optional<base::Error> error;
};

/// A workspace of this browser that is locked and asks for its passphrase.
struct LockedWorkspace {
  std::string name;
  std::optional<base::Error> error;
};

/// The lock of the open workspace.
struct LockBoard {
  bool on = false;
  bool busy = false;
  /// Without a touch, until it locks itself; 0: never.
  int minutes = 0;
  std::uint64_t done = 0;  ///< as SecrecyBoard::done
  std::optional<base::Error> failed;
  std::optional<LockedWorkspace> asked;
};

/// A file that waits to be saved, with a passphrase or without.
struct OfferedFile {
  std::string name;  ///< without a passphrase
  std::uint64_t size_bytes = 0;
};

/// What an encrypted file held that is no file of the application.
struct OpenedContent {
  std::string name;
  std::uint64_t size_bytes = 0;
  /// It can be brought into the open workspace as a table.
  bool table = false;
  /// Of a report; empty: none stands in it.
  std::string report_code;
};

struct SecrecyBoard {
  LockBoard lock;
  /// Something is being asked for.
  std::optional<LockedFiles> locked;
  std::optional<OfferedFile> offered;
  std::vector<OpenedContent> contents;
  /// A file is being encrypted, a key made.
  bool sealing = false;
  bool making_key = false;
  /// Grows with each key that was made and each encrypted file that was saved, so that the dialog
  /// that asked for it closes.
  std::uint64_t done = 0;
  /// Why the last of these failed.
  std::optional<base::Error> failed;
};

/// A passphrase is being asked for: of a locked workspace, of files that wait.
inline bool asks_for_passphrase(const SecrecyBoard& board) {
  return board.lock.asked || board.locked;
}
/// Something of the board stands above every screen.
inline bool stands_above(const SecrecyBoard& board) {
  return asks_for_passphrase(board) || board.offered || !board.contents.empty();
}

}  // namespace asah::screens
