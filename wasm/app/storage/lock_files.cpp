#include "wasm/app/storage/lock_files.hpp"

#include <algorithm>

#include "wasm/app/storage/workspace_files.hpp"

namespace asah::app {
namespace {

constexpr std::string_view kLockName = "lock.txt";
constexpr std::string_view kAboutName = "about.txt";

}  // namespace

std::string lock_path(model::WorkspaceId id) {
  return workspace_folder(id) + std::string(kLockName);
}

std::vector<std::string> never_locked() {
  return {std::string(kAboutName), std::string(kLockName)};
}

bool is_locked_file(std::string_view bytes) { return bytes.starts_with(kLockedMark); }

std::vector<std::string> lockable_files(const platform::FileArea& files, model::WorkspaceId id) {
  const std::string folder = workspace_folder(id);
  std::vector<std::string> paths;
  for (const platform::FileEntry& file : files.list(folder)) {
    if (file.path != folder + std::string(kAboutName) && file.path != lock_path(id)) {
      paths.push_back(file.path);
    }
  }
  return paths;
}

bool is_locked(const platform::FileArea& files, model::WorkspaceId id) {
  if (!files.read(lock_path(id))) return false;
  return std::ranges::any_of(lockable_files(files, id), [&](const std::string& path) {
    const auto bytes = files.read(path);
    return bytes && is_locked_file(*bytes);
  });
}

}  // namespace asah::app
