// The lock of a workspace in the browser, seen from the whole application: what is stored, what a
// crash leaves, what opens it again.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "tests/wasm/support/page.hpp"
#include "wasm/app/lock_desk.hpp"
#include "wasm/app/shell_words.hpp"
#include "wasm/app/storage/lock_files.hpp"
#include "wasm/platform/fake_platform.hpp"
#include "wasm/screens/secrecy_board.hpp"

namespace asah::lock_test {

using platform::FakeBrowser;
using platform::SyncFault;
using screens::SecrecyIntent;

namespace {

constexpr const char* kPassphrase = "kuda-laut biru";
constexpr const char* kSecretName = "Dinas Rahasia Sekali";

struct Page : test::Page {
  using test::Page::Page;
  void settle() { run(60); }
  void secret(SecrecyIntent intent) {
    app.ask(std::move(intent));
    settle();
  }
  void add_unit(std::uint64_t id, std::string name) {
    ask(screens::PutUnit{{{id}, std::move(name), "", model::UnitKind::Agency, {}, ""}});
  }
  bool open() { return app.desk().session() != nullptr; }
  model::WorkspaceId id() { return app.desk().session()->about().id; }
  const screens::LockBoard& lock() { return app.desk().view().secrecy->lock; }
  bool asked() { return app.desk().view().secrecy != nullptr && lock().asked.has_value(); }
  bool reloads() { return platform.last_job<platform::ReloadPage>() != nullptr; }
};

bool stored_readable(const FakeBrowser& browser, std::string_view text) {
  return std::ranges::any_of(browser.stored, [&](const auto& file) {
    return file.second.find(text) != std::string::npos;
  });
}

/// A browser with one locked workspace, all of it stored.
model::WorkspaceId make_locked(FakeBrowser& browser) {
  Page page(browser);
  page.ask(screens::CreateWorkspace{"Kota Uji"});
  page.add_unit(5, kSecretName);
  page.settle();
  REQUIRE(stored_readable(browser, kSecretName));
  page.secret(screens::TurnOnLock{kPassphrase});
  REQUIRE(page.lock().on);
  return page.id();
}

}  // namespace

TEST_CASE("lock: what is stored cannot be read, and the passphrase opens it") {
  FakeBrowser browser;
  const model::WorkspaceId id = make_locked(browser);
  CHECK(!stored_readable(browser, kSecretName));
  CHECK(stored_readable(browser, "Kota Uji"));
  for (const auto& [path, bytes] : browser.stored) {
    if (path.starts_with(app::workspace_folder(id)) && path.find(".txt") == std::string::npos) {
      CHECK(app::is_locked_file(bytes));
    }
  }
  Page page(browser);
  CHECK(!page.open());
  CHECK(page.asked());
  CHECK(page.shows("Ruang kerja terkunci"));
  CHECK(page.shows("Kota Uji"));
  CHECK(!page.shows(kSecretName));
  page.secret(screens::GivePassphrase{"kuda-laut hijau"});
  CHECK(!page.open());
  CHECK(page.lock().asked->error->code == base::ErrorCode::WrongPassphrase);
  page.secret(screens::GivePassphrase{kPassphrase});
  REQUIRE(page.open());
  CHECK(!page.asked());
  CHECK(page.lock().on);
  CHECK(page.data().units.find({5})->name == kSecretName);
}

TEST_CASE("lock: work goes on sealed, through many snapshots and visits") {
  FakeBrowser browser;
  make_locked(browser);
  std::uint64_t next = 100;
  for (int visit = 0; visit < 4; ++visit) {
    Page page(browser);
    page.secret(screens::GivePassphrase{kPassphrase});
    REQUIRE(page.open());
    for (int i = 0; i < 30; ++i) page.add_unit(next++, "Unit Rahasia");
    page.settle();
    CHECK(page.app.desk().view().save.state == screens::SaveState::Saved);
    CHECK(!stored_readable(browser, "Unit Rahasia"));
  }
  Page page(browser);
  page.secret(screens::GivePassphrase{kPassphrase});
  REQUIRE(page.open());
  CHECK(page.data().units.size() == 121);
  CHECK(page.app.desk().view().opening.empty());
}

TEST_CASE("lock: removed, everything is stored as it is again") {
  FakeBrowser browser;
  const model::WorkspaceId id = make_locked(browser);
  {
    Page page(browser);
    page.secret(screens::GivePassphrase{kPassphrase});
    page.secret(screens::TurnOffLock{});
    CHECK(!page.lock().on);
    CHECK(!browser.stored.contains(app::lock_path(id)));
  }
  CHECK(stored_readable(browser, kSecretName));
  Page page(browser);
  REQUIRE(page.open());
  CHECK(!page.asked());
  CHECK(page.data().units.find({5})->name == kSecretName);
}

TEST_CASE("lock: turned on or off, a crash at any moment loses nothing") {
  for (const bool on : {true, false}) {
    for (int moment = 0; moment < 24; ++moment) {
      FakeBrowser browser;
      if (!on) make_locked(browser);
      {
        Page page(browser);
        if (on) {
          page.ask(screens::CreateWorkspace{"Kota Uji"});
          page.add_unit(5, kSecretName);
          page.settle();
          page.app.ask(SecrecyIntent{screens::TurnOnLock{kPassphrase}});
        } else {
          page.secret(screens::GivePassphrase{kPassphrase});
          page.app.ask(SecrecyIntent{screens::TurnOffLock{}});
        }
        page.run(moment / 2);
        if (moment % 2 == 1) browser.next_sync_fault = SyncFault::Tear;
        page.run(moment % 2);
      }
      INFO(on, " ", moment);
      browser.next_sync_fault = SyncFault::None;
      Page page(browser);
      if (page.asked()) page.secret(screens::GivePassphrase{kPassphrase});
      REQUIRE(page.open());
      REQUIRE(page.data().units.find({5}) != nullptr);
      CHECK(page.data().units.find({5})->name == kSecretName);
    }
  }
}

TEST_CASE("lock: left alone, it saves, closes and asks; a touch puts that off") {
  FakeBrowser browser;
  const model::WorkspaceId id = make_locked(browser);
  {
    Page page(browser);
    page.secret(screens::GivePassphrase{kPassphrase});
    page.secret(screens::SetLockMinutes{5});
    CHECK(page.lock().minutes == 5);
    browser.advance(4 * 60'000);
    page.add_unit(6, "Baru");
    browser.advance(4 * 60'000);
    page.settle();
    CHECK(!page.reloads());
    browser.advance(2 * 60'000);
    page.settle();
    CHECK(page.reloads());
  }
  Page page(browser);
  CHECK(page.asked());
  page.secret(screens::GivePassphrase{kPassphrase});
  REQUIRE(page.open());
  CHECK(page.id() == id);
  CHECK(page.lock().minutes == 5);
  CHECK(page.data().units.find({6}) != nullptr);
}

TEST_CASE("lock: what is not saved is not locked away") {
  FakeBrowser browser;
  make_locked(browser);
  Page page(browser);
  page.secret(screens::GivePassphrase{kPassphrase});
  browser.every_sync_fault = SyncFault::Quota;
  page.add_unit(6, "Baru");
  page.secret(screens::LockNow{});
  CHECK(!page.reloads());
  REQUIRE(page.open());
  browser.every_sync_fault = SyncFault::None;
  page.run(1200);
  page.secret(screens::LockNow{});
  CHECK(page.reloads());
}

TEST_CASE("lock: a second tab asks too, and takes over with nothing lost") {
  FakeBrowser browser;
  make_locked(browser);
  Page first(browser);
  first.secret(screens::GivePassphrase{kPassphrase});
  Page second(browser);
  CHECK(second.asked());
  second.secret(screens::GivePassphrase{kPassphrase});
  REQUIRE(second.open());
  first.add_unit(6, "Dari tab pertama");
  for (int i = 0; i < 10; ++i) {
    first.settle();
    second.settle();
  }
  CHECK(second.data().units.find({6}) != nullptr);
  second.ask(screens::TakeOver{});
  for (int i = 0; i < 10; ++i) {
    first.run();
    second.run();
  }
  second.add_unit(7, "Dari tab kedua");
  second.settle();
  CHECK(!stored_readable(browser, "Dari tab"));
  Page third(browser);
  third.secret(screens::GivePassphrase{kPassphrase});
  CHECK(third.data().units.find({6}) != nullptr);
  CHECK(third.data().units.find({7}) != nullptr);
}

TEST_CASE("lock: a damaged file is set aside, the other copy opens") {
  FakeBrowser browser;
  const model::WorkspaceId id = make_locked(browser);
  {
    Page page(browser);
    page.secret(screens::GivePassphrase{kPassphrase});
    for (int i = 0; i < 260; ++i) page.add_unit(200 + static_cast<std::uint64_t>(i), "Unit");
    page.settle();
  }
  REQUIRE(browser.stored.contains(app::slot_path(id, 0)));
  REQUIRE(browser.stored.contains(app::slot_path(id, 1)));
  browser.rot(app::slot_path(id, 0), -20);
  Page page(browser);
  page.secret(screens::GivePassphrase{kPassphrase});
  REQUIRE(page.open());
  CHECK(page.data().units.size() == 261);
}

TEST_CASE("lock: one that is open stays so while another workspace is made, and both are kept") {
  FakeBrowser browser;
  const model::WorkspaceId id = make_locked(browser);
  {
    Page page(browser);
    page.secret(screens::GivePassphrase{kPassphrase});
    page.add_unit(6, "Masih rahasia");
    page.ask(screens::CreateWorkspace{"Kota Terbuka"});
    page.settle();
    CHECK(!page.lock().on);
    page.ask(screens::OpenWorkspace{id.value});
    page.settle();
    CHECK(!page.asked());
    CHECK(page.data().units.find({6}) != nullptr);
    page.ask(screens::DeleteWorkspace{id.value});
    page.settle();
  }
  CHECK(std::ranges::none_of(browser.stored, [&](const auto& file) {
    return file.first.starts_with(app::workspace_folder(id));
  }));
}

}  // namespace asah::lock_test
