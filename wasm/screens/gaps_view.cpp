#include "wasm/screens/gaps_view.hpp"

#include <array>
#include <utility>

#include "core/report/charts/bars.hpp"
#include "wasm/screens/explain_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void select(GapsState& state, const GapsModel& model, const ui::GridState& grid) {
  if (grid.row < 0 || grid.column < 0) {
    state.selected_column = -1;
    return;
  }
  const GapRowView& row = model.rows[static_cast<std::size_t>(grid.row)];
  state.selected_row = row.id;
  state.selected_total = row.total;
  state.selected_column = grid.column;
}

void toggle(GapsState& state, std::uint64_t id) {
  if (std::erase(state.expanded, id) == 0) state.expanded.push_back(id);
}

void draw_chips(Frame& frame, const GapsModel& model, GapsState& state) {
  ui::Ui& ui = frame.ui;
  ui::Wrap wrap(ui);
  const ui::Text rows[] = {ui.t(gaps_by_unit), ui.t(gaps_by_position), ui.t(gaps_by_tier)};
  for (int i = 0; i < 3; ++i) {
    if (ui::chip(ui, {.label = rows[i], .selected = state.rows == i})) {
      state.rows = i;
      state.selected_column = -1;
      state.sort_column = -1;
    }
  }
  const std::array columns = {gaps_columns_competency, gaps_columns_domain, gaps_columns_aspect};
  int column = state.columns;
  const auto column_name = [&](int i) { return ui.t(columns[static_cast<std::size_t>(i)]); };
  if (ui::select_chip(ui, column, {.field = {.label = ui.t(gaps_columns)}, .count = 3,
                                   .option = column_name}) && column >= 0) {
    state.columns = column;
    state.selected_column = -1;
    state.sort_column = -1;
  }
  const std::array measures = {gaps_measure_mean, gaps_measure_share};
  int measure = state.measure;
  const auto measure_name = [&](int i) { return ui.t(measures[static_cast<std::size_t>(i)]); };
  if (ui::select_chip(ui, measure, {.field = {.label = ui.t(gaps_measure)}, .count = 2,
                                    .option = measure_name}) && measure >= 0) {
    state.measure = measure;
  }
  int cycle = model.cycle;
  const auto cycle_name = [&](int i) {
    return raw(model.cycles[static_cast<std::size_t>(i)].second);
  };
  if (ui::select_chip(ui, cycle, {.field = {.label = ui.t(gaps_cycle)},
                                  .count = static_cast<int>(model.cycles.size()),
                                  .option = cycle_name}) && cycle >= 0) {
    frame.ask(ChooseCycle{model.cycles[static_cast<std::size_t>(cycle)].first});
  }
  ui::badge(ui, ui.t(gaps_min_n), ui::Tone::Neutral);
}

ui::HeatCell cell_of(const GapCell& cell) {
  static constexpr std::array kKinds = {ui::HeatKind::Gap, ui::HeatKind::Met,
                                        ui::HeatKind::TooFew, ui::HeatKind::Missing};
  return {.kind = kKinds[static_cast<std::size_t>(cell.kind)], .step = cell.step,
          .figure = cell.figure, .spoken = cell.spoken};
}

void draw_grid(Frame& frame, const GapsModel& model, GapsState& state) {
  ui::Ui& ui = frame.ui;
  std::vector<ui::Text> titles;
  titles.reserve(model.columns.size());
  for (const std::string& column : model.columns) titles.push_back(raw(column));
  static constexpr std::array kCorners = {gaps_unit, gaps_position, gaps_tier};
  ui::GridState grid{model.selected_row, model.selected_row < 0 ? -1 : state.selected_column,
                     std::exchange(state.reveal, false)};
  const auto row = [&](int i, std::span<char, 256>) {
    const GapRowView& view = model.rows[static_cast<std::size_t>(i)];
    return ui::HeatRow{.label = view.label, .second = view.second, .indent = view.indent,
                       .expandable = view.expandable, .expanded = view.expanded,
                       .strong = view.indent == 0};
  };
  const auto cell = [&](int i, int column, std::span<char, 256>) {
    return cell_of(model.rows[static_cast<std::size_t>(i)].cells[static_cast<std::size_t>(column)]);
  };
  const auto last = [&](int i, std::span<char, 256>) -> std::string_view {
    return model.rows[static_cast<std::size_t>(i)].jpm;
  };
  const ui::GridEvent event = ui::heat_grid(
      ui, grid, {.id = "gaps", .label = ui.t(gaps_grid),
                 .corner = ui.t(kCorners[static_cast<std::size_t>(state.rows)]),
                 .rows = static_cast<int>(model.rows.size()), .columns = titles, .row = row,
                 .cell = cell, .last_title = raw("JPM"), .last = last, .label_width = 190,
                 .height = ui::rest_of_page(ui) - 34});
  if (event.selected) select(state, model, grid);
  if (event.toggled_row >= 0) {
    toggle(state, model.rows[static_cast<std::size_t>(event.toggled_row)].id);
  }
  if (event.row_label >= 0 && model.rows[static_cast<std::size_t>(event.row_label)].expandable) {
    toggle(state, model.rows[static_cast<std::size_t>(event.row_label)].id);
  }
  if (event.column_title >= 0 && state.rows != 0) {
    state.sort_column = state.sort_column == event.column_title ? -1 : event.column_title;
  }
  const ui::Text steps[] = {ui.t(gaps_legend_0), ui.t(gaps_legend_1), ui.t(gaps_legend_2),
                            ui.t(gaps_legend_3), ui.t(gaps_legend_4)};
  ui::heat_legend(ui, steps, ui.t(gaps_legend_met), ui.t(gaps_legend_few));
}

void draw_levels(Frame& frame, const GapDetail& detail) {
  ui::Ui& ui = frame.ui;
  ui::text(ui, ui.t(gaps_levels, raw(detail.required)), {.style = ui::TextStyle::SmallStrong});
  std::vector<report::Column> columns;
  for (std::size_t level = 0; level < detail.levels.size(); ++level) {
    if (level == 0 && detail.levels[0] == 0) continue;
    const bool below = static_cast<int>(level) < detail.required_least;
    columns.push_back({std::to_string(level), detail.levels[level],
                       below ? detail.levels[level] : 0});
  }
  const ui::ScreenMeasure measure(ui);
  const report::Frame room{ui::chart_room(ui), 92, measure, ui.language(), false};
  ui::chart(ui, report::distribution(room, {.columns = columns}), "levels",
            ui.t(gaps_levels, raw(detail.required)));
}

void draw_people(Frame& frame, const GapDetail& detail) {
  ui::Ui& ui = frame.ui;
  if (detail.people.empty()) return;
  ui.gap(12);
  ui::text(ui, ui.t(gaps_most_lacking), {.style = ui::TextStyle::SmallStrong});
  for (std::size_t i = 0; i < detail.people.size(); ++i) {
    const GapPerson& person = detail.people[i];
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    {
      ui::Line line(ui, 24, 8);
      if (ui::link(ui, raw(person.name), "person")) {
        frame.ask(Navigate{{.screen = Screen::Employees, .record = person.id}});
      }
      line.right("gap");
      ui::badge(ui, raw(person.gap), ui::Tone::Bad);
    }
    ui::note(ui, raw(person.levels));
  }
  ui.gap(10);
  if (detail.people_route.competency != 0 &&
      ui::button(ui, {.label = ui.t(gaps_see_people, raw(detail.below_count)),
                      .kind = ui::ButtonKind::Primary, .fill = true, .id = "all"})) {
    frame.ask(Navigate{detail.people_route});
  }
}

void draw_facts(Frame& frame, const GapDetail& detail) {
  ui::Ui& ui = frame.ui;
  ui::muted(ui, ui.t(gaps_mean));
  {
    ui::Line line(ui, 36, 12);
    ui::text(ui, raw(detail.figure), {.style = ui::TextStyle::Figure});
    if (!detail.interval.empty()) ui::muted(ui, ui.t(gaps_interval, raw(detail.interval)));
  }
  {
    ui::Columns facts(ui, "facts", {.count = 2, .gap = 8, .min_width = 110});
    facts.next();
    ui::mini_fact(ui, ui.t(gaps_assessed), raw(detail.assessed),
                  ui.t(gaps_assessed_of, raw(detail.of)));
    facts.next();
    ui::mini_fact(ui, ui.t(gaps_below), raw(detail.below));
    facts.next();
    ui::mini_fact(ui, ui.t(gaps_age), detail.age ? age_text(ui, *detail.age) : raw("–"));
    facts.next();
    ui::mini_fact(ui, ui.t(gaps_sources), raw(detail.sources), ui.t(gaps_per_person));
  }
  ui.gap(12);
  draw_levels(frame, detail);
  draw_people(frame, detail);
  ui.gap(12);
  draw_explanation(ui, detail.explanation, detail.inputs);
}

void draw_detail(Frame& frame, const GapsModel& model, GapsState& state, ui::Split& split) {
  ui::Ui& ui = frame.ui;
  const GapDetail& detail = *model.detail;
  const std::string title = detail.row + " × " + detail.column;
  ui::Inspector pane(split, {.badge = ui.t(gaps_selected), .title = ui.keep(title)});
  if (detail.too_few) {
    const ui::EmptySpec few = {.icon = ui::Icon::Eye, .title = ui.t(gaps_few_title),
                               .body = ui.t(gaps_few_body), .height = 180};
    ui::empty_state(ui, few);
  } else if (detail.empty) {
    const ui::EmptySpec none = {.icon = ui::Icon::ClipboardCheck, .title = ui.t(gaps_none_title),
                                .body = ui.t(gaps_none_body), .height = 180};
    ui::empty_state(ui, none);
  } else {
    draw_facts(frame, detail);
  }
  if (pane.closed()) state.selected_column = -1;
}

void draw_nothing(Frame& frame, const GapsModel& model) {
  ui::Ui& ui = frame.ui;
  const bool people = model.has_people;
  const ui::EmptySpec spec = {
      .icon = people ? ui::Icon::ClipboardCheck : ui::Icon::Users,
      .title = ui.t(people ? gaps_empty_cycle : gaps_empty_people),
      .body = ui.t(people ? gaps_empty_cycle_body : gaps_empty_people_body),
      .action = ui.t(people ? gaps_empty_cycle_do : gaps_empty_people_do),
      .height = 360};
  if (ui::empty_state(ui, spec) == ui::EmptyEvent::Action) {
    if (people) {
      frame.ask(Navigate{{.screen = Screen::Assessment}});
    } else {
      frame.ask(ChooseFile{});
    }
  }
}

}  // namespace

void draw_gaps(Frame& frame, const GapsModel& model, GapsState& state) {
  ui::Ui& ui = frame.ui;
  if (model.adopted) state = *model.adopted;
  const bool ready = model.has_people && model.has_cycle;
  ui::PageAction actions[] = {
      {{.label = ui.t(gaps_export), .icon = ui::Icon::Download, .disabled = !ready}},
      {{.label = ui.t(gaps_print), .icon = ui::Icon::Printer, .disabled = !ready}}};
  ui::WorkArea page(ui, frame.shell, {.id = "gaps", .title = ui.t(gaps_title),
                                      .subtitle = ui.t(gaps_subtitle), .actions = actions});
  if (!ready) {
    draw_nothing(frame, model);
    return;
  }
  if (actions[0].pressed) frame.ask(SaveText{"kesenjangan.csv", "text/csv", model.csv()});
  if (actions[1].pressed || frame.shell.intents().print) frame.ask(PrintHtml{model.html()});
  draw_chips(frame, model, state);
  if (state.rows != 0) {
    ui::search_field(ui, state.filter, {.label = ui.t(gaps_filter), .hint = ui.t(gaps_filter),
                                        .small = true, .width = 280, .id = "filter"});
  }
  ui::Split split(ui, "gaps", model.detail.has_value());
  draw_grid(frame, model, state);
  if (model.detail) draw_detail(frame, model, state, split);
}

}  // namespace asah::screens
