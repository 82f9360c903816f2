// The scenario folders tests/data/merge/<case>: base.json (if there is one), ours.json, theirs.json,
// theirs2.json, ... with what must come of them: result.json and plan.json. Each case is merged from
// every file's point of view.

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "core/exchange/document.hpp"
#include "core/exchange/json/json_read.hpp"
#include "core/exchange/merge/decide.hpp"
#include "core/exchange/merge/plan_json.hpp"
#include "core/model/validate.hpp"
#include "tests/support/data.hpp"
#include "tests/support/json_holds.hpp"

namespace asah::cases_test {

using exchange::JsonNode;

namespace {

exchange::Document read(const std::string& name) {
  auto document = exchange::read_document(test::read_data("merge/" + name));
  if (!document) FAIL(name, ": ", base::describe(document.error(), false), " ", document.error().where);
  return *std::move(document);
}

struct Case {
  std::optional<exchange::Document> base;
  std::vector<exchange::Document> files;
  JsonNode plan;
  std::set<std::string> erased;

  explicit Case(const std::string& name) {
    plan = test::parsed(test::read_data("merge/" + name + "/plan.json"));
    const JsonNode* no_base = plan.find("without_base");
    if (no_base == nullptr) base = read(name + "/base.json");
    const auto sides = static_cast<std::size_t>(plan.find("sides")->integer);
    for (std::size_t i = 0; i < sides; ++i) {
      const std::string file =
          i == 0 ? "ours" : i == 1 ? "theirs" : "theirs" + std::to_string(i);
      files.push_back(read(name + '/' + file + ".json"));
    }
    if (const JsonNode* nips = plan.find("erased")) {
      for (const JsonNode& nip : nips->items) erased.insert(nip.text);
    }
  }

  exchange::MergeInput input(std::size_t ours) const {
    exchange::MergeInput input;
    if (base) input.base = &base->dataset;
    for (const exchange::Document& file : files) input.branches.push_back({&file.dataset, {}});
    input.ours = ours;
    if (!erased.empty()) {
      input.is_erased = [this](model::EmployeeId, std::string_view nip) {
        return erased.contains(std::string(nip));
      };
    }
    return input;
  }

  std::vector<exchange::MergeDecision> decisions(const exchange::MergePlan& proposed) const {
    std::vector<exchange::MergeDecision> out;
    if (const JsonNode* list = plan.find("decide")) {
      for (const JsonNode& decision : list->items) {
        out.push_back({decision.find("item")->text, *exchange::value_of(*decision.find("value"), {})});
      }
    }
    if (const JsonNode* rule = plan.find("rule")) {
      using enum exchange::DecideRule;
      if (rule->text == "greater") return exchange::decide_by_rule(proposed, PreferGreater);
      const std::size_t branch = rule->text == "ours" ? 0 : rule->text.back() - '1';
      return exchange::decide_by_rule(proposed, PreferBranch, branch);
    }
    return out;
  }
};

void check_case(const std::string& name) {
  const Case one(name);
  const exchange::Document expected = read(name + "/result.json");
  for (std::size_t ours = 0; ours < one.files.size(); ++ours) {
    const exchange::MergeInput input = one.input(ours);
    const auto proposed = exchange::merge(input);
    REQUIRE(proposed);
    const auto result = exchange::merge(input, one.decisions(proposed->plan));
    REQUIRE(result);
    CHECK(result->unused.empty());
    const bool same = result->dataset == expected.dataset;
    CHECK_MESSAGE(same, exchange::write_document(result->dataset, {}));
    CHECK(!base::has_errors(model::validate(result->dataset)));
    const JsonNode plan = test::parsed(exchange::plan_json(result->plan));
    for (const char* key : {"open", "items", "branches"}) {
      const JsonNode* wanted = one.plan.find(key);
      if (wanted != nullptr) test::check_holds(*plan.find(key), *wanted, key);
    }
    model::Dataset changed = one.files[ours].dataset;
    REQUIRE(change::apply(changed, result->changes));
    CHECK(changed == result->dataset);
  }
}

}  // namespace

TEST_CASE("merge: every scenario gives the result and the plan that people expect") {
  const auto names = test::scenario_names("merge");
  CHECK(names.size() >= 40);
  for (const std::string& name : names) {
    CAPTURE(name);
    check_case(name);
  }
}

TEST_CASE("merge: the list of scenarios names every folder") {
  CHECK(test::scenario_folders("merge") == test::scenario_names("merge"));
}

}  // namespace asah::cases_test
