// What holds for every synthetic region, whatever its story.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/base/text.hpp"
#include "core/model/nip.hpp"
#include "core/model/refs.hpp"
#include "core/model/samples/people.hpp"
#include "core/model/samples/samples.hpp"
#include "core/model/validate.hpp"

namespace asah::samples_test {

using namespace asah::model;

namespace {

Dataset sample(const samples::SampleSpec& spec) {
  auto data = samples::generate(spec);
  REQUIRE(data.has_value());
  return *std::move(data);
}

int years_until_2026(const Nip& nip) { return samples::kReferenceYear - nip.birth.year(); }

}  // namespace

TEST_CASE("five samples introduce themselves in both languages") {
  std::set<std::string_view> keys;
  for (const samples::SampleInfo& info : samples::samples()) {
    CAPTURE(info.key);
    keys.insert(info.key);
    CHECK_FALSE(info.name_id.empty());
    CHECK_FALSE(info.name_en.empty());
    CHECK(info.story_id.ends_with('.'));
    CHECK(info.story_en.ends_with('.'));
    CHECK(info.employees >= 100);
  }
  CHECK(keys == std::set<std::string_view>{"rangkui", "bandung", "lhokseumawe", "rakumpit",
                                           "sawahlunto"});
}

TEST_CASE("every sample is a valid, complete workspace of its own size") {
  for (const samples::SampleInfo& info : samples::samples()) {
    CAPTURE(info.key);
    const Dataset data = sample({.region = info.key});
    CHECK(validate(data).empty());
    CHECK(data.employees.size() == info.employees);
    CHECK(data.region().name == info.name_id);
    CHECK_FALSE(data.region().vision.empty());
    CHECK(data.missions.size() >= 4);
    CHECK(data.issues.size() >= 3);
    CHECK(data.cycles.size() == 3);
    CHECK(data.tiers.size() == 14);
    CHECK(data.band_rules.size() == 2);
    CHECK(data.competencies.size() >= 19);
    CHECK(data.notes.size() > 10);
    CHECK_FALSE(data.moderations.empty());
    CHECK(std::ranges::count(data.cycles, CycleStatus::Open, &Cycle::status) == 1);
    for (const Mission& mission : data.missions) CHECK_FALSE(mission.competencies.empty());
  }
}

TEST_CASE("people are synthetic, plausible and one of a kind") {
  for (const samples::SampleInfo& info : samples::samples()) {
    CAPTURE(info.key);
    const Dataset data = sample({.region = info.key});
    std::set<std::string> seen;
    std::size_t on_contract = 0;
    for (const Employee& person : data.employees) {
      CAPTURE(person.nip);
      CHECK(seen.insert(person.nip).second);
      const auto nip = parse_nip(person.nip);
      REQUIRE(nip.has_value());
      CHECK(nip->serial >= 997);
      CHECK(nip->has_usual_age());
      CHECK(nip->is_pppk() == (person.kind == EmployeeKind::Pppk));
      CHECK(years_until_2026(*nip) >= 20);
      CHECK(years_until_2026(*nip) <= 59);
      CHECK(person.position_date.year() >= nip->appointment_year);
      CHECK(person.grade_date.year() >= nip->appointment_year);
      CHECK_FALSE(person.grade.empty());
      CHECK_FALSE(person.education.empty());
      CHECK(base::trim(person.name) == person.name);
      on_contract += nip->is_pppk() ? 1 : 0;
    }
    CHECK(on_contract * 20 > data.employees.size());
    CHECK(on_contract * 2 < data.employees.size());
  }
}

TEST_CASE("leaders are PNS, few, and every unit with staff has one") {
  const Dataset data = sample({.region = "bandung"});
  std::set<UnitId> led;
  std::size_t leaders = 0;
  for (const Employee& person : data.employees) {
    const Position* position = data.positions.find(person.position);
    const Tier* tier = data.tiers.find(position->tier);
    const bool school = position->name == "Kepala Sekolah";
    if (tier->group == TierGroup::NonManagerial && !school) continue;
    ++leaders;
    CHECK(person.kind == EmployeeKind::Pns);
    led.insert(person.unit);
  }
  CHECK(leaders * 4 < data.employees.size());
  for (const Employee& person : data.employees) CHECK(led.contains(person.unit));
}

TEST_CASE("every position asks the nine at its tier's level or above") {
  for (const samples::SampleInfo& info : samples::samples()) {
    CAPTURE(info.key);
    const Dataset data = sample({.region = info.key});
    for (const Position& position : data.positions) {
      const Tier* tier = data.tiers.find(position.tier);
      for (const Competency& competency : data.competencies) {
        if (competency.order > 9) continue;
        const Standard* standard = data.standards.find(standard_id(position.id, competency.id));
        REQUIRE(standard != nullptr);
        CHECK(standard->required >= tier->managerial);
      }
    }
  }
}

TEST_CASE("the same spec gives the same dataset, another seed another one") {
  const Dataset one = sample({.region = "rakumpit", .seed = 5});
  CHECK(one == sample({.region = "rakumpit", .seed = 5}));
  const Dataset other = sample({.region = "rakumpit", .seed = 6});
  CHECK_FALSE(one == other);
  CHECK(one.workspace != other.workspace);
  // Units are those of the place, not of the draw.
  CHECK(one.units == other.units);
}

TEST_CASE("a sample's content never drifts unnoticed") {
  // Written down once; native and wasm must agree. A change of plans or names changes it on purpose.
  const Dataset data = sample({.region = "rangkui"});
  std::uint64_t digest = 0;
  for (const Employee& person : data.employees) {
    digest = base::mix_id(digest, base::hash_id(person.nip + full_name(person)));
  }
  for (const CycleId cycle : data.ratings.cycles()) {
    for (const std::int8_t level : data.ratings.block(cycle).levels()) {
      digest = base::mix_id(digest, static_cast<std::uint64_t>(level + 1));
    }
  }
  CHECK(base::id_text(digest) == "7g576hpmgh3qj");
}

TEST_CASE("any size is met exactly, with unique numbers") {
  for (const std::uint32_t employees : {1000U, 5003U}) {
    const Dataset data = sample({.region = "bandung", .employees = employees, .seed = 3});
    CHECK(data.employees.size() == employees);
    std::set<std::string> nips;
    for (const Employee& person : data.employees) nips.insert(person.nip);
    CHECK(nips.size() == employees);
    CHECK(validate(data).empty());
  }
}

TEST_CASE("larger regions have more offices, never fewer") {
  const Dataset small = sample({.region = "bandung", .employees = 1400});
  const Dataset large = sample({.region = "bandung", .employees = 6000});
  CHECK(large.units.size() > small.units.size() * 2);
}

TEST_CASE("full ratings fill every cell that was asked for") {
  samples::SampleSpec spec{.region = "rakumpit", .employees = 150, .full_ratings = true};
  for (const std::uint8_t sources : {std::uint8_t{1}, std::uint8_t{3}}) {
    for (const std::uint8_t cycles : {std::uint8_t{1}, std::uint8_t{3}}) {
      spec.full_sources = sources;
      spec.full_cycles = cycles;
      const Dataset data = sample(spec);
      CHECK(data.cycles.size() == cycles);
      CHECK(data.competencies.size() == 25);
      CHECK(data.standards.size() == data.positions.size() * 25);
      CHECK(data.ratings.level_count() == 150UZ * 25 * sources * cycles);
      CHECK(validate(data).empty());
    }
  }
}

TEST_CASE("what cannot be generated is refused by name") {
  const auto code_of = [](const samples::SampleSpec& spec) {
    const auto result = samples::generate(spec);
    REQUIRE_FALSE(result.has_value());
    return result.error().code;
  };
  CHECK(code_of({.region = "atlantis"}) == base::ErrorCode::UnknownChoice);
  CHECK(code_of({.region = "bandung", .employees = 20}) == base::ErrorCode::OutOfRange);
  CHECK(code_of({.region = "bandung", .employees = samples::kMostEmployees + 1}) ==
        base::ErrorCode::OutOfRange);
  CHECK(code_of({.region = "bandung", .full_ratings = true, .full_sources = 4}) ==
        base::ErrorCode::OutOfRange);
  CHECK(code_of({.region = "bandung", .full_ratings = true, .full_cycles = 0}) ==
        base::ErrorCode::OutOfRange);
}

TEST_CASE("open cycles lack some returns, closed ones none") {
  const Dataset data = sample({.region = "bandung"});
  for (const Cycle& cycle : data.cycles) {
    const RatingBlock& block = data.ratings.block(cycle.id);
    std::set<EmployeeId> by_superior;
    for (std::size_t row = 0; row < block.rows(); ++row) {
      if (block.sources()[row] == Source::Superior) by_superior.insert(block.employees()[row]);
      CHECK(block.dates()[row] >= cycle.start);
      CHECK(block.dates()[row] <= cycle.end);
    }
    const auto active = static_cast<std::size_t>(
        std::ranges::count(data.employees, true, &Employee::active));
    if (cycle.status == CycleStatus::Closed) {
      CHECK(by_superior.size() == active);
    } else {
      CHECK(by_superior.size() < active);
      CHECK(by_superior.size() * 10 > active * 7);
    }
  }
}

}  // namespace asah::samples_test
