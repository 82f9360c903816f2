#include "wasm/screens/history_view.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "wasm/screens/erase_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void draw_condition(Frame& frame, const HistoryModel& model) {
  ui::Ui& ui = frame.ui;
  if (!model.broken.empty() &&
      ui::banner(ui, {.tone = ui::Tone::Bad, .title = ui.t(history_chain_broken),
                      .body = ui.t(history_chain_broken_body, raw(model.broken)),
                      .action = ui.t(files_download), .id = "broken"}) == ui::BannerEvent::Action) {
    frame.ask(ExportWorkspace{});
  }
  // Of no steps there is nothing to vouch for.
  if (model.records == 0 && model.begin.empty()) return;
  ui::Wrap wrap(ui);
  if (model.broken.empty()) {
    ui::badge(ui, ui.t(history_chain_good, model.records), ui::Tone::Ok, ui::Icon::ShieldCheck);
  }
  ui::badge(ui, raw(model.kept), ui::Tone::Neutral, ui::Icon::History);
  if (!model.begin.empty()) ui::note(ui, raw(model.begin));
}

void draw_filters(Frame& frame, const HistoryModel& model, HistoryState& state) {
  ui::Ui& ui = frame.ui;
  ui::Wrap wrap(ui);
  if (!model.record.empty() &&
      ui::chip(ui, {.label = ui.t(history_show_all), .selected = false, .id = "all"})) {
    frame.ask(Navigate{{.screen = Screen::History}});
  }
  ui::search_field(ui, state.search, {.label = ui.t(history_search),
                                      .hint = ui.t(history_search), .small = true, .width = 260,
                                      .id = "search"});
  const auto person = [&](int i) { return raw(model.people[static_cast<std::size_t>(i)]); };
  ui::select_chip(ui, state.who, {.field = {.label = ui.t(history_who),
                                            .hint = ui.t(history_anyone), .id = "who"},
                                  .count = static_cast<int>(model.people.size()),
                                  .option = person, .clearable = true});
  static constexpr std::array kKinds = {
      history_kind_ratings, history_kind_people,  history_kind_standards, history_kind_sharing,
      history_kind_imports, history_kind_undo, history_kind_other};
  const auto kind = [&](int i) { return ui.t(kKinds[static_cast<std::size_t>(i)]); };
  ui::select_chip(ui, state.kind, {.field = {.label = ui.t(history_kind),
                                             .hint = ui.t(history_any_kind), .id = "kind"},
                                   .count = kHistoryKinds, .option = kind, .clearable = true});
  static constexpr std::array kSpans = {history_span_today, history_span_week,
                                        history_span_month, history_span_year};
  const auto span = [&](int i) { return ui.t(kSpans[static_cast<std::size_t>(i)]); };
  ui::select_chip(ui, state.span, {.field = {.label = ui.t(history_span),
                                             .hint = ui.t(history_span_any), .id = "span"},
                                   .count = kHistorySpans, .option = span, .clearable = true});
}

void clear_filters(HistoryState& state) {
  const std::uint64_t chosen = state.chosen;
  state = {};
  state.chosen = chosen;
}

ui::CellText step_cell(const HistoryRow& row, int column) {
  switch (column) {
    case 0: return {.text = row.when, .second = row.number};
    case 1: return {.text = row.what};
    case 2: return {.text = row.who, .second = row.office};
    default: return {.text = row.changes};
  }
}

void draw_list(Frame& frame, const HistoryModel& model, HistoryState& state) {
  ui::Ui& ui = frame.ui;
  const ui::Column columns[] = {
      {.id = "when", .title = ui.t(history_when), .width = 160, .sortable = false,
       .filterable = false},
      {.id = "what", .title = ui.t(history_step), .width = 320, .flexible = true,
       .sortable = false, .filterable = false, .strong = true, .wrap = true},
      {.id = "who", .title = ui.t(history_by), .width = 180, .sortable = false,
       .filterable = false},
      {.id = "size", .title = ui.t(history_size), .width = 100, .align = ui::Align::End,
       .sortable = false, .filterable = false, .color = ui::Color::Muted}};
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) {
    return step_cell(model.rows[static_cast<std::size_t>(row)], column);
  };
  auto& list = ui.state<ui::TableState>(ui.id("steps"));
  const ui::TableEvent event =
      ui::table(ui, list, {.id = "steps", .label = ui.t(history_title), .columns = columns,
                           .rows = static_cast<std::int64_t>(model.rows.size()),
                           .rows_of_all = static_cast<std::int64_t>(model.all), .cell = cell,
                           .row_height = 48});
  if (event.clear_filters) clear_filters(state);
  const bool chosen = event.selection_changed && list.cursor_row >= 0;
  const std::int64_t row = event.opened_row >= 0 ? event.opened_row : chosen ? list.cursor_row : -1;
  if (row >= 0 && row < static_cast<std::int64_t>(model.rows.size())) {
    state.chosen = model.rows[static_cast<std::size_t>(row)].seq;
  }
}

void draw_lines(ui::Ui& ui, const StepLines& lines) {
  ui::heading(ui, ui.t(history_changes));
  std::string_view about;
  for (const StepLine& line : lines.lines) {
    if (line.about != about) {
      about = line.about;
      ui.gap(6);
      ui::text(ui, raw(line.about), {.style = ui::TextStyle::BodyStrong});
    }
    if (!line.field.empty()) ui::note(ui, raw(line.field));
    const std::string words = line.before.empty()  ? line.after
                              : line.after.empty() ? line.before
                                                   : line.before + " → " + line.after;
    ui::text(ui, ui.keep(words));
  }
  if (lines.more > 0) {
    ui::muted(ui, ui.t(history_more, static_cast<std::int64_t>(lines.more)));
  }
}

// Whom the history alone still tells of can ask to be erased like anybody else.
void draw_gone(ui::Ui& ui, const HistoryDetail& step, HistoryState& state) {
  for (const GonePerson& person : step.gone) {
    const ui::IdScope scope(ui, base::id_text(person.id));
    ui::text(ui, raw(person.name), {.style = ui::TextStyle::BodyStrong});
    if (ui::button(ui, {.label = ui.t(history_erase), .icon = ui::Icon::Trash, .small = true})) {
      state.erasing = {.open = true, .digits = {}, .reason = {}};
      state.erased = person.id;
    }
    ui.gap(6);
  }
}

void draw_erasing_of(Frame& frame, const HistoryModel& model, HistoryState& state) {
  const auto person = std::ranges::find(model.detail->gone, state.erased, &GonePerson::id);
  if (person == model.detail->gone.end()) {
    state.erasing = {};
    return;
  }
  draw_erasing(frame, {.employee = person->id, .name = person->name, .nip = person->nip,
                       .in_data = false, .read_only = model.read_only}, state.erasing);
}

void draw_step(Frame& frame, const HistoryModel& model, HistoryState& state, ui::Split& split) {
  ui::Ui& ui = frame.ui;
  const HistoryDetail& step = *model.detail;
  ui::Inspector pane(split, {.badge = raw(step.number), .title = raw(step.title),
                             .subtitle = raw(step.when)});
  ui::muted(ui, raw(step.by));
  ui.gap(8);
  if (step.redacted) ui::note(ui, ui.t(history_redacted));
  if (step.emptied) ui::note(ui, ui.t(history_emptied));
  if (ui::button(ui, {.label = ui.t(history_undo), .icon = ui::Icon::Undo,
                      .disabled = !step.can_undo || model.read_only, .fill = true})) {
    frame.ask(HistoryIntent{UndoStep{step.seq}});
  }
  if (!step.refusal.empty()) ui::note(ui, raw(step.refusal));
  ui.gap(12);
  draw_gone(ui, step, state);
  if (!step.lines.lines.empty()) draw_lines(ui, step.lines);
  if (pane.closed()) state.chosen = 0;
}

void draw_no_steps(Frame& frame, const HistoryModel& model) {
  ui::Ui& ui = frame.ui;
  ui::EmptySpec spec = {.icon = ui::Icon::History, .title = ui.t(history_none),
                        .body = ui.t(history_none_body), .height = 360};
  if (!model.record.empty()) spec.action = ui.t(history_show_all);
  if (ui::empty_state(ui, spec) == ui::EmptyEvent::Action) {
    frame.ask(Navigate{{.screen = Screen::History}});
  }
}

}  // namespace

void draw_history(Frame& frame, const HistoryModel& model, HistoryState& state) {
  ui::Ui& ui = frame.ui;
  const ui::Text title = model.record.empty() ? ui.t(history_title)
                                              : ui.t(history_of, raw(model.record));
  ui::WorkArea page(ui, frame.shell, {.id = "history", .title = title,
                                      .subtitle = ui.t(history_subtitle)});
  draw_condition(frame, model);
  if (model.all == 0) return draw_no_steps(frame, model);
  ui::Split split(ui, "steps", model.detail.has_value());
  draw_filters(frame, model, state);
  draw_list(frame, model, state);
  if (model.detail) draw_step(frame, model, state, split);
  if (model.detail) draw_erasing_of(frame, model, state);
}

}  // namespace asah::screens
