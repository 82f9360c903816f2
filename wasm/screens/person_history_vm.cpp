// The cycles of one person against today's standard.

#include <algorithm>

#include "wasm/screens/figures.hpp"
#include "wasm/screens/person_vm.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

PersonCycle cycle_of(const Context& context, const analytics::HistoryPoint& point) {
  PersonCycle view;
  const model::Cycle* cycle = context.data.cycles.find(point.cycle);
  view.name = cycle == nullptr ? base::id_text(point.cycle) : cycle->name;
  view.start = date_text(point.start, context.language);
  view.percent = point.jpm.raw;
  view.jpm = percent_text(point.jpm.raw, 2, context.language);
  view.assessed = say(TextKey::person_of, context.language,
                      {whole_text(point.jpm.assessed, context.language),
                       whole_text(point.jpm.of, context.language)});
  if (cycle == nullptr) return view;
  const model::BandRule* rule = model::band_rule_for(context.data, cycle->purpose);
  const int band = rule == nullptr ? -1 : analytics::band_of(*rule, point.jpm.raw);
  if (band < 0) return view;
  view.band_rank = band;
  view.band = rule->bands[static_cast<std::size_t>(band)].name.in(context.indonesian());
  return view;
}

}  // namespace

void fill_person_history(const Context& context, PersonModel& model) {
  const auto points = context.cache.get(
      context.data, analytics::HistoryQuery{model.record.id, {.as_of = context.today}});
  std::vector<model::CompetencyId> columns;
  for (const analytics::HistoryPoint& point : *points) {
    for (const analytics::GapRow& gap : point.gaps) {
      if (gap.cell.assessed() && std::ranges::find(columns, gap.competency) == columns.end()) {
        columns.push_back(gap.competency);
        model.history_rows.push_back(competency_title(context, gap.competency));
      }
    }
  }
  for (const analytics::HistoryPoint& point : *points) {
    PersonCycle view = cycle_of(context, point);
    view.levels.resize(columns.size());
    for (const analytics::GapRow& gap : point.gaps) {
      if (!gap.cell.assessed()) continue;
      const auto at = std::ranges::find(columns, gap.competency) - columns.begin();
      view.levels[static_cast<std::size_t>(at)] =
          level_text(gap.cell.achieved, context.language);
    }
    model.history.push_back(std::move(view));
  }
}

}  // namespace asah::screens
