#include <limits>
#include <utility>

#include "wasm/platform/fake_platform.hpp"

namespace asah::platform {
namespace {

std::uint64_t size_of(const FileMap& files) {
  std::uint64_t sum = 0;
  for (const auto& [path, bytes] : files) sum += bytes.size();
  return sum;
}

}  // namespace

std::vector<FileEntry> FakeDisk::list() const {
  std::vector<FileEntry> entries;
  for (const auto& [path, bytes] : files_) entries.push_back({path, bytes.size()});
  return entries;
}

std::optional<std::string> FakeDisk::read(std::string_view path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

void FakeDisk::put(std::string_view path, std::string_view bytes) {
  files_.insert_or_assign(std::string(path), std::string(bytes));
}

void FakeDisk::erase(std::string_view path) { files_.erase(files_.find(path)); }

void FakeDisk::begin_flush() {
  const SyncFault fault = browser_.take_sync_fault();
  const double takes = fault == SyncFault::Silent ? std::numeric_limits<double>::infinity()
                                                  : browser_.sync_takes_ms;
  pass_ = Pass{.load = false, .fault = fault, .due_ms = browser_.steady_ms() + takes};
}

void FakeDisk::begin_load() {
  pass_ = Pass{.load = true, .due_ms = browser_.steady_ms() + browser_.sync_takes_ms};
}

std::optional<std::pair<Failure, std::string>> FakeDisk::complete(double now_ms) {
  if (!pass_ || pass_->due_ms > now_ms) return std::nullopt;
  const Pass pass = *std::exchange(pass_, std::nullopt);
  if (pass.load) {
    adopt_stored();
    return std::pair(Failure::None, std::string());
  }
  if (pass.fault == SyncFault::Tear) store_subset(browser_.tear_seed_++);
  if (pass.fault == SyncFault::Tear || pass.fault == SyncFault::Fail) {
    return std::pair(Failure::Failed, std::string("injected fault"));
  }
  const bool full = browser_.quota_bytes != 0 && size_of(files_) > browser_.quota_bytes;
  if (full || pass.fault == SyncFault::Quota) {
    return std::pair(Failure::Quota, std::string("QuotaExceededError"));
  }
  browser_.stored = files_;
  return std::pair(Failure::None, std::string());
}

bool FakeDisk::land() {
  if (!pass_ || pass_->load) return false;
  browser_.stored = files_;
  return true;
}

bool FakeDisk::tear(std::uint64_t seed) {
  if (!pass_ || pass_->load) return false;
  store_subset(seed);
  return true;
}

void FakeDisk::store_subset(std::uint64_t seed) {
  base::Random random(seed);
  for (const auto& [path, bytes] : files_) {
    const auto old = browser_.stored.find(path);
    const bool changed = old == browser_.stored.end() || old->second != bytes;
    if (changed && random.chance(0.5)) browser_.stored[path] = bytes;
  }
  std::erase_if(browser_.stored, [&](const auto& entry) {
    return !files_.contains(entry.first) && random.chance(0.5);
  });
}

}  // namespace asah::platform
