// Keeping data, seen from the whole application with a fake browser: what comes back first, what a
// person is told when part of the store is damaged, full or in another tab's hands.
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "wasm/app/application.hpp"
#include "wasm/app/shell_words.hpp"
#include "wasm/platform/fake_platform.hpp"

namespace asah::keeping_test {

using platform::FakeBrowser;
using platform::FakePlatform;
using platform::SyncFault;
using screens::SaveState;
using screens::Screen;

namespace {

struct Page {
  FakeBrowser& browser;
  FakePlatform platform;
  app::Application app;

  explicit Page(FakeBrowser& b) : browser(b), platform(b), app(platform) { run(); }
  void frame() {
    app.frame({1366, 768, 1});
    browser.advance(60);
  }
  void run(int frames = 20) {
    for (int i = 0; i < frames; ++i) frame();
  }
  /// Until what was done is stored.
  void settle() { run(80); }
  template <class Intent>
  void ask(Intent intent) {
    app.ask(std::move(intent));
    run();
  }
  void add_unit(std::uint64_t id, std::string name) {
    ask(screens::PutUnit{{{id}, std::move(name), "", model::UnitKind::Agency, {}, ""}});
  }
  const screens::Desk& desk() { return app.desk().view(); }
  const model::Dataset& data() { return app.desk().session()->data(); }
  model::WorkspaceId id() { return app.desk().session()->about().id; }
  bool shows(std::string_view text) { return app.ui().semantics().shows(text); }
};

model::WorkspaceId make(FakeBrowser& browser, const std::string& name) {
  Page page(browser);
  page.ask(screens::CreateWorkspace{name});
  page.add_unit(5, "Dinas Sosial");
  page.settle();
  REQUIRE(page.desk().save.state == SaveState::Saved);
  return page.id();
}

}  // namespace

TEST_CASE("the workspace of last time opens by itself though the browser forgot its preferences") {
  FakeBrowser browser;
  const model::WorkspaceId first = make(browser, "Kota Satu");
  model::WorkspaceId second;
  {
    Page page(browser);
    CHECK(page.id() == first);
    page.ask(screens::CreateWorkspace{"Kota Dua"});
    page.settle();
    second = page.id();
  }
  browser.preferences.clear();
  {
    Page page(browser);
    REQUIRE(page.app.desk().session() != nullptr);
    CHECK(page.id() == second);
    page.ask(screens::OpenWorkspace{first.value});
    page.settle();
  }
  browser.preferences.clear();
  CHECK(Page(browser).id() == first);
}

TEST_CASE("no frame claims that something is saved which is not") {
  FakeBrowser browser;
  make(browser, "Kota Contoh");
  Page page(browser);
  for (std::uint64_t i = 0; i < 30; ++i) {
    page.app.ask(screens::PutUnit{{{10 + i}, "Unit", "", model::UnitKind::Agency, {}, ""}});
    for (std::uint64_t frame = 0; frame < 1 + i; ++frame) {
      page.frame();
      const auto stored = app::load_workspace(FakePlatform(browser).files(), page.id());
      REQUIRE(stored);
      const std::uint64_t made = page.app.desk().session()->store().head().seq;
      CHECK(made - page.desk().save.unsaved_steps <= stored->store.head().seq);
      if (page.desk().save.state == SaveState::Saved) CHECK(made == stored->store.head().seq);
      if (!page.platform.page().unsaved) CHECK(made == stored->store.head().seq);
    }
  }
}

TEST_CASE("a workspace whose copies are both damaged stays untouched, is offered raw and is replaced by its backup") {
  FakeBrowser browser;
  const model::WorkspaceId id = make(browser, "Kota Contoh");
  std::string backup;
  {
    Page page(browser);
    page.ask(screens::ExportWorkspace{});
    backup = page.platform.last_job<platform::Download>()->bytes;
  }
  REQUIRE(browser.rot(app::slot_path(id, 0), 300));
  const platform::FileMap before = browser.stored;
  Page page(browser);
  CHECK_FALSE(page.desk().workspace_open);
  REQUIRE(page.desk().lost);
  CHECK(page.shows("“Kota Contoh” tidak dapat dibuka: kedua salinannya rusak"));
  page.ask(screens::OpenWorkspace{id.value});
  page.settle();
  CHECK(browser.stored == before);

  page.ask(screens::SaveRawFiles{id.value});
  page.ask(screens::SecrecyIntent{screens::SaveOffered{}});
  const auto* raw = page.platform.last_job<platform::Download>();
  REQUIRE(raw != nullptr);
  CHECK(raw->name == "data-mentah_kota-contoh.json");
  CHECK(raw->bytes.find("slot_a.snap") != std::string::npos);
  CHECK(raw->bytes.find("journal_") != std::string::npos);

  page.platform.drop_files({{"cadangan.json", backup}});
  page.run();
  page.ask(screens::OpenChosenDocument{});
  page.settle();
  CHECK(page.id() == id);
  CHECK(page.data().units.size() == 1);
  CHECK_FALSE(page.desk().lost);
  CHECK(page.desk().save.state == SaveState::Saved);
  const std::string folder = app::workspace_folder(id);
  CHECK(browser.stored[folder + "damaged_slot_a.snap"] == before.at(app::slot_path(id, 0)));
  CHECK(Page(browser).desk().reader);
}

TEST_CASE("a recovered workspace says so until it was opened whole") {
  FakeBrowser browser;
  const model::WorkspaceId id = make(browser, "Kota Contoh");
  const std::string segment = app::segment_path(id, 1);
  REQUIRE(browser.truncate(segment, browser.stored[segment].size() - 5));
  {
    Page page(browser);
    CHECK(page.data().units.size() == 0);
    CHECK(page.shows("1 bagian simpanan rusak"));
    page.ask(screens::Navigate{{.screen = Screen::Files}});
    CHECK(page.shows("Simpanan rusak"));
    page.add_unit(6, "Dinas Kesehatan");
    page.settle();
    CHECK(page.desk().save.state == SaveState::Saved);
  }
  Page page(browser);
  CHECK(page.data().units.size() == 1);
  CHECK(page.desk().opening.empty());
}

TEST_CASE("full storage is told with the way out, and ends by itself") {
  FakeBrowser browser;
  make(browser, "Kota Contoh");
  Page page(browser);
  browser.every_sync_fault = SyncFault::Quota;
  page.add_unit(6, "Dinas Kesehatan");
  page.settle();
  CHECK(page.shows("TIDAK tersimpan, penyimpanan peramban penuh. Perubahan: 1"));
  CHECK(page.platform.page().unsaved);
  page.add_unit(7, "Kecamatan Coblong");
  CHECK(page.data().units.size() == 3);
  page.settle();
  CHECK(page.shows("TIDAK tersimpan, penyimpanan peramban penuh. Perubahan: 2"));
  const screens::Intent way = app::way_out_of(app::trouble_of(page.desk()), page.desk());
  CHECK(std::holds_alternative<screens::ExportWorkspace>(way));
  browser.every_sync_fault = SyncFault::None;
  for (int i = 0; i < 20 && page.desk().save.state != SaveState::Saved; ++i) page.settle();
  CHECK(page.desk().save.state == SaveState::Saved);
  CHECK(app::trouble_of(page.desk()) == app::Trouble::None);
  CHECK_FALSE(page.platform.page().unsaved);
}

TEST_CASE("a second tab says that it reads, makes nothing, and opens what the first one makes") {
  FakeBrowser browser;
  Page writer(browser);
  Page reader(browser);
  CHECK(reader.shows("Hanya baca: Asah sedang dipakai di tab lain"));
  reader.ask(screens::CreateWorkspace{"Terlarang"});
  reader.ask(screens::OpenSample{"rangkui"});
  CHECK(reader.app.desk().session() == nullptr);
  writer.ask(screens::CreateWorkspace{"Kota Contoh"});
  writer.settle();
  reader.run();
  REQUIRE(reader.app.desk().session() != nullptr);
  CHECK(reader.id() == writer.id());
  CHECK(browser.stored.size() > 2);
}

TEST_CASE("steps that another tab cut off are kept: shown, then stored beside the other's work") {
  FakeBrowser browser;
  make(browser, "Kota Contoh");
  Page stuck(browser);
  (void)stuck.app.desk().new_id();  // every fake tab draws the same ids
  Page other(browser);
  browser.every_sync_fault = SyncFault::Quota;
  stuck.add_unit(6, "Dinas Kesehatan");
  stuck.settle();
  REQUIRE(stuck.desk().save.state == SaveState::Refused);
  other.ask(screens::TakeOver{});
  for (int i = 0; i < 80; ++i) {
    stuck.frame();
    other.frame();
  }
  REQUIRE_FALSE(other.desk().reader);
  REQUIRE(stuck.desk().reader);
  browser.every_sync_fault = SyncFault::None;
  CHECK(stuck.data().units.size() == 2);
  CHECK(stuck.shows("Perubahan di tab ini tidak tersimpan: 1"));
  CHECK(stuck.platform.page().unsaved);
  other.add_unit(9, "Kecamatan Coblong");
  other.settle();
  stuck.run();
  CHECK(stuck.data().units.size() == 2);

  stuck.ask(screens::TakeOver{});
  for (int i = 0; i < 80; ++i) {
    other.frame();
    stuck.frame();
  }
  REQUIRE_FALSE(stuck.desk().reader);
  stuck.settle();
  CHECK(stuck.desk().workspace_open);
  CHECK(stuck.app.desk().session()->about().name == "Kota Contoh (salinan tab ini)");
  CHECK(stuck.data().units.size() == 2);
  CHECK(stuck.desk().save.state == SaveState::Saved);
  CHECK(stuck.desk().workspaces.size() == 2);
  CHECK(other.data().units.size() == 2);
}

}  // namespace asah::keeping_test
