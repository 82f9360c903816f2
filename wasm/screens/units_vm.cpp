#include "wasm/screens/units_vm.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"
#include "core/model/refs.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using analytics::kUndefined;
using ui::TextKey;

constexpr std::size_t kListedGaps = 5;

class UnitsBuilder {
 public:
  UnitsBuilder(const Context& context, const UnitsState& state)
      : context_(context),
        data_(context.data),
        state_(state),
        expanded_(state.expanded),
        roster_(context.cache.get(context.data, analytics::RosterQuery{})),
        tree_(roster_->tree) {}

  UnitsModel run() {
    model_.read_only = context_.read_only;
    model_.all = static_cast<std::int64_t>(data_.units.size());
    model_.new_id = context_.new_id();
    std::ranges::sort(expanded_);
    count_people();
    if (data_.cycles.find(context_.cycle) != nullptr) {
      completion_ = context_.cache.get(data_, analytics::CompletionQuery{context_.basis()});
      map_ = context_.cache.get(
          data_, analytics::HeatmapQuery{context_.basis(), {.as_of = context_.today}});
    }
    add_rows();
    add_parents();
    add_detail();
    return std::move(model_);
  }

 private:
  const model::Unit& unit(std::uint32_t row) const { return data_.units.rows()[row]; }
  std::size_t end_of(std::uint32_t row) const { return tree_.subtree_end[tree_.position[row]]; }

  void count_people() {
    own_.assign(data_.units.size(), 0);
    for (std::size_t person = 0; person < roster_->ids.size(); ++person) {
      const std::uint32_t row = roster_->places.unit[person];
      if (row != model::kNoIndex && roster_->active[person] != 0) ++own_[row];
    }
    total_ = own_;
    for (std::size_t i = tree_.order.size(); i-- > 0;) {
      const std::uint32_t row = tree_.order[i];
      if (tree_.parent[row] != model::kNoIndex) total_[tree_.parent[row]] += total_[row];
    }
  }

  const analytics::CompletionRow* completion_of(std::uint32_t row) const {
    if (!completion_) return nullptr;
    const auto at = std::ranges::find(completion_->rows, row, &analytics::CompletionRow::table_row);
    return at == completion_->rows.end() ? nullptr : &*at;
  }

  /// Null when nobody has one, or fewer than may be shown.
  const analytics::HeatRow* jpm_of(std::uint32_t row) const {
    const std::uint32_t at = map_ ? map_->row_of(unit(row).id.value) : model::kNoIndex;
    if (at == model::kNoIndex) return nullptr;
    const analytics::HeatRow& heat = map_->rows[at];
    const bool shown = heat.jpm_people >= analytics::kMinPeople && heat.jpm_mean != kUndefined;
    return shown ? &heat : nullptr;
  }

  std::string people_text(std::uint32_t row) const {
    const base::Language language = context_.language;
    if (own_[row] == total_[row]) {
      return say(TextKey::units_people, language, {whole_text(total_[row], language)});
    }
    return say(TextKey::units_people_own, language,
               {whole_text(total_[row], language), whole_text(own_[row], language)});
  }

  std::string detail_text(std::uint32_t row, const analytics::CompletionRow* progress) const {
    std::string text = people_text(row);
    if (progress != nullptr && progress->people > 0) {
      text += " · " + say(TextKey::units_assessed, context_.language,
                          {percent_text(progress->full_share(), 0, context_.language)});
    }
    if (const analytics::HeatRow* heat = jpm_of(row)) {
      text += " · JPM " + hundredths_text(heat->jpm_mean, context_.language);
    }
    return text;
  }

  bool is_expanded(std::uint64_t id) const { return std::ranges::binary_search(expanded_, id); }

  /// What the filter lets through: units that match, and those above them.
  std::vector<bool> matching() const {
    std::vector<bool> shown(data_.units.size(), state_.filter.empty());
    if (state_.filter.empty()) return shown;
    const std::string wanted = base::fold(state_.filter);
    for (std::uint32_t row = 0; row < shown.size(); ++row) {
      const bool hit = base::contains_folded(base::fold(unit(row).name), wanted) ||
                       base::fold(unit(row).code).starts_with(wanted);
      for (std::uint32_t at = row; hit && at != model::kNoIndex && !shown[at];) {
        shown[at] = true;
        at = tree_.parent[at];
      }
    }
    return shown;
  }

  void add_rows() {
    const std::vector<bool> shown = matching();
    // Rows of both results lie in tree order, so that one pass finds them all.
    std::size_t next = 0;
    std::size_t closed_until = 0;
    for (std::size_t i = 0; i < tree_.order.size(); ++i) {
      const std::uint32_t row = tree_.order[i];
      if (tree_.subtree_end[i] > i + 1) model_.branches.push_back(unit(row).id.value);
      if (!shown[row] || i < closed_until) continue;
      const model::Unit& record = unit(row);
      UnitRow view;
      view.id = record.id.value;
      view.name = record.name;
      view.level = static_cast<int>(tree_.depth[row]);
      view.kind = record.kind;
      view.expandable = tree_.subtree_end[i] > i + 1;
      view.expanded = view.expandable && (!state_.filter.empty() || is_expanded(view.id));
      const analytics::CompletionRow* progress = nullptr;
      if (completion_) {
        const auto& rows = completion_->rows;
        while (next < rows.size() && rows[next].table_row != row) ++next;
        if (next < rows.size()) progress = &rows[next];
        else next = 0;
      }
      view.detail = detail_text(row, progress);
      if (view.id == state_.selected) model_.selected_row = static_cast<int>(model_.rows.size());
      const bool closed = view.expandable && !view.expanded;
      model_.rows.push_back(std::move(view));
      if (closed) closed_until = tree_.subtree_end[i];
    }
  }

  void add_parents() {
    const auto self = data_.units.index_of({state_.draft.id});
    for (const std::uint32_t row : tree_.order) {
      // Not below itself: that would be a loop.
      if (self && tree_.is_within(row, static_cast<std::uint32_t>(*self))) continue;
      const std::string indent(std::size_t{tree_.depth[row]} * 2, ' ');
      if (unit(row).id.value == state_.draft.parent) {
        model_.parent = static_cast<int>(model_.parents.size());
      }
      model_.parents.push_back({unit(row).id.value, indent + unit(row).name});
    }
    model_.code_taken =
        !state_.draft.code.empty() && std::ranges::any_of(data_.units, [&](const auto& other) {
          return other.code == state_.draft.code && other.id.value != state_.draft.id;
        });
  }

  std::string path_of(std::uint32_t row) const {
    std::string path;
    for (std::uint32_t at = tree_.parent[row]; at != model::kNoIndex; at = tree_.parent[at]) {
      path = path.empty() ? unit(at).name : unit(at).name + " › " + path;
    }
    return path;
  }

  UnitHold hold_of(std::uint32_t row) const {
    if (end_of(row) > tree_.position[row] + 1) return UnitHold::Subunits;
    const bool people = std::ranges::find(roster_->places.unit, row) != roster_->places.unit.end();
    if (people) return UnitHold::People;
    const bool cycle = std::ranges::any_of(data_.cycles, [&](const model::Cycle& each) {
      return std::ranges::find(each.units, unit(row).id) != each.units.end();
    });
    return cycle ? UnitHold::Cycle : UnitHold::Nothing;
  }

  void add_detail() {
    const auto found = data_.units.index_of({state_.selected});
    if (!found) return;
    const auto row = static_cast<std::uint32_t>(*found);
    const base::Language language = context_.language;
    UnitDetail detail;
    detail.record = unit(row);
    detail.path = path_of(row);
    detail.own = whole_text(own_[row], language);
    detail.total = whole_text(total_[row], language);
    detail.subunits = whole_text(
        static_cast<std::int64_t>(end_of(row)) - tree_.position[row] - 1, language);
    detail.hold = hold_of(row);
    const std::uint64_t id = detail.record.id.value;
    detail.people_route = {.screen = Screen::Employees, .unit = id};
    detail.gaps_route = {.screen = Screen::Gaps, .unit = id};
    detail.assessment_route = {.screen = Screen::Assessment, .record = context_.cycle.value,
                               .unit = id};
    if (const auto* progress = completion_of(row); progress != nullptr && progress->people > 0) {
      add_progress(*progress, detail);
      add_gaps(row, detail);
    }
    model_.detail = std::move(detail);
  }

  void add_progress(const analytics::CompletionRow& progress, UnitDetail& detail) const {
    const base::Language language = context_.language;
    detail.assessed = true;
    detail.full = percent_text(progress.full_share(), 0, language);
    detail.full_share = static_cast<float>(progress.full_share()) / 10000.0f;
    detail.full_count = whole_text(progress.full, language);
    detail.part_count = whole_text(progress.part, language);
    detail.none_count = whole_text(progress.none, language);
    const auto basis = context_.cache.get(data_, analytics::BasisPull{context_.basis()});
    detail.explanation = analytics::explain_completion(*basis, progress);
    detail.inputs = report::explanation_rows(detail.explanation, context_.today, language);
  }

  void add_gaps(std::uint32_t row, UnitDetail& detail) {
    const std::uint32_t at = map_->row_of(unit(row).id.value);
    if (at == model::kNoIndex) return;
    if (const analytics::HeatRow* heat = jpm_of(row)) {
      detail.jpm = percent_text(heat->jpm_mean, 2, context_.language);
    }
    const std::int32_t jpm_people = map_->rows[at].jpm_people;
    detail.too_few = jpm_people > 0 && jpm_people < analytics::kMinPeople;
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < map_->columns.size(); ++c) {
      const analytics::HeatCell& cell = map_->at(at, c);
      if (!cell.suppressed && cell.n > 0 && cell.mean_gap > 0) columns.push_back(c);
    }
    std::ranges::stable_sort(columns, std::greater{},
                             [&](std::size_t c) { return map_->at(at, c).mean_gap; });
    if (columns.size() > kListedGaps) columns.resize(kListedGaps);
    for (const std::size_t c : columns) {
      const model::CompetencyId id = map_->columns[c].competency;
      const model::Competency* competency = data_.competencies.find(id);
      const std::int32_t gap = map_->at(at, c).mean_gap;
      detail.gaps.push_back(
          {id.value,
           competency == nullptr ? base::id_text(id) : competency->name.in(context_.indonesian()),
           hundredths_text(gap, context_.language),
           static_cast<float>(gap) / static_cast<float>(map_->at(at, columns.front()).mean_gap)});
    }
  }

  const Context& context_;
  const model::Dataset& data_;
  const UnitsState& state_;
  std::vector<std::uint64_t> expanded_;  ///< sorted
  std::shared_ptr<const analytics::Roster> roster_;
  const model::UnitTree& tree_;
  std::shared_ptr<const analytics::Completion> completion_;
  std::shared_ptr<const analytics::Heatmap> map_;
  std::vector<std::int64_t> own_;    ///< active people by row of the units table
  std::vector<std::int64_t> total_;  ///< with those of all units below
  UnitsModel model_;
};

/// Opens everything above a unit, so that it is seen.
void reveal(const Context& context, std::uint64_t id, UnitsState& state) {
  const auto found = context.data.units.index_of({id});
  if (!found) return;
  const auto roster = context.cache.get(context.data, analytics::RosterQuery{});
  std::uint32_t row = roster->tree.parent[*found];
  for (; row != model::kNoIndex; row = roster->tree.parent[row]) {
    const std::uint64_t above = context.data.units.rows()[row].id.value;
    if (std::ranges::find(state.expanded, above) == state.expanded.end()) {
      state.expanded.push_back(above);
    }
  }
}

}  // namespace

UnitsModel build_units(const Context& context, const Desk&, const Route& route,
                       const UnitsState& given) {
  UnitsState state = given;
  const bool adopting = !given.opened || route != given.taken;
  if (adopting) {
    state.taken = route;
    // At first the tops of the tree are open.
    if (!given.opened) {
      const auto roster = context.cache.get(context.data, analytics::RosterQuery{});
      for (const std::uint32_t row : roster->tree.order) {
        if (roster->tree.depth[row] == 0) {
          state.expanded.push_back(context.data.units.rows()[row].id.value);
        }
      }
      // An empty workspace may yet be filled; then the tops open when they come.
      state.opened = !context.data.units.empty();
    }
    const std::uint64_t asked = route.record != 0 ? route.record : route.unit;
    if (asked != 0) {
      state.selected = asked;
      state.filter.clear();
      reveal(context, asked, state);
    }
  }
  UnitsModel model = UnitsBuilder(context, state).run();
  if (adopting && !(state == given)) model.adopted = state;
  return model;
}

}  // namespace asah::screens
