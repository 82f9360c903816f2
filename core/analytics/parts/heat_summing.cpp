#include "core/analytics/parts/heat_summing.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

#include "core/analytics/parts/aspects.hpp"
#include "core/analytics/parts/heat_groups.hpp"

namespace asah::analytics {
namespace {

constexpr std::array<std::uint8_t, 64> kSourceCounts = [] {
  std::array<std::uint8_t, 64> counts{};
  for (unsigned mask = 0; mask < 64; ++mask) {
    counts[mask] = static_cast<std::uint8_t>(std::popcount(mask));
  }
  return counts;
}();

std::size_t nearest_level(std::int16_t achieved) {
  return static_cast<std::size_t>(achieved + 50) / 100;
}

// The sums of one group and competency over at most kBatch people: one cache line, few additions.
// Several counters share a word; their widths hold kBatch times the largest value.
struct alignas(64) PackedSums {
  static constexpr std::size_t kBatch = 32768;

  std::uint64_t gap_shortfall = 0;  // gap (signed) from bit 32, shortfall
  std::uint64_t demanded_age = 0;   // levels required from bit 32, age in days
  std::uint64_t counts = 0;         // ratings from bit 40, sources from bit 20, below
  std::uint64_t gap_squares = 0;
  std::array<std::uint32_t, model::kLevelCount + 1> levels{};
  std::uint32_t undated = 0;
  std::uint32_t missing = 0;

  void add(const AchievedCell& cell, std::int32_t required) {
    const std::int64_t gap = required - cell.achieved;
    const std::int64_t lacking = std::max<std::int64_t>(gap, 0);
    gap_shortfall += (static_cast<std::uint64_t>(gap) << 32) + static_cast<std::uint64_t>(lacking);
    gap_squares += static_cast<std::uint64_t>(gap * gap);
    std::uint64_t age = cell.age_days;
    if (age == kUndated) [[unlikely]] {
      age = 0;
      ++undated;
    }
    demanded_age += (static_cast<std::uint64_t>(required) << 32) + age;
    counts += (std::uint64_t{cell.count} << 40) +
              (std::uint64_t{kSourceCounts[cell.sources & 63U]} << 20) + (gap > 0 ? 1 : 0);
    ++levels[nearest_level(cell.achieved)];
  }

  // Adds to `sums` and starts anew.
  void flush(HeatSums& sums) {
    std::uint32_t pairs = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      sums.levels[i] += levels[i];
      pairs += levels[i];
    }
    const auto gap = static_cast<std::int32_t>(gap_shortfall >> 32);
    sums.gap += gap;
    sums.shortfall += static_cast<std::uint32_t>(gap_shortfall);
    sums.demanded += static_cast<std::uint32_t>(demanded_age >> 32);
    sums.age_days += static_cast<std::uint32_t>(demanded_age);
    sums.ratings += static_cast<std::uint32_t>(counts >> 40);
    sums.sources += static_cast<std::uint32_t>(counts >> 20 & 0xFFFFF);
    sums.below += static_cast<std::uint32_t>(counts & 0xFFFFF);
    sums.pairs += pairs;
    sums.expected += pairs + missing;
    sums.dated += pairs - undated;
    // Every person brings one pair.
    sums.people += pairs;
    sums.gap_squares += static_cast<std::int64_t>(gap_squares);
    sums.gap_by_pairs += gap;
    sums.pair_squares += pairs;
    *this = {};
  }
};

// What a pair counts whatever the column says of its gap.
void add_pair(HeatSums& sums, const AchievedCell& cell) {
  ++sums.pairs;
  const bool dated = cell.age_days != kUndated;
  sums.dated += dated;
  sums.age_days += dated ? cell.age_days : 0;
  sums.sources += kSourceCounts[cell.sources & 63U];
  sums.ratings += cell.count;
  ++sums.levels[nearest_level(cell.achieved)];
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

class Summing {
 public:
  Summing(const Basis& basis, const HeatGroups& groups, HeatSummary& out)
      : basis_(basis), groups_(groups), out_(out) {}

  void add_competencies() {
    std::vector<PackedSums> packed(out_.sums.size());
    const auto flush = [&] {
      for (std::size_t i = 0; i < packed.size(); ++i) packed[i].flush(out_.sums[i]);
    };
    std::size_t batch = 0;
    for_each_person([&](std::size_t person, std::size_t first_cell) {
      if (++batch > PackedSums::kBatch) {
        flush();
        batch = 1;
      }
      const auto required = basis_.standards.required_row(basis_.position_of(person));
      const auto cells = basis_.achieved.row(person);
      PackedSums* sums = packed.data() + first_cell;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (required[i] < 0) continue;
        if (cells[i].assessed()) {
          sums[i].add(cells[i], required[i]);
        } else {
          ++sums[i].missing;
        }
      }
    });
    flush();
  }

  void add_domains(const std::vector<HeatColumn>& columns) {
    std::vector<std::uint32_t> domain;
    for (std::size_t i = 0; i < basis_.width(); ++i) {
      domain.push_back(domain_column(basis_, columns, i));
    }
    for_each_person([&](std::size_t person, std::size_t first_cell) {
      const auto required = basis_.standards.required_row(basis_.position_of(person));
      const auto cells = basis_.achieved.row(person);
      std::array<HeatSums, model::kChoices<model::Domain>.size()> own{};
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (required[i] < 0) continue;
        HeatSums& mine = own[domain[i]];
        ++mine.expected;
        if (!cells[i].assessed()) continue;
        add_pair(mine, cells[i]);
        add_gap(mine, required[i] - cells[i].achieved, required[i]);
      }
      for (std::size_t d = 0; d < columns.size(); ++d) {
        add_person(out_.sums[first_cell + d], own[d]);
      }
    });
  }

  void add_aspects() {
    std::vector<AspectProfile> profiles;
    for (std::size_t i = 0; i < basis_.width(); ++i) {
      const model::Competency* competency = basis_.competency(i);
      profiles.push_back(competency == nullptr ? AspectProfile{} : AspectProfile(*competency));
    }
    for_each_person([&](std::size_t person, std::size_t first_cell) {
      const auto required = basis_.standards.required_row(basis_.position_of(person));
      const auto cells = basis_.achieved.row(person);
      HeatSums common;
      std::array<HeatSums, kAspectCount> own{};
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (required[i] < 0) continue;
        ++common.expected;
        if (!cells[i].assessed()) continue;
        add_pair(common, cells[i]);
        const AspectParts lacking = profiles[i].lacking(cells[i].achieved, required[i]);
        const AspectParts demanded = profiles[i].demanded(required[i]);
        for (std::size_t a = 0; a < kAspectCount; ++a) add_gap(own[a], lacking[a], demanded[a]);
      }
      for (std::size_t a = 0; a < kAspectCount; ++a) {
        own[a].add(common);
        add_person(out_.sums[first_cell + a], own[a]);
      }
    });
  }

 private:
  // Calls visit(person, number of the first cell of the person's group).
  template <class Visit>
  void for_each_person(Visit&& visit) const {
    for (std::size_t person = 0; person < basis_.people(); ++person) {
      const std::uint32_t group = groups_.of_person[person];
      if (group != model::kNoIndex) visit(person, group * out_.width);
    }
  }

  const Basis& basis_;
  const HeatGroups& groups_;
  HeatSummary& out_;
};

void add_totals(const Basis& basis, const JpmTable& jpm, const HeatGroups& groups,
                HeatSummary& out) {
  for (std::size_t person = 0; person < basis.people(); ++person) {
    const std::uint32_t group = groups.of_person[person];
    if (group == model::kNoIndex) continue;
    const JpmRow& row = jpm.rows[person];
    out.totals[group].add({1, row.defined(), row.defined() ? row.raw : 0});
  }
}

void roll_up(const model::UnitTree& tree, HeatSummary& out) {
  for (std::size_t at = tree.order.size(); at-- > 0;) {
    const std::uint32_t row = tree.order[at];
    const std::uint32_t parent = tree.parent[row];
    if (parent == model::kNoIndex) continue;
    out.totals[parent].add(out.totals[row]);
    for (std::size_t i = 0; i < out.width; ++i) {
      out.sums[parent * out.width + i].add(out.sums[row * out.width + i]);
    }
  }
}

}  // namespace

void GroupTotal::add(const GroupTotal& other) {
  people += other.people;
  jpm_people += other.jpm_people;
  jpm_sum += other.jpm_sum;
}

HeatSummary sum_heat(const Basis& basis, const JpmTable& jpm, const HeatmapOptions& options,
                     const std::vector<HeatColumn>& columns) {
  const HeatGroups groups = heat_groups(basis, options);
  HeatSummary out;
  out.none = groups.none;
  out.width = columns.size();
  out.sums.resize((out.none + 1) * out.width);
  out.totals.resize(out.none + 1);
  out.all_sums.resize(out.width);
  add_totals(basis, jpm, groups, out);
  Summing summing(basis, groups, out);
  switch (options.columns) {
    case HeatColumns::Competencies: summing.add_competencies(); break;
    case HeatColumns::Domains: summing.add_domains(columns); break;
    case HeatColumns::Aspects: summing.add_aspects(); break;
  }
  for (std::size_t i = 0; i < out.sums.size(); ++i) out.all_sums[i % out.width].add(out.sums[i]);
  for (const GroupTotal& total : out.totals) out.all_total.add(total);
  if (options.rows == HeatRows::Units) roll_up(basis.roster->tree, out);
  return out;
}

}  // namespace asah::analytics
