// Moderation of a cell, and who is rating.

#include "core/base/text.hpp"
#include "wasm/screens/rating_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void put_moderation(Frame& frame, const RatingModel& model, const RatingState& state, int after) {
  const RatingDetail& detail = *model.detail;
  frame.ask(PutModeration{{.id = {model.new_id()}, .cycle = model.cycle.id,
                           .employee = detail.employee, .competency = detail.competency,
                           .before = {detail.before},
                           .after = {static_cast<std::int8_t>(after)},
                           .reason = std::string(base::trim(state.reason.value)),
                           .by = model.acting, .date = model.today}});
}

void draw_moderation(Frame& frame, const RatingModel& model, RatingState& state) {
  ui::Ui& ui = frame.ui;
  const RatingDetail& detail = *model.detail;
  ui::Dialog dialog(ui, "moderation", state.moderating,
                    {.title = ui.t(rating_moderate_title), .width = 480});
  if (!dialog) return;
  ui::muted(ui, ui.t(rating_moderate_sub, raw(detail.person), raw(detail.name)));
  const ui::Text before = detail.no_consensus       ? ui.t(rating_no_consensus)
                          : detail.combined.empty() ? raw("–")
                                                    : raw(detail.combined);
  ui::fact(ui, ui.t(rating_moderate_before), before);
  ui::text(ui, ui.t(rating_moderate_after), {.style = ui::TextStyle::SmallStrong});
  {
    ui::Line line(ui, 32, 6);
    static constexpr std::string_view kDigits[] = {"0", "1", "2", "3", "4", "5"};
    for (int level = 0; level <= model::Level::kMax; ++level) {
      if (ui::chip(ui, {.label = raw(kDigits[level]), .selected = state.after.value == level})) {
        state.after.value = level;
        ui.want_frame_in(0);
      }
    }
  }
  ui::text_field(ui, state.reason.value,
                 {.label = ui.t(rating_moderate_reason), .hint = ui.t(rating_moderate_hint),
                  .kind = ui::InputKind::Multiline, .required = true, .lines = 3,
                  .max_length = 4000, .id = "reason"});
  const bool missing = base::trim(state.reason.value).empty();
  if (!detail.moderated.empty() &&
      ui::button(ui, {.label = ui.t(rating_moderate_undo), .kind = ui::ButtonKind::Quiet,
                      .small = true, .disabled = missing, .id = "back"})) {
    put_moderation(frame, model, state, model::Level::kNone);
    state.moderating = false;
  }
  const ui::DialogAnswer answer =
      ui::dialog_foot(ui, {.confirm = ui.t(rating_moderate_save),
                           .disabled = missing || state.after.value < 0});
  if (answer == ui::DialogAnswer::Confirm) {
    put_moderation(frame, model, state, state.after.value);
  }
  if (answer != ui::DialogAnswer::None) state.moderating = false;
}

void choose_rater(RatingState& state, std::uint64_t rater) {
  state.rater = rater;
  state.naming = false;
  state.employee = 0;
  state.reveal = true;
  state.focus_grid.value = true;
}

void draw_naming(Frame& frame, const RatingModel& model, RatingState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "naming", state.naming,
                    {.title = ui.t(rating_rater_title), .width = 480});
  if (!dialog) return;
  ui::muted(ui, ui.t(rating_rater_help));
  ui::search_field(ui, state.rater_query,
                   {.label = ui.t(rating_rater_find), .hint = ui.t(rating_rater_find),
                    .max_length = 200, .id = "find"});
  ui::NodeScope list(ui, {.role = ui::Role::ListBox, .label = ui.t(rating_rater_find).view()});
  int index = 0;
  for (const RaterHit& hit : model.hits) {
    ui.gap(0);
    if (!ui::list_row(ui, {.label = raw(hit.name), .detail = raw(hit.detail),
                           .icon = ui::Icon::User, .index = index++})) {
      continue;
    }
    std::uint64_t rater = hit.rater;
    if (rater == 0) {
      rater = model.new_id();
      frame.ask(PutRater{{{rater}, hit.name, {hit.employee}}});
    }
    choose_rater(state, rater);
  }
  const std::string_view name = base::trim(state.rater_query);
  const ui::DialogAnswer answer =
      ui::dialog_foot(ui, {.confirm = ui.t(rating_rater_outside), .disabled = name.empty()});
  if (answer == ui::DialogAnswer::Confirm) {
    const std::uint64_t rater = model.new_id();
    frame.ask(PutRater{{{rater}, std::string(name), {}}});
    choose_rater(state, rater);
  }
  if (answer == ui::DialogAnswer::Cancel) state.naming = false;
}

}  // namespace

void draw_rating_dialogs(Frame& frame, const RatingModel& model, RatingState& state) {
  if (model.detail) {
    draw_moderation(frame, model, state);
  } else {
    state.moderating = false;
  }
  draw_naming(frame, model, state);
}

}  // namespace asah::screens
