#include "wasm/screens/files_table_view.hpp"

#include <array>
#include <cstring>

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

PlanImport plan_of(const FilesTable& table) {
  PlanImport plan;
  plan.kind = static_cast<std::uint8_t>(table.kind);
  plan.all_or_nothing = table.all_or_nothing;
  for (const FilesColumn& column : table.columns) {
    plan.columns.push_back(table.choices[static_cast<std::size_t>(column.choice)].key);
  }
  return plan;
}

void draw_kind(Frame& frame, const FilesTable& table) {
  ui::Ui& ui = frame.ui;
  static constexpr std::array kKinds = {files_kind_siasn, files_kind_roster, files_kind_standards,
                                        files_kind_ratings};
  ui::Wrap wrap(ui);
  for (int i = 0; i < static_cast<int>(kKinds.size()); ++i) {
    if (ui::chip(ui, {.label = ui.t(kKinds[static_cast<std::size_t>(i)]),
                      .selected = table.kind == i})) {
      frame.ask(PlanImport{static_cast<std::uint8_t>(i), {}, table.all_or_nothing});
    }
  }
  bool all = table.all_or_nothing;
  if (ui::check_box(ui, all, {.label = ui.t(files_all_or_nothing)})) {
    PlanImport plan = plan_of(table);
    plan.all_or_nothing = all;
    frame.ask(plan);
  }
}

void draw_mapping(Frame& frame, const FilesTable& table) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "mapping", {.title = ui.t(files_mapping), .subtitle = raw(table.how),
                                .gap = 6});
  ui::Columns columns(ui, "columns", {.count = 3, .min_width = 240});
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const FilesColumn& column = table.columns[i];
    if (column.sensitive) continue;
    columns.next();
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    int choice = column.choice;
    const auto option = [&](int at) {
      return raw(table.choices[static_cast<std::size_t>(at)].label);
    };
    const ui::SelectSpec spec = {.field = {.label = raw(column.heading),
                                           .help = raw(column.sample), .id = "use"},
                                 .count = static_cast<int>(table.choices.size()),
                                 .option = option};
    if (ui::select(ui, choice, spec) && choice >= 0) {
      PlanImport plan = plan_of(table);
      plan.columns[i] = table.choices[static_cast<std::size_t>(choice)].key;
      frame.ask(plan);
    }
  }
}

void draw_warnings(Frame& frame, const FilesTable& table) {
  ui::Ui& ui = frame.ui;
  if (!table.missing.empty()) {
    ui::banner(ui, {.tone = ui::Tone::Warn, .title = ui.t(files_missing),
                    .body = raw(table.missing), .id = "missing"});
  }
  if (!table.sensitive.empty()) {
    std::string names;
    for (const std::string& name : table.sensitive) names += (names.empty() ? "" : ", ") + name;
    ui::banner(ui, {.tone = ui::Tone::Primary, .title = ui.t(files_sensitive),
                    .body = ui.keep(names), .id = "sensitive"});
  }
}

// The first rows as the file has them, without the columns that are left out.
void draw_first_rows(Frame& frame, const FilesTable& table) {
  ui::Ui& ui = frame.ui;
  if (table.rows.empty()) return;
  std::vector<ui::Column> columns;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const FilesColumn& column = table.columns[i];
    if (column.sensitive) continue;
    columns.push_back({.id = column.heading, .title = raw(column.heading), .width = 184,
                       .sortable = false, .filterable = false,
                       .color = column.choice == 0 ? ui::Color::Muted : ui::Color::Text});
    shown.push_back(i);
  }
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) {
    return ui::CellText{.text = table.rows[static_cast<std::size_t>(row)]
                                          [shown[static_cast<std::size_t>(column)]]};
  };
  auto& list = ui.state<ui::TableState>(ui.id("first_rows"));
  const float rows = static_cast<float>(table.rows.size());
  ui::table(ui, list, {.id = "first_rows", .label = ui.t(files_first_rows), .columns = columns,
                       .rows = static_cast<std::int64_t>(table.rows.size()), .cell = cell,
                       .height = rows * ui::measure::kTableRow + ui::measure::kTableHead + 2 +
                                 (columns.size() > 5 ? 14.0f : 0.0f),
                       .foot = false});
}

void draw_planning(Frame& frame, const FilesTable& table, bool read_only) {
  ui::Ui& ui = frame.ui;
  draw_kind(frame, table);
  {
    ui::Wrap wrap(ui);
    if (ui::button(ui, {.label = ui.t(files_check), .icon = ui::Icon::ArrowRight,
                        .kind = ui::ButtonKind::Primary,
                        .disabled = !table.ready || read_only})) {
      frame.ask(RunImport{});
    }
    if (ui::button(ui, {.label = ui.t(files_cancel), .kind = ui::ButtonKind::Quiet})) {
      frame.ask(DropChosenFile{});
    }
  }
  draw_warnings(frame, table);
  draw_first_rows(frame, table);
  ui.gap(ui::measure::kGap);
  draw_mapping(frame, table);
}

ui::Tone tone_of(base::Severity severity) {
  return severity == base::Severity::Error     ? ui::Tone::Bad
         : severity == base::Severity::Warning ? ui::Tone::Warn
                                               : ui::Tone::Neutral;
}

ui::CellText finding_cell(ui::Ui& ui, const FilesFinding& finding, int column) {
  static constexpr std::array kWords = {files_info, files_warning, files_error};
  switch (column) {
    case 0:
      return {.text = ui.t(kWords[static_cast<std::size_t>(finding.severity)]).view(),
              .badge = true, .tone = tone_of(finding.severity)};
    case 1: return {.text = finding.row};
    case 2: return {.text = finding.column};
    case 3: return {.text = finding.value};
    default: return {.text = finding.text};
  }
}

void draw_findings(Frame& frame, const FilesTable& table, FilesState& state) {
  ui::Ui& ui = frame.ui;
  const std::array filters = {files_all, files_errors, files_warnings, files_infos};
  {
    ui::Wrap wrap(ui);
    for (int i = 0; i < static_cast<int>(filters.size()); ++i) {
      if (ui::chip(ui, {.label = ui.t(filters[static_cast<std::size_t>(i)]),
                        .selected = state.severity == i})) {
        state.severity = i;
      }
    }
    if (!table.findings_left.empty()) {
      ui::muted(ui, ui.t(files_findings_left, raw(table.findings_left)));
    }
  }
  const ui::Column columns[] = {
      {.id = "severity", .title = ui.t(files_severity), .width = 110, .sortable = false},
      {.id = "row", .title = ui.t(files_row), .width = 80, .align = ui::Align::End,
       .sortable = false},
      {.id = "column", .title = ui.t(files_column), .width = 150, .sortable = false},
      {.id = "value", .title = ui.t(files_value), .width = 180, .sortable = false},
      {.id = "text", .title = ui.t(files_hint), .width = 420, .flexible = true,
       .sortable = false}};
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) {
    return finding_cell(ui, table.findings[static_cast<std::size_t>(row)], column);
  };
  auto& list = ui.state<ui::TableState>(ui.id("findings"));
  ui::table(ui, list, {.id = "findings", .label = ui.t(files_findings), .columns = columns,
                       .rows = static_cast<std::int64_t>(table.findings.size()), .cell = cell,
                       .height = ui::rest_of_page(ui, 260),
                       .empty = {.icon = ui::Icon::CircleCheck, .title = ui.t(files_no_findings)}});
}

void draw_result(Frame& frame, const FilesTable& table, bool read_only, FilesState& state) {
  ui::Ui& ui = frame.ui;
  {
    ui::Columns tiles(ui, "tiles", {.count = 3, .min_width = 180});
    tiles.next();
    ui::stat_tile(ui, {.label = ui.t(files_read), .figure = raw(table.read),
                       .mark = raw(table.size)});
    tiles.next();
    ui::stat_tile(ui, {.label = ui.t(files_accepted), .figure = raw(table.accepted),
                       .mark = ui.t(files_ready), .mark_tone = ui::Tone::Ok});
    tiles.next();
    ui::stat_tile(ui, {.label = ui.t(files_rejected), .figure = raw(table.rejected),
                       .mark = ui.t(table.any_rejected ? files_see_below : files_none_rejected),
                       .mark_tone = table.any_rejected ? ui::Tone::Bad : ui::Tone::Ok});
  }
  ui.gap(12);
  {
    ui::Wrap wrap(ui);
    if (ui::button(ui, {.label = ui.t(files_commit, raw(table.accepted)), .icon = ui::Icon::Check,
                        .kind = ui::ButtonKind::Primary,
                        .disabled = !table.any_accepted || read_only, .id = "commit"})) {
      frame.ask(CommitImport{});
    }
    if (table.any_rejected &&
        ui::button(ui, {.label = ui.t(files_save_rejects), .icon = ui::Icon::Download})) {
      frame.ask(SaveRejects{});
    }
    if (ui::button(ui, {.label = ui.t(files_back), .kind = ui::ButtonKind::Quiet})) {
      frame.ask(CancelImport{});
    }
    for (const FilesFact& fact : table.outcome) {
      const std::string words = fact.label + " " + fact.value;
      ui::badge(ui, ui.keep(words), ui::Tone::Neutral);
    }
  }
  ui.gap(8);
  draw_findings(frame, table, state);
}

}  // namespace

void draw_files_table(Frame& frame, const FilesTable& table, bool read_only, FilesState& state) {
  ui::Ui& ui = frame.ui;
  const ui::Text steps[] = {ui.t(files_step_map), ui.t(files_step_check), ui.t(files_step_take)};
  ui::stepper(ui, static_cast<int>(table.phase), steps);
  {
    ui::Line line(ui);
    ui::text(ui, raw(table.file), {.style = ui::TextStyle::BodyStrong, .wrap = false});
    ui::muted(ui, raw(table.size));
    line.right("close");
    if (ui::icon_button(ui, {.label = ui.t(files_close), .icon = ui::Icon::Close})) {
      frame.ask(DropChosenFile{});
    }
  }
  if (!table.error.empty()) {
    ui::banner(ui, {.tone = ui::Tone::Bad, .title = ui.t(files_unreadable),
                    .body = raw(table.error), .id = "error"});
    return;
  }
  switch (table.phase) {
    case ImportPhase::Planning: draw_planning(frame, table, read_only); break;
    case ImportPhase::Running:
      if (ui::work_progress(ui, {.doing = ui.t(files_working), .left = raw(table.progress),
                                 .share = table.share})) {
        frame.ask(CancelImport{});
      }
      break;
    case ImportPhase::Done: draw_result(frame, table, read_only, state); break;
  }
}

}  // namespace asah::screens
