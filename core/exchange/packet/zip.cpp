#include "core/exchange/packet/zip.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>

#include "core/base/hash.hpp"
#include "core/base/text.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kCentralHeader = 0x02014b50;
constexpr std::uint32_t kEndRecord = 0x06054b50;
constexpr std::uint16_t kVersion = 20;
constexpr std::uint16_t kNamesAreUtf8 = 1 << 11;
constexpr std::size_t kMaxEntries = 65'534;
constexpr std::size_t kMaxName = 65'535;
constexpr std::uint64_t kMaxBytes = 0xfffffffe;
constexpr std::uint64_t kEntryHeaderBytes = 30 + 46;
constexpr std::uint64_t kEndBytes = 22;

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xff);
  out += static_cast<char>(value >> 8 & 0xff);
}
void put32(std::string& out, std::uint32_t value) {
  put16(out, value & 0xffff);
  put16(out, value >> 16);
}

// Day and time as MS-DOS writes them, noon.
std::uint32_t dos_time(base::Date date) {
  constexpr std::uint32_t kNoon = 12U << 11;
  constexpr int kFirstYear = 1980;
  constexpr int kLastYear = 2107;
  if (!date.has_value() || date.year() < kFirstYear || date.year() > kLastYear) {
    return (1U << 5 | 1U) << 16 | kNoon;
  }
  const auto day = static_cast<std::uint32_t>((date.year() - kFirstYear) << 9 | date.month() << 5 |
                                              date.day());
  return day << 16 | kNoon;
}

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.size() > kMaxName || !base::is_utf8(name)) return false;
  if (name.find_first_of(std::string_view("\\:\0", 3)) != std::string_view::npos) return false;
  return std::ranges::none_of(base::split(name, '/'), [](std::string_view part) {
    return part.empty() || part == "." || part == "..";
  });
}

Result<void> check(const std::vector<ZipEntry>& entries) {
  std::set<std::string_view> names;
  std::uint64_t total = kEndBytes;
  for (const ZipEntry& entry : entries) {
    if (!is_safe_name(entry.name) || !names.insert(entry.name).second) {
      return fail(ErrorCode::BadArchive, {}, {entry.name});
    }
    total += kEntryHeaderBytes + 2 * entry.name.size() + entry.bytes.size();
  }
  if (entries.size() > kMaxEntries || total > kMaxBytes) {
    return fail(ErrorCode::TooLarge, {}, {std::to_string(total), std::to_string(kMaxBytes)});
  }
  return {};
}

// What local and central headers have in common, from "version needed" to the name's length.
void put_common(std::string& out, const ZipEntry& entry, std::uint32_t time, std::uint32_t crc) {
  put16(out, kVersion);
  put16(out, kNamesAreUtf8);
  put16(out, 0);  // stored
  put32(out, time);
  put32(out, crc);
  put32(out, static_cast<std::uint32_t>(entry.bytes.size()));
  put32(out, static_cast<std::uint32_t>(entry.bytes.size()));
  put16(out, static_cast<std::uint32_t>(entry.name.size()));
  put16(out, 0);  // no extra field
}

}  // namespace

Result<std::string> write_zip(const std::vector<ZipEntry>& entries, base::Date date) {
  if (auto sound = check(entries); !sound) return std::unexpected(sound.error());
  const std::uint32_t time = dos_time(date);
  std::string out;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    const auto offset = static_cast<std::uint32_t>(out.size());
    const std::uint32_t crc = base::crc32(entry.bytes);
    put32(out, kLocalHeader);
    put_common(out, entry, time, crc);
    out += entry.name;
    out += entry.bytes;
    put32(directory, kCentralHeader);
    put16(directory, kVersion);
    put_common(directory, entry, time, crc);
    put16(directory, 0);  // no comment
    put16(directory, 0);  // first disk
    put16(directory, 0);  // no internal attributes
    put32(directory, 0);  // no external attributes
    put32(directory, offset);
    directory += entry.name;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  out += directory;
  put32(out, kEndRecord);
  put16(out, 0);
  put16(out, 0);
  put16(out, static_cast<std::uint32_t>(entries.size()));
  put16(out, static_cast<std::uint32_t>(entries.size()));
  put32(out, static_cast<std::uint32_t>(directory.size()));
  put32(out, start);
  put16(out, 0);
  return out;
}

}  // namespace asah::exchange
