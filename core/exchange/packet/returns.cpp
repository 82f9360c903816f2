#include "core/exchange/packet/returns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/id.hpp"
#include "core/exchange/merge/merge_parts.hpp"
#include "core/exchange/packet/returns_parts.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::Result;
using base::Severity;
using model::Dataset;

struct ReturnsPlan::Inside {
  Dataset ours;
  base::Date today;
  MergeProgress progress;
  std::vector<ReturnReview> reviews;
  /// Those that take part: file i is branch i + 1.
  std::vector<Incoming> files;
  /// Older ones of a copy of which a newer one takes part.
  std::vector<Incoming> outdated;
  std::vector<BranchLabel> labels;
  ReturnStage stage;
  /// What is to be told beside the merge's own items.
  std::vector<MergeItem> told;
  MergePlan plan;
};

namespace {

constexpr std::array<std::string_view, kReturnStatuses> kStatusTexts{
    "ready", "conflicts", "nothing_new", "taken_already", "repeated", "older", "refused"};
constexpr std::size_t kTimeLength = 40;

using Inside = ReturnsPlan::Inside;

void mark(ReturnReview& review, Severity severity, ErrorCode code, std::vector<std::string> args) {
  review.findings.push_back({severity, {code, {}, std::move(args)}});
}

// Of files that are one return the first by name takes part.
void drop_repeated(const ReturnsInput& input, std::vector<Incoming>& files,
                   std::vector<ReturnReview>& reviews) {
  std::ranges::sort(files, {}, [&](const Incoming& file) {
    return std::tuple(file.packet.id, std::string_view(file.digest), file.id,
                      std::string_view(input.files[file.file].name), file.file);
  });
  std::vector<Incoming> kept;
  for (Incoming& file : files) {
    const bool again = !kept.empty() && kept.back().id == file.id;
    if (!again) {
      kept.push_back(std::move(file));
      continue;
    }
    ReturnReview& review = reviews[file.file];
    review.status = ReturnStatus::Repeated;
    mark(review, Severity::Info, ErrorCode::ReturnRepeated, {reviews[kept.back().file].file});
  }
  files = std::move(kept);
}

void drop_outdated(Inside& plan) {
  std::vector<bool> old(plan.files.size());
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    old[i] = std::ranges::any_of(plan.files, [&](const Incoming& other) {
      return carries_on(other, plan.files[i]);
    });
  }
  std::vector<Incoming> kept;
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    ReturnReview& review = plan.reviews[plan.files[i].file];
    if (old[i]) {
      review.status = ReturnStatus::Older;
      mark(review, Severity::Warning, ErrorCode::ReturnOlder, {});
    }
    (old[i] ? plan.outdated : kept).push_back(std::move(plan.files[i]));
  }
  plan.files = std::move(kept);
}

MergeInput merge_input(const Inside& plan) {
  MergeInput input;
  input.base = &plan.stage.base;
  for (std::size_t i = 0; i < plan.stage.sides.size(); ++i) {
    const bool yields = i > 0 && plan.files[i - 1].yields;
    input.branches.push_back({&plan.stage.sides[i], plan.labels[i], yields});
  }
  input.progress = plan.progress;
  return input;
}

// What the merge did not have to look at.
void complete(const Inside& plan, MergePlan& merge_plan) {
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    const BranchCounts& alone = plan.stage.counts[i];
    BranchCounts& counts = merge_plan.counts[i + 1];
    counts.rated += alone.rated;
    counts.rerated += alone.rerated;
    counts.cleared += alone.cleared;
    if (alone.total() > 0) counts.covered_by.reset();
  }
  merge_plan.items.insert(merge_plan.items.end(), plan.told.begin(), plan.told.end());
  std::ranges::sort(merge_plan.items, merge_item_less);
}

bool asks_about(const MergePlan& plan, std::size_t branch) {
  return std::ranges::any_of(plan.items, [&](const MergeItem& item) {
    return asks_for_decision(item.kind) &&
           std::ranges::any_of(item.candidates, [&](const MergeCandidate& candidate) {
             return candidate.branches.test(branch);
           });
  });
}

void set_statuses(Inside& plan) {
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    const Incoming& file = plan.files[i];
    ReturnReview& review = plan.reviews[file.file];
    review.branch = i + 1;
    for (const model::SheetChange& sheet : file.changes) {
      review.levels_changed += static_cast<std::size_t>(
          std::ranges::count_if(sheet.levels, [&](const model::LevelChange& level) {
            const Dataset& ours = plan.ours;
            return !level.after.has_value() && ours.ratings.block(file.packet.cycle)
                                                   .level(sheet.key, level.competency)
                                                   .has_value();
          }));
    }
    for (const Incoming::NoteChange& note : file.note_changes) {
      if (!note.after && plan.ours.notes.find(note.id) != nullptr) ++review.notes_new;
    }
    // What differs from here without being new was decided, or changed here since it was sent.
    const bool differs = review.levels_new + review.levels_changed + review.notes_new > 0;
    const bool brings = differs && !(file.changes.empty() && file.note_changes.empty());
    if (file.yields) {
      review.status = ReturnStatus::Older;
      mark(review, Severity::Warning, ErrorCode::ReturnOlder, {});
    } else if (asks_about(plan.plan, review.branch)) {
      review.status = ReturnStatus::Conflicts;
    } else {
      review.status = brings ? ReturnStatus::Ready : ReturnStatus::NothingNew;
    }
  }
}

Result<void> plan_merge_of(Inside& plan) {
  if (plan.files.size() >= kMaxBranches) {
    return base::fail(ErrorCode::MergeBranchCount, {},
                      {std::to_string(plan.files.size() + 1), std::to_string(kMaxBranches)});
  }
  if (plan.files.empty()) return {};
  plan.stage = build_stage(plan.ours, plan.files);
  note_meanwhile(plan.ours, plan.files, plan.told);
  auto merged = plan_merge(merge_input(plan));
  if (!merged) return std::unexpected(merged.error());
  plan.plan = std::move(*merged);
  complete(plan, plan.plan);
  return {};
}

// Changes of different places, as one list a cycle in the order of sheets.
std::vector<change::RatingsChange> joined(const std::vector<change::RatingsChange>& alone,
                                          std::vector<change::RatingsChange> merged) {
  std::map<model::CycleId, change::RatingsChange> by_cycle;
  for (change::RatingsChange& ratings : merged) by_cycle[ratings.cycle] = std::move(ratings);
  for (const change::RatingsChange& ratings : alone) {
    change::RatingsChange& all = by_cycle[ratings.cycle];
    all.cycle = ratings.cycle;
    const auto middle = static_cast<std::ptrdiff_t>(all.sheets.size());
    all.sheets.insert(all.sheets.end(), ratings.sheets.begin(), ratings.sheets.end());
    std::ranges::inplace_merge(all.sheets, all.sheets.begin() + middle, {},
                               &model::SheetChange::key);
    std::vector<model::SheetChange> sheets;
    for (model::SheetChange& sheet : all.sheets) {
      if (sheets.empty() || sheets.back().key != sheet.key) {
        sheets.push_back(std::move(sheet));
      } else {
        std::ranges::move(sheet.levels, std::back_inserter(sheets.back().levels));
      }
    }
    all.sheets = std::move(sheets);
  }
  std::vector<change::RatingsChange> out;
  for (auto& [cycle, ratings] : by_cycle) out.push_back(std::move(ratings));
  return out;
}

// How many of a file's changes stand in the result.
std::size_t levels_taken(const Dataset& ours, const Dataset& result, const Incoming& file) {
  const model::RatingBlock& before = ours.ratings.block(file.packet.cycle);
  const model::RatingBlock& after = result.ratings.block(file.packet.cycle);
  std::size_t count = 0;
  for (const model::SheetChange& sheet : file.changes) {
    for (const model::LevelChange& level : sheet.levels) {
      const bool stands = after.level(sheet.key, level.competency) == level.after;
      if (stands && before.level(sheet.key, level.competency) != level.after) ++count;
    }
  }
  return count;
}
std::size_t notes_taken(const Dataset& ours, const Dataset& result, const Incoming& file) {
  const auto is = [](const model::Note* note, const std::optional<model::Note>& wanted) {
    return wanted ? note != nullptr && *note == *wanted : note == nullptr;
  };
  return static_cast<std::size_t>(std::ranges::count_if(file.note_changes, [&](const auto& change) {
    return is(result.notes.find(change.id), change.after) &&
           !is(ours.notes.find(change.id), change.after);
  }));
}

model::PacketReturn register_entry(const Inside& plan, const Dataset& result,
                                   const Incoming& file) {
  const ReturnReview& review = plan.reviews[file.file];
  model::PacketReturn entry;
  entry.id = file.id;
  entry.packet = file.packet.id;
  entry.file = first_letters(review.file, model::kNameLength);
  entry.digest = file.digest;
  entry.author = first_letters(review.author, model::kNameLength);
  entry.office = first_letters(review.office, model::kNameLength);
  entry.created_at = first_letters(review.created_at, kTimeLength);
  entry.revision_seq = file.revision_seq();
  if (entry.revision_seq > 0) entry.revision_digest = base::hex_text(file.revision().digest);
  if (result.raters.find(file.rater) != nullptr) entry.rater = file.rater;
  entry.received = plan.today;
  entry.levels = static_cast<std::int32_t>(levels_taken(plan.ours, result, file));
  entry.notes = static_cast<std::int32_t>(notes_taken(plan.ours, result, file));
  entry.outside = static_cast<std::int32_t>(review.outside);
  entry.late = review.late;
  return entry;
}

}  // namespace

std::string_view return_status_text(ReturnStatus status) {
  return kStatusTexts[static_cast<std::size_t>(status)];
}

const std::vector<ReturnReview>& ReturnsPlan::reviews() const {
  return inside().reviews;
}
const MergePlan& ReturnsPlan::merge_plan() const { return inside().plan; }

const ReturnsPlan::Inside& ReturnsPlan::inside() const {
  static const Inside kNothing;
  return inside_ == nullptr ? kNothing : *inside_;
}

bool ReturnsPlan::brings_something() const {
  const Inside& plan = inside();
  return !plan.files.empty() || !plan.outdated.empty();
}

Result<ReturnsPlan> plan_returns(const ReturnsInput& input) {
  auto plan = std::make_shared<Inside>();
  plan->ours = *input.ours;
  plan->today = input.today;
  plan->progress = input.progress;
  plan->reviews.resize(input.files.size());
  PastStates past(input);
  for (std::size_t i = 0; i < input.files.size(); ++i) {
    if (input.progress && !input.progress(i, input.files.size())) {
      return base::fail(ErrorCode::Cancelled);
    }
    auto incoming = read_return(input, i, past, plan->reviews[i]);
    if (incoming) plan->files.push_back(std::move(*incoming));
  }
  drop_repeated(input, plan->files, plan->reviews);
  drop_outdated(*plan);
  plan->labels.push_back(input.ours_label);
  for (Incoming& file : plan->files) {
    past.find_earlier(file);
    const ReturnReview& review = plan->reviews[file.file];
    plan->labels.push_back({review.office, review.author, review.file, review.created_at});
  }
  if (auto done = plan_merge_of(*plan); !done) return std::unexpected(done.error());
  set_statuses(*plan);
  return ReturnsPlan(std::move(plan));
}

Result<ReturnsOutcome> merge_returns(const ReturnsPlan& plan,
                                     std::span<const MergeDecision> decisions,
                                     const DecisionContext& context) {
  const Inside& inside = plan.inside();
  ReturnsOutcome out;
  out.dataset = inside.ours;
  const std::size_t count = inside.files.size() + inside.outdated.size();
  out.step.name = {"step.take_returns", {std::to_string(count)}};
  change::ChangeSet& changes = out.step.changes;
  if (!inside.files.empty()) {
    auto merged = merge(merge_input(inside), decisions);
    if (!merged) return std::unexpected(merged.error());
    out.plan = std::move(merged->plan);
    out.unused = std::move(merged->unused);
    for (const model::Rater& rater : inside.stage.base.raters) {
      if (inside.ours.raters.find(rater.id) == nullptr) changes.records.push_back(change::added(rater));
    }
    std::ranges::move(merged->changes.records, std::back_inserter(changes.records));
    changes.ratings = joined(inside.stage.undisputed, std::move(merged->changes.ratings));
    complete(inside, out.plan);
  }
  if (auto done = change::apply(out.dataset, changes); !done) return std::unexpected(done.error());
  change::ChangeSet entries;
  for (const auto* files : {&inside.files, &inside.outdated}) {
    for (const Incoming& file : *files) {
      entries.records.push_back(change::added(register_entry(inside, out.dataset, file)));
    }
  }
  for (const model::Decision& decision : decision_rows(out.plan, out.dataset, context)) {
    if (out.dataset.decisions.find(decision.id) != nullptr) continue;
    entries.records.push_back(change::added(decision));
  }
  if (auto done = change::apply(out.dataset, entries); !done) return std::unexpected(done.error());
  std::ranges::move(entries.records, std::back_inserter(changes.records));
  return out;
}

}  // namespace asah::exchange
