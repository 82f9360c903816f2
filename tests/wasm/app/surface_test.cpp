#include "wasm/app/surface.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <string>
#include <string_view>

#include "wasm/app/clipboard_table.hpp"
#include "wasm/platform/fake_platform.hpp"
#include "wasm/ui/kit/field.hpp"

namespace asah::app::surface_test {
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

/// A page of one text field on the fake platform, at 200 %.
struct FieldPage {
  FakeBrowser browser;
  FakePlatform tab{browser};
  Surface surface{tab};
  std::string value = "awal";

  void frames(int count) {
    for (int i = 0; i < count; ++i) {
      browser.advance(20);
      while (const auto event = tab.inbox().take()) surface.handle(*event);
      surface.begin_frame({800, 600, 2}, {});
      const ui::Vec size = surface.ui().display_px();
      ImGui::SetNextWindowPos({0, 0});
      ImGui::SetNextWindowSize({size.x, size.y});
      ImGui::Begin("##page", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
      ui::text_field(surface.ui(), value, {.label = ui::raw("Nama")});
      ImGui::End();
      surface.end_frame();
    }
  }

  const ui::Node& field() {
    const ui::Node* node = surface.ui().semantics().find(ui::Role::TextBox, "Nama");
    REQUIRE(node != nullptr);
    return *node;
  }

  void click_field() {
    const ui::Rect box = field().rect;
    ImGui::GetIO().AddMousePosEvent(box.center_x() * 2, box.center_y() * 2);
    frames(1);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    frames(3);
  }
};

TEST_CASE("surface: the active field is shown to the platform, and what is typed comes back") {
  FieldPage page;
  page.frames(3);
  CHECK_FALSE(page.tab.text_field().has_value());
  page.click_field();
  REQUIRE(page.tab.text_field().has_value());
  const platform::TextField shown = *page.tab.text_field();
  CHECK(shown.label == "Nama");
  CHECK(shown.text == "awal");
  const ui::Rect box = page.field().rect;
  CHECK(shown.x >= box.x0);
  CHECK(shown.x + shown.width <= box.x1);
  CHECK(shown.y >= box.y0);
  CHECK(shown.y + shown.height <= box.y1);
  CHECK(shown.font_px > 13);
  CHECK(shown.font_px <= 15);
  CHECK(shown.text_rgb == 0x17212E);
  CHECK(shown.back_rgb == 0xFFFFFF);

  page.tab.edit_text("Siti Aminah");
  page.frames(2);
  CHECK(page.value == "Siti Aminah");
  REQUIRE(page.tab.text_field().has_value());
  CHECK(page.tab.text_field()->text == "Siti Aminah");
  CHECK(page.tab.text_field()->selection_end == 11);
  page.tab.edit_text("");
  page.frames(2);
  CHECK(page.value.empty());
}

TEST_CASE("surface: a resting page asks for no frame, with the caret in a field as well") {
  FieldPage page;
  page.frames(8);
  CHECK_FALSE(page.surface.wants_frame());
  while (page.tab.take_due_frame()) {
  }
  page.frames(1);
  page.browser.advance(10'000);
  CHECK_FALSE(page.tab.take_due_frame());
  page.click_field();
  page.frames(8);
  while (page.tab.take_due_frame()) {
  }
  page.frames(1);
  page.browser.advance(10'000);
  CHECK_FALSE(page.tab.take_due_frame());
}

TEST_CASE("surface: the semantics go out when they change, and wishes come in") {
  FieldPage page;
  page.frames(3);
  CHECK(page.tab.semantics().contains("\"Nama\""));
  CHECK(page.tab.semantics().contains("\"awal\""));
  page.tab.inbox().push(
      platform::MirrorActed{page.field().id, platform::MirrorVerb::SetValue, "lewat pembaca layar"});
  page.frames(3);
  CHECK(page.value == "lewat pembaca layar");
  CHECK(page.tab.semantics().contains("\"lewat pembaca layar\""));
  page.tab.inbox().push(platform::MirrorActed{page.field().id, platform::MirrorVerb::Focus, {}});
  page.frames(4);
  CHECK(page.tab.text_field().has_value());
}

TEST_CASE("surface: copied cells reach the clipboard as text and as text cells") {
  FieldPage page;
  page.frames(1);
  page.surface.ui().on_copy("199001012015032997\tA");
  CHECK(page.browser.clipboard_text == "199001012015032997\tA");
  CHECK(page.browser.clipboard_html.contains("mso-number-format"));
}

}  // namespace
}  // namespace asah::app::surface_test
