#include "core/report/charts/lines.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/random.hpp"
#include "tests/core/report/charts/drawing_checks.hpp"

namespace asah::lines_test {

using namespace asah::report;
using asah::base::Random;
using asah::test::fault_of;
using asah::test::shapes_of;
using asah::test::text_box;
using asah::test::texts_of;

namespace {

const FontTable kMeasure;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Values = std::vector<std::optional<double>>;

Frame frame(float width, float height) { return {width, height, kMeasure}; }

double wild(Random& random) {
  switch (random.below(8)) {
    case 0:
      return kNan;
    case 1:
      return kInfinity;
    case 2:
      return -1e300;
    case 3:
      return 0;
    default:
      return (random.unit() - 0.5) * std::pow(10.0, static_cast<double>(random.below(12)));
  }
}

std::vector<std::string> years(int count) {
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) out.push_back(std::to_string(2020 + i));
  return out;
}

}  // namespace

TEST_CASE("ticks: round steps that enclose the range") {
  const auto check = [](double low, double high, int most, double first, double step, int count) {
    const Ticks ticks = nice_ticks(low, high, most);
    CAPTURE(low);
    CAPTURE(high);
    CHECK(ticks.first == doctest::Approx(first));
    CHECK(ticks.step == doctest::Approx(step));
    CHECK(ticks.count == count);
  };
  check(0, 100, 6, 0, 20, 6);
  check(0, 97, 6, 0, 20, 6);
  check(60, 84.6, 6, 60, 5, 6);
  check(-0.3, 0.8, 5, -0.5, 0.5, 4);
  check(0, 1.31, 5, 0, 0.5, 4);
  check(5, 5, 5, 4.5, 0.5, 3);
  check(0, 14212, 5, 0, 5000, 4);
  check(100, 0, 6, 0, 20, 6);
  check(kNan, kInfinity, 5, -0.5, 0.5, 3);
}

TEST_CASE("ticks: decimals tell the marks apart") {
  CHECK(nice_ticks(0, 100, 6).decimals == 0);
  CHECK(nice_ticks(0, 1.31, 5).decimals == 1);
  CHECK(nice_ticks(0, 0.06, 5).decimals == 2);
  CHECK(nice_ticks(0, 1e9, 5).decimals == 0);
}

TEST_CASE("ticks: any range is enclosed by no more marks than asked for, step 1, 2 or 5") {
  Random random(90);
  for (int i = 0; i < 3000; ++i) {
    const double a = wild(random);
    const double b = wild(random);
    const int most = static_cast<int>(random.between(3, 12));
    const Ticks ticks = nice_ticks(a, b, most);
    CHECK(ticks.count >= 2);
    CHECK(ticks.count <= most);
    CHECK(ticks.step > 0);
    CHECK(std::isfinite(ticks.first));
    const auto held = [](double v) { return std::isfinite(v) ? std::clamp(v, -1e15, 1e15) : 0; };
    CHECK(ticks.first <= std::min(held(a), held(b)) + ticks.step * 1e-6);
    CHECK(ticks.last() >= std::max(held(a), held(b)) - ticks.step * 1e-6);
    double digit = ticks.step;
    while (digit >= 9.99) digit /= 10;
    while (digit < 0.999) digit *= 10;
    const bool round =
        std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 || std::abs(digit - 5) < 1e-6;
    CHECK(round);
  }
}

TEST_CASE("sparkline: a line with its last value as a dot, broken where a value is missing") {
  const Drawing drawing = sparkline(frame(100, 30), Values{1, 2, {}, 3, 2.5});
  CHECK(fault_of(drawing) == "");
  const auto lines = shapes_of<PolylineShape>(drawing);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].points[0].y > lines[0].points[1].y);  // greater is higher
  const auto dots = shapes_of<CircleShape>(drawing);
  REQUIRE(dots.size() == 1);
  CHECK(dots[0].centre == lines[1].points[1]);
}

TEST_CASE("sparkline: nothing, one value, equal values") {
  CHECK(sparkline(frame(100, 30), Values{}).shapes.empty());
  CHECK(sparkline(frame(100, 30), Values{{}, kNan}).shapes.empty());
  CHECK(shapes_of<CircleShape>(sparkline(frame(100, 30), Values{7})).size() == 2);
  const auto equal = shapes_of<PolylineShape>(sparkline(frame(100, 30), Values{4, 4, 4}));
  REQUIRE(equal.size() == 1);
  for (const Point p : equal[0].points) CHECK(p.y == 15);
}

TEST_CASE("line chart: grid, marks, labels, series, target") {
  const auto labels = years(5);
  const std::vector<Series> series = {{"JPM", {71.2, 74.5, {}, 80.1, 84.6}, Role::Primary, 0}};
  const Drawing drawing = line_chart(frame(460, 220), {labels, series, AxisUnit::Percent, 78.0});
  CHECK(fault_of(drawing) == "");
  const auto texts = texts_of(drawing);
  CHECK(std::ranges::count(texts, "80\xc2\xa0%") == 1);
  CHECK(std::ranges::count(texts, "2024") == 1);
  const auto lines = shapes_of<PolylineShape>(drawing);
  CHECK(std::ranges::count_if(lines, [](const auto& l) { return l.stroke.dash > 0; }) == 1);
  CHECK(std::ranges::count_if(lines,
                              [](const auto& l) { return l.stroke.role == Role::Primary; }) == 2);
  REQUIRE(drawing.hits.size() == 4);
  CHECK(drawing.hits[3].label == "JPM, 2024");
  CHECK(drawing.hits[3].value == "84,6\xc2\xa0%");
  CHECK(drawing.hits[3].column == 4);
}

TEST_CASE("line chart: labels of a long axis are thinned out evenly, the last one stays") {
  const auto labels = years(60);
  const std::vector<Series> series = {{"n", Values(60, 3.0), Role::Primary, 0}};
  const Drawing drawing = line_chart(frame(400, 160), {labels, series});
  std::vector<Box> boxes;
  bool last = false;
  for (const auto& text : shapes_of<TextShape>(drawing)) {
    if (text.baseline != Baseline::Bottom) continue;
    boxes.push_back(text_box(text, kMeasure));
    last |= text.text == "2079";
  }
  CHECK(last);
  CHECK(boxes.size() >= 5);
  std::ranges::sort(boxes, {}, &Box::x);
  for (std::size_t i = 1; i < boxes.size(); ++i) CHECK(boxes[i].x >= boxes[i - 1].right());
}

TEST_CASE("line chart: from zero, in money, without data") {
  const auto labels = years(2);
  const std::vector<Series> series = {{"biaya", {2e9, 3.98e9}, Role::Primary, 0}};
  const LineData data{
      .labels = labels, .series = series, .unit = AxisUnit::Rupiah, .from_zero = true};
  const auto texts = texts_of(line_chart(frame(400, 200), data));
  CHECK(std::ranges::count(texts,
                           "Rp\xc2\xa0"
                           "0") == 1);
  CHECK(std::ranges::count(texts,
                           "Rp\xc2\xa0"
                           "4\xc2\xa0M") == 1);
  CHECK(fault_of(line_chart(frame(400, 200), {})) == "");
  CHECK(line_chart(frame(400, 200), {}).hits.empty());
}

TEST_CASE("intervals: whiskers in order, the reference line, one row a value") {
  const std::vector<Interval> rows = {
      {"Pelatihan A", 0.1, 0.42, 0.8, {}, {}, "0,42", Role::Primary},
      {"Coaching", 0.4, 0.05, -0.3, 0.2, -0.1, "0,05", Role::Ok}};
  const Drawing drawing = intervals(frame(520, 0), {rows, AxisUnit::Plain, 0.0});
  CHECK(fault_of(drawing) == "");
  CHECK(drawing.hits.size() == 2);
  const auto dots = shapes_of<CircleShape>(drawing);
  REQUIRE(dots.size() == 1);
  const auto boxes = shapes_of<RectShape>(drawing);
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].box.width > 0);
  const auto lines = shapes_of<PolylineShape>(drawing);
  const auto whisker =
      std::ranges::find_if(lines, [](const auto& l) { return l.stroke.role == Role::Ok; });
  REQUIRE(whisker != lines.end());
  CHECK(whisker->points[0].x < whisker->points[1].x);
  CHECK(whisker->points[0].x <= boxes[0].box.x);
  CHECK(whisker->points[1].x >= boxes[0].box.right());
  CHECK(intervals(frame(520, 0), {}).shapes.empty());
}

TEST_CASE("any lines and intervals in any room stay inside, and twice the same") {
  Random random(91);
  for (int i = 0; i < 300; ++i) {
    const auto labels = years(static_cast<int>(random.below(50)));
    std::vector<Series> series(random.index(4));
    for (Series& each : series) {
      for (std::uint64_t n = random.below(60); n > 0; --n) {
        each.values.push_back(random.chance(0.8) ? std::optional(wild(random)) : std::nullopt);
      }
    }
    std::vector<Interval> rows;
    for (std::uint64_t n = random.below(6); n > 0; --n) {
      rows.push_back({"Dinas Kesehatan Kota",
                      wild(random),
                      wild(random),
                      wild(random),
                      {},
                      {},
                      "0,42",
                      Role::Ok});
      if (random.chance(0.5)) rows.back().box_low = rows.back().box_high = wild(random);
    }
    const Frame room = frame(static_cast<float>(random.between(80, 700)),
                             static_cast<float>(random.between(60, 400)));
    const auto unit = static_cast<AxisUnit>(random.below(4));
    const LineData data{labels, series, unit, wild(random), random.chance(0.5)};
    CHECK(fault_of(line_chart(room, data)) == "");
    CHECK(line_chart(room, data) == line_chart(room, data));
    CHECK(fault_of(intervals(room, {rows, unit, wild(random)})) == "");
    if (!series.empty()) CHECK(fault_of(sparkline(room, series[0].values)) == "");
  }
}

}  // namespace asah::lines_test
