// Setting up a cycle: name and purpose, sources and rule, competencies and units.

#include <algorithm>
#include <array>

#include "wasm/screens/assessment_view.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

constexpr int kSteps = 3;

void draw_dates(ui::Ui& ui, const AssessmentModel& model, CycleDraft& draft) {
  ui::Columns dates(ui, "dates", {.count = 2, .min_width = 180});
  dates.next();
  ui::date_field(ui, draft.start,
                 {.field = {.label = ui.t(assessment_start), .id = "start"}, .today = model.today});
  dates.next();
  const bool wrong = model.setup->dates_wrong;
  const ui::Text error = wrong ? ui.t(assessment_dates_wrong) : ui::Text();
  ui::date_field(ui, draft.end,
                 {.field = {.label = ui.t(assessment_end), .error = error, .id = "end"},
                  .today = model.today});
}

void draw_what(ui::Ui& ui, const AssessmentModel& model, AssessmentState& state) {
  CycleDraft& draft = *state.draft;
  const SetupModel& setup = *model.setup;
  ui::Card card(ui, "what", {.gap = 14});
  const bool missing = state.told && setup.name_missing;
  ui::text_field(ui, draft.name,
                 {.label = ui.t(assessment_name), .hint = ui.t(assessment_name_hint),
                  .error = missing ? ui.t(assessment_name_missing) : ui::Text(),
                  .required = true, .max_length = 200, .id = "name"});
  ui::text(ui, ui.t(assessment_purpose), {.style = ui::TextStyle::SmallStrong});
  constexpr int kMapping = static_cast<int>(model::Purpose::Mapping);
  constexpr int kFilling = static_cast<int>(model::Purpose::Filling);
  ui.gap(4);
  if (ui::radio(ui, draft.purpose == kMapping,
                {.label = ui.t(purpose_mapping),
                 .help = ui.t(assessment_mapping_help, raw(setup.mapping),
                              raw(setup.mapping_years)),
                 .id = "mapping"})) {
    draft.purpose = kMapping;
  }
  if (ui::radio(ui, draft.purpose == kFilling,
                {.label = ui.t(purpose_filling),
                 .help = ui.t(assessment_filling_help, raw(setup.filling),
                              raw(setup.filling_years)),
                 .id = "filling"})) {
    draft.purpose = kFilling;
  }
  draw_dates(ui, model, draft);
}

void draw_source(ui::Ui& ui, const SetupModel& setup, CycleDraft& draft, std::size_t index) {
  SourceDraft& source = draft.sources[index];
  const auto kind = static_cast<model::Source>(index);
  const ui::Text name = ui.t(source_key(kind));
  ui::IdScope scope(ui, static_cast<std::int64_t>(index));
  ui::Columns columns(ui, "source", {.weights = {2.2f, 1.4f, 1}, .gap = 10, .min_width = 60});
  columns.next();
  if (ui::check_box(ui, source.listed, {.label = name, .id = "listed"}) && source.listed) {
    source.weight = kind == model::Source::Self ? 0 : 100;
  }
  columns.next();
  if (!source.listed) return;
  ui::number_field(ui, source.weight,
                   {.field = {.label = ui.t(assessment_weight_of, name), .hide_label = true,
                              .small = true, .id = "weight"},
                    .decimals = 2, .least = 0, .most = 10000, .step = 5});
  columns.next();
  const std::string& share = setup.shares[index];
  ui::Line line(ui, ui::measure::kControlSmall);
  if (share.empty()) {
    ui::badge(ui, ui.t(assessment_counts_beside), ui::Tone::Neutral);
  } else {
    ui::badge(ui, raw(share), ui::Tone::Primary);
  }
}

void draw_sources(ui::Ui& ui, const AssessmentModel& model, AssessmentState& state) {
  const SetupModel& setup = *model.setup;
  CycleDraft& draft = *state.draft;
  ui::Columns columns(ui, "sources", {.count = 2, .min_width = 340});
  columns.next();
  {
    ui::Card card(ui, "who", {.title = ui.t(assessment_sources_head), .fill = true, .gap = 8});
    ui::muted(ui, ui.t(assessment_sources_help));
    for (std::size_t i = 0; i < model::kSourceCount; ++i) draw_source(ui, setup, draft, i);
    ui::note(ui, ui.t(assessment_self_help));
    if (setup.none_counted) {
      ui::banner(ui, {.tone = ui::Tone::Bad, .body = ui.t(assessment_no_counted), .id = "none"});
    }
  }
  columns.next();
  ui::Card card(ui, "rule", {.title = ui.t(assessment_rule_head), .fill = true, .gap = 6});
  static constexpr std::array kHelp = {assessment_rule_mean, assessment_rule_median,
                                       assessment_rule_consensus, assessment_rule_last,
                                       assessment_rule_max};
  for (int i = 0; i < static_cast<int>(kHelp.size()); ++i) {
    ui::IdScope scope(ui, i);
    if (ui::radio(ui, draft.rule == i,
                  {.label = ui.t(combine_key(static_cast<model::CombineRule>(i))),
                   .help = ui.t(kHelp[static_cast<std::size_t>(i)]), .id = "rule"})) {
      draft.rule = i;
    }
  }
}

void draw_choices(ui::Ui& ui, const SetupModel& setup, CycleDraft& draft) {
  int domain = -1;
  for (const CompetencyChoice& choice : setup.competencies) {
    if (domain != static_cast<int>(choice.domain)) {
      ui.gap(domain < 0 ? 0 : 10);
      domain = static_cast<int>(choice.domain);
      ui::text(ui, ui.t(domain_key(choice.domain)),
               {.style = ui::TextStyle::NoteStrong, .color = ui::Color::Muted});
    }
    ui::IdScope scope(ui, static_cast<std::int64_t>(choice.id.value));
    bool chosen = choice.chosen;
    const ui::Text name = choice.retired
                              ? ui.join({raw(choice.name), ui.t(assessment_retired)})
                              : raw(choice.name);
    ui.gap(0);
    if (!ui::check_box(ui, chosen, {.label = name, .id = "choice"})) continue;
    if (chosen) {
      draft.competencies.push_back(choice.id);
    } else {
      std::erase(draft.competencies, choice.id);
    }
  }
}

void draw_competencies(ui::Ui& ui, const SetupModel& setup, AssessmentState& state) {
  CycleDraft& draft = *state.draft;
  ui::Card card(ui, "competencies", {.gap = 6});
  {
    ui::SectionHead head(ui, "head", ui.t(assessment_competencies_head),
                         ui.t(assessment_chosen, draft.competencies.size()));
  }
  ui::note(ui, ui.t(assessment_competencies_help));
  if (setup.no_competency) {
    ui::banner(ui, {.tone = ui::Tone::Bad, .body = ui.t(assessment_no_competency), .id = "none"});
  }
  ui::search_field(ui, state.competency_filter,
                   {.label = ui.t(assessment_find_competency),
                    .hint = ui.t(assessment_find_competency), .small = true, .id = "find"});
  if (setup.competencies.empty()) ui::muted(ui, ui.t(assessment_none_found));
  // The list scrolls by itself, so that the buttons below stay in sight.
  constexpr float kFoot = 76;
  const float height = std::max(200.0f, ui::rest_of_page(ui) - kFoot);
  ui::Scroll scroll(ui, "list", ui.place(0, ui.px(height)), {.gap = 4});
  draw_choices(ui, setup, draft);
}

void draw_units(ui::Ui& ui, const SetupModel& setup, CycleDraft& draft) {
  ui::Card card(ui, "units", {.title = ui.t(assessment_units_head), .gap = 8});
  ui::note(ui, ui.t(assessment_units_help));
  int added = -1;
  const auto option = [&](int i) { return raw(setup.units[static_cast<std::size_t>(i)].second); };
  if (ui::select(ui, added,
                 {.field = {.label = ui.t(assessment_add_unit), .hint = ui.t(assessment_add_unit),
                            .hide_label = true, .small = true, .id = "add"},
                  .count = static_cast<int>(setup.units.size()), .option = option,
                  .always_filter = true}) &&
      added >= 0) {
    const model::UnitId id = setup.units[static_cast<std::size_t>(added)].first;
    if (std::ranges::find(draft.units, id) == draft.units.end()) draft.units.push_back(id);
  }
  if (setup.chosen_units.empty()) {
    ui::banner(ui, {.body = ui.t(assessment_all_units), .id = "everyone"});
    return;
  }
  ui::text(ui, ui.t(assessment_units_chosen), {.style = ui::TextStyle::SmallStrong});
  ui::Wrap wrap(ui);
  for (const auto& [id, name] : setup.chosen_units) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(id.value));
    if (ui::chip(ui, {.label = raw(name), .removable = true, .id = "unit"})) {
      std::erase(draft.units, id);
    }
  }
}

void draw_scope(ui::Ui& ui, const AssessmentModel& model, AssessmentState& state) {
  ui::Columns columns(ui, "scope", {.weights = {1.3f, 1}, .min_width = 340});
  columns.next();
  draw_competencies(ui, *model.setup, state);
  columns.next();
  draw_units(ui, *model.setup, *state.draft);
}

// Forward only past a step without faults; back to any step.
void go_to(const AssessmentModel& model, AssessmentState& state, int step) {
  for (int i = state.step; i < step; ++i) {
    if (model.setup->faulty(i)) {
      state.step = i;
      state.told = true;
      return;
    }
  }
  state.step = step;
  state.told = false;
}

void save(Frame& frame, const AssessmentModel& model, AssessmentState& state) {
  for (int i = 0; i < kSteps; ++i) {
    if (!model.setup->faulty(i)) continue;
    state.step = i;
    state.told = true;
    return;
  }
  const std::uint64_t id = state.draft->id != 0 ? state.draft->id : model.new_id();
  frame.ask(PutCycle{record_of(*state.draft, id)});
  state.draft.reset();
}

void draw_foot(Frame& frame, const AssessmentModel& model, AssessmentState& state) {
  ui::Ui& ui = frame.ui;
  ui::Line line(ui);
  if (ui::button(ui, {.label = ui.t(assessment_cancel), .kind = ui::ButtonKind::Quiet,
                      .id = "cancel"})) {
    state.draft.reset();
    return;
  }
  line.right("steps");
  if (state.step > 0 && ui::button(ui, {.label = ui.t(assessment_back),
                                        .icon = ui::Icon::ArrowLeft, .id = "back"})) {
    go_to(model, state, state.step - 1);
    return;
  }
  const bool last = state.step + 1 == kSteps;
  // An existing cycle can be saved from any step.
  if ((last || state.draft->id != 0) &&
      ui::button(ui, {.label = ui.t(assessment_save), .icon = ui::Icon::Check,
                      .kind = last ? ui::ButtonKind::Primary : ui::ButtonKind::Secondary,
                      .disabled = model.read_only, .id = "save"})) {
    save(frame, model, state);
    return;
  }
  if (!last && ui::button(ui, {.label = ui.t(assessment_next), .kind = ui::ButtonKind::Primary,
                               .trailing = ui::Icon::ArrowRight, .id = "next"})) {
    go_to(model, state, state.step + 1);
  }
}

}  // namespace

void draw_cycle_setup(Frame& frame, const AssessmentModel& model, AssessmentState& state) {
  ui::Ui& ui = frame.ui;
  const bool fresh = state.draft->id == 0;
  ui::WorkArea page(ui, frame.shell,
                    {.id = "assessment-setup",
                     .title = ui.t(fresh ? assessment_setup_new : assessment_setup_edit),
                     .subtitle = fresh ? ui.t(assessment_setup_sub, state.step + 1)
                                       : raw(state.draft->name)});
  const ui::Text steps[] = {ui.t(assessment_step_what), ui.t(assessment_step_sources),
                            ui.t(assessment_step_scope)};
  const int clicked = ui::stepper(ui, state.step, steps);
  switch (state.step) {
    case 0: draw_what(ui, model, state); break;
    case 1: draw_sources(ui, model, state); break;
    default: draw_scope(ui, model, state); break;
  }
  draw_foot(frame, model, state);
  if (clicked >= 0 && state.draft) go_to(model, state, clicked);
}

}  // namespace asah::screens
