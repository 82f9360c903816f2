#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

#include "core/report/report_code.hpp"
#include "tools/cli/cycle_view.hpp"
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

// A printed report's code against what the file says of that person.
bool verify_report(const std::string& path, const Args& args, Console& console) {
  const auto document = open_document(path, console);
  if (!document) return false;
  const model::Dataset& dataset = document->dataset;
  const std::string nip = args.get("--nip", "");
  const auto rows = dataset.employees.rows();
  const auto person = std::ranges::find(rows, nip, &model::Employee::nip);
  if (person == rows.end()) {
    console.complain(fault_line(Severity::Error, {ErrorCode::UnknownNip, {}, {nip}}, console));
    return false;
  }
  const auto chosen = basis_for(dataset, args, console);
  if (!chosen) return false;
  // As the application computes: nothing stands in for what the cycle does not list.
  const auto basis = analytics::build_basis(dataset, {.cycle = chosen->query.cycle});
  const auto facts =
      report::person_report_facts(basis, static_cast<std::size_t>(person - rows.begin()));
  if (auto checked = report::check_report_code(args.get("--report", ""), facts); !checked) {
    console.complain(path + ": " + fault_line(Severity::Error, checked.error(), console));
    console.complain(
        std::string(console.text({"kode menurut berkas ini: ", "the code by this file: "})) +
        report::report_code(facts));
    return false;
  }
  console.say(path + ": " + std::string(console.text({"laporan cocok", "the report agrees"})));
  return true;
}

Exit run_verify(const Args& args, Console& console) {
  const bool report = args.has("--report");
  if (report != args.has("--nip") || (report && args.words().size() != 1)) {
    console.complain(console.text({"--report dan --nip dipakai bersama, untuk satu berkas",
                                   "--report and --nip go together, for one file"}));
    return Exit::Usage;
  }
  bool good = true;
  if (report) good = verify_report(args.words()[0], args, console);
  for (const std::string& path : args.words()) good = verify(path, console) && good;
  return good ? Exit::Fine : Exit::Findings;
}

constexpr std::array kOptions{
    OptionSpec{"--report", "CODE",
               {"kode di bawah laporan cetak, dengan --nip", "the code under a printed report, with --nip"}},
    OptionSpec{"--nip", "NIP", {"pegawai yang dilaporkan", "whom the report is about"}},
    kCycleOption,
};

}  // namespace

const Command kVerify{
    "verify",
    "FILE... | FILE --report CODE --nip NIP [--cycle ID]",
    {"Periksa keutuhan: sidik jari berkas, jumlah catatan, rantai riwayat",
     "Check that files are as written: digest, counts, chain of the history"},
    {"Menyebut bagian dan baris pertama yang bukan tulisan Asah. Keluar 1 bila ada yang berubah.\n"
     "Dengan --report: apakah laporan cetak seseorang sesuai dengan berkas ini.",
     "Names the section and the first line that Asah did not write. Exit 1 if anything changed.\n"
     "With --report: whether somebody's printed report agrees with this file."},
    kOptions,
    1,
    256,
    run_verify,
};

}  // namespace asah::cli
