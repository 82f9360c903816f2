#include "wasm/screens/fill_view.hpp"

#include <algorithm>
#include <array>
#include <format>

#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

ui::Text copy_into(ui::CellBuffer buffer, std::uint32_t done, std::uint32_t cells) {
  const auto end = std::format_to_n(buffer.data(), static_cast<std::ptrdiff_t>(buffer.size()),
                                    "{}/{}", done, cells).out;
  return raw({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

ui::CellText state_cell(ui::Ui& ui, const FillPersonRow& person) {
  if (person.done == person.cells) {
    return {.text = ui.t(fill_state_done).view(), .badge = true, .tone = ui::Tone::Ok};
  }
  if (person.done > 0) {
    return {.text = ui.t(fill_state_part).view(), .badge = true, .tone = ui::Tone::Warn};
  }
  return {.text = ui.t(fill_state_none).view(), .color = ui::Color::Muted};
}

// One press to where the work goes on.
void draw_next(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "next", {.gap = 10});
  const float share = model.cells == 0 ? 0.0f : static_cast<float>(model.done) /
                                                    static_cast<float>(model.cells);
  const ui::Text people = ui.t(fill_people_done, model.people_done, model.people.size());
  const bool phone = ui.width_class() == ui::WidthClass::Phone;
  if (phone) ui::text(ui, people, {.style = ui::TextStyle::SmallStrong});
  ui::progress_bar(ui, {.share = share, .label = phone ? ui::Text() : people,
                        .figure = ui.t(fill_cells, model.done, model.cells), .name = people,
                        .color = model.next < 0 ? ui::Color::Ok : ui::Color::Primary,
                        .label_width = phone ? 0.0f : 170.0f, .figure_width = 120});
  if (model.next < 0) {
    ui::text(ui, ui.t(fill_all_done), {.style = ui::TextStyle::BodyStrong});
    ui.gap(2);
    ui::muted(ui, ui.t(fill_all_done_body));
    if (ui::button(ui, {.label = ui.t(fill_finish), .icon = ui::Icon::FileDown,
                        .kind = ui::ButtonKind::Primary, .id = "finish"})) {
      state.finishing = true;
    }
    return;
  }
  const FillPersonRow& next = model.people[static_cast<std::size_t>(model.next)];
  ui::Wrap line(ui);
  if (ui::button(ui, {.label = ui.t(model.done == 0 ? fill_begin_with : fill_go_on,
                                    raw(next.name)),
                      .kind = ui::ButtonKind::Primary, .disabled = !model.editable,
                      .trailing = ui::Icon::ArrowRight, .hint = ui.t(fill_go_on_body),
                      .id = "go-on"})) {
    frame.ask(Navigate{{.screen = Screen::Fill, .record = next.employee.value}});
  }
  // The title line of a phone has no room for it.
  if (phone && ui::button(ui, {.label = ui.t(fill_instructions), .icon = ui::Icon::Help,
                               .kind = ui::ButtonKind::Quiet, .id = "instructions"})) {
    state.instructions = true;
  }
}

void draw_filters(ui::Ui& ui, const FillModel& model, FillState& state) {
  ui::Wrap wrap(ui);
  ui::search_field(ui, state.query, {.label = ui.t(fill_search), .hint = ui.t(fill_search),
                                     .small = true, .width = 240, .id = "search"});
  if (ui::chip(ui, {.label = ui.t(fill_only_open), .selected = state.only_open})) {
    state.only_open = !state.only_open;
  }
  if (model.columns.empty() || ui.width_class() == ui::WidthClass::Phone) return;
  const std::array views = {ui.t(fill_view_list), ui.t(fill_view_grid)};
  int view = state.grid ? 1 : 0;
  if (ui::segmented(ui, view, ui.t(fill_view), views)) {
    state.grid = view == 1;
    open_fill_column(state, -1);
  }
}

// True when there is nobody to list, and that was said.
bool draw_nobody(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  if (model.cells == 0) {
    ui::empty_state(ui, {.icon = ui::Icon::Package, .title = ui.t(fill_empty),
                         .body = ui.t(fill_empty_body), .height = 240});
    return true;
  }
  if (!model.shown.empty()) return false;
  if (ui::empty_state(ui, {.icon = ui::Icon::Search, .title = ui.t(fill_no_match),
                           .body = ui.t(fill_no_match_body), .action = ui.t(fill_show_all)}) ==
      ui::EmptyEvent::Action) {
    state.query.clear();
    state.only_open = false;
  }
  return true;
}

void draw_list(Frame& frame, const FillModel& model) {
  ui::Ui& ui = frame.ui;
  const bool phone = ui.width_class() == ui::WidthClass::Phone;
  const ui::Column columns[] = {
      {.id = "name", .title = ui.t(fill_column_name), .width = 200, .flexible = true,
       .sortable = false, .filterable = false, .strong = true},
      {.id = "place", .title = ui.t(fill_column_place), .width = 220, .flexible = true,
       .sortable = false, .filterable = false, .color = ui::Color::Muted},
      {.id = "count", .title = ui.t(fill_column_count), .width = 76, .align = ui::Align::End,
       .sortable = false, .filterable = false},
      {.id = "state", .title = ui.t(fill_column_state), .width = 120, .sortable = false,
       .filterable = false}};
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer buffer) -> ui::CellText {
    const FillPersonRow& person =
        model.people[model.shown[static_cast<std::size_t>(row)]];
    switch (column) {
      case 0: return {.text = person.name, .second = phone ? person.place : std::string_view()};
      case 1: return {.text = person.place};
      case 2: return {.text = copy_into(buffer, person.done, person.cells).view()};
      default: return state_cell(ui, person);
    }
  };
  auto& table = ui.state<ui::TableState>(ui.id("people"));
  table.hidden.assign(std::size(columns), false);
  table.hidden[1] = table.hidden[3] = phone;
  const ui::TableEvent event =
      ui::table(ui, table, {.id = "people", .label = ui.t(fill_list_title), .columns = columns,
                            .rows = static_cast<std::int64_t>(model.shown.size()), .cell = cell,
                            .row_height = 48, .foot = false});
  // A single press is enough: who has never seen a table opens a row by pressing it.
  const std::int64_t row = event.opened_row >= 0      ? event.opened_row
                           : event.selection_changed ? table.cursor_row
                                                      : -1;
  if (row < 0 || row >= static_cast<std::int64_t>(model.shown.size())) return;
  table.cursor_row = table.anchor_row = -1;
  const FillPersonRow& person = model.people[model.shown[static_cast<std::size_t>(row)]];
  frame.ask(Navigate{{.screen = Screen::Fill, .record = person.employee.value}});
}

void take_grid(Frame& frame, const FillModel& model, FillState& state,
               const ui::LevelGridEvent& event, const ui::GridState& grid) {
  const auto person = [&](int row) -> const FillPersonRow& {
    return model.people[model.shown[static_cast<std::size_t>(row)]];
  };
  if (event.changed && model.editable) {
    frame.ask(FillIntent{FillIn{{FillPlace{
        .employee = person(event.row).employee,
        .competency = model.competencies[static_cast<std::size_t>(event.column)],
        .level = {static_cast<std::int8_t>(event.level)}}}}});
  }
  if ((event.selected || event.changed) && grid.row >= 0) {
    const std::uint64_t employee = person(grid.row).employee.value;
    // What was begun for one person's place never goes to another's.
    if (state.employee != employee) open_fill_column(state, -1);
    state.employee = employee;
    open_fill_column(state, grid.column);
  }
  if (event.note || event.evidence) {
    state.note.value.evidence = event.evidence;
    state.focus_note.value = true;
    frame.ui.want_frame_in(0);
  }
}

void draw_grid(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  std::vector<ui::Text> titles;
  for (const std::string& column : model.columns) titles.push_back(raw(column));
  const auto row = [&](int i, std::span<char, 256>) {
    const FillPersonRow& person = model.people[model.shown[static_cast<std::size_t>(i)]];
    return ui::HeatRow{.label = person.name, .second = person.place};
  };
  const auto cell = [&](int i, int column) {
    const std::size_t at = model.at(static_cast<std::size_t>(i), static_cast<std::size_t>(column));
    return ui::LevelCell{.level = model.levels[at], .read_only = !model.editable,
                         .has_note = model.noted[at] != 0};
  };
  ui::GridState grid{model.grid_row, state.column, state.reveal.value};
  state.reveal.value = false;
  ui::Split split(ui, "fill", model.detail.has_value());
  const ui::LevelGridEvent event = ui::level_grid(
      ui, grid, {.id = "grid", .label = ui.t(fill_grid), .corner = ui.t(fill_column_name),
                 .rows = static_cast<int>(model.shown.size()), .columns = titles, .row = row,
                 .cell = cell, .letter_keys = model.letter_keys, .label_width = 200,
                 .height = ui::rest_of_page(ui)});
  take_grid(frame, model, state, event, grid);
  if (!model.detail) return;
  ui::Inspector pane(split, {.title = raw(model.detail->competency_name),
                             .subtitle = raw(model.detail->person)});
  draw_fill_levels(frame, model, state);
  draw_fill_notes(frame, model, state);
  if (pane.closed()) open_fill_column(state, -1);
}

void draw_people(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  const bool phone = ui.width_class() == ui::WidthClass::Phone;
  ui::PageAction actions[] = {
      {{.label = ui.t(fill_instructions), .icon = ui::Icon::Help}},
      {{.label = ui.t(phone ? fill_finish_short : fill_finish), .icon = ui::Icon::FileDown,
        .disabled = model.read_only, .busy = model.board.sealing, .id = "finish"}}};
  ui::WorkArea page(
      ui, frame.shell,
      {.id = "fill", .title = ui.t(fill_list_title),
       .subtitle = ui.join({raw(model.ask.cycle), ui.t(fill_as_name, raw(model.name)),
                            raw(model.ask.due)}),
       .actions = phone ? std::span(actions).subspan(1) : std::span(actions)});
  if (actions[0].pressed) state.instructions = true;
  if (actions[1].pressed) state.finishing = true;
  draw_fill_gate(frame, model);
  draw_fill_saved(frame, model, state);
  if (model.cells > 0) draw_next(frame, model, state);
  if (model.people.size() > 1) draw_filters(ui, model, state);
  if (!draw_nobody(frame, model, state)) {
    if (model.grid && !phone) {
      draw_grid(frame, model, state);
    } else {
      draw_list(frame, model);
    }
  }
}

void draw_no_packet(Frame& frame) {
  ui::Ui& ui = frame.ui;
  ui::WorkArea page(ui, frame.shell, {.id = "fill", .title = ui.t(fill_title)});
  if (ui::empty_state(ui, {.icon = ui::Icon::Search, .title = ui.t(fill_gone),
                           .body = ui.t(fill_gone_body), .action = ui.t(fill_back),
                           .height = 320}) == ui::EmptyEvent::Action) {
    frame.ask(Navigate{{.screen = Screen::Fill}});
  }
}

}  // namespace

void open_fill_column(FillState& state, int column) {
  if (state.column != column) {
    state.note.value = {};
    state.cannot.value = false;
    state.reason.value.clear();
  }
  state.column = column;
}

void put_in_place(Frame& frame, const FillModel& model, int level, bool cannot,
                  const std::string& reason) {
  if (!model.editable || !model.detail) return;
  frame.ask(FillIntent{FillIn{{FillPlace{.employee = model.detail->employee,
                                         .competency = model.detail->competency,
                                         .level = {static_cast<std::int8_t>(level)},
                                         .cannot = cannot, .reason = reason}}}});
}

void draw_fill_gate(Frame& frame, const FillModel& model) {
  ui::Ui& ui = frame.ui;
  if (model.read_only) {
    ui::banner(ui, {.tone = ui::Tone::Warn, .body = ui.t(rating_read_only), .id = "gate"});
  } else if (model.closed) {
    ui::banner(ui, {.tone = ui::Tone::Neutral, .body = ui.t(fill_closed), .id = "gate"});
  }
}

void draw_fill(Frame& frame, const FillModel& model, FillState& state) {
  if (model.adopted) state = *model.adopted;
  switch (model.stage) {
    case FillStage::Nothing:
    case FillStage::Gone: draw_no_packet(frame); break;
    case FillStage::Who: draw_fill_who(frame, model, state); break;
    case FillStage::List: draw_people(frame, model, state); break;
    case FillStage::Person: draw_fill_person(frame, model, state); break;
  }
  draw_fill_dialogs(frame, model, state);
}

}  // namespace asah::screens
