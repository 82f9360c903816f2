#pragma once
// How a locked workspace lies in storage: workspaces/<id>/lock.txt holds the key of its files, as an
// encrypted file (exchange/envelope.hpp) under the passphrase; every other file but about.txt is
//
//   asah-locked LF, a nonce of 12 bytes, AES-256-GCM of the content and its tag of 16
//
// by that key, with the file's path authenticated beside it. The name of the workspace, the number
// and the sizes of its files stay visible.

#include <string>
#include <string_view>
#include <vector>

#include "core/model/dataset.hpp"
#include "wasm/platform/file_area.hpp"

namespace asah::app {

inline constexpr std::string_view kLockedMark = "asah-locked\n";
inline constexpr std::size_t kLockNonceBytes = 12;
inline constexpr std::size_t kLockKeyBytes = 32;

std::string lock_path(model::WorkspaceId id);
/// Names of the files that are never locked.
std::vector<std::string> never_locked();
/// Whether a stored file is locked, seen as it is stored.
bool is_locked_file(std::string_view bytes);
/// Whether anything of the workspace is locked, as the area shows it now. Without lock.txt nothing
/// is: no passphrase could open it.
bool is_locked(const platform::FileArea& files, model::WorkspaceId id);
/// Paths of all files of the workspace that a lock covers.
std::vector<std::string> lockable_files(const platform::FileArea& files, model::WorkspaceId id);

}  // namespace asah::app
