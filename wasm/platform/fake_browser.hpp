#pragma once
// One browser of the test world: a clock moved by hand, a store that outlives its tabs, and faults
// on demand. Tabs are FakePlatforms; destroying one is a crash of its page.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/platform/inbox.hpp"

namespace asah::platform {

class FakePlatform;

using FileMap = std::map<std::string, std::string, std::less<>>;

/// What the next sync does instead of working.
enum class SyncFault : std::uint8_t {
  None,
  Quota,   ///< refused, nothing stored
  Fail,    ///< fails, nothing stored
  Tear,    ///< fails, a random subset of the changed files is stored
  Silent,  ///< never answered; nothing stored
};

class FakeBrowser {
 public:
  /// What survives a crash. Tests may read and damage it.
  FileMap stored;
  FileMap preferences;
  std::string clipboard_text;
  std::string clipboard_html;

  std::int64_t utc_ms = 1'795'219'200'000;  ///< 2026-11-21T00:00Z; set it to make the clock jump
  std::int32_t offset_minutes = 420;        ///< Jakarta
  double sync_takes_ms = 20;
  std::uint64_t quota_bytes = 0;  ///< 0: no limit. A sync that would exceed it fails by Quota.
  bool persisted = false;         ///< the answer to AskPersistence

  /// Applies to the next sync that begins, then None again.
  SyncFault next_sync_fault = SyncFault::None;
  /// Applies to every sync, until set back.
  SyncFault every_sync_fault = SyncFault::None;

  /// How slow the machine is: what passes between two looks at the clock.
  double look_takes_ms = 0;
  /// Moves the clock and answers what is due, tab by tab in the order of their opening.
  void advance(double ms);
  double steady_ms() const { return steady_ms_; }

  /// Bit rot in the stored file: the byte at `offset` (counted from the end when negative) is
  /// inverted. False when there is no such file or byte.
  bool rot(std::string_view path, std::int64_t offset);
  /// The stored file loses its tail from `size` on. False when it is not that long.
  bool truncate(std::string_view path, std::size_t size);

  /// The tab with the writer role, or null.
  FakePlatform* writer() const { return writer_; }
  std::uint64_t stored_bytes() const;

 private:
  friend class FakePlatform;
  friend class FakeDisk;

  SyncFault take_sync_fault();

  std::vector<FakePlatform*> tabs_;
  FakePlatform* writer_ = nullptr;
  FakePlatform* taker_ = nullptr;  ///< the tab that asked for the role
  double steal_at_ms_ = 0;
  double steady_ms_ = 0;
  std::uint64_t tear_seed_ = 1;
};

}  // namespace asah::platform
