// A whole region's SIASN export, with faults sown on purpose.
#include <map>
#include <set>

#include "core/exchange/tables/table_cells.hpp"
#include "core/model/samples/samples.hpp"
#include "core/model/samples/siasn_csv.hpp"
#include "tests/core/exchange/tables/import_fixture.hpp"

namespace asah::import_siasn_test {

using namespace asah::test;
using base::Severity;
using exchange::ImportKind;

namespace {

struct Region {
  model::Dataset dataset;
  model::samples::SiasnCsv csv;
};

Region make_region(std::uint32_t people, std::uint32_t faults) {
  model::samples::SampleSpec spec;
  spec.region = "bandung";
  spec.employees = people;
  auto dataset = model::samples::generate(spec);
  REQUIRE(dataset);
  auto csv = model::samples::write_siasn_csv(*dataset, {.seed = 1, .faults = faults});
  return {*std::move(dataset), std::move(csv)};
}

}  // namespace

TEST_CASE("a SIASN export of 14,000 people goes in, and every sown fault is found in its place") {
  const Region region = make_region(14000, 60);
  REQUIRE(region.csv.faults.size() == 60);
  const model::Dataset empty = model::empty_workspace("Kota Bandung");
  const auto result = run_import(empty, region.csv.text, ImportKind::Siasn);
  std::set<std::size_t> rejected_rows;
  for (const auto& fault : region.csv.faults) {
    if (fault.rejects) rejected_rows.insert(fault.row);
    const bool found = std::ranges::any_of(result.findings, [&](const auto& finding) {
      return finding.row == fault.row && finding.heading == fault.column &&
             finding.error.code == fault.code;
    });
    CAPTURE(fault.row);
    CAPTURE(fault.column);
    CHECK(found);
  }
  CHECK(result.counts.read == 14000);
  CHECK(result.counts.rejected == rejected_rows.size());
  for (const auto& rejected : result.rejected) CHECK(rejected_rows.contains(rejected.row));
  CHECK(result.preview.sensitive.size() >= 15);
  for (const auto& employee : result.after.employees.rows().first(100)) {
    for (const auto& extra : employee.extra) {
      CHECK_FALSE(exchange::is_sensitive_heading(extra.key));
    }
  }
}

TEST_CASE("what SIASN says of a person survives the way through the file") {
  const Region region = make_region(3000, 0);
  const auto result =
      run_import(model::empty_workspace("Kota Bandung"), region.csv.text, ImportKind::Siasn);
  REQUIRE(result.counts.accepted == region.dataset.employees.size());
  CHECK(result.counts.rejected == 0);
  std::map<std::string_view, const model::Employee*> before;
  for (const auto& employee : region.dataset.employees) before[employee.nip] = &employee;
  std::size_t same_tier = 0;
  for (const auto& after : result.after.employees) {
    REQUIRE(before.contains(after.nip));
    const model::Employee& old = *before.at(after.nip);
    CHECK(exchange::heading_key(after.name) == exchange::heading_key(old.name));
    CHECK(after.kind == old.kind);
    CHECK(after.grade == old.grade);
    CHECK(after.position_date == old.position_date);
    const auto* position = result.after.positions.find(after.position);
    const auto* old_position = region.dataset.positions.find(old.position);
    REQUIRE(position != nullptr);
    CHECK(exchange::heading_key(position->name) == exchange::heading_key(old_position->name));
    same_tier += position->tier == old_position->tier;
    const auto* unit = result.after.units.find(after.unit);
    const auto* old_unit = region.dataset.units.find(old.unit);
    REQUIRE(unit != nullptr);
    CHECK(exchange::heading_key(unit->name) == exchange::heading_key(old_unit->name));
  }
  // The tier stands in no column of the export: names, kinds and grades must do.
  CHECK(same_tier * 100 >= result.after.employees.size() * 98);
}

TEST_CASE("a SIASN export of a region that is there already changes next to nothing") {
  const Region region = make_region(2000, 0);
  const auto result = run_import(region.dataset, region.csv.text, ImportKind::Siasn);
  CHECK(result.counts.employees_added == 0);
  CHECK(result.counts.units_added == 0);
  CHECK(result.counts.positions_added == 0);
  CHECK(result.absent.empty());
  for (const auto& after : result.after.employees) {
    const auto* before = region.dataset.employees.find(after.id);
    REQUIRE(before != nullptr);
    CHECK(after.unit == before->unit);
    CHECK(after.position == before->position);
  }
}

}  // namespace asah::import_siasn_test
