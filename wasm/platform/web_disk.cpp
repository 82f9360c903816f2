#include "wasm/platform/web_disk.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "wasm/platform/web_imports.hpp"

namespace asah::platform {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr std::string_view kRoot = "/asah";

fs::path full(std::string_view path) { return fs::path(kRoot) / path; }

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

// Unbuffered: one call reaches the file system as one read or write.
File open_file(const fs::path& path, const char* mode) {
  File file(std::fopen(path.c_str(), mode));
  if (file) std::setvbuf(file.get(), nullptr, _IONBF, 0);
  return file;
}

std::int64_t to_ms(fs::file_time_type time) {
  return std::chrono::duration_cast<milliseconds>(time.time_since_epoch()).count();
}

/// Calls `visit` for every file below the root, in no particular order.
template <class Visit>
void each_file(const Visit& visit) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kRoot, error)) {
    if (entry.is_regular_file(error)) visit(entry);
  }
}

}  // namespace

std::vector<FileEntry> WebDisk::list() const {
  std::vector<FileEntry> entries;
  each_file([&](const fs::directory_entry& entry) {
    std::error_code error;
    const std::uint64_t size = entry.file_size(error);
    entries.push_back({entry.path().string().substr(kRoot.size() + 1), error ? 0 : size});
  });
  std::ranges::sort(entries, {}, &FileEntry::path);
  return entries;
}

std::optional<std::string> WebDisk::read(std::string_view path) const {
  std::error_code error;
  const fs::path name = full(path);
  if (!fs::is_regular_file(name, error)) return std::nullopt;
  const File file = open_file(name, "rb");
  if (!file) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(fs::file_size(name, error)), '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
  return bytes;
}

// One write from the start of a fresh file: the memory file system then keeps exactly these bytes,
// without spare room, and IndexedDB stores exactly these.
void WebDisk::put(std::string_view path, std::string_view bytes) {
  const fs::path name = full(path);
  std::error_code error;
  fs::create_directories(name.parent_path(), error);
  fs::remove(name, error);
  const File file = open_file(name, "wb");
  ASAH_CHECK(file != nullptr);
  ASAH_CHECK(std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size());
  stamp(name);
}

// `remove` refuses folders that still hold something; that ends the walk upwards.
void WebDisk::erase(std::string_view path) {
  std::error_code error;
  fs::path name = full(path);
  while (name != kRoot && fs::remove(name, error) && !error) name = name.parent_path();
}

void WebDisk::stamp(const fs::path& name) {
  if (last_stamp_ms_ == 0) {
    each_file([&](const fs::directory_entry& entry) {
      std::error_code unreadable;
      const auto time = entry.last_write_time(unreadable);
      if (!unreadable) last_stamp_ms_ = std::max(last_stamp_ms_, to_ms(time));
    });
  }
  const std::int64_t now = to_ms(fs::file_time_type::clock::now());
  last_stamp_ms_ = std::max(last_stamp_ms_ + 1, now);
  std::error_code error;
  fs::last_write_time(name, fs::file_time_type(milliseconds(last_stamp_ms_)), error);
  ASAH_CHECK(!error);
}

void WebDisk::begin_flush() { asah_js_storage_flush(); }

void WebDisk::begin_load() {
  last_stamp_ms_ = 0;
  asah_js_storage_load();
}

}  // namespace asah::platform
