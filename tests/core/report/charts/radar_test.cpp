#include "core/report/charts/radar.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/base/random.hpp"
#include "tests/core/report/charts/drawing_checks.hpp"

namespace asah::radar_test {

using namespace asah::report;
using asah::base::Hundredths;
using asah::base::Random;
using asah::test::fault_of;
using asah::test::shapes_of;
using asah::test::text_box;

namespace {

const FontTable kMeasure;

std::vector<RadarAxis> nine() {
  const char* names[] = {"Integritas",          "Kerja sama",
                         "Komunikasi",          "Orientasi pada hasil",
                         "Pelayanan publik",    "Pengembangan diri dan orang lain",
                         "Mengelola perubahan", "Pengambilan keputusan",
                         "Perekat bangsa"};
  const int achieved[] = {400, 300, 200, 300, 400, 200, 200, 300, 300};
  std::vector<RadarAxis> axes;
  for (std::size_t i = 0; i < 9; ++i) {
    axes.push_back({names[i], Hundredths{300}, Hundredths{achieved[i]}});
  }
  return axes;
}

Drawing draw(const std::vector<RadarAxis>& axes, float width = 370, float height = 300) {
  return radar({width, height, kMeasure}, {axes});
}

bool labels_overlap(const Drawing& drawing) {
  const auto texts = shapes_of<TextShape>(drawing);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Box a = text_box(texts[i], kMeasure);
      const Box b = text_box(texts[j], kMeasure);
      constexpr float kSlack = 0.01F;
      if (a.x + kSlack < b.right() && b.x + kSlack < a.right() && a.y + kSlack < b.bottom() &&
          b.y + kSlack < a.bottom()) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

TEST_CASE("radar: five rings, nine spokes, required dashed, achieved filled with dots") {
  const Drawing drawing = draw(nine());
  CHECK(fault_of(drawing) == "");
  const auto lines = shapes_of<PolylineShape>(drawing);
  CHECK(std::ranges::count_if(
            lines, [](const auto& l) { return l.closed && l.stroke.role == Role::Line; }) == 5);
  CHECK(std::ranges::count_if(lines, [](const auto& l) { return !l.closed; }) == 9);
  const auto dashed = std::ranges::find_if(lines, [](const auto& l) { return l.stroke.dash > 0; });
  REQUIRE(dashed != lines.end());
  CHECK(dashed->closed);
  CHECK(dashed->points.size() == 9);
  const auto areas = shapes_of<PolygonShape>(drawing);
  REQUIRE(areas.size() == 1);
  CHECK(areas[0].fill.opacity < 1);
  CHECK(shapes_of<CircleShape>(drawing).size() == 9);
}

TEST_CASE("radar: levels lie on their spokes at their share of the radius") {
  const Drawing drawing = draw(nine());
  const auto dots = shapes_of<CircleShape>(drawing);
  const auto lines = shapes_of<PolylineShape>(drawing);
  const Point rim = lines[0].points[0];
  const Point centre{drawing.width / 2, drawing.height / 2};
  const float radius = centre.y - rim.y;
  CHECK(rim.x == doctest::Approx(centre.x));
  CHECK(dots[0].centre.y == doctest::Approx(centre.y - radius * 0.8F));
  const float length = std::hypot(dots[2].centre.x - centre.x, dots[2].centre.y - centre.y);
  CHECK(length == doctest::Approx(radius * 0.4F));
  CHECK(dots[2].centre.x > centre.x);  // clockwise
}

TEST_CASE("radar: every label of nine competencies is shown whole or broken, none overlaps") {
  const Drawing drawing = draw(nine());
  CHECK_FALSE(labels_overlap(drawing));
  CHECK(asah::test::texts_of(drawing).size() > 9);  // some labels have two or three lines
  for (const auto& text : asah::test::texts_of(drawing)) {
    CHECK(text.find("…") == std::string::npos);
  }
  CHECK(drawing.hits.size() == 18);
  CHECK(drawing.hits[0].value == "4 / 3");
  CHECK(drawing.hits[0].label == "Integritas");
}

TEST_CASE("radar: what was not assessed is a gap, not level 0") {
  auto axes = nine();
  axes[3].achieved.reset();
  axes[4].required.reset();
  const Drawing drawing = draw(axes);
  CHECK(fault_of(drawing) == "");
  CHECK(shapes_of<CircleShape>(drawing).size() == 8);
  for (const auto& line : shapes_of<PolylineShape>(drawing)) {
    if (line.stroke.role != Role::Line) CHECK_FALSE(line.closed);
  }
  bool said = false;
  for (const Hit& hit : drawing.hits) said |= hit.row == 3 && hit.value == "– / 3";
  CHECK(said);
}

TEST_CASE("radar: no, one and two axes, all or nothing achieved") {
  CHECK(draw({}).shapes.empty());
  CHECK(draw({}).width == 370);
  for (const std::size_t count : {1U, 2U, 3U}) {
    auto axes = nine();
    axes.resize(count);
    CHECK(fault_of(draw(axes)) == "");
    for (auto& axis : axes) axis.achieved.reset();
    CHECK(fault_of(draw(axes)) == "");
  }
  auto zero = nine();
  for (auto& axis : zero) axis.achieved = Hundredths{0};
  CHECK(fault_of(draw(zero)) == "");
}

TEST_CASE("radar: any data in any room stays inside, without overlap, and twice the same") {
  Random random(70);
  for (int i = 0; i < 400; ++i) {
    std::vector<RadarAxis> axes;
    for (std::uint64_t n = random.below(30); n > 0; --n) {
      RadarAxis& axis = axes.emplace_back();
      for (std::uint64_t w = random.below(6); w > 0; --w)
        axis.label += random.chance(0.3) ? "Pengembangan " : "dan ";
      if (random.chance(0.8))
        axis.required = Hundredths{static_cast<int>(random.between(-100, 900))};
      if (random.chance(0.8))
        axis.achieved = Hundredths{static_cast<int>(random.between(-100, 900))};
    }
    const auto width = static_cast<float>(random.between(60, 700));
    const auto height = static_cast<float>(random.between(60, 500));
    const Drawing drawing = draw(axes, width, height);
    CHECK(fault_of(drawing) == "");
    CHECK_FALSE(labels_overlap(drawing));
    CHECK(drawing == draw(axes, width, height));
  }
}

}  // namespace asah::radar_test
