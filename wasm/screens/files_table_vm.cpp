// The part of the files model about a chosen table.

#include "wasm/screens/files_table_vm.hpp"

#include <algorithm>
#include <array>

#include "core/report/numbers.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using exchange::ColumnUse;
using ui::TextKey;

/// As the filter above the findings numbers them, from 1.
constexpr std::array kSeverities = {base::Severity::Error, base::Severity::Warning,
                                    base::Severity::Info};
constexpr std::size_t kListedFindings = 500;
constexpr std::size_t kShownRows = 5;

std::string field_label(std::string_view key, base::Language language) {
  const std::string name = "import_field_" + std::string(key);
  const auto rows = ui::text_rows();
  const auto row = std::ranges::find(rows, std::string_view(name), &ui::TextRow::key);
  return row == rows.end() ? std::string(key)
                           : say(static_cast<TextKey>(row - rows.begin()), language);
}

std::string encoding_name(exchange::TextEncoding encoding) {
  static constexpr std::array<std::string_view, 4> kNames = {"UTF-8", "UTF-16 LE", "UTF-16 BE",
                                                             "Windows-1252"};
  const auto index = static_cast<std::size_t>(encoding);
  return std::string(index < kNames.size() ? kNames[index] : "UTF-8");
}

class TableView {
 public:
  TableView(const Context& context, const ChosenTable& table, int severity)
      : context_(context), table_(table), severity_(severity) {}

  FilesTable run() {
    view_.file = table_.file_name;
    report::NumberBuffer buffer;
    view_.size = report::write_bytes(buffer, table_.size_bytes, context_.language);
    view_.kind = static_cast<int>(table_.kind);
    view_.all_or_nothing = table_.all_or_nothing;
    view_.phase = table_.phase;
    if (table_.error) {
      view_.error = base::describe(*table_.error, context_.indonesian());
      return std::move(view_);
    }
    add_plan();
    add_progress();
    if (table_.result) add_result(*table_.result);
    return std::move(view_);
  }

 private:
  std::string words(TextKey key, std::initializer_list<std::string> args = {}) const {
    return say(key, context_.language, args);
  }
  std::string whole(std::size_t value) const {
    return whole_text(static_cast<std::int64_t>(value), context_.language);
  }

  void add_plan() {
    const exchange::ImportPreview& preview = table_.preview;
    for (const std::string_view key : preview.missing) {
      view_.missing += (view_.missing.empty() ? "" : ", ") + field_label(key, context_.language);
    }
    view_.ready = preview.missing.empty();
    const std::string separator =
        preview.separator == '\t' ? "tab" : std::string(1, preview.separator);
    view_.how = encoding_name(preview.encoding) + " · " +
                words(TextKey::files_separator, {separator});
    view_.sensitive = preview.sensitive;
    add_choices();
    for (std::size_t i = 0; i < preview.columns.size(); ++i) add_column(i);
    for (const auto& row : preview.first_rows) {
      if (view_.rows.size() == kShownRows) break;
      view_.rows.push_back(row);
      // What is not taken is not shown either.
      std::vector<std::string>& cells = view_.rows.back();
      cells.resize(view_.columns.size());
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (view_.columns[i].sensitive) cells[i].clear();
      }
    }
  }

  void add_choices() {
    view_.choices.push_back({"", words(TextKey::files_use_ignored)});
    const bool people = table_.kind == exchange::ImportKind::Siasn ||
                        table_.kind == exchange::ImportKind::Roster;
    if (people) view_.choices.push_back({"+", words(TextKey::files_use_extra)});
    for (const exchange::TargetField& field : exchange::target_fields(table_.kind)) {
      view_.choices.push_back({std::string(field.key), field_label(field.key, context_.language)});
    }
    if (people) return;
    for (const model::Competency& competency : context_.data.competencies) {
      if (competency.retired) continue;
      view_.choices.push_back(
          {base::id_text(competency.id), competency.name.in(context_.indonesian())});
    }
  }

  void add_column(std::size_t index) {
    const exchange::ColumnPlan& plan = table_.preview.columns[index];
    FilesColumn column;
    column.heading = plan.heading;
    column.sensitive = plan.use == ColumnUse::Sensitive;
    const auto& rows = table_.preview.first_rows;
    if (!rows.empty() && index < rows[0].size() && !column.sensitive) {
      column.sample = rows[0][index];
    }
    const std::string key = key_of(plan);
    const auto found = std::ranges::find(view_.choices, key, &FilesChoice::key);
    column.choice = found == view_.choices.end()
                        ? 0
                        : static_cast<int>(found - view_.choices.begin());
    view_.columns.push_back(std::move(column));
  }

  std::string key_of(const exchange::ColumnPlan& plan) const {
    if (plan.use == ColumnUse::Extra) return "+";
    if (plan.use == ColumnUse::Competency) return base::id_text(plan.competency);
    if (plan.use != ColumnUse::Field) return "";
    for (const exchange::TargetField& field : exchange::target_fields(table_.kind)) {
      if (field.field == plan.field) return std::string(field.key);
    }
    return "";
  }

  void add_progress() {
    const exchange::ImportProgress& progress = table_.progress;
    if (progress.bytes_total > 0) {
      view_.share = static_cast<float>(progress.bytes_done) /
                    static_cast<float>(progress.bytes_total);
    }
    view_.progress = words(TextKey::files_rows_read, {whole(progress.rows)});
  }

  void add_result(const exchange::ImportResult& result) {
    const exchange::ImportCounts& counts = result.counts;
    view_.read = whole(counts.read);
    view_.accepted = whole(counts.accepted);
    view_.rejected = whole(counts.rejected);
    view_.any_rejected = counts.rejected > 0;
    view_.any_accepted = counts.accepted > 0;
    const auto fact = [&](TextKey key, std::size_t count) {
      if (count > 0) view_.outcome.push_back({words(key), whole(count)});
    };
    fact(TextKey::files_people_added, counts.employees_added);
    fact(TextKey::files_people_updated, counts.employees_updated);
    fact(TextKey::files_people_same, counts.employees_unchanged);
    fact(TextKey::files_units_added, counts.units_added);
    fact(TextKey::files_positions_added, counts.positions_added);
    fact(TextKey::files_standards_set, counts.standards_set);
    fact(TextKey::files_cycles_added, counts.cycles_added);
    fact(TextKey::files_raters_added, counts.raters_added);
    fact(TextKey::files_levels_set, counts.levels_set);
    fact(TextKey::files_absent, result.absent.size());
    std::size_t matching = 0;
    // The worst first: remarks must not push a fault out of sight.
    for (const base::Severity severity : kSeverities) {
      for (const exchange::ImportFinding& finding : result.findings) {
        if (finding.severity == severity) add_finding(finding, matching);
      }
    }
    if (matching > kListedFindings) view_.findings_left = whole(matching - kListedFindings);
  }

  void add_finding(const exchange::ImportFinding& finding, std::size_t& matching) {
    if (severity_ > 0 && finding.severity != kSeverities[static_cast<std::size_t>(severity_ - 1)]) {
      return;
    }
    if (++matching > kListedFindings) return;
    view_.findings.push_back({finding.severity,
                              finding.row == 0 ? std::string() : std::to_string(finding.row),
                              finding.heading, finding.value,
                              exchange::finding_text(finding, context_.indonesian())});
  }

  const Context& context_;
  const ChosenTable& table_;
  int severity_;
  FilesTable view_;
};

}  // namespace

FilesTable build_files_table(const Context& context, const ChosenTable& table, int severity) {
  return TableView(context, table, severity).run();
}

}  // namespace asah::screens
