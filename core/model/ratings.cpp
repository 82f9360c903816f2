#include "core/model/ratings.hpp"

#include <algorithm>
#include <utility>

#include "core/base/result.hpp"

namespace asah::model {
namespace {

bool all_none(std::span<const std::int8_t> levels) {
  return std::ranges::all_of(levels, [](std::int8_t level) { return level == Level::kNone; });
}

template <class T>
void insert_at(std::vector<T>& column, std::size_t row, T value) {
  column.insert(column.begin() + static_cast<std::ptrdiff_t>(row), value);
}

template <class T>
void erase_at(std::vector<T>& column, std::size_t row) {
  column.erase(column.begin() + static_cast<std::ptrdiff_t>(row));
}

}  // namespace

std::size_t RatingBlock::level_count() const {
  return levels_.size() - static_cast<std::size_t>(std::ranges::count(levels_, Level::kNone));
}

std::size_t RatingBlock::lower_bound(const SheetKey& wanted) const {
  std::size_t low = 0;
  std::size_t high = rows();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (key(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::optional<std::size_t> RatingBlock::find(const SheetKey& wanted) const {
  const std::size_t row = lower_bound(wanted);
  if (row == rows() || key(row) != wanted) return std::nullopt;
  return row;
}

std::optional<std::size_t> RatingBlock::column(CompetencyId competency) const {
  const auto at = std::ranges::find(competencies_, competency);
  if (at == competencies_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - competencies_.begin());
}

Level RatingBlock::level(const SheetKey& wanted, CompetencyId competency) const {
  const auto row = find(wanted);
  const auto at = column(competency);
  return row && at ? Level{row_levels(*row)[*at]} : Level{};
}

void RatingBlock::add_competency(CompetencyId competency) {
  if (column(competency)) return;
  const std::size_t old_width = width();
  std::vector<std::int8_t> wider(rows() * (old_width + 1), Level::kNone);
  for (std::size_t row = 0; row < rows(); ++row) {
    const auto from = levels_.begin() + static_cast<std::ptrdiff_t>(row * old_width);
    std::copy_n(from, old_width, wider.begin() + static_cast<std::ptrdiff_t>(row * (old_width + 1)));
  }
  levels_ = std::move(wider);
  competencies_.push_back(competency);
}

void RatingBlock::reserve(std::size_t rows) {
  employee_.reserve(rows);
  source_.reserve(rows);
  rater_.reserve(rows);
  date_.reserve(rows);
  levels_.reserve(rows * width());
}

void RatingBlock::append(const SheetKey& added, std::span<const std::int8_t> levels) {
  ASAH_CHECK(levels.size() == width());
  ASAH_CHECK(rows() == 0 || key(rows() - 1) < added);
  employee_.push_back(added.employee);
  source_.push_back(added.source);
  rater_.push_back(added.rater);
  date_.push_back(added.date);
  levels_.insert(levels_.end(), levels.begin(), levels.end());
}

void RatingBlock::set_levels(std::span<std::int8_t> row, const SheetChange& change) const {
  for (const LevelChange& level : change.levels) {
    row[*column(level.competency)] = level.after.value;
  }
}

void RatingBlock::apply_in_place(const SheetChange& change, std::size_t row) {
  const auto offset = static_cast<std::ptrdiff_t>(row * width());
  if (row == rows() || key(row) != change.key) {
    insert_at(employee_, row, change.key.employee);
    insert_at(source_, row, change.key.source);
    insert_at(rater_, row, change.key.rater);
    insert_at(date_, row, change.key.date);
    levels_.insert(levels_.begin() + offset, width(), Level::kNone);
  }
  const auto cells = std::span(levels_).subspan(row * width(), width());
  set_levels(cells, change);
  if (!all_none(cells)) return;
  erase_at(employee_, row);
  erase_at(source_, row);
  erase_at(rater_, row);
  erase_at(date_, row);
  levels_.erase(levels_.begin() + offset, levels_.begin() + offset + static_cast<std::ptrdiff_t>(width()));
}

void RatingBlock::apply(std::span<const SheetChange> changes) {
  for (const SheetChange& change : changes) {
    for (const LevelChange& level : change.levels) add_competency(level.competency);
  }
  // A keystroke changes one sheet: moving the tails is cheaper than building all columns anew.
  if (changes.size() == 1) {
    apply_in_place(changes[0], lower_bound(changes[0].key));
    return;
  }
  RatingBlock next(cycle_);
  next.competencies_ = competencies_;
  next.reserve(rows() + changes.size());
  std::vector<std::int8_t> scratch(width());
  std::size_t row = 0;
  for (const SheetChange& change : changes) {
    for (; row < rows() && key(row) < change.key; ++row) next.append(key(row), row_levels(row));
    std::ranges::fill(scratch, Level::kNone);
    if (row < rows() && key(row) == change.key) std::ranges::copy(row_levels(row++), scratch.begin());
    set_levels(scratch, change);
    if (!all_none(scratch)) next.append(change.key, scratch);
  }
  for (; row < rows(); ++row) next.append(key(row), row_levels(row));
  *this = std::move(next);
}

const RatingBlock& Ratings::block(CycleId cycle) const {
  static const RatingBlock kEmpty;
  for (const auto& block : blocks_) {
    if (block->cycle() == cycle) return *block;
  }
  return kEmpty;
}

RatingBlock& Ratings::edit(CycleId cycle) {
  const auto by_cycle = [](const std::shared_ptr<RatingBlock>& block) { return block->cycle(); };
  auto at = std::ranges::lower_bound(blocks_, cycle, {}, by_cycle);
  if (at == blocks_.end() || (*at)->cycle() != cycle) {
    at = blocks_.insert(at, std::make_shared<RatingBlock>(cycle));
  } else if (at->use_count() > 1) {
    *at = std::make_shared<RatingBlock>(**at);
  }
  return **at;
}

void Ratings::set(RatingBlock block) {
  const CycleId cycle = block.cycle();
  edit(cycle) = std::move(block);
}

std::vector<CycleId> Ratings::cycles() const {
  std::vector<CycleId> out;
  for (const auto& block : blocks_) out.push_back(block->cycle());
  return out;
}

std::size_t Ratings::level_count() const {
  std::size_t count = 0;
  for (const auto& block : blocks_) count += block->level_count();
  return count;
}

bool Ratings::operator==(const Ratings& other) const {
  const auto same_block = [](const RatingBlock& a, const RatingBlock& b) {
    if (a.rows() != b.rows()) return false;
    for (std::size_t row = 0; row < a.rows(); ++row) {
      if (a.key(row) != b.key(row)) return false;
    }
    // Columns may stand in another order or be empty on one side.
    const auto covers = [](const RatingBlock& left, const RatingBlock& right) {
      for (std::size_t c = 0; c < left.width(); ++c) {
        const auto twin = right.column(left.competencies()[c]);
        for (std::size_t row = 0; row < left.rows(); ++row) {
          const std::int8_t there = twin ? right.row_levels(row)[*twin] : Level::kNone;
          if (left.row_levels(row)[c] != there) return false;
        }
      }
      return true;
    };
    return covers(a, b) && covers(b, a);
  };
  const auto all_same = [&](const Ratings& a, const Ratings& b) {
    return std::ranges::all_of(a.blocks_, [&](const auto& block) {
      return same_block(*block, b.block(block->cycle()));
    });
  };
  return all_same(*this, other) && all_same(other, *this);
}

}  // namespace asah::model
