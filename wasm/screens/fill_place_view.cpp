// One place of a packet: the levels in words, "cannot judge", evidence and notes.

#include <array>

#include "core/base/text.hpp"
#include "wasm/screens/fill_view.hpp"
#include "wasm/screens/level_step_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

/// What is typed is kept once nothing came for so long: a page that ends takes no more with it.
constexpr double kTypingPauseS = 1.2;

/// Else a frame is asked for when it will have.
bool has_paused(ui::Ui& ui, double typed_at_s) {
  const double left = typed_at_s + kTypingPauseS - ui.time_s();
  if (left > 0) ui.want_frame_in(left);
  return left <= 0;
}

void draw_levels(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  const FillDetail& detail = *model.detail;
  ui::text(ui, ui.t(rating_question), {.style = ui::TextStyle::SmallStrong});
  ui::NodeScope group(ui, {.role = ui::Role::RadioGroup, .label = ui.t(rating_question).view()});
  for (const LevelStep& step : detail.steps) {
    ui.gap(6);
    if (draw_level_step(ui, step, model.editable)) {
      put_in_place(frame, model, step.level, false, {});
      state.cannot.value = false;
    }
  }
}

void draw_below_levels(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  const FillDetail& detail = *model.detail;
  ui::Wrap line(ui, 8, 6);
  if (model.editable &&
      ui::button(ui, {.label = ui.t(fill_cannot), .icon = ui::Icon::EyeOff, .small = true,
                      .selected = detail.cannot, .hint = ui.t(fill_cannot_help),
                      .id = "cannot"})) {
    if (detail.cannot) {
      put_in_place(frame, model, model::Level::kNone, false, {});
    } else {
      put_in_place(frame, model, model::Level::kNone, true, {});
      state.reason.value.clear();
    }
  }
  const bool anything = detail.level >= 0 || detail.cannot;
  if (model.editable && anything &&
      ui::button(ui, {.label = ui.t(fill_clear), .kind = ui::ButtonKind::Quiet, .small = true,
                      .id = "clear"})) {
    put_in_place(frame, model, model::Level::kNone, false, {});
  }
  if (ui::button(ui, {.label = ui.t(state.explain ? fill_explain_less : fill_explain),
                      .icon = ui::Icon::BookOpen, .kind = ui::ButtonKind::Quiet, .small = true,
                      .id = "explain"})) {
    state.explain = !state.explain;
  }
}

// Why it cannot be judged; kept with every pause and as soon as the field is left.
void draw_reason(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  const FillDetail& detail = *model.detail;
  if (!detail.cannot) {
    state.cannot.value = false;
    return;
  }
  if (!state.cannot.value) {
    state.cannot.value = true;
    state.reason.value = detail.reason;
  }
  const ui::FieldEvent event =
      ui::text_field(ui, state.reason.value,
                     {.label = ui.t(fill_cannot_reason), .hint = ui.t(fill_cannot_hint),
                      .read_only = !model.editable, .max_length = 400, .id = "reason"});
  if (event.changed) state.reason_typed_at_s.value = ui.time_s();
  const std::string why(base::trim(state.reason.value));
  if (why == detail.reason) return;
  if (event.committed || has_paused(ui, state.reason_typed_at_s.value)) {
    put_in_place(frame, model, model::Level::kNone, true, why);
  }
}

// ---- notes --------------------------------------------------------------------------------------

/// The note that the draft comes to.
model::Note note_of(const FillModel& model, const NoteDraft& draft) {
  const FillDetail& detail = *model.detail;
  return {.id = {draft.id}, .cycle = model.cycle, .employee = detail.employee,
          .competency = detail.competency, .author = model.board.rater, .source = model.source,
          .date = draft.evidence && draft.seen.has_value() ? draft.seen : model.today,
          .text = std::string(base::trim(draft.text)), .evidence = draft.evidence};
}

void keep_note(Frame& frame, const FillModel& model, NoteDraft& draft) {
  if (draft.id == 0) draft.id = model.new_id();
  const model::Note note = note_of(model, draft);
  if (draft.kept == note) return;
  draft.kept = note;
  frame.ask(PutNote{note});
}

// The box was left. Emptied, a new note goes; one that was there before stays as it was.
void finish_note(Frame& frame, const FillModel& model, NoteDraft& draft) {
  if (!base::trim(draft.text).empty()) {
    keep_note(frame, model, draft);
  } else if (draft.before && draft.kept != draft.before) {
    frame.ask(PutNote{*draft.before});
  } else if (!draft.before && draft.kept) {
    frame.ask(RemoveRecord{.kind = static_cast<std::uint8_t>(model::entity_kind<model::Note>()),
                           .id = draft.id});
  }
  draft = {.evidence = draft.evidence};
}

void draw_note(Frame& frame, const FillModel& model, FillState& state, const FillNote& note) {
  ui::Ui& ui = frame.ui;
  ui::IdScope scope(ui, static_cast<std::int64_t>(note.id.value));
  ui::Card card(ui, "note", {.padding = 10, .gap = 3, .surface = ui::Color::Surface2});
  ui::text(ui, raw(note.text), {.style = ui::TextStyle::Small});
  ui::Line line(ui, 28, 6);
  ui::badge(ui, ui.t(note.evidence ? rating_note_evidence : rating_note_plain),
            note.evidence ? ui::Tone::Ok : ui::Tone::Neutral);
  ui::note(ui, raw(note.about));
  if (!model.editable) return;
  line.right("do");
  if (ui::icon_button(ui, {.label = ui.t(fill_note_edit), .icon = ui::Icon::Pencil,
                           .kind = ui::ButtonKind::Quiet, .small = true, .id = "edit"})) {
    NoteDraft& draft = state.note.value;
    draft = {.id = note.id.value, .text = note.text, .evidence = note.evidence,
             .seen = note.date};
    draft.before = draft.kept = note_of(model, draft);
    state.focus_note.value = true;
  }
  if (ui::icon_button(ui, {.label = ui.t(rating_note_remove), .icon = ui::Icon::Trash,
                           .kind = ui::ButtonKind::Quiet, .small = true, .id = "remove"})) {
    frame.ask(RemoveRecord{.kind = static_cast<std::uint8_t>(model::entity_kind<model::Note>()),
                           .id = note.id.value});
  }
}

void draw_new_note(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  NoteDraft& draft = state.note.value;
  const std::array kinds = {ui.t(rating_note_evidence), ui.t(rating_note_plain)};
  int kind = draft.evidence ? 0 : 1;
  {
    ui::Wrap line(ui, 12, 6);
    if (ui::segmented(ui, kind, ui.t(fill_note_kind), kinds)) {
      draft.evidence = kind == 0;
      ui.want_frame_in(0);
    }
    if (draft.evidence) {
      if (!draft.seen.has_value()) draft.seen = model.today;
      ui::date_field(ui, draft.seen, {.field = {.label = ui.t(fill_note_seen),
                                                .hide_label = true, .width = 160, .id = "seen"},
                                      .today = model.today, .most = model.today});
    }
  }
  if (state.focus_note.value) {
    state.focus_note.value = false;
    ui.focus(ui::field_id(ui, "note"));
  }
  const ui::FieldEvent event = ui::text_field(
      ui, draft.text,
      {.label = ui.t(fill_note_text),
       .hint = ui.t(draft.evidence ? fill_note_hint_evidence : fill_note_hint),
       .help = draft.text.empty() ? ui::Text() : ui.t(fill_note_help),
       .kind = ui::InputKind::Multiline, .hide_label = true, .lines = 3, .max_length = 4000,
       .id = "note"});
  const bool pressed =
      !draft.text.empty() &&
      ui::button(ui, {.label = ui.t(rating_save_note), .icon = ui::Icon::Check, .small = true,
                      .id = "save-note"});
  if (event.changed) draft.typed_at_s = ui.time_s();
  if (event.committed || pressed) {
    finish_note(frame, model, draft);
  } else if (!base::trim(draft.text).empty() && draft.kept != note_of(model, draft) &&
             has_paused(ui, draft.typed_at_s)) {
    keep_note(frame, model, draft);
  }
}

}  // namespace

void draw_fill_levels(Frame& frame, const FillModel& model, FillState& state) {
  ui::IdScope person(frame.ui, static_cast<std::int64_t>(model.detail->employee.value));
  ui::IdScope competency(frame.ui, static_cast<std::int64_t>(model.detail->competency.value));
  draw_levels(frame, model, state);
  draw_below_levels(frame, model, state);
  draw_reason(frame, model, state);
}

void draw_fill_notes(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  ui::IdScope person(ui, static_cast<std::int64_t>(model.detail->employee.value));
  ui::IdScope competency(ui, static_cast<std::int64_t>(model.detail->competency.value));
  ui.gap(12);
  ui::rule(ui);
  ui.gap(10);
  ui::text(ui, ui.t(fill_notes), {.style = ui::TextStyle::SmallStrong});
  for (const FillNote& note : model.detail->notes) {
    // One that is being written stands in the box.
    if (note.id.value != state.note.value.id) draw_note(frame, model, state, note);
  }
  if (model.editable) draw_new_note(frame, model, state);
}

}  // namespace asah::screens
