#include "wasm/screens/positions_vm.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/model/refs.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

void sort_rows(std::vector<PositionRow>& rows, const PositionsState& state) {
  const auto by = [&](auto key) {
    std::ranges::stable_sort(rows, [&](const PositionRow& a, const PositionRow& b) {
      return state.descending ? key(b) < key(a) : key(a) < key(b);
    });
  };
  switch (state.sort) {
    case 1: by([](const PositionRow& row) { return row.tier; }); break;
    case 2: by([](const PositionRow& row) { return row.family; }); break;
    case 3: by([](const PositionRow& row) { return row.people; }); break;
    case 4: by([](const PositionRow& row) { return row.standards; }); break;
    default: by([](const PositionRow& row) { return base::fold(row.name); }); break;
  }
}

struct Counts {
  std::vector<std::int32_t> people;
  std::vector<std::int32_t> standards;
};

Counts count_all(const model::Dataset& data) {
  Counts counts;
  counts.people.assign(data.positions.size(), 0);
  counts.standards.assign(data.positions.size(), 0);
  for (const model::Employee& person : data.employees) {
    const auto row = data.positions.index_of(person.position);
    if (row && person.active) ++counts.people[*row];
  }
  for (const model::Standard& standard : data.standards) {
    if (const auto row = data.positions.index_of(standard.position)) ++counts.standards[*row];
  }
  return counts;
}

void add_tiers(const Context& context, PositionsModel& model) {
  for (const model::Tier& tier : context.data.tiers) {
    TierView view{tier, tier.name.in(context.indonesian()), {}, 0};
    view.source = tier.reference.empty() ? std::string() : tier.reference + " · ";
    view.source += say(confidence_key(tier.confidence), context.language);
    view.positions = static_cast<std::int32_t>(
        std::ranges::count(context.data.positions, tier.id, &model::Position::tier));
    model.tiers.push_back(std::move(view));
  }
  std::ranges::stable_sort(model.tiers, {}, [](const TierView& view) { return view.record.order; });
}

}  // namespace

PositionsModel build_positions(const Context& context, const Desk&, const Route&,
                               const PositionsState& state) {
  const model::Dataset& data = context.data;
  PositionsModel model;
  model.read_only = context.read_only;
  model.any = !data.positions.empty();
  model.all = static_cast<std::int64_t>(data.positions.size());
  model.new_id = context.new_id();
  add_tiers(context, model);
  const Counts counts = count_all(data);
  const std::string wanted = base::fold(state.search);
  const model::TierId tier_filter =
      state.tier >= 0 && static_cast<std::size_t>(state.tier) < model.tiers.size()
          ? model.tiers[static_cast<std::size_t>(state.tier)].record.id
          : model::TierId{};
  for (std::uint32_t row = 0; row < data.positions.size(); ++row) {
    const model::Position& position = data.positions.rows()[row];
    const bool bare = counts.people[row] > 0 && counts.standards[row] == 0;
    model.bare += bare ? 1 : 0;
    if (state.only_bare && !bare) continue;
    if (tier_filter && position.tier != tier_filter) continue;
    if (!wanted.empty() &&
        !base::contains_folded(base::fold(position.name + ' ' + position.code), wanted)) {
      continue;
    }
    const model::Tier* tier = data.tiers.find(position.tier);
    model.rows.push_back({row, position.id.value, position.name, position.code,
                          tier == nullptr ? std::string() : tier->name.in(context.indonesian()),
                          position.family, counts.people[row], counts.standards[row]});
  }
  sort_rows(model.rows, state);
  return model;
}

}  // namespace asah::screens
