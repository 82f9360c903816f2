#include "wasm/screens/settings_vm.hpp"

#include <algorithm>

#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

SettingsBand band_view(const Context& context, const model::BandRule& rule) {
  SettingsBand view;
  view.title = say(purpose_key(rule.purpose), context.language) + " · " +
               say(ui::TextKey::settings_rule_validity, context.language,
                   {std::to_string(rule.validity_years)});
  for (const model::Band& band : rule.bands) {
    if (!view.bands.empty()) view.bands += "   ";
    view.bands += band.name.in(context.indonesian()) + " ≥ " +
                  percent_text(band.min.value, 0, context.language);
  }
  view.source = rule.reference + " · " + say(confidence_key(rule.confidence), context.language);
  return view;
}

}  // namespace

SettingsModel build_settings(const Context& context, const Desk& desk, const Route&,
                             const SettingsState&) {
  SettingsModel model;
  model.workspace_open = desk.workspace_open;
  model.read_only = context.read_only;
  model.preferences = desk.preferences;
  model.region = context.data.region();
  model.new_id = context.new_id();
  model.keys = build_keys(context, desk);
  model.lock = build_lock(context, desk);
  for (const model::Mission& mission : context.data.missions) {
    SettingsMission view{mission, {}};
    for (const model::CompetencyId id : mission.competencies) {
      const model::Competency* competency = context.data.competencies.find(id);
      if (competency == nullptr) continue;
      if (!view.competencies.empty()) view.competencies += ", ";
      view.competencies += competency->name.in(context.indonesian());
    }
    model.missions.push_back(std::move(view));
  }
  std::ranges::stable_sort(model.missions, {},
                           [](const SettingsMission& m) { return m.record.order; });
  model.issues.assign(context.data.issues.begin(), context.data.issues.end());
  for (const model::Competency& competency : context.data.competencies) {
    if (competency.retired) continue;
    model.competencies.emplace_back(competency.id, competency.name.in(context.indonesian()));
  }
  std::ranges::sort(model.competencies, {}, [](const auto& entry) { return entry.second; });
  for (const model::BandRule& rule : context.data.band_rules) {
    model.rules.push_back(band_view(context, rule));
  }
  return model;
}

}  // namespace asah::screens
