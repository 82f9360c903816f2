// The tab Riwayat: the cycles against today's standard, and what was changed of the person's data.

#include <algorithm>

#include "core/report/charts/lines.hpp"
#include "wasm/screens/person_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

constexpr float kTallHead = 56;  // two lines of a title

void draw_trend(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "trend", {.title = ui.t(person_trend), .fill = true});
  std::vector<std::string> labels;
  report::Series series{.label = "JPM"};
  for (const PersonCycle& cycle : model.history) {
    labels.push_back(cycle.name);
    series.values.push_back(cycle.percent == INT32_MIN
                                ? std::optional<double>()
                                : std::optional<double>(cycle.percent / 100.0));
  }
  const ui::ScreenMeasure measure(ui);
  const report::Frame room{ui::chart_room(ui), 220, measure, ui.language(), false};
  ui::chart(ui, report::line_chart(room, {.labels = labels, .series = {&series, 1},
                                          .unit = report::AxisUnit::Percent, .target = 100.0}),
            "jpm", ui.t(person_trend));
  ui::note(ui, ui.t(person_trend_note));
}

void draw_cycles(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  const ui::Column columns[] = {plain_column("cycle", ui.t(person_cycle), 130, ui::Align::Start),
                                plain_column("jpm", ui.t(explain_jpm_raw), 82, ui::Align::End),
                                plain_column("assessed", ui.t(person_assessed), 112, ui::Align::End),
                                plain_column("band", ui.t(person_band), 138, ui::Align::Start)};
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) -> ui::CellText {
    const PersonCycle& cycle = model.history[static_cast<std::size_t>(row)];
    switch (column) {
      case 0: return {.text = cycle.name, .second = cycle.start};
      case 1: return {.text = cycle.jpm};
      case 2: return {.text = cycle.assessed};
      default:
        return {.text = cycle.band, .badge = !cycle.band.empty(),
                .tone = person_band_tone(cycle.band_rank)};
    }
  };
  auto& table = ui.state<ui::TableState>(ui.id("cycles"));
  const float rows = static_cast<float>(model.history.size());
  ui::table(ui, table, {.id = "cycles", .label = ui.t(person_cycles), .columns = columns,
                        .rows = static_cast<std::int64_t>(model.history.size()), .cell = cell,
                        .row_height = 48, .height = kTallHead + rows * 48 + 4,
                        .foot = false});
}

void draw_levels(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  std::vector<ui::Column> columns;
  columns.reserve(model.history.size() + 1);
  columns.push_back(plain_column("competency", ui.t(person_competency), 200, ui::Align::Start));
  columns.back().flexible = true;
  columns.back().strong = true;
  for (const PersonCycle& cycle : model.history) {
    columns.push_back(plain_column(cycle.name, raw(cycle.name), 150, ui::Align::End));
  }
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) -> ui::CellText {
    const auto at = static_cast<std::size_t>(row);
    if (column == 0) return {.text = model.history_rows[at]};
    const std::string& level = model.history[static_cast<std::size_t>(column - 1)].levels[at];
    if (level.empty()) return {.text = "–", .color = ui::Color::Muted};
    return {.text = level};
  };
  auto& table = ui.state<ui::TableState>(ui.id("levels"));
  const float rows = static_cast<float>(model.history_rows.size());
  ui::table(ui, table, {.id = "levels", .label = ui.t(person_levels_by_cycle),
                        .columns = columns,
                        .rows = static_cast<std::int64_t>(model.history_rows.size()),
                        .cell = cell,
                        .row_height = kPersonRow,
                        .height = ui::measure::kTableHead + rows * kPersonRow + 14,
                        .foot = false});
}

void draw_changes(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  ui::heading(ui, ui.t(person_changes));
  ui.gap(2);
  ui::note(ui, raw(model.changes_begin));
  if (model.changes.empty()) {
    if (ui::empty_state(ui, {.icon = ui::Icon::History, .title = ui.t(person_changes_none),
                             .body = ui.t(person_changes_none_body),
                             .action = model.read_only ? ui::Text() : ui.t(person_edit),
                             .height = 220}) == ui::EmptyEvent::Action) {
      state.draft = model.draft;
      state.editing = true;
    }
    return;
  }
  ui::Column columns[] = {plain_column("when", ui.t(person_when), 168, ui::Align::Start),
                          plain_column("what", ui.t(person_what), 250, ui::Align::Start),
                          plain_column("before", ui.t(person_before), 170, ui::Align::Start),
                          plain_column("after", ui.t(person_after), 190, ui::Align::Start)};
  columns[1].strong = true;
  for (ui::Column& column : columns) column.flexible = column.id != "when";
  columns[2].color = ui::Color::Muted;
  columns[2].wrap = columns[3].wrap = true;
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) -> ui::CellText {
    const PersonChange& change = model.changes[static_cast<std::size_t>(row)];
    switch (column) {
      case 0: return {.text = change.when, .second = change.who};
      case 1: return {.text = change.what, .second = change.step};
      case 2: return {.text = change.before.empty() ? "–" : std::string_view(change.before)};
      default: return {.text = change.after.empty() ? "–" : std::string_view(change.after)};
    }
  };
  constexpr float kMostRows = 12;  // more scroll inside
  auto& table = ui.state<ui::TableState>(ui.id("changes"));
  const float rows = std::min(static_cast<float>(model.changes.size()), kMostRows);
  ui::table(ui, table, {.id = "changes", .label = ui.t(person_changes), .columns = columns,
                        .rows = static_cast<std::int64_t>(model.changes.size()), .cell = cell,
                        .row_height = 48, .height = ui::measure::kTableHead + rows * 48 + 16,
                        .foot = false});
}

}  // namespace

void draw_person_history(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  if (model.history.empty()) {
    ui::muted(ui, ui.t(person_no_trend));
  } else {
    {
      ui::Columns columns(ui, "history", {.count = 2, .min_width = 380});
      columns.next();
      draw_trend(frame, model);
      columns.next();
      draw_cycles(frame, model);
    }
    draw_levels(frame, model);
  }
  ui.gap(ui::measure::kGap);
  draw_changes(frame, model, state);
}

}  // namespace asah::screens
