// Ratings: long tables (siklus, nip, kompetensi, sumber, penilai, level, tanggal) and wide ones.
#include <algorithm>
#include <memory>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/tables/import_cycles.hpp"
#include "core/exchange/tables/import_row.hpp"
#include "core/exchange/tables/table_cells.hpp"
#include "core/exchange/tables/table_competencies.hpp"
#include "core/model/fields.hpp"
#include "core/model/nip.hpp"
#include "core/model/refs.hpp"

namespace asah::exchange {

using base::ErrorCode;
using model::Level;

namespace {

constexpr std::string_view kSourceWords = "diri, atasan, rekan, bawahan, asesor, tes";

/// One level on its way into a block.
struct Entry {
  std::uint32_t cycle = 0;  ///< place in the cycle book
  std::uint32_t row = 0;    ///< of the table
  model::SheetKey key;
  model::CompetencyId competency;
  std::int8_t level = 0;

  bool same_cell(const Entry& other) const {
    return cycle == other.cycle && key == other.key && competency == other.competency;
  }
};

struct LevelCell {
  model::CompetencyId competency;
  std::size_t column = kNoColumn;
  std::int8_t level = 0;
};

/// What a row says, read and checked before anything is changed.
struct RatingRow {
  const model::Employee* employee = nullptr;
  std::optional<std::uint32_t> cycle;  ///< none: to be made
  std::string cycle_name;
  model::Source source = model::Source::Superior;
  base::Date date;
  model::EmployeeId rater_employee;
  std::string rater_name;  ///< empty: nobody is named
  std::string rater_nip;
  std::vector<LevelCell> levels;
};

class RatingsImporter final : public RowImporter {
 public:
  RatingsImporter(const model::Dataset& before, const ImportOptions& options)
      : before_(before),
        options_(options),
        nips_(before.employees),
        cycles_(before.cycles),
        raters_(before.raters),
        competencies_(before.competencies) {}

  void take(ImportRow& row) override {
    RatingRow rating;
    read_employee(row, rating);
    read_cycle(row, rating);
    read_source_and_date(row, rating);
    if (row.map().competencies.empty()) {
      read_long(row, rating);
    } else {
      read_wide(row, rating);
    }
    if (!row.rejected()) read_rater(row, rating);
    if (!row.rejected()) check_scope(row, rating);
    if (!row.rejected()) apply(row, rating);
  }

  void finish(ImportResult& result) override;

 private:
  void read_employee(ImportRow& row, RatingRow& rating);
  void read_cycle(ImportRow& row, RatingRow& rating);
  void read_source_and_date(ImportRow& row, RatingRow& rating);
  std::optional<std::int8_t> read_given(ImportRow& row, std::size_t column, std::string_view cell);
  void read_long(ImportRow& row, RatingRow& rating);
  void read_wide(ImportRow& row, RatingRow& rating);
  void read_rater(ImportRow& row, RatingRow& rating);
  void check_scope(ImportRow& row, const RatingRow& rating);
  model::RaterId find_rater(const RatingRow& rating) const;
  void apply(ImportRow& row, const RatingRow& rating);
  static std::uint64_t cell_hash(const Entry& entry);
  bool check_twin(ImportRow& row, const Entry& entry, std::size_t column) const;
  void take_level(ImportRow& row, const Entry& entry, std::size_t column);
  std::vector<model::SheetChange> sheets_of(std::span<const Entry> entries) const;
  void add_columns(model::RatingBlock& block, std::span<const Entry> entries) const;

  const model::Dataset& before_;
  const ImportOptions& options_;
  model::NipIndex nips_;
  CycleBook cycles_;
  RaterBook raters_;
  CompetencyBook competencies_;
  std::vector<Entry> entries_;
  std::size_t levels_set_ = 0;
  /// Hash of a cell to its place in entries_.
  std::unordered_map<std::uint64_t, std::uint32_t> cells_;
};

void RatingsImporter::read_employee(ImportRow& row, RatingRow& rating) {
  const std::string_view cell = row.get(TableField::Nip);
  if (cell.empty()) {
    row.fault(TableField::Nip, ErrorCode::Required, {"nip"});
    return;
  }
  const auto nip = model::parse_nip(cell);
  if (!nip) {
    row.note(base::Severity::Error, row.map().column(TableField::Nip), nip.error());
    return;
  }
  const std::uint32_t at = nips_.find(nip->digits);
  if (at == model::kNoIndex) {
    row.fault(TableField::Nip, ErrorCode::UnknownNip, {nip->digits});
    return;
  }
  rating.employee = &before_.employees.rows()[at];
}

void RatingsImporter::read_cycle(ImportRow& row, RatingRow& rating) {
  const std::string_view cell = row.get(TableField::Cycle);
  if (!cell.empty()) {
    rating.cycle = cycles_.find(cell);
    rating.cycle_name = single_line(cell);
  } else if (options_.cycle) {
    rating.cycle = cycles_.find(base::id_text(options_.cycle));
  }
  if (!rating.cycle && rating.cycle_name.empty()) {
    row.fault(TableField::Cycle, ErrorCode::Required, {"siklus"});
  } else if (base::code_points(rating.cycle_name) > model::kNameLength) {
    row.fault(TableField::Cycle, ErrorCode::TooLong,
              {std::to_string(base::code_points(rating.cycle_name)),
               std::to_string(model::kNameLength)});
  } else if (rating.cycle && cycles_.at(*rating.cycle).status == model::CycleStatus::Closed) {
    row.fault(TableField::Cycle, ErrorCode::CycleClosed, {cycles_.at(*rating.cycle).name});
  }
}

void RatingsImporter::read_source_and_date(ImportRow& row, RatingRow& rating) {
  const std::string_view cell = row.get(TableField::Source);
  std::optional<model::Source> source = options_.source;
  if (!cell.empty()) source = read_source(cell);
  if (source) {
    rating.source = *source;
  } else if (cell.empty()) {
    row.fault(TableField::Source, ErrorCode::Required, {"sumber"});
  } else {
    row.fault(TableField::Source, ErrorCode::UnknownSource,
              {shortened(cell, 40), std::string(kSourceWords)});
  }
  rating.date = options_.today;
  if (const auto day = row.get(TableField::Date); !day.empty()) {
    if (const auto date = base::parse_date(day)) {
      rating.date = *date;
    } else {
      row.fault(TableField::Date, ErrorCode::BadDate, {shortened(day, 40)});
    }
  }
}

std::optional<std::int8_t> RatingsImporter::read_given(ImportRow& row, std::size_t column,
                                                       std::string_view cell) {
  const auto level = read_level(cell);
  if (level && *level <= Level::kMax) return static_cast<std::int8_t>(*level);
  row.note(base::Severity::Error, column,
           {ErrorCode::BadLevel, {}, {shortened(cell, 40), "0", std::to_string(Level::kMax)}});
  return std::nullopt;
}

void RatingsImporter::read_long(ImportRow& row, RatingRow& rating) {
  LevelCell given;
  given.column = row.map().column(TableField::Level);
  if (const auto cell = row.get(TableField::Competency); cell.empty()) {
    row.fault(TableField::Competency, ErrorCode::Required, {"kompetensi"});
  } else if (const auto found = competencies_.find(cell, !row.is_terse())) {
    given.competency = (*found)->id;
  } else {
    row.note(base::Severity::Error, row.map().column(TableField::Competency), found.error());
  }
  if (const auto cell = row.get(TableField::Level); cell.empty()) {
    row.fault(TableField::Level, ErrorCode::Required, {"level"});
  } else if (const auto level = read_given(row, given.column, cell)) {
    given.level = *level;
    rating.levels.push_back(given);
  }
}

void RatingsImporter::read_wide(ImportRow& row, RatingRow& rating) {
  for (const std::size_t column : row.map().competencies) {
    const std::string_view cell = row.cell(column);
    if (cell.empty()) continue;
    if (const auto level = read_given(row, column, cell)) {
      rating.levels.push_back({row.map().plans[column].competency, column, *level});
    }
  }
  if (rating.levels.empty()) row.warn(TableField::None, ErrorCode::NothingToTake);
}

/// Self-ratings have no rater of their own: the person rated is the one who rates.
void RatingsImporter::read_rater(ImportRow& row, RatingRow& rating) {
  const std::string_view cell = row.get(TableField::Rater);
  if (cell.empty() || rating.source == model::Source::Self) return;
  rating.rater_name = single_line(cell);
  if (base::code_points(rating.rater_name) > model::kNameLength) {
    row.fault(TableField::Rater, ErrorCode::TooLong,
              {std::to_string(base::code_points(rating.rater_name)),
               std::to_string(model::kNameLength)});
    return;
  }
  const auto nip = model::parse_nip(cell);
  if (!nip) return;
  rating.rater_nip = nip->digits;
  rating.rater_name = nip->digits;
  const std::uint32_t at = nips_.find(nip->digits);
  if (at == model::kNoIndex) return;
  const model::Employee& employee = before_.employees.rows()[at];
  rating.rater_employee = employee.id;
  rating.rater_name = model::full_name(employee);
}

void RatingsImporter::check_scope(ImportRow& row, const RatingRow& rating) {
  if (!rating.cycle) return;
  const model::Cycle& cycle = cycles_.at(*rating.cycle);
  const auto& assessed = cycle.competencies;
  if (assessed.empty()) return;
  for (const LevelCell& given : rating.levels) {
    if (std::ranges::find(assessed, given.competency) != assessed.end()) continue;
    const model::Competency* competency = before_.competencies.find(given.competency);
    row.note(base::Severity::Error, given.column,
             {ErrorCode::CompetencyNotInCycle, {},
              {competency == nullptr ? "-" : competency->code, cycle.name}});
  }
}

model::RaterId RatingsImporter::find_rater(const RatingRow& rating) const {
  if (rating.rater_name.empty()) return {};
  return rating.rater_employee ? raters_.find(rating.rater_employee)
                               : raters_.find(rating.rater_name);
}

std::uint64_t RatingsImporter::cell_hash(const Entry& entry) {
  std::uint64_t hash = base::mix_id(entry.key.employee.value, entry.competency.value);
  hash = base::mix_id(hash, entry.key.rater.value);
  hash = base::mix_id(hash, static_cast<std::uint32_t>(entry.key.date.days()));
  return base::mix_id(hash, entry.cycle * model::kSourceCount +
                                static_cast<std::uint64_t>(entry.key.source));
}

/// The same cell twice in one table: the same level is a remark, another one a fault. True when
/// the cell was there.
bool RatingsImporter::check_twin(ImportRow& row, const Entry& entry, std::size_t column) const {
  const auto at = cells_.find(cell_hash(entry));
  if (at == cells_.end() || !entries_[at->second].same_cell(entry)) return false;
  const Entry& first = entries_[at->second];
  row.note(first.level == entry.level ? base::Severity::Warning : base::Severity::Error, column,
           {ErrorCode::DuplicateRow, {},
            {std::to_string(first.row), std::to_string(first.level)}});
  return true;
}

void RatingsImporter::apply(ImportRow& row, const RatingRow& rating) {
  Entry entry;
  entry.row = static_cast<std::uint32_t>(row.number());
  entry.key = {rating.employee->id, rating.source, find_rater(rating), rating.date};
  if (rating.cycle) entry.cycle = *rating.cycle;
  const bool new_rater = !rating.rater_name.empty() && !entry.key.rater;
  std::vector<const LevelCell*> fresh;
  for (const LevelCell& given : rating.levels) {
    entry.competency = given.competency;
    entry.level = given.level;
    // With a new cycle or rater there can be no twin yet.
    const bool twin = rating.cycle && !new_rater && check_twin(row, entry, given.column);
    if (!twin) fresh.push_back(&given);
  }
  if (row.rejected() || fresh.empty()) return;
  if (!rating.cycle) {
    entry.cycle = cycles_.make(rating.cycle_name);
    row.inform(TableField::Cycle, ErrorCode::CycleCreated, {rating.cycle_name});
  }
  if (new_rater) {
    entry.key.rater = raters_.make(rating.rater_name, rating.rater_employee, rating.rater_nip);
    row.inform(TableField::Rater, ErrorCode::RaterCreated, {rating.rater_name});
  }
  cycles_.stretch(entry.cycle, rating.date);
  for (const LevelCell* given : fresh) {
    entry.competency = given->competency;
    entry.level = given->level;
    take_level(row, entry, given->column);
  }
}

void RatingsImporter::take_level(ImportRow& row, const Entry& entry, std::size_t column) {
  const auto& block = before_.ratings.block(cycles_.at(entry.cycle).id);
  const Level old = block.level(entry.key, entry.competency);
  if (old.has_value() && old.value != entry.level) {
    row.note(base::Severity::Warning, column,
             {ErrorCode::RatingReplaced, {},
              {std::to_string(old.value), std::to_string(entry.level)}});
  }
  if (old.value != entry.level) ++levels_set_;
  cells_.try_emplace(cell_hash(entry), static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back(entry);
}

std::vector<model::SheetChange> RatingsImporter::sheets_of(std::span<const Entry> entries) const {
  std::vector<model::SheetChange> sheets;
  for (const Entry& entry : entries) {
    if (sheets.empty() || sheets.back().key != entry.key) sheets.push_back({entry.key, {}});
    sheets.back().levels.push_back({entry.competency, {}, {entry.level}});
  }
  return sheets;
}

/// New columns in the order of the dictionary, so that the same file makes the same block.
void RatingsImporter::add_columns(model::RatingBlock& block,
                                  std::span<const Entry> entries) const {
  std::vector<std::pair<std::int32_t, model::CompetencyId>> columns;
  std::vector<model::CompetencyId> seen;
  for (const Entry& entry : entries) {
    if (std::ranges::find(seen, entry.competency) != seen.end()) continue;
    seen.push_back(entry.competency);
    columns.emplace_back(before_.competencies.find(entry.competency)->order, entry.competency);
  }
  std::ranges::sort(columns);
  for (const auto& [order, competency] : columns) block.add_competency(competency);
}

void RatingsImporter::finish(ImportResult& result) {
  result.counts.cycles_added = cycles_.created();
  result.counts.raters_added = raters_.created();
  result.counts.levels_set = levels_set_;
  const auto order = [](const Entry& e) { return std::tie(e.cycle, e.key, e.competency); };
  std::ranges::sort(entries_, {}, order);
  for (auto from = entries_.begin(); from != entries_.end();) {
    const auto to = std::ranges::find_if(
        from, entries_.end(), [&](const Entry& entry) { return entry.cycle != from->cycle; });
    const std::span<const Entry> part(from, to);
    model::RatingBlock& block = result.after.ratings.edit(cycles_.at(from->cycle).id);
    add_columns(block, part);
    block.apply(sheets_of(part));
    from = to;
  }
  if (cycles_.created() > 0) {
    result.after.cycles = base::Table<model::Cycle>::from_rows(cycles_.take());
  }
  if (raters_.created() > 0) {
    result.after.raters = base::Table<model::Rater>::from_rows(raters_.take());
  }
}

}  // namespace

std::unique_ptr<RowImporter> make_ratings_importer(const model::Dataset& before,
                                                   const ImportOptions& options) {
  return std::make_unique<RatingsImporter>(before, options);
}

}  // namespace asah::exchange
