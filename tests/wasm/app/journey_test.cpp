// The main job through the whole application, with a fake browser: staff list, standards, cycle,
// ratings, gaps, closing, coming back, taking the work away as a file.
#include <doctest/doctest.h>
#include <imgui.h>

#include <memory>
#include <string>

#include "core/base/random.hpp"
#include "core/exchange/document.hpp"
#include "tests/wasm/support/page.hpp"

namespace asah::journey_test {

using platform::FakeBrowser;
using screens::Screen;
using test::Page;

namespace {

std::string staff_list(int people) {
  std::string out = "NIP BARU;NAMA;UNOR NAMA;JABATAN NAMA;JENIS JABATAN NAMA;NIK\r\n";
  for (int i = 0; i < people; ++i) {
    const int day = 1 + i % 28;
    const int month = 1 + i / 28 % 12;
    const std::string two_day = (day < 10 ? "0" : "") + std::to_string(day);
    const std::string two_month = (month < 10 ? "0" : "") + std::to_string(month);
    out += "'1985" + two_month + two_day + "2010011" + std::to_string(997 + i % 3) +
           ";Pegawai Nomor " + std::to_string(i) +
           ";Dinas Kesehatan;Perawat Ahli Pertama;Fungsional;'3273000000000001\r\n";
  }
  out += "199002302015011999;Tanggal Salah;Dinas Kesehatan;Perawat Ahli Pertama;Fungsional;\r\n";
  return out;
}

void bring_in_people(Page& page) {
  page.platform.drop_files({{"pegawai.csv", staff_list(40)}});
  page.run();
  CHECK(page.app.route().screen == Screen::Files);
  CHECK(page.shows("pegawai.csv"));
  page.ask(screens::RunImport{});
  REQUIRE(page.app.desk().view().table);
  REQUIRE(page.app.desk().view().table->result);
  CHECK(page.app.desk().view().table->result->counts.accepted == 40);
  CHECK(page.app.desk().view().table->result->counts.rejected == 1);
  page.ask(screens::CommitImport{});
  CHECK(page.data().employees.size() == 40);
}

model::Cycle new_cycle(const model::Dataset& data) {
  model::Cycle cycle;
  cycle.id = {99};
  cycle.name = "Siklus 2026";
  cycle.start = base::Date::from_civil(2026, 1, 1);
  cycle.end = base::Date::from_civil(2026, 12, 31);
  cycle.sources = {{model::Source::Superior, {100}}, {model::Source::Self, {0}}};
  for (const model::Competency& competency : data.competencies) {
    if (competency.domain != model::Domain::Technical) cycle.competencies.push_back(competency.id);
  }
  return cycle;
}

}  // namespace

TEST_CASE("from an empty page to gaps, closed and opened again, and taken away as a file") {
  FakeBrowser browser;
  std::string file;
  model::Dataset before;
  {
    Page page(browser);
    CHECK(page.shows("Mulai"));
    page.ask(screens::CreateWorkspace{"Kota Contoh"});
    CHECK(page.app.desk().view().workspace_open);
    CHECK(page.data().competencies.size() >= 9);
    bring_in_people(page);

    page.ask(screens::ApplyTierDefaults{});
    page.ask(screens::PutCycle{new_cycle(page.data())});
    REQUIRE(page.data().cycles.size() == 1);
    if (page.data().standards.empty()) {
      // The tier could not be read from the position's name: a person sets it.
      for (const model::Position& position : page.data().positions) {
        model::Position with_tier = position;
        with_tier.tier = page.data().tiers.rows()[0].id;
        page.ask(screens::PutPosition{with_tier});
      }
      page.ask(screens::ApplyTierDefaults{});
    }
    CHECK_FALSE(page.data().standards.empty());

    screens::Rate rate;
    for (const model::Employee& person : page.data().employees) {
      for (const model::CompetencyId competency : page.data().cycles.rows()[0].competencies) {
        rate.cells.push_back({{99},
                              {person.id, model::Source::Superior, {}, page.app.desk().today()},
                              competency,
                              model::Level{1}});
      }
    }
    page.ask(rate);
    CHECK(page.data().ratings.level_count() == rate.cells.size());
    page.open(Screen::Gaps);
    CHECK(page.shows("Dinas Kesehatan"));
    page.open(Screen::Home);
    CHECK(page.shows("Kesenjangan terbesar"));

    page.run(80);
    CHECK(page.app.desk().view().save.state == screens::SaveState::Saved);
    CHECK(page.app.desk().view().save.unsaved_steps == 0);
    page.ask(screens::ExportWorkspace{});
    REQUIRE(page.platform.last_job<platform::Download>() != nullptr);
    file = page.platform.last_job<platform::Download>()->bytes;
    before = page.data();
  }
  {
    Page page(browser);
    REQUIRE(page.app.desk().session() != nullptr);
    CHECK(page.data() == before);
  }
  FakeBrowser elsewhere;
  Page page(elsewhere);
  page.platform.drop_files({{"kiriman.json", file}});
  page.run();
  REQUIRE(page.app.desk().view().document);
  CHECK_FALSE(page.app.desk().view().document->error);
  page.ask(screens::OpenChosenDocument{});
  REQUIRE(page.app.desk().session() != nullptr);
  CHECK(page.data() == before);
}

TEST_CASE("an import is one step that undo takes back and redo brings again") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::CreateWorkspace{"Kota Contoh"});
  const model::Dataset empty = page.data();
  bring_in_people(page);
  const model::Dataset full = page.data();
  page.ask(screens::Undo{});
  CHECK(page.data() == empty);
  page.ask(screens::Redo{});
  CHECK(page.data() == full);
}

TEST_CASE("a file that is not ours leaves everything as it was") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::CreateWorkspace{"Kota Contoh"});
  const model::Dataset before = page.data();
  for (const char* bytes : {"{", "{\"format\":\"lain\"}", "{\"format\":\"asah\",\"schema\":\"9.0\"}"}) {
    page.platform.drop_files({{"aneh.json", bytes}});
    page.run();
    REQUIRE(page.app.desk().view().document);
    CHECK(page.app.desk().view().document->error);
    page.ask(screens::OpenChosenDocument{});
    CHECK(page.data() == before);
  }
}

TEST_CASE("an idle page asks for no frame") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::OpenSample{"rangkui"});
  for (const Screen screen : {Screen::Home, Screen::Employees, Screen::Gaps, Screen::Positions,
                              Screen::Dictionary, Screen::Files, Screen::Settings}) {
    page.open(screen);
    page.run(60);
    CAPTURE(static_cast<int>(screen));
    CHECK_FALSE(page.app.wants_frame());
  }
}

TEST_CASE("every screen draws in both languages, all themes, wide and narrow, without a sample") {
  FakeBrowser browser;
  Page page(browser);
  for (const bool with_data : {false, true}) {
    if (with_data) page.ask(screens::OpenSample{"rakumpit"});
    for (const auto language : {base::Language::Indonesian, base::Language::English}) {
      page.ask(screens::SetLanguage{language});
      for (int screen = 0; screen <= static_cast<int>(Screen::Gallery); ++screen) {
        page.app.ask(screens::Navigate{{.screen = static_cast<Screen>(screen)}});
        for (const auto& size : {platform::FrameSize{1920, 1080, 1},
                                 platform::FrameSize{360, 740, 2}}) {
          for (int i = 0; i < 4; ++i) page.app.frame(size);
        }
        CHECK(page.app.ui().semantics().nodes().size() > 5);
      }
    }
  }
}

TEST_CASE("a page that is hidden saves at once") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::CreateWorkspace{"Kota Contoh"});
  page.run(60);
  CHECK(page.app.desk().view().save.unsaved_steps == 0);
  page.app.ask(screens::PutUnit{{{5}, "Dinas Sosial", "", model::UnitKind::Agency, {}, ""}});
  page.app.frame({1366, 768, 1});
  page.app.frame({1366, 768, 1});
  CHECK(page.app.desk().view().save.unsaved_steps == 1);
  CHECK(page.app.desk().view().save.state == screens::SaveState::Pending);
  page.platform.set_visible(false);
  page.app.frame({1366, 768, 1});  // no time has passed
  CHECK(page.app.desk().view().save.state == screens::SaveState::Saving);
  CHECK(page.platform.land_sync());
}

TEST_CASE("keys go about the whole application") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::OpenSample{"rangkui"});
  const auto press = [&](ImGuiKey key, bool ctrl = false) {
    ImGui::SetCurrentContext(page.app.ui().context());
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
    io.AddKeyEvent(key, true);
    page.run(3);
    io.AddKeyEvent(key, false);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    page.run(3);
  };
  struct Way {
    ImGuiKey letter;
    Screen screen;
  };
  for (const Way way : {Way{ImGuiKey_P, Screen::Employees}, Way{ImGuiKey_U, Screen::Units},
                        Way{ImGuiKey_J, Screen::Positions}, Way{ImGuiKey_K, Screen::Dictionary},
                        Way{ImGuiKey_N, Screen::Assessment}, Way{ImGuiKey_S, Screen::Gaps},
                        Way{ImGuiKey_F, Screen::Files}, Way{ImGuiKey_A, Screen::Settings},
                        Way{ImGuiKey_T, Screen::About}, Way{ImGuiKey_B, Screen::Home}}) {
    press(ImGuiKey_G);
    press(way.letter);
    CHECK(page.app.route().screen == way.screen);
  }
  press(ImGuiKey_K, true);
  CHECK(page.app.ui().semantics().find(ui::Role::Dialog, "Cari") != nullptr);
  press(ImGuiKey_Escape);
  press(ImGuiKey_F1);
  CHECK(page.app.ui().semantics().find(ui::Role::Dialog, "Tombol") != nullptr);
  for (const char* keys : {"G B", "G T", "Ctrl K", "Ctrl F", "F6", "0 – 5"}) {
    CHECK_MESSAGE(page.shows(keys), keys);
  }
  press(ImGuiKey_Escape);
  CHECK(page.app.ui().semantics().find(ui::Role::Dialog, "Tombol") == nullptr);
  press(ImGuiKey_P, true);
  CHECK(page.shows("Layar ini tidak punya tampilan cetak. Yang punya: profil pegawai dan kesenjangan."));
}

TEST_CASE("a second tab reads along and can take over") {
  FakeBrowser browser;
  Page writer(browser);
  writer.ask(screens::CreateWorkspace{"Kota Contoh"});
  writer.run(60);
  Page reader(browser);
  REQUIRE(reader.app.desk().session() != nullptr);
  CHECK(reader.app.desk().view().reader);
  reader.ask(screens::PutUnit{{{5}, "Dinas Sosial", "", model::UnitKind::Agency, {}, ""}});
  CHECK(reader.data().units.empty());
  writer.ask(screens::PutUnit{{{5}, "Dinas Sosial", "", model::UnitKind::Agency, {}, ""}});
  writer.run(60);
  reader.run(60);
  CHECK(reader.data().units.size() == 1);
  reader.ask(screens::TakeOver{});
  for (int i = 0; i < 80; ++i) {
    writer.run(1);
    reader.run(1);
  }
  CHECK_FALSE(reader.app.desk().view().reader);
  CHECK(writer.app.desk().view().reader);
}

TEST_CASE("without a workspace every screen leads to the start") {
  FakeBrowser browser;
  Page page(browser);
  for (const Screen screen : {Screen::Employees, Screen::Units, Screen::Positions,
                              Screen::Dictionary, Screen::Assessment, Screen::Gaps}) {
    page.open(screen);
    CAPTURE(static_cast<int>(screen));
    CHECK(page.shows("Belum ada ruang kerja terbuka"));
    CHECK(page.app.ui().semantics().find(ui::Role::Button, "Mulai") != nullptr);
  }
  page.ask(screens::CreateWorkspace{"Kota Contoh"});
  page.open(Screen::Dictionary);
  CHECK(page.app.ui().semantics().find(ui::Role::Button, "Mulai") == nullptr);
  CHECK(page.shows("Integritas"));
}

}  // namespace asah::journey_test
