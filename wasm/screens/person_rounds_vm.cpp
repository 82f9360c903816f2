// Who rated the person what, cycle by cycle.

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

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

/// "dr. Hadi · 12 Nov 2026"; what is unknown is said to be.
std::string by_line(const Context& context, std::string who, base::Date date) {
  if (who.empty()) who = say(TextKey::person_nameless, context.language);
  const std::string day = date_text(date, context.language);
  return who + " · " + (day.empty() ? say(TextKey::person_undated, context.language) : day);
}

class RoundBuilder {
 public:
  RoundBuilder(const Context& context, const PersonModel& model, const analytics::Basis& basis)
      : context_(context),
        model_(model),
        basis_(basis),
        block_(context.data.ratings.block(basis.cycle.id)) {}

  PersonRound run() {
    const model::Cycle& cycle = basis_.cycle;
    round_.cycle = cycle.id.value;
    round_.name = cycle.name;
    round_.in_view = cycle.id == context_.cycle;
    round_.about = say(purpose_key(cycle.purpose), context_.language);
    const std::string start = date_text(cycle.start, context_.language);
    if (!start.empty()) {
      round_.about += " · " + say(TextKey::person_from, context_.language, {start});
    }
    round_.about += " · " + say(status_key(cycle.status), context_.language);
    const auto people = block_.employees();
    const auto range = std::ranges::equal_range(people, model_.record.id);
    first_ = static_cast<std::size_t>(range.begin() - people.begin());
    count_ = range.size();
    add_rows();
    add_sheets();
    add_remarks();
    return std::move(round_);
  }

 private:
  std::string given(std::size_t sheet, model::CompetencyId competency) const {
    const auto column = block_.column(competency);
    if (!column) return {};
    const std::int8_t level = block_.row_levels(first_ + sheet)[*column];
    return level == model::Level::kNone ? std::string() : std::to_string(level);
  }

  PersonLevels levels_of(model::CompetencyId competency) const {
    PersonLevels row;
    row.competency = competency_title(context_, competency);
    for (std::size_t i = 0; i < count_; ++i) row.given.push_back(given(i, competency));
    return row;
  }

  /// The cycle's competencies, then those rated beside its list; without the ones of which there
  /// is nothing to tell.
  void add_rows() {
    const auto self = analytics::self_against_others(basis_, 0);
    for (const analytics::GapRow& gap : analytics::person_gaps(basis_, 0)) {
      PersonLevels row = levels_of(gap.competency);
      if (gap.cell.assessed()) row.combined = level_text(gap.cell.achieved, context_.language);
      row.moderated = gap.cell.has(analytics::kModerated);
      if (gap.demand.required.has_value()) {
        row.required = std::to_string(gap.demand.required.value);
      }
      if (gap.gap) {
        row.difference = difference_text(-gap.gap->value, context_.language);
        row.sign = gap.gap->value > 0 ? -1 : gap.gap->value < 0 ? 1 : 0;
      }
      const analytics::SelfView& view = self[gap.column];
      if (view.self >= 0 && view.others >= 0) {
        const std::int32_t apart = view.self - view.others;
        row.self_gap = difference_text(apart, context_.language);
        row.self_far = apart >= 100 || apart <= -100;
        round_.has_self = true;
      }
      add_row(std::move(row));
    }
    for (const model::CompetencyId competency : block_.competencies()) {
      if (basis_.achieved.column(competency) == model::kNoIndex) add_row(levels_of(competency));
    }
  }

  void add_row(PersonLevels row) {
    const bool said = std::ranges::any_of(row.given, [](const auto& level) {
      return !level.empty();
    });
    if (said || !row.required.empty() || !row.combined.empty()) {
      round_.rows.push_back(std::move(row));
    }
  }

  /// Several sheets of one source are numbered, so that a column can be told from the next.
  void add_sheets() {
    const analytics::CombinePlan plan = analytics::combine_plan(basis_.cycle, {});
    std::array<int, model::kSourceCount> total{};
    std::array<int, model::kSourceCount> seen{};
    for (std::size_t i = 0; i < count_; ++i) {
      ++total[static_cast<std::size_t>(block_.sources()[first_ + i])];
    }
    for (std::size_t i = 0; i < count_; ++i) {
      const model::SheetKey key = block_.key(first_ + i);
      const auto source = static_cast<std::size_t>(key.source);
      PersonSheet sheet;
      sheet.label = say(source_key(key.source), context_.language);
      if (total[source] > 1) sheet.label += " " + std::to_string(++seen[source]);
      sheet.counted = plan.weight[source] > 0;
      std::string who = rater_name(context_, key.rater);
      if (who.empty() && key.source == model::Source::Self) who = model_.name;
      sheet.by = by_line(context_, std::move(who), key.date);
      const auto filled = std::ranges::count_if(
          round_.rows, [&](const PersonLevels& row) { return !row.given[i].empty(); });
      sheet.filled = say(TextKey::person_of_competencies, context_.language,
                         {whole_text(filled, context_.language),
                          whole_text(static_cast<std::int64_t>(round_.rows.size()),
                                     context_.language)});
      round_.sheets.push_back(std::move(sheet));
    }
  }

  bool here(const auto& remark) const {
    return remark.cycle == basis_.cycle.id && remark.employee == model_.record.id;
  }

  void add_remarks() {
    std::vector<const model::Moderation*> moderations;
    for (const model::Moderation& moderation : context_.data.moderations) {
      if (here(moderation)) moderations.push_back(&moderation);
    }
    std::ranges::stable_sort(moderations, std::ranges::greater{}, &model::Moderation::date);
    for (const model::Moderation* moderation : moderations) {
      const std::string after =
          moderation->after.has_value() ? std::to_string(moderation->after.value)
                                        : say(TextKey::person_taken_back, context_.language);
      round_.moderations.push_back(
          {competency_title(context_, moderation->competency),
           level_text(moderation->before.value, context_.language) + " → " + after,
           moderation->reason,
           by_line(context_, rater_name(context_, moderation->by), moderation->date)});
    }
    std::vector<const model::Note*> notes;
    for (const model::Note& note : context_.data.notes) {
      if (here(note)) notes.push_back(&note);
    }
    std::ranges::stable_sort(notes, std::ranges::greater{}, &model::Note::date);
    for (const model::Note* note : notes) {
      std::string who = rater_name(context_, note->author);
      who = say(source_key(note->source), context_.language) + (who.empty() ? "" : " · " + who);
      round_.notes.push_back({competency_title(context_, note->competency), note->text,
                              by_line(context_, std::move(who), note->date), note->evidence});
    }
  }

  const Context& context_;
  const PersonModel& model_;
  const analytics::Basis& basis_;
  const model::RatingBlock& block_;
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  PersonRound round_;
};

std::vector<model::CycleId> newest_first(const model::Dataset& data) {
  std::vector<const model::Cycle*> cycles;
  for (const model::Cycle& cycle : data.cycles) cycles.push_back(&cycle);
  std::ranges::sort(cycles, std::ranges::greater{}, [](const model::Cycle* cycle) {
    return std::tuple(cycle->start, cycle->end, cycle->id);
  });
  std::vector<model::CycleId> ids;
  for (const model::Cycle* cycle : cycles) ids.push_back(cycle->id);
  return ids;
}

}  // namespace

std::string competency_title(const Context& context, model::CompetencyId id) {
  const model::Competency* found = context.data.competencies.find(id);
  return found == nullptr ? base::id_text(id) : found->name.in(context.indonesian());
}

void fill_person_rounds(const Context& context, PersonModel& model) {
  // A basis of one person: nothing below reads anybody else's sheets.
  model::Dataset alone = context.data;
  alone.employees = base::Table<model::Employee>::from_rows({model.record});
  const auto roster =
      std::make_shared<const analytics::Roster>(analytics::build_roster(alone));
  for (const model::CycleId cycle : newest_first(context.data)) {
    const analytics::Basis basis = analytics::build_basis(alone, {.cycle = cycle}, roster);
    PersonRound round = RoundBuilder(context, model, basis).run();
    if (!round.sheets.empty() || !round.moderations.empty() || !round.notes.empty()) {
      model.rounds.push_back(std::move(round));
    }
  }
}

}  // namespace asah::screens
