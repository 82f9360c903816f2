#include "wasm/screens/search_vm.hpp"

#include <array>

#include "core/base/text.hpp"
#include "core/model/refs.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

constexpr std::size_t kMostHits = 10;

struct Command {
  TextKey label;
  Intent intent;
};

std::vector<Command> commands(const Context& context, const Desk& desk) {
  const auto go = [](Screen screen) { return Navigate{{.screen = screen}}; };
  std::vector<Command> out = {
      {TextKey::nav_home, go(Screen::Home)},
      {TextKey::nav_employees, go(Screen::Employees)},
      {TextKey::nav_units, go(Screen::Units)},
      {TextKey::nav_positions, go(Screen::Positions)},
      {TextKey::nav_dictionary, go(Screen::Dictionary)},
      {TextKey::nav_assessment, go(Screen::Assessment)},
      {TextKey::nav_gaps, go(Screen::Gaps)},
      {TextKey::nav_files, go(Screen::Files)},
      {TextKey::nav_settings, go(Screen::Settings)},
      {TextKey::nav_about, go(Screen::About)},
      {TextKey::files_choose, ChooseFile{}},
      {TextKey::search_theme_light, SetTheme{ThemeChoice::Light}},
      {TextKey::search_theme_dark, SetTheme{ThemeChoice::Dark}},
      {TextKey::search_theme_contrast, SetTheme{ThemeChoice::Contrast}},
      {TextKey::search_language,
       SetLanguage{context.indonesian() ? base::Language::English : base::Language::Indonesian}},
      {TextKey::search_help, OpenHelp{}},
  };
  if (desk.workspace_open) {
    out.push_back({TextKey::files_download, ExportWorkspace{}});
    out.push_back({TextKey::files_save_now, SaveNow{}});
  }
  if (desk.undo) out.push_back({TextKey::shell_undo, Undo{}});
  if (desk.redo) out.push_back({TextKey::shell_redo, Redo{}});
  return out;
}

SearchEntry entry_of(const Context& context, const analytics::SearchHit& hit) {
  const model::Dataset& data = context.data;
  SearchEntry entry;
  Route route;
  route.record = hit.id;
  switch (hit.kind) {
    case analytics::SearchKind::Person: {
      const model::Employee& person = data.employees.rows()[hit.row];
      const model::Unit* unit = data.units.find(person.unit);
      entry = {SearchGroup::Person, model::full_name(person),
               person.nip + (unit == nullptr ? "" : " · " + unit->name), {}};
      route.screen = Screen::Employees;
      break;
    }
    case analytics::SearchKind::Unit:
      entry = {SearchGroup::Unit, data.units.rows()[hit.row].name, {}, {}};
      route.screen = Screen::Units;
      break;
    case analytics::SearchKind::Position:
      entry = {SearchGroup::Position, data.positions.rows()[hit.row].name, {}, {}};
      route.screen = Screen::Positions;
      break;
    case analytics::SearchKind::Competency: {
      const model::Competency& competency = data.competencies.rows()[hit.row];
      entry = {SearchGroup::Competency, competency.name.in(context.indonesian()), competency.code,
               {}};
      route.screen = Screen::Dictionary;
      break;
    }
  }
  entry.intent = Navigate{route};
  return entry;
}

}  // namespace

SearchModel build_search(const Context& context, const Desk& desk, const Route&,
                         const SearchState& state) {
  SearchModel model;
  if (!state.query.empty() && desk.workspace_open) {
    const auto index = context.cache.get(context.data, analytics::SearchQuery{});
    const analytics::SearchResult found = index->find(state.query, {.limit = kMostHits});
    for (const analytics::SearchHit& hit : found.hits) {
      model.entries.push_back(entry_of(context, hit));
    }
    model.more = found.total - found.hits.size();
  }
  const std::string wanted = base::fold(state.query);
  for (const Command& command : commands(context, desk)) {
    const std::string label = say(command.label, context.language);
    if (!base::contains_folded(base::fold(label), wanted)) continue;
    model.entries.push_back({SearchGroup::Command, label, {}, command.intent});
  }
  return model;
}

}  // namespace asah::screens
