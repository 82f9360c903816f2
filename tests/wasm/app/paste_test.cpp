// Tables from the clipboard, files dragged over the page, and stored workspaces, through the whole
// application with a fake browser.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/wasm/support/page.hpp"
#include "wasm/app/clipboard_table.hpp"

namespace asah::paste_test {

using platform::FakeBrowser;
using screens::Screen;
using test::Page;

namespace {

const screens::WorkspaceCard* card(Page& page, std::string_view name) {
  const auto& all = page.desk().workspaces;
  const auto found = std::ranges::find(all, name, &screens::WorkspaceCard::name);
  return found == all.end() ? nullptr : &*found;
}

void paste(Page& page, const std::string& text) {
  page.platform.paste(text);
  page.run();
}

/// A workspace with two positions, its standards screen open.
void begin(Page& page, std::uint64_t position = 0) {
  page.ask(screens::CreateWorkspace{"Kota Contoh"});
  page.ask(screens::PutPosition{{.id = {20}, .name = "Perawat \"Ahli\""}});
  page.ask(screens::PutPosition{{.id = {21}, .name = "Bidan"}});
  page.ask(screens::Navigate{{.screen = Screen::Positions, .record = position}});
}

int level_of(const model::Dataset& data, std::uint64_t position, std::string_view competency) {
  for (const model::Competency& each : data.competencies) {
    if (each.name.id != competency) continue;
    const auto* standard = data.standards.find(model::standard_id({position}, each.id));
    return standard == nullptr ? 0 : standard->required.value;
  }
  return -1;
}

}  // namespace

TEST_CASE("paste: a long table of standards goes the way of a file, and is one step") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  paste(page, "jabatan\tkompetensi\tlevel\r\nBidan\tIntegritas\t3\r\nBidan\tKerja Sama\t9\r\n");
  CHECK(page.app.route().screen == Screen::Files);
  REQUIRE(page.desk().table);
  CHECK(page.desk().table->kind == exchange::ImportKind::Standards);
  CHECK(page.shows("Tabel tempelan"));
  CHECK(page.data().standards.empty());
  page.ask(screens::RunImport{});
  REQUIRE(page.desk().table->result);
  CHECK(page.desk().table->result->counts.accepted == 1);
  CHECK(page.desk().table->result->counts.rejected == 1);
  page.ask(screens::CommitImport{});
  CHECK(page.app.route().screen == Screen::Positions);
  CHECK(level_of(page.data(), 21, "Integritas") == 3);
  page.ask(screens::Undo{});
  CHECK(page.data().standards.empty());
}

TEST_CASE("paste: a wide table, a position a row and a competency a column") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  paste(page, "Jabatan;Integritas;Kerja Sama\nBidan;4;2\n\"Perawat \"\"Ahli\"\"\";3;3\n");
  page.ask(screens::RunImport{});
  REQUIRE(page.desk().table);
  page.ask(screens::CommitImport{});
  CHECK(level_of(page.data(), 21, "Integritas") == 4);
  CHECK(level_of(page.data(), 21, "Kerja Sama") == 2);
  CHECK(level_of(page.data(), 20, "Kerja Sama") == 3);
}

TEST_CASE("paste: on one position a table without positions is taken for it") {
  FakeBrowser browser;
  Page page(browser);
  begin(page, 20);
  paste(page, "kompetensi\tlevel\nIntegritas\t4\nKerja Sama\t3\n");
  REQUIRE(page.desk().table);
  CHECK(page.desk().table->preview.missing.empty());
  page.ask(screens::RunImport{});
  page.ask(screens::CommitImport{});
  CHECK(level_of(page.data(), 20, "Integritas") == 4);
  CHECK(level_of(page.data(), 20, "Kerja Sama") == 3);
  CHECK(page.data().positions.size() == 2);
  CHECK(page.app.route().record == 20);
}

TEST_CASE("paste: what is no table is refused in words; elsewhere pasting does nothing") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  paste(page, "Integritas");
  CHECK(page.app.route().screen == Screen::Positions);
  CHECK_FALSE(page.desk().table);
  CHECK(page.shows("Yang ditempel bukan tabel"));
  page.ask(screens::Navigate{{.screen = Screen::Gaps}});
  paste(page, "jabatan\tkompetensi\tlevel\nBidan\tIntegritas\t3\n");
  CHECK(page.app.route().screen == Screen::Gaps);
  CHECK_FALSE(page.desk().table);
}

TEST_CASE("paste: leaving the wizard leads back to where it was pasted") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  paste(page, "jabatan\tkompetensi\tlevel\nBidan\tIntegritas\t3\n");
  page.ask(screens::DropChosenFile{});
  CHECK(page.app.route().screen == Screen::Positions);
  CHECK_FALSE(page.desk().table);
  CHECK(page.data().standards.empty());
}

TEST_CASE("clipboard: a column in front, with quoted line ends and blank lines left alone") {
  CHECK(app::is_table("a\tb\n1\t2"));
  CHECK_FALSE(app::is_table("a\tb"));
  CHECK_FALSE(app::is_table("satu kalimat\ndua kalimat"));
  CHECK_FALSE(app::is_table(""));
  CHECK(app::with_first_column("k;l\r\n\"a\nb\";1\r\n\r\n", "j", "x\"y") ==
        "j;k;l\r\n\"x\"\"y\";\"a\nb\";1\r\n\r\n");
}

TEST_CASE("dragging files over the page says where they go, until they leave") {
  FakeBrowser browser;
  Page page(browser);
  page.platform.inbox().push(platform::DragChanged{true});
  page.run(3);
  CHECK(page.shows("Lepaskan berkas di sini"));
  page.platform.inbox().push(platform::DragChanged{false});
  page.run(3);
  CHECK_FALSE(page.shows("Lepaskan berkas di sini"));
}

TEST_CASE("a workspace is renamed as a step, and the list of the next visit knows it") {
  FakeBrowser browser;
  {
    Page page(browser);
    page.ask(screens::CreateWorkspace{"Kota Satu"});
    page.ask(screens::CreateWorkspace{"Kota Dua"});
    REQUIRE(card(page, "Kota Satu") != nullptr);
    page.ask(screens::RenameWorkspace{card(page, "Kota Satu")->id, "Kota Pertama"});
    CHECK(page.data().region().name == "Kota Pertama");
    page.run(60);
    CHECK(card(page, "Kota Pertama") != nullptr);
  }
  Page page(browser);
  CHECK(card(page, "Kota Pertama") != nullptr);
  CHECK(card(page, "Kota Satu") == nullptr);
  page.ask(screens::Undo{});
}

TEST_CASE("a duplicate stands on its own") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  page.run(60);
  const std::uint64_t origin = card(page, "Kota Contoh")->id;
  page.ask(screens::DuplicateWorkspace{origin, "Kota Contoh (salinan)"});
  CHECK(page.data().region().name == "Kota Contoh (salinan)");
  CHECK(page.data().positions.size() == 2);
  CHECK_FALSE(page.desk().undo);
  page.ask(screens::PutPosition{{.id = {22}, .name = "Apoteker"}});
  page.run(60);
  page.ask(screens::OpenWorkspace{origin});
  CHECK(page.data().positions.size() == 2);
  CHECK(card(page, "Kota Contoh (salinan)") != nullptr);
}

TEST_CASE("a backup of a workspace that is not open holds its data") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  page.run(60);
  const std::uint64_t first = card(page, "Kota Contoh")->id;
  page.ask(screens::CreateWorkspace{"Kota Lain"});
  page.ask(screens::ExportWorkspace{first});
  page.ask(screens::SecrecyIntent{screens::SaveOffered{}});
  REQUIRE(page.platform.last_job<platform::Download>() != nullptr);
  CHECK(page.platform.last_job<platform::Download>()->bytes.contains("Bidan"));
  CHECK(page.data().region().name == "Kota Lain");
}

TEST_CASE("from a heat cell to a person and back, the map is as it was left") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::OpenSample{"rangkui"});
  const auto roster = page.app.desk().session()->cache().get(page.data(), analytics::RosterQuery{});
  std::uint64_t unit = 0;  // the first unit below another
  for (const std::uint32_t row : roster->tree.order) {
    if (roster->tree.depth[row] > 0 && unit == 0) unit = page.data().units.rows()[row].id.value;
  }
  REQUIRE(unit != 0);
  page.ask(screens::Navigate{{.screen = Screen::Gaps, .unit = unit}});
  const std::string name = page.data().units.find({unit})->name;
  CHECK(page.shows(name + " × "));
  page.ask(screens::Navigate{{.screen = Screen::Employees, .unit = unit}});
  page.ask(screens::Navigate{
      {.screen = Screen::Employees, .record = page.data().employees.rows()[0].id.value}});
  page.ask(screens::GoBack{});
  CHECK(page.app.route().unit == unit);
  page.ask(screens::GoBack{});
  CHECK(page.app.route().screen == Screen::Gaps);
  CHECK(page.shows(name + " × "));
}

TEST_CASE("a competency that standards use is not removed, which is said") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  paste(page, "jabatan\tkompetensi\tlevel\nBidan\tIntegritas\t3\n");
  page.ask(screens::RunImport{});
  page.ask(screens::CommitImport{});
  const model::Standard standard = page.data().standards.rows()[0];
  page.app.ask(screens::RemoveRecord{static_cast<std::uint8_t>(model::EntityKind::Competency),
                                     standard.competency.value});
  page.run(2);
  CHECK(page.data().competencies.find(standard.competency) != nullptr);
  CHECK(page.app.ui().semantics().count(ui::Role::Alert) == 1);
}

}  // namespace asah::paste_test
