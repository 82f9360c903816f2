#include "core/model/nip.hpp"
#include "wasm/screens/person_view.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

std::uint64_t chosen(const std::vector<PersonChoice>& choices, int index) {
  const auto at = static_cast<std::size_t>(index);
  return index >= 0 && at < choices.size() ? choices[at].id : 0;
}

model::Employee edited(const PersonModel& model, const PersonDraft& draft) {
  model::Employee record = model.record;
  record.front_title = draft.front_title;
  record.name = draft.name;
  record.back_title = draft.back_title;
  record.grade = draft.grade;
  record.kind = static_cast<model::EmployeeKind>(draft.kind);
  record.unit = {chosen(model.units, draft.unit)};
  record.position = {chosen(model.positions, draft.position)};
  record.active = draft.active;
  return record;
}

void draw_names(ui::Ui& ui, PersonDraft& draft) {
  ui::text_field(ui, draft.name, {.label = ui.t(person_name), .required = true,
                                  .max_length = 200, .id = "name"});
  ui::Columns columns(ui, "titles", {.count = 2, .min_width = 120});
  columns.next();
  ui::text_field(ui, draft.front_title, {.label = ui.t(person_front_title), .hint = raw("Dr."),
                                         .max_length = 60, .id = "front"});
  columns.next();
  ui::text_field(ui, draft.back_title, {.label = ui.t(person_back_title), .hint = raw("S.K.M."),
                                        .max_length = 60, .id = "back"});
}

void draw_service(ui::Ui& ui, PersonDraft& draft) {
  ui::Columns columns(ui, "service", {.count = 2, .min_width = 120});
  columns.next();
  const auto kind = [&](int i) {
    return ui.t(employee_kind_key(static_cast<model::EmployeeKind>(i)));
  };
  ui::select(ui, draft.kind, {.field = {.label = ui.t(person_kind), .id = "kind"},
                              .count = static_cast<int>(
                                  model::kChoices<model::EmployeeKind>.size()),
                              .option = kind});
  columns.next();
  ui::text_field(ui, draft.grade, {.label = ui.t(person_grade), .hint = raw("III/d"),
                                   .max_length = 30, .id = "grade"});
}

void draw_place(ui::Ui& ui, const PersonModel& model, PersonDraft& draft) {
  const auto unit = [&](int i) { return raw(model.units[static_cast<std::size_t>(i)].name); };
  ui::select(ui, draft.unit, {.field = {.label = ui.t(person_unit), .id = "unit"},
                              .count = static_cast<int>(model.units.size()), .option = unit,
                              .clearable = true});
  const auto position = [&](int i) {
    return raw(model.positions[static_cast<std::size_t>(i)].name);
  };
  ui::select(ui, draft.position, {.field = {.label = ui.t(person_position), .id = "position"},
                                  .count = static_cast<int>(model.positions.size()),
                                  .option = position, .clearable = true});
  ui::toggle(ui, draft.active, {.label = ui.t(person_active),
                                .help = ui.t(person_active_help)});
}

void draw_editing(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  const std::string nip = "NIP " + model::grouped_nip(model.record.nip);
  ui::Dialog dialog(ui, "edit", state.editing,
                    {.title = ui.t(person_edit), .subtitle = ui.keep(nip), .width = 520});
  if (!dialog) return;
  draw_names(ui, state.draft);
  draw_service(ui, state.draft);
  draw_place(ui, model, state.draft);
  const model::Employee record = edited(model, state.draft);
  const bool ready = !state.draft.name.empty() && !(record == model.record);
  const auto answer =
      ui::dialog_foot(ui, {.confirm = ui.t(person_edit_save), .disabled = !ready});
  if (answer == ui::DialogAnswer::Confirm && ready) frame.ask(PutEmployee{record});
  if (answer != ui::DialogAnswer::None) state.editing = false;
}

void draw_removing(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "remove", state.removing,
                    {.title = ui.t(person_remove_title, raw(model.name))});
  if (!dialog) return;
  ui::text(ui, ui.t(person_remove_body));
  const auto answer = ui::dialog_foot(ui, {.confirm = ui.t(person_remove_do),
                                           .kind = ui::ButtonKind::Danger});
  if (answer == ui::DialogAnswer::Confirm) {
    frame.ask(RemoveRecord{static_cast<std::uint8_t>(model::EntityKind::Employee),
                           model.record.id.value});
    frame.ask(Navigate{{.screen = Screen::Employees}});
  }
  if (answer != ui::DialogAnswer::None) state.removing = false;
}

}  // namespace

void draw_person_dialogs(Frame& frame, const PersonModel& model, PersonState& state) {
  draw_editing(frame, model, state);
  draw_removing(frame, model, state);
}

}  // namespace asah::screens
