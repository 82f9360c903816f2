#include "wasm/screens/position_vm.hpp"

#include <algorithm>
#include <tuple>

#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

const model::Standard* draft_of(const PositionState& state, model::PositionId position,
                                model::CompetencyId competency) {
  if (state.position != position.value) return nullptr;
  const auto found = std::ranges::find(state.drafts, competency, &model::Standard::competency);
  return found == state.drafts.end() ? nullptr : &*found;
}

int tier_level(const model::Tier* tier, model::Domain domain) {
  if (tier == nullptr) return -1;
  if (domain == model::Domain::Managerial) return tier->managerial.value;
  if (domain == model::Domain::Sociocultural) return tier->sociocultural.value;
  return -1;
}

std::vector<const model::Competency*> ordered(const model::Dataset& data) {
  std::vector<const model::Competency*> out;
  for (const model::Competency& competency : data.competencies) out.push_back(&competency);
  std::ranges::sort(out, [](const model::Competency* a, const model::Competency* b) {
    return std::tie(a->domain, a->order, a->code) < std::tie(b->domain, b->order, b->code);
  });
  return out;
}

void add_rows(const Context& context, const PositionState& state, PositionModel& model) {
  const model::Dataset& data = context.data;
  const model::Tier* tier = data.tiers.find(model.position.tier);
  model::Domain last{};
  for (const model::Competency* competency : ordered(data)) {
    const auto id = model::standard_id(model.position.id, competency->id);
    const model::Standard* stored = data.standards.find(id);
    const model::Standard* draft = draft_of(state, model.position.id, competency->id);
    const std::string name = competency->name.in(context.indonesian());
    if (stored == nullptr && draft == nullptr) {
      if (!competency->retired) model.addable.emplace_back(competency->id, name);
      continue;
    }
    StandardRow row;
    row.standard = draft == nullptr ? *stored : *draft;
    row.competency = name;
    row.stored = stored != nullptr;
    row.drafted = draft != nullptr && (stored == nullptr || !(*stored == *draft));
    row.from_tier = tier_level(tier, competency->domain);
    if (model.rows.empty() || last != competency->domain) {
      row.domain = say(domain_key(competency->domain), context.language);
    }
    last = competency->domain;
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
