#include "core/exchange/tables/import_row.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/tables/csv_writer.hpp"
#include "core/exchange/tables/table_cells.hpp"

namespace asah::exchange {

using base::Severity;

namespace {

/// The cell as a person sees it, without the mark of text; "null" and the like stay.
std::string_view shown_cell(std::string_view cell) {
  cell = base::trim(cell);
  return base::trim(unguarded_cell(cell));
}

}  // namespace

void FindingLog::add(ImportFinding finding) {
  ++count_;
  if (!is_full()) findings_.push_back(std::move(finding));
}

std::vector<ImportFinding> FindingLog::take() {
  if (count_ > findings_.size()) {
    ImportFinding rest;
    rest.severity = Severity::Info;
    rest.error = {base::ErrorCode::TooManyFindings, {}, {std::to_string(count_ - findings_.size())}};
    findings_.push_back(std::move(rest));
  }
  return std::move(findings_);
}

ColumnMap::ColumnMap(std::vector<ColumnPlan> columns) : plans(std::move(columns)) {
  of_field.fill(kNoColumn);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const ColumnPlan& plan = plans[i];
    if (plan.use == ColumnUse::Field) of_field[static_cast<std::size_t>(plan.field)] = i;
    if (plan.use == ColumnUse::Competency) competencies.push_back(i);
    if (plan.use == ColumnUse::Extra) extras.push_back(i);
  }
  of_field[0] = kNoColumn;
}

void ImportRow::set(const CsvRow& row) {
  row_ = &row;
  rejected_ = false;
  faulty_ = false;
}

std::string_view ImportRow::cell(std::size_t column) const {
  return column < row_->cells.size() ? cell_value(row_->cells[column]) : std::string_view{};
}

std::string_view ImportRow::get(TableField field) const { return cell(map_.column(field)); }

void ImportRow::note(Severity severity, std::size_t column, base::Error error) {
  if (severity == Severity::Error) {
    faulty_ = true;
    if (!std::exchange(rejected_, true)) first_code_ = error.code;
  }
  ImportFinding finding;
  finding.severity = severity;
  finding.error = std::move(error);
  finding.row = row_->number;
  if (column < map_.plans.size()) {
    finding.column = column + 1;
    finding.heading = map_.plans[column].heading;
    if (column < row_->cells.size()) finding.value = shortened(shown_cell(row_->cells[column]));
  } else if (column != kNoColumn) {
    finding.column = column + 1;
    finding.heading = column_letters(column + 1);
  }
  log_.add(std::move(finding));
}

void ImportRow::fault(TableField field, base::ErrorCode code, std::vector<std::string> args) {
  note(Severity::Error, map_.column(field), {code, {}, std::move(args)});
}

void ImportRow::warn(TableField field, base::ErrorCode code, std::vector<std::string> args) {
  note(Severity::Warning, map_.column(field), {code, {}, std::move(args)});
}

void ImportRow::leave_out(TableField field, base::ErrorCode code) {
  if (!std::exchange(rejected_, true)) first_code_ = code;
  warn(field, code);
}

void ImportRow::inform(TableField field, base::ErrorCode code, std::vector<std::string> args) {
  note(Severity::Info, map_.column(field), {code, {}, std::move(args)});
}

}  // namespace asah::exchange
