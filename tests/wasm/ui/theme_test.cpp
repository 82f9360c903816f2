#include "wasm/ui/theme.hpp"

#include <doctest/doctest.h>

namespace asah::theme_test {

using ui::Color;
using ui::ThemeId;

TEST_CASE("theme: every declared pair reaches its contrast in every theme") {
  for (const ThemeId theme : {ThemeId::Light, ThemeId::Dark, ThemeId::HighContrast})
    for (const ui::ContrastPair& pair : ui::contrast_pairs()) {
      CAPTURE(static_cast<int>(theme));
      CAPTURE(static_cast<int>(pair.front));
      CAPTURE(static_cast<int>(pair.back));
      const double ratio = ui::contrast_ratio(ui::color_of(theme, pair.front), ui::color_of(theme, pair.back));
      CHECK(ratio >= ui::required_contrast(theme, pair.kind));
    }
}

TEST_CASE("theme: contrast ratio after WCAG") {
  CHECK(ui::contrast_ratio(0xFF000000u, 0xFFFFFFFFu) == doctest::Approx(21.0));
  CHECK(ui::contrast_ratio(0xFFFFFFFFu, 0xFFFFFFFFu) == doctest::Approx(1.0));
  // #777777 on white is the well-known near miss of 4.5:1.
  CHECK(ui::contrast_ratio(0xFF777777u, 0xFFFFFFFFu) == doctest::Approx(4.48).epsilon(0.002));
  CHECK(ui::required_contrast(ThemeId::HighContrast, ui::PairKind::Text) == 7.0);
  CHECK(ui::required_contrast(ThemeId::HighContrast, ui::PairKind::Border) == 3.0);
}

TEST_CASE("theme: tokens keep the design's values and the packing of channels") {
  CHECK(ui::color_of(ThemeId::Light, Color::Primary) == 0xFFA85F1Fu);  // 1F5FA8, A B G R
  CHECK(ui::color_of(ThemeId::Dark, Color::Surface) == 0xFF2C2016u);
  CHECK(ui::with_alpha(0xFF112233u, 0.5f) == 0x80112233u);
  CHECK(ui::mix(0xFF000000u, 0xFFFFFFFFu, 0.5f) == 0xFF808080u);
}

TEST_CASE("theme: measures stand on the grid of four, but for the design's own figures") {
  for (const float value : {ui::measure::kRadiusCard, ui::measure::kRadiusControl, ui::measure::kControl,
                            ui::measure::kHit, ui::measure::kHitTouch, ui::measure::kRail, ui::measure::kTopBar,
                            ui::measure::kInspector})
    CHECK(static_cast<int>(value) % 4 == 0);
}

}  // namespace asah::theme_test
