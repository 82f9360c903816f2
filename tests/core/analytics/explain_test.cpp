#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/analytics/completion.hpp"
#include "core/analytics/gap.hpp"
#include "core/analytics/heatmap.hpp"
#include "core/analytics/parts/explain_keys.hpp"
#include "tests/core/analytics/fixture.hpp"

namespace asah::explain_test {

using namespace asah::analytics;
using base::Explanation;
using base::ExplanationInput;
using model::Source;
using test::day;
using test::Fixture;

namespace {

// All inputs with that label.
std::vector<ExplanationInput> inputs(const Explanation& explanation, std::string_view label) {
  std::vector<ExplanationInput> found;
  for (const ExplanationInput& input : explanation.inputs) {
    if (input.label == label) found.push_back(input);
  }
  return found;
}

ExplanationInput only(const Explanation& explanation, std::string_view label) {
  const auto found = inputs(explanation, label);
  CAPTURE(label);
  REQUIRE(found.size() == 1);
  return found[0];
}

Fixture office() {
  Fixture f(3);
  f.usual_bands();
  f.edit_cycle().sources = {{Source::Self, {0}}, {Source::Superior, {60}}, {Source::Peer, {40}}};
  f.unit(1);
  f.position(10);
  f.standard(10, 0, 3, 2);
  f.standard(10, 1, 2);
  f.person(1, 1, 10);
  f.rate({1, Source::Self, 1, day(2026, 1, 5)}, {5});
  f.rate({1, Source::Superior, 7, day(2026, 1, 10)}, {1});
  f.rate({1, Source::Superior, 7, day(2026, 2, 10)}, {2});
  f.rate({1, Source::Peer, 8, day(2026, 1, 20)}, {3, 2});
  f.rate({1, Source::Peer, 9, day(2026, 1, 21)}, {4});
  return f;
}

}  // namespace

TEST_CASE("keys are unique, and runs follow their enumerations") {
  const std::set<std::string_view> keys(kExplainKeys.begin(), kExplainKeys.end());
  CHECK(keys.size() == kExplainKeys.size());
  for (std::size_t s = 0; s < model::kSourceCount; ++s) {
    CHECK(text_key(key_after(ExplainKey::SourceSelf, s)) ==
          "explain.from_" + std::string(model::kChoices<Source>[s]));
  }
  for (std::size_t r = 0; r < model::kChoices<model::CombineRule>.size(); ++r) {
    CHECK(text_key(key_after(ExplainKey::RuleWeightedMean, r)) ==
          "explain.rule_" + std::string(model::kChoices<model::CombineRule>[r]));
  }
}

TEST_CASE("a gap names its standard, each source with count and date, and the rule") {
  const Fixture f = office();
  const Basis basis = build_basis(f.data, {f.cycle});
  const Explanation why = explain_gap(basis, 0, 0);
  CHECK(why.formula == "formula.gap");
  CHECK(why.rule == "gap/1");
  CHECK(only(why, "explain.required").number == 300);
  CHECK(only(why, "explain.required").text == "Jabatan 10");
  CHECK(only(why, "explain.minimum").number == 200);
  CHECK(inputs(why, "explain.rule_weighted_mean").size() == 1);
  CHECK(only(why, "explain.from_superior").number == 200);
  CHECK(only(why, "explain.from_superior").newest == day(2026, 2, 10));
  CHECK(only(why, "explain.from_peer").number == 350);
  CHECK(only(why, "explain.from_peer").count == 2);
  CHECK(only(why, "explain.from_self").number == 500);
  CHECK(inputs(why, "explain.beside").size() == 1);
  CHECK(inputs(why, "explain.weight").size() == 2);
  CHECK(inputs(why, "explain.superseded").size() == 1);
  CHECK(only(why, "explain.achieved").number == 260);
  CHECK(only(why, "explain.achieved").count == 3);
  CHECK(only(why, "explain.gap").number == 40);
}

TEST_CASE("what is missing is said") {
  Fixture f = office();
  f.tier(1, 4, 4);
  const Basis basis = build_basis(f.data, {f.cycle});
  const Explanation nothing = explain_gap(basis, 0, 2);
  CHECK(inputs(nothing, "explain.no_standard").size() == 1);
  CHECK(inputs(nothing, "explain.not_assessed").size() == 1);
  CHECK(inputs(nothing, "explain.gap").empty());
  f.data.positions.edit({10})->tier = {1};
  const Basis filled = build_basis(f.data, {f.cycle, {}, StandardsMode::TierDefaults});
  CHECK(only(explain_gap(filled, 0, 2), "explain.required_tier").number == 400);
}

TEST_CASE("a dispute and the panel's answer to it") {
  Fixture f = office();
  f.edit_cycle().rule = model::CombineRule::Consensus;
  Explanation why = explain_gap(build_basis(f.data, {f.cycle}), 0, 0);
  CHECK(inputs(why, "explain.no_consensus").size() == 1);
  // The peers do not agree among themselves: no level to show, but a count.
  CHECK(only(why, "explain.from_peer").quantity == base::Quantity::Text);
  CHECK(only(why, "explain.from_peer").count == 2);
  f.moderate(1, 1, 0, 3, day(2026, 4, 1));
  f.moderate(2, 1, 0, 2, day(2026, 4, 2));
  why = explain_gap(build_basis(f.data, {f.cycle}), 0, 0);
  CHECK(inputs(why, "explain.no_consensus").empty());
  CHECK(only(why, "explain.moderated").number == 200);
  CHECK(only(why, "explain.moderated").text == "Panel");
  CHECK(only(why, "explain.moderated").newest == day(2026, 4, 2));
  CHECK(only(why, "explain.achieved").number == 200);
}

TEST_CASE("a JPM names sums, counts, clipping, domains, bands and validity") {
  const Fixture f = office();
  const Basis basis = build_basis(f.data, {f.cycle});
  const JpmTable table = job_person_match(basis);
  const Explanation why = explain_jpm(basis, table, 0);
  CHECK(why.formula == "formula.jpm_raw");
  CHECK(why.rule == "jpm/1");
  CHECK(only(why, "explain.sum_achieved").number == 460);
  CHECK(only(why, "explain.sum_required").number == 500);
  CHECK(only(why, "explain.assessed").number == 2);
  CHECK(only(why, "explain.demanded").number == 2);
  CHECK(inputs(why, "explain.domains_behavioural").size() == 1);
  CHECK(only(why, "explain.jpm_raw").number == 9200);
  CHECK(only(why, "explain.jpm_clipped_each").number == 9200);
  CHECK(only(why, "explain.band_mapping").text.starts_with("O (v1"));
  CHECK(only(why, "explain.band_filling").text.starts_with("MS"));
  CHECK(only(why, "explain.valid_until").number == day(2029, 1, 20).days());
  const JpmTable each = job_person_match(
      basis, {.domains = JpmDomains::All, .band_mode = JpmMode::ClippedEach});
  CHECK(explain_jpm(basis, each, 0).formula == "formula.jpm_clipped_each");
  CHECK(inputs(explain_jpm(basis, each, 0), "explain.domains_all").size() == 1);
}

TEST_CASE("a cell of few people keeps its figures to itself") {
  Fixture f = office();
  const Basis basis = build_basis(f.data, {f.cycle});
  const JpmTable table = job_person_match(basis);
  const Explanation few = explain_cell(basis, build_heatmap(basis, table), 0, 0);
  CHECK(only(few, "explain.group").text == "Unit 1");
  CHECK(only(few, "explain.people").number == 1);
  CHECK(inputs(few, "explain.too_few_people").size() == 1);
  CHECK(inputs(few, "explain.mean_gap").empty());
  const Explanation shown =
      explain_cell(basis, build_heatmap(basis, table, {.min_people = 1}), 0, 0);
  CHECK(only(shown, "explain.mean_gap").number == 40);
  CHECK(only(shown, "explain.ratings").number == 3);
  CHECK(inputs(shown, "explain.interval_low").empty());
  const Heatmap aspects = build_heatmap(basis, table, {.columns = HeatColumns::Aspects});
  CHECK(explain_cell(basis, aspects, model::kNoIndex, 0).formula == "formula.heat_aspect");
}

TEST_CASE("completion names its counts") {
  const Fixture f = office();
  const Basis basis = build_basis(f.data, {f.cycle});
  const Completion completion = build_completion(basis);
  const Explanation why = explain_completion(basis, completion.rows[0]);
  CHECK(only(why, "explain.group").text == "Unit 1");
  CHECK(only(why, "explain.assessed_in_full").number == 1);
  CHECK(only(why, "explain.cells_filled").number == 2);
  CHECK(only(why, "explain.from_superior").count == 2);
  CHECK(only(explain_completion(basis, completion.total), "explain.group").text == "Siklus");
}

}  // namespace asah::explain_test
