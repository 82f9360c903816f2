#include "tools/bench/dataset.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.hpp"

namespace asah::bench {
namespace {

using base::Random;
using model::CompetencyId;

constexpr std::array<std::string_view, 16> kGiven{
    "Siti", "Budi", "Dewi", "Agus", "Rina", "Eko", "Sri", "Joko", "Nur", "Andi", "Yulia", "Hendra",
    "Maya", "Rizki", "Putri", "Bambang"};
constexpr std::array<std::string_view, 16> kFamily{
    "Lestari", "Santoso", "Rahayu", "Wijaya", "Hidayat", "Kusuma", "Permata", "Saputra", "Wahyuni",
    "Nugroho", "Hasanah", "Setiawan", "Anggraini", "Firmansyah", "Utami", "Gunawan"};

template <class E, class Make>
base::Table<E> make_table(std::uint32_t count, Make&& make) {
  std::vector<E> rows(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    rows[i].id = {i + 1};
    make(i, rows[i]);
  }
  return base::Table<E>::from_rows(std::move(rows));
}

model::Domain domain_of(std::uint32_t competency) {
  if (competency < 8) return model::Domain::Managerial;
  return competency == 8 ? model::Domain::Sociocultural : model::Domain::Technical;
}

void add_structure(model::Dataset& data, const DatasetSize& size, Random& random) {
  data.units = make_table<model::Unit>(size.units, [&](std::uint32_t i, model::Unit& unit) {
    unit.name = "Unit kerja " + std::to_string(i);
    unit.code = std::to_string(10000 + i);
    // One roof, forty offices, the rest below them.
    if (i > 0) unit.parent = {i <= 40 ? 1 : 2 + random.below(40)};
  });
  data.positions = make_table<model::Position>(
      size.positions, [&](std::uint32_t i, model::Position& position) {
        position.name = "Jabatan " + std::to_string(i);
        position.tier = {1 + i % 4};
      });
  data.tiers = make_table<model::Tier>(4, [](std::uint32_t i, model::Tier& tier) {
    tier.code = "T" + std::to_string(i);
  });
  data.competencies = make_table<model::Competency>(
      size.competencies, [&](std::uint32_t i, model::Competency& competency) {
        competency.code = "K" + std::to_string(100 + i);
        competency.name.id = "Kompetensi " + std::to_string(i);
        competency.domain = domain_of(i);
        for (auto& level : competency.levels) {
          for (auto& indicator : level.indicators) {
            indicator.aspect = static_cast<model::Aspect>(random.below(3));
          }
        }
      });
}

void add_people(model::Dataset& data, const DatasetSize& size, Random& random) {
  data.employees = make_table<model::Employee>(
      size.people, [&](std::uint32_t i, model::Employee& employee) {
        employee.name = std::string(kGiven[random.below(16)]) + ' ' +
                        std::string(kFamily[random.below(16)]) + ' ' +
                        std::string(kFamily[random.below(16)]);
        employee.nip = std::to_string(196001012000011997 + std::uint64_t{i} * 10'000'007);
        employee.unit = {1 + random.below(size.units)};
        employee.position = {1 + random.below(size.positions)};
      });
}

void add_standards(model::Dataset& data, const DatasetSize& size, Random& random) {
  std::vector<model::Standard> rows;
  for (const model::Position& position : data.positions) {
    for (std::uint32_t c = 0; c < size.competencies; ++c) {
      model::Standard standard;
      standard.position = position.id;
      standard.competency = {c + 1};
      standard.id = model::standard_id(standard.position, standard.competency);
      standard.required = {static_cast<std::int8_t>(2 + random.below(3))};
      rows.push_back(standard);
    }
  }
  data.standards = base::Table<model::Standard>::from_rows(std::move(rows));
}

void add_cycle(model::Dataset& data, const DatasetSize& size, std::uint32_t number,
               Random& random) {
  model::Cycle cycle;
  cycle.id = {number};
  cycle.name = "Siklus " + std::to_string(number);
  cycle.start = base::Date::from_civil(2023 + static_cast<int>(number), 1, 1);
  cycle.sources = {{model::Source::Self, {15}},
                   {model::Source::Superior, {60}},
                   {model::Source::Peer, {25}}};
  for (std::uint32_t c = 0; c < size.competencies; ++c) cycle.competencies.push_back({c + 1});
  model::RatingBlock block(cycle.id);
  for (const CompetencyId id : cycle.competencies) block.add_competency(id);
  block.reserve(std::size_t{3} * size.people);
  std::vector<std::int8_t> levels(size.competencies);
  for (std::uint32_t person = 1; person <= size.people; ++person) {
    for (const auto source :
         {model::Source::Self, model::Source::Superior, model::Source::Peer}) {
      for (auto& level : levels) {
        const bool empty = random.below(20) == 0;
        level = static_cast<std::int8_t>(empty ? -1 : 1 + static_cast<int>(random.below(5)));
      }
      levels[0] = 3;  // no sheet is empty
      const base::Date date = cycle.start.plus_days(static_cast<int>(random.below(180)));
      block.append({{person}, source, {1 + random.below(5000)}, date}, levels);
    }
  }
  data.ratings.set(std::move(block));
  data.cycles.insert(std::move(cycle));
}

}  // namespace

model::Dataset make_dataset(const DatasetSize& size) {
  Random random(size.people);
  model::Dataset data;
  data.workspace = {1};
  add_structure(data, size, random);
  add_people(data, size, random);
  add_standards(data, size, random);
  model::BandRule rule;
  rule.id = {1};
  rule.bands = {{"O", {}, {9000}}, {"CO", {}, {7800}}, {"KO", {}, {0}}};
  data.band_rules.insert(rule);
  for (std::uint32_t cycle = 1; cycle <= size.cycles; ++cycle) {
    add_cycle(data, size, cycle, random);
  }
  return data;
}

}  // namespace asah::bench
