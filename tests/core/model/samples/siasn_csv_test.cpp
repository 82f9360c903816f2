// The synthetic staff list is read back by the real import: people, places and every seeded fault.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/exchange/tables/import_job.hpp"
#include "core/model/builtin/workspace.hpp"
#include "core/model/samples/samples.hpp"
#include "core/model/samples/siasn_csv.hpp"
#include "core/model/validate.hpp"

namespace asah::siasn_csv_test {

using namespace asah::model;

namespace {

Dataset sample(std::string_view region, std::uint32_t employees = 0) {
  auto data = samples::generate({.region = region, .employees = employees});
  REQUIRE(data.has_value());
  return *std::move(data);
}

exchange::ImportResult import_into_empty(const Dataset& data, const std::string& text) {
  exchange::ImportOptions options;
  options.kind = exchange::ImportKind::Siasn;
  auto result = exchange::import_table(empty_workspace(data.region().name), text, options);
  REQUIRE(result.has_value());
  return *std::move(result);
}

/// A unit's name. (Its identity may be another: a top unit that is named before its head comes is
/// made from its name.)
std::string place_of(const base::Table<Unit>& units, UnitId id) {
  const Unit* unit = units.find(id);
  return unit == nullptr ? "" : unit->name;
}

}  // namespace

TEST_CASE("the staff list has the shape of the export") {
  const Dataset data = sample("rangkui");
  const std::string text = samples::write_siasn_csv(data).text;
  const auto lines = base::split(text, '\n');
  REQUIRE(lines.size() == data.employees.size() + 2);
  CHECK(lines.back().empty());
  CHECK(base::split(lines[0], ';').size() == 65);
  CHECK(lines[0].starts_with("PNS ID;NIP BARU;NIP LAMA;NAMA;"));
  CHECK(lines[0].ends_with(";IS VALID NIK\r"));
  CHECK(lines[1].starts_with('\''));
  CHECK(lines[1].find(";null;") != std::string::npos);
  CHECK(text == samples::write_siasn_csv(data).text);
}

TEST_CASE("an import of the staff list brings every person back") {
  for (const std::string_view region : {"rangkui", "sawahlunto"}) {
    CAPTURE(region);
    const Dataset data = sample(region);
    const auto result = import_into_empty(data, samples::write_siasn_csv(data).text);
    CHECK(result.counts.read == data.employees.size());
    CHECK(result.counts.accepted == data.employees.size());
    CHECK(result.rejected.empty());
    CHECK(validate(result.after).empty());
    REQUIRE(result.after.employees.size() == data.employees.size());
    for (const Employee& person : data.employees) {
      CAPTURE(person.nip);
      const Employee* back = result.after.employees.find(person.id);
      REQUIRE(back != nullptr);
      CHECK(back->nip == person.nip);
      CHECK(back->name == person.name);
      CHECK(back->front_title == person.front_title);
      CHECK(back->back_title == person.back_title);
      CHECK(back->kind == person.kind);
      CHECK(back->active == person.active);
      CHECK(back->grade == person.grade);
      CHECK(back->grade_date == person.grade_date);
      CHECK(back->position_date == person.position_date);
      CHECK(back->education == person.education);
      CHECK(back->external_id == person.external_id);
      CHECK(place_of(result.after.units, back->unit) == place_of(data.units, person.unit));
      CHECK(result.after.positions.find(back->position)->name ==
            data.positions.find(person.position)->name);
    }
  }
}

TEST_CASE("tiers are mostly guessed right from the names of posts") {
  const Dataset data = sample("sawahlunto");
  const auto result = import_into_empty(data, samples::write_siasn_csv(data).text);
  std::size_t right = 0;
  for (const Employee& person : data.employees) {
    const Employee* back = result.after.employees.find(person.id);
    const TierId guessed = result.after.positions.find(back->position)->tier;
    right += guessed == data.positions.find(person.position)->tier ? 1 : 0;
  }
  CHECK(right * 100 > data.employees.size() * 95);
}

TEST_CASE("private columns stay out of the imported dataset") {
  const Dataset data = sample("rangkui");
  const std::string text = samples::write_siasn_csv(data).text;
  CHECK(text.find("@contoh.invalid") != std::string::npos);
  const auto result = import_into_empty(data, text);
  CHECK(std::ranges::contains(result.preview.sensitive, "NIK"));
  for (const Employee& person : result.after.employees) {
    for (const ExtraColumn& extra : person.extra) {
      CHECK(extra.value.find("contoh.invalid") == std::string::npos);
      CHECK_FALSE(extra.value.starts_with("99000001"));
      CHECK(extra.value != "Menikah");
    }
  }
}

TEST_CASE("every seeded fault is found in its row and column") {
  const Dataset data = sample("bandung", 1000);
  const auto csv = samples::write_siasn_csv(data, {.seed = 4, .faults = 30});
  REQUIRE(csv.faults.size() == 30);
  const auto result = import_into_empty(data, csv.text);
  std::set<base::ErrorCode> kinds;
  std::size_t rejecting = 0;
  for (const samples::SeededFault& fault : csv.faults) {
    CAPTURE(fault.row);
    CAPTURE(std::string(fault.column));
    kinds.insert(fault.code);
    rejecting += fault.rejects ? 1 : 0;
    CHECK(std::ranges::any_of(result.findings, [&](const exchange::ImportFinding& finding) {
      return finding.row == fault.row && finding.heading == fault.column &&
             finding.error.code == fault.code;
    }));
    CHECK(std::ranges::contains(result.rejected, fault.row, &exchange::RejectedRow::row) ==
          fault.rejects);
  }
  CHECK(kinds.size() == 6);
  CHECK(result.counts.rejected == rejecting);
  CHECK(result.counts.accepted == 1000 - rejecting);
}

TEST_CASE("no more than half of the rows can be spoilt") {
  const Dataset data = sample("rakumpit");
  CHECK(samples::write_siasn_csv(data, {.faults = 5000}).faults.size() == 60);
  CHECK(samples::write_siasn_csv(data, {.faults = 0}).faults.empty());
}

}  // namespace asah::siasn_csv_test
