#pragma once
// One tab with one open workspace, on a fake browser: what the tests of storage share.

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>

#include "core/change/commands.hpp"
#include "wasm/app/storage/saver.hpp"
#include "wasm/platform/fake_platform.hpp"

namespace asah::test {

using app::Saver;
using change::Store;
using platform::FakeBrowser;
using platform::FakePlatform;

inline constexpr model::WorkspaceId kId{77};
inline const change::Actor kRina{"Rina", "BKPSDM", 1'795'219'200'000};

inline model::Dataset start_dataset() {
  model::Dataset d;
  d.workspace = kId;
  model::Region region;
  region.id = {1};
  region.name = "Kota Bandung";
  d.regions.insert(region);
  return d;
}

// One tab with one open workspace.
struct Tab {
  FakePlatform platform;
  Store store;
  std::unique_ptr<Saver> saver;

  explicit Tab(FakeBrowser& browser) : platform(browser), store(start_dataset()) {
    saver = std::make_unique<Saver>(platform, app::WorkspaceAbout{kId, "Kota Bandung", ""});
    while (platform.inbox().take()) continue;
  }
  Tab(FakeBrowser& browser, app::LoadedWorkspace loaded)
      : platform(browser), store(std::move(loaded.store)) {
    saver = std::make_unique<Saver>(platform, loaded);
    while (platform.inbox().take()) continue;
  }

  void add_unit(std::uint64_t id, std::size_t padding = 0) {
    model::Unit unit;
    unit.id = {id};
    unit.name = "Unit " + std::to_string(id);
    REQUIRE(store.commit(change::put(store.snapshot(), unit), kRina));
    if (padding > 0) {
      model::Mission mission;
      mission.id = {id};
      mission.text = std::string(padding, 'x');
      REQUIRE(store.commit(change::put(store.snapshot(), mission), kRina));
    }
  }
  void pump() {
    while (auto event = platform.inbox().take()) {
      if (const auto* done = std::get_if<platform::SyncDone>(&*event)) saver->handle(*done, store);
    }
    saver->tick(store);
  }
  void run(FakeBrowser& browser, double ms) {
    for (double t = 0; t < ms; t += 50) {
      pump();
      browser.advance(50);
    }
    pump();
  }
  std::uint64_t saved_seq() const { return store.head().seq - saver->status().unsaved_steps; }
};

inline app::LoadedWorkspace reload(FakeBrowser& browser) {
  FakePlatform platform(browser);
  auto loaded = app::load_workspace(platform.files(), kId);
  REQUIRE(loaded);
  return std::move(*loaded);
}

}  // namespace asah::test
