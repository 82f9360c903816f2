// The inspector of one cell of the rating grid.

#include "wasm/screens/level_step_view.hpp"
#include "wasm/screens/rating_view.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void enter(Frame& frame, const RatingModel& model, RatingState& state, int level) {
  for (Intent& intent : model.entry(model.selected_row, model.selected_column, level)) {
    frame.ask(std::move(intent));
  }
  select_cell(model, state, model.selected_row, model.selected_column);
  state.focus_grid.value = true;
}

void draw_steps(Frame& frame, const RatingModel& model, const RatingDetail& detail,
                RatingState& state) {
  ui::Ui& ui = frame.ui;
  const bool enabled = model.gate == RatingGate::Open;
  ui::NodeScope group(ui, {.role = ui::Role::RadioGroup,
                           .label = ui.t(rating_question).view()});
  for (const LevelStep& step : detail.steps) {
    ui.gap(7);
    if (draw_level_step(ui, step, enabled)) enter(frame, model, state, step.level);
  }
  if (!enabled) return;
  ui::Line line(ui, 30, 8);
  if (ui::button(ui, {.label = ui.t(rating_zero), .small = true,
                      .selected = detail.level == 0, .id = "zero"})) {
    enter(frame, model, state, 0);
  }
  if (detail.level >= 0 && ui::button(ui, {.label = ui.t(rating_clear),
                                           .kind = ui::ButtonKind::Quiet, .small = true,
                                           .id = "clear"})) {
    enter(frame, model, state, -1);
  }
}

void draw_old_notes(Frame& frame, const RatingDetail& detail) {
  ui::Ui& ui = frame.ui;
  for (const RatingNote& note : detail.notes) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(note.id));
    ui::Card card(ui, "note", {.padding = 10, .gap = 3, .surface = ui::Color::Surface2});
    ui::text(ui, raw(note.text), {.style = ui::TextStyle::Small});
    ui::note(ui, raw(note.about));
    ui::Line line(ui, 26, 6);
    ui::badge(ui, ui.t(note.evidence ? rating_note_evidence : rating_note_plain),
              note.evidence ? ui::Tone::Ok : ui::Tone::Neutral);
    if (note.own) {
      line.right("remove");
      if (ui::icon_button(ui, {.label = ui.t(rating_note_remove), .icon = ui::Icon::Trash,
                               .kind = ui::ButtonKind::Quiet, .small = true, .id = "remove"})) {
        frame.ask(RemoveRecord{
            .kind = static_cast<std::uint8_t>(model::entity_kind<model::Note>()),
            .id = note.id});
      }
    }
  }
}

void save_note(Frame& frame, const RatingModel& model, const RatingDetail& detail,
               RatingState& state) {
  const RatingRow& row = model.rows[static_cast<std::size_t>(model.selected_row)];
  frame.ask(PutNote{{.id = {model.new_id()}, .cycle = model.cycle.id,
                     .employee = detail.employee, .competency = detail.competency,
                     .author = row.rater, .source = model.source, .date = model.today,
                     .text = state.note.value, .evidence = state.evidence.value}});
  state.note.value.clear();
  state.focus_grid.value = true;
}

void draw_note(Frame& frame, const RatingModel& model, const RatingDetail& detail,
               RatingState& state) {
  ui::Ui& ui = frame.ui;
  ui.gap(14);
  ui::text(ui, ui.t(rating_evidence), {.style = ui::TextStyle::SmallStrong});
  draw_old_notes(frame, detail);
  if (model.gate != RatingGate::Open) return;
  if (state.focus_note.value) {
    state.focus_note.value = false;
    ui.focus(ui::field_id(ui, "note"));
  }
  ui::text_field(ui, state.note.value,
                 {.label = ui.t(rating_evidence), .hint = ui.t(rating_evidence_hint),
                  .kind = ui::InputKind::Multiline, .hide_label = true, .lines = 3,
                  .max_length = 4000, .id = "note"});
  if (!state.note.value.empty()) {
    ui::check_box(ui, state.evidence.value, {.label = ui.t(rating_is_evidence)});
    if (ui::button(ui, {.label = ui.t(rating_save_note), .icon = ui::Icon::Check, .small = true,
                        .id = "save-note"})) {
      save_note(frame, model, detail, state);
    }
  }
  draw_level_keys(ui, model.letter_keys);
}

void draw_voices(Frame& frame, const RatingModel& model, const RatingDetail& detail,
                 RatingState& state) {
  ui::Ui& ui = frame.ui;
  ui.gap(14);
  ui::text(ui, ui.t(rating_raters), {.style = ui::TextStyle::SmallStrong});
  if (detail.voices.empty()) ui::note(ui, ui.t(rating_raters_none));
  for (const RatingVoice& voice : detail.voices) {
    ui.gap(4);
    ui::fact(ui, ui.join({raw(voice.source), raw(voice.rater)}), raw(voice.level));
    ui.gap(0);
    if (voice.older || voice.beside) {
      ui::note(ui, ui.join({raw(voice.date),
                            ui.t(voice.older ? rating_older : rating_beside)}));
    } else {
      ui::note(ui, raw(voice.date));
    }
  }
  if (!detail.combined.empty() || detail.no_consensus) {
    ui::rule(ui);
    ui::fact(ui, ui.t(rating_combined, raw(detail.rule)),
             detail.no_consensus ? ui.t(rating_no_consensus) : raw(detail.combined));
  }
  if (!detail.moderated.empty()) {
    ui::fact(ui, ui.t(rating_moderated), raw(detail.moderated), ui::Color::Primary);
    ui.gap(2);
    ui::note(ui, raw(detail.reason));
    ui.gap(0);
    ui::note(ui, raw(detail.moderated_by));
  }
  const bool allowed = model.gate == RatingGate::Open || model.gate == RatingGate::NoRater;
  if (allowed && !detail.voices.empty() &&
      ui::button(ui, {.label = ui.t(rating_moderate), .icon = ui::Icon::Scale, .small = true,
                      .id = "moderate"})) {
    state.moderating = true;
    state.after.value = detail.before >= 0 ? (detail.before + 50) / 100 : -1;
    state.reason.value.clear();
  }
}

}  // namespace

void draw_rating_detail(Frame& frame, const RatingModel& model, RatingState& state,
                        ui::Split& split) {
  ui::Ui& ui = frame.ui;
  const RatingDetail& detail = *model.detail;
  ui::Inspector pane(split, {.title = ui.t(rating_question),
                             .subtitle = ui.join({raw(detail.person), raw(detail.name)})});
  draw_steps(frame, model, detail, state);
  draw_note(frame, model, detail, state);
  draw_voices(frame, model, detail, state);
  if (pane.closed()) {
    select_cell(model, state, -1, -1);
  }
}

}  // namespace asah::screens
