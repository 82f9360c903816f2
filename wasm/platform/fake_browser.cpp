#include "wasm/platform/fake_browser.hpp"

#include <utility>

#include "wasm/platform/fake_platform.hpp"

namespace asah::platform {

void FakeBrowser::advance(double ms) {
  steady_ms_ += ms;
  utc_ms += static_cast<std::int64_t>(ms);
  for (FakePlatform* tab : tabs_) tab->complete_disk();
  if (taker_ && writer_ && steady_ms_ >= steal_at_ms_) writer_->release_role();
}

bool FakeBrowser::rot(std::string_view path, std::int64_t offset) {
  const auto found = stored.find(path);
  if (found == stored.end()) return false;
  const auto size = static_cast<std::int64_t>(found->second.size());
  const std::int64_t at = offset < 0 ? size + offset : offset;
  if (at < 0 || at >= size) return false;
  char& byte = found->second[static_cast<std::size_t>(at)];
  byte = static_cast<char>(~static_cast<unsigned char>(byte));
  return true;
}

bool FakeBrowser::truncate(std::string_view path, std::size_t size) {
  const auto found = stored.find(path);
  if (found == stored.end() || found->second.size() < size) return false;
  found->second.resize(size);
  return true;
}

std::uint64_t FakeBrowser::stored_bytes() const {
  std::uint64_t sum = 0;
  for (const auto& [path, bytes] : stored) sum += bytes.size();
  return sum;
}

SyncFault FakeBrowser::take_sync_fault() {
  const SyncFault once = std::exchange(next_sync_fault, SyncFault::None);
  return once != SyncFault::None ? once : every_sync_fault;
}

}  // namespace asah::platform
