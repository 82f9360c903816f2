// One person of a packet: competencies in a list, one of them open.

#include <algorithm>
#include <array>
#include <format>
#include <string>

#include <imgui.h>  // ImGuiKey

#include "wasm/screens/fill_view.hpp"
#include "wasm/screens/level_step_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void go_to(Frame& frame, const FillModel& model, int person) {
  const auto at = static_cast<std::size_t>(person);
  frame.ask(Navigate{{.screen = Screen::Fill, .record = model.people[at].employee.value}});
}

// What a closed row says of its place.
void draw_said(ui::Ui& ui, const FillRow& row) {
  if (row.cannot) {
    ui::badge(ui, ui.t(fill_cannot), ui::Tone::Neutral, ui::Icon::EyeOff);
  } else if (row.level < 0) {
    ui::badge(ui, ui.t(fill_unrated), ui::Tone::Warn);
  } else {
    ui::badge(ui, ui.t(fill_level, row.level), ui::Tone::Ok, ui::Icon::Check);
  }
}

void draw_row(Frame& frame, const FillModel& model, int index, FillState& state) {
  ui::Ui& ui = frame.ui;
  const FillRow& row = model.rows[static_cast<std::size_t>(index)];
  ui::Card card(ui, "row", {.selected = index == model.open_row, .padding = 9, .gap = 2,
                            .clickable = true});
  {
    ui::Line line(ui, 26, 8);
    ui::text(ui, raw(row.name), {.style = ui::TextStyle::SmallStrong, .wrap = false});
    line.right("said");
    if (row.notes > 0) {
      ui::badge(ui, ui.number(row.notes), ui::Tone::Neutral, ui::Icon::Note);
    }
    draw_said(ui, row);
  }
  if (card.clicked()) open_fill_column(state, index);
}

void draw_rows(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  for (int i = 0; i < static_cast<int>(model.rows.size()); ++i) {
    ui::IdScope scope(ui, i);
    ui.gap(6);
    draw_row(frame, model, i, state);
  }
}

// After the place: on to the next one, wherever that is.
void draw_onward(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  const FillRow& row = model.rows[static_cast<std::size_t>(model.open_row)];
  const bool settled = row.level >= 0 || row.cannot;
  ui.gap(12);
  ui::Wrap line(ui);
  if (model.next_row >= 0) {
    const FillRow& next = model.rows[static_cast<std::size_t>(model.next_row)];
    if (ui::button(ui, {.label = ui.t(fill_next_competency, raw(next.name)),
                        .kind = settled ? ui::ButtonKind::Primary : ui::ButtonKind::Secondary,
                        .trailing = ui::Icon::ArrowRight, .id = "next"})) {
      open_fill_column(state, model.next_row);
    }
  } else if (model.next >= 0 && model.next != model.person) {
    const FillPersonRow& next = model.people[static_cast<std::size_t>(model.next)];
    if (ui::button(ui, {.label = ui.t(fill_next_person, raw(next.name)),
                        .kind = settled ? ui::ButtonKind::Primary : ui::ButtonKind::Secondary,
                        .trailing = ui::Icon::ArrowRight, .id = "next"})) {
      go_to(frame, model, model.next);
    }
  } else if (settled) {
    if (ui::button(ui, {.label = ui.t(fill_finish), .icon = ui::Icon::FileDown,
                        .kind = ui::ButtonKind::Primary, .id = "next"})) {
      state.finishing = true;
    }
  }
}

void draw_open(Frame& frame, const FillModel& model, FillState& state) {
  if (!model.detail) return;
  ui::Ui& ui = frame.ui;
  const FillRow& row = model.rows[static_cast<std::size_t>(model.open_row)];
  ui::Card card(ui, "open", {.gap = 8});
  {
    ui::Line line(ui, 28, 8);
    ui::text(ui, raw(row.name), {.style = ui::TextStyle::Heading, .heading_level = 2,
                                 .wrap = false});
    line.right("said");
    draw_said(ui, row);
  }
  if (!row.definition.empty()) ui::muted(ui, raw(row.definition));
  draw_fill_levels(frame, model, state);
  draw_onward(frame, model, state);
  draw_fill_notes(frame, model, state);
}

// The way to the neighbours, where the list ends.
void draw_neighbours(Frame& frame, const FillModel& model) {
  ui::Ui& ui = frame.ui;
  const int count = static_cast<int>(model.people.size());
  if (count < 2) return;
  ui.gap(14);
  ui::Wrap line(ui);
  if (ui::button(ui, {.label = ui.t(fill_previous), .icon = ui::Icon::ChevronLeft, .small = true,
                      .disabled = model.person == 0, .id = "previous"})) {
    go_to(frame, model, model.person - 1);
  }
  if (ui::button(ui, {.label = ui.t(fill_following), .small = true,
                      .disabled = model.person + 1 >= count,
                      .trailing = ui::Icon::ChevronRight, .id = "following"})) {
    go_to(frame, model, model.person + 1);
  }
}

void draw_keys(ui::Ui& ui, const FillModel& model) {
  if (ui.environment().touch) return;
  ui.gap(12);
  draw_level_keys(ui, model.letter_keys, ui.t(fill_keys_move));
}

int digit_pressed(const ui::Ui& ui) {
  for (int digit = 0; digit <= model::Level::kMax; ++digit) {
    if (ui.key(ImGuiKey_0 + digit, false) || ui.key(ImGuiKey_Keypad0 + digit, false)) return digit;
  }
  return -1;
}

// A digit rates and goes on to the next empty place, as in the rating grid.
void take_keys(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  const bool busy = ui.text_field_active() || state.finishing || !state.note.value.text.empty();
  if (busy || model.rows.empty()) return;
  const int last = static_cast<int>(model.rows.size()) - 1;
  if (ui.key(ImGuiKey_DownArrow)) open_fill_column(state, std::min(model.open_row + 1, last));
  if (ui.key(ImGuiKey_UpArrow)) open_fill_column(state, std::max(model.open_row - 1, 0));
  constexpr std::array kArrows = {static_cast<int>(ImGuiKey_UpArrow),
                                  static_cast<int>(ImGuiKey_DownArrow)};
  ui.own_keys(ui.id("rows"), kArrows);
  if (!model.editable || !model.detail) return;
  if (const int digit = digit_pressed(ui); digit >= 0) {
    put_in_place(frame, model, digit, false, {});
    open_fill_column(state, model.next_row >= 0 ? model.next_row : model.open_row);
  } else if (ui.key(ImGuiKey_Backspace) || ui.key(ImGuiKey_Delete)) {
    put_in_place(frame, model, model::Level::kNone, false, {});
  }
  if (!model.letter_keys) return;
  const bool evidence = ui.key(ImGuiKey_E, false);
  if (evidence || ui.key(ImGuiKey_N, false)) {
    state.note.value.evidence = evidence;
    state.focus_note.value = true;
    ui.want_frame_in(0);
  }
}

}  // namespace

void draw_fill_person(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  const FillPersonRow& person = model.people[static_cast<std::size_t>(model.person)];
  const int count = static_cast<int>(model.people.size());
  ui::PageAction actions[] = {{{.label = ui.t(fill_everyone), .icon = ui::Icon::ArrowLeft}}};
  const float share = person.cells == 0 ? 0.0f : static_cast<float>(person.done) /
                                                     static_cast<float>(person.cells);
  // Each place begins at its top.
  const std::string id = std::format("fill-{}-{}", person.employee.value, model.open_row);
  ui::WorkArea page(ui, frame.shell,
                    {.id = id, .title = raw(person.name),
                     .subtitle = ui.join({ui.t(fill_place, model.person + 1, count),
                                          raw(person.place)}),
                     .actions = actions,
                     .progress = ui.t(fill_cells, static_cast<std::size_t>(person.done),
                                      static_cast<std::size_t>(person.cells)),
                     .progress_share = share});
  if (actions[0].pressed) frame.ask(Navigate{{.screen = Screen::Fill}});
  // From here on the place stays until one goes on: a second press must not rate the next one.
  if (state.column < 0 && model.open_row >= 0) state.column = model.open_row;
  draw_fill_gate(frame, model);
  take_keys(frame, model, state);
  if (ui.width_class() == ui::WidthClass::Phone) {
    draw_open(frame, model, state);
    ui.gap(14);
    draw_rows(frame, model, state);
    draw_neighbours(frame, model);
    return;
  }
  ui::Columns columns(ui, "person", {.weights = {4, 7}, .min_width = 250});
  columns.next();
  draw_rows(frame, model, state);
  draw_neighbours(frame, model);
  columns.next();
  draw_open(frame, model, state);
  draw_keys(ui, model);
}

}  // namespace asah::screens
