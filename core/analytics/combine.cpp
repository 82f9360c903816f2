#include "core/analytics/combine.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/analytics/parts/combine_rule.hpp"
#include "core/model/refs.hpp"

namespace asah::analytics {
namespace {

using model::EmployeeId;
using model::RatingBlock;

constexpr std::size_t kMemoRows = 4;      // most sheets a person may have for the fast way
constexpr std::size_t kMemoLimit = 16;    // most patterns of sheets remembered
constexpr std::uint8_t kNotYet = 0x80;    // flag of a memo entry not computed so far
constexpr unsigned kLevelBits = 3;        // a level plus one, 0 for none

std::uint16_t age_of(base::Date date, base::Date newest) {
  if (!date.has_value()) return kUndated;
  const std::int64_t days = std::int64_t{newest.days()} - date.days();
  return static_cast<std::uint16_t>(std::min<std::int64_t>(days, kUndated - 1));
}

// What two people's sheets must have in common for equal levels to combine equally: source of each
// sheet, whether its rater is that of the sheet before, and for the rule Last their order.
struct Pattern {
  std::array<RatingItem, kMemoRows> items{};  // levels left open
  std::size_t rows = 0;
  std::uint32_t key = 0;
};

// The combined level for each tuple of levels under one pattern, computed when first needed. In
// place of the age each entry keeps the mask of the sheets counted.
struct Memo {
  Pattern pattern;
  std::vector<AchievedCell> entries;
};

class Combiner {
 public:
  Combiner(const RatingBlock& block, const CombinePlan& plan, AchievedMatrix& matrix)
      : block_(block), plan_(plan), matrix_(matrix), width_(matrix.width()) {
    for (const model::CompetencyId competency : matrix.competencies) {
      const auto column = block.column(competency);
      block_column_.push_back(column ? static_cast<std::uint32_t>(*column) : model::kNoIndex);
    }
    same_columns_ = std::ranges::equal(matrix.competencies, block.competencies());
    memos_.reserve(kMemoLimit);
    gathered_.resize(kMemoRows * width_);
  }

  // Combines the sheets [first, last) of one person into `out`.
  void combine_person(std::size_t first, std::size_t last, AchievedCell* out) {
    if (last - first <= kMemoRows) {
      const Pattern pattern = pattern_of(first, last);
      if (Memo* memo = memo_for(pattern); memo != nullptr) {
        look_up(*memo, first, out);
        return;
      }
    }
    for (std::size_t column = 0; column < width_; ++column) {
      out[column] = combine_cell(first, last, block_column_[column]);
    }
  }

 private:
  // The general way: any number of sheets.
  AchievedCell combine_cell(std::size_t first, std::size_t last, std::uint32_t block_column) {
    if (block_column == model::kNoIndex) return {};
    items_.clear();
    for (std::size_t row = first; row < last; ++row) {
      const model::SheetKey key = block_.key(row);
      items_.push_back({key.source, key.rater, key.date, block_.row_levels(row)[block_column]});
    }
    RuleOutcome outcome = apply_rule(plan_, items_);
    outcome.cell.age_days = age_of(outcome.newest, matrix_.newest);
    return outcome.cell;
  }

  Pattern pattern_of(std::size_t first, std::size_t last) const {
    Pattern pattern;
    pattern.rows = last - first;
    pattern.key = 1;
    for (std::size_t i = 0; i < pattern.rows; ++i) {
      const model::SheetKey key = block_.key(first + i);
      pattern.items[i] = {key.source, key.rater, key.date, model::Level::kNone};
      const bool same = i > 0 && pattern.items[i - 1].source == key.source &&
                        pattern.items[i - 1].rater == key.rater;
      pattern.key = (pattern.key << 4) | (static_cast<std::uint32_t>(key.source) << 1) | same;
    }
    if (plan_.rule == model::CombineRule::Last) {
      for (std::size_t i = 0; i < pattern.rows; ++i) {
        std::uint32_t earlier = 0;
        for (std::size_t j = 0; j < pattern.rows; ++j) {
          earlier += is_later(plan_, pattern.items[i], pattern.items[j]);
        }
        pattern.key = (pattern.key << 2) | earlier;
      }
    }
    return pattern;
  }

  Memo* memo_for(const Pattern& pattern) {
    for (std::size_t i = 0; i < memos_.size(); ++i) {
      if (memos_[i].pattern.key == pattern.key) return &memos_[i];
    }
    if (memos_.size() == kMemoLimit) return nullptr;
    AchievedCell open;
    open.flags = kNotYet;
    const std::size_t size = std::size_t{1} << (kLevelBits * pattern.rows);
    return &memos_.emplace_back(pattern, std::vector<AchievedCell>(size, open));
  }

  AchievedCell fill(Memo& memo, std::size_t index) const {
    std::array<RatingItem, kMemoRows> items = memo.pattern.items;
    for (std::size_t i = 0; i < memo.pattern.rows; ++i) {
      const std::size_t shift = kLevelBits * (memo.pattern.rows - 1 - i);
      items[i].level = static_cast<std::int8_t>(static_cast<int>((index >> shift) & 7) - 1);
    }
    const RuleOutcome outcome = apply_rule(plan_, std::span(items).first(memo.pattern.rows));
    AchievedCell& entry = memo.entries[index];
    entry = outcome.cell;
    entry.age_days = static_cast<std::uint16_t>(outcome.counted);
    return entry;
  }

  // The levels of a person's sheet in the order of the matrix's columns.
  const std::int8_t* levels_of(std::size_t row, std::size_t slot) {
    if (same_columns_) return block_.levels().data() + row * width_;
    const auto levels = block_.row_levels(row);
    std::int8_t* out = gathered_.data() + slot * width_;
    for (std::size_t column = 0; column < width_; ++column) {
      const std::uint32_t from = block_column_[column];
      out[column] = from == model::kNoIndex ? model::Level::kNone : levels[from];
    }
    return out;
  }

  void look_up(Memo& memo, std::size_t first, AchievedCell* out) {
    switch (memo.pattern.rows) {
      case 1: look_up_rows<1>(memo, first, out); break;
      case 2: look_up_rows<2>(memo, first, out); break;
      case 3: look_up_rows<3>(memo, first, out); break;
      case 4: look_up_rows<4>(memo, first, out); break;
      default: std::fill_n(out, width_, AchievedCell{}); break;
    }
  }

  template <std::size_t Rows>
  void look_up_rows(Memo& memo, std::size_t first, AchievedCell* out) {
    std::array<const std::int8_t*, Rows> levels;
    std::array<std::uint16_t, std::size_t{1} << Rows> age;  // youngest of each set of sheets
    age[0] = kUndated;
    for (std::size_t i = 0; i < Rows; ++i) {
      levels[i] = levels_of(first + i, i);
      const std::uint16_t own = age_of(block_.dates()[first + i], matrix_.newest);
      for (std::size_t set = 0; set < (std::size_t{1} << i); ++set) {
        age[set | (std::size_t{1} << i)] = std::min(age[set], own);
      }
    }
    const AchievedCell* entries = memo.entries.data();
    for (std::size_t column = 0; column < width_; ++column) {
      std::size_t index = 0;
      for (std::size_t i = 0; i < Rows; ++i) {
        index = (index << kLevelBits) | (static_cast<unsigned>(levels[i][column] + 1) & 7U);
      }
      AchievedCell cell = entries[index];
      if ((cell.flags & kNotYet) != 0) [[unlikely]] cell = fill(memo, index);
      cell.age_days = age[cell.age_days];
      out[column] = cell;
    }
  }

  const RatingBlock& block_;
  const CombinePlan& plan_;
  const AchievedMatrix& matrix_;
  std::size_t width_;
  std::vector<std::uint32_t> block_column_;
  bool same_columns_ = false;
  std::vector<Memo> memos_;
  std::vector<RatingItem> items_;
  std::vector<std::int8_t> gathered_;
};

std::vector<model::CompetencyId> columns_of(const model::Cycle& cycle, const RatingBlock& block) {
  const std::span<const model::CompetencyId> wanted =
      cycle.competencies.empty() ? block.competencies() : std::span(cycle.competencies);
  std::vector<model::CompetencyId> columns;
  for (const model::CompetencyId id : wanted) {
    if (std::ranges::find(columns, id) == columns.end()) columns.push_back(id);
  }
  return columns;
}

// Moderations of the cycle in the order in which they take effect.
std::vector<const model::Moderation*> moderations_of(const model::Dataset& dataset,
                                                     model::CycleId cycle) {
  std::vector<const model::Moderation*> found;
  for (const model::Moderation& moderation : dataset.moderations) {
    if (moderation.cycle == cycle) found.push_back(&moderation);
  }
  std::ranges::sort(found, {}, [](const model::Moderation* m) {
    return std::tuple(m->employee, m->competency, m->date, m->id);
  });
  return found;
}

void apply_moderations(std::span<const model::Moderation* const> moderations,
                       std::span<const EmployeeId> ids, AchievedMatrix& matrix) {
  for (std::size_t i = 0; i < moderations.size(); ++i) {
    const model::Moderation& m = *moderations[i];
    const bool last = i + 1 == moderations.size() ||
                      moderations[i + 1]->employee != m.employee ||
                      moderations[i + 1]->competency != m.competency;
    if (!last || !m.after.has_value()) continue;
    const auto person = std::ranges::lower_bound(ids, m.employee);
    const std::uint32_t column = matrix.column(m.competency);
    if (person == ids.end() || *person != m.employee || column == model::kNoIndex) continue;
    const auto row = static_cast<std::size_t>(person - ids.begin());
    AchievedCell& cell = matrix.cells[row * matrix.width() + column];
    cell.achieved = static_cast<std::int16_t>(100 * m.after.value);
    cell.flags = static_cast<std::uint8_t>((cell.flags & ~kNoConsensus) | kModerated);
    if (m.date.has_value()) cell.age_days = age_of(m.date, matrix.newest);
  }
}

// Combines the sheets of `ids` in one pass over both orders; sheets of other people are passed
// over. Rows are appended, so that each cell is written to memory once.
void combine_sheets(const RatingBlock& block, const CombinePlan& plan,
                    std::span<const EmployeeId> ids, AchievedMatrix& matrix) {
  const auto employees = block.employees();
  Combiner combiner(block, plan, matrix);
  std::vector<AchievedCell> cells(matrix.width());
  matrix.cells.reserve(ids.size() * matrix.width());
  std::size_t row = ids.empty() ? block.rows() : block.lower_bound({.employee = ids.front(),
                                                                    .source = model::Source::Self,
                                                                    .rater = {},
                                                                    .date = {}});
  for (std::size_t person = 0; person < ids.size(); ++person) {
    while (row < employees.size() && employees[row] < ids[person]) ++row;
    const std::size_t first = row;
    while (row < employees.size() && employees[row] == ids[person]) ++row;
    combiner.combine_person(first, row, cells.data());
    matrix.cells.insert(matrix.cells.end(), cells.begin(), cells.end());
  }
}

}  // namespace

base::Date AchievedMatrix::date(const AchievedCell& cell) const {
  return cell.age_days == kUndated ? base::Date{} : newest.plus_days(-int{cell.age_days});
}

std::uint32_t AchievedMatrix::column(model::CompetencyId competency) const {
  const auto at = std::ranges::find(competencies, competency);
  if (at == competencies.end()) return model::kNoIndex;
  return static_cast<std::uint32_t>(at - competencies.begin());
}

AchievedMatrix combine_people(const model::Dataset& dataset, model::CycleId cycle_id,
                              SourceFilter filter, std::span<const EmployeeId> ids) {
  AchievedMatrix matrix;
  matrix.people = ids.size();
  const model::Cycle* cycle = dataset.cycles.find(cycle_id);
  if (cycle == nullptr) return matrix;
  const RatingBlock& block = dataset.ratings.block(cycle_id);
  const auto moderations = moderations_of(dataset, cycle_id);
  matrix.cycle = cycle_id;
  matrix.competencies = columns_of(*cycle, block);
  for (const base::Date date : block.dates()) matrix.newest = std::max(matrix.newest, date);
  for (const auto* m : moderations) matrix.newest = std::max(matrix.newest, m->date);
  if (matrix.width() == 0) return matrix;
  const CombinePlan plan = combine_plan(*cycle, filter);
  combine_sheets(block, plan, ids, matrix);
  if (filter.view == RatingView::Combined) apply_moderations(moderations, ids, matrix);
  return matrix;
}

AchievedMatrix combine(const model::Dataset& dataset, model::CycleId cycle, SourceFilter filter) {
  std::vector<EmployeeId> ids;
  ids.reserve(dataset.employees.size());
  for (const model::Employee& employee : dataset.employees) ids.push_back(employee.id);
  return combine_people(dataset, cycle, filter, ids);
}

}  // namespace asah::analytics
