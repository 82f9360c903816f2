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
  for (FileEntry& entry : disk_.list()) sizes[std::move(entry.path)] = entry.size_bytes;
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

std::optional<std::string> StagedArea::content(std::string_view path) const {
  const auto found = pending_.find(path);
  return found != pending_.end() ? found->second : disk_.read(path);
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
  if (bytes) {
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
    if (bytes || disk_.read(path)) change(path, std::move(bytes));
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
      load ? disk_.begin_load() : disk_.begin_flush();
      return;
    }
    for (const Task& task : std::exchange(running_, {})) answer(task, refusal_, {});
  }
}

bool StagedArea::waits_for(RequestId id) const {
  const auto is_it = [&](const Task& task) { return task.id == id; };
  return std::ranges::any_of(running_, is_it) || std::ranges::any_of(waiting_, is_it);
}

void StagedArea::finished(Failure failure, std::string detail) {
  if (!busy_) return;
  busy_ = false;
  if (failure == Failure::None) unsynced_ = false;
  for (const Task& task : std::exchange(running_, {})) answer(task, failure, detail);
  apply_pending();
  start_next();
}

}  // namespace asah::platform
