#include <algorithm>
#include <filesystem>
#include <string>

#include "core/base/text.hpp"
#include "tools/cli/files.hpp"
#include "tools/cli/journal_files.hpp"

namespace asah::cli {
namespace {

using base::ErrorCode;
using base::Finding;
using base::Severity;

bool is_of_digest(const Finding& finding) {
  const ErrorCode code = finding.error.code;
  return code == ErrorCode::DigestMismatch || code == ErrorCode::CountMismatch;
}

// The section a line of the canonical form stands in: the last key at the beginning of a line.
std::string section_of(std::string_view line, std::string section) {
  if (!line.starts_with('"')) return section;
  return std::string(line.substr(1, line.find('"', 1) - 1));
}

// Where the bytes leave the form that Asah writes: the first line that differs from the same data
// written anew. Nothing when the layout is ours throughout: then a value was changed, and only the
// digest knows.
void find_change(std::string_view bytes, const exchange::Document& document,
                 std::vector<Finding>& findings) {
  const std::string written = exchange::write_document(document.dataset, document.header.given);
  const auto mine = base::split(written, '\n');
  const auto theirs = base::split(bytes, '\n');
  std::string section;
  for (std::size_t at = 1; at < std::max(mine.size(), theirs.size()); ++at) {
    const std::string_view a = at < mine.size() ? mine[at] : std::string_view();
    const std::string_view b = at < theirs.size() ? theirs[at] : std::string_view();
    section = section_of(a, std::move(section));
    if (a == b) continue;
    findings.push_back({Severity::Error, {ErrorCode::SectionChanged, {},
                                          {section, std::to_string(at + 1)}}});
    return;
  }
}

std::vector<Finding> check_document(std::string_view bytes) {
  std::vector<Finding> findings;
  exchange::ReadOptions options;
  options.validate = false;
  const auto document = exchange::read_document(bytes, options);
  if (!document) return {{Severity::Error, document.error()}};
  std::ranges::copy_if(document->findings, std::back_inserter(findings), is_of_digest);
  for (Finding& finding : findings) finding.severity = Severity::Error;
  if (document->header.digest == base::Sha256Digest{}) {
    findings.push_back({Severity::Error, {ErrorCode::DigestMismatch, "/asah/sha256", {}}});
  }
  if (!findings.empty()) find_change(bytes, *document, findings);
  return findings;
}

bool verify_journal(const std::string& path, Console& console) {
  const auto journal = read_journal(path, console);
  if (!journal) return false;
  for (const Finding& finding : journal->findings) {
    console.complain(fault_line(finding.severity, finding.error, console));
  }
  if (!journal->findings.empty()) return false;
  console.say(path + ": " + std::string(console.text({"rantai utuh, langkah: ",
                                                      "chain intact, steps: "})) +
              std::to_string(journal->records.size()));
  return true;
}

bool verify(const std::string& path, Console& console) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return verify_journal(path, console);
  std::string bytes;
  if (!read_document_bytes(path, bytes, console)) return false;
  if (is_journal(bytes)) return verify_journal(path, console);
  const auto findings = check_document(bytes);
  for (const Finding& finding : findings) {
    console.complain(path + ": " + fault_line(finding.severity, finding.error, console));
  }
  if (!findings.empty()) return false;
  console.say(path + ": " + std::string(console.text({"utuh", "intact"})));
  return true;
}

Exit run_verify(const Args& args, Console& console) {
  bool good = true;
  for (const std::string& path : args.words()) good = verify(path, console) && good;
  return good ? Exit::Fine : Exit::Findings;
}

}  // namespace

const Command kVerify{
    "verify",
    "FILE...",
    {"Periksa keutuhan: sidik jari berkas, jumlah catatan, rantai riwayat",
     "Check that files are as written: digest, counts, chain of the history"},
    {"Menyebut bagian dan baris pertama yang bukan tulisan Asah. Keluar 1 bila ada yang berubah.",
     "Names the section and the first line that Asah did not write. Exit 1 if anything changed."},
    {},
    1,
    256,
    run_verify,
};

}  // namespace asah::cli
