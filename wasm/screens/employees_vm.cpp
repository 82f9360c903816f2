#include "wasm/screens/employees_vm.hpp"

#include <algorithm>
#include <numeric>

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
    add_places();
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
    std::shared_ptr<const analytics::Basis> basis;
    std::shared_ptr<const analytics::JpmTable> jpm;
    if (model_.has_cycle) {
      basis = context_.cache.get(data_, analytics::BasisPull{context_.basis()});
      jpm = context_.cache.get(
          data_, analytics::JpmQuery{context_.basis(), {.as_of = context_.today}});
    }
    const std::string wanted = base::fold(state_.search);
    const std::uint32_t unit_row = chosen_unit(*roster);
    for (std::uint32_t row = 0; row < data_.employees.size(); ++row) {
      if (!is_within(*roster, row, unit_row) || !matches(row, wanted)) continue;
      EmployeeRow view;
      view.row = row;
      if (basis) fill_figures(*basis, *jpm, view);
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

  bool matches(std::uint32_t row, const std::string& wanted) const {
    if (wanted.empty()) return true;
    const model::Employee& person = data_.employees.rows()[row];
    return person.nip.starts_with(wanted) ||
           base::contains_folded(base::fold(model::full_name(person)), wanted);
  }

  void fill_figures(const analytics::Basis& basis, const analytics::JpmTable& jpm,
                    EmployeeRow& view) const {
    const analytics::JpmRow& match = jpm.rows[view.row];
    view.jpm = match.raw;
    view.band = static_cast<std::int8_t>(jpm.band(match, basis.cycle.purpose));
    view.progress = static_cast<std::uint8_t>(analytics::person_progress(basis, view.row));
    const std::uint32_t column = basis.achieved.column({model_.competency});
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

  void sort_rows() {
    const auto rows = data_.employees.rows();
    const auto by = [&](auto key) {
      std::ranges::stable_sort(model_.rows, [&](const EmployeeRow& a, const EmployeeRow& b) {
        return state_.descending ? key(b) < key(a) : key(a) < key(b);
      });
    };
    using enum EmployeeColumn;
    switch (state_.sort) {
      case Name: by([&](const EmployeeRow& r) { return std::string_view(rows[r.row].name); }); break;
      case Unit:
        by([&](const EmployeeRow& r) { return name_of(data_.units, rows[r.row].unit); });
        break;
      case Position:
        by([&](const EmployeeRow& r) { return name_of(data_.positions, rows[r.row].position); });
        break;
      case Grade: by([&](const EmployeeRow& r) { return std::string_view(rows[r.row].grade); }); break;
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
