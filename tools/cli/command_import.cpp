#include <algorithm>
#include <array>
#include <utility>

#include "core/exchange/tables/import_job.hpp"
#include "tools/cli/files.hpp"
#include "tools/cli/json_rows.hpp"

namespace asah::cli {
namespace {

using exchange::ImportFinding;
using exchange::ImportKind;
using exchange::ImportResult;

constexpr std::array kOptions{
    OptionSpec{"--into", "FILE",
               {"ruang kerja yang diisi", "the workspace to bring it into"}, {}, true},
    kOutOption,
    OptionSpec{"--rejects", "FILE",
               {"simpan baris yang ditolak sebagai CSV dengan kolom alasan",
                "save rejected rows as CSV with a reason column"}},
    OptionSpec{"--all-or-nothing", "",
               {"satu baris salah: tidak ada yang diambil", "one faulty row: take none"}},
    kJsonOption,
    kTodayOption,
};

std::optional<ImportKind> kind_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, ImportKind>, 4> kKinds{{
      {"siasn", ImportKind::Siasn},
      {"roster", ImportKind::Roster},
      {"standards", ImportKind::Standards},
      {"ratings", ImportKind::Ratings},
  }};
  const auto at = std::ranges::find(kKinds, word, [](const auto& kind) { return kind.first; });
  if (at == kKinds.end()) return std::nullopt;
  return at->second;
}

/// "line:column" of an error that stopped everything, as far as it has one.
ImportFinding whole_file_finding(const base::Error& error) {
  ImportFinding finding;
  finding.error = error;
  const std::size_t colon = error.where.find(':');
  if (colon != std::string::npos) {
    finding.row = std::stoul("0" + error.where.substr(0, colon));
    finding.column = std::stoul("0" + error.where.substr(colon + 1));
  }
  return finding;
}

void print_json(const ImportResult& result, Console& console) {
  JsonList list;
  for (const ImportFinding& finding : result.findings) {
    list.add(JsonObject()
                 .text("severity", base::severity_text(finding.severity))
                 .text("code", base::error_code_text(finding.error.code))
                 .whole("row", static_cast<std::int64_t>(finding.row))
                 .text("column", finding.heading)
                 .text("value", finding.value)
                 .text("hint", exchange::finding_text(finding, console.indonesian()))
                 .take());
  }
  std::string rows = list.take();
  rows.pop_back();
  console.print(JsonObject()
                    .whole("read", static_cast<std::int64_t>(result.counts.read))
                    .whole("accepted", static_cast<std::int64_t>(result.counts.accepted))
                    .whole("rejected", static_cast<std::int64_t>(result.counts.rejected))
                    .raw("findings", rows)
                    .take() +
                '\n');
}

std::string finding_line(const ImportFinding& finding, Console& console) {
  std::string out;
  if (finding.row > 0) {
    out += std::string(console.text({"baris ", "row "})) + std::to_string(finding.row);
  }
  if (!finding.heading.empty()) {
    out += std::string(console.text({", kolom ", ", column "})) + finding.heading;
  }
  if (!finding.value.empty() && finding.value != finding.heading) {
    out += " (" + finding.value + ")";
  }
  if (!out.empty()) out += ": ";
  return out + exchange::finding_text(finding, console.indonesian());
}

/// "12 unit baru, 3 jabatan baru": what is more than nothing.
std::string counts_line(const exchange::ImportCounts& counts, Console& console) {
  const std::array<std::pair<std::size_t, Text>, 9> parts{{
      {counts.employees_added, {"pegawai baru", "new people"}},
      {counts.employees_updated, {"pegawai diperbarui", "people updated"}},
      {counts.employees_unchanged, {"pegawai tetap", "people unchanged"}},
      {counts.units_added, {"unit baru", "new units"}},
      {counts.positions_added, {"jabatan baru", "new positions"}},
      {counts.standards_set, {"standar ditetapkan", "standards set"}},
      {counts.cycles_added, {"siklus baru", "new cycles"}},
      {counts.raters_added, {"penilai baru", "new raters"}},
      {counts.levels_set, {"level dicatat", "levels recorded"}},
  }};
  std::string out;
  for (const auto& [count, name] : parts) {
    if (count == 0) continue;
    out += (out.empty() ? "" : ", ") + std::to_string(count) + ' ' + std::string(console.text(name));
  }
  return out;
}

void print_summary(const ImportResult& result, Console& console) {
  const auto number = [](std::size_t value) { return std::to_string(value); };
  console.say(number(result.counts.read) + std::string(console.text({" baris dibaca, ", " rows read, "})) +
              number(result.counts.accepted) + std::string(console.text({" diterima, ", " accepted, "})) +
              number(result.counts.rejected) + std::string(console.text({" ditolak", " rejected"})));
  if (const std::string line = counts_line(result.counts, console); !line.empty()) {
    console.say(line);
  }
  if (!result.absent.empty()) {
    console.say(number(result.absent.size()) +
                std::string(console.text({" pegawai aktif tidak ada dalam berkas; tetap disimpan",
                                          " active people are not in the file; they stay"})));
  }
  if (!result.preview.sensitive.empty()) {
    std::string names;
    for (const std::string& name : result.preview.sensitive) {
      names += (names.empty() ? "" : ", ") + name;
    }
    console.say(std::string(console.text({"kolom data pribadi yang tidak diambil: ",
                                          "personal data columns left out: "})) + names);
  }
  for (const ImportFinding& finding : result.findings) {
    if (finding.error.code == base::ErrorCode::SensitiveColumn) continue;
    console.say(finding_line(finding, console));
  }
}

void report(const ImportResult& result, const Args& args, Console& console) {
  if (args.has("--json")) {
    print_json(result, console);
  } else {
    print_summary(result, console);
  }
}

bool has_errors(const ImportResult& result) {
  return std::ranges::any_of(result.findings, [](const ImportFinding& finding) {
    return finding.severity == base::Severity::Error;
  });
}

/// Two inputs or two outputs cannot share one stream.
bool streams_clash(const Args& args, Console& console) {
  const bool two_inputs = args.words()[1] == "-" && args.get("--into") == "-";
  const std::array outputs{args.get("--output") == "-", args.get("--rejects") == "-",
                           args.has("--json")};
  if (!two_inputs && std::ranges::count(outputs, true) < 2) return false;
  console.complain(console.text({"hanya satu yang dapat memakai masukan atau keluaran baku",
                                 "only one may use standard input or output"}));
  return true;
}

Exit run_import(const Args& args, Console& console) {
  const auto kind = kind_of(args.words()[0]);
  if (!kind) {
    console.complain(base::describe({base::ErrorCode::UnknownChoice, {},
                                     {args.words()[0], "siasn, roster, standards, ratings"}},
                                    console.indonesian()));
    return Exit::Usage;
  }
  const auto today = read_today(args, console);
  if (!today || streams_clash(args, console)) return Exit::Usage;
  if (args.get("--output") == "-" || args.get("--rejects") == "-") console.keep_output_clean();
  auto document = open_document(args.get("--into"), console);
  if (!document) return Exit::Findings;
  std::string bytes;
  if (!read_bytes(args.words()[1], bytes, console)) return Exit::Findings;

  exchange::ImportOptions options;
  options.kind = *kind;
  options.today = *today;
  options.all_or_nothing = args.has("--all-or-nothing");
  const auto result = exchange::import_table(document->dataset, std::move(bytes), options);
  if (!result) {
    ImportResult nothing;
    nothing.findings.push_back(whole_file_finding(result.error()));
    report(nothing, args, console);
    return Exit::Findings;
  }
  const bool kept_out = options.all_or_nothing && result->counts.rejected > 0;
  if (result->preview.missing.empty() && !kept_out &&
      !save_document(args.get("--output"), result->after, document->header.given, args, console)) {
    return Exit::Findings;
  }
  if (args.has("--rejects") && result->preview.missing.empty() &&
      !write_bytes(args.get("--rejects"), exchange::rejects_csv(*result, console.indonesian()),
                   console)) {
    return Exit::Findings;
  }
  report(*result, args, console);
  return has_errors(*result) ? Exit::Findings : Exit::Fine;
}

}  // namespace

const Command kImport{
    "import",
    "siasn|roster|standards|ratings TABLE --into FILE -o OUT [--rejects BAD.csv] [--json] "
    "[--all-or-nothing]",
    {"Masukkan tabel CSV ke ruang kerja", "Bring a CSV table into a workspace"},
    {"Judul kolom, urutan, huruf besar-kecil dan pemisah bebas:\n"
     "  siasn      ekspor \"Export Data ASN\"; kolom data pribadi yang tidak perlu tidak diambil\n"
     "  roster     nip, nama, unit, jabatan, tier\n"
     "  standards  jabatan, kompetensi, level (level_min, bobot, wajib), atau satu kolom tiap "
     "kompetensi\n"
     "  ratings    siklus, nip, kompetensi, sumber, penilai, level, tanggal, atau satu kolom tiap "
     "kompetensi\n"
     "Baris yang salah disebut dengan baris, kolom dan isinya; yang baik tetap diambil (keluar 1).",
     "Headings, order, letter case and separator are free:\n"
     "  siasn      the \"Export Data ASN\" file; personal columns that are not needed stay out\n"
     "  roster     nip, nama, unit, jabatan, tier\n"
     "  standards  jabatan, kompetensi, level (level_min, bobot, wajib), or a column a competency\n"
     "  ratings    siklus, nip, kompetensi, sumber, penilai, level, tanggal, or a column a "
     "competency\n"
     "Faulty rows are named by row, column and value; the good ones are taken (exit 1)."},
    kOptions,
    2,
    2,
    run_import,
};

}  // namespace asah::cli
