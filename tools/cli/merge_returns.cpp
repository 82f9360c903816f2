#include "tools/cli/merge_returns.hpp"

#include <algorithm>
#include <array>

#include "core/exchange/erasure.hpp"
#include "core/exchange/packet/returns.hpp"
#include "core/exchange/packet/returns_json.hpp"
#include "tools/cli/files.hpp"

namespace asah::cli {
namespace {

using exchange::ReturnReview;
using exchange::ReturnStatus;

constexpr std::array<Text, exchange::kReturnStatuses> kStatuses{{
    {"siap digabung", "ready"},
    {"bertentangan", "conflicts"},
    {"tidak ada yang baru", "nothing new"},
    {"sudah digabung", "taken already"},
    {"sama dengan berkas lain", "same as another file"},
    {"lebih lama", "older"},
    {"ditolak", "refused"},
}};

exchange::ReturnsInput returns_input(const MergeFiles& inputs, const Args& args, base::Date today) {
  exchange::ReturnsInput input;
  input.ours = &inputs.files.front().dataset;
  const exchange::HeaderInput& given = inputs.files.front().header.given;
  input.ours_label = {given.office, given.author, args.words().front(), given.created_at};
  for (std::size_t i = 1; i < inputs.files.size(); ++i) {
    input.files.push_back({args.words()[i], &inputs.files[i]});
  }
  if (inputs.base) {
    // The caller vouches that the packets were made from it.
    input.state_at = [&](const change::JournalHead&) { return std::optional(inputs.base->dataset); };
  }
  input.is_erased = exchange::is_erased(*input.ours);
  input.today = today;
  return input;
}

void print_review(const ReturnReview& review, Console& console) {
  std::string line = review.file + ": " +
                     std::string(console.text(kStatuses[static_cast<std::size_t>(review.status)]));
  const auto part = [&](std::size_t count, Text what) {
    if (count > 0) line += ", " + std::to_string(count) + ' ' + std::string(console.text(what));
  };
  if (!review.receiver.empty()) line += ", " + review.receiver;
  if (!review.rater.empty() && review.rater != review.receiver) line += " (" + review.rater + ')';
  part(review.levels_new, {"level baru", "levels given"});
  part(review.levels_changed, {"level berbeda", "levels differ"});
  part(review.levels_same, {"level sama", "levels the same"});
  part(review.notes_new, {"catatan baru", "notes new"});
  part(review.outside, {"di luar pagar", "outside the fence"});
  console.say(line);
  for (const base::Finding& finding : review.findings) {
    console.say("  " + fault_line(finding.severity, finding.error, console));
  }
}

std::vector<exchange::MergeDecision> decisions_by(const exchange::ReturnsPlan& plan,
                                                  const MergeRuleChoice& rule) {
  std::size_t branch = 0;
  // File 1 is the workspace, which is branch 0; a return that takes no part decides nothing.
  if (rule.branch > 0) branch = plan.reviews()[rule.branch - 1].branch;
  const bool nobody = rule.branch > 0 && branch == 0;
  if (nobody) return {};
  return exchange::decide_by_rule(plan.merge_plan(), rule.rule, branch);
}

exchange::DecisionContext context_of(const MergeFiles& inputs,
                                     const std::vector<exchange::MergeDecision>& decisions,
                                     const MergeRuleChoice& rule, const Args& args) {
  const exchange::HeaderInput& given = inputs.files.front().header.given;
  exchange::DecisionContext context{given.author, given.office, creation_time(args), {}};
  const bool greater = rule.rule == exchange::DecideRule::PreferGreater;
  for (const exchange::MergeDecision& decision : decisions) {
    context.rules.emplace_back(decision.item, greater ? "greater" : "branch");
  }
  std::ranges::sort(context.rules);
  return context;
}

}  // namespace

bool holds_returns(const MergeFiles& inputs) {
  return std::ranges::any_of(inputs.files.begin() + 1, inputs.files.end(),
                             [](const exchange::Document& file) {
                               return file.header.given.purpose == exchange::DocumentPurpose::Return;
                             });
}

Exit run_merge_returns(const MergeFiles& inputs, const MergeRuleChoice& rule, const Args& args,
                       Console& console) {
  const auto today = read_today(args, console);
  if (!today) return Exit::Usage;
  const auto plan = exchange::plan_returns(returns_input(inputs, args, *today));
  if (!plan) {
    console.complain(fault_line(base::Severity::Error, plan.error(), console));
    return Exit::Findings;
  }
  const auto decisions = decisions_by(*plan, rule);
  const auto outcome = exchange::merge_returns(*plan, decisions,
                                               context_of(inputs, decisions, rule, args));
  if (!outcome) {
    console.complain(fault_line(base::Severity::Error, outcome.error(), console));
    return Exit::Findings;
  }
  if (args.has("--json")) {
    console.print(exchange::returns_json(*plan, outcome->plan));
  } else {
    for (const ReturnReview& review : plan->reviews()) print_review(review, console);
    print_merge_items(outcome->plan, console);
  }
  const bool faulty = tell_merge_errors(outcome->dataset, console);
  if (!args.has("--plan") && !save_document(args.get("--output"), outcome->dataset,
                                            inputs.files.front().header.given, args, console)) {
    return Exit::Findings;
  }
  const bool refused =
      std::ranges::contains(plan->reviews(), ReturnStatus::Refused, &ReturnReview::status);
  return faulty || refused || outcome->plan.open_count() > 0 ? Exit::Findings : Exit::Fine;
}

}  // namespace asah::cli
