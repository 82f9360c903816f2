// What is made out of a locked workspace is locked too, and nothing of one lies in plain in what the
// browser stores, whatever happens to it.
#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <utility>

#include "tests/wasm/support/page.hpp"
#include "wasm/app/lock_desk.hpp"
#include "wasm/app/storage/lock_files.hpp"
#include "wasm/app/storage/workspace_files.hpp"
#include "wasm/platform/fake_platform.hpp"
#include "wasm/screens/secrecy_board.hpp"
#include "wasm/screens/sharing_board.hpp"

namespace asah::lock_copies_test {

using platform::FakeBrowser;
using platform::SyncFault;
using screens::SecrecyIntent;

namespace {

constexpr const char* kWord = "kuda-laut biru";
/// Stands in every unit that these tests add.
constexpr const char* kSecret = "Rahasia";

struct LockPage : test::Page {
  // Every fake tab draws the same ids; another visit draws others.
  explicit LockPage(FakeBrowser& b, int visit = 0) : test::Page(b) {
    for (int i = 0; i < visit; ++i) (void)app.desk().new_id();
  }
  void settle() { run(60); }
  void secret(SecrecyIntent intent) {
    app.ask(std::move(intent));
    settle();
  }
  void give(const char* passphrase = kWord) { secret(screens::GivePassphrase{passphrase}); }
  void add_unit(std::uint64_t id) {
    ask(screens::PutUnit{
        {{id}, kSecret + std::to_string(id), "", model::UnitKind::Agency, {}, ""}});
  }
  bool open() { return app.desk().session() != nullptr; }
  model::WorkspaceId id() { return app.desk().session()->about().id; }
  const screens::LockBoard& lock() { return desk().secrecy->lock; }
  bool asked() { return desk().secrecy != nullptr && lock().asked.has_value(); }
};

bool lies_plain(const FakeBrowser& browser) {
  return std::ranges::any_of(browser.stored, [](const auto& file) {
    return file.second.find(kSecret) != std::string::npos;
  });
}

/// The workspace of a browser that stores it locked, with one unit.
model::WorkspaceId locked_workspace(FakeBrowser& browser) {
  LockPage page(browser);
  page.ask(screens::CreateWorkspace{"Kota Uji"});
  page.settle();
  page.secret(screens::TurnOnLock{kWord});
  REQUIRE(page.lock().on);
  page.add_unit(5);
  page.settle();
  REQUIRE(page.desk().save.state == screens::SaveState::Saved);
  return page.id();
}

/// Frame by frame, so that no moment is left out.
void run_watched(LockPage& page, int frames = 80) {
  for (int i = 0; i < frames; ++i) {
    page.run(1);
    REQUIRE_FALSE(lies_plain(page.browser));
  }
}

}  // namespace

TEST_CASE("locked copies: a duplicate is locked by the same passphrase, at every moment") {
  FakeBrowser browser;
  const model::WorkspaceId id = locked_workspace(browser);
  model::WorkspaceId copy;
  {
    LockPage page(browser, 1);
    page.give();
    page.app.ask(screens::DuplicateWorkspace{id.value, "Salinan"});
    run_watched(page);
    copy = page.id();
    REQUIRE(copy != id);
    CHECK(page.lock().on);
    CHECK(page.data().units.find({5}) != nullptr);
    page.app.ask(screens::PutUnit{{{6}, "Rahasia baru", "", model::UnitKind::Agency, {}, ""}});
    run_watched(page);
    CHECK(page.desk().save.state == screens::SaveState::Saved);
  }
  LockPage page(browser);
  CHECK(page.asked());
  page.give("kuda-laut hijau");
  CHECK_FALSE(page.open());
  page.give();
  REQUIRE(page.open());
  CHECK(page.id() == copy);
  CHECK(page.data().units.size() == 2);
  CHECK_FALSE(lies_plain(browser));
  // The lock of one is no lock of the other.
  page.secret(screens::TurnOffLock{});
  CHECK(lies_plain(browser));
  for (const auto& [path, bytes] : browser.stored) {
    if (path.starts_with(app::workspace_folder(id)) && path.find(".txt") == std::string::npos) {
      CHECK(app::is_locked_file(bytes));
    }
  }
}

TEST_CASE("locked copies: a page that ends while a duplicate is stored leaves nothing in plain") {
  for (int moment = 0; moment < 20; ++moment) {
    INFO(moment);
    FakeBrowser browser;
    const model::WorkspaceId id = locked_workspace(browser);
    {
      LockPage page(browser, 1);
      page.give();
      if (moment % 2 == 1) browser.every_sync_fault = SyncFault::Tear;
      page.app.ask(screens::DuplicateWorkspace{id.value, "Salinan"});
      page.run(moment / 2);
    }
    browser.every_sync_fault = SyncFault::None;
    CHECK_FALSE(lies_plain(browser));
    LockPage page(browser);
    page.ask(screens::OpenWorkspace{id.value});
    page.give();
    page.ask(screens::OpenWorkspace{id.value});
    if (page.asked()) page.give();
    REQUIRE(page.open());
    CHECK_FALSE(lies_plain(browser));
  }
}

TEST_CASE("locked copies: duplicating one that is locked asks for its passphrase") {
  FakeBrowser browser;
  const model::WorkspaceId id = locked_workspace(browser);
  LockPage page(browser, 1);
  page.secret(screens::DropLockedFiles{});
  page.ask(screens::CreateWorkspace{"Kota Lain"});
  page.settle();
  page.ask(screens::DuplicateWorkspace{id.value, "Salinan"});
  CHECK(page.asked());
  CHECK(page.desk().workspaces.size() == 2);
  page.give();
  CHECK(page.id() == id);
}

TEST_CASE("locked copies: steps that another tab cut off are kept under the lock") {
  FakeBrowser browser;
  const model::WorkspaceId id = locked_workspace(browser);
  LockPage stuck(browser, 1);
  stuck.give();
  LockPage other(browser);
  other.give();
  browser.every_sync_fault = SyncFault::Quota;
  stuck.add_unit(6);
  stuck.settle();
  REQUIRE(stuck.desk().save.unsaved_steps == 1);
  other.ask(screens::TakeOver{});
  const auto both = [&](int frames) {
    for (int i = 0; i < frames; ++i) {
      stuck.run(1);
      other.run(1);
      REQUIRE_FALSE(lies_plain(browser));
    }
  };
  both(80);
  REQUIRE(stuck.desk().reader);
  REQUIRE_FALSE(other.desk().reader);
  browser.every_sync_fault = SyncFault::None;
  other.add_unit(7);
  both(80);
  stuck.app.ask(screens::TakeOver{});
  both(120);
  REQUIRE_FALSE(stuck.desk().reader);
  CHECK(stuck.id() != id);
  CHECK(stuck.lock().on);
  CHECK(stuck.data().units.find({6}) != nullptr);
  CHECK(stuck.data().units.find({7}) == nullptr);
  CHECK(stuck.desk().save.state == screens::SaveState::Saved);
  // What the other tab stored is as it left it.
  LockPage fresh(browser);
  fresh.ask(screens::OpenWorkspace{id.value});
  fresh.give();
  if (fresh.id() != id) {
    fresh.ask(screens::OpenWorkspace{id.value});
    fresh.give();
  }
  REQUIRE(fresh.id() == id);
  CHECK(fresh.data().units.find({7}) != nullptr);
  CHECK(fresh.data().units.find({6}) == nullptr);
  CHECK(fresh.desk().opening.empty());
}

TEST_CASE("locked copies: saving, wrong passphrases, take-over and idle locks leave nothing in plain") {
  FakeBrowser browser;
  locked_workspace(browser);
  LockPage first(browser);
  run_watched(first, 10);
  first.app.ask(SecrecyIntent{screens::GivePassphrase{"kuda-laut hijau"}});
  run_watched(first, 20);
  first.app.ask(SecrecyIntent{screens::GivePassphrase{kWord}});
  run_watched(first, 30);
  for (std::uint64_t i = 0; i < 30; ++i) {
    first.add_unit(100 + i);
    REQUIRE_FALSE(lies_plain(browser));
  }
  run_watched(first);
  first.app.ask(screens::Undo{});
  run_watched(first);
  LockPage second(browser);
  second.give();
  second.app.ask(screens::TakeOver{});
  for (int i = 0; i < 100; ++i) {
    first.run(1);
    run_watched(second, 1);
  }
  second.add_unit(300);
  run_watched(second);
  second.secret(screens::SetLockMinutes{5});
  browser.advance(6 * 60'000);
  run_watched(second);
  CHECK(second.platform.last_job<platform::ReloadPage>() != nullptr);
}

TEST_CASE("locked copies: a page that ended while the lock was turned on is sealed when it opens") {
  for (int moment = 0; moment < 40; ++moment) {
    INFO(moment);
    FakeBrowser browser;
    {
      LockPage page(browser);
      page.ask(screens::CreateWorkspace{"Kota Uji"});
      page.add_unit(5);
      page.settle();
      page.app.ask(SecrecyIntent{screens::TurnOnLock{kWord}});
      if (moment % 2 == 1) browser.every_sync_fault = SyncFault::Tear;
      page.run(moment / 2);
    }
    browser.every_sync_fault = SyncFault::None;
    LockPage page(browser);
    if (!page.asked()) continue;  // not yet, or not so far that anything was locked
    page.give();
    REQUIRE(page.open());
    page.settle();
    CHECK_FALSE(lies_plain(browser));
  }
}

TEST_CASE("locked copies: a lock that another tab set anew is asked about, and nothing is harmed") {
  FakeBrowser browser;
  const model::WorkspaceId id = locked_workspace(browser);
  LockPage reader(browser);
  LockPage writer(browser);
  reader.give();
  writer.give();
  LockPage& owner = reader.desk().reader ? writer : reader;
  LockPage& guest = reader.desk().reader ? reader : writer;
  REQUIRE_FALSE(owner.desk().reader);
  const auto both = [&] {
    for (int i = 0; i < 60; ++i) {
      owner.run(1);
      guest.run(1);
    }
  };
  owner.app.ask(SecrecyIntent{screens::TurnOffLock{}});
  both();
  owner.app.ask(SecrecyIntent{screens::TurnOnLock{"pohon jambu merah"}});
  both();
  owner.add_unit(8);
  both();
  CHECK(guest.asked());
  guest.give("pohon jambu merah");
  both();
  CHECK(guest.id() == id);
  CHECK(guest.data().units.find({8}) != nullptr);
  CHECK(guest.desk().opening.empty());
}

TEST_CASE("locked copies: a backup chosen while its workspace is locked waits for the passphrase") {
  FakeBrowser browser;
  const model::WorkspaceId id = locked_workspace(browser);
  std::string backup;
  {
    LockPage page(browser);
    page.give();
    page.ask(screens::ExportWorkspace{});
    backup = page.platform.last_job<platform::Download>()->bytes;
    page.settle();
  }
  const platform::FileMap before = browser.stored;
  LockPage page(browser);
  page.secret(screens::DropLockedFiles{});
  page.platform.drop_files({{"cadangan.json", backup}});
  page.run();
  page.ask(screens::OpenChosenDocument{});
  page.settle();
  CHECK(browser.stored == before);
  CHECK(page.asked());
  CHECK(page.desk().document);
  page.give();
  REQUIRE(page.open());
  CHECK(page.id() == id);
  CHECK(page.data().units.find({5}) != nullptr);
  page.ask(screens::OpenChosenDocument{});
  CHECK(page.desk().sharing->files.size() == 1);
  CHECK_FALSE(lies_plain(browser));
}

TEST_CASE("locked copies: a lock that cannot be stored says so, and the workspace stays as it is") {
  FakeBrowser browser;
  LockPage page(browser);
  page.ask(screens::CreateWorkspace{"Kota Uji"});
  page.add_unit(5);
  page.settle();
  browser.every_sync_fault = SyncFault::Quota;
  page.secret(screens::TurnOnLock{kWord});
  REQUIRE(page.lock().failed);
  CHECK(page.lock().failed->code == base::ErrorCode::NotStored);
  CHECK_FALSE(page.lock().on);
  browser.every_sync_fault = SyncFault::None;
  page.add_unit(6);
  page.settle();
  CHECK(page.desk().save.state == screens::SaveState::Saved);
  CHECK_FALSE(browser.stored.contains(app::lock_path(page.id())));
  page.secret(screens::TurnOnLock{kWord});
  CHECK(page.lock().on);
  CHECK_FALSE(lies_plain(browser));
}

TEST_CASE("locked copies: the wheel counts as being there, as any input does") {
  FakeBrowser browser;
  locked_workspace(browser);
  LockPage page(browser);
  page.give();
  page.secret(screens::SetLockMinutes{5});
  const auto reloads = [&] { return page.platform.last_job<platform::ReloadPage>() != nullptr; };
  for (int i = 0; i < 3; ++i) {
    browser.advance(4 * 60'000);
    ImGui::SetCurrentContext(page.app.ui().context());
    ImGui::GetIO().AddMouseWheelEvent(0, -1);
    page.run(2);
    CHECK_FALSE(reloads());
  }
  browser.advance(6 * 60'000);
  page.settle();
  CHECK(reloads());
}

}  // namespace asah::lock_copies_test
