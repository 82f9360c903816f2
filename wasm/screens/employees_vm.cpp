#include "wasm/screens/employees_vm.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "core/base/text.hpp"
#include "core/exchange/tables/csv_writer.hpp"
#include "core/model/nip.hpp"
#include "core/model/refs.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using analytics::kUndefined;

std::string_view name_of(const auto& table, auto id) {
  const auto* record = table.find(id);
  return record == nullptr ? std::string_view() : std::string_view(record->name);
}

// Place of each text among the distinct ones, in order.
template <class Text>
std::vector<std::uint32_t> ranks(std::size_t count, Text text) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return text(a) < text(b); });
  std::vector<std::uint32_t> out(count);
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && text(order[i - 1]) != text(order[i])) ++rank;
    out[order[i]] = rank;
  }
  return out;
}

// The same for a table that people point to, by person; 0 for those who point nowhere.
std::vector<std::uint32_t> ranks_of(const auto& table, std::span<const std::uint32_t> places) {
  const auto names = ranks(table.size(), [&](std::size_t row) -> std::string_view {
    return table.rows()[row].name;
  });
  std::vector<std::uint32_t> out;
  out.reserve(places.size());
  for (const std::uint32_t row : places) {
    out.push_back(row == model::kNoIndex ? 0 : names[row] + 1);
  }
  return out;
}

class FactsBuilder {
 public:
  FactsBuilder(const Context& context, std::uint64_t competency)
      : context_(context), competency_(competency) {}

  std::shared_ptr<const EmployeeFacts> run() {
    const model::Dataset& data = context_.data;
    auto facts = std::make_shared<EmployeeFacts>();
    facts->mark = analytics::mark(data, analytics::kBasisTables);
    facts->cycle = context_.cycle;
    facts->today = context_.today;
    facts->competency = competency_;
    const auto people = data.employees.rows();
    facts->rows.resize(people.size());
    for (std::uint32_t row = 0; row < people.size(); ++row) facts->rows[row].row = row;
    if (context_.cycle) fill_figures(*facts);
    facts->folded.reserve(people.size());
    for (const model::Employee& person : people) {
      facts->folded.push_back(base::fold(model::full_name(person)));
    }
    const auto roster = context_.cache.get(data, analytics::RosterQuery{});
    facts->by_name =
        ranks(people.size(), [&](std::size_t i) -> std::string_view { return people[i].name; });
    facts->by_grade =
        ranks(people.size(), [&](std::size_t i) -> std::string_view { return people[i].grade; });
    facts->by_unit = ranks_of(data.units, roster->places.unit);
    facts->by_position = ranks_of(data.positions, roster->places.position);
    return facts;
  }

 private:
  void fill_figures(EmployeeFacts& facts) const {
    const auto basis =
        context_.cache.get(context_.data, analytics::BasisPull{context_.basis()});
    const auto jpm = context_.cache.get(
        context_.data, analytics::JpmQuery{context_.basis(), {.as_of = context_.today}});
    for (EmployeeRow& row : facts.rows) fill_row(*basis, *jpm, row);
  }

  void fill_row(const analytics::Basis& basis, const analytics::JpmTable& jpm,
                EmployeeRow& view) const {
    const analytics::JpmRow& match = jpm.rows[view.row];
    view.jpm = match.raw;
    view.band = static_cast<std::int8_t>(jpm.band(match, basis.cycle.purpose));
    view.progress = static_cast<std::uint8_t>(analytics::person_progress(basis, view.row));
    const std::uint32_t column = basis.achieved.column({competency_});
    const auto cells = basis.achieved.row(view.row);
    const auto required = basis.standards.required_row(basis.position_of(view.row));
    for (std::uint32_t c = 0; c < basis.width(); ++c) {
      if (column != model::kNoIndex && c != column) continue;
      if (!cells[c].assessed() || required[c] < 0) continue;
      const std::int32_t gap = required[c] - cells[c].achieved;
      if (view.gap != kUndefined && gap <= view.gap) continue;
      view.gap = gap;
      view.achieved = cells[c].achieved;
      view.required = required[c];
    }
  }

  const Context& context_;
  std::uint64_t competency_;
};

bool same(const EmployeeFacts& facts, const Context& context, std::uint64_t competency) {
  return facts.cycle == context.cycle && facts.today == context.today &&
         facts.competency == competency &&
         facts.mark == analytics::mark(context.data, analytics::kBasisTables);
}

class ListBuilder {
 public:
  ListBuilder(const Context& context, const EmployeesState& state)
      : context_(context), data_(context.data), state_(state) {}

  EmployeesModel run() {
    model_.read_only = context_.read_only;
    model_.has_cycle = static_cast<bool>(context_.cycle);
    model_.data = data_;
    model_.all = static_cast<std::int64_t>(data_.employees.size());
    model_.new_id = context_.new_id();
    model_.competency = state_.taken.competency;
    if (const auto* competency = data_.competencies.find({state_.taken.competency})) {
      model_.competency_name = competency->name.in(context_.indonesian());
    }
    if (const auto* position = data_.positions.find({state_.taken.position})) {
      model_.place_name = position->name;
    } else if (const auto* tier = data_.tiers.find({state_.taken.tier})) {
      model_.place_name = tier->name.in(context_.indonesian());
    }
    add_places();
    const auto& kept = state_.facts.value;
    model_.facts = kept && same(*kept, context_, model_.competency)
                       ? kept
                       : FactsBuilder(context_, model_.competency).run();
    add_rows();
    sort_rows();
    check_draft();
    add_csv();
    return std::move(model_);
  }

 private:
  void add_places() {
    const auto roster = context_.cache.get(data_, analytics::RosterQuery{});
    for (const std::uint32_t row : roster->tree.order) {
      const model::Unit& unit = data_.units.rows()[row];
      const std::string indent(std::size_t{roster->tree.depth[row]} * 2, ' ');
      model_.units.push_back({unit.id.value, indent + unit.name});
    }
    for (const model::Position& position : data_.positions) {
      model_.positions.push_back({position.id.value, position.name});
    }
    std::ranges::sort(model_.positions, {}, &NamedId::name);
    if (model_.has_cycle) {
      const model::Cycle* cycle = data_.cycles.find(context_.cycle);
      const model::BandRule* rule = model::band_rule_for(data_, cycle->purpose);
      if (rule == nullptr) return;
      for (const model::Band& band : rule->bands) {
        model_.bands.push_back(band.name.in(context_.indonesian()));
      }
    }
  }

  void add_rows() {
    const auto roster = context_.cache.get(data_, analytics::RosterQuery{});
    const std::string wanted = base::fold(state_.search);
    const std::uint32_t unit_row = chosen_unit(*roster);
    for (std::uint32_t row = 0; row < data_.employees.size(); ++row) {
      if (!is_within(*roster, row, unit_row) || !matches(row, wanted)) continue;
      const EmployeeRow& view = model_.facts->rows[row];
      if (state_.only_open && view.progress == static_cast<std::uint8_t>(analytics::Progress::Full)) {
        continue;
      }
      if (state_.band >= 0 && view.band != state_.band) continue;
      // Coming from a heat cell: those it counted as lagging.
      if (model_.competency != 0 && (view.gap == kUndefined || view.gap <= 0)) continue;
      model_.rows.push_back(view);
    }
  }

  std::uint32_t chosen_unit(const analytics::Roster&) const {
    if (state_.unit < 0 || static_cast<std::size_t>(state_.unit) >= model_.units.size()) {
      return model::kNoIndex;
    }
    const auto id = model_.units[static_cast<std::size_t>(state_.unit)].id;
    const auto row = data_.units.index_of({id});
    return row ? static_cast<std::uint32_t>(*row) : model::kNoIndex;
  }

  static bool is_within(const analytics::Roster& roster, std::uint32_t person,
                        std::uint32_t unit) {
    if (unit == model::kNoIndex) return true;
    const std::uint32_t own = roster.places.unit[person];
    return own != model::kNoIndex && roster.tree.is_within(own, unit);
  }

  /// Whether the person holds the route's position, or one of its tier.
  bool has_place(const model::Employee& person) const {
    const Route& route = state_.taken;
    if (route.position != 0) return person.position.value == route.position;
    if (route.tier == 0) return true;
    const model::Position* position = data_.positions.find(person.position);
    return position != nullptr && position->tier.value == route.tier;
  }

  bool matches(std::uint32_t row, const std::string& wanted) const {
    const model::Employee& person = data_.employees.rows()[row];
    if (!has_place(person)) return false;
    if (wanted.empty()) return true;
    return person.nip.starts_with(wanted) ||
           base::contains_folded(model_.facts->folded[row], wanted);
  }

  void sort_rows() {
    const EmployeeFacts& facts = *model_.facts;
    const auto by = [&](auto key) {
      std::ranges::stable_sort(model_.rows, [&](const EmployeeRow& a, const EmployeeRow& b) {
        return state_.descending ? key(b) < key(a) : key(a) < key(b);
      });
    };
    using enum EmployeeColumn;
    switch (state_.sort) {
      case Name: by([&](const EmployeeRow& r) { return facts.by_name[r.row]; }); break;
      case Unit: by([&](const EmployeeRow& r) { return facts.by_unit[r.row]; }); break;
      case Position: by([&](const EmployeeRow& r) { return facts.by_position[r.row]; }); break;
      case Grade: by([&](const EmployeeRow& r) { return facts.by_grade[r.row]; }); break;
      case Level: by([](const EmployeeRow& r) { return r.achieved; }); break;
      case Gap: by([](const EmployeeRow& r) { return r.gap; }); break;
      case Jpm: by([](const EmployeeRow& r) { return r.jpm; }); break;
      case Band: by([](const EmployeeRow& r) { return r.band; }); break;
      case State: by([](const EmployeeRow& r) { return r.progress; }); break;
    }
  }

  void check_draft() {
    if (state_.draft.nip.empty()) return;
    const auto nip = model::parse_nip(state_.draft.nip);
    if (!nip) {
      model_.draft_error = base::describe(nip.error(), context_.indonesian());
      return;
    }
    model_.draft_digits = nip->digits;
    const bool taken = std::ranges::any_of(
        data_.employees, [&](const model::Employee& person) { return person.nip == nip->digits; });
    if (taken) model_.draft_error = say(ui::TextKey::employees_nip_taken, context_.language);
  }

  // Made when asked for; the rows it lists are those on screen.
  void add_csv() {
    const auto rows = std::make_shared<const std::vector<EmployeeRow>>(model_.rows);
    const model::Dataset data = data_;
    model_.csv = [rows, data] {
      exchange::CsvWriter out;
      for (const std::string_view heading :
           {"nip", "nama", "unit", "jabatan", "golongan", "jpm"}) {
        out.text(heading);
      }
      out.end_row();
      for (const EmployeeRow& row : *rows) {
        const model::Employee& person = data.employees.rows()[row.row];
        out.text(person.nip).text(model::full_name(person));
        out.text(name_of(data.units, person.unit)).text(name_of(data.positions, person.position));
        out.text(person.grade);
        if (row.jpm == kUndefined) {
          out.empty();
        } else {
          out.decimal({row.jpm});
        }
        out.end_row();
      }
      return out.take();
    };
  }

  const Context& context_;
  const model::Dataset& data_;
  const EmployeesState& state_;
  EmployeesModel model_;
};

}  // namespace

EmployeesModel build_employees(const Context& context, const Desk&, const Route& route,
                               const EmployeesState& given) {
  EmployeesState state = given;
  const bool adopting = route != given.taken;
  if (adopting) {
    state.taken = route;
    if (route.unit != 0 || route.competency != 0) {
      state.search.clear();
      state.band = -1;
      state.only_open = false;
      state.unit = -1;
      const auto roster = context.cache.get(context.data, analytics::RosterQuery{});
      for (std::size_t i = 0; i < roster->tree.order.size(); ++i) {
        if (context.data.units.rows()[roster->tree.order[i]].id.value == route.unit) {
          state.unit = static_cast<int>(i);
        }
      }
    }
    if (route.competency != 0) {
      state.sort = EmployeeColumn::Gap;
      state.descending = true;
    }
  }
  EmployeesModel model = ListBuilder(context, state).run();
  if (adopting) model.adopted = state;
  return model;
}

}  // namespace asah::screens
