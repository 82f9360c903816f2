#include "wasm/screens/rating_vm.hpp"

#include <algorithm>
#include <span>
#include <tuple>

#include "core/base/text.hpp"
#include "core/model/refs.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using model::kNoIndex;
using model::Source;
using ui::TextKey;

constexpr std::size_t kMostRaters = 6;

std::shared_ptr<const RatingOrder> order_people(const Context& context,
                                                const analytics::Roster& roster) {
  auto order = std::make_shared<RatingOrder>();
  order->mark = analytics::mark(context.data, analytics::RosterQuery::reads);
  const auto employees = context.data.employees.rows();
  const auto place = [&](std::uint32_t person) {
    const std::uint32_t unit = roster.places.unit[person];
    return unit == kNoIndex ? kNoIndex : roster.tree.position[unit];
  };
  order->people.resize(employees.size());
  for (std::uint32_t i = 0; i < employees.size(); ++i) order->people[i] = i;
  std::ranges::sort(order->people, [&](std::uint32_t a, std::uint32_t b) {
    if (const auto left = place(a), right = place(b); left != right) return left < right;
    const int names = employees[a].name.compare(employees[b].name);
    return names != 0 ? names < 0 : employees[a].id < employees[b].id;
  });
  return order;
}

class RatingBuilder {
 public:
  RatingBuilder(const Context& context, const RatingState& state, RatingModel& model)
      : context_(context),
        state_(state),
        model_(model),
        roster_(context.cache.get(context.data, analytics::RosterQuery{})),
        self_(model.source == Source::Self) {}

  void run() {
    add_columns();
    add_texts();
    add_units();
    add_raters();
    add_gate();
    add_order();
    add_rows();
    add_levels();
    apply_filter();
    add_notes();
    select();
  }

 private:
  void add_columns() {
    for (const model::CompetencyId id : model_.cycle.competencies) {
      const model::Competency* found = context_.data.competencies.find(id);
      if (found == nullptr) continue;
      model_.competencies.push_back(id);
      model_.columns.push_back(found->name.in(context_.indonesian()));
    }
    model_.standards =
        analytics::effective_standards(context_.data, model_.competencies,
                                       analytics::StandardsMode::Records);
  }

  void add_units() {
    const auto rows = context_.data.units.rows();
    for (const std::uint32_t row : roster_->tree.order) {
      if (rows[row].id.value == state_.unit) {
        model_.unit = static_cast<int>(model_.units.size());
        model_.unit_name = rows[row].name;
        unit_row_ = row;
      }
      std::string indent;
      for (std::uint32_t i = 0; i < roster_->tree.depth[row]; ++i) indent += "   ";
      model_.units.emplace_back(rows[row].id.value, indent + rows[row].name);
    }
  }

  void add_raters() {
    const std::string actor = base::fold(context_.actor);
    std::uint64_t known_actor = 0;
    for (const model::Rater& rater : context_.data.raters) {
      model_.raters.emplace_back(rater.id.value, rater.name);
      if (!actor.empty() && base::fold(rater.name) == actor) known_actor = rater.id.value;
      if (rater.employee) by_employee_.emplace_back(rater.employee, rater.id);
    }
    std::ranges::sort(by_employee_);
    std::ranges::sort(model_.raters, {}, [](const auto& rater) -> std::string_view {
      return rater.second;
    });
    if (self_) return;
    const std::uint64_t wanted = state_.rater.value_or(known_actor);
    const auto at = std::ranges::find(model_.raters, wanted,
                                      &std::pair<std::uint64_t, std::string>::first);
    if (wanted == 0 || at == model_.raters.end()) return;
    model_.rater = static_cast<int>(at - model_.raters.begin());
    model_.acting = {wanted};
  }

  void add_gate() {
    if (context_.read_only) {
      model_.gate = RatingGate::ReadOnly;
    } else if (model_.cycle.status == model::CycleStatus::Closed) {
      model_.gate = RatingGate::Closed;
    } else if (!self_ && !model_.acting) {
      model_.gate = RatingGate::NoRater;
    }
  }

  bool in_cycle(std::uint32_t unit) const {
    if (model_.cycle.units.empty()) return true;
    if (unit == kNoIndex) return false;
    return std::ranges::any_of(cycle_units_, [&](std::uint32_t above) {
      return roster_->tree.is_within(unit, above);
    });
  }

  void add_order() {
    const auto& kept = state_.order.value;
    const auto now = analytics::mark(context_.data, analytics::RosterQuery::reads);
    model_.order = kept && kept->mark == now ? kept : order_people(context_, *roster_);
  }

  void add_rows() {
    for (const model::UnitId id : model_.cycle.units) {
      if (const auto row = context_.data.units.index_of(id)) {
        cycle_units_.push_back(static_cast<std::uint32_t>(*row));
      }
    }
    const model::Rater* acting = context_.data.raters.find(model_.acting);
    const model::EmployeeId own = acting == nullptr ? model::EmployeeId{} : acting->employee;
    const auto& places = roster_->places;
    row_of_.assign(roster_->ids.size(), kNoIndex);
    for (const std::uint32_t i : model_.order->people) {
      const std::uint32_t unit = places.unit[i];
      const bool wanted = unit_row_ == kNoIndex ||
                          (unit != kNoIndex && roster_->tree.is_within(unit, unit_row_));
      if (roster_->active[i] == 0 || !wanted || !in_cycle(unit)) continue;
      // Nobody is one's own superior, peer or assessor.
      if (own && roster_->ids[i] == own) continue;
      const model::RaterId rater = self_ ? rater_of(roster_->ids[i]) : model_.acting;
      row_of_[i] = static_cast<std::uint32_t>(model_.rows.size());
      model_.rows.push_back({i, roster_->ids[i], places.position[i], rater, {}});
    }
  }

  model::RaterId rater_of(model::EmployeeId employee) const {
    const auto at = std::ranges::lower_bound(by_employee_, employee, {},
                                             &std::pair<model::EmployeeId, model::RaterId>::first);
    return at != by_employee_.end() && at->first == employee ? at->second : model::RaterId{};
  }

  // The latest level of each cell; the roster and the sheets both lie by employee id.
  void add_levels() {
    const std::size_t width = model_.columns.size();
    model_.levels.assign(model_.rows.size() * width, model::Level::kNone);
    model_.dates.assign(model_.levels.size(), {});
    model_.noted.assign(model_.levels.size(), 0);
    const model::RatingBlock& block = context_.data.ratings.block(model_.cycle.id);
    std::vector<std::size_t> from;
    for (const model::CompetencyId id : model_.competencies) {
      from.push_back(block.column(id).value_or(SIZE_MAX));
    }
    const auto employees = block.employees();
    std::size_t sheet = 0;
    for (std::size_t person = 0; person < roster_->ids.size(); ++person) {
      const model::EmployeeId id = roster_->ids[person];
      while (sheet < employees.size() && employees[sheet] < id) ++sheet;
      for (; sheet < employees.size() && employees[sheet] == id; ++sheet) {
        if (row_of_[person] != kNoIndex) take_sheet(block, sheet, row_of_[person], from);
      }
    }
  }

  void take_sheet(const model::RatingBlock& block, std::size_t sheet, std::size_t row,
                  std::span<const std::size_t> from) {
    if (block.sources()[sheet] != model_.source) return;
    if (model_.acting && block.raters()[sheet] != model_.acting) return;
    const base::Date date = block.dates()[sheet];
    RatingRow& person = model_.rows[row];
    if (block.raters()[sheet] == person.rater) person.sheet = std::max(person.sheet, date);
    const auto levels = block.row_levels(sheet);
    for (std::size_t column = 0; column < from.size(); ++column) {
      if (from[column] == SIZE_MAX || levels[from[column]] < 0) continue;
      const std::size_t cell = row * from.size() + column;
      if (model_.levels[cell] >= 0 && date < model_.dates[cell]) continue;
      model_.levels[cell] = levels[from[column]];
      model_.dates[cell] = date;
    }
  }

  // Counts the awaited cells of a row and those filled.
  std::pair<std::size_t, std::size_t> count_cells(std::size_t row) const {
    std::size_t awaited = 0;
    std::size_t filled = 0;
    for (int column = 0; column < static_cast<int>(model_.columns.size()); ++column) {
      if (!model_.expected(static_cast<int>(row), column)) continue;
      ++awaited;
      filled += model_.levels[model_.at(static_cast<int>(row), column)] >= 0 ? 1 : 0;
    }
    return {awaited, filled};
  }

  // Whose rows are the acting rater's own: sheets are there, or it is the rater's own unit.
  bool is_mine(const RatingRow& row, std::uint32_t own_unit) const {
    if (!model_.acting) return true;
    return row.sheet.has_value() ||
           (own_unit != kNoIndex && roster_->places.unit[row.person] == own_unit);
  }

  // Counts, then narrows to the filter.
  void apply_filter() {
    const auto filter = static_cast<RatingFilter>(state_.filter);
    std::uint32_t own_unit = kNoIndex;
    if (const model::Rater* acting = context_.data.raters.find(model_.acting)) {
      if (const auto at = context_.data.employees.index_of(acting->employee)) {
        own_unit = roster_->places.unit[*at];
      }
    }
    std::size_t to = 0;
    for (std::size_t row = 0; row < model_.rows.size(); ++row) {
      if (filter == RatingFilter::Mine && !is_mine(model_.rows[row], own_unit)) continue;
      const auto [awaited, filled] = count_cells(row);
      ++model_.people;
      model_.awaited += awaited;
      model_.filled += filled;
      model_.full += filled == awaited ? 1 : 0;
      if (filter == RatingFilter::Open && filled == awaited) continue;
      keep_row(row, to++);
    }
    model_.rows.resize(to);
    model_.levels.resize(to * model_.columns.size());
    model_.dates.resize(model_.levels.size());
    model_.noted.assign(model_.levels.size(), 0);
    row_of_.assign(roster_->ids.size(), kNoIndex);
    for (std::uint32_t row = 0; row < to; ++row) row_of_[model_.rows[row].person] = row;
  }

  // Moves a row up to where it stands after the filter.
  void keep_row(std::size_t from, std::size_t to) {
    if (from == to) return;
    const auto width = static_cast<std::ptrdiff_t>(model_.columns.size());
    const auto move = [&](auto& cells) {
      const auto first = cells.begin() + static_cast<std::ptrdiff_t>(from) * width;
      std::copy(first, first + width, cells.begin() + static_cast<std::ptrdiff_t>(to) * width);
    };
    model_.rows[to] = model_.rows[from];
    move(model_.levels);
    move(model_.dates);
  }

  void add_notes() {
    for (const model::Note& note : context_.data.notes) {
      if (note.cycle != model_.cycle.id) continue;
      const auto column = std::ranges::find(model_.competencies, note.competency);
      const auto person = context_.data.employees.index_of(note.employee);
      if (column == model_.competencies.end() || !person || row_of_[*person] == kNoIndex) continue;
      model_.noted[model_.at(static_cast<int>(row_of_[*person]),
                             static_cast<int>(column - model_.competencies.begin()))] = 1;
    }
  }

  // "Pengawas · standar 2-3" for each position.
  void add_texts() {
    const auto positions = context_.data.positions.rows();
    for (std::uint32_t i = 0; i <= positions.size(); ++i) {
      const std::uint32_t position = i < positions.size() ? i : kNoIndex;
      const model::Tier* tier =
          position == kNoIndex ? nullptr : context_.data.tiers.find(positions[i].tier);
      const std::string name = tier == nullptr ? say(TextKey::rating_no_tier, context_.language)
                                               : tier->name.in(context_.indonesian());
      int least = model::Level::kMax + 1;
      int most = 0;
      for (const analytics::Demand& demand : model_.standards.row(position)) {
        if (!demand.required.has_value()) continue;
        least = std::min<int>(least, demand.required.value);
        most = std::max<int>(most, demand.required.value);
      }
      const std::string range = least == most ? std::to_string(most)
                                              : std::to_string(least) + "–" + std::to_string(most);
      model_.demanding.push_back(least > most ? 0 : 1);
      model_.second.push_back(
          least > most ? say(TextKey::rating_second_none, context_.language, {name})
                       : say(TextKey::rating_second, context_.language, {name, range}));
    }
    model_.employees = context_.data.employees;
  }

  void select() {
    const int width = static_cast<int>(model_.columns.size());
    if (state_.column < 0 || state_.column >= width || model_.rows.empty()) return;
    if (state_.employee == 0) {
      if (model_.gate == RatingGate::Open) {
        std::tie(model_.selected_row, model_.selected_column) = model_.next_empty(-1, 0);
      }
      if (model_.selected_row < 0) model_.selected_row = model_.selected_column = 0;
    } else {
      const auto at = std::ranges::find(model_.rows, model::EmployeeId{state_.employee},
                                        &RatingRow::employee);
      if (at == model_.rows.end()) return;
      model_.selected_row = static_cast<int>(at - model_.rows.begin());
      model_.selected_column = state_.column;
    }
    model_.detail = rating_detail(context_, model_);
  }

  const Context& context_;
  const RatingState& state_;
  RatingModel& model_;
  std::shared_ptr<const analytics::Roster> roster_;
  bool self_;
  std::uint32_t unit_row_ = kNoIndex;
  std::vector<std::uint32_t> row_of_;  ///< of the grid, by row of the employees table
  std::vector<std::uint32_t> cycle_units_;
  std::vector<std::pair<model::EmployeeId, model::RaterId>> by_employee_;
};

void add_hits(const Context& context, const RatingState& state, RatingModel& model) {
  if (!state.naming || base::trim(state.rater_query).empty()) return;
  const auto index = context.cache.get(context.data, analytics::SearchQuery{});
  const auto found = index->find(state.rater_query, {.limit = kMostRaters, .kinds = 1});
  for (const analytics::SearchHit& hit : found.hits) {
    const model::Employee& employee = context.data.employees.rows()[hit.row];
    const model::Unit* unit = context.data.units.find(employee.unit);
    RaterHit entry{employee.id.value, 0, model::full_name(employee),
                   unit == nullptr ? std::string() : unit->name};
    for (const model::Rater& rater : context.data.raters) {
      if (rater.employee == employee.id) entry.rater = rater.id.value;
    }
    model.hits.push_back(std::move(entry));
  }
}

// Another cycle or unit begins with its first open cell; a competency in the route names a column.
RatingState adopt(const Context& context, const Route& route, const RatingState& state) {
  RatingState next = state;
  next.taken = route;
  next.unit = route.unit;
  next.employee = 0;
  next.column = 0;
  next.filter = 0;
  next.moderating = next.naming = false;
  next.note.value.clear();
  next.reveal = true;
  const model::Cycle* cycle = context.data.cycles.find({route.record});
  if (cycle == nullptr) return next;
  const auto listed = [&](Source source) {
    return std::ranges::any_of(cycle->sources,
                               [&](const auto& entry) { return entry.source == source; });
  };
  if (!listed(static_cast<Source>(next.source)) && !cycle->sources.empty()) {
    next.source = static_cast<int>(listed(Source::Superior) ? Source::Superior
                                                            : cycle->sources.front().source);
  }
  return next;
}

}  // namespace

std::string_view RatingModel::second_line(const RatingRow& row) const {
  return second[std::min<std::size_t>(row.position, second.size() - 1)];
}

int RatingModel::standard(int row, int column) const {
  const auto& person = rows[static_cast<std::size_t>(row)];
  const auto& demand = standards.at(person.position, static_cast<std::size_t>(column));
  return demand.required.has_value() ? demand.required.value : 0;
}

bool RatingModel::expected(int row, int column) const {
  const RatingRow& person = rows[static_cast<std::size_t>(row)];
  const auto place = std::min<std::size_t>(person.position, demanding.size() - 1);
  const auto& demand = standards.at(person.position, static_cast<std::size_t>(column));
  return demanding[place] == 0 || demand.required.has_value();
}

std::vector<Intent> RatingModel::entry(int row, int column, int level) const {
  std::vector<Intent> intents;
  if (gate != RatingGate::Open || row < 0 || column < 0) return intents;
  const std::size_t cell = at(row, column);
  if (levels[cell] == level) return intents;
  const RatingRow& person = rows[static_cast<std::size_t>(row)];
  model::RaterId author = person.rater;
  if (!author) {  // a first self-rating: the person becomes a rater
    author = {new_id()};
    const model::Employee& employee = employees.rows()[person.person];
    intents.push_back(PutRater{{author, model::full_name(employee), employee.id}});
  }
  // A sheet that was begun goes on; what is cleared is the level that shows.
  base::Date date = person.sheet.has_value() ? person.sheet : today;
  if (level < 0) date = dates[cell];
  intents.push_back(Rate{{RateCell{.cycle = cycle.id,
                                   .key = {person.employee, source, author, date},
                                   .competency = competencies[static_cast<std::size_t>(column)],
                                   .level = {static_cast<std::int8_t>(level)}}}});
  return intents;
}

std::pair<int, int> RatingModel::next_empty(int row, int column) const {
  if (levels.empty()) return {-1, -1};
  const std::size_t from = row < 0 ? levels.size() - 1 : at(row, column);
  for (std::size_t step = 1; step <= levels.size(); ++step) {
    const std::size_t cell = (from + step) % levels.size();
    const auto next = std::pair(static_cast<int>(cell / columns.size()),
                                static_cast<int>(cell % columns.size()));
    if (levels[cell] < 0 && expected(next.first, next.second)) return next;
  }
  return {-1, -1};
}

RatingModel build_rating(const Context& context, const Desk& desk, const Route& route,
                         const RatingState& state) {
  RatingModel model;
  if (state.taken != route) model.adopted = adopt(context, route, state);
  const RatingState& chosen = model.adopted ? *model.adopted : state;
  const model::Cycle* cycle = context.data.cycles.find({route.record});
  model.known = cycle != nullptr;
  model.has_people = !context.data.employees.empty();
  if (cycle == nullptr) return model;
  model.cycle = *cycle;
  model.actor = context.actor;
  model.today = context.today;
  model.new_id = context.new_id;
  model.letter_keys = desk.preferences.letter_keys;
  model.source = static_cast<Source>(chosen.source);
  RatingBuilder(context, chosen, model).run();
  add_hits(context, chosen, model);
  if (route.competency != 0 && model.adopted) {
    const auto at = std::ranges::find(model.competencies, model::CompetencyId{route.competency});
    if (at != model.competencies.end()) {
      model.adopted->column = static_cast<int>(at - model.competencies.begin());
      if (!model.rows.empty()) model.adopted->employee = model.rows.front().employee.value;
    }
  }
  return model;
}

}  // namespace asah::screens
