// Pictures of the gallery without a browser. With the environment variable ASAH_PICTURES set to a
// folder they are also written there, for people to look at.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "tests/wasm/support/harness.hpp"
#include "tests/wasm/support/raster.hpp"
#include "wasm/screens/gallery_view.hpp"

namespace asah::gallery_picture_test {

using test::Harness;

namespace {

/// Share of pixels that are not the page's background, in percent.
int painted(const test::Picture& picture, std::uint32_t background) {
  std::int64_t other = 0;
  for (int y = 0; y < picture.height; y += 2)
    for (int x = 0; x < picture.width; x += 2) other += picture.rgb(x, y) != background;
  return static_cast<int>(other * 400 / (static_cast<std::int64_t>(picture.width) * picture.height));
}

std::uint32_t rgb_of(ui::Rgba c) { return (c & 0xFF) << 16 | (c & 0xFF00) | (c >> 16 & 0xFF); }

}  // namespace

TEST_CASE("gallery: pictures in three themes and two widths are painted in the theme's colours") {
  screens::GalleryState state;
  screens::GalleryModel model = screens::gallery_model(base::Date::from_civil(2026, 11, 21), ui::Language::Indonesian);
  screens::Intents intents;
  ui::ShellState shell_state;
  Harness h([&](ui::Ui& u) {
    ui::Shell shell(u, shell_state, {.product = ui::raw("Asah")});
    screens::Frame frame{u, shell, intents};
    screens::draw_gallery(frame, model, state);
  });
  const char* folder = std::getenv("ASAH_PICTURES");
  const int sections = folder ? 7 : 1;
  for (const ui::Vec size : {ui::Vec{1366, 768}, ui::Vec{360, 740}})
    for (const auto theme : {ui::ThemeId::Light, ui::ThemeId::Dark, ui::ThemeId::HighContrast})
      for (state.section = 0; state.section < sections; ++state.section) {
        ui::Environment e;
        e.display_css = size;
        e.theme = theme;
        h.environment(e);
        const std::uint32_t background = rgb_of(ui::color_of(theme, ui::Color::Bg));
        const test::Picture picture = test::rasterise(*h.ui().draw_data(), *ImGui::GetIO().Fonts, background);
        CHECK(picture.width == static_cast<int>(size.x));
        const int share = painted(picture, background);
        CHECK(share > 4);
        CHECK(share < 95);
        CHECK(picture.rgb(picture.width - 16, 4) == rgb_of(ui::color_of(theme, ui::Color::Surface)));
        if (folder)
          h.shot(std::string(folder) + "/gallery-" + std::to_string(state.section) + "-" + std::to_string(static_cast<int>(theme)) +
                 "-" + std::to_string(picture.width) + ".png");
      }
}

}  // namespace asah::gallery_picture_test
