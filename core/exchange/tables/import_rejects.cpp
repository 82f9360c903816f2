// What an import says about the rows it left out.
#include <algorithm>

#include "core/exchange/tables/csv_reader.hpp"
#include "core/exchange/tables/csv_writer.hpp"
#include "core/exchange/tables/import_job.hpp"
#include "core/exchange/tables/table_cells.hpp"

namespace asah::exchange {
namespace {

/// All faults of one row, or what it is left out for: "NIP: ...; TIER: ...".
std::string reason_of(const ImportResult& result, const RejectedRow& rejected, bool indonesian) {
  if (rejected.finding == kNoFinding) return std::string(base::error_code_text(rejected.code));
  std::string out;
  for (std::size_t i = rejected.finding; i < result.findings.size(); ++i) {
    const ImportFinding& finding = result.findings[i];
    if (finding.row != rejected.row) break;
    const bool counts = finding.severity == base::Severity::Error ||
                        finding.error.code == rejected.code;
    if (!counts) continue;
    if (!out.empty()) out += ' ';
    if (!finding.heading.empty()) out += finding.heading + ": ";
    out += finding_text(finding, indonesian);
  }
  return out;
}

/// The row's cells as in the file. What stands right of the last column is kept in that column.
std::vector<std::string> cells_of(const ImportResult& result, const RejectedRow& rejected) {
  const std::string_view bytes =
      std::string_view(*result.text).substr(rejected.offset, rejected.length);
  const std::size_t width = result.preview.columns.size();
  std::vector<std::string> cells(width);
  CsvReader reader(bytes, result.preview.separator);
  CsvRow row;
  if (!reader.next(row)) return cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string cell = repaired_utf8(unguarded_cell(row.cells[i]));
    if (i < width) {
      cells[i] = cell;
    } else if (!cell.empty()) {
      cells.back() += result.preview.separator + cell;
    }
  }
  return cells;
}

}  // namespace

std::string finding_text(const ImportFinding& finding, bool indonesian) {
  return base::describe(finding.error, indonesian);
}

std::string rejects_csv(const ImportResult& result, bool indonesian) {
  CsvWriter writer;
  const auto& columns = result.preview.columns;
  const auto is_shown = [&](std::size_t i) { return columns[i].use != ColumnUse::Sensitive; };
  for (std::size_t i = 0; i < columns.size(); ++i) {
    // A column without a heading is known by its letters, and has none here either.
    const bool named = columns[i].heading != column_letters(i + 1);
    if (is_shown(i)) writer.text(named ? columns[i].heading : "");
  }
  writer.text(indonesian ? "baris" : "row").text(indonesian ? "alasan" : "reason").end_row();
  for (const RejectedRow& rejected : result.rejected) {
    const std::vector<std::string> cells = cells_of(result, rejected);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (is_shown(i)) writer.text(cells[i]);
    }
    writer.number(static_cast<std::int64_t>(rejected.row));
    writer.text(reason_of(result, rejected, indonesian)).end_row();
  }
  return writer.take();
}

}  // namespace asah::exchange
