// Who rated what, and the cycles of one person.

#include <algorithm>
#include <array>

#include "wasm/screens/figures.hpp"
#include "wasm/screens/person_vm.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

std::string rater_name(const Context& context, model::RaterId id) {
  const model::Rater* rater = context.data.raters.find(id);
  if (rater == nullptr) return {};
  if (!rater->name.empty()) return rater->name;
  const model::Employee* employee = context.data.employees.find(rater->employee);
  return employee == nullptr ? std::string() : model::full_name(*employee);
}

std::string by_line(const Context& context, model::RaterId id, base::Date date) {
  std::string line = rater_name(context, id);
  const std::string day = date_text(date, context.language);
  if (!line.empty() && !day.empty()) line += " · ";
  return line + day;
}

std::string competency_name(const Context& context, model::CompetencyId id) {
  const model::Competency* found = context.data.competencies.find(id);
  return found == nullptr ? base::id_text(id) : found->name.in(context.indonesian());
}

PersonSheet sheet_of(const Context& context, const model::RatingBlock& block, std::size_t at,
                     const PersonModel& model) {
  const model::SheetKey key = block.key(at);
  PersonSheet sheet;
  sheet.rater = rater_name(context, key.rater);
  if (key.source == model::Source::Self && sheet.rater.empty()) sheet.rater = model.name;
  sheet.date = date_text(key.date, context.language);
  const auto levels = block.row_levels(at);
  std::int64_t filled = 0;
  for (const PersonRow& row : model.rows) {
    const auto column = block.column({row.competency});
    const bool given = column && levels[*column] != model::Level::kNone;
    filled += given ? 1 : 0;
    sheet.levels.push_back(given ? std::to_string(levels[*column]) : std::string());
  }
  sheet.filled = say(TextKey::person_of_competencies, context.language,
                     {whole_text(filled, context.language),
                      whole_text(static_cast<std::int64_t>(model.rows.size()),
                                 context.language)});
  return sheet;
}

/// Several sheets of one source are numbered, so that a column can be told from the next.
void add_sheets(const Context& context, const analytics::Basis& basis, PersonModel& model) {
  const model::RatingBlock& block = context.data.ratings.block(context.cycle);
  const analytics::CombinePlan plan = analytics::combine_plan(basis.cycle, {});
  const auto people = block.employees();
  const auto range = std::ranges::equal_range(people, model.record.id);
  const auto first = static_cast<std::size_t>(range.begin() - people.begin());
  std::array<int, model::kSourceCount> total{};
  std::array<int, model::kSourceCount> seen{};
  for (std::size_t i = 0; i < range.size(); ++i) {
    ++total[static_cast<std::size_t>(block.sources()[first + i])];
  }
  for (std::size_t i = 0; i < range.size(); ++i) {
    const auto source = static_cast<std::size_t>(block.sources()[first + i]);
    PersonSheet sheet = sheet_of(context, block, first + i, model);
    sheet.label = say(source_key(static_cast<model::Source>(source)), context.language);
    if (total[source] > 1) sheet.label += " " + std::to_string(++seen[source]);
    sheet.counted = plan.weight[source] > 0;
    model.sheets.push_back(std::move(sheet));
  }
}

void add_self(const Context& context, const analytics::Basis& basis, std::size_t person,
              PersonModel& model) {
  model.self_gap.resize(model.rows.size());
  model.self_far.resize(model.rows.size());
  for (const analytics::SelfView& view : analytics::self_against_others(basis, person)) {
    if (view.self < 0 || view.others < 0 || view.column >= model.rows.size()) continue;
    const std::int32_t apart = view.self - view.others;
    model.self_gap[view.column] = difference_text(apart, context.language);
    model.self_far[view.column] = apart >= 100 || apart <= -100;
  }
}

void add_remarks(const Context& context, PersonModel& model) {
  for (const model::Moderation& moderation : context.data.moderations) {
    if (moderation.cycle != context.cycle || moderation.employee != model.record.id) continue;
    const std::string after =
        moderation.after.has_value() ? std::to_string(moderation.after.value)
                                     : say(TextKey::person_taken_back, context.language);
    model.moderations.push_back(
        {competency_name(context, moderation.competency),
         level_text(moderation.before.value, context.language) + " → " + after, moderation.reason,
         by_line(context, moderation.by, moderation.date)});
  }
  for (const model::Note& note : context.data.notes) {
    if (note.cycle != context.cycle || note.employee != model.record.id) continue;
    model.notes.push_back({competency_name(context, note.competency), note.text,
                           by_line(context, note.author, note.date), note.evidence});
  }
}

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

void fill_person_ratings(const Context& context, const analytics::Basis& basis,
                         std::size_t person, PersonModel& model) {
  for (const PersonRow& row : model.rows) {
    model.combined.push_back(row.assessed ? row.achieved_text : std::string());
  }
  add_sheets(context, basis, model);
  add_self(context, basis, person, model);
  add_remarks(context, model);
}

void fill_person_history(const Context& context, PersonModel& model) {
  const auto points = context.cache.get(
      context.data, analytics::HistoryQuery{model.record.id, {.as_of = context.today}});
  std::vector<model::CompetencyId> columns;
  for (const analytics::HistoryPoint& point : *points) {
    for (const analytics::GapRow& gap : point.gaps) {
      if (std::ranges::find(columns, gap.competency) == columns.end()) {
        columns.push_back(gap.competency);
        model.history_rows.push_back(competency_name(context, gap.competency));
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
