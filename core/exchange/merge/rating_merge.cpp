// Ratings, three-way by level. Sheets of all branches are walked side by side in key order.

#include <algorithm>
#include <array>

#include "core/exchange/merge/merge_parts.hpp"
#include "core/exchange/merge/value_merge.hpp"

namespace asah::exchange {

using change::RatingsChange;
using model::CompetencyId;
using model::CycleId;
using model::EntityKind;
using model::Level;
using model::RatingBlock;
using model::SheetKey;

namespace {

constexpr std::size_t kAbsent = SIZE_MAX;

// One input's block, read by the columns of all.
class BlockCursor {
 public:
  BlockCursor(const RatingBlock& block, const std::vector<CompetencyId>& columns)
      : block_(&block),
        none_(columns.size(), Level::kNone),
        scratch_(columns.size(), Level::kNone) {
    aligned_ = block.width() == columns.size();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      columns_.push_back(block.column(columns[c]).value_or(kAbsent));
      aligned_ = aligned_ && columns_.back() == c;
    }
  }

  bool at_end() const { return row_ == block_->rows(); }
  SheetKey key() const { return block_->key(row_); }

  /// The levels under `key`, all none when there is no such sheet; goes past it.
  std::span<const std::int8_t> take(const SheetKey& wanted) {
    here_ = !at_end() && key() == wanted;
    if (!here_) return none_;
    const auto levels = block_->row_levels(row_++);
    if (aligned_) return levels;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      scratch_[c] = columns_[c] == kAbsent ? Level::kNone : levels[columns_[c]];
    }
    return scratch_;
  }
  /// Whether the last take met a sheet.
  bool here() const { return here_; }

 private:
  const RatingBlock* block_;
  std::vector<std::size_t> columns_;
  std::vector<std::int8_t> none_;
  std::vector<std::int8_t> scratch_;
  std::size_t row_ = 0;
  bool aligned_ = true;
  bool here_ = false;
};

class BlockMerge {
 public:
  BlockMerge(CycleId cycle, MergeContext& context, RatingsMerged& out)
      : cycle_(cycle), context_(context), out_(out), change_{cycle, {}} {}

  void run() {
    if (nothing_to_do()) return;
    start();
    SheetKey key;
    while (next(key)) {
      if (!context_.ticker.tick(branches_.size())) {
        out_.cancelled = true;
        return;
      }
      merge_sheet(key);
    }
    if (!change_.sheets.empty()) out_.changes.push_back(std::move(change_));
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (raters_[c].any()) out_.rated[{cycle_, columns_[c]}] |= raters_[c];
      if (!people_[c].empty()) out_.rated_people[{cycle_, columns_[c]}] = std::move(people_[c]);
    }
  }

 private:
  bool nothing_to_do() const {
    const MergeSides& sides = context_.sides;
    const model::Ratings& first =
        sides.base == nullptr ? sides.branches.front()->ratings : sides.base->ratings;
    return std::ranges::all_of(sides.branches, [&](const model::Dataset* branch) {
      return branch->ratings.shares_block(first, cycle_);
    });
  }

  void start() {
    std::vector<const RatingBlock*> blocks;
    const MergeSides& sides = context_.sides;
    static const RatingBlock kEmpty;
    blocks.push_back(sides.base == nullptr ? &kEmpty : &sides.base->ratings.block(cycle_));
    for (const model::Dataset* branch : sides.branches) {
      blocks.push_back(&branch->ratings.block(cycle_));
    }
    // In the order of some input, so that most can be read as they lie.
    for (const RatingBlock* block : blocks) {
      for (const CompetencyId competency : block->competencies()) {
        if (!std::ranges::contains(columns_, competency)) columns_.push_back(competency);
      }
    }
    base_.emplace(*blocks.front(), columns_);
    for (std::size_t i = 1; i < blocks.size(); ++i) branches_.emplace_back(*blocks[i], columns_);
    levels_.resize(branches_.size());
    raters_.resize(columns_.size());
    people_.resize(columns_.size());
    restored_.assign(branches_.size(), std::vector<std::int8_t>(columns_.size()));
    for (const CompetencyId competency : columns_) {
      column_deleters_.push_back(
          context_.kept.deleters({EntityKind::Competency, competency.value}));
    }
    cycle_deleters_ = context_.kept.deleters({EntityKind::Cycle, cycle_.value});
  }

  bool next(SheetKey& least) const {
    bool any = !base_->at_end();
    if (any) least = base_->key();
    for (const BlockCursor& cursor : branches_) {
      if (cursor.at_end() || (any && least <= cursor.key())) continue;
      least = cursor.key();
      any = true;
    }
    return any;
  }

  void merge_sheet(const SheetKey& key) {
    base_levels_ = base_->take(key);
    bool same = true;
    for (std::size_t i = 0; i < branches_.size(); ++i) {
      levels_[i] = branches_[i].take(key);
      same = same && std::ranges::equal(levels_[i], base_levels_);
    }
    if (same) return;
    const std::span<const std::int8_t> ours = levels_[context_.sides.ours];
    if (!context_.kept.empty() && base_->here()) undo_consequences(key);
    model::SheetChange sheet{key, {}};
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::int8_t result = merge_level(key, c);
      const std::int8_t before = ours[c];
      if (result != before) sheet.levels.push_back({columns_[c], Level{before}, Level{result}});
    }
    if (!sheet.levels.empty()) change_.sheets.push_back(std::move(sheet));
  }

  // A branch that deleted a person, rater, cycle or competency that stays did not mean the levels.
  void undo_consequences(const SheetKey& key) {
    const KeptRecords& kept = context_.kept;
    const BranchSet whole = cycle_deleters_ |
                            kept.deleters({EntityKind::Employee, key.employee.value}) |
                            kept.deleters({EntityKind::Rater, key.rater.value});
    for (std::size_t i = 0; i < branches_.size(); ++i) {
      std::vector<std::int8_t>& levels = restored_[i];
      levels.assign(levels_[i].begin(), levels_[i].end());
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        const bool consequence = whole.test(i) || column_deleters_[c].test(i);
        if (consequence && levels[c] == Level::kNone) levels[c] = base_levels_[c];
      }
      levels_[i] = levels;
    }
  }

  std::int8_t merge_level(const SheetKey& key, std::size_t column) {
    const std::int8_t base = base_levels_[column];
    std::array<BranchSet, Level::kMax + 2> holders;
    bool changed = false;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      const std::int8_t level = levels_[i][column];
      if (level == base) continue;
      holders[static_cast<std::size_t>(level + 1)].set(i);
      changed = true;
    }
    if (!changed) return base;
    count(base, holders);
    std::vector<MergeCandidate> found;
    for (std::size_t slot = 0; slot < holders.size(); ++slot) {
      if (holders[slot].none()) continue;
      const Level level{static_cast<std::int8_t>(slot - 1)};
      found.push_back({level.has_value() ? model::Value{std::int64_t{level.value}} : model::Value{},
                       holders[slot]});
      if (!level.has_value()) continue;
      raters_[column] |= holders[slot];
      if (context_.watched.contains(columns_[column])) people_[column][key.employee] |= holders[slot];
    }
    if (found.size() == 1) return level_of(found.front().value);
    return settle(key, column, std::move(found));
  }

  static std::int8_t level_of(const model::Value& value) {
    const std::int64_t* number = value.as_int();
    return number == nullptr ? Level::kNone : static_cast<std::int8_t>(*number);
  }

  std::int8_t settle(const SheetKey& key, std::size_t column, std::vector<MergeCandidate> found) {
    const std::int8_t base = base_levels_[column];
    MergeItem item;
    const bool cleared = found.front().value.is_null();
    item.kind = cleared && found.size() == 2 ? MergeItemKind::ClearedAndChanged
                                             : MergeItemKind::RatingConflict;
    item.record = {EntityKind::Employee, key.employee.value};
    item.rating = RatingPlace{cycle_, key, columns_[column]};
    if (base != Level::kNone) item.base = model::Value{std::int64_t{base}};
    item.candidates = std::move(found);
    // Whoever gave a level has said more than who took one away.
    const BranchSet& yields = context_.sides.yields;
    item.proposal = cleared ? 1 + proposed(std::span(item.candidates).subspan(1), yields)
                            : proposed(item.candidates, yields);
    context_.decider.settle(item, true);
    item.related = {{{EntityKind::Cycle, cycle_.value}, {}},
                    {{EntityKind::Competency, columns_[column].value}, {}}};
    if (key.rater) item.related.push_back({{EntityKind::Rater, key.rater.value}, {}});
    const std::int8_t result = level_of(item.taken);
    out_.items.push_back(std::move(item));
    return result;
  }

  void count(std::int8_t base, const std::array<BranchSet, Level::kMax + 2>& holders) {
    const bool without_base = context_.sides.base == nullptr;
    for (std::size_t slot = 0; slot < holders.size(); ++slot) {
      if (without_base && holders[slot].count() == levels_.size()) continue;
      for (std::size_t i = 0; i < levels_.size(); ++i) {
        if (!holders[slot].test(i)) continue;
        BranchCounts& counts = context_.counts[i];
        ++(slot == 0 ? counts.cleared : base == Level::kNone ? counts.rated : counts.rerated);
        counts.covered_by &= holders[slot];
        if (holders[slot].count() > 1) ++counts.shared;
      }
    }
  }

  CycleId cycle_;
  MergeContext& context_;
  RatingsMerged& out_;
  RatingsChange change_;
  std::vector<CompetencyId> columns_;
  std::optional<BlockCursor> base_;
  std::vector<BlockCursor> branches_;
  std::vector<BranchSet> raters_;
  std::vector<std::map<model::EmployeeId, BranchSet>> people_;
  std::vector<BranchSet> column_deleters_;
  BranchSet cycle_deleters_;
  // The sheet in hand.
  std::span<const std::int8_t> base_levels_;
  std::vector<std::span<const std::int8_t>> levels_;
  std::vector<std::vector<std::int8_t>> restored_;
};

}  // namespace

RatingsMerged merge_ratings(MergeContext& context) {
  std::vector<CycleId> cycles;
  if (context.sides.base != nullptr) cycles = context.sides.base->ratings.cycles();
  for (const model::Dataset* branch : context.sides.branches) {
    std::ranges::copy(branch->ratings.cycles(), std::back_inserter(cycles));
  }
  std::ranges::sort(cycles);
  const auto doubles = std::ranges::unique(cycles);
  cycles.erase(doubles.begin(), doubles.end());
  RatingsMerged out;
  for (const CycleId cycle : cycles) {
    BlockMerge(cycle, context, out).run();
    if (out.cancelled) break;
  }
  return out;
}

}  // namespace asah::exchange
