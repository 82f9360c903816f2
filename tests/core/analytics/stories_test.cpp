// The heat map finds the stories of the samples without being told where to look.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "core/analytics/heatmap.hpp"
#include "core/model/samples/samples.hpp"

namespace asah::stories_test {

using namespace asah::analytics;

namespace {

struct LargestCell {
  std::string unit;
  std::string competency;
  HeatCell cell;
};

// The largest mean gap among the units of the board and all competencies.
LargestCell largest_cell(std::string_view region) {
  const auto data = model::samples::generate({.region = region});
  REQUIRE(data.has_value());
  const Basis basis = build_basis(*data, {default_cycle(*data)});
  const Heatmap map = build_heatmap(basis, job_person_match(basis));
  LargestCell largest;
  for (const std::uint32_t unit : board_units(basis.roster->tree)) {
    const std::uint32_t row = map.row_of(data->units.rows()[unit].id.value);
    for (std::uint32_t column = 0; column < map.columns.size(); ++column) {
      const HeatCell& cell = map.at(row, column);
      if (cell.n == 0 || cell.suppressed) continue;
      const bool larger = largest.unit.empty() || cell.mean_gap > largest.cell.mean_gap;
      if (larger) largest = {data->units.rows()[unit].name, basis.competency(column)->code, cell};
    }
  }
  return largest;
}

}  // namespace

TEST_CASE("Rangkui: the largest cell is communication at a health centre") {
  const LargestCell cell = largest_cell("rangkui");
  CHECK(cell.competency == "KOM");
  CHECK(cell.unit.starts_with("Puskesmas"));
  CHECK(cell.cell.interval_low > 0);
}

TEST_CASE("Bandung: the largest cell is green programme planning") {
  CHECK(largest_cell("bandung").competency == "GRN");
}

}  // namespace asah::stories_test
