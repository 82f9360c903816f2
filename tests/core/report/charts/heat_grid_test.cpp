#include "core/report/charts/heat_grid.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/base/random.hpp"
#include "tests/core/report/charts/drawing_checks.hpp"

namespace asah::heat_grid_test {

using namespace asah::report;
using asah::base::Hundredths;
using asah::base::Random;
using asah::test::fault_of;
using asah::test::shapes_of;
using asah::test::texts_of;

namespace {

const FontTable kMeasure;

Drawing draw(const HeatData& data, float width = 600, bool hatch = false) {
  return heat_grid({width, 0, kMeasure, asah::base::Language::Indonesian, hatch}, data);
}

}  // namespace

TEST_CASE("the colour of a gap changes exactly at its limits") {
  const auto role = [](int gap) { return gap_role(Hundredths{gap}); };
  CHECK(role(-500) == Role::Surplus);
  CHECK(role(0) == Role::Surplus);
  CHECK(role(1) == Role::Gap0);
  CHECK(role(24) == Role::Gap0);
  CHECK(role(25) == Role::Gap1);
  CHECK(role(49) == Role::Gap1);
  CHECK(role(50) == Role::Gap2);
  CHECK(role(84) == Role::Gap2);
  CHECK(role(85) == Role::Gap3);
  CHECK(role(119) == Role::Gap3);
  CHECK(role(120) == Role::Gap4);
  CHECK(role(500) == Role::Gap4);
  CHECK(gap_text_role(Role::Gap0) == Role::OnGap0);
  CHECK(gap_text_role(Role::Gap4) == Role::OnGap4);
  CHECK(gap_text_role(Role::Surplus) == Role::OnSurplus);
}

TEST_CASE("a cell shows its figure, a check mark, too few people, or nothing to tell") {
  const std::vector<std::string> rows = {"Dinas Kesehatan"};
  const std::vector<std::string> columns = {"Integritas", "Komunikasi", "Hasil", "Pelayanan"};
  const std::vector<HeatCell> cells = {
      {Hundredths{-20}, 40}, {Hundredths{131}, 612}, {Hundredths{90}, 4}, {std::nullopt, 0}};
  const std::vector<std::string> figures = {"83,3"};
  const Drawing drawing = draw({rows, columns, cells, 5, "JPM", figures});
  CHECK(fault_of(drawing) == "");
  REQUIRE(drawing.hits.size() == 4);
  CHECK(drawing.hits[0].value == "✓");
  CHECK(drawing.hits[1].value == "1,31");
  CHECK(drawing.hits[1].label == "Dinas Kesehatan, Komunikasi");
  CHECK(drawing.hits[2].value == "n<5");
  CHECK(drawing.hits[3].value == "–");
  const auto rects = shapes_of<RectShape>(drawing);
  REQUIRE(rects.size() == 4);
  CHECK(rects[0].fill.role == Role::Surplus);
  CHECK(rects[1].fill.role == Role::Gap4);
  CHECK(rects[2].fill.role == Role::None);  // no colour either: it would tell the gap
  CHECK(rects[2].stroke.dash > 0);
  const auto texts = texts_of(drawing);
  CHECK(std::ranges::count(texts, "1,31") == 1);
  CHECK(std::ranges::count(texts, "0,90") == 0);
  CHECK(std::ranges::count(texts, "83,3") == 1);
  CHECK(std::ranges::count(texts, "JPM") == 1);
}

TEST_CASE("hits name row and column, and lie side by side") {
  const std::vector<std::string> rows = {"a", "b", "c"};
  const std::vector<std::string> columns = {"x", "y"};
  const Drawing drawing = draw({.rows = rows, .columns = columns, .cells = {}});
  REQUIRE(drawing.hits.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(drawing.hits[i].row == static_cast<int>(i / 2));
    CHECK(drawing.hits[i].column == static_cast<int>(i % 2));
    CHECK(drawing.hits[i].value == "–");
    for (std::size_t j = 0; j < i; ++j) {
      const Box& a = drawing.hits[i].area;
      const Box& b = drawing.hits[j].area;
      const bool apart =
          a.x >= b.right() || b.x >= a.right() || a.y >= b.bottom() || b.y >= a.bottom();
      CHECK(apart);
    }
  }
}

TEST_CASE("severe gaps are hatched where the frame asks for it") {
  const std::vector<std::string> rows = {"a"};
  const std::vector<std::string> columns = {"x", "y"};
  const std::vector<HeatCell> cells = {{Hundredths{100}, 9}, {Hundredths{60}, 9}};
  CHECK_FALSE(shapes_of<RectShape>(draw({rows, columns, cells}))[0].fill.hatch);
  const auto rects = shapes_of<RectShape>(draw({rows, columns, cells}, 600, true));
  CHECK(rects[0].fill.hatch);
  CHECK_FALSE(rects[1].fill.hatch);
}

TEST_CASE("long headings get wider columns where there is room") {
  const std::vector<std::string> rows = {"a"};
  const std::vector<std::string> columns = {"x", "Pengembangan diri"};
  const Drawing drawing = draw({.rows = rows, .columns = columns, .cells = {}}, 200);
  CHECK(drawing.hits[1].area.width > drawing.hits[0].area.width);
  CHECK(std::ranges::count(texts_of(drawing), "Pengembangan") == 1);
}

TEST_CASE("an empty grid is a heading over nothing") {
  CHECK(fault_of(draw({})) == "");
  const std::vector<std::string> rows = {"a"};
  CHECK(fault_of(draw({.rows = rows, .columns = {}, .cells = {}})) == "");
  CHECK(draw({.rows = {}, .columns = rows, .cells = {}}).hits.empty());
}

TEST_CASE("any grid in any room stays inside, and twice the same") {
  Random random(95);
  for (int i = 0; i < 150; ++i) {
    const auto names = [&](std::size_t most) {
      std::vector<std::string> out(random.index(most));
      for (std::string& name : out) {
        for (std::uint64_t n = random.below(6); n > 0; --n)
          name += random.chance(0.4) ? "Ketatalaksanaan " : "dan ";
      }
      return out;
    };
    const auto rows = names(12);
    const auto columns = names(26);
    const auto figures = names(12);
    std::vector<HeatCell> cells(random.index(rows.size() * columns.size() + 5));
    for (HeatCell& cell : cells) {
      if (random.chance(0.9)) cell.gap = Hundredths{static_cast<int>(random.between(-500, 500))};
      cell.count = static_cast<int>(random.below(20));
    }
    const HeatData data{rows, columns, cells, 5, random.chance(0.5) ? "JPM" : "", figures};
    const auto width = static_cast<float>(random.between(60, 1400));
    const Drawing drawing = draw(data, width, random.chance(0.5));
    CHECK(fault_of(drawing) == "");
    CHECK(drawing.hits.size() == rows.size() * columns.size());
    CHECK(draw(data, width) == draw(data, width));
  }
}

}  // namespace asah::heat_grid_test
