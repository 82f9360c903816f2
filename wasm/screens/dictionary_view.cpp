#include "wasm/screens/dictionary_view.hpp"

#include <array>
#include <charconv>

#include "core/model/fields.hpp"
#include "wasm/screens/competency_form_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

ui::CellText cell_of(ui::Ui& ui, const DictionaryRow& row, int column, ui::CellBuffer buffer) {
  switch (column) {
    case 0: return {.text = row.code};
    case 1: return {.text = row.name};
    case 2: return {.text = row.domain};
    case 3: {
      const auto [end, error] =
          std::to_chars(buffer.data(), buffer.data() + buffer.size(), row.standards);
      const auto length = error == std::errc{} ? end - buffer.data() : 0;
      return {.text = {buffer.data(), static_cast<std::size_t>(length)}};
    }
    default:
      if (!row.retired) return {};
      return {.text = ui.t(dictionary_retired).view(), .badge = true, .tone = ui::Tone::Warn};
  }
}

void draw_list(Frame& frame, const DictionaryModel& model, DictionaryState& state) {
  ui::Ui& ui = frame.ui;
  const ui::Column columns[] = {
      {.id = "code", .title = ui.t(dictionary_code), .width = 80, .filterable = false},
      {.id = "name", .title = ui.t(dictionary_name), .width = 260, .flexible = true,
       .filterable = false, .strong = true},
      {.id = "domain", .title = ui.t(dictionary_domain), .width = 140, .filterable = false,
       .color = ui::Color::Muted},
      {.id = "standards", .title = ui.t(dictionary_standards), .width = 110,
       .align = ui::Align::End, .filterable = false},
      {.id = "state", .title = ui::Text(), .width = 110, .sortable = false,
       .filterable = false}};
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer buffer) {
    return cell_of(ui, model.rows[static_cast<std::size_t>(row)], column, buffer);
  };
  auto& list = ui.state<ui::TableState>(ui.id("dictionary"));
  list.sort_column = state.sort;
  list.descending = state.descending;
  const ui::TableEvent event = ui::table(
      ui, list, {.id = "dictionary", .label = ui.t(dictionary_title), .columns = columns,
                 .rows = static_cast<std::int64_t>(model.rows.size()), .rows_of_all = model.all,
                 .cell = cell, .frozen = 2});
  if (event.sort_changed) {
    state.sort = list.sort_column;
    state.descending = list.descending;
  }
  if (event.clear_filters) {
    state.search.clear();
    state.domain = -1;
  }
  const std::int64_t chosen = event.opened_row >= 0         ? event.opened_row
                              : event.selection_changed ? list.cursor_row
                                                        : -1;
  if (chosen >= 0 && chosen < static_cast<std::int64_t>(model.rows.size())) {
    state.selected = model.rows[static_cast<std::size_t>(chosen)].id;
  }
}

ui::Tone tone_of(model::Aspect aspect) {
  static constexpr std::array kTones = {ui::Tone::Primary, ui::Tone::Ok, ui::Tone::Warn};
  return kTones[static_cast<std::size_t>(aspect)];
}

void draw_levels(ui::Ui& ui, const model::Competency& competency, bool indonesian) {
  static constexpr std::array kAspects = {aspect_knowledge, aspect_skill, aspect_attitude};
  for (std::size_t level = 0; level < competency.levels.size(); ++level) {
    const model::LevelDescription& described = competency.levels[level];
    ui::IdScope scope(ui, static_cast<std::int64_t>(level));
    ui::Card card(ui, "level", {.padding = 12, .gap = 4});
    ui::text(ui, ui.t(dictionary_level, static_cast<int>(level + 1),
                      raw(described.title.in(indonesian))),
             {.style = ui::TextStyle::SmallStrong, .heading_level = 3});
    for (std::size_t i = 0; i < described.indicators.size(); ++i) {
      const model::Indicator& indicator = described.indicators[i];
      if (indicator.text.id.empty()) continue;
      ui.gap(10);
      ui::badge(ui, ui.t(kAspects[static_cast<std::size_t>(indicator.aspect)]),
                tone_of(indicator.aspect));
      ui::text(ui, raw(indicator.text.in(indonesian)), {.style = ui::TextStyle::Small});
    }
  }
}

void retire(Frame& frame, const model::Competency& competency) {
  model::Competency changed = competency;
  changed.retired = !changed.retired;
  frame.ask(PutCompetency{changed});
}

void draw_retiring(Frame& frame, const DictionaryModel& model, DictionaryState& state) {
  ui::Ui& ui = frame.ui;
  if (!model.selected) {
    state.retiring = state.removing = false;
    return;
  }
  const std::string& name = model.selected->name.in(model.indonesian);
  {
    ui::Dialog dialog(ui, "retire", state.retiring,
                      {.title = ui.t(dictionary_retire_title, raw(name))});
    if (dialog) {
      ui::text(ui, ui.t(dictionary_retire_used, raw(model.selected_hold)));
      ui::text(ui, ui.t(dictionary_retire_body));
      const auto answer = ui::dialog_foot(ui, {.confirm = ui.t(dictionary_retire)});
      if (answer == ui::DialogAnswer::Confirm) retire(frame, *model.selected);
      if (answer != ui::DialogAnswer::None) state.retiring = false;
    }
  }
  ui::Dialog dialog(ui, "remove", state.removing,
                    {.title = ui.t(dictionary_remove_title, raw(name))});
  if (!dialog) return;
  ui::text(ui, ui.t(dictionary_remove_body));
  const auto answer = ui::dialog_foot(ui, {.confirm = ui.t(dictionary_remove_do),
                                           .kind = ui::ButtonKind::Danger});
  if (answer == ui::DialogAnswer::Confirm) {
    frame.ask(RemoveRecord{static_cast<std::uint8_t>(model::EntityKind::Competency),
                           model.selected->id.value});
    state.selected = 0;
  }
  if (answer != ui::DialogAnswer::None) state.removing = false;
}

void draw_selected(Frame& frame, const DictionaryModel& model, DictionaryState& state,
                   ui::Split& split) {
  ui::Ui& ui = frame.ui;
  const model::Competency& competency = *model.selected;
  const ui::Text used = ui.t(dictionary_used, model.selected_standards);
  ui::Inspector pane(split, {.badge = raw(competency.code),
                             .title = raw(competency.name.in(model.indonesian)),
                             .subtitle = competency.retired
                                             ? ui.join({ui.t(dictionary_retired), used})
                                             : used});
  ui::muted(ui, raw(competency.definition.in(model.indonesian)));
  if (!model.read_only) {
    ui::Wrap wrap(ui);
    if (ui::button(ui, {.label = ui.t(dictionary_edit), .icon = ui::Icon::Pencil,
                        .small = true})) {
      state.draft = competency;
    }
    if (ui::button(ui, {.label = ui.t(competency.retired ? dictionary_restore : dictionary_retire),
                        .small = true, .id = "retire"})) {
      // In use: first say what that means.
      state.retiring = !competency.retired && !model.selected_hold.empty();
      if (!state.retiring) retire(frame, competency);
    }
    if (model.selected_hold.empty() &&
        ui::button(ui, {.label = ui.t(dictionary_remove), .icon = ui::Icon::Trash,
                        .small = true})) {
      state.removing = true;
    }
  }
  draw_levels(ui, competency, model.indonesian);
  if (pane.closed()) state.selected = 0;
}

model::Competency new_competency(const ui::Ui& ui, const DictionaryModel& model) {
  static constexpr std::array kPattern = {dictionary_pattern_1, dictionary_pattern_2,
                                          dictionary_pattern_3, dictionary_pattern_4,
                                          dictionary_pattern_5};
  model::Competency competency;
  competency.id = {model.new_id};
  competency.domain = model::Domain::Technical;
  competency.order = model.next_order;
  for (std::size_t level = 0; level < kPattern.size(); ++level) {
    competency.levels[level].title.id = std::string(ui.t(kPattern[level]).view());
    for (std::size_t i = 0; i < model::kIndicatorsPerLevel; ++i) {
      competency.levels[level].indicators[i].aspect = static_cast<model::Aspect>(i);
    }
  }
  return competency;
}

}  // namespace

void draw_dictionary(Frame& frame, const DictionaryModel& model, DictionaryState& state) {
  ui::Ui& ui = frame.ui;
  if (model.adopted) state = *model.adopted;
  if (state.draft) {
    draw_competency_form(frame, model, state);
    return;
  }
  ui::PageAction actions[] = {{{.label = ui.t(dictionary_add), .icon = ui::Icon::Plus,
                                .kind = ui::ButtonKind::Primary, .disabled = model.read_only}}};
  ui::WorkArea page(ui, frame.shell, {.id = "dictionary", .title = ui.t(dictionary_title),
                                      .subtitle = ui.t(dictionary_subtitle),
                                      .actions = actions});
  if (actions[0].pressed) state.draft = new_competency(ui, model);
  {
    ui::Wrap wrap(ui);
    ui::search_field(ui, state.search, {.label = ui.t(dictionary_search),
                                        .hint = ui.t(dictionary_search), .small = true,
                                        .width = 260, .id = "search"});
    static constexpr std::array kDomains = {domain_managerial, domain_sociocultural,
                                            domain_technical, domain_governmental};
    for (int i = 0; i < static_cast<int>(kDomains.size()); ++i) {
      if (ui::chip(ui, {.label = ui.t(kDomains[static_cast<std::size_t>(i)]),
                        .selected = state.domain == i})) {
        state.domain = state.domain == i ? -1 : i;
      }
    }
    if (ui::chip(ui, {.label = ui.t(dictionary_with_retired), .selected = state.retired})) {
      state.retired = !state.retired;
    }
  }
  ui::Split split(ui, "dictionary", model.selected.has_value());
  draw_list(frame, model, state);
  if (model.selected) draw_selected(frame, model, state, split);
  draw_retiring(frame, model, state);
}

}  // namespace asah::screens
