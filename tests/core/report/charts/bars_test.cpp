#include "core/report/charts/bars.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/random.hpp"
#include "tests/core/report/charts/drawing_checks.hpp"

namespace asah::bars_test {

using namespace asah::report;
using asah::base::Hundredths;
using asah::base::Random;
using asah::test::fault_of;
using asah::test::shapes_of;
using asah::test::texts_of;

namespace {

const FontTable kMeasure;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Frame frame(float width, float height = 0, bool hatch = false) {
  return {width, height, kMeasure, asah::base::Language::Indonesian, hatch};
}

// Any number, now and then a hostile one.
double wild(Random& random) {
  switch (random.below(8)) {
    case 0:
      return kNan;
    case 1:
      return kInfinity;
    case 2:
      return -kInfinity;
    case 3:
      return 1e300;
    case 4:
      return -5;
    case 5:
      return 0;
    default:
      return random.unit() * 100;
  }
}

std::string words(Random& random) {
  std::string out;
  for (std::uint64_t n = random.below(7); n > 0; --n)
    out += random.chance(0.5) ? "Dinas " : "Kepegawaian ";
  return out;
}

}  // namespace

TEST_CASE("bars: as long as their share of the maximum, with label and value") {
  const std::vector<Bar> rows = {{"Dinas Kesehatan", 86, "86 %"}, {"BKPSDM", 43, "43 %", Role::Ok}};
  const Drawing drawing = bars(frame(400), {rows, 100});
  CHECK(fault_of(drawing) == "");
  CHECK(drawing.height == 54);
  const auto rects = shapes_of<RectShape>(drawing);
  REQUIRE(rects.size() == 4);
  CHECK(rects[0].fill.role == Role::Track);
  CHECK(rects[1].fill.role == Role::Primary);
  CHECK(rects[1].box.width == doctest::Approx(rects[0].box.width * 0.86F));
  CHECK(rects[3].fill.role == Role::Ok);
  CHECK(rects[3].box.width == doctest::Approx(rects[1].box.width / 2));
  CHECK(texts_of(drawing) == std::vector<std::string>{"Dinas Kesehatan", "86 %", "BKPSDM", "43 %"});
  CHECK(hit_at(drawing, {10, 40}) == 1);
  CHECK(hit_at(drawing, {10, 60}) == -1);
}

TEST_CASE("bars: without a maximum the largest fills its track; nothing and NaN leave it empty") {
  const std::vector<Bar> rows = {{"a", 3, "3"}, {"b", kNan, "–"}, {"c", 0, "0"}, {"d", -4, "−4"}};
  const auto rects = shapes_of<RectShape>(bars(frame(300), {rows}));
  REQUIRE(rects.size() == 5);
  CHECK(rects[1].box.width == rects[0].box.width);
  CHECK(bars(frame(300), {}).shapes.empty());
}

TEST_CASE("bars: a shortfall is hatched only where the frame asks for it") {
  const std::vector<Bar> rows = {{"a", 1, "1", Role::GapBar}, {"b", 1, "1"}};
  CHECK_FALSE(shapes_of<RectShape>(bars(frame(300), {rows}))[1].fill.hatch);
  const auto rects = shapes_of<RectShape>(bars(frame(300, 0, true), {rows}));
  CHECK(rects[1].fill.hatch);
  CHECK_FALSE(rects[3].fill.hatch);
}

TEST_CASE("distribution: those below the requirement are orange, at the bottom") {
  const std::vector<Column> columns = {{"1", 40, 40}, {"2", 80, 20}, {"3", 0, 0}, {"4", 1, 0}};
  const Drawing drawing = distribution(frame(280, 117), {columns});
  CHECK(fault_of(drawing) == "");
  const auto rects = shapes_of<RectShape>(drawing);
  REQUIRE(rects.size() == 4);
  CHECK(rects[0].fill.role == Role::GapBar);
  CHECK(rects[1].fill.role == Role::Primary);
  CHECK(rects[2].fill.role == Role::GapBar);
  CHECK(rects[1].box.height == doctest::Approx(3 * rects[2].box.height));
  CHECK(rects[0].box.height == doctest::Approx(2 * rects[2].box.height));
  CHECK(rects[2].box.bottom() == doctest::Approx(rects[0].box.bottom()));
  CHECK(rects[3].box.height >= 1);
  CHECK(texts_of(drawing) == std::vector<std::string>{"40", "1", "80", "2", "0", "3", "1", "4"});
  CHECK(drawing.hits.size() == 4);
  CHECK(drawing.hits[1].value == "80");
}

TEST_CASE("distribution: without figures, without people, without columns") {
  const std::vector<Column> none = {{"1", 0, 0}, {"2", -3, 5}};
  CHECK(shapes_of<RectShape>(distribution(frame(200, 80), {none})).empty());
  CHECK(texts_of(distribution(frame(200, 80), {none, false})) ==
        std::vector<std::string>{"1", "2"});
  CHECK(distribution(frame(200, 80), {}).shapes.empty());
}

TEST_CASE("stacked bar: the segments fill the width and carry their text where it fits") {
  const std::vector<Segment> parts = {{"a", 50, "50 %", Role::Primary},
                                      {"none", 0, "0 %", Role::Ok},
                                      {"b", 49, "49 %", Role::Gap2},
                                      {"c", 1, "1 %", Role::Gap4}};
  const Drawing drawing = stacked_bar(frame(300, 22), parts);
  CHECK(fault_of(drawing) == "");
  const auto rects = shapes_of<RectShape>(drawing);
  REQUIRE(rects.size() == 3);
  CHECK(rects[0].box.x == 0);
  CHECK(rects[1].box.x == doctest::Approx(rects[0].box.right()));
  CHECK(rects[2].box.right() == doctest::Approx(300));
  CHECK(texts_of(drawing) == std::vector<std::string>{"50 %", "49 %"});
  const auto texts = shapes_of<TextShape>(drawing);
  CHECK(texts[0].role == Role::OnPrimary);
  CHECK(texts[1].role == Role::OnGap2);
  CHECK(drawing.hits[1].row == 2);
}

TEST_CASE("stacked bar of nothing is an empty track") {
  const auto rects = shapes_of<RectShape>(stacked_bar(frame(300, 22), {}));
  REQUIRE(rects.size() == 1);
  CHECK(rects[0].fill.role == Role::Track);
}

TEST_CASE("progress: held within 0 and 1") {
  const auto filled = [](double share) {
    const auto rects = shapes_of<RectShape>(progress_bar(frame(200, 8), share, Role::Primary));
    return rects.size() == 2 ? rects[1].box.width : 0.0F;
  };
  CHECK(filled(0) == 0);
  CHECK(filled(0.5) == 100);
  CHECK(filled(1) == 200);
  CHECK(filled(7) == 200);
  CHECK(filled(-1) == 0);
  CHECK(filled(kNan) == 0);
  CHECK(filled(0.0001) == 2);  // a beginning is seen
}

TEST_CASE("level boxes: achieved filled, shortfall dashed, surplus green, not assessed plain") {
  const auto boxes = [](std::optional<Hundredths> has, std::optional<Hundredths> wants) {
    return shapes_of<RectShape>(level_boxes(frame(80, 14), has, wants));
  };
  const auto count = [](const auto& rects, Role role) {
    return std::ranges::count_if(rects, [&](const auto& r) { return r.fill.role == role; });
  };
  const auto dashed = [](const auto& rects) {
    return std::ranges::count_if(rects, [](const auto& r) { return r.stroke.dash > 0; });
  };
  const auto short_of = boxes(Hundredths{200}, Hundredths{300});
  CHECK(count(short_of, Role::Primary) == 2);
  CHECK(dashed(short_of) == 1);
  const auto surplus = boxes(Hundredths{400}, Hundredths{300});
  CHECK(count(surplus, Role::Primary) == 3);
  CHECK(count(surplus, Role::Ok) == 1);
  CHECK(dashed(surplus) == 0);
  const auto unknown = boxes(std::nullopt, Hundredths{300});
  CHECK(count(unknown, Role::Primary) == 0);
  CHECK(dashed(unknown) == 0);
  const auto half = boxes(Hundredths{250}, Hundredths{400});
  CHECK(half[5].box.width == doctest::Approx(half[4].box.width / 2));  // level 3, half reached
  CHECK(dashed(half) == 2);
  CHECK(fault_of(level_boxes(frame(80, 14), Hundredths{9000}, Hundredths{-5})) == "");
}

TEST_CASE("legend: patches and lines with labels, broken into rows") {
  const std::vector<LegendEntry> entries = {{"dicapai", Role::Primary, 0},
                                            {"disyaratkan (Pengawas)", Role::Muted, 4}};
  CHECK(legend(frame(300), entries).height == 22);
  CHECK(legend(frame(150), entries).height == 44);
  CHECK(fault_of(legend(frame(150), entries)) == "");
  CHECK(legend(frame(150), {}).height == 0);
}

TEST_CASE("any lengths in any room stay inside, and twice the same") {
  Random random(80);
  for (int i = 0; i < 400; ++i) {
    std::vector<Bar> rows;
    std::vector<Segment> parts;
    std::vector<Column> columns;
    std::vector<LegendEntry> entries;
    for (std::uint64_t n = random.below(12); n > 0; --n) {
      rows.push_back({words(random), wild(random), words(random), Role::GapBar});
      parts.push_back({words(random), wild(random), words(random), Role::Ok});
      columns.push_back({words(random), random.between(-5, 1 << 30), random.between(-5, 1 << 30)});
      entries.push_back({words(random), Role::Gap2, random.chance(0.5) ? 3.0F : 0.0F});
    }
    const auto width = static_cast<float>(random.between(30, 600));
    const auto height = static_cast<float>(random.between(40, 300));
    const Frame room = frame(width, height, random.chance(0.5));
    CHECK(fault_of(bars(room, {rows, wild(random)})) == "");
    CHECK(fault_of(distribution(room, {columns, random.chance(0.5)})) == "");
    CHECK(fault_of(stacked_bar(room, parts)) == "");
    CHECK(fault_of(progress_bar(room, wild(random), Role::Ok)) == "");
    CHECK(fault_of(legend(room, entries)) == "");
    CHECK(bars(room, {rows}) == bars(room, {rows}));
    CHECK(stacked_bar(room, parts) == stacked_bar(room, parts));
  }
}

TEST_CASE("a frame of no size or of no number is held within bounds") {
  const std::vector<Bar> rows = {{"a", 1, "1"}};
  for (const float bad : {0.0F, -5.0F, static_cast<float>(kNan), static_cast<float>(kInfinity)}) {
    const Drawing drawing = bars(frame(bad, bad), {rows});
    CHECK(drawing.width >= 1);
    CHECK(drawing.width <= 20000);
    CHECK(std::isfinite(drawing.height));
  }
}

}  // namespace asah::bars_test
