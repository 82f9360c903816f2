#include "core/analytics/heatmap.hpp"

#include <algorithm>
#include <bit>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/analytics/parts/aspects.hpp"
#include "core/analytics/parts/heat_groups.hpp"
#include "core/base/decimal.hpp"

namespace asah::analytics {
namespace {

// What every kind of column counts alike of one pair that was assessed.
void add_pair(HeatSums& sums, const AchievedCell& cell) {
  ++sums.pairs;
  const bool dated = cell.age_days != kUndated;
  sums.dated += dated;
  sums.age_days += dated ? cell.age_days : 0;
  sums.sources += static_cast<std::uint32_t>(std::popcount(cell.sources));
  sums.ratings += cell.count;
  ++sums.levels[static_cast<std::size_t>(cell.achieved + 50) / 100];
}

void add_gap(HeatSums& sums, std::int32_t gap, std::int32_t demanded) {
  sums.gap += gap;
  sums.shortfall += std::max(gap, 0);
  sums.demanded += demanded;
  sums.below += gap > 0;
}

// Takes in one person whose pairs stand in `own`.
void add_person(HeatSums& sums, HeatSums own) {
  if (own.pairs > 0) {
    own.people = 1;
    own.gap_squares = own.gap * own.gap;
    own.gap_by_pairs = own.gap * own.pairs;
    own.pair_squares = std::int64_t{own.pairs} * own.pairs;
  }
  sums.add(own);
}

struct GroupTotal {
  std::int32_t people = 0;
  std::int32_t jpm_people = 0;
  std::int64_t jpm_sum = 0;

  void add(const GroupTotal& other) {
    people += other.people;
    jpm_people += other.jpm_people;
    jpm_sum += other.jpm_sum;
  }
};

// The sums of every group: its own people first, then, for units, of all below.
class Summing {
 public:
  Summing(const Basis& basis, const JpmTable& jpm, const HeatmapOptions& options,
          const std::vector<HeatColumn>& columns)
      : basis_(basis), jpm_(jpm), options_(options), columns_(columns) {}

  void run() {
    const HeatGroups groups = heat_groups(basis_, options_);
    none = groups.none;
    width = columns_.size();
    sums.resize((none + 1) * width);
    totals.resize(none + 1);
    prepare();
    for (std::size_t person = 0; person < basis_.people(); ++person) {
      const std::uint32_t group = groups.of_person[person];
      if (group == model::kNoIndex) continue;
      ++totals[group].people;
      const JpmRow& row = jpm_.rows[person];
      totals[group].jpm_people += row.defined();
      totals[group].jpm_sum += row.defined() ? row.raw : 0;
      add_cells(person, std::span(sums).subspan(group * width, width));
    }
    if (options_.columns == HeatColumns::Competencies) close_single_pairs();
    add_up_everyone();
    if (options_.rows == HeatRows::Units) roll_up();
  }

  std::size_t width = 0;
  std::uint32_t none = 0;
  std::vector<HeatSums> sums;       // group-major
  std::vector<GroupTotal> totals;
  std::vector<HeatSums> all_sums;
  GroupTotal all_total;

 private:
  void prepare() {
    for (std::size_t i = 0; i < basis_.width(); ++i) {
      if (options_.columns == HeatColumns::Domains) {
        domain_.push_back(domain_column(basis_, columns_, i));
      } else if (options_.columns == HeatColumns::Aspects) {
        const model::Competency* competency = basis_.competency(i);
        aspects_.push_back(competency == nullptr ? AspectProfile{} : AspectProfile(*competency));
      }
    }
  }

  void add_cells(std::size_t person, std::span<HeatSums> out) const {
    const auto required = basis_.standards.required_row(basis_.position_of(person));
    const auto cells = basis_.achieved.row(person);
    switch (options_.columns) {
      case HeatColumns::Competencies: add_competencies(cells, required, out); break;
      case HeatColumns::Domains: add_domains(cells, required, out); break;
      case HeatColumns::Aspects: add_aspects(cells, required, out); break;
    }
  }

  static void add_competencies(std::span<const AchievedCell> cells,
                               std::span<const std::int16_t> required, std::span<HeatSums> out) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (required[i] < 0) continue;
      HeatSums& cell = out[i];
      ++cell.expected;
      if (!cells[i].assessed()) continue;
      const std::int32_t gap = required[i] - cells[i].achieved;
      add_pair(cell, cells[i]);
      add_gap(cell, gap, required[i]);
      cell.gap_squares += std::int64_t{gap} * gap;
    }
  }

  // In a competency column every person brings one pair.
  void close_single_pairs() {
    for (HeatSums& cell : sums) {
      cell.people = cell.pairs;
      cell.gap_by_pairs = cell.gap;
      cell.pair_squares = cell.pairs;
    }
  }

  void add_domains(std::span<const AchievedCell> cells, std::span<const std::int16_t> required,
                   std::span<HeatSums> out) const {
    std::array<HeatSums, model::kChoices<model::Domain>.size()> own{};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (required[i] < 0) continue;
      HeatSums& mine = own[domain_[i]];
      ++mine.expected;
      if (!cells[i].assessed()) continue;
      add_pair(mine, cells[i]);
      add_gap(mine, required[i] - cells[i].achieved, required[i]);
    }
    for (std::size_t d = 0; d < out.size(); ++d) add_person(out[d], own[d]);
  }

  void add_aspects(std::span<const AchievedCell> cells, std::span<const std::int16_t> required,
                   std::span<HeatSums> out) const {
    std::array<HeatSums, kAspectCount> own{};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (required[i] < 0) continue;
      for (HeatSums& mine : own) ++mine.expected;
      if (!cells[i].assessed()) continue;
      const AspectParts lacking = aspects_[i].lacking(cells[i].achieved, required[i]);
      const AspectParts demanded = aspects_[i].demanded(required[i]);
      for (std::size_t a = 0; a < kAspectCount; ++a) {
        add_pair(own[a], cells[i]);
        add_gap(own[a], lacking[a], demanded[a]);
      }
    }
    for (std::size_t a = 0; a < kAspectCount; ++a) add_person(out[a], own[a]);
  }

  void add_up_everyone() {
    all_sums.resize(width);
    for (std::size_t i = 0; i < sums.size(); ++i) all_sums[i % width].add(sums[i]);
    for (const GroupTotal& total : totals) all_total.add(total);
  }

  void roll_up() {
    const model::UnitTree& tree = basis_.roster->tree;
    for (std::size_t at = tree.order.size(); at-- > 0;) {
      const std::uint32_t row = tree.order[at];
      const std::uint32_t parent = tree.parent[row];
      if (parent == model::kNoIndex) continue;
      totals[parent].add(totals[row]);
      for (std::size_t i = 0; i < width; ++i) sums[parent * width + i].add(sums[row * width + i]);
    }
  }

  const Basis& basis_;
  const JpmTable& jpm_;
  const HeatmapOptions& options_;
  const std::vector<HeatColumn>& columns_;
  std::vector<std::uint32_t> domain_;
  std::vector<AspectProfile> aspects_;
};

// The groups shown, in the order of the rows.
std::vector<std::uint32_t> shown_groups(const Basis& basis, const HeatmapOptions& options,
                                        const Summing& summing) {
  std::vector<std::uint32_t> shown;
  const model::Dataset& dataset = basis.dataset;
  if (options.rows == HeatRows::Units) {
    const model::UnitTree& tree = basis.roster->tree;
    const auto within = dataset.units.index_of(options.within);
    for (const std::uint32_t row : tree.order) {
      const bool inside =
          !options.within || (within && tree.is_within(row, static_cast<std::uint32_t>(*within)));
      if (inside) shown.push_back(row);
    }
  } else {
    for (std::uint32_t row = 0; row < summing.none; ++row) {
      if (summing.totals[row].people > 0) shown.push_back(row);
    }
    const auto positions = dataset.positions.rows();
    const auto tiers = dataset.tiers.rows();
    std::ranges::sort(shown, {}, [&](std::uint32_t row) {
      const bool by_name = options.rows == HeatRows::Positions;
      return std::tuple(by_name ? std::string_view(positions[row].name) : std::string_view{},
                        by_name ? 0 : tiers[row].order, row);
    });
  }
  if (summing.totals[summing.none].people > 0) shown.push_back(summing.none);
  return shown;
}

std::uint64_t id_of(const Basis& basis, HeatRows kind, std::uint32_t group, std::uint32_t none) {
  if (group == none) return 0;
  switch (kind) {
    case HeatRows::Units: return basis.dataset.units.rows()[group].id.value;
    case HeatRows::Positions: return basis.dataset.positions.rows()[group].id.value;
    default: return basis.dataset.tiers.rows()[group].id.value;
  }
}

HeatRow heat_row(const GroupTotal& total) {
  HeatRow row;
  row.people = total.people;
  row.jpm_people = total.jpm_people;
  if (total.jpm_people > 0) {
    row.jpm_mean = static_cast<std::int32_t>(base::divide_rounded(total.jpm_sum, total.jpm_people));
  }
  return row;
}

HeatScale scale_of(const Basis& basis, const HeatmapOptions& options) {
  HeatScale scale{.min_people = options.min_people};
  if (options.columns == HeatColumns::Aspects) scale.parts = 3;
  if (options.as_of.has_value() && basis.achieved.newest.has_value()) {
    scale.days_since = options.as_of.days() - basis.achieved.newest.days();
  }
  return scale;
}

}  // namespace

std::uint32_t Heatmap::row_of(std::uint64_t id) const {
  const auto at = std::ranges::find(rows, id, &HeatRow::id);
  return at == rows.end() ? model::kNoIndex : static_cast<std::uint32_t>(at - rows.begin());
}

Heatmap build_heatmap(const Basis& basis, const JpmTable& jpm, const HeatmapOptions& options) {
  Heatmap map;
  map.options = options;
  map.columns = heat_columns(basis, options.columns);
  Summing summing(basis, jpm, options, map.columns);
  summing.run();
  const HeatScale scale = scale_of(basis, options);
  const std::vector<std::uint32_t> shown = shown_groups(basis, options, summing);
  const model::UnitTree& tree = basis.roster->tree;
  map.rows.reserve(shown.size());
  map.cells.reserve(shown.size() * map.columns.size());
  for (const std::uint32_t group : shown) {
    HeatRow row = heat_row(summing.totals[group]);
    row.id = id_of(basis, options.rows, group, summing.none);
    if (group != summing.none) row.table_row = group;
    if (options.rows == HeatRows::Units && group != summing.none) {
      row.depth = tree.depth[group] - tree.depth[shown.front()];
    }
    map.rows.push_back(row);
    for (std::size_t i = 0; i < summing.width; ++i) {
      map.cells.push_back(heat_cell(summing.sums[group * summing.width + i], scale));
    }
  }
  map.total_row = heat_row(summing.all_total);
  for (const HeatSums& sums : summing.all_sums) map.totals.push_back(heat_cell(sums, scale));
  return map;
}

}  // namespace asah::analytics
