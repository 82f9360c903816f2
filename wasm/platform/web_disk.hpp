#pragma once
// The staging disk of the browser: files of Emscripten's memory file system below /asah, which
// IDBFS copies to and from IndexedDB as a whole.

#include <cstdint>
#include <filesystem>

#include "wasm/platform/staged_area.hpp"

namespace asah::platform {

class WebDisk final : public StagingDisk {
 public:
  std::vector<FileEntry> list() const override;
  std::optional<std::string> read(std::string_view path) const override;
  void put(std::string_view path, std::string_view bytes) override;
  void erase(std::string_view path) override;
  void begin_flush() override;
  void begin_load() override;

 private:
  void stamp(const std::filesystem::path& name);

  /// IDBFS stores a file only when its time differs from the stored one, to the millisecond: each
  /// write gets a time of its own, later than any seen before.
  std::int64_t last_stamp_ms_ = 0;
};

}  // namespace asah::platform
