// The scenario folders tests/data/returns/<case>: ours.json with its register, sent.json (the
// workspace as the packets were sent, if it is still known), before.json and after.json (around an
// earlier return, if there was one), return1.json, ... with what must come of them: plan.json and
// result.json.

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "core/exchange/document.hpp"
#include "core/exchange/merge/decide.hpp"
#include "core/exchange/packet/returns_json.hpp"
#include "core/model/validate.hpp"
#include "tests/support/data.hpp"
#include "tests/support/json_holds.hpp"

namespace asah::returns_cases_test {

using exchange::JsonNode;

namespace {

exchange::Document read(const std::string& name) {
  auto document = exchange::read_document(test::read_data("returns/" + name));
  if (!document) {
    FAIL(name, ": ", base::describe(document.error(), false), " ", document.error().where);
  }
  return *std::move(document);
}

struct Case {
  JsonNode plan;
  exchange::Document ours;
  std::optional<model::Dataset> sent, before, after;
  std::vector<exchange::Document> files;
  std::set<std::string> erased;

  explicit Case(const std::string& name)
      : plan(test::parsed(test::read_data("returns/" + name + "/plan.json"))),
        ours(read(name + "/ours.json")) {
    const auto state = [&](const char* key) -> std::optional<model::Dataset> {
      if (plan.find(std::string("without_") + key) != nullptr) return std::nullopt;
      return read(name + '/' + key + ".json").dataset;
    };
    sent = state("sent");
    if (plan.find("earlier") != nullptr) {
      before = state("before");
      after = state("after");
    }
    for (std::int64_t i = 1; i <= plan.find("returns")->integer; ++i) {
      files.push_back(read(name + "/return" + std::to_string(i) + ".json"));
    }
    if (const JsonNode* nips = plan.find("erased")) {
      for (const JsonNode& nip : nips->items) erased.insert(nip.text);
    }
  }

  exchange::ReturnsInput input() const {
    exchange::ReturnsInput input;
    input.ours = &ours.dataset;
    for (std::size_t i = 0; i < files.size(); ++i) {
      input.files.push_back({"return" + std::to_string(i + 1), &files[i]});
    }
    input.state_at = [this](const change::JournalHead&) { return sent; };
    input.state_before = [this](model::PacketReturnId) { return before; };
    input.state_after = [this](model::PacketReturnId) { return after; };
    if (!erased.empty()) {
      input.is_erased = [this](model::EmployeeId, std::string_view nip) {
        return erased.contains(std::string(nip));
      };
    }
    input.today = *base::parse_iso_date(plan.find("today")->text);
    return input;
  }

  std::vector<exchange::MergeDecision> decisions(const exchange::ReturnsPlan& proposed) const {
    const JsonNode* rule = plan.find("rule");
    if (rule == nullptr) return {};
    const auto file = static_cast<std::size_t>(rule->text.back() - '1');
    return exchange::decide_by_rule(proposed.merge_plan(), exchange::DecideRule::PreferBranch,
                                    proposed.reviews()[file].branch);
  }
};

void check_case(const std::string& name) {
  const Case one(name);
  const exchange::Document expected = read(name + "/result.json");
  const auto proposed = exchange::plan_returns(one.input());
  REQUIRE(proposed);
  const auto result = exchange::merge_returns(*proposed, one.decisions(*proposed),
                                              {"Koordinator", "BKPSDM", "2026-03-10"});
  REQUIRE(result);
  CHECK(result->unused.empty());
  const bool same = result->dataset == expected.dataset;
  CHECK_MESSAGE(same, exchange::write_document(result->dataset, one.ours.header.given));
  CHECK(!base::has_errors(model::validate(result->dataset)));
  const JsonNode plan = test::parsed(exchange::returns_json(*proposed, result->plan));
  if (const JsonNode* files = one.plan.find("files")) {
    test::check_holds(*plan.find("files"), *files, "files");
  }
  for (const char* key : {"open", "items"}) {
    const JsonNode* wanted = one.plan.find(key);
    if (wanted != nullptr) test::check_holds(*plan.find("merge")->find(key), *wanted, key);
  }
  change::Store store(one.ours.dataset);
  REQUIRE(store.commit(result->step, {}));
  CHECK(store.snapshot() == result->dataset);
  if (store.head().seq == 0) return;
  REQUIRE(store.undo({}));
  CHECK(store.snapshot() == one.ours.dataset);
}

}  // namespace

TEST_CASE("returns: every scenario gives the result and the plan that people expect") {
  const auto names = test::scenario_names("returns");
  CHECK(names.size() >= 15);
  for (const std::string& name : names) {
    CAPTURE(name);
    check_case(name);
  }
}

TEST_CASE("returns: the list of scenarios names every folder") {
  CHECK(test::scenario_folders("returns") == test::scenario_names("returns"));
}

}  // namespace asah::returns_cases_test
