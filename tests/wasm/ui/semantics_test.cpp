#include "wasm/ui/semantics.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/wasm/support/harness.hpp"
#include "tests/wasm/support/raster.hpp"
#include "wasm/ui/kit/basic.hpp"

namespace asah::semantics_test {

using ui::Node;
using ui::Role;

TEST_CASE("semantics: parents come first, rectangles become CSS px, JSON is escaped") {
  ui::Semantics s;
  s.begin_frame();
  s.open({.id = 1, .role = Role::Dialog, .states = ui::state::kModal, .rect = {0, 0, 200, 100}, .label = "Ganti \"nama\""});
  s.add({.id = 2, .role = Role::Button, .rect = {10, 20, 110, 60}, .label = "Simpan\n", .row = 3});
  s.close();
  s.end_frame(2);
  REQUIRE(s.nodes().size() == 2);
  CHECK(s.nodes()[1].parent == 0);
  CHECK(s.nodes()[1].rect.x1 == doctest::Approx(55));
  std::string json;
  s.write_json(json);
  CHECK(json ==
        "[\n{\"i\":0,\"id\":1,\"r\":\"dialog\",\"n\":\"Ganti \\\"nama\\\"\",\"s\":4096,\"b\":[0,0,100,50]},\n"
        "{\"i\":1,\"p\":0,\"id\":2,\"r\":\"button\",\"n\":\"Simpan \",\"b\":[5,10,50,20],\"row\":3}\n]");
}

TEST_CASE("semantics: the digest changes with any field and only then") {
  const auto digest = [](const Node& node) {
    ui::Semantics s;
    s.begin_frame();
    s.add(node);
    s.end_frame(1);
    return s.digest();
  };
  const Node base{.id = 5, .role = Role::Cell, .rect = {1, 2, 3, 4}, .label = "a", .value = "b", .row = 1};
  CHECK(digest(base) == digest(base));
  std::set<std::uint64_t> seen{digest(base)};
  Node n = base;
  n.value = "c";
  CHECK(seen.insert(digest(n)).second);
  n = base;
  n.states = ui::state::kChecked;
  CHECK(seen.insert(digest(n)).second);
  n = base;
  n.rect.x1 = 9;
  CHECK(seen.insert(digest(n)).second);
  n = base;
  n.row = 2;
  CHECK(seen.insert(digest(n)).second);
  n = base;
  n.label = "ab";
  n.value = "";
  CHECK(seen.insert(digest(n)).second);
}

TEST_CASE("semantics: items drawn without the kit come in through the hooks") {
  bool on = true;
  test::Harness h([&](ui::Ui&) {
    ImGui::Button("Polos##x");
    ImGui::Checkbox("Centang", &on);
  });
  CHECK(h.find(Role::Button, "Polos"));
  CHECK((h.node(Role::CheckBox, "Centang").states & ui::state::kChecked) != 0);
}

TEST_CASE("semantics: every role has an ARIA name") {
  for (int i = 0; i < static_cast<int>(Role::Count); ++i) CHECK(!ui::aria_role(static_cast<Role>(i)).empty());
}

TEST_CASE("fonts: tabular digits, wrapping, ellipsis, fallback for every style and scale") {
  test::Harness h([](ui::Ui&) {});
  for (const float scale : {1.0f, 1.25f, 2.0f}) {
    ui::Environment e;
    e.pixel_ratio = scale;
    h.environment(e);
    const ui::Fonts& fonts = h.ui().fonts();
    for (std::size_t i = 0; i < ui::kTextStyleCount; ++i) {
      const auto style = static_cast<ui::TextStyle>(i);
      CHECK(fonts.width(style, "1111") == fonts.width(style, "0897"));
      CHECK(fonts.width(style, "") == 0);
      CHECK(fonts.fit(style, "abcdef", 0) == 0);
      CHECK(fonts.line_height(style) > fonts.cap_height(style));
      CHECK(fonts.wrap(style, "satu dua", fonts.width(style, "satu d")) == 4);
      CHECK(fonts.wrap(style, "\xC3\xA9\xC3\xA9", 1) == 2);
      CHECK(fonts.wrap(style, "satu\ndua", 1000) == 4);
    }
    const float room = fonts.width(ui::TextStyle::Small, "Komunik");
    CHECK(fonts.wrap(ui::TextStyle::Small, "Komunikasi", room) == 6);  // Komuni-kasi
  }
  CHECK(ui::parts_word("Komunikasi", 6));
  CHECK_FALSE(ui::parts_word("satu dua", 4));
}

TEST_CASE("raster: a filled rectangle has its colour and sharp edges") {
  test::Harness h([](ui::Ui& u) { ui::fill(u, {10, 10, 20, 20}, 0xFF0000FFu); }, {.display_css = {32, 32}});
  const test::Picture p = test::rasterise(*h.ui().draw_data(), *ImGui::GetIO().Fonts, 0xFFFFFF);
  CHECK(p.rgb(15, 15) == 0xFF0000);
  CHECK(p.rgb(10, 10) == 0xFF0000);
  CHECK(p.rgb(9, 15) == 0xFFFFFF);
  CHECK(p.rgb(20, 15) == 0xFFFFFF);
  const std::string file = test::png(p);
  CHECK(file.substr(1, 3) == "PNG");
  CHECK(file.find("IEND") != std::string::npos);
}

}  // namespace asah::semantics_test
