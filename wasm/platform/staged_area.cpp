#include "wasm/platform/staged_area.hpp"

#include <algorithm>
#include <utility>

namespace asah::platform {
namespace {

constexpr std::size_t kMaxPath = 200;

bool is_path_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

std::unexpected<base::Error> bad_path(std::string_view path) {
  return base::fail(base::ErrorCode::BadPath, {}, {std::string(path.substr(0, kMaxPath))});
}

std::unexpected<base::Error> no_such_file(std::string_view path) {
  return base::fail(base::ErrorCode::NoSuchFile, {}, {std::string(path)});
}

}  // namespace

bool is_valid_path(std::string_view path) {
  if (path.empty() || path.size() > kMaxPath) return false;
  while (true) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    if (segment.find_first_not_of('.') == std::string_view::npos) return false;
    if (!std::ranges::all_of(segment, is_path_char)) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

std::vector<FileEntry> StagedArea::list(std::string_view prefix) const {
  std::map<std::string, std::uint64_t> sizes;
  for (FileEntry& entry : disk_.list()) {
    if (vault_of(entry.path) == nullptr) sizes[std::move(entry.path)] = entry.size_bytes;
  }
  for (const auto& [folder, vault] : vaults_) {
    for (const auto& [path, bytes] : vault.plain) sizes[path] = bytes.size();
  }
  for (const auto& [path, bytes] : pending_) {
    if (bytes) {
      sizes[path] = bytes->size();
    } else {
      sizes.erase(path);
    }
  }
  std::vector<FileEntry> entries;
  for (const auto& [path, size] : sizes) {
    if (path.starts_with(prefix)) entries.push_back({path, size});
  }
  return entries;
}

/// The sealed folder that the file belongs to; null: it is stored as it is.
const SealedFolder* StagedArea::vault_of(std::string_view path) const {
  const auto found = vaults_.find(path.substr(0, path.rfind('/') + 1));
  if (found == vaults_.end()) return nullptr;
  const SealedFolder& vault = found->second;
  const auto name = std::ranges::find(vault.left_out, path.substr(vault.folder.size()));
  return name == vault.left_out.end() ? &vault : nullptr;
}
SealedFolder* StagedArea::vault_of(std::string_view path) {
  return const_cast<SealedFolder*>(std::as_const(*this).vault_of(path));
}

/// Without the changes that wait.
std::optional<std::string> StagedArea::settled(std::string_view path) const {
  const SealedFolder* vault = vault_of(path);
  if (vault == nullptr) return disk_.read(path);
  const auto found = vault->plain.find(path);
  if (found == vault->plain.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> StagedArea::content(std::string_view path) const {
  const auto found = pending_.find(path);
  return found != pending_.end() ? found->second : settled(path);
}

bool StagedArea::exists(std::string_view path) const { return content(path).has_value(); }

base::Result<std::string> StagedArea::read(std::string_view path) const {
  if (!is_valid_path(path)) return bad_path(path);
  std::optional<std::string> bytes = content(path);
  if (!bytes) return no_such_file(path);
  return std::move(*bytes);
}

void StagedArea::change(std::string_view path, std::optional<std::string> bytes) {
  if (busy_) {
    pending_.insert_or_assign(std::string(path), std::move(bytes));
    return;
  }
  unsynced_ = true;
  if (SealedFolder* vault = vault_of(path)) {
    if (bytes) {
      vault->plain.insert_or_assign(std::string(path), std::move(*bytes));
      dirty_.emplace(path);
      return;
    }
    vault->plain.erase(std::string(path));
    dirty_.erase(std::string(path));
    if (disk_.read(path)) disk_.erase(path);
  } else if (bytes) {
    disk_.put(path, *bytes);
  } else {
    disk_.erase(path);
  }
}

base::Result<void> StagedArea::write(std::string_view path, std::string_view bytes) {
  if (!is_valid_path(path)) return bad_path(path);
  change(path, std::string(bytes));
  return {};
}

base::Result<void> StagedArea::append(std::string_view path, std::string_view bytes) {
  if (!is_valid_path(path)) return bad_path(path);
  std::string whole = content(path).value_or(std::string());
  whole += bytes;
  change(path, std::move(whole));
  return {};
}

base::Result<void> StagedArea::rename(std::string_view from, std::string_view to) {
  if (!is_valid_path(from)) return bad_path(from);
  if (!is_valid_path(to)) return bad_path(to);
  std::optional<std::string> bytes = content(from);
  if (!bytes) return no_such_file(from);
  if (from == to) return {};
  change(to, std::move(bytes));
  change(from, std::nullopt);
  return {};
}

base::Result<void> StagedArea::remove(std::string_view path) {
  if (!is_valid_path(path)) return bad_path(path);
  if (!exists(path)) return no_such_file(path);
  change(path, std::nullopt);
  return {};
}

void StagedArea::sync(RequestId id) {
  waiting_.push_back({.id = id, .load = false});
  if (!busy_) start_next();
}

void StagedArea::reload(RequestId id) {
  waiting_.push_back({.id = id, .load = true});
  if (!busy_) start_next();
}

void StagedArea::answer(const Task& task, Failure failure, const std::string& detail) {
  if (task.load) {
    inbox_.push(ReloadDone{task.id, failure, detail});
  } else {
    inbox_.push(SyncDone{task.id, failure, detail});
  }
}

void StagedArea::apply_pending() {
  auto changes = std::exchange(pending_, {});
  for (auto& [path, bytes] : changes) {
    if (bytes || settled(path)) change(path, std::move(bytes));
  }
}

// Neighbouring tasks of the same kind are answered by one pass over the disk.
void StagedArea::start_next() {
  while (!waiting_.empty()) {
    const bool load = waiting_.front().load;
    while (!waiting_.empty() && waiting_.front().load == load) {
      running_.push_back(waiting_.front());
      waiting_.pop_front();
    }
    if (load || refusal_ == Failure::None) {
      busy_ = true;
      load ? disk_.begin_load() : seal_next();
      return;
    }
    for (const Task& task : std::exchange(running_, {})) answer(task, refusal_, {});
  }
}

bool StagedArea::waits_for(RequestId id) const {
  const auto is_it = [&](const Task& task) { return task.id == id; };
  return std::ranges::any_of(running_, is_it) || std::ranges::any_of(waiting_, is_it);
}

// One file after the other goes sealed onto the disk; then the disk is flushed as ever.
void StagedArea::seal_next() {
  if (dirty_.empty()) return disk_.begin_flush();
  const std::string path = *dirty_.begin();
  const SealedFolder& vault = *vault_of(path);
  vault.seal(path, vault.plain.find(path)->second, [this, path](auto sealed) {
    // The folder may have been released meanwhile.
    const bool wanted = dirty_.contains(path);
    if (wanted && !sealed) return conclude(Failure::Failed, "seal");
    if (wanted) {
      disk_.put(path, *sealed);
      dirty_.erase(path);
    }
    seal_next();
  });
}

void StagedArea::keep_sealed(SealedFolder folder) {
  std::erase_if(dirty_, [&](const std::string& path) { return path.starts_with(folder.folder); });
  SealedFolder& vault = vaults_[folder.folder] = std::move(folder);
  if (!vault.store_all) return;
  unsynced_ = true;
  for (const auto& [path, bytes] : vault.plain) dirty_.insert(path);
}

void StagedArea::release_sealed(std::string_view folder) {
  const auto found = vaults_.find(folder);
  if (found == vaults_.end()) return;
  const SealedFolder vault = std::move(vaults_.extract(found).mapped());
  std::erase_if(dirty_, [&](const std::string& path) { return path.starts_with(folder); });
  for (const auto& [path, bytes] : vault.plain) {
    // What waits to be changed is newer.
    if (!pending_.contains(path)) change(path, bytes);
  }
}

void StagedArea::finished(Failure failure, std::string detail) {
  if (!busy_) return;
  if (failure == Failure::None && running_.front().load) {
    vaults_.clear();
    dirty_.clear();
  }
  conclude(failure, detail);
}

void StagedArea::conclude(Failure failure, const std::string& detail) {
  busy_ = false;
  if (failure == Failure::None) unsynced_ = false;
  for (const Task& task : std::exchange(running_, {})) answer(task, failure, detail);
  apply_pending();
  start_next();
}

}  // namespace asah::platform
