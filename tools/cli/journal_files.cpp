#include "tools/cli/journal_files.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/journal_json.hpp"
#include "core/exchange/json/json_scan.hpp"
#include "tools/cli/files.hpp"

namespace asah::cli {
namespace {

constexpr std::string_view kSegment = "{\"format\":\"asah-journal\"";
constexpr std::string_view kRescue = "{\"format\":\"asah-raw-files\"";

struct NamedBytes {
  std::string name;
  std::string bytes;
};

bool is_segment_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.starts_with("journal_") && name.ends_with(".seg");
}

std::vector<NamedBytes> from_folder(const std::string& path, Console& console) {
  std::vector<NamedBytes> out;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path, ignored)) {
    const std::string name = entry.path().generic_string();
    if (!entry.is_regular_file() || !is_segment_name(name)) continue;
    NamedBytes file{name, {}};
    if (read_bytes(name, file.bytes, console)) out.push_back(std::move(file));
  }
  return out;
}

// One entry a line, as the application writes them.
std::vector<NamedBytes> from_rescue(std::string_view bytes) {
  std::vector<NamedBytes> out;
  for (const std::string_view line : base::split(bytes, '\n')) {
    exchange::Scanner in(line);
    NamedBytes file;
    const bool entry = in.literal("{\"path\":") && in.text(file.name) &&
                       in.literal(",\"text\":") && in.text(file.bytes);
    if (entry && is_segment_name(file.name)) out.push_back(std::move(file));
  }
  return out;
}

void add_segment(const NamedBytes& file, JournalReading& out) {
  const auto fault = [&](base::Error error) {
    error.where = file.name + (error.where.empty() ? "" : ":" + error.where);
    out.findings.push_back({base::Severity::Error, std::move(error)});
  };
  auto reading = exchange::read_segment(file.bytes, {UINT64_MAX, {}});
  if (!reading) return fault(reading.error());
  ++out.segments;
  for (change::JournalRecord& record : reading->covered) {
    if (!out.records.empty()) {
      const change::JournalRecord& last = out.records.back();
      if (record.seq <= last.seq) continue;
      if (record.seq != last.seq + 1 || record.previous != change::link(last)) {
        return fault({base::ErrorCode::BrokenJournal, {}, {std::to_string(record.seq)}});
      }
    }
    out.records.push_back(std::move(record));
  }
  if (reading->damage) fault(reading->damage->error);
}

}  // namespace

bool is_journal(std::string_view bytes) {
  return bytes.starts_with(kSegment) || bytes.starts_with(kRescue);
}

std::optional<JournalReading> read_journal(const std::string& path, Console& console) {
  std::vector<NamedBytes> files;
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    files = from_folder(path, console);
  } else {
    NamedBytes file{path, {}};
    if (!read_bytes(path, file.bytes, console)) return std::nullopt;
    if (file.bytes.starts_with(kRescue)) {
      files = from_rescue(file.bytes);
    } else {
      files.push_back(std::move(file));
    }
  }
  std::ranges::sort(files, {}, &NamedBytes::name);
  JournalReading out;
  for (const NamedBytes& file : files) add_segment(file, out);
  if (out.segments > 0) return out;
  for (const base::Finding& finding : out.findings) {
    console.complain(fault_line(finding.severity, finding.error, console));
  }
  console.complain(path + ": " + std::string(console.text({"tidak ada riwayat di sini",
                                                           "there is no journal here"})));
  return std::nullopt;
}

}  // namespace asah::cli
