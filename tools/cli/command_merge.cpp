#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/exchange/json/json_write.hpp"
#include "core/exchange/merge/decide.hpp"
#include "core/exchange/merge/plan_json.hpp"
#include "core/model/validate.hpp"
#include "tools/cli/files.hpp"

namespace asah::cli {
namespace {

using exchange::BranchSet;
using exchange::MergeItem;
using exchange::MergePlan;

constexpr std::array kOptions{
    OptionSpec{"--base", "FILE",
               {"keadaan saat semua salinan dibuat", "the state that all copies started from"}},
    OptionSpec{"--plan", "",
               {"hanya tampilkan rencana, tidak menulis", "only show the plan, write nothing"}},
    OptionSpec{"--decide", "open|ours|greater|file:N",
               {"putuskan yang bertentangan: biarkan (bawaan), milik OURS, level lebih tinggi, atau "
                "berkas ke-N (OURS = 1)",
                "decide conflicts: leave open (default), as OURS has it, the greater level, or as "
                "file N has it (OURS = 1)"}},
    kJsonOption,
    OptionSpec{"--output", "FILE",
               {"berkas hasil, - untuk keluaran baku", "result, - for standard output"}, "-o"},
    kTodayOption,
};

constexpr std::array<Text, exchange::kMergeItemKinds> kKinds{{
    {"isian berbeda", "field differs"},
    {"level berbeda", "level differs"},
    {"dibuat terpisah, tampaknya sama", "made apart, seems the same"},
    {"kunci dipakai dua kali", "key used twice"},
    {"unit saling menjadi induk", "units would be one another's parent"},
    {"level syarat dan minimum bertentangan", "required and minimum contradict"},
    {"dihapus di satu berkas, diubah di lain", "deleted in one file, edited in another"},
    {"bagian versi baru berbeda", "part of a newer version differs"},
    {"dihapus", "deleted"},
    {"dihapus tetapi masih dipakai, jadi tetap ada", "deleted but still needed, so it stays"},
    {"level dikosongkan di satu berkas, diubah di lain",
     "level cleared in one file, changed in another"},
    {"kunci sama, menjadi satu", "same key, became one"},
    {"kompetensi dihentikan sementara masih dinilai", "competency retired while still rated"},
    {"standar berubah sementara penilaian berjalan", "standard changed while rating went on"},
    {"orang yang sudah dihapus atas permintaan, tidak dimasukkan",
     "person erased on request, left out"},
}};

struct Rule {
  exchange::DecideRule rule = exchange::DecideRule::LeaveOpen;
  std::size_t branch = 0;
};

/// The rule of --decide; none when it is not one.
std::optional<Rule> read_rule(const std::string& text, std::size_t files) {
  if (text == "open") return Rule{};
  if (text == "greater") return Rule{exchange::DecideRule::PreferGreater};
  if (text == "ours") return Rule{exchange::DecideRule::PreferBranch, 0};
  constexpr std::string_view kFile = "file:";
  if (!text.starts_with(kFile)) return std::nullopt;
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + kFile.size(), end, number);
  const bool whole = read.ec == std::errc{} && read.ptr == end;
  if (!whole || number < 1 || number > files) return std::nullopt;
  return Rule{exchange::DecideRule::PreferBranch, number - 1};
}

std::string files_of(const MergePlan& plan, const BranchSet& branches) {
  std::string out;
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    if (!branches.test(i)) continue;
    if (!out.empty()) out += ", ";
    out += plan.labels[i].file;
    if (!plan.labels[i].office.empty()) out += " (" + plan.labels[i].office + ')';
  }
  return out;
}

std::string value_text(const model::Value& value) {
  std::string out;
  exchange::append_value(out, value);
  return out;
}

std::string item_line(const MergePlan& plan, const MergeItem& item, Console& console) {
  std::string out = item.open() ? "[?] " : item.decided ? "[x] " : "[-] ";
  out += console.text(kKinds[static_cast<std::size_t>(item.kind)]);
  const model::RecordAccess& access = model::record_access(item.record.kind);
  out += ": " + std::string(access.name()) + ' ';
  out += item.title.empty() ? base::id_text(item.record.id) : "“" + item.title + "”";
  if (item.rating) {
    for (const auto& related : item.related) out += ", " + related.title;
  }
  if (item.field != model::kNoField) out += ", " + std::string(access.fields()[item.field].key);
  if (!item.part.empty()) out += ", " + item.part;
  for (const exchange::MergeCandidate& candidate : item.candidates) {
    if (candidate.branches.none()) continue;
    out += "; " + value_text(candidate.value) + " = " + files_of(plan, candidate.branches);
  }
  if (item.candidates.size() > 1) {
    out += std::string(console.text({"; berlaku ", "; stands "})) + value_text(item.taken);
  }
  return out;
}

std::string branch_line(const MergePlan& plan, std::size_t index, Console& console) {
  const exchange::BranchCounts& counts = plan.counts[index];
  const auto part = [&](std::size_t count, Text what) {
    if (count == 0) return std::string{};
    return ", " + std::to_string(count) + ' ' + std::string(console.text(what));
  };
  std::string out = part(counts.added, {"catatan baru", "records added"}) +
                    part(counts.changed, {"diubah", "changed"}) +
                    part(counts.deleted, {"dihapus", "deleted"}) +
                    part(counts.rated, {"level baru", "levels given"}) +
                    part(counts.rerated, {"level diubah", "levels changed"}) +
                    part(counts.cleared, {"level dikosongkan", "levels cleared"}) +
                    part(counts.shared, {"sama dengan berkas lain", "as in another file"});
  if (out.empty()) out = ", " + std::string(console.text({"tidak ada perubahan", "no changes"}));
  if (counts.total() > 0 && counts.covered_by.any()) {
    out += std::string(console.text({"; seluruhnya sudah ada dalam ", "; all of it is in "})) +
           files_of(plan, counts.covered_by);
  }
  BranchSet self;
  self.set(index);
  return files_of(plan, self) + ": " + out.substr(2);
}

void print_plan(const MergePlan& plan, bool json, Console& console) {
  if (json) {
    console.print(exchange::plan_json(plan));
    return;
  }
  for (std::size_t i = 0; i < plan.labels.size(); ++i) console.say(branch_line(plan, i, console));
  for (const MergeItem& item : plan.items) console.say(item_line(plan, item, console));
  console.say(std::to_string(plan.open_count()) +
              std::string(console.text({" perlu keputusan, ", " to decide, "})) +
              std::to_string(plan.items.size()) +
              std::string(console.text({" catatan dalam rencana", " items in the plan"})));
}

/// Errors that the merged dataset has, told one by one.
bool tell_errors(const model::Dataset& dataset, Console& console) {
  bool any = false;
  for (const base::Finding& finding : model::validate(dataset)) {
    if (finding.severity != base::Severity::Error) continue;
    console.complain(fault_line(finding.severity, finding.error, console));
    any = true;
  }
  return any;
}

struct Inputs {
  std::optional<exchange::Document> base;
  std::vector<exchange::Document> files;
};

std::optional<Inputs> read_inputs(const Args& args, Console& console) {
  Inputs inputs;
  if (args.has("--base")) {
    inputs.base = open_document(args.get("--base"), console);
    if (!inputs.base) return std::nullopt;
  }
  for (const std::string& path : args.words()) {
    auto document = open_document(path, console);
    if (!document) return std::nullopt;
    inputs.files.push_back(std::move(*document));
  }
  return inputs;
}

base::Result<exchange::MergeResult> merge_files(const Inputs& inputs, const Args& args,
                                                const Rule& rule) {
  exchange::MergeInput input;
  if (inputs.base) input.base = &inputs.base->dataset;
  for (std::size_t i = 0; i < inputs.files.size(); ++i) {
    const exchange::HeaderInput& given = inputs.files[i].header.given;
    input.branches.push_back({&inputs.files[i].dataset,
                              {given.office, given.author, args.words()[i], given.created_at}});
  }
  auto result = exchange::merge(input);
  if (!result || rule.rule == exchange::DecideRule::LeaveOpen) return result;
  const auto decisions = exchange::decide_by_rule(result->plan, rule.rule, rule.branch);
  return exchange::merge(input, decisions);
}

Exit run_merge(const Args& args, Console& console) {
  const auto rule = read_rule(args.get("--decide", "open"), args.words().size());
  if (!rule) {
    console.complain("--decide: open, ours, greater, file:N");
    return Exit::Usage;
  }
  const bool only_plan = args.has("--plan");
  const std::string output = args.get("--output");
  if (only_plan == !output.empty()) {
    console.complain(
        console.text({"pilih satu: --plan atau -o FILE", "choose one: --plan or -o FILE"}));
    return Exit::Usage;
  }
  if (output == "-" && args.has("--json")) {
    console.complain(
        console.text({"--json memerlukan -o ke sebuah berkas", "--json needs -o to a file"}));
    return Exit::Usage;
  }
  if (output == "-") console.keep_output_clean();
  const auto inputs = read_inputs(args, console);
  if (!inputs) return Exit::Findings;
  const auto result = merge_files(*inputs, args, *rule);
  if (!result) {
    console.complain(fault_line(base::Severity::Error, result.error(), console));
    return Exit::Findings;
  }
  print_plan(result->plan, args.has("--json"), console);
  const bool faulty = tell_errors(result->dataset, console);
  if (!only_plan &&
      !save_document(output, result->dataset, inputs->files.front().header.given, args, console)) {
    return Exit::Findings;
  }
  return faulty || result->plan.open_count() > 0 ? Exit::Findings : Exit::Fine;
}

}  // namespace

const Command kMerge{
    "merge",
    "[--base B] OURS THEIRS... (--plan | -o OUT) [--decide RULE] [--json]",
    {"Gabungkan salinan satu ruang kerja yang disunting terpisah",
     "Merge copies of one workspace that were edited apart"},
    {"Tiap isian dibandingkan dengan --base; yang bertentangan tetap tercatat dan usulannya berlaku. "
     "Keluar 1 bila masih ada yang perlu keputusan. Kepala berkas hasil mengikuti OURS.",
     "Each field is compared with --base; what conflicts stays listed and its proposal stands. Exit "
     "1 while something is to be decided. The result's header follows OURS."},
    kOptions,
    2,
    exchange::kMaxBranches,
    run_merge,
};

}  // namespace asah::cli
