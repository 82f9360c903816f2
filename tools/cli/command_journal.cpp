#include <algorithm>
#include <array>
#include <string>

#include "core/change/kept.hpp"
#include "core/model/record_access.hpp"
#include "tools/cli/files.hpp"
#include "tools/cli/journal_files.hpp"
#include "tools/cli/json_rows.hpp"

namespace asah::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"--record", "ID",
               {"hanya langkah yang menyentuh catatan itu", "only steps that touch that record"}},
    OptionSpec{"--person", "NAME", {"hanya langkah orang itu", "only steps of that person"}},
    kJsonOption};

bool touches(const change::JournalRecord& record, std::uint64_t id) {
  for (const change::RecordChange& change : record.changes.records) {
    if (change.id == id) return true;
  }
  for (const change::RatingsChange& ratings : record.changes.ratings) {
    for (const model::SheetChange& sheet : ratings.sheets) {
      if (sheet.key.employee.value == id || ratings.cycle.value == id) return true;
    }
  }
  return std::ranges::any_of(record.changes.kept,
                             [&](const change::KeptChange& kept) { return kept.place.id == id; });
}

std::string_view kind_text(change::StepKind kind) {
  static constexpr std::array<std::string_view, 4> kKinds{"do", "undo", "redo", "erase"};
  return kKinds[static_cast<std::size_t>(kind)];
}

std::size_t level_count(const change::JournalRecord& record) {
  std::size_t count = 0;
  for (const change::RatingsChange& ratings : record.changes.ratings) {
    for (const model::SheetChange& sheet : ratings.sheets) count += sheet.levels.size();
  }
  return count;
}

std::string args_text(const change::JournalRecord& record) {
  std::string out;
  for (const std::string& arg : record.step.args) out += (out.empty() ? "" : ", ") + arg;
  return out;
}

// Keys of newer versions that the step changed: "/employees/<id>/color".
std::string kept_text(const change::JournalRecord& record) {
  std::string out;
  for (const change::KeptChange& kept : record.changes.kept) {
    out += (out.empty() ? "" : ", ") + change::where_of(kept.place);
  }
  return out;
}

std::string json_row(const change::JournalRecord& record) {
  return JsonObject()
      .whole("seq", static_cast<std::int64_t>(record.seq))
      .text("time", exchange::zoned_time(record.actor.time_ms, 0))
      .text("person", record.actor.person)
      .text("office", record.actor.office)
      .text("kind", kind_text(record.kind))
      .whole("target", static_cast<std::int64_t>(record.target))
      .text("step", record.step.key)
      .text("about", args_text(record))
      .whole("records", static_cast<std::int64_t>(record.changes.records.size()))
      .whole("levels", static_cast<std::int64_t>(level_count(record)))
      .text("kept", kept_text(record))
      .whole("redacted", record.original ? 1 : 0)
      .text("digest", base::hex_text(change::link(record)))
      .take();
}

std::string line(const change::JournalRecord& record) {
  std::string out = std::to_string(record.seq) + "  " +
                    exchange::zoned_time(record.actor.time_ms, 0) + "  " + record.actor.person +
                    " · " + record.actor.office + "  " + record.step.key;
  if (!record.step.args.empty()) out += " (" + args_text(record) + ")";
  if (!record.changes.kept.empty()) out += "  [" + kept_text(record) + "]";
  if (record.kind != change::StepKind::Do) {
    out += "  " + std::string(kind_text(record.kind));
    if (record.target > 0) out += " " + std::to_string(record.target);
  }
  return out;
}

Exit run_journal(const Args& args, Console& console) {
  std::uint64_t id = 0;
  if (args.has("--record")) {
    const auto parsed = base::parse_id(args.get("--record"));
    if (!parsed) {
      console.complain(base::describe(parsed.error(), console.indonesian()));
      return Exit::Usage;
    }
    id = *parsed;
  }
  const auto journal = read_journal(args.words()[0], console);
  if (!journal) return Exit::Findings;
  JsonList list;
  for (const change::JournalRecord& record : journal->records) {
    if (id != 0 && !touches(record, id)) continue;
    if (args.has("--person") && record.actor.person != args.get("--person")) continue;
    if (args.has("--json")) {
      list.add(json_row(record));
    } else {
      console.say(line(record));
    }
  }
  if (args.has("--json")) console.print(list.take());
  for (const base::Finding& finding : journal->findings) {
    console.complain(fault_line(finding.severity, finding.error, console));
  }
  return journal->findings.empty() ? Exit::Fine : Exit::Findings;
}

}  // namespace

const Command kJournal{
    "journal",
    "FILE|FOLDER [--record ID] [--person NAME] [--json]",
    {"Tampilkan riwayat langkah dari segmen riwayat", "Show the history from journal segments"},
    {"Berkas ruang kerja tidak memuat riwayat; berikan data mentah (data-mentah_*.json), folder "
     "penyimpanan, atau satu segmen.",
     "A workspace file holds no history; give raw data (data-mentah_*.json), a storage folder or "
     "one segment."},
    kOptions,
    1,
    1,
    run_journal,
};

}  // namespace asah::cli
