#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

#include "core/model/refs.hpp"
#include "core/report/report_code.hpp"
#include "tools/cli/files.hpp"
#include "tools/cli/journal_files.hpp"

namespace asah::cli {
namespace {

using base::ErrorCode;
using base::Finding;
using base::Severity;

std::vector<Finding> check_document(std::string_view bytes) {
  exchange::ReadOptions options;
  options.validate = false;
  const auto document = exchange::read_document(bytes, options);
  std::vector<Finding> findings;
  if (document) {
    std::ranges::copy_if(document->findings, std::back_inserter(findings), exchange::tells_of_change,
                         [](const Finding& finding) { return finding.error.code; });
  } else {
    findings = exchange::changed_parts(bytes);
    findings.insert(findings.begin(), {Severity::Error, document.error()});
  }
  for (Finding& finding : findings) finding.severity = Severity::Error;
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

std::string report_name(const model::Dataset& dataset, const report::ReportSubject& subject,
                        const Console& console) {
  constexpr std::array<Text, 4> kNames{{{"hasil individu", "individual result"},
                                        {"peta kesenjangan", "gap map"},
                                        {"data yang disimpan", "data held"},
                                        {"daftar paket", "list of packets"}}};
  std::string name(console.text(kNames[static_cast<std::size_t>(subject.kind)]));
  const model::Employee* person = dataset.employees.find(subject.employee);
  const model::Cycle* cycle = dataset.cycles.find(subject.cycle);
  if (person != nullptr) name += ", " + model::full_name(*person);
  if (cycle != nullptr) name += ", " + cycle->name;
  return name;
}

// A report's code against what the file says now.
bool verify_report(const std::string& path, const std::string& code, Console& console) {
  const auto document = open_document(path, console);
  if (!document) return false;
  const auto found = report::find_report(document->dataset, code);
  if (!found) {
    console.complain(path + ": " + fault_line(Severity::Error, found.error(), console));
    return false;
  }
  console.say(path + ": " + std::string(console.text({"laporan cocok: ", "the report agrees: "})) +
              report_name(document->dataset, *found, console));
  return true;
}

Exit run_verify(const Args& args, Console& console) {
  const bool report = args.has("--report");
  if (report && args.words().size() != 1) {
    console.complain(console.text({"--report untuk satu berkas", "--report is for one file"}));
    return Exit::Usage;
  }
  bool good = true;
  if (report) good = verify_report(args.words()[0], args.get("--report"), console);
  for (const std::string& path : args.words()) good = verify(path, console) && good;
  return good ? Exit::Fine : Exit::Findings;
}

constexpr std::array kOptions{
    OptionSpec{"--report", "CODE",
               {"kode di bawah laporan cetak atau HTML", "the code under a printed or HTML report"}},
};

}  // namespace

const Command kVerify{
    "verify",
    "FILE... | FILE --report CODE",
    {"Periksa keutuhan: sidik jari berkas, jumlah catatan, rantai riwayat",
     "Check that files are as written: digest, counts, chain of the history"},
    {"Menyebut bagian yang tidak sama dengan saat disimpan, dan barisnya bila hanya satu. Keluar 1\n"
     "bila ada yang berubah. Dengan --report: laporan mana yang berkode itu menurut berkas ini.",
     "Names the parts that are not as they were saved, and the line if it is only one. Exit 1 if\n"
     "anything changed. With --report: which report has that code by this file."},
    kOptions,
    1,
    256,
    run_verify,
};

}  // namespace asah::cli
