#include "wasm/screens/units_view.hpp"

#include <algorithm>
#include <array>

#include "wasm/screens/explain_view.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void toggle(UnitsState& state, std::uint64_t id) {
  if (std::erase(state.expanded, id) == 0) state.expanded.push_back(id);
}

void start_adding(UnitsState& state, std::uint64_t parent, model::UnitKind kind) {
  state.draft = {.kind = static_cast<int>(kind), .parent = parent};
  state.editing = true;
}

void draw_filter(Frame& frame, const UnitsModel& model, UnitsState& state) {
  ui::Ui& ui = frame.ui;
  ui::Wrap wrap(ui);
  ui::search_field(ui, state.filter, {.label = ui.t(units_search), .hint = ui.t(units_search),
                                      .small = true, .width = 300, .id = "search"});
  if (!state.filter.empty()) return;
  if (ui::button(ui, {.label = ui.t(units_open_all), .icon = ui::Icon::ListTree,
                      .kind = ui::ButtonKind::Quiet, .small = true})) {
    state.expanded = model.branches;
  }
  if (ui::button(ui, {.label = ui.t(units_close_all), .kind = ui::ButtonKind::Quiet,
                      .small = true})) {
    state.expanded.clear();
  }
}

void draw_tree(Frame& frame, const UnitsModel& model, UnitsState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "tree", {.flush = true});
  const auto row = [&](int index, std::span<char, 256>) -> ui::TreeRow {
    const UnitRow& unit = model.rows[static_cast<std::size_t>(index)];
    return {.label = unit.name, .detail = unit.detail, .level = unit.level,
            .expandable = unit.expandable, .expanded = unit.expanded,
            .icon = unit.kind == model::UnitKind::Agency || unit.level == 0
                        ? ui::Icon::Building
                        : ui::Icon::Users};
  };
  auto& tree = ui.state<ui::TreeState>(ui.id("units"));
  tree.row = model.selected_row;
  const ui::TreeEvent event =
      ui::tree(ui, tree, {.id = "units", .label = ui.t(units_title),
                          .rows = static_cast<int>(model.rows.size()), .row = row,
                          .height = ui::rest_of_page(ui, 320) - 2});
  if (event.toggled_row >= 0) {
    toggle(state, model.rows[static_cast<std::size_t>(event.toggled_row)].id);
  }
  if (event.selected && tree.row >= 0) {
    state.selected = model.rows[static_cast<std::size_t>(tree.row)].id;
  }
  if (event.opened_row >= 0) {
    frame.ask(Navigate{{.screen = Screen::Employees,
                        .unit = model.rows[static_cast<std::size_t>(event.opened_row)].id}});
  }
}

void draw_progress(Frame& frame, const UnitDetail& detail) {
  ui::Ui& ui = frame.ui;
  ui.gap(12);
  ui::progress_bar(ui, {.share = detail.full_share, .label = ui.t(units_progress),
                        .figure = raw(detail.full), .label_width = 110, .figure_width = 48});
  ui::note(ui, ui.join({ui.t(units_full, raw(detail.full_count)),
                        ui.t(units_part, raw(detail.part_count)),
                        ui.t(units_none, raw(detail.none_count))}));
  if (!detail.jpm.empty()) ui::fact(ui, ui.t(units_jpm), raw(detail.jpm));
  if (detail.too_few) ui::note(ui, ui.t(units_too_few));
}

void draw_gaps_of(Frame& frame, const UnitDetail& detail) {
  ui::Ui& ui = frame.ui;
  if (detail.too_few) return;
  ui.gap(12);
  ui::text(ui, ui.t(units_gaps), {.style = ui::TextStyle::SmallStrong});
  if (detail.gaps.empty()) {
    ui::muted(ui, ui.t(detail.jpm.empty() ? units_not_assessed : units_gaps_none));
  }
  for (std::size_t i = 0; i < detail.gaps.size(); ++i) {
    const UnitGap& gap = detail.gaps[i];
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    ui::Line line(ui, 26, 8);
    if (ui::link(ui, raw(gap.name), "gap")) {
      frame.ask(Navigate{{.screen = Screen::Gaps, .unit = detail.record.id.value,
                          .competency = gap.competency}});
    }
    line.right("figure");
    ui::progress_bar(ui, {.share = gap.share, .figure = raw(gap.figure), .name = raw(gap.name),
                          .color = ui::Color::Gap3, .figure_width = 34, .width = 110});
  }
}

void draw_ways(Frame& frame, const UnitsModel& model, const UnitDetail& detail,
               UnitsState& state) {
  ui::Ui& ui = frame.ui;
  ui.gap(12);
  if (ui::button(ui, {.label = ui.t(units_see_people), .icon = ui::Icon::Users,
                      .kind = ui::ButtonKind::Primary, .fill = true})) {
    frame.ask(Navigate{detail.people_route});
  }
  if (ui::button(ui, {.label = ui.t(units_see_gaps), .icon = ui::Icon::Grid, .fill = true})) {
    frame.ask(Navigate{detail.gaps_route});
  }
  if (detail.assessed && ui::button(ui, {.label = ui.t(units_see_assessment),
                                         .icon = ui::Icon::ClipboardCheck, .fill = true})) {
    frame.ask(Navigate{detail.assessment_route});
  }
  if (model.read_only) return;
  ui::rule(ui);
  if (ui::button(ui, {.label = ui.t(units_edit), .icon = ui::Icon::Pencil, .fill = true})) {
    const model::Unit& unit = detail.record;
    state.draft = {.id = unit.id.value, .name = unit.name, .code = unit.code,
                   .kind = static_cast<int>(unit.kind), .parent = unit.parent.value};
    state.editing = true;
  }
  if (ui::button(ui, {.label = ui.t(units_add_below), .icon = ui::Icon::Plus, .fill = true})) {
    start_adding(state, detail.record.id.value, model::UnitKind::Division);
  }
  if (ui::button(ui, {.label = ui.t(units_remove), .icon = ui::Icon::Trash,
                      .kind = ui::ButtonKind::Danger,
                      .disabled = detail.hold != UnitHold::Nothing, .fill = true})) {
    state.removing = true;
  }
  static constexpr std::array kReasons = {units_hold_people, units_hold_people,
                                          units_hold_subunits, units_hold_cycle};
  if (detail.hold != UnitHold::Nothing) {
    ui::note(ui, ui.t(kReasons[static_cast<std::size_t>(detail.hold)]));
  }
}

void draw_detail(Frame& frame, const UnitsModel& model, UnitsState& state, ui::Split& split) {
  ui::Ui& ui = frame.ui;
  const UnitDetail& detail = *model.detail;
  ui::Inspector pane(split, {.badge = ui.t(units_selected), .title = raw(detail.record.name),
                             .subtitle = raw(detail.path)});
  {
    ui::Columns facts(ui, "facts", {.count = 3, .gap = 8, .min_width = 80});
    facts.next();
    ui::mini_fact(ui, ui.t(units_total), raw(detail.total));
    facts.next();
    ui::mini_fact(ui, ui.t(units_own), raw(detail.own));
    facts.next();
    ui::mini_fact(ui, ui.t(units_subunits), raw(detail.subunits));
  }
  ui::fact(ui, ui.t(units_kind), ui.t(unit_kind_key(detail.record.kind)));
  if (!detail.record.code.empty()) ui::fact(ui, ui.t(units_code), raw(detail.record.code));
  if (detail.assessed) {
    draw_progress(frame, detail);
    draw_gaps_of(frame, detail);
  } else {
    ui::muted(ui, ui.t(units_not_assessed));
  }
  draw_ways(frame, model, detail, state);
  if (detail.assessed) {
    ui.gap(12);
    draw_explanation(ui, detail.explanation, detail.inputs);
  }
  if (pane.closed()) state.selected = 0;
}

void draw_fields(Frame& frame, const UnitsModel& model, UnitDraft& draft) {
  ui::Ui& ui = frame.ui;
  ui::text_field(ui, draft.name, {.label = ui.t(units_name), .required = true,
                                  .max_length = 200, .id = "name"});
  {
    ui::Columns columns(ui, "kind", {.count = 2, .min_width = 120});
    columns.next();
    const auto kind = [&](int i) { return ui.t(unit_kind_key(static_cast<model::UnitKind>(i))); };
    int chosen = draft.kind;
    if (ui::select(ui, chosen, {.field = {.label = ui.t(units_kind), .id = "kind"},
                                .count = static_cast<int>(
                                    model::kChoices<model::UnitKind>.size()),
                                .option = kind}) && chosen >= 0) {
      draft.kind = chosen;
    }
    columns.next();
    ui::text_field(ui, draft.code, {.label = ui.t(units_code),
                                    .error = model.code_taken ? ui.t(units_code_taken)
                                                              : ui::Text(),
                                    .max_length = 60, .id = "code"});
  }
  const auto name = [&](int i) { return raw(model.parents[static_cast<std::size_t>(i)].name); };
  int parent = model.parent;
  if (ui::select(ui, parent, {.field = {.label = ui.t(units_parent),
                                        .hint = ui.t(units_parent_top),
                                        .help = ui.t(units_parent_help), .id = "parent"},
                              .count = static_cast<int>(model.parents.size()), .option = name,
                              .clearable = true})) {
    draft.parent = parent < 0 ? 0 : model.parents[static_cast<std::size_t>(parent)].id;
  }
}

void draw_editing(Frame& frame, const UnitsModel& model, UnitsState& state) {
  ui::Ui& ui = frame.ui;
  UnitDraft& draft = state.draft;
  const bool adding = draft.id == 0;
  ui::Dialog dialog(ui, "edit", state.editing,
                    {.title = ui.t(adding ? units_add : units_edit_title), .width = 500});
  if (!dialog) return;
  draw_fields(frame, model, draft);
  const bool ready = !draft.name.empty() && !model.code_taken;
  const auto answer = ui::dialog_foot(
      ui, {.confirm = ui.t(adding ? units_add_do : units_save), .disabled = !ready});
  if (answer == ui::DialogAnswer::Confirm && ready) {
    // What the dialog does not show (the identity in SIASN) stays as it is.
    model::Unit unit = !adding && model.detail ? model.detail->record : model::Unit{};
    unit.id = {adding ? model.new_id : draft.id};
    unit.name = draft.name;
    unit.code = draft.code;
    unit.kind = static_cast<model::UnitKind>(draft.kind);
    unit.parent = {draft.parent};
    frame.ask(PutUnit{unit});
    state.selected = unit.id.value;
    const bool shown = std::ranges::find(state.expanded, draft.parent) != state.expanded.end();
    if (draft.parent != 0 && !shown) state.expanded.push_back(draft.parent);
  }
  if (answer != ui::DialogAnswer::None) {
    state.editing = false;
    state.draft = {};
  }
}

void draw_removing(Frame& frame, const UnitsModel& model, UnitsState& state) {
  ui::Ui& ui = frame.ui;
  const std::string_view name =
      model.detail ? std::string_view(model.detail->record.name) : std::string_view();
  ui::Dialog dialog(ui, "remove", state.removing,
                    {.title = ui.t(units_remove_title, raw(name))});
  if (!dialog) return;
  ui::text(ui, ui.t(units_remove_body));
  const auto answer = ui::dialog_foot(ui, {.confirm = ui.t(units_remove_do),
                                           .kind = ui::ButtonKind::Danger});
  if (answer == ui::DialogAnswer::Confirm && model.detail) {
    frame.ask(RemoveRecord{static_cast<std::uint8_t>(model::EntityKind::Unit),
                           model.detail->record.id.value});
    state.selected = 0;
  }
  if (answer != ui::DialogAnswer::None) state.removing = false;
}

void draw_nothing(Frame& frame, const UnitsModel& model, UnitsState& state) {
  ui::Ui& ui = frame.ui;
  const bool none = model.all == 0;
  const ui::EmptySpec spec = {
      .icon = none ? ui::Icon::Building : ui::Icon::Search,
      .title = ui.t(none ? units_empty : units_no_match),
      .body = ui.t(none ? units_empty_body : units_no_match_body),
      .action = ui.t(none ? units_empty_do : units_no_match_do),
      .second_action = none && !model.read_only ? ui.t(units_add) : ui::Text(),
      .height = 340};
  const ui::EmptyEvent event = ui::empty_state(ui, spec);
  if (event == ui::EmptyEvent::Action && none) frame.ask(ChooseFile{});
  if (event == ui::EmptyEvent::Action && !none) state.filter.clear();
  if (event == ui::EmptyEvent::SecondAction) start_adding(state, 0, model::UnitKind::Agency);
}

}  // namespace

void draw_units(Frame& frame, const UnitsModel& model, UnitsState& state) {
  ui::Ui& ui = frame.ui;
  if (model.adopted) state = *model.adopted;
  ui::PageAction actions[] = {{{.label = ui.t(units_add), .icon = ui::Icon::Plus,
                                .kind = ui::ButtonKind::Primary, .disabled = model.read_only}}};
  ui::WorkArea page(ui, frame.shell, {.id = "units", .title = ui.t(units_title),
                                      .subtitle = ui.t(units_subtitle), .actions = actions});
  if (actions[0].pressed) start_adding(state, 0, model::UnitKind::Agency);
  if (model.all > 0) draw_filter(frame, model, state);
  {
    ui::Split split(ui, "units", model.detail.has_value());
    if (model.rows.empty()) {
      draw_nothing(frame, model, state);
    } else {
      draw_tree(frame, model, state);
    }
    if (model.detail) draw_detail(frame, model, state, split);
  }
  draw_editing(frame, model, state);
  draw_removing(frame, model, state);
}

}  // namespace asah::screens
