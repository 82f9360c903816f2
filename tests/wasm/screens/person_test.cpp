#include "wasm/screens/person_view.hpp"

#include <doctest/doctest.h>

#include "tests/wasm/support/screen_stage.hpp"

using namespace asah;
using screens::Screen;
using test::Harness;
using ui::Role;

namespace {

struct Stage : test::ScreenStage<screens::PersonState, screens::PersonModel> {
  Stage() : ScreenStage(screens::build_person, screens::draw_person) {
    desk.workspace_open = true;
    route = {.screen = Screen::Employees, .record = 1};
  }
};

}  // namespace

TEST_CASE("person model: levels against the standard, JPM, strengths and needs") {
  Stage s;
  const auto model = s.model();
  REQUIRE(model.found);
  REQUIRE(model.rows.size() == 2);
  CHECK(model.rows[0].achieved_text == "1");
  CHECK(model.rows[0].required_text == "3");
  CHECK(model.rows[0].difference == "−2");
  CHECK(model.jpm == "66,67\xC2\xA0%");  // (1 + 3) of (3 + 3)
  CHECK(model.needs.size() == 1);
  CHECK(model.sheets.size() == 1);
  CHECK(model.history.size() == 1);
}

TEST_CASE("person: the JPM's chip explains it, Esc closes the explanation") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::Button, "JPM 66,67\xC2\xA0%");
  CHECK(s.state.explained == screens::kExplainJpm);
  CHECK_FALSE(s.model().explanation.formula.empty());
  h.key(ImGuiKey_Escape);
  CHECK(s.state.explained == screens::kExplainNothing);
}

TEST_CASE("person: the report is printed by its button or Ctrl+P, and saved as HTML and SVG") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::Button, "Laporan individu");
  REQUIRE(s.last<screens::PrintHtml>());
  const std::string html = s.last<screens::PrintHtml>()->html;
  for (const char* words : {"Laporan Individual Hasil Penilaian Kompetensi", "Pegawai 1",
                            "Integritas", "66,67", "<svg"}) {
    CHECK_MESSAGE(html.find(words) != std::string::npos, words);
  }
  s.intents.clear();
  h.key(ImGuiKey_P, ImGuiMod_Ctrl);
  CHECK(s.last<screens::PrintHtml>());
  h.click(Role::Button, "Tindakan lain");
  h.click(Role::MenuItem, "Simpan laporan (HTML)");
  REQUIRE(s.last<screens::SaveText>());
  CHECK(s.last<screens::SaveText>()->name == "laporan_198001012005019971.html");
  CHECK(s.last<screens::SaveText>()->bytes == html);
  h.click(Role::Button, "Tindakan lain");
  h.click(Role::MenuItem, "Simpan radar (SVG)");
  CHECK(s.last<screens::SaveText>()->name.ends_with(".svg"));
  CHECK(s.last<screens::SaveText>()->bytes.starts_with("<"));
}

TEST_CASE("person: a moderation shows before, after, reason and who") {
  Stage s;
  model::Moderation moderation;
  moderation.id = {60};
  moderation.cycle = test::kStageCycle;
  moderation.employee = {1};
  moderation.competency = {30};
  moderation.before = base::Hundredths{100};
  moderation.after = {2};
  moderation.reason = "Bukti kegiatan";
  moderation.date = test::kStageToday;
  s.data.moderations.insert(moderation);
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::Tab, "Penilaian");
  CHECK(s.state.tab == static_cast<int>(screens::PersonTab::Ratings));
  CHECK(h.shows("Bukti kegiatan"));
  CHECK(h.shows("1 → 2"));
  h.click(Role::Tab, "Riwayat");
  CHECK(h.shows("JPM dari siklus ke siklus"));
}

TEST_CASE("person: without a position the page says what is missing and lets one choose it") {
  Stage s;
  model::Employee person = *s.data.employees.find({1});
  person.position = {};
  *s.data.employees.edit(person.id) = person;
  s.cache.clear();
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  CHECK(h.shows("Jabatan belum diisi"));
  h.click(Role::Button, "Pilih jabatan");
  CHECK(s.state.editing);
}

TEST_CASE("person: one who is gone leads back to the list") {
  Stage s;
  s.route.record = 999;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  CHECK(h.shows("Pegawai ini tidak ada lagi"));
}
