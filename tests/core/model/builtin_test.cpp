#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "core/model/builtin/band_rules.hpp"
#include "core/model/builtin/competencies.hpp"
#include "core/model/builtin/tiers.hpp"
#include "core/model/builtin/workspace.hpp"
#include "core/model/validate.hpp"

namespace asah::builtin_test {

using namespace asah::model;

namespace {

constexpr std::size_t kLongestIndicator = 90;

std::vector<Competency> all_builtin() {
  std::vector<Competency> all = national_nine();
  for (Competency& competency : thematic_competencies()) all.push_back(std::move(competency));
  return all;
}

void check_text(const Localized& text) {
  CAPTURE(text.id);
  CHECK_FALSE(text.id.empty());
  CHECK_FALSE(text.en.empty());
  CHECK(base::is_utf8(text.id));
  CHECK(base::trim(text.id) == text.id);
  CHECK(base::trim(text.en) == text.en);
}

template <class T>
const T& by_code(const std::vector<T>& rows, std::string_view code) {
  const auto at = std::ranges::find(rows, code, &T::code);
  REQUIRE(at != rows.end());
  return *at;
}

}  // namespace

TEST_CASE("the national nine stand in the regulation's order") {
  const std::vector<Competency> nine = national_nine();
  const std::array<std::string_view, 9> codes{"INT", "KRJ", "KOM", "OPH", "PLP",
                                              "PDO", "MPR", "PKP", "PRB"};
  REQUIRE(nine.size() == codes.size());
  for (std::size_t i = 0; i < nine.size(); ++i) {
    CHECK(nine[i].code == codes[i]);
    CHECK(nine[i].order == static_cast<std::int32_t>(i + 1));
    CHECK(nine[i].id == competency_id(codes[i]));
    CHECK(nine[i].domain == (i == 8 ? Domain::Sociocultural : Domain::Managerial));
  }
  // An identity written in files may never change.
  CHECK(base::id_text(nine[0].id) == base::id_text(base::hash_id("competency:INT")));
}

TEST_CASE("every built-in level has three distinct indicators over more than one aspect") {
  std::set<std::string> seen_id;
  std::set<std::string> seen_en;
  for (const Competency& competency : all_builtin()) {
    CAPTURE(competency.code);
    check_text(competency.name);
    check_text(competency.definition);
    std::map<Aspect, int> of_aspect;
    for (const LevelDescription& level : competency.levels) {
      check_text(level.title);
      std::set<Aspect> here;
      for (const Indicator& indicator : level.indicators) {
        check_text(indicator.text);
        CHECK(base::code_points(indicator.text.id) <= kLongestIndicator);
        CHECK(base::code_points(indicator.text.en) <= kLongestIndicator);
        CHECK_MESSAGE(seen_id.insert(indicator.text.id).second, indicator.text.id);
        CHECK_MESSAGE(seen_en.insert(indicator.text.en).second, indicator.text.en);
        here.insert(indicator.aspect);
        ++of_aspect[indicator.aspect];
      }
      CHECK(here.size() > 1);
    }
    CHECK(of_aspect[Aspect::Knowledge] >= 4);
    CHECK(of_aspect[Aspect::Skill] >= 4);
    CHECK(of_aspect[Aspect::Attitude] >= 4);
  }
  CHECK(seen_id.size() == 25 * 15);
}

TEST_CASE("built-in competencies have unique codes, names, titles and orders 1 to 25") {
  const std::vector<Competency> all = all_builtin();
  REQUIRE(all.size() == 25);
  std::set<std::string> codes;
  std::set<std::string> names;
  std::set<std::string> titles;
  for (std::size_t i = 0; i < all.size(); ++i) {
    codes.insert(all[i].code);
    names.insert(all[i].name.id);
    for (const LevelDescription& level : all[i].levels) titles.insert(level.title.id);
    CHECK(all[i].order == static_cast<std::int32_t>(i + 1));
    CHECK(all[i].id == competency_id(all[i].code));
  }
  CHECK(codes.size() == 25);
  CHECK(names.size() == 25);
  CHECK(titles.size() == 125);
}

TEST_CASE("level names cover 1 to 5 and nothing else") {
  CHECK(level_name({1}).id == "Dalam pengembangan");
  CHECK(level_name({5}).en == "Expert");
  CHECK(level_name({0}).id.empty());
  CHECK(level_name({6}).id.empty());
  CHECK(level_name({}).id.empty());
}

TEST_CASE("tier defaults carry the levels seen in use, with honest confidence") {
  const std::vector<Tier> tiers = tier_defaults();
  REQUIRE(tiers.size() == 14);
  const std::map<std::string, int> levels{
      {"JPTU", 5}, {"JPTM", 5},  {"JPTP", 4},  {"ADM", 3},  {"PWS", 2},  {"PLK", 1},  {"JFAU", 5},
      {"JFAMD", 4}, {"JFAMU", 3}, {"JFAP", 2}, {"JFPY", 3}, {"JFMH", 2}, {"JFTR", 2}, {"JFPM", 1}};
  for (const Tier& tier : tiers) {
    CAPTURE(tier.code);
    REQUIRE(levels.contains(tier.code));
    CHECK(tier.managerial.value == levels.at(tier.code));
    CHECK(tier.sociocultural.value == levels.at(tier.code));
    CHECK(tier.id == tier_id(tier.code));
    CHECK_FALSE(tier.reference.empty());
    check_text(tier.name);
  }
  CHECK(by_code(tiers, "JPTM").confidence == Confidence::Unverified);
  CHECK(by_code(tiers, "ADM").confidence == Confidence::Partly);
  CHECK(by_code(tiers, "JFAP").confidence == Confidence::Verified);
  CHECK(by_code(tiers, "PWS").group == TierGroup::Managerial);
  CHECK(by_code(tiers, "PLK").group == TierGroup::NonManagerial);
}

TEST_CASE("band rules hold 80/68 for filling and 90/78 for mapping") {
  const std::vector<BandRule> rules = band_rule_defaults();
  REQUIRE(rules.size() == 2);
  const auto mins = [](const BandRule& rule) {
    std::vector<std::int32_t> out;
    for (const Band& band : rule.bands) out.push_back(band.min.value);
    return out;
  };
  CHECK(rules[0].id.value == base::hash_id("band_rule:filling:1"));
  CHECK(rules[0].purpose == Purpose::Filling);
  CHECK(mins(rules[0]) == std::vector<std::int32_t>{8000, 6800, 0});
  CHECK(rules[0].bands[1].code == "MMS");
  CHECK(rules[0].confidence == Confidence::Partly);
  CHECK(rules[1].id.value == base::hash_id("band_rule:mapping:1"));
  CHECK(mins(rules[1]) == std::vector<std::int32_t>{9000, 7800, 0});
  CHECK(rules[1].bands[2].code == "KO");
  CHECK(rules[1].confidence == Confidence::Verified);
  for (const BandRule& rule : rules) {
    CHECK(rule.validity_years == 3);
    CHECK_FALSE(rule.reference.empty());
  }
}

TEST_CASE("an empty workspace is valid, complete and the same for the same name") {
  const Dataset fresh = empty_workspace("Kota Contoh");
  CHECK(validate(fresh).empty());
  CHECK(fresh.region().name == "Kota Contoh");
  CHECK(fresh.competencies.size() == 9);
  CHECK(fresh.tiers.size() == 14);
  CHECK(fresh.band_rules.size() == 2);
  CHECK(fresh.employees.empty());
  CHECK(fresh == empty_workspace("Kota Contoh"));
  CHECK(fresh.workspace != empty_workspace("Kota Lain").workspace);
  CHECK(empty_workspace("Kota Contoh", {42}).workspace.value == 42);
}

}  // namespace asah::builtin_test
