#include "tools/cli/files.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "core/exchange/envelope.hpp"
#include "generated/build_info.hpp"
#include "tools/cli/sealed.hpp"

namespace asah::cli {
namespace {

/// A file that was opened is closed, whatever happens.
class File {
 public:
  explicit File(std::FILE* file) : file_(file) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (file_ != nullptr && file_ != stdin) std::fclose(file_);
  }
  std::FILE* get() const { return file_; }
  /// True when every byte has left.
  bool close() { return std::fclose(std::exchange(file_, nullptr)) == 0; }

 private:
  std::FILE* file_;
};

/// What the system said, in the language of the messages for the usual cases.
std::string system_text(int error, const Console& console) {
  switch (error) {
    case ENOENT: return std::string(console.text({"tidak ada", "no such file or folder"}));
    case EISDIR: return std::string(console.text({"itu folder", "that is a folder"}));
    case ENOTDIR: return std::string(console.text({"bukan folder", "not a folder"}));
    case EACCES:
    case EPERM: return std::string(console.text({"tidak diizinkan", "not allowed"}));
    case ENOSPC: return std::string(console.text({"penyimpanan penuh", "the disk is full"}));
    default: return std::strerror(error);
  }
}

bool trouble(const std::string& path, int error, Text what, Console& console) {
  console.complain(std::string(console.text(what)) + ' ' + path + ": " +
                   system_text(error, console));
  return false;
}

constexpr Text kCannotRead{"tidak dapat membaca", "cannot read"};
constexpr Text kCannotWrite{"tidak dapat menulis", "cannot write"};

std::int64_t milliseconds_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

constexpr std::int64_t kDayMilliseconds = 86'400'000;

}  // namespace

bool read_bytes(const std::string& path, std::string& bytes, Console& console) {
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_directory(path, ignored)) {
    return trouble(path, EISDIR, kCannotRead, console);
  }
  const File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (file.get() == nullptr) return trouble(path, errno, kCannotRead, console);
  bytes.clear();
  std::string block(1UZ << 16, '\0');
  for (;;) {
    const std::size_t count = std::fread(block.data(), 1, block.size(), file.get());
    bytes.append(block, 0, count);
    if (count < block.size()) break;
  }
  if (std::ferror(file.get()) != 0) return trouble(path, errno, kCannotRead, console);
  return true;
}

bool read_document_bytes(const std::string& path, std::string& bytes, Console& console) {
  if (!read_bytes(path, bytes, console)) return false;
  return !exchange::is_envelope(bytes) || open_sealed(path, {}, bytes, console);
}

bool write_bytes(const std::string& path, std::string_view bytes, Console& console) {
  if (path == "-") {
    console.print(bytes);
    return true;
  }
  const std::string neighbour = path + ".part";
  File file(std::fopen(neighbour.c_str(), "wb"));
  if (file.get() == nullptr) return trouble(path, errno, kCannotWrite, console);
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  const int error = errno;
  std::error_code failure;
  if (!file.close() || !written) {
    std::filesystem::remove(neighbour, failure);
    return trouble(path, error, kCannotWrite, console);
  }
  std::filesystem::rename(neighbour, path, failure);
  if (!failure) return true;
  std::error_code ignored;
  std::filesystem::remove(neighbour, ignored);
  return trouble(path, failure.value(), kCannotWrite, console);
}

std::optional<base::Date> read_today(const Args& args, Console& console) {
  if (!args.has("--today")) {
    return base::Date::from_days(static_cast<std::int32_t>(milliseconds_now() / kDayMilliseconds));
  }
  const auto date = base::parse_iso_date(args.get("--today"));
  if (date) return *date;
  console.complain("--today: " + base::describe(date.error(), console.indonesian()));
  return std::nullopt;
}

std::string creation_time(const Args& args) {
  const auto given = base::parse_iso_date(args.get("--today"));
  const std::int64_t time = given ? given->days() * kDayMilliseconds : milliseconds_now();
  return exchange::zoned_time(time, 0);
}

std::optional<exchange::Document> open_document(const std::string& path, Console& console) {
  std::string bytes;
  if (!read_document_bytes(path, bytes, console)) return std::nullopt;
  exchange::ReadOptions options;
  options.validate = false;
  auto document = exchange::read_document(bytes, options);
  if (document) return *std::move(document);
  console.complain(path + ": " + fault_line(base::Severity::Error, document.error(), console));
  return std::nullopt;
}

bool save_document(const std::string& path, const model::Dataset& dataset,
                   exchange::HeaderInput header, const Args& args, Console& console) {
  header.application = kVersion;
  header.created_at = creation_time(args);
  return write_bytes(path, exchange::write_document(dataset, header), console);
}

std::string fault_line(base::Severity severity, const base::Error& error, Console& console) {
  constexpr std::array<Text, 3> kNames{{{"info", "info"}, {"peringatan", "warning"},
                                        {"kesalahan", "error"}}};
  std::string out(console.text(kNames[static_cast<std::size_t>(severity)]));
  if (!error.where.empty()) out += ' ' + error.where;
  return out + ": " + base::describe(error, console.indonesian());
}

}  // namespace asah::cli
