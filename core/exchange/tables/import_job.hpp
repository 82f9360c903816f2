#pragma once
// Bringing a foreign table in: a pure function from a dataset and a file to the next dataset,
// carried out in slices so that a screen can show progress and stop it. The caller commits
// change::replace_with(before, result.after, ...) as one step; dropping the job cancels it.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/exchange/tables/csv_text.hpp"
#include "core/exchange/tables/table_columns.hpp"
#include "core/model/dataset.hpp"

namespace asah::exchange {

struct ImportOptions {
  ImportKind kind = ImportKind::Siasn;
  /// Day of ratings whose table has no date; required for ratings.
  base::Date today;
  /// Faulty rows keep everything out.
  bool all_or_nothing = false;
  std::vector<ColumnChoice> columns;
  std::optional<TextEncoding> encoding;
  std::optional<char> separator;
  /// Ratings: the cycle and source of a table that does not name them.
  model::CycleId cycle;
  std::optional<model::Source> source;
};

/// A fault or remark, placed as a spreadsheet shows it.
struct ImportFinding {
  base::Severity severity = base::Severity::Error;
  /// The sentence says what is wrong and what would be right.
  base::Error error;
  /// Header = 1 in a table that begins with it; 0 when the whole file is meant.
  std::size_t row = 0;
  /// Counted from 1; 0 when the whole row is meant.
  std::size_t column = 0;
  /// The column's heading as in the file.
  std::string heading;
  /// The cell, shortened to 80 characters, always valid UTF-8.
  std::string value;
};

/// A row that was not taken, for a fault or, with a Warning, because the person was erased on
/// request (ErasedNip); its bytes stay in ImportResult::text.
struct RejectedRow {
  std::size_t row = 0;
  std::size_t offset = 0;
  std::size_t length = 0;
  /// Its first finding; kNoFinding when there were too many to keep.
  std::uint32_t finding = 0;
  base::ErrorCode code = base::ErrorCode::Internal;
};

inline constexpr std::uint32_t kNoFinding = UINT32_MAX;
/// Rejected rows kept for the table of them, which a spreadsheet could not show longer; further ones
/// are counted only.
inline constexpr std::size_t kMaxRejectedRows = 1'000'000;
/// Findings kept; further ones are counted only, and the last one kept says so (TooManyFindings).
inline constexpr std::size_t kMaxFindings = 100000;

/// How a table was understood, before any row is taken.
struct ImportPreview {
  TextEncoding encoding = TextEncoding::Utf8;
  char separator = ';';
  /// Row of the headings, as a spreadsheet shows it.
  std::size_t header_row = 1;
  std::vector<ColumnPlan> columns;
  bool wide = false;
  /// Required fields that no column fills (keys of target_fields); empty: ready to go.
  std::vector<std::string_view> missing;
  /// Headings left out to protect personal data.
  std::vector<std::string> sensitive;
  /// The first rows, cells cleaned, as many cells as columns.
  std::vector<std::vector<std::string>> first_rows;
};

struct ImportCounts {
  std::size_t read = 0;      ///< rows with content, without the header
  std::size_t accepted = 0;
  std::size_t rejected = 0;
  std::size_t employees_added = 0;
  std::size_t employees_updated = 0;
  std::size_t employees_unchanged = 0;
  std::size_t units_added = 0;
  std::size_t positions_added = 0;
  std::size_t standards_set = 0;  ///< added or changed
  std::size_t cycles_added = 0;
  std::size_t raters_added = 0;
  std::size_t levels_set = 0;     ///< ratings added or changed
};

struct ImportResult {
  /// Equal to the dataset before when nothing was taken.
  model::Dataset after;
  ImportCounts counts;
  /// In the order of rows; those about created records follow their row.
  std::vector<ImportFinding> findings;
  std::vector<RejectedRow> rejected;
  /// People imports: active employees that the file does not name. They stay as they are.
  std::vector<model::EmployeeId> absent;
  ImportPreview preview;
  /// The decoded file.
  std::shared_ptr<const std::string> text;
};

struct ImportProgress {
  std::size_t rows = 0;
  std::size_t bytes_done = 0;
  std::size_t bytes_total = 0;
};

class RowImporter;

/// One import in slices: start, step until it returns false, finish.
class ImportJob {
 public:
  /// Decodes, finds header and columns. Errors of decode_table, and EmptyTable when there is no
  /// header. Missing columns are no error here, so that a person can map them: see preview().
  static base::Result<ImportJob> start(model::Dataset before, std::string bytes,
                                       ImportOptions options);
  ImportJob(ImportJob&&) noexcept;
  ImportJob& operator=(ImportJob&&) noexcept;
  ~ImportJob();

  const ImportPreview& preview() const;
  /// MissingColumn (arg: keys) for each table that lacks a required column; then step() does
  /// nothing.
  base::Result<void> ready() const;
  /// Takes up to `rows` further rows. False when there is nothing left to do.
  bool step(std::size_t rows);
  ImportProgress progress() const;
  /// What came of it; once, after step() said false. A job that is not ready() gives the dataset
  /// unchanged and that finding.
  ImportResult finish();

 private:
  struct State;
  explicit ImportJob(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The whole import at one go. Errors of ImportJob::start.
base::Result<ImportResult> import_table(model::Dataset before, std::string bytes,
                                        ImportOptions options);

/// The rejected rows as a table to mend and import again: the original cells, sensitive columns
/// left out, then "baris" and "alasan" (row and reason).
std::string rejects_csv(const ImportResult& result, bool indonesian);

/// What is wrong and what would be right, for people.
std::string finding_text(const ImportFinding& finding, bool indonesian);

}  // namespace asah::exchange
