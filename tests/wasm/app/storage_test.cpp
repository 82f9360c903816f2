#include <doctest/doctest.h>

#include <memory>
#include <optional>
#include <string>

#include "core/base/random.hpp"
#include "tests/wasm/app/storage_tab.hpp"

namespace asah::storage_test {

using app::SaveState;
using app::Saver;
using base::ErrorCode;
using platform::FakeBrowser;
using platform::FakePlatform;
using platform::SyncFault;
using test::kId;
using test::kRina;
using test::reload;
using test::Tab;

TEST_CASE("a new workspace is saved, listed and opened again") {
  FakeBrowser browser;
  model::Dataset expected;
  {
    Tab tab(browser);
    tab.saver->save_now(tab.store);
    CHECK(tab.saver->status().state == SaveState::Saving);
    tab.run(browser, 100);
    CHECK(tab.saver->status().state == SaveState::Saved);
    tab.add_unit(1);
    tab.pump();
    CHECK(tab.saver->status().state == SaveState::Pending);
    CHECK(tab.saver->status().unsaved_steps == 1);
    tab.run(browser, 2000);
    CHECK(tab.saver->status().state == SaveState::Saved);
    REQUIRE(tab.saver->status().saved_ms);
    CHECK(*tab.saver->status().saved_ms <= browser.utc_ms);
    expected = tab.store.snapshot();
  }
  const auto loaded = reload(browser);
  CHECK(loaded.store.snapshot() == expected);
  CHECK(loaded.replayed == 1);
  CHECK(loaded.findings.empty());
  FakePlatform platform(browser);
  const auto list = app::list_workspaces(platform.files());
  REQUIRE(list.size() == 1);
  CHECK(list[0].about.name == "Kota Bandung");
  CHECK(list[0].size_bytes > 0);
  REQUIRE(app::remove_workspace(platform.files(), kId));
  CHECK(app::list_workspaces(platform.files()).empty());
  CHECK(app::load_workspace(platform.files(), kId).error().code == ErrorCode::NoWorkspace);
}

TEST_CASE("typing is gathered into one sync, but never waits longer than three seconds") {
  FakeBrowser browser;
  Tab tab(browser);
  tab.saver->save_now(tab.store);
  tab.run(browser, 200);
  for (std::uint64_t i = 1; i <= 50; ++i) {
    tab.add_unit(i);
    tab.run(browser, 100);
    if (i == 20) CHECK(tab.saved_seq() == 0);
  }
  CHECK(tab.saved_seq() > 0);
  CHECK(tab.saver->status().unsaved_steps < 40);
}

TEST_CASE("asked for during a sync, saving follows it without the pause") {
  FakeBrowser browser;
  Tab tab(browser);
  tab.saver->save_now(tab.store);
  tab.add_unit(1);
  tab.saver->save_now(tab.store);  // behind the first one
  tab.pump();
  for (double t = 0; t < 700 && tab.saver->status().unsaved_steps > 0; t += 10) {
    browser.advance(10);
    tab.pump();
  }
  CHECK(tab.saver->status().state == SaveState::Saved);
  CHECK(tab.saved_seq() == tab.store.head().seq);
}

TEST_CASE("nothing that was said to be saved is lost, whenever the page dies") {
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    CAPTURE(seed);
    base::Random random(seed);
    FakeBrowser browser;
    auto tab = std::make_unique<Tab>(browser);
    tab->saver->save_now(tab->store);
    tab->run(browser, 100);
    REQUIRE(tab->saver->status().state == SaveState::Saved);
    std::uint64_t next_id = 1;
    for (int life = 0; life < 4; ++life) {
      const auto steps = 3 + random.below(25);
      for (std::uint64_t i = 0; i < steps; ++i) {
        if (random.chance(0.1)) browser.next_sync_fault = SyncFault::Tear;
        if (random.chance(0.1)) browser.next_sync_fault = SyncFault::Fail;
        const std::size_t padding = random.chance(0.15) ? 4000 : 0;
        if (random.chance(0.15)) {
          (void)tab->store.undo(kRina);
        } else {
          tab->add_unit(next_id++, padding);
        }
        if (random.chance(0.2)) tab->saver->save_now(tab->store);
        tab->run(browser, static_cast<double>(random.below(1500)));
      }
      const std::uint64_t promised = tab->saved_seq();
      if (random.chance(0.5)) tab->platform.tear_sync(random.next());
      const auto records = tab->store.records();
      tab.reset();
      auto loaded = reload(browser);
      REQUIRE(loaded.store.head().seq >= promised);
      CHECK(loaded.damaged.empty());
      tab = std::make_unique<Tab>(browser, std::move(loaded));
      next_id += 1000;
      tab->run(browser, 200);
    }
  }
}

TEST_CASE("hundreds of steps roll over into snapshots, and their history stays") {
  FakeBrowser browser;
  Tab tab(browser);
  tab.saver->save_now(tab.store);
  tab.run(browser, 200);
  for (std::uint64_t i = 1; i <= 900; ++i) {
    tab.add_unit(i);
    if (i % 30 == 0) tab.run(browser, 1200);
  }
  tab.run(browser, 5000);
  REQUIRE(tab.saver->status().state == SaveState::Saved);
  CHECK(tab.platform.files().list(app::workspace_folder(kId)).size() < 20);
  const auto loaded = reload(browser);
  CHECK(loaded.store.records() == tab.store.records());
  CHECK(loaded.store.snapshot() == tab.store.snapshot());
  CHECK(loaded.store.head() == tab.store.head());
}

TEST_CASE("a damaged slot is reported and the other one takes over without a loss") {
  FakeBrowser browser;
  model::Dataset expected;
  int newest = 0;
  {
    Tab tab(browser);
    tab.saver->save_now(tab.store);
    tab.run(browser, 200);
    for (std::uint64_t i = 1; i <= 450; ++i) {
      tab.add_unit(i);
      if (i % 50 == 0) tab.run(browser, 1500);
    }
    tab.run(browser, 4000);
    expected = tab.store.snapshot();
    newest = reload(browser).slot;
  }
  for (const int slot : {0, 1}) {
    FakeBrowser damaged = browser;
    REQUIRE(damaged.rot(app::slot_path(kId, slot), 200));
    FakePlatform platform(damaged);
    auto loaded = app::load_workspace(platform.files(), kId);
    REQUIRE(loaded);
    CHECK(loaded->store.snapshot() == expected);
    CHECK(loaded->slot == (slot == newest ? 1 - newest : newest));
    REQUIRE(loaded->damaged.size() == 1);
    CHECK(loaded->findings[0].error.code == ErrorCode::SlotDamaged);
    CHECK(loaded->findings[0].severity == base::Severity::Warning);
  }
  FakeBrowser both = browser;
  REQUIRE(both.rot(app::slot_path(kId, 0), 200));
  REQUIRE(both.rot(app::slot_path(kId, 1), 200));
  FakePlatform platform(both);
  CHECK(app::load_workspace(platform.files(), kId).error().code == ErrorCode::WorkspaceLost);
}

TEST_CASE("a damaged journal tail is reported, the rest kept, the damaged file set aside") {
  FakeBrowser browser;
  {
    Tab tab(browser);
    tab.saver->save_now(tab.store);
    tab.run(browser, 200);
    for (std::uint64_t i = 1; i <= 5; ++i) tab.add_unit(i);
    tab.run(browser, 3000);
  }
  const std::string path = app::segment_path(kId, 1);
  REQUIRE(browser.truncate(path, browser.stored[path].size() - 10));
  auto loaded = reload(browser);
  CHECK(loaded.store.head().seq == 4);
  REQUIRE(loaded.damaged.size() == 1);
  CHECK(loaded.findings.size() == 1);
  Tab tab(browser, std::move(loaded));
  tab.add_unit(9);
  tab.run(browser, 3000);
  REQUIRE(tab.saver->status().state == SaveState::Saved);
  CHECK(browser.stored.contains(app::workspace_folder(kId) + "damaged_journal_000000000001.seg"));
  const auto again = reload(browser);
  CHECK(again.store.snapshot() == tab.store.snapshot());
  CHECK(again.damaged.empty());
  // The slot from before the damage is written anew too: either may rot again without a loss.
  for (const int slot : {0, 1}) {
    FakeBrowser rotten = browser;
    REQUIRE(rotten.rot(app::slot_path(kId, slot), 200));
    CHECK(reload(rotten).store.snapshot() == tab.store.snapshot());
  }
}

TEST_CASE("a full quota stops every claim of being saved until it works again") {
  FakeBrowser browser;
  Tab tab(browser);
  tab.saver->save_now(tab.store);
  tab.run(browser, 200);
  browser.every_sync_fault = SyncFault::Quota;
  tab.add_unit(1);
  tab.run(browser, 3000);
  CHECK(tab.saver->status().state == SaveState::Refused);
  CHECK(tab.saver->status().unsaved_steps == 1);
  tab.add_unit(2);
  tab.run(browser, 3000);
  CHECK(tab.saver->status().state == SaveState::Refused);
  CHECK(tab.saver->status().unsaved_steps == 2);
  tab.add_unit(3);
  tab.pump();
  CHECK(tab.saver->status().state == SaveState::Refused);  // a new edit promises nothing
  tab.run(browser, 3000);
  browser.every_sync_fault = SyncFault::None;
  tab.saver->save_now(tab.store);
  tab.run(browser, 200);
  CHECK(tab.saver->status().state == SaveState::Saved);
  CHECK(reload(browser).store.snapshot() == tab.store.snapshot());
}

TEST_CASE("with room again everything is saved by itself, edited or not") {
  FakeBrowser browser;
  Tab tab(browser);
  tab.saver->save_now(tab.store);
  tab.run(browser, 200);
  browser.every_sync_fault = SyncFault::Quota;
  tab.add_unit(1);
  tab.run(browser, 200'000);
  CHECK(tab.saver->status().state == SaveState::Refused);
  browser.every_sync_fault = SyncFault::None;
  const auto due = tab.saver->due_in_ms(tab.store);
  REQUIRE(due);
  CHECK(*due <= Saver::kLongestRetryMs);
  tab.run(browser, *due + 200);
  CHECK(tab.saver->status().state == SaveState::Saved);
  CHECK_FALSE(tab.saver->due_in_ms(tab.store));
  CHECK(reload(browser).store.snapshot() == tab.store.snapshot());
}

TEST_CASE("a refused snapshot never costs the stored one") {
  FakeBrowser browser;
  Tab tab(browser);
  tab.saver->save_now(tab.store);
  tab.run(browser, 200);
  for (std::uint64_t i = 1; i <= Saver::kSnapshotAfterRecords; ++i) tab.add_unit(i);
  tab.run(browser, 5000);
  const int before = reload(browser).slot;
  browser.every_sync_fault = SyncFault::Quota;
  tab.add_unit(900);
  tab.run(browser, 60'000);
  CHECK(reload(browser).slot == before);
  browser.every_sync_fault = SyncFault::None;
  tab.run(browser, 60'000);
  const auto loaded = reload(browser);
  CHECK(loaded.slot == 1 - before);
  CHECK(loaded.store.snapshot() == tab.store.snapshot());
  REQUIRE(browser.rot(app::slot_path(kId, loaded.slot), 200));
  CHECK(reload(browser).store.snapshot() == tab.store.snapshot());
}

TEST_CASE("files set aside never replace one another, and leave as raw data") {
  FakeBrowser browser;
  FakePlatform platform(browser);
  auto& files = platform.files();
  const std::string slot = app::slot_path(kId, 0);
  for (const std::string_view bytes : {"satu\n", "dua", "\xFFtiga"}) {
    REQUIRE(files.write(slot, bytes));
    REQUIRE(app::set_aside(files, slot));
  }
  const std::string folder = app::workspace_folder(kId);
  CHECK_FALSE(files.read(slot));
  CHECK(files.read(folder + "damaged_slot_a.snap") == "satu\n");
  CHECK(files.read(folder + "damaged_2_slot_a.snap") == "dua");
  CHECK(files.read(folder + "damaged_3_slot_a.snap") == "\xFFtiga");
  const std::string raw = app::raw_files(files, kId);
  CHECK(raw.starts_with("{\"format\":\"asah-raw-files\",\"files\":[\n"));
  CHECK(raw.find(R"("text":"satu)") != std::string::npos);
  CHECK(raw.find(R"("base64":"/3RpZ2E=")") != std::string::npos);

  REQUIRE(files.write(slot, "empat"));
  REQUIRE(files.write(app::segment_path(kId, 1), "lima"));
  REQUIRE(app::set_all_aside(files, kId));
  CHECK(app::load_workspace(files, kId).error().code == ErrorCode::NoWorkspace);
  CHECK(files.read(folder + "damaged_journal_000000000001.seg") == "lima");
}

TEST_CASE("which workspace was last is stored beside the data") {
  FakeBrowser browser;
  FakePlatform platform(browser);
  auto& files = platform.files();
  CHECK_FALSE(app::read_last_workspace(files));
  CHECK(app::write_last_workspace(files, kId));
  CHECK_FALSE(app::write_last_workspace(files, kId));
  CHECK(app::read_last_workspace(files) == kId);
  REQUIRE(files.write("last_workspace.txt", "bukan id"));
  CHECK_FALSE(app::read_last_workspace(files));
}

TEST_CASE("a reader tab says that it cannot keep anything") {
  FakeBrowser browser;
  Tab writer(browser);
  writer.saver->save_now(writer.store);
  writer.run(browser, 200);
  Tab reader(browser, reload(browser));
  reader.add_unit(5);
  reader.run(browser, 3000);
  CHECK(reader.saver->status().state == SaveState::Unkept);
}

TEST_CASE("a sync that is never answered never becomes a claim") {
  FakeBrowser browser;
  Tab tab(browser);
  tab.saver->save_now(tab.store);
  tab.run(browser, 200);
  browser.next_sync_fault = SyncFault::Silent;
  tab.add_unit(1);
  tab.run(browser, 20000);
  CHECK(tab.saver->status().state == SaveState::Saving);
  CHECK(tab.saver->status().unsaved_steps == 1);
}

}  // namespace asah::storage_test
