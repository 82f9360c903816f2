#include "wasm/screens/dictionary_vm.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/text.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

std::int32_t standards_of(const model::Dataset& data, model::CompetencyId id) {
  return static_cast<std::int32_t>(
      std::ranges::count(data.standards, id, &model::Standard::competency));
}

void sort_rows(std::vector<DictionaryRow>& rows, const DictionaryState& state) {
  const auto by = [&](auto key) {
    std::ranges::stable_sort(rows, [&](const DictionaryRow& a, const DictionaryRow& b) {
      return state.descending ? key(b) < key(a) : key(a) < key(b);
    });
  };
  switch (state.sort) {
    case 0: by([](const DictionaryRow& row) { return base::fold(row.code); }); break;
    case 1: by([](const DictionaryRow& row) { return base::fold(row.name); }); break;
    case 2: by([](const DictionaryRow& row) { return base::fold(row.domain); }); break;
    case 3: by([](const DictionaryRow& row) { return row.standards; }); break;
    default: break;
  }
}

// What would lose its meaning with the competency.
std::string hold_of(const Context& context, const model::Competency& competency,
                    std::int32_t standards) {
  const model::Dataset& data = context.data;
  const auto holds = [&](const auto& record) {
    return std::ranges::find(record.competencies, competency.id) != record.competencies.end();
  };
  std::string out;
  const auto add = [&](TextKey key, std::int64_t count) {
    if (count == 0) return;
    out += (out.empty() ? "" : ", ") +
           say(key, context.language, {whole_text(count, context.language)});
  };
  add(TextKey::dictionary_hold_standards, standards);
  add(TextKey::dictionary_hold_cycles, std::ranges::count_if(data.cycles, holds));
  add(TextKey::dictionary_hold_missions, std::ranges::count_if(data.missions, holds));
  return out;
}

bool is_listed(const model::Competency& competency, const DictionaryState& state,
               const std::string& wanted) {
  if (competency.retired && !state.retired) return false;
  if (state.domain >= 0 && static_cast<int>(competency.domain) != state.domain) return false;
  const std::string text = base::fold(competency.code + ' ' + competency.name.id + ' ' +
                                      competency.name.en);
  return wanted.empty() || base::contains_folded(text, wanted);
}

}  // namespace

DictionaryModel build_dictionary(const Context& context, const Desk&, const Route& route,
                                 const DictionaryState& given) {
  DictionaryState state = given;
  const model::Dataset& data = context.data;
  DictionaryModel model;
  if (route != given.taken) {
    state.taken = route;
    if (route.record != 0) state.selected = route.record;
    model.adopted = state;
  }
  model.read_only = context.read_only;
  model.indonesian = context.indonesian();
  model.all = static_cast<std::int64_t>(data.competencies.size());
  model.new_id = context.new_id();
  std::vector<const model::Competency*> listed;
  const std::string wanted = base::fold(state.search);
  for (const model::Competency& competency : data.competencies) {
    model.next_order = std::max(model.next_order, competency.order + 1);
    if (is_listed(competency, state, wanted)) listed.push_back(&competency);
    if (state.draft && competency.code == state.draft->code && competency.id != state.draft->id) {
      model.code_taken = true;
    }
  }
  std::ranges::sort(listed, [](const model::Competency* a, const model::Competency* b) {
    return std::tie(a->domain, a->order, a->code) < std::tie(b->domain, b->order, b->code);
  });
  for (const model::Competency* competency : listed) {
    model.rows.push_back({competency->id.value, competency->code,
                          competency->name.in(context.indonesian()),
                          say(domain_key(competency->domain), context.language),
                          standards_of(data, competency->id), competency->retired});
  }
  sort_rows(model.rows, state);
  if (const auto* selected = data.competencies.find({state.selected})) {
    model.selected = *selected;
    model.selected_standards = standards_of(data, selected->id);
    model.selected_hold = hold_of(context, *selected, model.selected_standards);
  }
  return model;
}

}  // namespace asah::screens
