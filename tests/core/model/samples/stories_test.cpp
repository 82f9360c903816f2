// Each sample's story, asserted for several seeds: a story must not hang on one lucky draw.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>

#include "core/model/builtin/competencies.hpp"
#include "tests/core/model/samples/story.hpp"

namespace asah::stories_test {

using namespace asah::model;
using namespace asah::test;

namespace {

constexpr std::array<std::uint64_t, 3> kSeeds{1, 2, 7};

Dataset sample(std::string_view region, std::uint64_t seed) {
  samples::SampleSpec spec;
  spec.region = region;
  spec.seed = seed;
  auto data = samples::generate(spec);
  REQUIRE(data.has_value());
  return *std::move(data);
}

/// The mission that names the competency, or null.
const Mission* mission_asking(const Dataset& data, std::string_view code) {
  for (const Mission& mission : data.missions) {
    if (std::ranges::contains(mission.competencies, competency_id(code))) return &mission;
  }
  return nullptr;
}

const Tier& tier_of(const Dataset& data, const Finding& finding) {
  return *data.tiers.find(finding.position->tier);
}

}  // namespace

TEST_CASE("Rangkui: health staff are weakest in communication, and the map says so first") {
  for (const std::uint64_t seed : kSeeds) {
    CAPTURE(seed);
    const Dataset data = sample("rangkui", seed);
    const auto now = findings_of(data, 2);
    const auto map = by_top_unit(now);
    REQUIRE(map.size() > 20);
    CHECK(map.front().row.starts_with("Puskesmas"));
    CHECK(map.front().code == "KOM");

    const Summary health = summarise(now, of_family("Kesehatan", "KOM"));
    const Summary others = summarise(
        now, [](const Finding& f) { return f.code == "KOM" && f.position->family != "Kesehatan"; });
    CHECK(health.n > 40);
    CHECK(health.mean_gap > 1.0);
    CHECK(others.mean_gap < 0.5);
  }
}

TEST_CASE("Rangkui: administration staff need office IT; budgeting serves the infrastructure mission") {
  for (const std::uint64_t seed : kSeeds) {
    CAPTURE(seed);
    const Dataset data = sample("rangkui", seed);
    const auto now = findings_of(data, 2);
    const Summary office = summarise(now, of_family("Administrasi Umum", "TIK"));
    const Summary others = summarise(now, [](const Finding& f) {
      return f.code == "TIK" && f.position->family != "Administrasi Umum";
    });
    CHECK(office.n >= 20);
    CHECK(office.mean_gap > 0.5);
    CHECK(office.mean_gap > others.mean_gap + 0.4);

    const Mission* mission = mission_asking(data, "ANG");
    REQUIRE(mission != nullptr);
    CHECK(std::ranges::contains(mission->competencies, competency_id("INF")));
    CHECK(mission->text.find("prasarana") != std::string::npos);
    CHECK(summarise(now, of_code("ANG")).mean_gap > 0.35);
    CHECK(summarise(now, of_family("Pekerjaan Umum", "ANG")).n > 5);
  }
}

TEST_CASE("Bandung: green programme planning is asked by the mission and held by few") {
  for (const std::uint64_t seed : kSeeds) {
    CAPTURE(seed);
    const Dataset data = sample("bandung", seed);
    const auto now = findings_of(data, 2);
    const Mission* mission = mission_asking(data, "GRN");
    REQUIRE(mission != nullptr);
    CHECK(mission->order == 1);

    const Summary asked = summarise(now, of_code("GRN"));
    CHECK(asked.n > 150);
    CHECK(asked.share_meeting < 0.25);
    const Summary holders = summarise(now, of_family("Lingkungan Hidup", "GRN"));
    CHECK(holders.share_meeting > 0.4);
    const Summary rest = summarise(now, [](const Finding& f) {
      return f.code == "GRN" && f.position->family != "Lingkungan Hidup";
    });
    CHECK(rest.share_meeting < 0.05);
    CHECK(by_competency(now).front().code == "GRN");
  }
}

TEST_CASE("Bandung: works staff lack project management, and the course of 2025 had an effect") {
  for (const std::uint64_t seed : kSeeds) {
    CAPTURE(seed);
    const Dataset data = sample("bandung", seed);
    const auto before = findings_of(data, 0);
    const auto now = findings_of(data, 2);
    const auto group = [](bool trained) {
      return [trained](const Finding& f) {
        return f.code == "PRJ" && f.position->family == "Pekerjaan Umum" && is_trained(f) == trained;
      };
    };
    CHECK(summarise(now, of_family("Pekerjaan Umum", "PRJ")).mean_gap > 0.7);
    const double gain_trained =
        summarise(before, group(true)).mean_gap - summarise(now, group(true)).mean_gap;
    const double gain_others =
        summarise(before, group(false)).mean_gap - summarise(now, group(false)).mean_gap;
    CHECK(summarise(now, group(true)).n >= 15);
    CHECK(gain_trained > gain_others + 0.4);
  }
}

TEST_CASE("Lhokseumawe: each tier of leaders has its own level and is short of it") {
  for (const std::uint64_t seed : kSeeds) {
    CAPTURE(seed);
    const Dataset data = sample("lhokseumawe", seed);
    const auto now = findings_of(data, 2);
    const std::map<std::string, int> levels{{"PWS", 2}, {"ADM", 3}, {"JPTP", 4}};
    for (const auto& [code, level] : levels) {
      CAPTURE(code);
      const auto on_tier = [&](const Finding& f) {
        return f.code == "KPM" && tier_of(data, f).code == code;
      };
      const Summary summary = summarise(now, on_tier);
      CHECK(summary.n >= 5);
      CHECK(summary.mean_gap > 0.5);
      for (const Finding& finding : now) {
        if (on_tier(finding)) CHECK(finding.required == level);
      }
    }
    for (const Finding& finding : now) {
      if (finding.code == "KPM") CHECK(tier_of(data, finding).group == TierGroup::Managerial);
    }
    const auto ranking = by_competency(now);
    CHECK(ranking[0].code == "KPM");
    CHECK(ranking[1].code == "KOM");
    CHECK(ranking[1].mean_gap > ranking[2].mean_gap + 0.3);
  }
}

TEST_CASE("Lhokseumawe: what was learnt is applied more at the second follow-up") {
  for (const std::uint64_t seed : kSeeds) {
    CAPTURE(seed);
    const Dataset data = sample("lhokseumawe", seed);
    const auto trained_leaders = [&](const Finding& f) {
      return f.code == "KPM" && is_trained(f);
    };
    const double before = summarise(findings_of(data, 0), trained_leaders).mean_gap;
    const double soon = summarise(findings_of(data, 1), trained_leaders).mean_gap;
    const double later = summarise(findings_of(data, 2), trained_leaders).mean_gap;
    CHECK(summarise(findings_of(data, 2), trained_leaders).n >= 15);
    CHECK(before > soon + 0.2);
    CHECK(soon > later + 0.15);
  }
}

TEST_CASE("Rakumpit: the team spans offices and asks one profile of all") {
  for (const std::uint64_t seed : kSeeds) {
    CAPTURE(seed);
    const Dataset data = sample("rakumpit", seed);
    CHECK(data.region().kind == RegionKind::Program);
    const auto now = findings_of(data, 2);
    for (const std::string_view code : {"FAS", "AKM", "TIK"}) {
      CAPTURE(code);
      std::set<std::string> offices;
      for (const Finding& finding : now) {
        if (finding.code == code) offices.insert(finding.top->name);
      }
      CHECK(offices.size() >= 5);
      CHECK(summarise(now, of_code(code)).n > 80);
    }
    const auto teams = std::ranges::count(data.units, UnitKind::Team, &Unit::kind);
    CHECK(teams == 5);
  }
}

TEST_CASE("Rakumpit: the trained started level with the others and drew ahead") {
  for (const std::uint64_t seed : kSeeds) {
    CAPTURE(seed);
    const Dataset data = sample("rakumpit", seed);
    const auto achieved = [&](std::size_t cycle, bool trained) {
      const auto rows = findings_of(data, cycle);
      return summarise(rows, [&](const Finding& f) {
        const bool taught = f.code == "FAS" || f.code == "AKM" || f.code == "TIK";
        return taught && is_trained(f) == trained;
      });
    };
    const Summary trained_before = achieved(0, true);
    const Summary others_before = achieved(0, false);
    CHECK(trained_before.n > 100);
    CHECK(others_before.n > 100);
    CHECK(std::abs(trained_before.mean_gap - others_before.mean_gap) < 0.25);
    for (const std::size_t cycle : {1UZ, 2UZ}) {
      const double gain_trained = trained_before.mean_gap - achieved(cycle, true).mean_gap;
      const double gain_others = others_before.mean_gap - achieved(cycle, false).mean_gap;
      CHECK(gain_trained > 0.6);
      CHECK(gain_others < 0.3);
    }
  }
}

TEST_CASE("Sawahlunto: digital services and tourism are asked by missions and most missing") {
  for (const std::uint64_t seed : kSeeds) {
    CAPTURE(seed);
    const Dataset data = sample("sawahlunto", seed);
    CHECK(mission_asking(data, "PAR") != nullptr);
    CHECK(mission_asking(data, "DIG") != nullptr);
    const auto ranking = by_competency(findings_of(data, 2));
    const std::set<std::string> first{ranking[0].code, ranking[1].code};
    CHECK(first == std::set<std::string>{"DIG", "PAR"});
    CHECK(ranking[1].mean_gap > ranking[2].mean_gap + 0.4);
  }
}

TEST_CASE("Sawahlunto: service units become readier each year but are not ready yet") {
  for (const std::uint64_t seed : kSeeds) {
    CAPTURE(seed);
    const Dataset data = sample("sawahlunto", seed);
    std::array<Summary, 3> years;
    for (std::size_t cycle = 0; cycle < 3; ++cycle) {
      years[cycle] = summarise(findings_of(data, cycle), of_family("Layanan Publik", "DIG"));
    }
    CHECK(years[2].n >= 30);
    CHECK(years[0].mean_gap > years[1].mean_gap);
    CHECK(years[1].mean_gap > years[2].mean_gap);
    CHECK(years[2].share_meeting < 0.5);
    CHECK(years[2].share_meeting >= years[0].share_meeting);
  }
}

}  // namespace asah::stories_test
