// Standards of positions: long tables (jabatan, kompetensi, level) and wide ones.
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/tables/import_positions.hpp"
#include "core/exchange/tables/import_row.hpp"
#include "core/exchange/tables/import_tiers.hpp"
#include "core/exchange/tables/table_cells.hpp"
#include "core/exchange/tables/table_competencies.hpp"
#include "core/model/fields.hpp"

namespace asah::exchange {

using base::ErrorCode;
using model::Standard;

namespace {

constexpr int kLowestStandard = 1;
constexpr std::int32_t kMaxWeight = 1000000;

/// One demand that a row makes.
struct DemandCell {
  model::CompetencyId competency;
  std::size_t column = kNoColumn;
  int level = 0;
};

/// What the optional columns say.
struct DemandDetail {
  std::optional<int> minimum;
  std::optional<base::Hundredths> weight;
  std::optional<bool> essential;
};

class StandardsImporter final : public RowImporter {
 public:
  explicit StandardsImporter(const model::Dataset& before)
      : before_(before),
        positions_(before.positions),
        tiers_(before.tiers),
        competencies_(before.competencies) {}

  void take(ImportRow& row) override {
    const std::optional<PositionRequest> position = read_position(row);
    const std::vector<DemandCell> demands =
        row.map().competencies.empty() ? read_long(row) : read_wide(row);
    const DemandDetail detail = read_detail(row, demands);
    if (!position || row.rejected()) return;
    const PositionBook::Found found = positions_.find(*position);
    if (found.answer == PositionBook::Answer::Found) check_twins(row, found.id, demands);
    if (row.rejected()) return;
    if (demands.empty()) row.warn(TableField::None, ErrorCode::NothingToTake);
    apply(row, *position, found.id, demands, detail);
  }

  void finish(ImportResult& result) override;

 private:
  struct Given {
    std::size_t row = 0;
    int level = 0;
  };

  std::optional<PositionRequest> read_position(ImportRow& row);
  std::optional<int> read_required(ImportRow& row, std::size_t column, std::string_view cell);
  std::vector<DemandCell> read_long(ImportRow& row);
  std::vector<DemandCell> read_wide(ImportRow& row);
  DemandDetail read_detail(ImportRow& row, const std::vector<DemandCell>& demands);
  void check_twins(ImportRow& row, model::PositionId position,
                   const std::vector<DemandCell>& demands);
  void apply(ImportRow& row, const PositionRequest& request, model::PositionId known,
             const std::vector<DemandCell>& demands, const DemandDetail& detail);

  const model::Dataset& before_;
  PositionBook positions_;
  TierBook tiers_;
  CompetencyBook competencies_;
  std::map<std::uint64_t, Standard> changed_;
  std::unordered_map<std::uint64_t, Given> given_;
};

std::optional<PositionRequest> StandardsImporter::read_position(ImportRow& row) {
  PositionRequest request;
  request.name = single_line(row.get(TableField::Position));
  request.code = row.get(TableField::PositionCode);
  if (request.name.empty()) {
    row.fault(TableField::Position, ErrorCode::Required, {"jabatan"});
    return std::nullopt;
  }
  if (base::code_points(request.name) > model::kNameLength) {
    row.fault(TableField::Position, ErrorCode::TooLong,
              {std::to_string(base::code_points(request.name)),
               std::to_string(model::kNameLength)});
  }
  constexpr std::size_t kCodeLength = 60;
  if (base::code_points(request.code) > kCodeLength) {
    row.fault(TableField::PositionCode, ErrorCode::TooLong,
              {std::to_string(base::code_points(request.code)), std::to_string(kCodeLength)});
  }
  if (const auto cell = row.get(TableField::Tier); !cell.empty()) {
    request.tier = tiers_.find(cell);
    if (!request.tier) {
      row.fault(TableField::Tier, ErrorCode::UnknownTier,
                {shortened(cell, 40), tiers_.choices()});
    }
  }
  const PositionBook::Found found = positions_.find(request);
  if (found.answer == PositionBook::Answer::Ambiguous) {
    row.fault(TableField::Position, ErrorCode::AmbiguousName,
              {shortened(request.name, 60), tiers_.choices()});
  } else if (found.answer == PositionBook::Answer::Missing && !request.tier) {
    // A name that leaves no doubt gives the new post its tier; otherwise the staff list will.
    const TierGuess guess = guess_tier({request.name, {}, {}, {}});
    if (guess.sure) request.tier = tiers_.by_code(guess.code);
  }
  return request;
}

std::optional<int> StandardsImporter::read_required(ImportRow& row, std::size_t column,
                                                    std::string_view cell) {
  const auto level = read_level(cell);
  if (level && *level >= kLowestStandard && *level <= model::Level::kMax) return level;
  row.note(base::Severity::Error, column,
           {ErrorCode::BadLevel, {},
            {shortened(cell, 40), std::to_string(kLowestStandard),
             std::to_string(model::Level::kMax)}});
  return std::nullopt;
}

std::vector<DemandCell> StandardsImporter::read_long(ImportRow& row) {
  DemandCell demand;
  demand.column = row.map().column(TableField::Level);
  if (const auto cell = row.get(TableField::Competency); cell.empty()) {
    row.fault(TableField::Competency, ErrorCode::Required, {"kompetensi"});
  } else if (const auto found = competencies_.find(cell, !row.is_terse())) {
    demand.competency = (*found)->id;
  } else {
    row.note(base::Severity::Error, row.map().column(TableField::Competency), found.error());
  }
  if (const auto cell = row.get(TableField::Level); cell.empty()) {
    row.fault(TableField::Level, ErrorCode::Required, {"level"});
  } else {
    demand.level = read_required(row, demand.column, cell).value_or(0);
  }
  if (row.rejected()) return {};
  return {demand};
}

std::vector<DemandCell> StandardsImporter::read_wide(ImportRow& row) {
  std::vector<DemandCell> demands;
  for (const std::size_t column : row.map().competencies) {
    const std::string_view cell = row.cell(column);
    if (cell.empty()) continue;
    if (const auto level = read_required(row, column, cell)) {
      demands.push_back({row.map().plans[column].competency, column, *level});
    }
  }
  return demands;
}

DemandDetail StandardsImporter::read_detail(ImportRow& row,
                                            const std::vector<DemandCell>& demands) {
  DemandDetail detail;
  if (const auto cell = row.get(TableField::Minimum); !cell.empty()) {
    detail.minimum = read_level(cell);
    if (!detail.minimum || *detail.minimum > model::Level::kMax) {
      row.fault(TableField::Minimum, ErrorCode::BadLevel,
                {shortened(cell, 40), "0", std::to_string(model::Level::kMax)});
    }
    for (const DemandCell& demand : demands) {
      if (!detail.minimum || *detail.minimum <= demand.level) continue;
      row.fault(TableField::Minimum, ErrorCode::MinimumAboveRequired,
                {std::to_string(*detail.minimum), std::to_string(demand.level)});
    }
  }
  if (const auto cell = row.get(TableField::Weight); !cell.empty()) {
    detail.weight = read_decimal(cell);
    if (!detail.weight) {
      row.fault(TableField::Weight, ErrorCode::BadNumber, {shortened(cell, 40)});
    } else if (detail.weight->value < 0 || detail.weight->value > kMaxWeight) {
      row.fault(TableField::Weight, ErrorCode::OutOfRange, {shortened(cell, 40), "0", "10000"});
    }
  }
  if (const auto cell = row.get(TableField::Essential); !cell.empty()) {
    detail.essential = read_yes_no(cell);
    if (!detail.essential) {
      row.fault(TableField::Essential, ErrorCode::UnknownChoice,
                {shortened(cell, 40), "ya, tidak"});
    }
  }
  return detail;
}

/// The same demand twice in one table: the same level is a remark, another one a fault.
void StandardsImporter::check_twins(ImportRow& row, model::PositionId position,
                                    const std::vector<DemandCell>& demands) {
  for (const DemandCell& demand : demands) {
    const auto at = given_.find(model::standard_id(position, demand.competency).value);
    if (at == given_.end()) continue;
    const bool same = at->second.level == demand.level;
    row.note(same ? base::Severity::Warning : base::Severity::Error, demand.column,
             {ErrorCode::DuplicateRow, {},
              {std::to_string(at->second.row), std::to_string(at->second.level)}});
  }
}

void StandardsImporter::apply(ImportRow& row, const PositionRequest& request,
                              model::PositionId known, const std::vector<DemandCell>& demands,
                              const DemandDetail& detail) {
  model::PositionId position = known;
  if (!position) {
    position = positions_.make(request, functional_family(request.name));
    row.inform(TableField::Position, ErrorCode::PositionCreated, {request.name});
    if (!request.tier) row.inform(TableField::Position, ErrorCode::TierUnclear, {request.name});
  } else {
    positions_.adopt(position, request.tier);
  }
  for (const DemandCell& demand : demands) {
    Standard standard;
    standard.id = model::standard_id(position, demand.competency);
    if (const auto at = changed_.find(standard.id.value); at != changed_.end()) {
      standard = at->second;
    } else if (const Standard* old = before_.standards.find(standard.id)) {
      standard = *old;
    }
    standard.position = position;
    standard.competency = demand.competency;
    standard.required.value = static_cast<std::int8_t>(demand.level);
    if (detail.minimum) standard.minimum.value = static_cast<std::int8_t>(*detail.minimum);
    if (standard.minimum > standard.required) standard.minimum = standard.required;
    if (detail.weight) standard.weight = *detail.weight;
    if (detail.essential) standard.essential = *detail.essential;
    given_.try_emplace(standard.id.value, Given{row.number(), demand.level});
    changed_[standard.id.value] = std::move(standard);
  }
}

void StandardsImporter::finish(ImportResult& result) {
  result.counts.positions_added = positions_.created();
  if (positions_.changed()) {
    result.after.positions = base::Table<model::Position>::from_rows(positions_.take());
  }
  std::vector<Standard> rows(before_.standards.begin(), before_.standards.end());
  for (Standard& row : rows) {
    const auto at = changed_.find(row.id.value);
    if (at == changed_.end()) continue;
    if (row != at->second) ++result.counts.standards_set;
    row = std::move(at->second);
    changed_.erase(at);
  }
  result.counts.standards_set += changed_.size();
  for (auto& [id, standard] : changed_) rows.push_back(std::move(standard));
  if (result.counts.standards_set > 0) {
    result.after.standards = base::Table<Standard>::from_rows(std::move(rows));
  }
}

}  // namespace

std::unique_ptr<RowImporter> make_standards_importer(const model::Dataset& before,
                                                     const ImportOptions&) {
  return std::make_unique<StandardsImporter>(before);
}

}  // namespace asah::exchange
