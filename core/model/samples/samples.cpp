#include "core/model/samples/samples.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/model/builtin/competencies.hpp"
#include "core/model/builtin/tiers.hpp"
#include "core/model/builtin/workspace.hpp"
#include "core/model/samples/assess.hpp"
#include "core/model/samples/people.hpp"
#include "core/model/samples/world.hpp"

namespace asah::model::samples {

namespace {

/// As an import of a column "PELATIHAN 2025" would name it.
constexpr std::string_view kTrainingColumn = "pelatihan_2025";

const RegionPlan* find_plan(std::string_view key) {
  const auto plans = region_plans();
  const auto at = std::ranges::find(plans, key, [](const RegionPlan* p) { return p->info.key; });
  return at == plans.end() ? nullptr : *at;
}

std::unexpected<base::Error> unknown_region(std::string_view key) {
  std::string known;
  for (const SampleInfo& info : samples()) {
    if (!known.empty()) known += ", ";
    known += info.key;
  }
  return base::fail(base::ErrorCode::UnknownChoice, {}, {std::string(key), known});
}

std::unexpected<base::Error> out_of_range(std::uint64_t value, std::uint64_t most) {
  return base::fail(base::ErrorCode::OutOfRange, {},
                    {std::to_string(value), "1", std::to_string(most)});
}

void add_dictionary(const RegionPlan& plan, World& world, Dataset& out) {
  std::vector<Competency> rows = national_nine();
  const auto wanted = pieces(plan.dictionary);
  for (Competency& extra : thematic_competencies()) {
    const bool all = world.spec.full_ratings || plan.dictionary == "*";
    if (all || std::ranges::contains(wanted, extra.code)) rows.push_back(std::move(extra));
  }
  for (const Competency& row : rows) {
    world.dictionary.push_back(row.id);
    world.codes.push_back(row.code);
  }
  out.competencies = base::Table<Competency>::from_rows(std::move(rows));
}

void add_direction(const RegionPlan& plan, const World& world, Dataset& out) {
  Region region = out.region();
  region.kind = plan.kind;
  region.vision = plan.vision;
  region.period = plan.period;
  region.office = plan.office;
  out.regions = base::Table<Region>::from_rows({std::move(region)});
  std::vector<Mission> missions;
  for (const MissionPlan& text : plan.missions) {
    const auto order = static_cast<std::int32_t>(missions.size() + 1);
    Mission mission;
    mission.id = {world.id("mission", std::to_string(order))};
    mission.order = order;
    mission.text = text.text;
    for (const std::string_view code : pieces(text.competencies)) {
      mission.competencies.push_back(competency_id(code));
    }
    missions.push_back(std::move(mission));
  }
  std::vector<Issue> issues;
  for (const IssuePlan& text : plan.issues) {
    Issue issue;
    issue.id = {world.id("issue", text.title)};
    issue.title = text.title;
    issue.note = text.note;
    for (const std::string_view order : pieces(text.missions)) {
      issue.missions.push_back({world.id("mission", order)});
    }
    issues.push_back(std::move(issue));
  }
  out.missions = base::Table<Mission>::from_rows(std::move(missions));
  out.issues = base::Table<Issue>::from_rows(std::move(issues));
}

void add_units(World& world, Dataset& out) {
  std::vector<Unit> rows;
  std::vector<std::string> paths;
  std::vector<int> children(world.structure.units.size() + 1);
  for (const UnitDraft& draft : world.structure.units) {
    const bool top = draft.parent < 0;
    const auto parent = static_cast<std::size_t>(std::max(draft.parent, 0));
    const int number = ++children[top ? world.structure.units.size() : parent];
    paths.push_back((top ? "" : paths[parent] + '/') + draft.name);
    Unit unit;
    const std::uint64_t place = world.id("unit", paths.back());
    unit.external_id = uuid_text(place, base::mix_id(place, 1));
    unit.id = {base::hash_id("unit:unor:" + unit.external_id)};  // as an import makes it
    unit.name = draft.name;
    const std::string digits = std::to_string(100 + number).substr(1);
    unit.code = top ? digits : rows[parent].code + '.' + digits;
    unit.kind = draft.kind;
    if (!top) unit.parent = rows[parent].id;
    world.unit_ids.push_back(unit.id);
    rows.push_back(std::move(unit));
  }
  out.units = base::Table<Unit>::from_rows(std::move(rows));
}

void add_positions(World& world, Dataset& out) {
  const std::vector<Tier> tiers = tier_defaults();
  std::vector<Position> rows;
  for (const PositionDraft& draft : world.structure.positions) {
    Position position;
    position.id = {world.id("position", draft.name)};
    position.name = draft.name;
    position.code = "J" + std::to_string(10001 + rows.size()).substr(1);
    position.tier = tiers[static_cast<std::size_t>(draft.tier)].id;
    position.family = family_name(draft.family);
    position.external_id = uuid_text(position.id.value, base::mix_id(position.id.value, 1));
    world.position_ids.push_back(position.id);
    rows.push_back(std::move(position));
  }
  out.positions = base::Table<Position>::from_rows(std::move(rows));
}

/// The first training of the plan that fits the seat and whose draw falls on it; -1 for none.
std::int8_t draw_training(const World& world, std::size_t seat) {
  const PositionDraft& position = world.position_of(seat);
  base::Random random(base::mix_id(world.person_seed(seat), 0x7a11));
  for (std::size_t t = 0; t < world.plan.trainings.size(); ++t) {
    const TrainingPlan& plan = world.plan.trainings[t];
    const bool meant = plan.family < 0 || plan.family == only(position.family);
    if (!meant || !applies(plan.rank, is_leader(position.tier))) continue;
    if (random.below(100) < plan.share_percent) return static_cast<std::int8_t>(t);
  }
  return -1;
}

void add_people(World& world, Dataset& out) {
  NipLedger ledger;
  std::vector<Employee> rows;
  rows.reserve(world.structure.seats.size());
  for (std::size_t s = 0; s < world.structure.seats.size(); ++s) {
    const Seat& seat = world.structure.seats[s];
    Employee person = make_person(world.plan, world.position_of(s), world.person_seed(s), ledger);
    person.unit = world.unit_ids[seat.unit];
    person.position = world.position_ids[seat.position];
    world.training.push_back(draw_training(world, s));
    if (world.training[s] >= 0) {
      const auto& plan = world.plan.trainings[static_cast<std::size_t>(world.training[s])];
      person.extra.push_back({std::string(kTrainingColumn), std::string(plan.name)});
    }
    world.people.push_back(person.id);
    world.active.push_back(person.active || world.spec.full_ratings);
    rows.push_back(std::move(person));
  }
  out.employees = base::Table<Employee>::from_rows(std::move(rows));
}

}  // namespace

std::span<const SampleInfo> samples() {
  static const std::vector<SampleInfo> kInfos = [] {
    std::vector<SampleInfo> out;
    for (const RegionPlan* plan : region_plans()) out.push_back(plan->info);
    return out;
  }();
  return kInfos;
}

base::Result<Dataset> generate(const SampleSpec& spec) {
  const RegionPlan* plan = find_plan(spec.region);
  if (plan == nullptr) return unknown_region(spec.region);
  const std::uint32_t employees = spec.employees == 0 ? plan->info.employees : spec.employees;
  if (employees > kMostEmployees) return out_of_range(employees, kMostEmployees);
  if (spec.full_sources < 1 || spec.full_sources > 3) return out_of_range(spec.full_sources, 3);
  if (spec.full_cycles < 1 || spec.full_cycles > 3) return out_of_range(spec.full_cycles, 3);

  World world{.plan = *plan, .spec = spec};
  world.seed = base::mix_id(base::hash_id(plan->info.key), spec.seed);
  base::Random random(base::mix_id(world.seed, employees));
  auto structure = build_structure(*plan, employees, random);
  if (!structure) return std::unexpected(structure.error());
  world.structure = std::move(*structure);

  Dataset out = empty_workspace(plan->name, {base::mix_id(world.seed, employees)});
  add_dictionary(*plan, world, out);
  add_direction(*plan, world, out);
  add_units(world, out);
  add_positions(world, out);
  set_required(world);
  out.standards = base::Table<Standard>::from_rows(make_standards(world));
  add_people(world, out);
  add_assessment(world, out);
  return out;
}

}  // namespace asah::model::samples
