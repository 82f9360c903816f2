#pragma once
// One row on its way in, and where its remarks go. Internal to the import engines.

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/tables/csv_reader.hpp"
#include "core/exchange/tables/import_job.hpp"

namespace asah::exchange {

/// Remarks in the order in which they come, bounded by kMaxFindings.
class FindingLog {
 public:
  void add(ImportFinding finding);
  /// Number of remarks so far, kept or not.
  std::size_t count() const { return count_; }
  /// True once remarks are only counted; then their wording is not worth computing.
  bool is_full() const { return findings_.size() >= kMaxFindings; }
  /// All kept ones; the last says how many are missing.
  std::vector<ImportFinding> take();

 private:
  std::vector<ImportFinding> findings_;
  std::size_t count_ = 0;
};

inline constexpr std::size_t kNoColumn = SIZE_MAX;

/// How the columns of one table are used.
struct ColumnMap {
  explicit ColumnMap(std::vector<ColumnPlan> columns);

  std::vector<ColumnPlan> plans;
  /// Column of each TableField, kNoColumn when none fills it.
  std::array<std::size_t, 64> of_field;
  std::vector<std::size_t> competencies;
  std::vector<std::size_t> extras;

  bool has(TableField field) const { return column(field) != kNoColumn; }
  std::size_t column(TableField field) const {
    return of_field[static_cast<std::size_t>(field)];
  }
};

/// A row's cleaned cells, and its faults as they are found.
class ImportRow {
 public:
  ImportRow(const ColumnMap& map, FindingLog& log) : map_(map), log_(log) {}

  void set(const CsvRow& row);
  std::size_t number() const { return row_->number; }
  const ColumnMap& map() const { return map_; }
  /// The log has no room left: suggestions need not be computed.
  bool is_terse() const { return log_.is_full(); }

  /// cell_value() of a column; empty past the end.
  std::string_view cell(std::size_t column) const;
  /// cell_value() of the field; empty when no column fills it.
  std::string_view get(TableField field) const;

  /// Notes a fault or remark about a column (kNoColumn: the whole row). Severity Error rejects the
  /// row.
  void note(base::Severity severity, std::size_t column, base::Error error);
  void fault(TableField field, base::ErrorCode code, std::vector<std::string> args = {});
  void warn(TableField field, base::ErrorCode code, std::vector<std::string> args = {});
  void inform(TableField field, base::ErrorCode code, std::vector<std::string> args = {});
  /// Rejects the row with a Warning: nothing in it is wrong, and it does not keep the others out.
  void leave_out(TableField field, base::ErrorCode code);

  bool rejected() const { return rejected_; }
  /// Rejected for a fault.
  bool faulty() const { return faulty_; }
  /// Why a row is rejected: its first Error, or what it is left out for.
  base::ErrorCode first_code() const { return first_code_; }

 private:
  const ColumnMap& map_;
  FindingLog& log_;
  const CsvRow* row_ = nullptr;
  bool rejected_ = false;
  bool faulty_ = false;
  base::ErrorCode first_code_ = base::ErrorCode::Internal;
};

/// Takes the rows of one kind of table.
class RowImporter {
 public:
  virtual ~RowImporter() = default;
  /// Takes the row whole or, when it is rejected, not at all.
  virtual void take(ImportRow& row) = 0;
  /// Writes what was taken into `result.after`, which holds the dataset before, and its counts.
  virtual void finish(ImportResult& result) = 0;
};

std::unique_ptr<RowImporter> make_people_importer(const model::Dataset& before,
                                                  const ImportOptions& options);
std::unique_ptr<RowImporter> make_standards_importer(const model::Dataset& before,
                                                     const ImportOptions& options);
std::unique_ptr<RowImporter> make_ratings_importer(const model::Dataset& before,
                                                   const ImportOptions& options);

}  // namespace asah::exchange
