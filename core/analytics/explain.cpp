// Where the numbers of this room come from.

#include <algorithm>
#include <utility>

#include "core/analytics/completion.hpp"
#include "core/analytics/parts/explain_keys.hpp"
#include "core/analytics/gap.hpp"
#include "core/analytics/heatmap.hpp"

namespace asah::analytics {
namespace {

using base::Explanation;
using base::ExplanationInput;
using base::Quantity;

class Writer {
 public:
  Writer(ExplainKey formula, std::string_view rule, ExplainKey source)
      : explanation_{text_key(formula), rule, text_key(source), {}} {}

  ExplanationInput& add(ExplainKey key, Quantity quantity, std::int64_t number,
                        std::string text = {}) {
    return explanation_.inputs.emplace_back(
        explain_input(key, quantity, number, std::move(text)));
  }
  /// Nothing where the number is undefined.
  void add_defined(ExplainKey key, Quantity quantity, std::int32_t number) {
    if (number != kUndefined) add(key, quantity, number);
  }
  void say(ExplainKey key, std::string text = {}) {
    add(key, Quantity::Text, 0, std::move(text));
  }
  Explanation take() { return std::move(explanation_); }

 private:
  Explanation explanation_;
};

std::string position_name(const Basis& basis, std::size_t person) {
  const std::uint32_t row = basis.position_of(person);
  return row == model::kNoIndex ? std::string() : basis.dataset.positions.rows()[row].name;
}

void add_demand(Writer& writer, const Basis& basis, std::size_t person, const Demand& demand) {
  if (!demand.required.has_value()) {
    writer.say(ExplainKey::NoStandard, position_name(basis, person));
    return;
  }
  const ExplainKey key = demand.from_tier ? ExplainKey::RequiredTier : ExplainKey::Required;
  writer.add(key, Quantity::Level, 100 * demand.required.value, position_name(basis, person));
  if (demand.minimum.has_value()) {
    writer.add(ExplainKey::Minimum, Quantity::Level, 100 * demand.minimum.value);
  }
}

// Each source that rated: its own level by the cycle's rule, how many raters, how old.
void add_sources(Writer& writer, const Basis& basis, std::size_t person, std::size_t column) {
  const CombinePlan plan = combine_plan(basis.cycle, basis.query.filter);
  const std::span<const model::EmployeeId> one(&basis.roster->ids[person], 1);
  for (std::size_t s = 0; s < model::kSourceCount; ++s) {
    const SourceFilter only{RatingView::OneSource, static_cast<model::Source>(s)};
    const AchievedMatrix own = combine_people(basis.dataset, basis.cycle.id, only, one);
    const AchievedCell& cell = own.at(0, column);
    if (cell.count == 0) continue;
    auto& input = writer.add(key_after(ExplainKey::SourceSelf, s), Quantity::Level, cell.achieved);
    input.count = cell.count;
    input.newest = own.date(cell);
    if (!cell.assessed()) input.quantity = Quantity::Text;
    if (plan.weight[s] == 0) {
      writer.say(ExplainKey::Beside);
    } else if (plan.rule == model::CombineRule::WeightedMean) {
      writer.add(ExplainKey::Weight, Quantity::Weight, plan.weight[s]);
    }
  }
}

// The panel's correction that counts; null without one.
const model::Moderation* moderation_of(const Basis& basis, std::size_t person,
                                       std::size_t column) {
  const model::Moderation* last = nullptr;
  for (const model::Moderation& m : basis.dataset.moderations) {
    const bool here = m.cycle == basis.cycle.id && m.employee == basis.roster->ids[person] &&
                      m.competency == basis.achieved.competencies[column];
    if (here && (last == nullptr || m.date >= last->date)) last = &m;
  }
  return last;
}

void add_flags(Writer& writer, const Basis& basis, std::size_t person, std::size_t column) {
  const AchievedCell& cell = basis.achieved.at(person, column);
  if (cell.has(kSuperseded)) writer.say(ExplainKey::Superseded);
  if (cell.has(kNoConsensus)) writer.say(ExplainKey::NoConsensus);
  if (!cell.has(kModerated)) return;
  const model::Moderation* m = moderation_of(basis, person, column);
  auto& input =
      writer.add(ExplainKey::Moderated, Quantity::Level, 100 * m->after.value, m->reason);
  input.newest = m->date;
}

ExplainKey jpm_formula(JpmMode mode) {
  switch (mode) {
    case JpmMode::ClippedTotal: return ExplainKey::FormulaJpmClippedTotal;
    case JpmMode::ClippedEach: return ExplainKey::FormulaJpmClippedEach;
    default: return ExplainKey::FormulaJpmRaw;
  }
}

void add_band(Writer& writer, const JpmTable& table, const JpmRow& row, model::Purpose purpose) {
  const model::BandRule& rule = table.rule(purpose);
  if (!rule.id || !row.defined()) return;
  const ExplainKey key =
      purpose == model::Purpose::Filling ? ExplainKey::BandFilling : ExplainKey::BandMapping;
  writer.say(key, std::string(table.band_code(row, purpose)) + " (v" +
                      std::to_string(rule.version) + ", " + rule.reference + ")");
}

std::string group_name(const Basis& basis, const Heatmap& map, std::uint32_t row) {
  const std::uint32_t at = row == model::kNoIndex ? row : map.rows[row].table_row;
  if (at == model::kNoIndex) return {};
  switch (map.options.rows) {
    case HeatRows::Units: return basis.dataset.units.rows()[at].name;
    case HeatRows::Positions: return basis.dataset.positions.rows()[at].name;
    default: return basis.dataset.tiers.rows()[at].code;
  }
}

void add_cell(Writer& writer, const HeatCell& cell) {
  writer.add(ExplainKey::People, Quantity::Count, cell.people);
  writer.add(ExplainKey::Pairs, Quantity::Count, cell.n);
  writer.add(ExplainKey::PairsExpected, Quantity::Count, cell.of);
  writer.add(ExplainKey::Ratings, Quantity::Count, cell.ratings);
  if (cell.suppressed) {
    writer.say(ExplainKey::TooFew);
    return;
  }
  writer.add_defined(ExplainKey::MeanGap, Quantity::Gap, cell.mean_gap);
  writer.add_defined(ExplainKey::IntervalLow, Quantity::Gap, cell.interval_low);
  writer.add_defined(ExplainKey::IntervalHigh, Quantity::Gap, cell.interval_high);
  writer.add_defined(ExplainKey::MeanShortfall, Quantity::Level, cell.mean_shortfall);
  writer.add_defined(ExplainKey::ShareBelow, Quantity::Percent, cell.share_below);
  writer.add_defined(ExplainKey::ShareMissing, Quantity::Percent, cell.share_missing);
  writer.add_defined(ExplainKey::MeanSources, Quantity::Weight, cell.mean_sources);
  writer.add_defined(ExplainKey::MeanAge, Quantity::Weight, cell.mean_age_months);
}

}  // namespace

Explanation explain_gap(const Basis& basis, std::size_t person, std::size_t column) {
  Writer writer(ExplainKey::FormulaGap, "gap/1", ExplainKey::SourceStandard);
  const Demand& demand = basis.demands_of(person)[column];
  const AchievedCell& cell = basis.achieved.at(person, column);
  add_demand(writer, basis, person, demand);
  writer.say(key_after(ExplainKey::RuleWeightedMean, static_cast<std::size_t>(basis.cycle.rule)));
  add_sources(writer, basis, person, column);
  add_flags(writer, basis, person, column);
  if (cell.assessed()) {
    auto& input = writer.add(ExplainKey::Achieved, Quantity::Level, cell.achieved);
    input.count = cell.count;
    input.newest = basis.achieved.date(cell);
  } else {
    writer.say(ExplainKey::NotAssessed);
  }
  if (const auto gap = gap_of(demand, cell)) {
    writer.add(ExplainKey::Gap, Quantity::Gap, gap->value);
  }
  return writer.take();
}

Explanation explain_jpm(const Basis& basis, const JpmTable& table, std::size_t person) {
  const JpmRow& row = table.rows[person];
  Writer writer(jpm_formula(table.options.band_mode), "jpm/1", ExplainKey::SourceJpm);
  writer.say(table.options.domains == JpmDomains::All ? ExplainKey::DomainsAll
                                                      : ExplainKey::DomainsBehavioural);
  writer.add(ExplainKey::SumAchieved, Quantity::Level, row.sum_achieved).count = row.assessed;
  writer.add(ExplainKey::SumRequired, Quantity::Level, row.sum_required,
             position_name(basis, person));
  writer.add(ExplainKey::Assessed, Quantity::Count, row.assessed);
  writer.add(ExplainKey::Demanded, Quantity::Count, row.of);
  writer.add_defined(ExplainKey::JpmRaw, Quantity::Percent, row.raw);
  writer.add_defined(ExplainKey::JpmClippedTotal, Quantity::Percent, row.clipped_total());
  writer.add_defined(ExplainKey::JpmClippedEach, Quantity::Percent, row.clipped_each);
  add_band(writer, table, row, model::Purpose::Filling);
  add_band(writer, table, row, model::Purpose::Mapping);
  if (row.valid_until.has_value()) {
    writer.add(ExplainKey::ValidUntil, Quantity::Day, row.valid_until.days());
  }
  return writer.take();
}

Explanation explain_cell(const Basis& basis, const Heatmap& map, std::uint32_t row,
                         std::uint32_t column) {
  ExplainKey formula = ExplainKey::FormulaHeatGap;
  if (map.options.columns == HeatColumns::Domains) formula = ExplainKey::FormulaHeatDomain;
  if (map.options.columns == HeatColumns::Aspects) formula = ExplainKey::FormulaHeatAspect;
  Writer writer(formula, "heat/1", ExplainKey::SourceInterval);
  writer.say(ExplainKey::Group, group_name(basis, map, row));
  add_cell(writer, row == model::kNoIndex ? map.totals[column] : map.at(row, column));
  return writer.take();
}

Explanation explain_completion(const Basis& basis, const CompletionRow& row) {
  Writer writer(ExplainKey::FormulaCompletion, "completion/1", ExplainKey::SourceStandard);
  const bool unit = row.table_row != model::kNoIndex;
  writer.say(ExplainKey::Group,
             unit ? basis.dataset.units.rows()[row.table_row].name : basis.cycle.name);
  writer.add(ExplainKey::People, Quantity::Count, row.people);
  writer.add(ExplainKey::Full, Quantity::Count, row.full);
  writer.add(ExplainKey::Part, Quantity::Count, row.part);
  writer.add(ExplainKey::None, Quantity::Count, row.none);
  writer.add(ExplainKey::CellsExpected, Quantity::Count, row.cells_expected);
  writer.add(ExplainKey::CellsFilled, Quantity::Count, row.cells_filled);
  for (std::size_t s = 0; s < model::kSourceCount; ++s) {
    const SourceCompletion& source = row.sources[s];
    if (!source.listed) continue;
    writer.add(key_after(ExplainKey::SourceSelf, s), Quantity::Count, source.people).count =
        source.sheets;
  }
  return writer.take();
}

}  // namespace asah::analytics
