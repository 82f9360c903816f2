#pragma once
// The person's choices of this browser, kept as the platform's preferences.

#include "wasm/platform/platform.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::app {

/// What is stored, or the defaults: the browser's language where it is Indonesian or English (else
/// Indonesian), the system's theme, 100 %.
screens::Preferences load_preferences(const platform::Platform& platform);
void store_preferences(platform::Platform& platform, const screens::Preferences& preferences);

/// When a file of this workspace was last written, and at which journal step.
struct BackupMark {
  std::int64_t exported_ms = 0;
  std::uint64_t seq = 0;
};
std::optional<BackupMark> load_backup_mark(const platform::Platform& platform, std::uint64_t id);
void store_backup_mark(platform::Platform& platform, std::uint64_t id, const BackupMark& mark);

}  // namespace asah::app
