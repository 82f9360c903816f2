#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/exchange/erasure.hpp"
#include "core/exchange/merge/decide.hpp"
#include "core/exchange/merge/plan_json.hpp"
#include "tools/cli/files.hpp"
#include "tools/cli/merge_returns.hpp"
#include "tools/cli/merge_text.hpp"

namespace asah::cli {
namespace {

using exchange::BranchSet;
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

/// The rule of --decide; none when it is not one.
std::optional<MergeRuleChoice> read_rule(const std::string& text, std::size_t files) {
  if (text == "open") return MergeRuleChoice{};
  if (text == "greater") return MergeRuleChoice{exchange::DecideRule::PreferGreater};
  if (text == "ours") return MergeRuleChoice{exchange::DecideRule::PreferBranch, 0};
  constexpr std::string_view kFile = "file:";
  if (!text.starts_with(kFile)) return std::nullopt;
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + kFile.size(), end, number);
  const bool whole = read.ec == std::errc{} && read.ptr == end;
  if (!whole || number < 1 || number > files) return std::nullopt;
  return MergeRuleChoice{exchange::DecideRule::PreferBranch, number - 1};
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
           merge_files_of(plan, counts.covered_by);
  }
  BranchSet self;
  self.set(index);
  return merge_files_of(plan, self) + ": " + out.substr(2);
}

void print_plan(const MergePlan& plan, bool json, Console& console) {
  if (json) {
    console.print(exchange::plan_json(plan));
    return;
  }
  for (std::size_t i = 0; i < plan.labels.size(); ++i) console.say(branch_line(plan, i, console));
  print_merge_items(plan, console);
}

std::optional<MergeFiles> read_inputs(const Args& args, Console& console) {
  MergeFiles inputs;
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

base::Result<exchange::MergeResult> merge_files(const MergeFiles& inputs, const Args& args,
                                                const MergeRuleChoice& rule) {
  exchange::MergeInput input;
  if (inputs.base) input.base = &inputs.base->dataset;
  for (std::size_t i = 0; i < inputs.files.size(); ++i) {
    const exchange::HeaderInput& given = inputs.files[i].header.given;
    input.branches.push_back({&inputs.files[i].dataset,
                              {given.office, given.author, args.words()[i], given.created_at}});
  }
  std::vector<const model::Dataset*> all;
  for (const exchange::Document& file : inputs.files) all.push_back(&file.dataset);
  input.is_erased = exchange::is_erased(all);
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
  if (holds_returns(*inputs)) return run_merge_returns(*inputs, *rule, args, console);
  const auto result = merge_files(*inputs, args, *rule);
  if (!result) {
    console.complain(fault_line(base::Severity::Error, result.error(), console));
    return Exit::Findings;
  }
  if (!result->plan.has_base) {
    console.complain(fault_line(base::Severity::Warning,
                                {base::ErrorCode::NoCommonBase, {}, {}}, console));
  }
  print_plan(result->plan, args.has("--json"), console);
  const bool faulty = tell_merge_errors(result->dataset, console);
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
    {"Gabungkan salinan satu ruang kerja yang disunting terpisah, atau balasan paket",
     "Merge copies of one workspace that were edited apart, or returns of packets"},
    {"Tiap isian dibandingkan dengan --base; yang bertentangan tetap tercatat dan usulannya berlaku. "
     "Tanpa --base setiap perbedaan ditanyakan dan tidak ada yang dihapus. Keluar 1 bila masih ada yang perlu keputusan. Kepala berkas hasil mengikuti OURS. Bila THEIRS "
     "balasan paket, hanya isi pagarnya yang diambil dan --base adalah keadaan saat paket dikirim.",
     "Each field is compared with --base; what conflicts stays listed and its proposal stands. "
     "Without --base every difference is asked about and nothing is deleted. Exit "
     "1 while something is to be decided. The result's header follows OURS. Where THEIRS are returns "
     "of packets, only what is inside their fences is taken, and --base is the state as they were "
     "sent."},
    kOptions,
    2,
    exchange::kMaxBranches,
    run_merge,
};

}  // namespace asah::cli
