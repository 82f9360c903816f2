#include "wasm/screens/competency_form_view.hpp"

#include <array>

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

// The Indonesian and the English text beside each other.
void both(ui::Ui& ui, model::Localized& text, ui::TextKey label, std::string_view name) {
  ui::Columns columns(ui, name, {.count = 2, .min_width = 260});
  columns.next();
  ui::text_field(ui, text.id, {.label = ui.t(dictionary_in_id, ui.t(label)), .max_length = 2000,
                               .id = "id"});
  columns.next();
  ui::text_field(ui, text.en, {.label = ui.t(dictionary_in_en, ui.t(label)), .max_length = 2000,
                               .id = "en"});
}

void draw_level(ui::Ui& ui, model::LevelDescription& level, int number) {
  static constexpr std::array kAspects = {aspect_knowledge, aspect_skill, aspect_attitude};
  ui::IdScope scope(ui, number);
  ui::Card card(ui, "level", {.title = ui.t(dictionary_level_number, number), .gap = 8});
  both(ui, level.title, dictionary_headline, "title");
  for (std::size_t i = 0; i < level.indicators.size(); ++i) {
    ui::IdScope inner(ui, static_cast<std::int64_t>(100 + i));
    model::Indicator& indicator = level.indicators[i];
    both(ui, indicator.text, dictionary_indicator, "indicator");
    const ui::Text aspects[] = {ui.t(kAspects[0]), ui.t(kAspects[1]), ui.t(kAspects[2])};
    int aspect = static_cast<int>(indicator.aspect);
    if (ui::segmented(ui, aspect, ui.t(dictionary_aspect), aspects)) {
      indicator.aspect = static_cast<model::Aspect>(aspect);
    }
  }
}

void draw_head(ui::Ui& ui, const DictionaryModel& model, model::Competency& draft) {
  ui::Card card(ui, "head", {.gap = 10});
  {
    ui::Columns columns(ui, "code", {.count = 2, .min_width = 220});
    columns.next();
    ui::text_field(ui, draft.code,
                   {.label = ui.t(dictionary_code),
                    .error = model.code_taken ? ui.t(dictionary_code_taken) : ui::Text(),
                    .required = true, .max_length = 40, .id = "code"});
    columns.next();
    static constexpr std::array kDomains = {domain_managerial, domain_sociocultural,
                                            domain_technical, domain_governmental};
    int domain = static_cast<int>(draft.domain);
    const auto option = [&](int i) { return ui.t(kDomains[static_cast<std::size_t>(i)]); };
    if (ui::select(ui, domain, {.field = {.label = ui.t(dictionary_domain), .id = "domain"},
                                .count = static_cast<int>(kDomains.size()),
                                .option = option})) {
      draft.domain = static_cast<model::Domain>(domain);
    }
  }
  both(ui, draft.name, dictionary_name, "name");
  both(ui, draft.definition, dictionary_definition, "definition");
}

}  // namespace

void draw_competency_form(Frame& frame, const DictionaryModel& model, DictionaryState& state) {
  ui::Ui& ui = frame.ui;
  model::Competency& draft = *state.draft;
  const bool ready = !draft.code.empty() && !draft.name.id.empty() && !model.code_taken;
  ui::PageAction actions[] = {
      {{.label = ui.t(dictionary_cancel)}},
      {{.label = ui.t(dictionary_save), .icon = ui::Icon::Check,
        .kind = ui::ButtonKind::Primary, .disabled = !ready}}};
  ui::WorkArea page(ui, frame.shell,
                    {.id = "competency", .title = draft.name.id.empty() ? ui.t(dictionary_add)
                                                                        : raw(draft.name.id),
                     .subtitle = ui.t(dictionary_form), .actions = actions});
  draw_head(ui, model, draft);
  for (std::size_t i = 0; i < draft.levels.size(); ++i) {
    draw_level(ui, draft.levels[i], static_cast<int>(i + 1));
  }
  if (actions[1].pressed && ready) {
    frame.ask(PutCompetency{draft});
    state.selected = draft.id.value;
  }
  if (actions[0].pressed || (actions[1].pressed && ready)) state.draft.reset();
}

}  // namespace asah::screens
