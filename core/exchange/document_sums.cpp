#include "core/exchange/document_sums.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

#include "core/base/hash.hpp"
#include "core/exchange/document_parts.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::Finding;
using base::Severity;

namespace {

/// The body begins on the file's second line.
constexpr std::size_t kLineOfBody = 2;

// Lines of a text one by one, without their line ends and the comma before them.
class LineCursor {
 public:
  explicit LineCursor(std::string_view text) : text_(text) {}
  bool next(std::string_view& line) {
    if (at_ >= text_.size()) return false;
    start_ = at_;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    line = text_.substr(at_, end - at_);
    at_ = end + 1;
    if (line.ends_with(',')) line.remove_suffix(1);
    return true;
  }
  /// Where the line that came last begins.
  std::size_t start() const { return start_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
};

// The key that a line begins with, as it stands between the quotes; empty when the line does not
// begin a section. Items of a list that are texts are followed by a comma, never by a colon.
std::string_view section_key(std::string_view line) {
  if (!line.starts_with('"')) return {};
  std::size_t end = 1;
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  if (end + 1 >= line.size() || line[end + 1] != ':') return {};
  return line.substr(1, end - 1);
}

void append_hex(std::string& out, std::uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[number >> shift & 15];
}

// The number of the only line that differs, from 1: its CRC-32 changed by d, so the sums by d and
// by its number times d. Nothing when that does not come out even: several lines differ.
std::optional<std::size_t> only_line(const LineSums& stated, const SectionLines& found) {
  constexpr std::int64_t kCrcRange = std::int64_t{1} << 32;
  const auto d = static_cast<std::int64_t>(found.sums.sum - stated.sum);
  const auto by = static_cast<std::int64_t>(found.sums.weighted - stated.weighted);
  if (d == 0 || d <= -kCrcRange || d >= kCrcRange) return {};
  if (by == std::numeric_limits<std::int64_t>::min() || by % d != 0) return {};
  const std::int64_t line = by / d;
  if (line < 1 || static_cast<std::uint64_t>(line) > found.count) return {};
  return static_cast<std::size_t>(line);
}

Finding changed_section(std::string_view key) {
  return {Severity::Warning,
          {ErrorCode::SectionChanged, '/' + pointer_token(key), {'@' + std::string(key)}}};
}

Finding changed_line(std::string_view key, std::size_t line_of_body) {
  Finding finding = changed_section(key);
  finding.error.code = ErrorCode::LineChanged;
  finding.error.args.push_back(std::to_string(line_of_body + kLineOfBody));
  return finding;
}

using SectionsByKey = std::map<std::string_view, const SectionLines*>;

SectionsByKey by_key(const std::vector<SectionLines>& sections) {
  SectionsByKey map;
  for (const SectionLines& section : sections) map.emplace(section.key, &section);
  return map;
}

// Sections that differ, went or came; with their only changed line where `lines` count.
std::vector<Finding> differing(const std::vector<SectionSums>& stated,
                               const std::vector<SectionLines>& found, bool lines) {
  std::vector<Finding> findings;
  SectionsByKey left = by_key(found);
  for (const auto& [key, sums] : stated) {
    const auto at = left.find(key);
    if (at == left.end()) {
      findings.push_back(changed_section(key));
      continue;
    }
    const SectionLines& section = *at->second;
    left.erase(at);
    if (section.sums == sums) continue;
    const auto line = lines ? only_line(sums, section) : std::nullopt;
    findings.push_back(line ? changed_line(key, section.first + *line - 1) : changed_section(key));
  }
  for (const SectionLines& section : found) {
    if (left.contains(section.key)) findings.push_back(changed_section(section.key));
  }
  return findings;
}

// The first line of a section, from 0, that is not as we would write it; nothing when all are.
std::optional<std::size_t> foreign_line(const SectionLines& section, const SectionLines& own) {
  LineCursor theirs(section.text);
  LineCursor ours(own.text);
  std::string_view a;
  std::string_view b;
  for (std::size_t line = 0; theirs.next(a); ++line) {
    if (!ours.next(b) || a != b) return line;
  }
  return {};
}

}  // namespace

std::vector<SectionLines> sum_sections(std::string_view body) {
  std::vector<SectionLines> sections;
  LineCursor cursor(body);
  std::string_view line;
  for (std::size_t number = 0; cursor.next(line); ++number) {
    if (line == "}") break;
    if (const std::string_view key = section_key(line); !key.empty()) {
      sections.push_back({.key = std::string(key), .sums = {}, .first = number, .count = 0,
                          .text = body.substr(cursor.start(), 0)});
    }
    if (sections.empty()) continue;
    SectionLines& section = sections.back();
    const auto start = static_cast<std::size_t>(section.text.data() - body.data());
    section.text = body.substr(start, cursor.start() + line.size() - start);
    const std::uint64_t crc = base::crc32(line);
    ++section.count;
    section.sums.sum += crc;
    section.sums.weighted += section.count * crc;
  }
  return sections;
}

std::string sums_text(const LineSums& sums) {
  std::string text;
  append_hex(text, sums.sum);
  append_hex(text, sums.weighted);
  return text;
}

std::optional<LineSums> parse_sums(std::string_view text) {
  constexpr std::size_t kDigits = 16;
  const bool digits = std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  });
  if (text.size() != 2 * kDigits || !digits) return {};
  LineSums sums;
  std::from_chars(text.data(), text.data() + kDigits, sums.sum, 16);
  std::from_chars(text.data() + kDigits, text.data() + text.size(), sums.weighted, 16);
  return sums;
}

Finding header_changed() { return changed_section(kHeaderKey); }

std::vector<Finding> find_changes(const DocumentHeader& header, std::string_view body,
                                  std::string_view canonical) {
  const std::vector<SectionLines> own = sum_sections(canonical);
  if (header.sections.empty()) {
    const SectionsByKey ours = by_key(own);
    for (const SectionLines& section : sum_sections(body)) {
      const auto at = ours.find(section.key);
      const auto line = foreign_line(section, at == ours.end() ? SectionLines{} : *at->second);
      if (line) return {changed_line(section.key, section.first + *line)};
    }
    return {};
  }
  std::vector<Finding> anew = differing(header.sections, own, false);
  if (body.empty()) return anew;
  const std::vector<SectionLines> there = sum_sections(body);
  std::vector<Finding> findings = differing(header.sections, there, true);
  // Where the layout was changed too, what was read tells more.
  if (anew.size() < findings.size()) return anew;
  const SectionsByKey ours = by_key(own);
  const SectionsByKey theirs = by_key(there);
  for (Finding& finding : findings) {
    if (finding.error.code != ErrorCode::SectionChanged) continue;
    const std::string_view key = std::string_view(finding.error.args.front()).substr(1);
    const auto section = theirs.find(key);
    const auto mine = ours.find(key);
    if (section == theirs.end() || mine == ours.end()) continue;
    if (const auto line = foreign_line(*section->second, *mine->second)) {
      finding = changed_line(key, section->second->first + *line);
    }
  }
  return findings;
}

bool tells_of_change(ErrorCode code) {
  return code == ErrorCode::DigestMismatch || code == ErrorCode::SectionChanged ||
         code == ErrorCode::LineChanged || code == ErrorCode::CountMismatch;
}

std::vector<Finding> changed_parts(std::string_view bytes) {
  bytes = without_mark(bytes);
  const auto header = read_header(bytes);
  if (!header) return {};
  std::vector<Finding> findings;
  if (header->altered) findings.push_back(header_changed());
  const Opening opening = opening_of(bytes);
  if (opening.header.empty() || header->sections.empty()) return findings;
  std::ranges::move(differing(header->sections, sum_sections(opening.body), true),
                    std::back_inserter(findings));
  return findings;
}

}  // namespace asah::exchange
