#include "wasm/screens/employees_view.hpp"

#include <algorithm>
#include <array>

#include "core/model/refs.hpp"
#include "core/report/numbers.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

constexpr std::int32_t kNoFigure = INT32_MIN;

// Writes into the table's buffer through report's own, which is smaller.
std::string_view copy_into(ui::CellBuffer buffer, std::string_view text) {
  const std::size_t length = std::min(text.size(), buffer.size());
  std::copy_n(text.begin(), length, buffer.begin());
  return {buffer.data(), length};
}

ui::CellText name_cell(const model::Employee& person, ui::CellBuffer buffer) {
  report::NumberBuffer number;
  const std::string_view nip = report::write_nip(number, person.nip);
  return {.text = person.name, .second = copy_into(buffer, nip)};
}

ui::CellText gap_cell(ui::Ui& ui, const EmployeeRow& row, ui::CellBuffer buffer) {
  if (row.gap == kNoFigure) return {.text = report::kNoValue, .color = ui::Color::Muted};
  report::NumberBuffer number;
  const auto words = report::write_difference(number, {-row.gap}, ui.language());
  return {.text = copy_into(buffer, words), .badge = true,
          .tone = row.gap > 0   ? ui::Tone::Bad
                  : row.gap < 0 ? ui::Tone::Ok
                                : ui::Tone::Neutral};
}

ui::CellText level_cell(ui::Ui& ui, const EmployeeRow& row, ui::CellBuffer buffer) {
  if (row.achieved < 0) return {.text = report::kNoValue, .color = ui::Color::Muted};
  report::NumberBuffer achieved;
  report::NumberBuffer required;
  const auto left = report::write_level(achieved, {row.achieved}, ui.language());
  const auto right = report::write_level(required, {row.required}, ui.language());
  std::string_view text = copy_into(buffer, left);
  const std::size_t at = text.size();
  buffer[at] = '/';
  std::copy_n(right.begin(), right.size(), buffer.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  return {.text = {buffer.data(), at + 1 + right.size()}};
}

ui::CellText state_cell(ui::Ui& ui, const EmployeeRow& row) {
  static constexpr std::array kWords = {employees_not_assessed, employees_in_part,
                                        employees_in_full};
  static constexpr std::array kTones = {ui::Tone::Warn, ui::Tone::Primary, ui::Tone::Ok};
  const std::size_t progress = row.progress;
  return {.text = ui.t(kWords[progress]).view(), .badge = true, .tone = kTones[progress]};
}

ui::CellText cell_of(ui::Ui& ui, const EmployeesModel& model, const EmployeeRow& row,
                     EmployeeColumn column, ui::CellBuffer buffer) {
  const model::Employee& person = model.data.employees.rows()[row.row];
  using enum EmployeeColumn;
  switch (column) {
    case Name: return name_cell(person, buffer);
    case Unit: {
      const auto* unit = model.data.units.find(person.unit);
      return {.text = unit == nullptr ? std::string_view() : std::string_view(unit->name)};
    }
    case Position: {
      const auto* position = model.data.positions.find(person.position);
      return {.text = position == nullptr ? std::string_view() : std::string_view(position->name)};
    }
    case Grade: return {.text = person.grade};
    case Level: return level_cell(ui, row, buffer);
    case Gap: return gap_cell(ui, row, buffer);
    case Jpm: {
      if (row.jpm == kNoFigure) return {.text = report::kNoValue, .color = ui::Color::Muted};
      report::NumberBuffer number;
      return {.text = copy_into(buffer, report::write_hundredths(number, {row.jpm},
                                                                 ui.language()))};
    }
    case Band: {
      const bool known = row.band >= 0 && static_cast<std::size_t>(row.band) < model.bands.size();
      if (!known) return {};
      static constexpr std::array kTones = {ui::Tone::Ok, ui::Tone::Primary, ui::Tone::Bad};
      const auto band = static_cast<std::size_t>(row.band);
      return {.text = model.bands[band], .badge = true,
              .tone = kTones[std::min(band, kTones.size() - 1)]};
    }
    case State: return state_cell(ui, row);
  }
  return {};
}

void draw_filters(Frame& frame, const EmployeesModel& model, EmployeesState& state) {
  ui::Ui& ui = frame.ui;
  ui::Wrap wrap(ui);
  ui::search_field(ui, state.search, {.label = ui.t(employees_search),
                                      .hint = ui.t(employees_search), .small = true, .width = 260,
                                      .id = "search"});
  const auto unit = [&](int i) { return raw(model.units[static_cast<std::size_t>(i)].name); };
  ui::select_chip(ui, state.unit, {.field = {.label = ui.t(employees_unit),
                                             .hint = ui.t(employees_all_units), .id = "unit"},
                                   .count = static_cast<int>(model.units.size()), .option = unit,
                                   .clearable = true});
  if (!model.bands.empty()) {
    const auto band = [&](int i) { return raw(model.bands[static_cast<std::size_t>(i)]); };
    ui::select_chip(ui, state.band, {.field = {.label = ui.t(employees_band),
                                               .hint = ui.t(employees_all_bands), .id = "band"},
                                     .count = static_cast<int>(model.bands.size()),
                                     .option = band, .clearable = true});
    if (ui::chip(ui, {.label = ui.t(employees_only_open), .selected = state.only_open})) {
      state.only_open = !state.only_open;
    }
  }
  if (!model.competency_name.empty() &&
      ui::chip(ui, {.label = raw(model.competency_name), .icon = ui::Icon::Target,
                    .selected = true, .removable = true, .id = "competency"})) {
    frame.ask(Navigate{{.screen = Screen::Employees}});
  }
  if (!model.place_name.empty() &&
      ui::chip(ui, {.label = raw(model.place_name), .icon = ui::Icon::BadgeCheck,
                    .selected = true, .removable = true, .id = "place"})) {
    frame.ask(Navigate{{.screen = Screen::Employees, .competency = model.competency}});
  }
}

/// Everything that narrows the list, also what came with the route.
void clear_filters(Frame& frame, const EmployeesModel& model, EmployeesState& state) {
  state.search.clear();
  state.unit = state.band = -1;
  state.only_open = false;
  if (model.competency != 0 || !model.place_name.empty()) {
    frame.ask(Navigate{{.screen = Screen::Employees}});
  }
}

void draw_table(Frame& frame, const EmployeesModel& model, EmployeesState& state) {
  ui::Ui& ui = frame.ui;
  const ui::Column columns[] = {
      {.id = "name", .title = ui.t(employees_name), .width = 210, .flexible = true,
       .filterable = false, .strong = true},
      {.id = "unit", .title = ui.t(employees_unit), .width = 170, .flexible = true,
       .filterable = false},
      {.id = "position", .title = ui.t(employees_position), .width = 180, .flexible = true,
       .filterable = false, .color = ui::Color::Muted},
      {.id = "grade", .title = ui.t(employees_grade), .width = 64, .filterable = false},
      {.id = "level", .title = ui.t(employees_level), .width = 90, .align = ui::Align::End,
       .filterable = false},
      {.id = "gap", .title = ui.t(model.competency == 0 ? employees_largest : employees_gap),
       .width = 120, .align = ui::Align::End,
       .filterable = false},
      {.id = "jpm", .title = ui.t(employees_jpm), .width = 80, .align = ui::Align::End,
       .filterable = false, .strong = true},
      {.id = "band", .title = ui.t(employees_band), .width = 140, .filterable = false},
      {.id = "state", .title = ui.t(employees_state), .width = 110, .filterable = false}};
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer buffer) {
    return cell_of(ui, model, model.rows[static_cast<std::size_t>(row)],
                   static_cast<EmployeeColumn>(column), buffer);
  };
  auto& list = ui.state<ui::TableState>(ui.id("employees"));
  list.sort_column = static_cast<int>(state.sort);
  list.descending = state.descending;
  // One level can only be shown where one competency is in view.
  list.hidden.resize(std::size(columns), false);
  list.hidden[static_cast<std::size_t>(EmployeeColumn::Level)] = model.competency == 0;
  const ui::EmptySpec none = {.icon = ui::Icon::Users, .title = ui.t(employees_empty),
                              .body = ui.t(employees_empty_body),
                              .action = ui.t(employees_empty_do),
                              .action_icon = ui::Icon::Upload};
  const ui::TableEvent event = ui::table(
      ui, list, {.id = "employees", .label = ui.t(employees_title), .columns = columns,
                 .rows = static_cast<std::int64_t>(model.rows.size()), .rows_of_all = model.all,
                 .cell = cell, .row_height = 48, .empty = none});
  if (event.sort_changed) {
    state.sort = static_cast<EmployeeColumn>(std::max(0, list.sort_column));
    state.descending = list.descending;
  }
  if (event.opened_row >= 0) {
    const EmployeeRow& row = model.rows[static_cast<std::size_t>(event.opened_row)];
    frame.ask(Navigate{{.screen = Screen::Employees,
                        .record = model.data.employees.rows()[row.row].id.value}});
  }
  if (event.empty == ui::EmptyEvent::Action) frame.ask(ChooseFile{});
  if (event.clear_filters) clear_filters(frame, model, state);
}

void draw_adding(Frame& frame, const EmployeesModel& model, EmployeesState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "add", state.adding, {.title = ui.t(employees_add)});
  if (!dialog) return;
  EmployeeDraft& draft = state.draft;
  ui::text_field(ui, draft.nip, {.label = ui.t(employees_nip), .hint = ui.t(employees_nip_hint),
                                 .error = raw(model.draft_error), .required = true,
                                 .max_length = 30, .id = "nip"});
  ui::text_field(ui, draft.name, {.label = ui.t(employees_name), .required = true,
                                  .max_length = 200, .id = "name"});
  const auto unit = [&](int i) { return raw(model.units[static_cast<std::size_t>(i)].name); };
  ui::select(ui, draft.unit, {.field = {.label = ui.t(employees_unit), .id = "draft_unit"},
                              .count = static_cast<int>(model.units.size()), .option = unit,
                              .clearable = true});
  const auto position = [&](int i) {
    return raw(model.positions[static_cast<std::size_t>(i)].name);
  };
  ui::select(ui, draft.position,
             {.field = {.label = ui.t(employees_position), .id = "draft_position"},
              .count = static_cast<int>(model.positions.size()), .option = position,
              .clearable = true});
  const bool ready = model.draft_error.empty() && !model.draft_digits.empty() &&
                     !draft.name.empty();
  const auto answer =
      ui::dialog_foot(ui, {.confirm = ui.t(employees_add_do), .disabled = !ready});
  if (answer == ui::DialogAnswer::Confirm && ready) {
    model::Employee person;
    person.id = {model.new_id};
    person.nip = model.draft_digits;
    person.name = draft.name;
    if (draft.unit >= 0) person.unit = {model.units[static_cast<std::size_t>(draft.unit)].id};
    if (draft.position >= 0) {
      person.position = {model.positions[static_cast<std::size_t>(draft.position)].id};
    }
    frame.ask(PutEmployee{person});
  }
  if (answer != ui::DialogAnswer::None) {
    state.adding = false;
    state.draft = {};
  }
}

}  // namespace

void draw_employees(Frame& frame, const EmployeesModel& model, EmployeesState& state) {
  ui::Ui& ui = frame.ui;
  if (model.adopted) state = *model.adopted;
  state.facts.value = model.facts;
  ui::PageAction actions[] = {
      {{.label = ui.t(employees_export), .icon = ui::Icon::Download,
        .disabled = model.rows.empty()}},
      {{.label = ui.t(employees_import), .icon = ui::Icon::Upload, .disabled = model.read_only}},
      {{.label = ui.t(employees_add), .icon = ui::Icon::Plus, .kind = ui::ButtonKind::Primary,
        .disabled = model.read_only}}};
  ui::WorkArea page(ui, frame.shell, {.id = "employees", .title = ui.t(employees_title),
                                      .subtitle = ui.t(employees_subtitle), .actions = actions});
  if (actions[0].pressed) frame.ask(SaveText{"pegawai.csv", "text/csv", model.csv()});
  if (actions[1].pressed) frame.ask(ChooseFile{});
  if (actions[2].pressed) state.adding = true;
  draw_filters(frame, model, state);
  draw_table(frame, model, state);
  draw_adding(frame, model, state);
}

}  // namespace asah::screens
