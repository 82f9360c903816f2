#include "core/exchange/tables/import_job.hpp"

#include <algorithm>
#include <utility>

#include "core/exchange/tables/csv_reader.hpp"
#include "core/exchange/tables/csv_writer.hpp"
#include "core/exchange/tables/import_row.hpp"
#include "core/exchange/tables/table_cells.hpp"
#include "core/exchange/tables/table_competencies.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Severity;

namespace {

constexpr std::size_t kHeaderSearchRows = 10;
constexpr std::size_t kPreviewRows = 20;

std::size_t recognised(const ColumnGuess& guess) {
  return static_cast<std::size_t>(std::ranges::count_if(guess.columns, [](const ColumnPlan& plan) {
    return plan.use == ColumnUse::Field || plan.use == ColumnUse::Competency;
  }));
}

bool is_empty_row(const CsvRow& row) {
  return std::ranges::all_of(row.cells,
                             [](std::string_view cell) { return cell_value(cell).empty(); });
}

/// Row number of the header: of the first rows the one with most known headings, the first of
/// equals. Lists often carry a title above it.
base::Result<std::size_t> find_header(CsvReader reader, ImportKind kind,
                                      const CompetencyBook& book) {
  CsvRow row;
  std::size_t best = 0;
  std::size_t best_score = 0;
  for (std::size_t seen = 0; seen < kHeaderSearchRows && reader.next(row); ++seen) {
    if (seen == 0 && row.fault) {
      const std::string where = std::to_string(row.number) + ':' + std::to_string(row.fault_column);
      const CsvLimits limits;
      const std::size_t limit =
          *row.fault == ErrorCode::TooManyColumns ? limits.columns : limits.cell_bytes;
      return fail(*row.fault, where, {std::to_string(limit)});
    }
    if (row.fault || is_empty_row(row)) continue;
    const std::size_t score = recognised(guess_columns(kind, row.cells, book, {})) + 1;
    if (score <= best_score) continue;
    best_score = score;
    best = row.number;
  }
  if (best == 0) return fail(ErrorCode::EmptyTable);
  return best;
}

std::unique_ptr<RowImporter> make_importer(const model::Dataset& before,
                                           const ImportOptions& options) {
  switch (options.kind) {
    case ImportKind::Siasn:
    case ImportKind::Roster:
      return make_people_importer(before, options);
    case ImportKind::Standards:
      return make_standards_importer(before, options);
    case ImportKind::Ratings:
      break;
  }
  return make_ratings_importer(before, options);
}

/// What the options already say need not stand in a column.
std::vector<std::string_view> missing_with(const ImportOptions& options, const ColumnGuess& guess) {
  std::vector<std::string_view> missing = missing_fields(options.kind, guess);
  if (options.kind == ImportKind::Ratings) {
    if (options.cycle) std::erase(missing, "siklus");
    if (options.source) std::erase(missing, "sumber");
  }
  return missing;
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

}  // namespace

struct ImportJob::State {
  State(model::Dataset dataset, ImportOptions given, TableText decoded, char separator_,
        ColumnMap columns)
      : before(std::move(dataset)),
        options(std::move(given)),
        text(std::make_shared<const std::string>(std::move(decoded.text))),
        separator(separator_),
        reader(*text, separator, !decoded.well_formed),
        map(std::move(columns)),
        row(map, log) {
    preview.encoding = decoded.encoding;
    preview.separator = separator;
  }

  void skip_header();
  void fill_preview(const ColumnGuess& guess);
  void remark_columns(const ColumnGuess& guess);
  void take(const CsvRow& csv);
  void reject(const CsvRow& csv, std::size_t first_finding);
  bool check_shape(const CsvRow& csv);

  model::Dataset before;
  ImportOptions options;
  std::shared_ptr<const std::string> text;
  char separator;
  CsvReader reader;
  ColumnMap map;
  FindingLog log;
  ImportRow row;
  ImportPreview preview;
  ImportCounts counts;
  std::vector<RejectedRow> rejected;
  /// Whether a row was rejected for a fault, and not only left out.
  bool faulty = false;
  std::unique_ptr<RowImporter> importer;
};

void ImportJob::State::skip_header() {
  CsvRow csv;
  while (reader.next(csv)) {
    if (csv.number == preview.header_row) return;
  }
}

void ImportJob::State::fill_preview(const ColumnGuess& guess) {
  preview.columns = map.plans;
  preview.wide = guess.wide;
  preview.missing = missing_with(options, guess);
  for (const ColumnPlan& plan : map.plans) {
    if (plan.use == ColumnUse::Sensitive) preview.sensitive.push_back(plan.heading);
  }
  remark_columns(guess);
  CsvReader ahead = reader;
  CsvRow csv;
  while (preview.first_rows.size() < kPreviewRows && ahead.next(csv)) {
    if (is_empty_row(csv)) continue;
    auto& cells = preview.first_rows.emplace_back(map.plans.size());
    for (std::size_t i = 0; i < std::min(cells.size(), csv.cells.size()); ++i) {
      cells[i] = shortened(cell_value(csv.cells[i]));
    }
  }
}

void ImportJob::State::remark_columns(const ColumnGuess& guess) {
  const auto add = [&](std::size_t column, Severity severity, const base::Error& error) {
    ImportFinding finding;
    finding.severity = severity;
    finding.error = error;
    finding.row = preview.header_row;
    finding.column = column + 1;
    finding.heading = map.plans[column].heading;
    finding.value = finding.heading;
    log.add(std::move(finding));
  };
  for (std::size_t i = 0; i < map.plans.size(); ++i) {
    if (map.plans[i].use != ColumnUse::Sensitive) continue;
    add(i, Severity::Info, {ErrorCode::SensitiveColumn, {}, {map.plans[i].heading}});
  }
  for (const ColumnRemark& remark : guess.remarks) add(remark.column, remark.severity, remark.error);
}

/// Notes what is wrong with the row before its cells are looked at; false when it cannot be taken.
bool ImportJob::State::check_shape(const CsvRow& csv) {
  const auto sizes = [&] {
    return std::vector{std::to_string(csv.cells.size()), std::to_string(map.plans.size())};
  };
  if (csv.fault) {
    const CsvLimits limits;
    const std::size_t limit =
        *csv.fault == ErrorCode::TooManyColumns ? limits.columns : limits.cell_bytes;
    row.note(Severity::Error, csv.fault_column - 1, {*csv.fault, {}, {std::to_string(limit)}});
    return false;
  }
  for (std::size_t i = map.plans.size(); i < csv.cells.size(); ++i) {
    if (cell_value(csv.cells[i]).empty()) continue;
    row.note(Severity::Error, i, {ErrorCode::ExtraCells, {}, sizes()});
    return false;
  }
  if (csv.cells.size() < map.plans.size()) {
    const bool cut = !csv.ended;
    row.note(cut ? Severity::Error : Severity::Warning, kNoColumn,
             {cut ? ErrorCode::TruncatedRow : ErrorCode::ShortRow, {}, sizes()});
    return !cut;
  }
  return true;
}

void ImportJob::State::reject(const CsvRow& csv, std::size_t first_finding) {
  if (counts.rejected++ >= kMaxRejectedRows) return;
  const bool kept = first_finding < kMaxFindings;
  rejected.push_back({csv.number, csv.offset, csv.length,
                      kept ? static_cast<std::uint32_t>(first_finding) : kNoFinding,
                      row.first_code()});
}

void ImportJob::State::take(const CsvRow& csv) {
  if (!csv.fault && is_empty_row(csv)) return;
  ++counts.read;
  const std::size_t first_finding = log.count();
  row.set(csv);
  if (check_shape(csv)) importer->take(row);
  if (row.rejected()) {
    faulty = faulty || row.faulty();
    reject(csv, first_finding);
  } else {
    ++counts.accepted;
  }
}

ImportJob::ImportJob(std::unique_ptr<State> state) : state_(std::move(state)) {}
ImportJob::ImportJob(ImportJob&&) noexcept = default;
ImportJob& ImportJob::operator=(ImportJob&&) noexcept = default;
ImportJob::~ImportJob() = default;

base::Result<ImportJob> ImportJob::start(model::Dataset before, std::string bytes,
                                         ImportOptions options) {
  auto decoded = decode_table(std::move(bytes), options.encoding);
  if (!decoded) return std::unexpected(decoded.error());
  const char separator = options.separator.value_or(sniff_separator(decoded->text));
  const CsvReader probe(decoded->text, separator, !decoded->well_formed);
  const CompetencyBook book(before.competencies);
  const auto header = find_header(probe, options.kind, book);
  if (!header) return std::unexpected(header.error());

  CsvReader to_header = probe;
  CsvRow csv;
  while (to_header.next(csv) && csv.number < *header) {
  }
  // Empty columns at the right of a header are what a spreadsheet leaves behind.
  std::size_t width = csv.cells.size();
  while (width > 1 && cell_value(csv.cells[width - 1]).empty()) --width;
  const ColumnGuess guess =
      guess_columns(options.kind, csv.cells.first(width), book, options.columns);
  auto state = std::make_unique<State>(std::move(before), std::move(options), *std::move(decoded),
                                       separator, ColumnMap(guess.columns));
  state->preview.header_row = *header;
  state->skip_header();
  state->fill_preview(guess);
  state->importer = make_importer(state->before, state->options);
  return ImportJob(std::move(state));
}

const ImportPreview& ImportJob::preview() const { return state_->preview; }

base::Result<void> ImportJob::ready() const {
  if (state_->preview.missing.empty()) return {};
  return fail(ErrorCode::MissingColumn, {}, {joined(state_->preview.missing)});
}

bool ImportJob::step(std::size_t rows) {
  if (!ready()) return false;
  CsvRow csv;
  for (std::size_t i = 0; i < rows; ++i) {
    if (!state_->reader.next(csv)) return false;
    state_->take(csv);
  }
  return true;
}

ImportProgress ImportJob::progress() const {
  return {state_->counts.read, state_->reader.position(), state_->reader.size()};
}

ImportResult ImportJob::finish() {
  State& state = *state_;
  ImportResult result;
  result.after = state.before;
  if (const auto fine = ready(); !fine) {
    ImportFinding finding;
    finding.error = fine.error();
    finding.row = state.preview.header_row;
    state.log.add(std::move(finding));
  }
  result.counts = state.counts;
  const bool refused = state.options.all_or_nothing && state.faulty;
  if (refused) {
    result.counts.accepted = 0;
  } else {
    state.importer->finish(result);
  }
  result.findings = state.log.take();
  result.rejected = std::move(state.rejected);
  result.preview = state.preview;
  result.text = state.text;
  return result;
}

base::Result<ImportResult> import_table(model::Dataset before, std::string bytes,
                                        ImportOptions options) {
  auto job = ImportJob::start(std::move(before), std::move(bytes), std::move(options));
  if (!job) return std::unexpected(job.error());
  while (job->step(4096)) {
  }
  return job->finish();
}

}  // namespace asah::exchange
