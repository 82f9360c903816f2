#include "tests/wasm/support/screen_stage.hpp"

#include "core/model/refs.hpp"

namespace asah::test {
namespace {

model::Competency competency(std::uint64_t id, const std::string& code, const std::string& name) {
  model::Competency out;
  out.id = {id};
  out.code = code;
  out.name.id = name;
  out.domain = model::Domain::Managerial;
  out.order = static_cast<std::int32_t>(id);
  for (std::size_t i = 0; i < model::kLevelCount; ++i) {
    out.levels[i].title.id = name + " tingkat " + std::to_string(i + 1);
    for (std::size_t k = 0; k < out.levels[i].indicators.size(); ++k) {
      out.levels[i].indicators[k].aspect = static_cast<model::Aspect>(k);
      out.levels[i].indicators[k].text.id = "tanda " + code;
    }
  }
  return out;
}

model::Standard standard(std::uint64_t position, std::uint64_t competency_id, int level) {
  model::Standard out;
  out.position = {position};
  out.competency = {competency_id};
  out.id = model::standard_id(out.position, out.competency);
  out.required = model::Level{static_cast<std::int8_t>(level)};
  return out;
}

void rate(model::Dataset& data, std::uint64_t employee, std::uint64_t competency_id, int level) {
  const model::SheetChange change{
      {{employee}, model::Source::Superior, {}, kStageToday},
      {{{competency_id}, {}, {static_cast<std::int8_t>(level)}}}};
  data.ratings.edit(kStageCycle).apply({&change, 1});
}

model::Employee employee(std::uint64_t id) {
  model::Employee out;
  out.id = {id};
  out.nip = "19800101200501" + std::to_string(9970 + id % 10);
  out.name = "Pegawai " + std::to_string(id);
  out.unit = {id <= 6 ? 11ULL : id == 7 ? 12ULL : 13ULL};
  out.position = {id <= 7 ? 20ULL : 21ULL};
  return out;
}

}  // namespace

model::Dataset stage_data() {
  model::Dataset data;
  data.workspace = {1};
  data.regions = base::Table<model::Region>::from_rows({{.id = {2}, .name = "Kota Contoh"}});
  data.units = base::Table<model::Unit>::from_rows(
      {{.id = {10}, .name = "Dinas Kesehatan"},
       {.id = {11}, .name = "Puskesmas", .parent = {10}},
       {.id = {12}, .name = "Loket", .parent = {11}},
       {.id = {13}, .name = "UPT"}});
  model::Tier tier;
  tier.id = {40};
  tier.name.id = "JF Ahli Muda";
  tier.managerial = {3};
  tier.sociocultural = {2};
  data.tiers = base::Table<model::Tier>::from_rows({tier});
  data.positions = base::Table<model::Position>::from_rows(
      {{.id = {20}, .name = "Perawat", .tier = {40}}, {.id = {21}, .name = "Bidan"}});
  model::Competency technical = competency(32, "TIK", "Teknologi");
  technical.domain = model::Domain::Technical;
  data.competencies = base::Table<model::Competency>::from_rows(
      {competency(30, "INT", "Integritas"), competency(31, "KRJ", "Kerja Sama"), technical});
  data.standards = base::Table<model::Standard>::from_rows(
      {standard(20, 30, 3), standard(20, 31, 3), standard(21, 30, 2)});
  std::vector<model::Employee> people;
  for (std::uint64_t id = 1; id <= 9; ++id) people.push_back(employee(id));
  data.employees = base::Table<model::Employee>::from_rows(people);
  model::Cycle cycle{.id = kStageCycle, .name = "Penilaian 2026"};
  cycle.sources = {{model::Source::Superior, {100}}};
  cycle.competencies = {{30}, {31}};
  data.cycles = base::Table<model::Cycle>::from_rows({cycle});
  for (std::uint64_t id = 1; id <= 9; ++id) {
    rate(data, id, 30, 1);
    if (id <= 7) rate(data, id, 31, 3);
  }
  return data;
}

}  // namespace asah::test
