#include "wasm/screens/settings_view.hpp"

#include <doctest/doctest.h>

#include "tests/wasm/support/screen_stage.hpp"
#include "wasm/screens/about_view.hpp"

namespace asah::settings_test {

using test::Harness;
using ui::Role;

namespace {

struct Stage : test::ScreenStage<screens::SettingsState, screens::SettingsModel> {
  Stage() : ScreenStage(screens::build_settings, screens::draw_settings) {
    route.screen = screens::Screen::Settings;
    desk.workspace_open = true;
  }
};

struct AboutStage : test::ScreenStage<screens::AboutState, screens::AboutModel> {
  AboutStage() : ScreenStage(screens::build_about, screens::draw_about) {
    route.screen = screens::Screen::About;
    desk.browser.browser = "Chromium 131";
  }
};

ui::Environment tall() { return {.display_css = {1366, 1800}}; }

}  // namespace

TEST_CASE("settings: language, theme and single-letter keys are chosen by a click") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Radio, "Inggris");
  CHECK(stage.last<screens::SetLanguage>()->language == base::Language::English);
  h.click(Role::Radio, "Gelap");
  CHECK(stage.last<screens::SetTheme>()->theme == screens::ThemeChoice::Dark);
  h.click(Role::Switch, "Pintasan satu huruf");
  CHECK_FALSE(stage.last<screens::SetLetterKeys>()->on);
}

TEST_CASE("settings: the size goes up by ten and never above 200") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Tambah");
  REQUIRE(stage.last<screens::SetScale>() != nullptr);
  CHECK(stage.last<screens::SetScale>()->percent == 110);
  stage.intents.clear();
  stage.desk.preferences.scale_percent = 200;
  h.settle();
  h.click(Role::Button, "Tambah");
  const auto* set = stage.last<screens::SetScale>();
  CHECK((set == nullptr || set->percent == 200));
}

TEST_CASE("settings: the name is kept when saved, not while it is typed") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::TextBox, "Nama Anda");
  h.type("Rina");
  CHECK(stage.intents.empty());
  CHECK(stage.state.name == "Rina");
  h.key(ImGuiKey_Enter);
  REQUIRE(stage.last<screens::SetActor>() != nullptr);
  CHECK(stage.last<screens::SetActor>()->name == "Rina");
  CHECK_FALSE(stage.state.name);
}

TEST_CASE("settings: the region's profile is one step when saved") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::TextBox, "Kantor pengelola");
  h.type("BKPSDM");
  CHECK(stage.intents.empty());
  h.click(Role::Button, "Simpan profil");
  REQUIRE(stage.last<screens::PutRegion>() != nullptr);
  CHECK(stage.last<screens::PutRegion>()->record.office == "BKPSDM");
  CHECK(stage.last<screens::PutRegion>()->record.name == "Kota Contoh");
}

TEST_CASE("settings: a mission is added and removed") {
  Stage stage;
  stage.data.missions = base::Table<model::Mission>::from_rows({{.id = {5}, .text = "Melayani"}});
  stage.state.mission = "Kota hijau";
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Tambah misi");
  REQUIRE(stage.last<screens::PutMission>() != nullptr);
  CHECK(stage.last<screens::PutMission>()->record.text == "Kota hijau");
  CHECK(stage.last<screens::PutMission>()->record.order == 2);
  h.click(Role::Button, "Hapus");
  REQUIRE(stage.last<screens::RemoveRecord>() != nullptr);
  CHECK(stage.last<screens::RemoveRecord>()->id == 5);
}

TEST_CASE("settings: without a workspace the looks are there and the profile says when it comes") {
  Stage stage;
  stage.desk.workspace_open = false;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  CHECK(h.shows("Profil wilayah muncul setelah sebuah ruang kerja dibuka."));
  CHECK(h.find(Role::Button, "Simpan profil") == nullptr);
}

TEST_CASE("about: version, browser, where the data stay, and licences") {
  AboutStage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  CHECK(h.shows(stage.model().version));
  CHECK(h.shows("Peramban"));
  CHECK(h.shows("Chromium 131"));
  CHECK(h.shows("Semua data tinggal di peramban ini"));
  CHECK(h.shows("THIRD_PARTY.md"));
}

TEST_CASE("about: leads to the gallery of all parts") {
  AboutStage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Link, "Lihat semua bagian tampilan");
  REQUIRE(stage.last<screens::Navigate>() != nullptr);
  CHECK(stage.last<screens::Navigate>()->to.screen == screens::Screen::Gallery);
}

}  // namespace asah::settings_test
