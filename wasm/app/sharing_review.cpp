#include "wasm/app/sharing_review.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/base/hash.hpp"
#include "core/change/commands.hpp"
#include "core/exchange/erasure.hpp"
#include "core/exchange/lineage.hpp"

namespace asah::app {

using base::Result;
using base::Slices;
using exchange::MergeDecision;
using exchange::MergeItem;
using exchange::MergeItemKind;
using exchange::MergePlan;
using model::Dataset;
using model::EntityKind;
using screens::SharingBoard;
using screens::SharingFile;
using screens::SharingFileKind;
using screens::SharingStage;

namespace {

std::vector<MergeDecision> decisions_of(const screens::SharingDecisions& decisions) {
  std::vector<MergeDecision> out;
  out.reserve(decisions.values.size());
  for (const auto& [item, value] : decisions.values) out.push_back({item, value});
  return out;
}

std::size_t count(const SharingBoard& board, SharingFileKind kind) {
  return static_cast<std::size_t>(
      std::ranges::count_if(board.files, [&](const SharingFile& file) {
        return file.document != nullptr && file.kind == kind;
      }));
}

// ---- who was it here? -----------------------------------------------------------------------------

/// One place of a record or a sheet, as a text to look up.
std::string place_of(EntityKind kind, std::uint64_t id, std::uint16_t field) {
  return std::to_string(static_cast<int>(kind)) + '/' + base::id_text(id) + '/' +
         std::to_string(field);
}
std::string place_of(model::CycleId cycle, const model::SheetKey& sheet,
                     model::CompetencyId competency) {
  std::string out = base::id_text(cycle);
  base::append_id_text(out, sheet.employee.value);
  base::append_id_text(out, sheet.rater.value);
  base::append_id_text(out, competency.value);
  return out + std::to_string(sheet.date.days()) + '/' +
         std::to_string(static_cast<int>(sheet.source));
}

/// Finds, in one walk from the newest step back, who gave each place its present value.
class OwnSides {
 public:
  explicit OwnSides(const MergePlan& plan) : sides_(plan.items.size()) {
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
      const MergeItem& item = plan.items[i];
      if (item.kind == MergeItemKind::RatingConflict && item.rating) {
        wanted_.emplace(place_of(item.rating->cycle, item.rating->sheet, item.rating->competency),
                        i);
      } else if (item.kind == MergeItemKind::FieldConflict) {
        wanted_.emplace(place_of(item.record.kind, item.record.id, item.field), i);
      }
    }
  }

  std::vector<std::optional<screens::OwnSide>> find(const change::Store& store) && {
    for (auto at = store.records().rbegin(); at != store.records().rend(); ++at) {
      if (wanted_.empty()) break;
      walk(*at);
    }
    return std::move(sides_);
  }

 private:
  void walk(const change::JournalRecord& record) {
    for (const change::RecordChange& change : record.changes.records) {
      for (const change::FieldChange& field : change.fields) {
        meet(place_of(change.kind, change.id, field.field), record.actor);
      }
    }
    for (const change::RatingsChange& ratings : record.changes.ratings) {
      for (const model::SheetChange& sheet : ratings.sheets) {
        for (const model::LevelChange& level : sheet.levels) {
          meet(place_of(ratings.cycle, sheet.key, level.competency), record.actor);
        }
      }
    }
  }
  void meet(const std::string& place, const change::Actor& actor) {
    const auto at = wanted_.find(place);
    if (at == wanted_.end()) return;
    sides_[at->second] = screens::OwnSide{actor.person, actor.office, actor.time_ms};
    wanted_.erase(at);
  }

  std::unordered_map<std::string, std::size_t> wanted_;
  std::vector<std::optional<screens::OwnSide>> sides_;
};

// ---- counting ---------------------------------------------------------------------------------------

void count_levels(const change::ChangeSet& changes, screens::SharingTotals& totals) {
  for (const change::RatingsChange& ratings : changes.ratings) {
    for (const model::SheetChange& sheet : ratings.sheets) {
      for (const model::LevelChange& level : sheet.levels) {
        if (!level.before.has_value()) {
          ++totals.levels_added;
        } else if (!level.after.has_value()) {
          ++totals.levels_cleared;
        } else {
          ++totals.levels_changed;
        }
      }
    }
  }
}

void count_records(const change::ChangeSet& changes, screens::SharingTotals& totals) {
  for (const change::RecordChange& change : changes.records) {
    // The books that a merge keeps are not what it brings.
    if (change.kind == EntityKind::PacketReturn || change.kind == EntityKind::Decision) continue;
    switch (change.op) {
      case change::RecordOp::Add:
        ++(change.kind == EntityKind::Note ? totals.notes_added : totals.records_added);
        break;
      case change::RecordOp::Update: ++totals.records_changed; break;
      case change::RecordOp::Remove: ++totals.records_deleted; break;
    }
  }
  // A key of a newer version is news about its record.
  totals.records_changed += changes.kept.size();
}

// ---- the stages -------------------------------------------------------------------------------------

class Comparison {
 public:
  Comparison(const ReviewSetting& setting, SharingBoard& board)
      : setting_(setting), board_(board), now_(setting.store.snapshot()) {
    const model::Region& region = now_.region();
    own_.office = region.office.empty() ? region.name : region.office;
    own_.author = setting.person;
  }

  Slices<Result<change::Step>> run() {
    board_.stages.clear();
    board_.totals = {};
    change::Step step;
    if (count(board_, SharingFileKind::Return) > 0) {
      co_await done(0, 3);
      auto taken = run_returns();
      if (!taken) co_return give_up(taken.error());
      step = std::move(*taken);
    }
    if (count(board_, SharingFileKind::Copy) > 0) {
      co_await done(1, 3);
      auto groups = find_groups();
      std::size_t merged = 0;
      for (auto& [seq, group] : groups) {
        co_await done(1 + merged++, 2 + groups.size());
        if (auto good = run_group(group); !good) co_return give_up(good.error());
      }
      co_await done(1 + merged, 2 + groups.size());
      step = change::replace_with(setting_.store.snapshot(), now_,
                                  {"step.merge_files", {std::to_string(taken_files_)}});
      step.taken = std::move(taken_);
    }
    count_totals(step.changes);
    co_return step;
  }

 private:
  base::SliceEnd done(std::size_t parts, std::size_t all) {
    board_.compared = static_cast<float>(parts) / static_cast<float>(all);
    return {};
  }

  std::unexpected<base::Error> give_up(const base::Error& error) {
    board_.stages.clear();
    return std::unexpected(error);
  }

  exchange::DecisionContext context(SharingFileKind kind) const {
    const auto& rules = board_.decisions[static_cast<std::size_t>(kind)].rules;
    return {.person = setting_.person, .office = own_.office, .decided_at = setting_.now,
            .rules = {rules.begin(), rules.end()}};
  }

  void add_stage(SharingFileKind kind, MergePlan plan, std::vector<std::uint64_t> files) {
    SharingStage stage{.kind = kind, .plan = {}, .files = std::move(files), .own = {}};
    stage.own = std::make_shared<const std::vector<std::optional<screens::OwnSide>>>(
        OwnSides(plan).find(setting_.store));
    stage.plan = std::make_shared<const MergePlan>(std::move(plan));
    board_.stages.push_back(std::move(stage));
  }

  // ---- returns ----

  /// The step that took a return in; null where it is folded.
  const change::JournalRecord* step_of(model::PacketReturnId id) const {
    const auto& records = setting_.store.records();
    const auto at = std::ranges::find_if(
        records.rbegin(), records.rend(), [&](const change::JournalRecord& record) {
          return std::ranges::any_of(
              record.changes.records, [&](const change::RecordChange& change) {
                return change.kind == EntityKind::PacketReturn && change.id == id.value &&
                       change.op == change::RecordOp::Add;
              });
        });
    return at == records.rend() ? nullptr : &*at;
  }
  std::optional<Dataset> state_before(model::PacketReturnId id) {
    const change::JournalRecord* step = step_of(id);
    return step == nullptr ? std::nullopt : state_at({step->seq - 1, step->previous});
  }
  std::optional<Dataset> state_after(model::PacketReturnId id) {
    const change::JournalRecord* step = step_of(id);
    return step == nullptr ? std::nullopt : state_at({step->seq, change::link(*step)});
  }
  /// Many returns ask for the same few states.
  std::optional<Dataset> state_at(const change::JournalHead& head) {
    const auto known = std::ranges::find(states_, head, &KnownState::first);
    if (known != states_.end()) return known->second;
    auto state = setting_.store.state_at(head);
    states_.emplace_back(head, state ? std::optional(std::move(*state)) : std::nullopt);
    return states_.back().second;
  }

  Result<change::Step> run_returns() {
    exchange::ReturnsInput input{.ours = &now_, .ours_label = own_};
    std::vector<SharingFile*> files;
    for (SharingFile& file : board_.files) {
      if (file.document == nullptr || file.kind != SharingFileKind::Return) continue;
      files.push_back(&file);
      input.files.push_back({file.name, file.document.get()});
    }
    input.state_at = [this](const change::JournalHead& head) { return state_at(head); };
    input.state_before = [this](model::PacketReturnId id) { return state_before(id); };
    input.state_after = [this](model::PacketReturnId id) { return state_after(id); };
    input.is_erased = exchange::is_erased(now_);
    input.today = setting_.today;
    auto plan = exchange::plan_returns(input);
    if (!plan) return std::unexpected(plan.error());
    std::vector<std::uint64_t> branches(plan->merge_plan().labels.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
      files[i]->review = plan->reviews()[i];
      const std::size_t branch = plan->reviews()[i].branch;
      if (branch > 0 && branch < branches.size()) branches[branch] = files[i]->id;
      board_.totals.outside += plan->reviews()[i].outside;
      board_.totals.levels_same += plan->reviews()[i].levels_same;
      if (branch > 0) ++taken_files_;
    }
    if (!plan->brings_something()) return change::Step{};
    const auto& decisions = board_.decisions[0];
    auto outcome = exchange::merge_returns(*plan, decisions_of(decisions),
                                           context(SharingFileKind::Return));
    if (!outcome) return std::unexpected(outcome.error());
    add_stage(SharingFileKind::Return, std::move(outcome->plan), std::move(branches));
    now_ = std::move(outcome->dataset);
    return std::move(outcome->step);
  }

  // ---- copies ----

  struct Group {
    std::optional<exchange::CommonState> base;
    std::vector<SharingFile*> files;
  };

  /// By the state at which they parted; those without one first.
  std::map<std::pair<std::uint64_t, base::Sha256Digest>, Group> find_groups() {
    std::map<std::pair<std::uint64_t, base::Sha256Digest>, Group> out;
    for (SharingFile& file : board_.files) {
      if (file.document == nullptr || file.kind != SharingFileKind::Copy) continue;
      auto common = exchange::common_state(setting_.store, file.document->header);
      file.has_base = common.has_value();
      const change::JournalHead head = common ? common->head : change::JournalHead{};
      Group& group = out[{common ? head.seq + 1 : 0, head.digest}];
      if (common && !group.base) group.base = std::move(*common);
      group.files.push_back(&file);
    }
    return out;
  }

  Result<void> run_group(const Group& group) {
    std::vector<const Dataset*> all{&now_};
    std::vector<std::uint64_t> branches{0};
    exchange::MergeInput input{.base = group.base ? &group.base->dataset : nullptr,
                               .branches = {{&now_, own_}}};
    for (const SharingFile* file : group.files) {
      const exchange::HeaderInput& given = file->document->header.given;
      input.branches.push_back(
          {&file->document->dataset, {given.office, given.author, file->name, given.created_at}});
      if (group.base) input.branches.back().joined = group.base->joined;
      all.push_back(&file->document->dataset);
      branches.push_back(file->id);
    }
    input.is_erased = exchange::is_erased(all);
    auto result =
        exchange::merge(input, decisions_of(board_.decisions[1]));
    if (!result) return std::unexpected(result.error());
    for (std::size_t i = 0; i < group.files.size(); ++i) {
      group.files[i]->counts = result->plan.counts[i + 1];
      const exchange::DocumentHeader& header = group.files[i]->document->header;
      if (group.base && group.base->head == header.given.base_revision) continue;  // known already
      auto taken = exchange::taken_copy(setting_.store, header,
                                        group.base ? &*group.base : nullptr,
                                        result->copies[i + 1], result->joined);
      if (taken) taken_.push_back(std::move(*taken));
    }
    taken_files_ += group.files.size();
    for (model::Decision& decision :
         exchange::decision_rows(result->plan, result->dataset,
                                   context(SharingFileKind::Copy))) {
      if (model::Decision* there = result->dataset.decisions.edit(decision.id)) {
        *there = std::move(decision);
      } else {
        result->dataset.decisions.insert(std::move(decision));
      }
    }
    now_ = std::move(result->dataset);
    add_stage(SharingFileKind::Copy, std::move(result->plan), std::move(branches));
    return {};
  }

  void count_totals(const change::ChangeSet& changes) {
    screens::SharingTotals& totals = board_.totals;
    count_levels(changes, totals);
    count_records(changes, totals);
    for (const SharingStage& stage : board_.stages) {
      for (const MergeItem& item : stage.plan->items) {
        if (item.kind == MergeItemKind::Erased) ++totals.erased;
      }
    }
    totals.files_skipped = board_.files.size() - taken_files_;
  }

  const ReviewSetting& setting_;
  SharingBoard& board_;
  Dataset now_;
  exchange::BranchLabel own_;
  std::size_t taken_files_ = 0;
  using KnownState = std::pair<change::JournalHead, std::optional<Dataset>>;
  std::vector<KnownState> states_;
  /// What the step is to keep of the copies.
  std::vector<change::TakenCopy> taken_;
};

}  // namespace

Slices<Result<change::Step>> compare_in_slices(const ReviewSetting& setting,
                                               SharingBoard& board) {
  Comparison comparison(setting, board);
  co_return co_await comparison.run();
}

std::vector<std::string> open_items(const SharingBoard& board) {
  std::vector<std::string> names;
  for (const SharingStage& stage : board.stages) {
    const auto& decided = board.decisions[static_cast<std::size_t>(stage.kind)].values;
    for (const MergeItem& item : stage.plan->items) {
      if (!exchange::asks_for_decision(item.kind)) continue;
      std::string name = merge_item_name(item);
      if (!decided.contains(name)) names.push_back(std::move(name));
    }
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace asah::app
