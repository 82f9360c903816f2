// The inspector of one cell of the rating grid.

#include <algorithm>

#include "wasm/screens/rating_view.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

// Where the parts of a level's card stand, device px.
struct StepLayout {
  ui::Rect rect;
  ui::Rect cap;
  ui::Rect title;
  float title_height = 0;
  float badge_width = 0;
};

StepLayout lay_out(ui::Ui& ui, const LevelStep& step) {
  StepLayout at;
  const float pad = ui.px(10);
  const float cap = ui.px(20);
  at.badge_width = step.standard ? ui::badge_width(ui, ui.t(rating_standard)) : 0;
  const float left = pad + cap + ui.px(8);
  const float room = ui.room();
  const float width = room - left - pad - (step.standard ? at.badge_width + ui.px(6) : 0);
  at.title_height = std::max(
      cap, ui::paragraph_height(ui, ui::TextStyle::SmallStrong, width, step.title));
  float height = pad + at.title_height + pad;
  if (step.open) {
    for (const std::string& indicator : step.indicators) {
      height += ui::paragraph_height(ui, ui::TextStyle::Note, room - left - pad - ui.px(10),
                                     indicator);
    }
    height += ui.px(3);
  }
  at.rect = ui.place(0, height);
  const float y = at.rect.y0 + pad;
  at.cap = {at.rect.x0 + pad, y, at.rect.x0 + pad + cap, y + cap};
  at.title = {at.rect.x0 + left, y, at.rect.x0 + left + width, y + at.title_height};
  return at;
}

void draw_indicators(ui::Ui& ui, const StepLayout& at, const LevelStep& step) {
  float y = at.title.y1 + ui.px(3);
  const ui::Paragraph look{ui::TextStyle::Note, ui.color(ui::Color::Muted)};
  for (const std::string& indicator : step.indicators) {
    ui::text_at(ui, ui::TextStyle::Note, look.color, {at.title.x0, y}, "•");
    y += ui::paragraph(ui, look,
                       {at.title.x0 + ui.px(10), y, at.rect.x1 - ui.px(10), at.rect.y1},
                       indicator);
  }
}

/// One level as a card; true when it is chosen now.
bool draw_step(ui::Ui& ui, const LevelStep& step, bool enabled) {
  ui::IdScope scope(ui, step.level);
  const StepLayout at = lay_out(ui, step);
  const ui::Id id = ui.id("step");
  const ui::Interaction it = ui.interact(id, at.rect, {.disabled = !enabled, .exact = true});
  const ui::Color back = step.chosen                ? ui::Color::PrimarySoft
                         : it.hovered && enabled ? ui::Color::Hover
                                                    : ui::Color::Surface;
  ui::fill(ui, at.rect, ui.color(back), 8);
  ui::outline(ui, at.rect, ui.color(step.chosen ? ui::Color::Primary : ui::Color::Line), 8);
  if (it.focus_visible) ui::focus_ring(ui, at.rect, 8);
  ui::fill(ui, at.cap, ui.color(ui::Color::Surface2), 5);
  ui::outline(ui, at.cap, ui.color(ui::Color::LineStrong), 5);
  const char digit = static_cast<char>('0' + step.level);
  ui::text_line(ui, {ui::TextStyle::NoteStrong, ui.color(ui::Color::Muted), ui::Align::Middle},
                at.cap, {&digit, 1});
  const float words = ui::paragraph_height(ui, ui::TextStyle::SmallStrong, at.title.width(),
                                           step.title);
  ui::Rect title = at.title;
  title.y0 += std::max(0.0f, (at.title_height - words) / 2);
  ui::paragraph(ui, {ui::TextStyle::SmallStrong, ui.color(ui::Color::Text)}, title, step.title);
  if (step.standard) {
    const float right = at.rect.x1 - ui.px(10);
    ui::badge_in(ui, {right - at.badge_width, at.cap.y0 - ui.px(1), right, at.cap.y1 + ui.px(1)},
                 ui.t(rating_standard), ui::Tone::Neutral);
  }
  const ui::Text indicators = ui.join({raw(step.indicators[0]), raw(step.indicators[1]),
                                       raw(step.indicators[2])}, "; ");
  if (step.open) {
    draw_indicators(ui, at, step);
  } else {
    ui::tooltip(ui, it, at.rect, indicators);
  }
  std::uint32_t states = ui::state::kCheckable | (step.chosen ? ui::state::kChecked : 0u) |
                         (enabled ? 0u : ui::state::kDisabled);
  ui.note({.id = id, .role = ui::Role::Radio, .states = states, .rect = at.rect,
           .label = step.title,
           .value = step.standard ? ui.t(rating_standard).view() : std::string_view(),
           .description = indicators.view()}, it);
  return it.pressed;
}

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
    if (draw_step(ui, step, enabled)) enter(frame, model, state, step.level);
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
  ui::Wrap keys(ui, 6, 6);
  ui::key_cap(ui, raw("0–5"));
  ui::note(ui, ui.t(rating_keys_level));
  if (model.letter_keys) {
    ui::key_cap(ui, raw("N"));
    ui::note(ui, ui.t(rating_keys_note));
    ui::key_cap(ui, raw("E"));
    ui::note(ui, ui.t(rating_keys_evidence));
  }
  ui::key_cap(ui, raw("Backspace"));
  ui::note(ui, ui.t(rating_keys_clear));
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
