#include "wasm/screens/gaps_vm.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/tables/csv_writer.hpp"
#include "core/model/refs.hpp"
#include "core/report/html.hpp"
#include "core/report/report_code.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using analytics::HeatCell;
using analytics::HeatColumns;
using analytics::Heatmap;
using analytics::HeatRows;
using ui::TextKey;

constexpr std::size_t kListedPeople = 8;

GapCell cell_view(const HeatCell& cell, GapMeasure measure, base::Language language) {
  GapCell view;
  if (cell.n == 0) return view;
  if (cell.suppressed) {
    view.kind = GapCellKind::TooFew;
    return view;
  }
  const bool share = measure == GapMeasure::ShareBelow;
  const std::int32_t value = share ? cell.share_below : cell.mean_gap;
  view.kind = value <= 0 ? GapCellKind::Met : GapCellKind::Gap;
  // A share is coloured as if every missing pair lacked one level.
  view.step = gap_step(share ? value / 100 : value);
  view.figure = share ? percent_text(value, 0, language) : hundredths_text(value, language);
  view.spoken = view.figure + ", n " + whole_text(cell.n, language);
  return view;
}

class Builder {
 public:
  Builder(const Context& context, const GapsState& state)
      : context_(context),
        state_(state),
        rows_(static_cast<HeatRows>(state.rows)),
        columns_(static_cast<HeatColumns>(state.columns)),
        map_(context.cache.get(
            context.data,
            analytics::HeatmapQuery{
                context.basis(),
                {.rows = rows_, .columns = columns_, .as_of = context.today}})) {}

  GapsModel run() {
    GapsModel model;
    model.has_people = !context_.data.employees.empty();
    model.has_cycle = static_cast<bool>(context_.cycle);
    add_cycles(model);
    if (!model.has_people || !model.has_cycle) return model;
    for (const analytics::HeatColumn& column : map_->columns) {
      model.columns.push_back(column_name(column));
    }
    add_rows(model);
    add_detail(model);
    add_exports(model);
    return model;
  }

 private:
  void add_cycles(GapsModel& model) const {
    for (const model::CycleId id : analytics::cycles_in_order(context_.data)) {
      if (id == context_.cycle) model.cycle = static_cast<int>(model.cycles.size());
      model.cycles.emplace_back(id, context_.data.cycles.find(id)->name);
    }
  }

  std::string column_name(const analytics::HeatColumn& column) const {
    switch (column.kind) {
      case HeatColumns::Competencies: {
        const model::Competency* found = context_.data.competencies.find(column.competency);
        return found == nullptr ? base::id_text(column.competency)
                                : found->name.in(context_.indonesian());
      }
      case HeatColumns::Domains: return say(domain_key(column.domain), context_.language);
      case HeatColumns::Aspects: return say(aspect_key(column.aspect), context_.language);
    }
    return {};
  }

  std::string row_name(const analytics::HeatRow& row) const {
    std::string name;
    const auto take = [&](const auto* record) {
      if (record == nullptr) return;
      if constexpr (requires { record->name.id; }) {
        name = record->name.in(context_.indonesian());
      } else {
        name = record->name;
      }
    };
    switch (rows_) {
      case HeatRows::Units: take(context_.data.units.find({row.id})); break;
      case HeatRows::Positions: take(context_.data.positions.find({row.id})); break;
      case HeatRows::Tiers: take(context_.data.tiers.find({row.id})); break;
    }
    return name.empty() ? say(TextKey::gaps_without_place, context_.language) : name;
  }

  bool is_expanded(std::uint64_t id) const {
    return std::ranges::find(state_.expanded, id) != state_.expanded.end();
  }

  GapRowView row_view(const analytics::HeatRow& row, std::size_t index, bool total) const {
    GapRowView view;
    view.id = row.id;
    view.total = total;
    view.label = total ? say(TextKey::gaps_everyone, context_.language) : row_name(row);
    view.second = say(TextKey::gaps_people, context_.language,
                      {whole_text(row.people, context_.language)});
    view.jpm = row.jpm_mean == analytics::kUndefined
                   ? std::string()
                   : hundredths_text(row.jpm_mean, context_.language);
    const auto measure = static_cast<GapMeasure>(state_.measure);
    for (std::size_t c = 0; c < map_->columns.size(); ++c) {
      const HeatCell& cell = total ? map_->totals[c] : map_->at(index, c);
      view.cells.push_back(cell_view(cell, measure, context_.language));
    }
    return view;
  }

  void add_rows(GapsModel& model) {
    model.rows.push_back(row_view(map_->total_row, 0, true));
    indices_.push_back(model::kNoIndex);
    if (rows_ == HeatRows::Units) {
      add_unit_rows(model);
    } else {
      add_flat_rows(model);
    }
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
      const GapRowView& row = model.rows[i];
      const bool chosen = state_.selected_total ? row.total
                                                : !row.total && row.id == state_.selected_row;
      if (state_.selected_column >= 0 && chosen) model.selected_row = static_cast<int>(i);
    }
  }

  // The board's units, and below an opened one its children, in tree order.
  void add_unit_rows(GapsModel& model) {
    const auto roster = context_.cache.get(context_.data, analytics::RosterQuery{});
    const model::UnitTree& tree = roster->tree;
    const std::vector<std::uint32_t> board = analytics::board_units(tree);
    for (std::size_t i = 0; i < map_->rows.size(); ++i) {
      const analytics::HeatRow& row = map_->rows[i];
      if (row.people == 0) continue;
      int indent = 0;
      if (row.table_row != model::kNoIndex && !is_shown(tree, board, row.table_row, indent)) {
        continue;
      }
      GapRowView view = row_view(row, i, false);
      view.indent = indent;
      if (row.table_row != model::kNoIndex) {
        const std::uint32_t at = tree.position[row.table_row];
        view.expandable = tree.subtree_end[at] > at + 1;
        view.expanded = view.expandable && is_expanded(row.id);
      }
      model.rows.push_back(std::move(view));
      indices_.push_back(static_cast<std::uint32_t>(i));
    }
  }

  bool is_shown(const model::UnitTree& tree, const std::vector<std::uint32_t>& board,
                std::uint32_t row, int& indent) const {
    while (std::ranges::find(board, row) == board.end()) {
      row = tree.parent[row];
      if (row == model::kNoIndex) return false;
      if (!is_expanded(context_.data.units.rows()[row].id.value)) return false;
      ++indent;
    }
    return true;
  }

  void add_flat_rows(GapsModel& model) {
    std::vector<std::uint32_t> order;
    const std::string wanted = base::fold(state_.filter);
    for (std::uint32_t i = 0; i < map_->rows.size(); ++i) {
      if (map_->rows[i].people == 0) continue;
      if (!wanted.empty() &&
          !base::contains_folded(base::fold(row_name(map_->rows[i])), wanted)) {
        continue;
      }
      order.push_back(i);
    }
    const auto column = static_cast<std::size_t>(std::max(0, state_.sort_column));
    if (state_.sort_column >= 0 && column < map_->columns.size()) {
      std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t i) {
        const HeatCell& cell = map_->at(i, column);
        return cell.suppressed ? analytics::kUndefined : cell.mean_gap;
      });
    }
    for (const std::uint32_t i : order) {
      model.rows.push_back(row_view(map_->rows[i], i, false));
      indices_.push_back(i);
    }
  }

  void add_detail(GapsModel& model) const {
    if (model.selected_row < 0) return;
    const auto column = static_cast<std::size_t>(state_.selected_column);
    if (column >= map_->columns.size()) return;
    const std::uint32_t index = indices_[static_cast<std::size_t>(model.selected_row)];
    const bool total = index == model::kNoIndex;
    const HeatCell& cell = total ? map_->totals[column] : map_->at(index, column);
    GapDetail detail;
    detail.row = model.rows[static_cast<std::size_t>(model.selected_row)].label;
    detail.column = model.columns[column];
    detail.empty = cell.n == 0;
    detail.too_few = cell.suppressed;
    fill_numbers(cell, detail);
    if (!detail.empty && !detail.too_few) fill_people(index, column, detail);
    model.detail = std::move(detail);
  }

  void fill_numbers(const HeatCell& cell, GapDetail& detail) const {
    const base::Language language = context_.language;
    detail.assessed = whole_text(cell.n, language);
    detail.of = whole_text(cell.of, language);
    if (cell.suppressed || cell.n == 0) return;
    detail.figure = hundredths_text(cell.mean_gap, language);
    if (cell.interval_low != analytics::kUndefined) {
      detail.interval = hundredths_text(cell.interval_low, language) + "–" +
                        hundredths_text(cell.interval_high, language);
    }
    detail.below = percent_text(cell.share_below, 0, language);
    detail.sources = hundredths_text(cell.mean_sources, language);
    if (cell.mean_age_months != analytics::kUndefined) {
      detail.age = report::Age{report::AgeUnit::Month, cell.mean_age_months / 100, false};
    }
    detail.levels = cell.levels;
  }

  void fill_people(std::uint32_t index, std::size_t column, GapDetail& detail) const {
    const auto basis =
        context_.cache.get(context_.data, analytics::BasisPull{context_.basis()});
    const auto people = analytics::people_behind(*basis, *map_, index,
                                                 static_cast<std::uint32_t>(column));
    int least = 0;
    int most = 0;
    for (const analytics::CellPerson& person : people) {
      const int required = person.required / 100;
      least = least == 0 ? required : std::min(least, required);
      most = std::max(most, required);
      detail.people_below += person.part > 0 ? 1 : 0;
      if (detail.people.size() == kListedPeople || person.part <= 0) continue;
      const model::Employee& employee = context_.data.employees.rows()[person.person];
      detail.people.push_back({employee.id.value, model::full_name(employee),
                               say(TextKey::gaps_of_level, context_.language,
                                   {level_text(person.achieved, context_.language),
                                    level_text(person.required, context_.language)}),
                               difference_text(-person.part, context_.language), 1});
    }
    detail.required_least = least;
    detail.required = least == most ? std::to_string(least)
                                    : std::to_string(least) + "–" + std::to_string(most);
    detail.below_count = whole_text(detail.people_below, context_.language);
    detail.people_route = {.screen = Screen::Employees};
    if (index != model::kNoIndex) {
      Route& route = detail.people_route;
      (rows_ == HeatRows::Units       ? route.unit
       : rows_ == HeatRows::Positions ? route.position
                                      : route.tier) = map_->rows[index].id;
    }
    detail.people_route.competency = map_->columns[column].competency.value;
    detail.explanation = analytics::explain_cell(*basis, *map_, index,
                                                 static_cast<std::uint32_t>(column));
    detail.inputs =
        report::explanation_rows(detail.explanation, context_.today, context_.language);
  }

  // Both are made only when asked for; what they need is copied, so that they outlive the builder.
  void add_exports(GapsModel& model) const {
    const base::Language language = context_.language;
    const auto rows = std::make_shared<const std::vector<GapRowView>>(model.rows);
    const auto columns = std::make_shared<const std::vector<std::string>>(model.columns);
    const std::string corner = corner_word();
    model.csv = [rows, columns, corner] {
      exchange::CsvWriter out;
      out.text(corner);
      for (const std::string& column : *columns) out.text(column);
      out.text("JPM");
      out.end_row();
      for (const GapRowView& row : *rows) {
        out.text(row.label);
        for (const GapCell& cell : row.cells) {
          out.text(cell.kind == GapCellKind::TooFew ? "n<5" : cell.figure);
        }
        out.text(row.jpm);
        out.end_row();
      }
      return out.take();
    };
    const std::string region = context_.data.region().name;
    const std::string cycle = model.cycle < 0
                                  ? std::string()
                                  : model.cycles[static_cast<std::size_t>(model.cycle)].second;
    const std::string day = date_text(context_.today, language);
    const auto basis = context_.cache.get(context_.data, analytics::BasisPull{context_.basis()});
    model.html = [rows, columns, corner, region, cycle, day, language, basis, map = map_] {
      report::HtmlTable table;
      table.caption = say(TextKey::gaps_caption, language);
      table.columns.push_back({corner, false});
      for (const std::string& column : *columns) table.columns.push_back({column, true});
      table.columns.push_back({"JPM (%)", true});
      for (const GapRowView& row : *rows) {
        std::vector<std::string> cells = {row.label};
        for (const GapCell& cell : row.cells) {
          cells.push_back(cell.kind == GapCellKind::TooFew ? "n<5" : cell.figure);
        }
        cells.push_back(row.jpm);
        table.rows.push_back(std::move(cells));
      }
      report::HtmlBody body;
      body.table(table);
      body.note(say(TextKey::gaps_formula_note, language));
      const std::string title = say(TextKey::gaps_title, language) + " – " + region;
      const std::string code = say(TextKey::history_report_code, language) + " " +
                               report::gap_report_code(*basis, *map);
      body.note(code);
      const std::string origin = "Asah · " + region + " · " + day + " · " + code;
      return report::html_document({.language = language,
                                    .title = title,
                                    .subtitle = cycle,
                                    .origin = origin,
                                    .landscape = true},
                                   body);
    };
  }

  std::string corner_word() const {
    static constexpr TextKey kCorners[] = {TextKey::gaps_unit, TextKey::gaps_position,
                                           TextKey::gaps_tier};
    return say(kCorners[static_cast<std::size_t>(rows_)], context_.language);
  }

  const Context& context_;
  const GapsState& state_;
  HeatRows rows_;
  HeatColumns columns_;
  std::shared_ptr<const Heatmap> map_;
  std::vector<std::uint32_t> indices_;  ///< row of the map for each row shown
};

/// Opens the unit itself and everything above it, so that it and what is below it are seen.
void open_way_to(const Context& context, std::uint64_t unit, GapsState& state) {
  const auto roster = context.cache.get(context.data, analytics::RosterQuery{});
  const auto found = context.data.units.index_of({unit});
  std::uint32_t row = found ? static_cast<std::uint32_t>(*found) : model::kNoIndex;
  for (; row != model::kNoIndex; row = roster->tree.parent[row]) {
    const std::uint64_t id = context.data.units.rows()[row].id.value;
    if (std::ranges::find(state.expanded, id) == state.expanded.end()) state.expanded.push_back(id);
  }
}

/// Coming from elsewhere with a unit or a competency in hand selects its cell; a unit alone selects
/// the competency in which it lags the most.
void go_to_cell(const Context& context, const Route& route, GapsState& state) {
  state.rows = 0;
  state.columns = 0;
  state.sort_column = -1;
  state.selected_total = route.unit == 0;
  state.selected_row = route.unit;
  state.reveal = true;
  open_way_to(context, route.unit, state);
  const auto map = context.cache.get(
      context.data, analytics::HeatmapQuery{context.basis(), {.as_of = context.today}});
  const std::uint32_t row = map->row_of(route.unit);
  std::int32_t largest = analytics::kUndefined;
  state.selected_column = -1;
  for (std::size_t c = 0; c < map->columns.size(); ++c) {
    const auto column = static_cast<int>(c);
    if (route.competency != 0) {
      if (map->columns[c].competency.value == route.competency) state.selected_column = column;
      continue;
    }
    if (row == model::kNoIndex) continue;
    const HeatCell& cell = map->at(row, c);
    const bool shown = cell.n > 0 && !cell.suppressed;
    if (shown && (largest == analytics::kUndefined || cell.mean_gap > largest)) {
      largest = cell.mean_gap;
      state.selected_column = column;
    }
  }
  // Nothing may be shown of so small a unit: its first cell says so.
  if (state.selected_column < 0 && row != model::kNoIndex && !map->columns.empty()) {
    state.selected_column = 0;
  }
}

}  // namespace

GapsModel build_gaps(const Context& context, const Desk&, const Route& route,
                     const GapsState& given) {
  GapsState state = given;
  const bool adopting = route != given.taken;
  state.taken = route;
  if (adopting && (route.unit != 0 || route.competency != 0) && context.cycle) {
    go_to_cell(context, route, state);
  }
  GapsModel model = Builder(context, state).run();
  if (adopting) model.adopted = state;
  return model;
}

}  // namespace asah::screens
