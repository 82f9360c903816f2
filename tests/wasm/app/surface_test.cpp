#include "wasm/app/surface.hpp"

#include <doctest/doctest.h>

#include <string>

#include "wasm/app/clipboard_table.hpp"
#include "wasm/platform/fake_platform.hpp"

namespace asah::app {
namespace {

using platform::FakeBrowser;
using platform::FakePlatform;

TEST_CASE("clipboard: cells become text cells, plain words stay plain") {
  CHECK(html_of_cells("hanya kata").empty());
  CHECK(html_of_cells("").empty());
  const std::string html = html_of_cells("nip\t<b>\r\n199001012015032997\t\n");
  CHECK(html ==
        "<meta charset=\"utf-8\"><table>"
        "<tr><td style=\"mso-number-format:'\\@'\">nip</td>"
        "<td style=\"mso-number-format:'\\@'\">&lt;b&gt;</td></tr>"
        "<tr><td style=\"mso-number-format:'\\@'\">199001012015032997</td>"
        "<td style=\"mso-number-format:'\\@'\"></td></tr></table>");
}

TEST_CASE("look: follows the browser until chosen, then the choice") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  CHECK(stored_look(tab).language == ui::Language::Indonesian);
  CHECK(stored_look(tab).theme == ui::ThemeId::Light);
  platform::Environment environment = tab.environment();
  environment.language = "en-GB";
  environment.high_contrast = true;
  tab.set_environment(environment);
  CHECK(stored_look(tab).language == ui::Language::English);
  CHECK(stored_look(tab).theme == ui::ThemeId::HighContrast);
  store_look(tab, {ui::ThemeId::Dark, ui::Language::Indonesian, 1.25f});
  const Look look = stored_look(tab);
  CHECK(look.theme == ui::ThemeId::Dark);
  CHECK(look.language == ui::Language::Indonesian);
  CHECK(look.user_scale == 1.25f);
  tab.set_preference("scale_percent", "900");
  CHECK(stored_look(tab).user_scale == 2.0f);
  tab.set_preference("scale_percent", "x");
  CHECK(stored_look(tab).user_scale == 1.0f);
}

}  // namespace
}  // namespace asah::app
