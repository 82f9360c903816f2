#include "wasm/screens/rating_view.hpp"

#include <array>

#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

// Another choice of people begins with its first open cell, unless no cell was selected.
void restart(RatingState& state) {
  state.employee = 0;
  if (state.column >= 0) state.column = 0;
  state.note.value.clear();
  state.reveal = true;
}

void draw_source_chip(Frame& frame, const RatingModel& model, RatingState& state) {
  ui::Ui& ui = frame.ui;
  std::array<int, model::kSourceCount> sources{};
  int count = 0;
  int index = -1;
  for (const model::SourceWeight& source : model.cycle.sources) {
    const int kind = static_cast<int>(source.source);
    if (count == static_cast<int>(sources.size())) break;
    if (kind == state.source) index = count;
    sources[static_cast<std::size_t>(count++)] = kind;
  }
  const auto name = [&](int i) {
    return ui.t(source_key(static_cast<model::Source>(sources[static_cast<std::size_t>(i)])));
  };
  if (ui::select_chip(ui, index, {.field = {.label = ui.t(rating_source)}, .count = count,
                                  .option = name}) && index >= 0) {
    state.source = sources[static_cast<std::size_t>(index)];
    restart(state);
  }
}

void draw_rater_chip(Frame& frame, const RatingModel& model, RatingState& state) {
  ui::Ui& ui = frame.ui;
  if (model.source == model::Source::Self) {
    ui::chip(ui, {.label = ui.t(rating_each_self), .icon = ui::Icon::User, .disabled = true,
                  .id = "self"});
    return;
  }
  int index = model.rater + 1;
  const auto name = [&](int i) {
    return i == 0 ? ui.t(rating_all_raters)
                  : raw(model.raters[static_cast<std::size_t>(i - 1)].second);
  };
  if (ui::select_chip(ui, index, {.field = {.label = ui.t(rating_rater)},
                                  .count = static_cast<int>(model.raters.size()) + 1,
                                  .option = name}) && index >= 0) {
    state.rater = index == 0 ? 0 : model.raters[static_cast<std::size_t>(index - 1)].first;
    restart(state);
  }
  if (model.gate == RatingGate::Open || model.gate == RatingGate::NoRater) {
    if (ui::chip(ui, {.label = ui.t(rating_new_rater), .icon = ui::Icon::Plus, .id = "name"})) {
      state.naming = true;
      state.rater_query.clear();
    }
  }
}

void draw_unit_chip(Frame& frame, const RatingModel& model, RatingState& state) {
  ui::Ui& ui = frame.ui;
  int index = model.unit + 1;
  const auto name = [&](int i) {
    return i == 0 ? ui.t(rating_all_units)
                  : raw(model.units[static_cast<std::size_t>(i - 1)].second);
  };
  if (ui::select_chip(ui, index, {.field = {.label = ui.t(rating_unit)},
                                  .count = static_cast<int>(model.units.size()) + 1,
                                  .option = name}) && index >= 0) {
    state.unit = index == 0 ? 0 : model.units[static_cast<std::size_t>(index - 1)].first;
    restart(state);
  }
}

void draw_chips(Frame& frame, const RatingModel& model, RatingState& state) {
  ui::Ui& ui = frame.ui;
  ui::Wrap wrap(ui);
  draw_source_chip(frame, model, state);
  draw_rater_chip(frame, model, state);
  draw_unit_chip(frame, model, state);
  const std::array filters = {rating_filter_all, rating_filter_open, rating_filter_mine};
  for (int i = 0; i < static_cast<int>(filters.size()); ++i) {
    const bool mine = i == static_cast<int>(RatingFilter::Mine);
    if (ui::chip(ui, {.label = ui.t(filters[static_cast<std::size_t>(i)]),
                      .selected = state.filter == i, .disabled = mine && !model.acting})) {
      state.filter = i;
      restart(state);
    }
  }
}

// Why nothing can be entered now, and what to do about it.
void draw_gate(Frame& frame, const RatingModel& model, RatingState& state) {
  ui::Ui& ui = frame.ui;
  switch (model.gate) {
    case RatingGate::Open: return;
    case RatingGate::ReadOnly:
      ui::banner(ui, {.body = ui.t(rating_read_only), .id = "gate"});
      return;
    case RatingGate::Closed:
      if (ui::banner(ui, {.tone = ui::Tone::Neutral, .body = ui.t(rating_closed),
                          .action = ui.t(rating_closed_open), .id = "gate"}) ==
          ui::BannerEvent::Action) {
        model::Cycle opened = model.cycle;
        opened.status = model::CycleStatus::Open;
        frame.ask(PutCycle{std::move(opened)});
      }
      return;
    case RatingGate::NoRater: break;
  }
  const bool actor = !model.actor.empty();
  if (ui::banner(ui, {.body = ui.t(rating_no_rater),
                      .action = actor ? ui.t(rating_as_actor, raw(model.actor))
                                      : ui.t(rating_choose_rater),
                      .id = "gate"}) != ui::BannerEvent::Action) {
    return;
  }
  if (!actor) {
    state.naming = true;
    state.rater_query.clear();
    return;
  }
  for (const auto& [id, name] : model.raters) {
    if (name == model.actor) {
      state.rater = id;
      return;
    }
  }
  const std::uint64_t id = model.new_id();
  frame.ask(PutRater{{{id}, model.actor, {}}});
  state.rater = id;
}

void take_entry(Frame& frame, const RatingModel& model, RatingState& state,
                const ui::LevelGridEvent& event, const ui::GridState& grid) {
  if (event.changed) {
    for (Intent& intent : model.entry(event.row, event.column, event.level)) {
      frame.ask(std::move(intent));
    }
  }
  if (event.selected || event.changed) select_cell(model, state, grid.row, grid.column);
  if (event.note || event.evidence) {
    state.evidence.value = event.evidence;
    state.focus_note.value = true;
    frame.ui.want_frame_in(0);
  }
}

void draw_grid(Frame& frame, const RatingModel& model, RatingState& state) {
  ui::Ui& ui = frame.ui;
  std::vector<ui::Text> titles;
  titles.reserve(model.columns.size());
  for (const std::string& column : model.columns) titles.push_back(raw(column));
  const auto row = [&](int i, std::span<char, 256>) {
    const RatingRow& person = model.rows[static_cast<std::size_t>(i)];
    return ui::HeatRow{.label = model.employees.rows()[person.person].name,
                       .second = model.second_line(person)};
  };
  const auto cell = [&](int i, int column) {
    const std::size_t at = model.at(i, column);
    return ui::LevelCell{.level = model.levels[at], .standard = model.standard(i, column),
                         .read_only = model.gate != RatingGate::Open,
                         .has_note = model.noted[at] != 0};
  };
  ui::GridState grid{model.selected_row, model.selected_column, state.reveal};
  state.reveal = false;
  if (state.focus_grid.value) {
    state.focus_grid.value = false;
    ui::IdScope scope(ui, "grid");
    ui.focus(ui.id("cells"), false);
  }
  const ui::LevelGridEvent event = ui::level_grid(
      ui, grid, {.id = "grid", .label = ui.t(rating_grid), .corner = ui.t(rating_corner),
                 .rows = static_cast<int>(model.rows.size()), .columns = titles, .row = row,
                 .cell = cell, .letter_keys = model.letter_keys, .label_width = 190,
                 .height = ui::rest_of_page(ui)});
  take_entry(frame, model, state, event, grid);
}

// A state without rows to show; true when one was drawn.
bool draw_nothing(Frame& frame, const RatingModel& model, RatingState& state) {
  ui::Ui& ui = frame.ui;
  if (!model.rows.empty() && !model.columns.empty()) return false;
  ui::EmptySpec spec = {.icon = ui::Icon::ClipboardCheck, .height = 320};
  const bool open = state.filter == static_cast<int>(RatingFilter::Open) && model.people > 0;
  const bool narrowed = state.filter != 0 || state.unit != 0;
  if (!model.has_people) {
    spec.icon = ui::Icon::Users;
    spec.title = ui.t(rating_no_people);
    spec.body = ui.t(rating_no_people_body);
    spec.action = ui.t(rating_no_people_do);
  } else if (model.columns.empty()) {
    spec.title = ui.t(rating_no_columns);
    spec.body = ui.t(rating_no_columns_body);
    spec.action = ui.t(rating_cycles);
  } else {
    spec.icon = open ? ui::Icon::CircleCheck : ui::Icon::Users;
    spec.title = ui.t(open ? rating_no_match_open : rating_no_match);
    spec.body = ui.t(open ? rating_no_match_open_body : rating_no_match_body);
    if (narrowed) spec.action = ui.t(rating_show_all);
  }
  if (ui::empty_state(ui, spec) != ui::EmptyEvent::Action) return true;
  if (!model.has_people) {
    frame.ask(ChooseFile{});
  } else if (model.columns.empty()) {
    frame.ask(Navigate{{.screen = Screen::Assessment}});
  } else {
    if (!open) state.unit = 0;
    state.filter = 0;
    restart(state);
  }
  return true;
}

void draw_gone(Frame& frame) {
  ui::Ui& ui = frame.ui;
  ui::WorkArea page(ui, frame.shell, {.id = "rating", .title = ui.t(assessment_title)});
  if (ui::empty_state(ui, {.icon = ui::Icon::Search, .title = ui.t(rating_gone),
                           .body = ui.t(rating_gone_body), .action = ui.t(rating_cycles),
                           .height = 320}) == ui::EmptyEvent::Action) {
    frame.ask(Navigate{{.screen = Screen::Assessment}});
  }
}

ui::Text subtitle(ui::Ui& ui, const RatingModel& model) {
  const ui::Text unit =
      model.unit_name.empty() ? ui.t(rating_all_units) : raw(model.unit_name);
  return ui.join({raw(model.cycle.name), unit, ui.t(rating_people, model.people),
                  ui.t(rating_full, model.full)});
}

}  // namespace

void select_cell(const RatingModel& model, RatingState& state, int row, int column) {
  const bool none = row < 0 || column < 0;
  const std::uint64_t employee =
      none ? 0 : model.rows[static_cast<std::size_t>(row)].employee.value;
  if (none || row != model.selected_row || column != model.selected_column) {
    state.note.value.clear();
  }
  state.employee = employee;
  state.column = none ? -1 : column;
}

void draw_rating(Frame& frame, const RatingModel& model, RatingState& state) {
  if (!model.known) {
    draw_gone(frame);
    return;
  }
  ui::Ui& ui = frame.ui;
  state.order.value = model.order;
  if (model.adopted) {
    state = *model.adopted;
    state.order.value = model.order;
    // On a phone the inspector would cover the grid before anything was chosen.
    if (ui.width_class() == ui::WidthClass::Phone) state.column = -1;
    state.focus_grid.value = true;
  }
  const std::size_t cells = model.awaited;
  const bool left = model.gate == RatingGate::Open && model.filled < cells;
  ui::PageAction actions[] = {
      {{.label = ui.t(rating_cycles), .icon = ui::Icon::ArrowLeft}},
      {{.label = ui.t(rating_next_empty), .kind = ui::ButtonKind::Primary, .disabled = !left,
        .trailing = ui::Icon::ArrowRight}}};
  // On a phone the title line has no room for the second button.
  const std::size_t buttons = ui.width_class() == ui::WidthClass::Phone ? 1 : 2;
  ui::WorkArea page(
      ui, frame.shell,
      {.id = "rating", .title = ui.t(rating_title, ui.t(source_key(model.source))),
       .subtitle = subtitle(ui, model), .actions = std::span(actions, buttons),
       .progress = ui.t(rating_cells, model.filled, cells),
       .progress_share =
           cells == 0 ? 0.0f : static_cast<float>(model.filled) / static_cast<float>(cells)});
  if (actions[0].pressed) frame.ask(Navigate{{.screen = Screen::Assessment}});
  if (actions[1].pressed) {
    const auto [row, column] = model.next_empty(model.selected_row, model.selected_column);
    select_cell(model, state, row, column);
    state.reveal = state.focus_grid.value = true;
  }
  draw_chips(frame, model, state);
  draw_gate(frame, model, state);
  if (draw_nothing(frame, model, state)) {
    draw_rating_dialogs(frame, model, state);
    return;
  }
  {
    ui::Split split(ui, "rating", model.detail.has_value());
    draw_grid(frame, model, state);
    if (model.detail) draw_rating_detail(frame, model, state, split);
  }
  draw_rating_dialogs(frame, model, state);
}

}  // namespace asah::screens
