#include "core/report/svg.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/report/charts/heat_grid.hpp"
#include "core/report/markup.hpp"
#include "core/report/text_measure.hpp"

namespace asah::svg_test {

using namespace asah::report;

namespace {

std::string svg(const Drawing& drawing, SvgOptions options = {.title = "Judul"}) {
  std::string out;
  append_svg(out, drawing, print_palette(), options);
  return out;
}

Drawing with(Shape shape) {
  return {.width = 100, .height = 50, .shapes = {std::move(shape)}, .hits = {}};
}

// The element between the title and the end.
std::string body(const Drawing& drawing) {
  const std::string text = svg(drawing);
  const std::string_view mark = "</title>\n";
  const std::size_t from = text.find(mark) + mark.size();
  return text.substr(from, text.rfind("</svg>") - from);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("svg: the frame of an empty drawing") {
  CHECK(svg({.width = 100, .height = 50.5F, .shapes = {}, .hits = {}}) ==
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50.5\" "
        "viewBox=\"0 0 100 50.5\" role=\"img\" aria-labelledby=\"chart-title\" "
        "font-family=\"&#39;Noto Sans&#39;, &#39;Segoe UI&#39;, Roboto, Arial, sans-serif\">\n"
        "<title id=\"chart-title\">Judul</title>\n</svg>");
}

TEST_CASE("svg: each shape") {
  CHECK(body(with(RectShape{{1, 2, 30, 4}, 2, {Role::Primary}, {}})) ==
        "<rect x=\"1\" y=\"2\" width=\"30\" height=\"4\" rx=\"2\" fill=\"#1f5fa8\"/>\n");
  CHECK(body(with(RectShape{{1, 2, 30, 4}, 0, {}, {Role::Line, 1, 3}})) ==
        "<rect x=\"1\" y=\"2\" width=\"30\" height=\"4\" fill=\"none\" stroke=\"#dde3ea\" "
        "stroke-dasharray=\"3\"/>\n");
  CHECK(body(with(PolylineShape{{{0, 0}, {10, 5.25F}}, false, {Role::Bad, 2}})) ==
        "<polyline points=\"0,0 10,5.25\" fill=\"none\" stroke=\"#b3322b\" stroke-width=\"2\" "
        "stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n");
  CHECK(body(with(PolylineShape{{{0, 0}, {1, 1}, {2, 0}}, true, {Role::Muted, 1.5F, 4}})) ==
        "<polygon points=\"0,0 1,1 2,0\" fill=\"none\" stroke=\"#5a6878\" stroke-width=\"1.5\" "
        "stroke-dasharray=\"4\" stroke-linejoin=\"round\"/>\n");
  CHECK(body(with(PolygonShape{{{0, 0}, {1, 1}, {2, 0}}, {Role::Primary, 0.18F}})) ==
        "<polygon points=\"0,0 1,1 2,0\" fill=\"#1f5fa8\" fill-opacity=\"0.18\"/>\n");
  CHECK(body(with(CircleShape{{5, 6}, 3.5F, {Role::Ok}, {}})) ==
        "<circle cx=\"5\" cy=\"6\" r=\"3.5\" fill=\"#1f7a4d\"/>\n");
  CHECK(body(with(TextShape{{5, 10},
                            Anchor::End,
                            Baseline::Alphabetic,
                            TextSize::Note,
                            Weight::Semibold,
                            Role::Text,
                            "1,31"})) ==
        "<text x=\"5\" y=\"10\" font-size=\"12\" font-weight=\"600\" text-anchor=\"end\" "
        "fill=\"#17212e\">1,31</text>\n");
}

TEST_CASE("svg: text hangs, sits or is centred by a computed baseline") {
  const auto y = [](Baseline baseline) {
    const std::string text = body(with(TextShape{
        {0, 100}, Anchor::Start, baseline, TextSize::Small, Weight::Regular, Role::Text, "x"}));
    const std::size_t at = text.find(" y=\"") + 4;
    return std::stod(text.substr(at, text.find('"', at) - at));
  };
  CHECK(y(Baseline::Alphabetic) == 100);
  CHECK(y(Baseline::Middle) == doctest::Approx(104.64));
  CHECK(y(Baseline::Top) == doctest::Approx(114.14));
  CHECK(y(Baseline::Bottom) == doctest::Approx(95.14));
}

TEST_CASE("svg: coordinates are rounded to hundredths and have no negative zero") {
  CHECK(contains(body(with(CircleShape{{1.2345F, -0.001F}, 3.999F, {Role::Ok}, {}})),
                 "cx=\"1.23\" cy=\"0\" r=\"4\""));
  CHECK(contains(body(with(CircleShape{{-1.5F, 0.05F}, 1, {Role::Ok}, {}})),
                 "cx=\"-1.5\" cy=\"0.05\""));
}

TEST_CASE("svg: a hatched area is drawn twice, with one pattern under the chart's own id") {
  const Drawing drawing = with(RectShape{{0, 0, 9, 9}, 0, {Role::Gap3, 1, true}, {}});
  const std::string text = svg(drawing, {.title = "t", .id = "peta 1"});
  CHECK(contains(text, "<pattern id=\"peta-1-hatch\""));
  CHECK(contains(text, "fill=\"url(#peta-1-hatch)\""));
  CHECK(contains(text, "fill=\"#ee9450\""));
  CHECK_FALSE(contains(svg(with(CircleShape{{5, 5}, 3, {Role::Ok}, {}})), "pattern"));
}

TEST_CASE("svg: names from the data cannot become markup") {
  const std::string script = "<script>alert('x')</script>&\"";
  Drawing drawing = with(TextShape{
      {}, Anchor::Start, Baseline::Top, TextSize::Note, Weight::Regular, Role::Text, script});
  drawing.hits.push_back({{0, 0, 5, 5}, 0, 0, script, script});
  const std::string text = svg(
      drawing,
      {.title = script, .description = script, .id = script, .tooltips = true, .background = true});
  CHECK_FALSE(contains(text, "<script"));
  CHECK(contains(text, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;"));
  CHECK(contains(text, "<desc id=\"x-script-alert"));
  CHECK(contains(text, "pointer-events=\"all\"><title>&lt;script"));
  CHECK(contains(text, "<rect x=\"0\" y=\"0\" width=\"100\" height=\"50\" fill=\"#ffffff\"/>"));
}

TEST_CASE("svg: bytes that are not UTF-8 or not allowed in XML are replaced") {
  const auto text = [](std::string content) {
    return body(with(TextShape{{},
                               Anchor::Start,
                               Baseline::Top,
                               TextSize::Note,
                               Weight::Regular,
                               Role::Text,
                               std::move(content)}));
  };
  CHECK(contains(text("a\x01z"), ">a\xef\xbf\xbdz<"));
  CHECK(contains(text("a\xffz"), ">a\xef\xbf\xbdz<"));
  CHECK(contains(text("a\xe2\x82"), ">a\xef\xbf\xbd\xef\xbf\xbd<"));
  CHECK(contains(text(std::string("a\0z", 3)), ">a\xef\xbf\xbdz<"));
  CHECK(contains(text("a\xef\xbf\xbfz"), ">a\xef\xbf\xbdz<"));
  CHECK(contains(text("é ✓"), ">é ✓<"));
}

TEST_CASE("svg: the same data give the same bytes, with the prologue of a file") {
  const std::vector<std::string> names = {"Dinas Kesehatan", "Kerja sama"};
  const std::vector<HeatCell> cells(4, HeatCell{asah::base::Hundredths{76}, 12});
  const FontTable measure;
  const auto once = [&] {
    return svg_document(heat_grid({300, 0, measure}, {names, names, cells}), print_palette(),
                        {.title = "Peta"});
  };
  CHECK(once() == once());
  CHECK(once().starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "));
  CHECK(once().ends_with("</svg>\n"));
}

TEST_CASE("the print palette has a colour for every role, readable where text stands on it") {
  const auto luminance = [](Role role) {
    const std::uint32_t rgb = print_palette()[static_cast<std::size_t>(role)];
    double sum = 0;
    constexpr double kWeights[] = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; ++i) {
      const double c = ((rgb >> (16 - 8 * i)) & 255) / 255.0;
      sum += kWeights[i] * (c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  };
  const auto contrast = [&](Role a, Role b) {
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
  };
  for (std::size_t i = 1; i < kRoleCount; ++i) {
    CAPTURE(i);
    CHECK(print_palette()[i] != 0);
  }
  for (const Role area :
       {Role::Gap0, Role::Gap1, Role::Gap2, Role::Gap3, Role::Gap4, Role::Surplus}) {
    CHECK(contrast(area, gap_text_role(area)) >= 4.5);
  }
  CHECK(contrast(Role::Surface, Role::Text) >= 4.5);
  CHECK(contrast(Role::Surface, Role::Muted) >= 4.5);
  for (const Role area : {Role::Primary, Role::Ok, Role::Bad}) {
    CHECK(contrast(area, Role::OnPrimary) >= 4.5);
  }
}

TEST_CASE("element ids and CSS strings hold nothing that could break out") {
  CHECK(element_id("figure-1") == "figure-1");
  CHECK(element_id("1 a\"b") == "x1-a-b");
  CHECK(element_id("") == "x");
  CHECK(css_string("Laporan 2026") == "\"Laporan 2026\"");
  CHECK(css_string("a\"</style>\\\n") == "\"a\\22 \\3c \\2f style\\3e \\5c \\a \"");
  CHECK(css_string("é") == "\"é\"");
  CHECK(css_string(std::string_view("\0", 1)) == "\"\\fffd \"");
  CHECK(css_string("\xff") == "\"\xef\xbf\xbd\"");
}

}  // namespace asah::svg_test
