#include "wasm/screens/position_vm.hpp"

#include <algorithm>
#include <tuple>

#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

int tier_level(const model::Tier* tier, model::Domain domain) {
  if (tier == nullptr) return 0;
  if (domain == model::Domain::Managerial) return tier->managerial.value;
  if (domain == model::Domain::Sociocultural) return tier->sociocultural.value;
  return 0;
}

std::vector<const model::Competency*> ordered(const model::Dataset& data) {
  std::vector<const model::Competency*> out;
  for (const model::Competency& competency : data.competencies) out.push_back(&competency);
  std::ranges::sort(out, [](const model::Competency* a, const model::Competency* b) {
    return std::tie(a->domain, a->order, a->code) < std::tie(b->domain, b->order, b->code);
  });
  return out;
}

std::string second_line(const Context& context, const StandardRow& row, model::Domain domain) {
  const base::Language language = context.language;
  std::string line = say(domain_key(domain), language);
  if (row.from_tier > 0) {
    line += " · " + say(ui::TextKey::position_from_tier, language, {std::to_string(row.from_tier)});
  }
  line += " · " + say(ui::TextKey::position_weighs, language,
                      {hundredths_text(row.standard.weight.value, language)});
  if (row.standard.essential) line += " · " + say(ui::TextKey::position_essential_mark, language);
  return line;
}

StandardDetail detail_of(const Context& context, const model::Competency& competency) {
  const bool indonesian = context.indonesian();
  StandardDetail detail{competency.code, competency.definition.in(indonesian), {}};
  for (std::size_t i = 0; i < competency.levels.size(); ++i) {
    const model::LevelDescription& level = competency.levels[i];
    std::string& meaning = detail.meanings[i];
    meaning = level.title.in(indonesian);
    const std::size_t headline = meaning.size();
    for (const model::Indicator& indicator : level.indicators) {
      const std::string& text = indicator.text.in(indonesian);
      if (text.empty()) continue;
      meaning += (meaning.size() == headline ? ". " : "; ") + text;
    }
  }
  return detail;
}

void add_rows(const Context& context, const PositionState& state, PositionModel& model) {
  const model::Dataset& data = context.data;
  const model::Tier* tier = data.tiers.find(model.position.tier);
  for (const model::Competency* competency : ordered(data)) {
    const auto id = model::standard_id(model.position.id, competency->id);
    const model::Standard* stored = data.standards.find(id);
    const std::string name = competency->name.in(context.indonesian());
    if (stored == nullptr) {
      if (!competency->retired) model.addable.emplace_back(competency->id, name);
      continue;
    }
    StandardRow row{*stored, name, {}, tier_level(tier, competency->domain)};
    row.second = second_line(context, row, competency->domain);
    if (competency->id.value == state.competency) {
      model.selected_row = static_cast<int>(model.rows.size());
      model.detail = detail_of(context, *competency);
    }
    model.rows.push_back(std::move(row));
  }
}

}  // namespace

PositionModel build_position(const Context& context, const Desk&, const Route& route,
                             const PositionState& state) {
  PositionModel model;
  model.read_only = context.read_only;
  const model::Position* position = context.data.positions.find({route.record});
  if (position == nullptr) return model;
  model.known = true;
  model.position = *position;
  model.people = std::ranges::count(context.data.employees, position->id,
                                    &model::Employee::position);
  std::vector<const model::Tier*> tiers;
  for (const model::Tier& tier : context.data.tiers) tiers.push_back(&tier);
  std::ranges::stable_sort(tiers, {}, [](const model::Tier* tier) { return tier->order; });
  for (const model::Tier* tier : tiers) {
    if (tier->id == position->tier) {
      model.tier_index = static_cast<int>(model.tiers.size());
      model.tier = tier->name.in(context.indonesian());
    }
    model.tiers.emplace_back(tier->id, tier->name.in(context.indonesian()));
  }
  add_rows(context, state, model);
  return model;
}

}  // namespace asah::screens
