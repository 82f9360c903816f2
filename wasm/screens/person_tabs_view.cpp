#include "core/report/charts/lines.hpp"
#include "wasm/screens/person_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

ui::Column plain(std::string_view id, ui::Text title, float width, ui::Align align) {
  return {.id = id, .title = title, .width = width, .align = align, .sortable = false,
          .filterable = false};
}

void draw_sheets(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "sheets", {.title = ui.t(person_sheets), .fill = true, .gap = 4});
  for (std::size_t i = 0; i < model.sheets.size(); ++i) {
    const PersonSheet& sheet = model.sheets[i];
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    if (i > 0) ui::rule(ui);
    {
      ui::Line line(ui, 26, 8);
      ui::text(ui, raw(sheet.label), {.style = ui::TextStyle::BodyStrong, .wrap = false});
      if (!sheet.counted) ui::badge(ui, ui.t(person_beside), ui::Tone::Neutral);
      line.right("date");
      ui::note(ui, raw(sheet.date));
    }
    ui.gap(0);
    ui::note(ui, sheet.rater.empty() ? raw(sheet.filled)
                                     : ui.join({raw(sheet.rater), raw(sheet.filled)}));
  }
}

ui::CellText matrix_cell(const PersonModel& model, std::size_t row, std::size_t column) {
  static constexpr std::string_view kNone = "–";
  if (column == 0) return {.text = model.rows[row].name};
  const std::size_t sheets = model.sheets.size();
  if (column <= sheets) {
    const PersonSheet& sheet = model.sheets[column - 1];
    const std::string& level = sheet.levels[row];
    if (level.empty()) return {.text = kNone, .color = ui::Color::Muted};
    return {.text = level, .color = sheet.counted ? ui::Color::Text : ui::Color::Muted};
  }
  if (column == sheets + 1) {
    const std::string& combined = model.combined[row];
    return {.text = combined.empty() ? kNone : std::string_view(combined)};
  }
  if (column == sheets + 2) return {.text = model.rows[row].required_text,
                                    .color = ui::Color::Muted};
  const std::string& gap = model.self_gap[row];
  if (gap.empty()) return {.text = kNone, .color = ui::Color::Muted};
  return {.text = gap, .badge = model.self_far[row], .tone = ui::Tone::Warn};
}

void draw_matrix(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  std::vector<ui::Column> columns;
  columns.reserve(model.sheets.size() + 4);
  columns.push_back(plain("competency", ui.t(person_competency), 170, ui::Align::Start));
  columns.back().flexible = true;
  columns.back().strong = true;
  for (const PersonSheet& sheet : model.sheets) {
    columns.push_back(plain(sheet.label, raw(sheet.label), 104, ui::Align::End));
  }
  columns.push_back(plain("combined", ui.t(person_combined), 92, ui::Align::End));
  columns.back().strong = true;
  columns.push_back(plain("required", ui.t(person_required), 78, ui::Align::End));
  columns.push_back(plain("self", ui.t(person_self_gap), 104, ui::Align::End));
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) {
    const int shown = model.shown[static_cast<std::size_t>(row)];
    return matrix_cell(model, static_cast<std::size_t>(shown), static_cast<std::size_t>(column));
  };
  auto& table = ui.state<ui::TableState>(ui.id("matrix"));
  const float rows = static_cast<float>(model.shown.size());
  ui::table(ui, table, {.id = "matrix", .label = ui.t(person_matrix), .columns = columns,
                        .rows = static_cast<std::int64_t>(model.shown.size()), .cell = cell,
                        .height = ui::measure::kTableHead + rows * ui::measure::kTableRow + 16,
                        .foot = false});
  ui::note(ui, ui.t(person_self_note));
}

void draw_moderations(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "moderations", {.title = ui.t(person_moderations), .fill = true, .gap = 4});
  if (model.moderations.empty()) ui::muted(ui, ui.t(person_moderations_none));
  for (std::size_t i = 0; i < model.moderations.size(); ++i) {
    const PersonModeration& moderation = model.moderations[i];
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    {
      ui::Line line(ui, 26, 8);
      ui::text(ui, raw(moderation.competency),
               {.style = ui::TextStyle::BodyStrong, .wrap = false});
      line.right("change");
      ui::badge(ui, raw(moderation.change), ui::Tone::Primary);
    }
    ui::text(ui, raw(moderation.reason), {.style = ui::TextStyle::Small});
    ui::note(ui, raw(moderation.by));
  }
}

void draw_notes(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "notes", {.title = ui.t(person_notes), .fill = true, .gap = 4});
  if (model.notes.empty()) ui::muted(ui, ui.t(person_notes_none));
  for (std::size_t i = 0; i < model.notes.size(); ++i) {
    const PersonNote& note = model.notes[i];
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    {
      ui::Line line(ui, 26, 8);
      ui::text(ui, raw(note.competency), {.style = ui::TextStyle::BodyStrong, .wrap = false});
      if (note.evidence) {
        line.right("evidence");
        ui::badge(ui, ui.t(person_evidence), ui::Tone::Ok);
      }
    }
    ui::text(ui, raw(note.text), {.style = ui::TextStyle::Small});
    ui::note(ui, raw(note.by));
  }
}

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
  const ui::Column columns[] = {plain("cycle", ui.t(person_cycle), 146, ui::Align::Start),
                                plain("jpm", ui.t(explain_jpm_raw), 84, ui::Align::End),
                                plain("assessed", ui.t(person_assessed), 148, ui::Align::End),
                                plain("band", ui.t(person_band), 138, ui::Align::Start)};
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
                        .row_height = 48, .height = ui::measure::kTableHead + rows * 48 + 16,
                        .foot = false});
}

void draw_levels(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  std::vector<ui::Column> columns;
  columns.reserve(model.history.size() + 1);
  columns.push_back(plain("competency", ui.t(person_competency), 200, ui::Align::Start));
  columns.back().flexible = true;
  columns.back().strong = true;
  for (const PersonCycle& cycle : model.history) {
    columns.push_back(plain(cycle.name, raw(cycle.name), 150, ui::Align::End));
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
                        .height = ui::measure::kTableHead + rows * ui::measure::kTableRow + 16,
                        .foot = false});
}

}  // namespace

void draw_person_ratings(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  if (model.sheets.empty()) {
    if (ui::empty_state(ui, {.icon = ui::Icon::ClipboardCheck, .title = ui.t(person_no_ratings),
                             .body = ui.t(person_no_ratings_body),
                             .action = ui.t(person_assess), .height = 300}) ==
        ui::EmptyEvent::Action) {
      frame.ask(Navigate{model.assess});
    }
    return;
  }
  {
    ui::Columns columns(ui, "ratings", {.weights = {1, 2.6f}, .min_width = 250});
    columns.next();
    draw_sheets(frame, model);
    columns.next();
    draw_matrix(frame, model);
  }
  ui::Columns columns(ui, "remarks", {.count = 2, .min_width = 300});
  columns.next();
  draw_moderations(frame, model);
  columns.next();
  draw_notes(frame, model);
}

void draw_person_history(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  if (model.history.empty()) {
    ui::empty_state(ui, {.icon = ui::Icon::History, .title = ui.t(person_no_history),
                         .body = ui.t(person_no_history_body), .height = 300});
    return;
  }
  {
    ui::Columns columns(ui, "history", {.count = 2, .min_width = 380});
    columns.next();
    draw_trend(frame, model);
    columns.next();
    draw_cycles(frame, model);
  }
  draw_levels(frame, model);
}

}  // namespace asah::screens
