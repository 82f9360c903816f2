#include "wasm/screens/person_vm.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/model/nip.hpp"
#include "core/model/refs.hpp"
#include "core/report/report_code.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using analytics::GapRow;
using analytics::kUndefined;
using ui::TextKey;

void append(std::string& line, std::string_view piece) {
  if (piece.empty()) return;
  if (!line.empty()) line += " · ";
  line += piece;
}

/// One source by its name, several ratings by their number.
std::string source_text(const analytics::AchievedCell& cell, base::Language language) {
  if (!cell.assessed()) return {};
  if (cell.has(analytics::kModerated)) return say(TextKey::person_moderated, language);
  if (cell.count == 1 && cell.sources != 0) {
    const auto source = static_cast<model::Source>(std::countr_zero(cell.sources));
    return say(source_key(source), language);
  }
  return say(TextKey::person_raters, language, {whole_text(cell.count, language)});
}

class PersonBuilder {
 public:
  PersonBuilder(const Context& context, const Route& route, const PersonState& state)
      : context_(context), data_(context.data), route_(route), state_(state) {}

  PersonModel run() {
    model_.read_only = context_.read_only;
    const auto row = data_.employees.index_of({route_.record});
    if (!row) return std::move(model_);
    model_.found = true;
    model_.record = data_.employees.rows()[*row];
    add_head();
    add_choices();
    if (data_.cycles.find(context_.cycle) != nullptr) add_figures(*row);
    model_.check = check_report(context_, state_.check);
    switch (static_cast<PersonTab>(state_.tab)) {
      case PersonTab::Profile: break;
      case PersonTab::Ratings: fill_person_rounds(context_, model_); break;
      case PersonTab::History:
        fill_person_history(context_, model_);
        fill_person_changes(context_, model_);
        break;
    }
    return std::move(model_);
  }

 private:
  std::string competency_name(const analytics::Basis& basis, std::uint32_t column) const {
    const model::Competency* competency = basis.competency(column);
    return competency == nullptr ? base::id_text(basis.achieved.competencies[column])
                                 : competency->name.in(context_.indonesian());
  }

  void add_head() {
    const model::Employee& person = model_.record;
    model_.name = model::full_name(person);
    append(model_.line, person.nip.empty() ? "" : "NIP " + model::grouped_nip(person.nip));
    std::string kind = say(employee_kind_key(person.kind), context_.language);
    if (!person.grade.empty()) kind += " " + person.grade;
    append(model_.line, kind);
    const model::Position* position = data_.positions.find(person.position);
    model_.lack = position == nullptr ? PersonLack::Position : PersonLack::Nothing;
    append(model_.line, position == nullptr ? say(TextKey::person_no_position, context_.language)
                                            : position->name);
    if (position != nullptr) {
      const model::Tier* tier = data_.tiers.find(position->tier);
      if (tier != nullptr) model_.tier = tier->name.in(context_.indonesian());
    }
    if (const model::Unit* unit = data_.units.find(person.unit)) model_.unit = unit->name;
    append(model_.line, model_.unit);
    model_.assess = {.screen = Screen::Assessment,
                     .record = context_.cycle.value,
                     .unit = person.unit.value};
  }

  void add_choices() {
    const model::Employee& person = model_.record;
    PersonDraft& draft = model_.draft;
    draft = {.front_title = person.front_title,
             .name = person.name,
             .back_title = person.back_title,
             .grade = person.grade,
             .kind = static_cast<int>(person.kind),
             .active = person.active};
    const auto roster = context_.cache.get(data_, analytics::RosterQuery{});
    for (const std::uint32_t row : roster->tree.order) {
      const model::Unit& unit = data_.units.rows()[row];
      const std::string indent(std::size_t{roster->tree.depth[row]} * 2, ' ');
      if (unit.id == person.unit) draft.unit = static_cast<int>(model_.units.size());
      model_.units.push_back({unit.id.value, indent + unit.name});
    }
    for (const model::Position& position : data_.positions) {
      model_.positions.push_back({position.id.value, position.name});
    }
    std::ranges::sort(model_.positions, {}, &PersonChoice::name);
    const auto at = std::ranges::find(model_.positions, person.position.value, &PersonChoice::id);
    if (at != model_.positions.end()) {
      draft.position = static_cast<int>(at - model_.positions.begin());
    }
  }

  void add_figures(std::size_t person) {
    model_.has_cycle = true;
    model_.cycle = data_.cycles.find(context_.cycle)->name;
    const auto basis = context_.cache.get(data_, analytics::BasisPull{context_.basis()});
    const auto jpm = context_.cache.get(
        data_, analytics::JpmQuery{context_.basis(), {.as_of = context_.today}});
    const auto gaps = analytics::person_gaps(*basis, person);
    for (const GapRow& gap : gaps) add_row(*basis, gap);
    const bool demands = std::ranges::any_of(
        gaps, [](const GapRow& gap) { return gap.demand.required.has_value(); });
    if (!demands && model_.lack == PersonLack::Nothing) model_.lack = PersonLack::Standards;
    add_jpm(*basis, *jpm, jpm->rows[person]);
    add_marks(*basis, person);
    const auto sheets = data_.ratings.block(context_.cycle).employees();
    model_.sheets =
        static_cast<int>(std::ranges::equal_range(sheets, model_.record.id).size());
    add_explanation(*basis, *jpm, person);
    model_.report_code = report::person_report_code(*basis, person);
    add_person_report(context_, jpm->rows[person], model_);
  }

  void add_row(const analytics::Basis& basis, const GapRow& gap) {
    PersonRow row;
    row.competency = gap.competency.value;
    row.column = gap.column;
    row.name = competency_name(basis, gap.column);
    row.assessed = gap.cell.assessed();
    if (gap.demand.required.has_value()) {
      row.required = gap.demand.required.value;
      row.required_hundredths = row.required * 100;
    }
    row.achieved_hundredths = gap.cell.achieved;
    // Rounded down, so that a level not quite reached does not look reached.
    row.achieved = row.assessed ? gap.cell.achieved / 100 : 0;
    row.achieved_text = level_text(row.achieved_hundredths, context_.language);
    row.required_text = level_text(row.required_hundredths, context_.language);
    if (gap.gap) {
      row.difference = difference_text(-gap.gap->value, context_.language);
      row.sign = gap.gap->value > 0 ? -1 : gap.gap->value < 0 ? 1 : 0;
    }
    row.source = source_text(gap.cell, context_.language);
    row.date = date_text(gap.date, context_.language);
    if (row.assessed || row.required_hundredths >= 0) {
      model_.shown.push_back(static_cast<int>(model_.rows.size()));
    }
    model_.rows.push_back(std::move(row));
  }

  void add_jpm(const analytics::Basis& basis, const analytics::JpmTable& table,
               const analytics::JpmRow& row) {
    model_.assessed = row.assessed;
    model_.of = row.of;
    if (!row.defined()) return;
    model_.jpm = percent_text(row.raw, 2, context_.language);
    const std::string_view code = table.band_code(row, basis.cycle.purpose);
    if (!code.empty()) model_.band = band_name(context_, code);
    model_.band_rank = table.band(row, basis.cycle.purpose);
    model_.expired = row.expired;
    model_.valid_until = date_text(row.valid_until, context_.language);
  }

  /// The level that says what the person shows (strength) or is to show (need).
  std::string mark_words(const analytics::Basis& basis, const GapRow& gap, bool strength) const {
    std::string words = competency_name(basis, gap.column);
    const model::Competency* competency = basis.competency(gap.column);
    const int level = strength ? gap.cell.achieved / 100 : gap.demand.required.value;
    if (competency == nullptr || level < 1 || level > 5) return words;
    const auto& description = competency->levels[static_cast<std::size_t>(level - 1)];
    const std::string& title = description.title.in(context_.indonesian());
    if (!title.empty()) words += " — " + title;
    return words;
  }

  void add_marks(const analytics::Basis& basis, std::size_t person) {
    const analytics::Profile profile = analytics::person_profile(basis, person);
    const auto take = [&](const std::vector<GapRow>& from, std::vector<PersonMark>& to,
                          bool strength) {
      for (const GapRow& gap : from) {
        const int row = static_cast<int>(gap.column);
        to.push_back({row, model_.rows[gap.column].difference, mark_words(basis, gap, strength),
                      gap.demand.essential});
      }
    };
    take(profile.strengths, model_.strengths, true);
    take(profile.needs, model_.needs, false);
  }

  void add_explanation(const analytics::Basis& basis, const analytics::JpmTable& table,
                       std::size_t person) {
    const auto row = static_cast<std::size_t>(std::max(0, state_.explained));
    if (state_.explained == kExplainJpm) {
      model_.explained_title = "JPM " + model_.jpm;
      model_.explanation = analytics::explain_jpm(basis, table, person);
    } else if (state_.explained >= 0 && row < model_.rows.size()) {
      model_.explained_title = model_.rows[row].name;
      model_.explanation = analytics::explain_gap(basis, person, row);
    } else {
      return;
    }
    model_.inputs =
        report::explanation_rows(model_.explanation, context_.today, context_.language);
  }

  const Context& context_;
  const model::Dataset& data_;
  const Route& route_;
  const PersonState& state_;
  PersonModel model_;
};

}  // namespace

PersonModel build_person(const Context& context, const Desk&, const Route& route,
                         const PersonState& given) {
  PersonState state = given;
  const bool adopting = route != given.taken;
  if (adopting) {
    // Another person: dialogs and explanation belong to the one before; the tab stays.
    state = {.tab = given.tab, .draft = {}, .taken = route};
    const auto row = context.data.employees.index_of({route.record});
    if (row && route.competency != 0 && context.data.cycles.find(context.cycle) != nullptr) {
      const auto basis = context.cache.get(context.data, analytics::BasisPull{context.basis()});
      const std::uint32_t column = basis->achieved.column({route.competency});
      if (column != model::kNoIndex) state.explained = static_cast<int>(column);
    }
  }
  PersonModel model = PersonBuilder(context, route, state).run();
  if (adopting) model.adopted = state;
  return model;
}

}  // namespace asah::screens
