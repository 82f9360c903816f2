#include "wasm/screens/assessment_view.hpp"

#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void begin_setup(AssessmentState& state, CycleDraft draft) {
  state.draft = std::move(draft);
  state.step = 0;
  state.told = false;
  state.competency_filter.clear();
}

ui::Tone status_tone(model::CycleStatus status) {
  switch (status) {
    case model::CycleStatus::Open: return ui::Tone::Ok;
    case model::CycleStatus::Draft: return ui::Tone::Warn;
    case model::CycleStatus::Closed: return ui::Tone::Neutral;
  }
  return ui::Tone::Neutral;
}

void draw_card_head(ui::Ui& ui, const CycleCard& card) {
  const model::Cycle& cycle = card.record;
  const ui::Text when = ui.join({ui.t(purpose_key(cycle.purpose)), raw(card.period)});
  const bool phone = ui.width_class() == ui::WidthClass::Phone;
  if (phone) ui::muted(ui, when);
  ui::Line line(ui, 28, 8);
  ui::text(ui, raw(cycle.name),
           {.style = ui::TextStyle::Heading, .heading_level = 2, .wrap = false});
  ui::badge(ui, ui.t(status_key(cycle.status)), status_tone(cycle.status));
  if (card.in_view) ui::badge(ui, ui.t(assessment_in_view), ui::Tone::Primary);
  if (phone) return;
  line.right("period");
  ui::muted(ui, when);
}

void draw_card_facts(ui::Ui& ui, const CycleCard& card) {
  ui::Columns columns(ui, "facts", {.weights = {5, 3, 4}, .gap = 18, .min_width = 190});
  columns.next();
  ui::note(ui, ui.t(assessment_label_sources));
  ui.gap(2);
  ui::text(ui, raw(card.sources), {.style = ui::TextStyle::SmallStrong});
  if (!card.beside.empty()) {
    ui.gap(2);
    ui::note(ui, raw(card.beside));
  }
  columns.next();
  ui::note(ui, ui.t(assessment_label_combined));
  ui.gap(2);
  ui::text(ui, ui.t(combine_key(card.record.rule)), {.style = ui::TextStyle::SmallStrong});
  ui.gap(2);
  ui::note(ui, raw(card.scope));
  columns.next();
  ui::progress_bar(ui, {.share = card.share, .label = ui.t(assessment_filled),
                        .figure = raw(card.percent), .label_width = 76, .figure_width = 54});
  ui.gap(4);
  ui::note(ui, ui.t(assessment_done, raw(card.full), raw(card.people), raw(card.part)));
}

void draw_status_button(Frame& frame, const CycleCard& card) {
  using model::CycleStatus;
  ui::Ui& ui = frame.ui;
  const CycleStatus now = card.record.status;
  const ui::TextKey words = now == CycleStatus::Draft    ? assessment_open
                            : now == CycleStatus::Closed ? assessment_reopen
                                                         : assessment_close;
  if (ui::button(ui, {.label = ui.t(words), .small = true, .id = "status"})) {
    model::Cycle changed = card.record;
    changed.status = now == CycleStatus::Open ? CycleStatus::Closed : CycleStatus::Open;
    frame.ask(PutCycle{std::move(changed)});
  }
}

void draw_card_buttons(Frame& frame, const AssessmentModel& model, const CycleCard& card,
                       AssessmentState& state) {
  ui::Ui& ui = frame.ui;
  ui::Line line(ui, 32, 8);
  const bool open = card.record.status == model::CycleStatus::Open && !model.read_only;
  if (ui::button(ui, {.label = ui.t(open ? assessment_rate : assessment_see),
                      .icon = open ? ui::Icon::ClipboardCheck : ui::Icon::Eye,
                      .kind = open ? ui::ButtonKind::Primary : ui::ButtonKind::Secondary,
                      .small = true, .id = "rate"})) {
    frame.ask(Navigate{{.screen = Screen::Assessment, .record = card.record.id.value}});
  }
  if (!card.in_view && card.record.status != model::CycleStatus::Draft &&
      ui::button(ui, {.label = ui.t(assessment_use), .kind = ui::ButtonKind::Quiet,
                      .small = true, .id = "use"})) {
    frame.ask(ChooseCycle{card.record.id});
  }
  if (model.read_only) return;
  line.right("edit");
  if (ui::button(ui, {.label = ui.t(assessment_edit), .icon = ui::Icon::Pencil, .small = true,
                      .id = "edit"})) {
    begin_setup(state, draft_of(card.record));
  }
  draw_status_button(frame, card);
  if (ui::icon_button(ui, {.label = ui.t(assessment_remove), .icon = ui::Icon::Trash,
                           .kind = ui::ButtonKind::Quiet, .small = true, .id = "remove"})) {
    state.removing = card.record.id.value;
  }
}

void draw_removal(Frame& frame, const AssessmentModel& model, AssessmentState& state) {
  ui::Ui& ui = frame.ui;
  const CycleCard* card = nullptr;
  for (const CycleCard& each : model.cycles) {
    if (each.record.id.value == state.removing) card = &each;
  }
  bool open = card != nullptr;
  const ui::Text name = card == nullptr ? ui::Text() : raw(card->record.name);
  ui::Dialog dialog(ui, "remove-cycle", open, {.title = ui.t(assessment_remove_title, name)});
  if (dialog && card != nullptr) {
    ui::text(ui, ui.t(assessment_remove_body, raw(card->levels)));
    const ui::DialogAnswer answer = ui::dialog_foot(
        ui, {.confirm = ui.t(assessment_remove_do), .kind = ui::ButtonKind::Danger});
    if (answer == ui::DialogAnswer::Confirm) {
      frame.ask(RemoveRecord{
          .kind = static_cast<std::uint8_t>(model::entity_kind<model::Cycle>()),
          .id = state.removing});
    }
    if (answer != ui::DialogAnswer::None) open = false;
  }
  if (!open) state.removing = 0;
}

void draw_empty(Frame& frame, const AssessmentModel& model, AssessmentState& state) {
  ui::Ui& ui = frame.ui;
  ui::EmptySpec spec = {
      .icon = ui::Icon::ClipboardCheck,
      .title = ui.t(model.has_people ? assessment_empty : assessment_empty_people),
      .body = ui.t(model.has_people ? assessment_empty_body : assessment_empty_people_body),
      .height = 360};
  if (!model.read_only) {
    spec.action = ui.t(assessment_new);
    spec.action_icon = ui::Icon::Plus;
    if (!model.has_people) spec.second_action = ui.t(assessment_choose_file);
  }
  switch (ui::empty_state(ui, spec)) {
    case ui::EmptyEvent::Action: begin_setup(state, model.fresh); break;
    case ui::EmptyEvent::SecondAction: frame.ask(ChooseFile{}); break;
    case ui::EmptyEvent::None: break;
  }
}

}  // namespace

void draw_assessment(Frame& frame, const AssessmentModel& model, AssessmentState& state) {
  if (state.draft && model.setup) {
    draw_cycle_setup(frame, model, state);
    return;
  }
  ui::Ui& ui = frame.ui;
  ui::PageAction actions[] = {{{.label = ui.t(assessment_new), .icon = ui::Icon::Plus,
                                .kind = ui::ButtonKind::Primary, .disabled = model.read_only}}};
  ui::WorkArea page(ui, frame.shell,
                    {.id = "assessment", .title = ui.t(assessment_title),
                     .subtitle = ui.t(assessment_subtitle), .actions = actions});
  if (actions[0].pressed) begin_setup(state, model.fresh);
  if (model.read_only) {
    ui::banner(ui, {.body = ui.t(assessment_read_only), .id = "read-only"});
  }
  if (model.cycles.empty()) {
    draw_empty(frame, model, state);
    return;
  }
  for (const CycleCard& card : model.cycles) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(card.record.id.value));
    ui::Card box(ui, "cycle", {.gap = 10});
    draw_card_head(ui, card);
    draw_card_facts(ui, card);
    ui::rule(ui);
    draw_card_buttons(frame, model, card, state);
  }
  draw_removal(frame, model, state);
}

}  // namespace asah::screens
