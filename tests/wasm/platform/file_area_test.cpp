#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/random.hpp"
#include "wasm/platform/fake_platform.hpp"

namespace asah::platform::file_area_test {
namespace {

using base::ErrorCode;

template <class T>
std::vector<T> take_all(Platform& tab) {
  std::vector<T> found;
  while (auto event = tab.inbox().take()) {
    if (T* wanted = std::get_if<T>(&*event)) found.push_back(std::move(*wanted));
  }
  return found;
}

RequestId start_sync(Platform& tab) {
  const RequestId id = tab.next_id();
  tab.files().sync(id);
  return id;
}

TEST_CASE("paths: small letters, digits and _-. in segments; nothing else") {
  for (const char* good : {"a", "workspaces/p3/slot_a.json", "x/.hidden", "a-b/..c"}) {
    CHECK_MESSAGE(is_valid_path(good), good);
  }
  for (const char* bad : {"", "/a", "a/", "a//b", ".", "..", "a/../b", "A", "a b", "ä", "a\\b"}) {
    CHECK_MESSAGE(!is_valid_path(bad), bad);
  }
  CHECK(is_valid_path(std::string(200, 'a')));
  CHECK_FALSE(is_valid_path(std::string(201, 'a')));
}

TEST_CASE("file area: changes are visible at once and in order") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  FileArea& files = tab.files();
  CHECK(files.write("b/two", "22").has_value());
  CHECK(files.write("a/one", "1").has_value());
  CHECK(files.append("a/one", "11").has_value());
  CHECK(files.append("a/new", "x").has_value());
  CHECK(files.list("") == std::vector<FileEntry>{{"a/new", 1}, {"a/one", 3}, {"b/two", 2}});
  CHECK(files.rename("a/one", "b/two").has_value());
  CHECK(files.list("b/") == std::vector<FileEntry>{{"b/two", 3}});
  CHECK(files.read("b/two").value() == "111");
  CHECK(files.remove("a/new").has_value());
  CHECK(files.list("a").empty());
}

TEST_CASE("file area: faults are values") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  FileArea& files = tab.files();
  CHECK(files.read("none").error().code == ErrorCode::NoSuchFile);
  CHECK(files.remove("none").error().code == ErrorCode::NoSuchFile);
  CHECK(files.rename("none", "other").error().code == ErrorCode::NoSuchFile);
  CHECK(files.write("../out", "x").error().code == ErrorCode::BadPath);
  CHECK(files.append("", "x").error().code == ErrorCode::BadPath);
  CHECK(files.read("A").error().code == ErrorCode::BadPath);
  REQUIRE(files.write("ok", "x").has_value());
  CHECK(files.rename("ok", "not ok").error().code == ErrorCode::BadPath);
  CHECK(files.rename("ok", "ok").has_value());
  CHECK(files.read("ok").value() == "x");
}

TEST_CASE("file area: stored only after the sync has answered") {
  FakeBrowser browser;
  {
    FakePlatform tab(browser);
    REQUIRE(tab.files().write("saved", "yes"));
    const RequestId id = start_sync(tab);
    CHECK(browser.stored.empty());
    CHECK(tab.files().has_unsynced());
    browser.advance(browser.sync_takes_ms);
    const auto done = take_all<SyncDone>(tab);
    REQUIRE(done.size() == 1);
    CHECK(done[0].id == id);
    CHECK(done[0].failure == Failure::None);
    CHECK_FALSE(tab.files().has_unsynced());
    REQUIRE(tab.files().write("lost", "no"));
  }
  FakePlatform again(browser);
  CHECK(again.files().read("saved").value() == "yes");
  CHECK_FALSE(again.files().read("lost").has_value());
}

TEST_CASE("file area: changes during a sync belong to the next one") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  REQUIRE(tab.files().write("a", "1"));
  REQUIRE(tab.files().write("gone", "1"));
  const RequestId first = start_sync(tab);
  REQUIRE(tab.files().write("a", "2"));
  REQUIRE(tab.files().append("a", "3"));
  REQUIRE(tab.files().remove("gone"));
  CHECK(tab.files().read("a").value() == "23");
  CHECK(tab.files().list("") == std::vector<FileEntry>{{"a", 2}});
  const RequestId second = start_sync(tab);
  const RequestId third = start_sync(tab);

  browser.advance(browser.sync_takes_ms);
  CHECK(browser.stored == FileMap{{"a", "1"}, {"gone", "1"}});
  auto done = take_all<SyncDone>(tab);
  REQUIRE(done.size() == 1);
  CHECK(done[0].id == first);
  CHECK(tab.files().has_unsynced());

  browser.advance(browser.sync_takes_ms);
  CHECK(browser.stored == FileMap{{"a", "23"}});
  done = take_all<SyncDone>(tab);
  REQUIRE(done.size() == 2);
  CHECK(done[0].id == second);
  CHECK(done[1].id == third);
  CHECK_FALSE(tab.files().has_unsynced());
}

TEST_CASE("file area: a file made and removed during a sync never existed") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  start_sync(tab);
  REQUIRE(tab.files().write("brief", "x"));
  REQUIRE(tab.files().remove("brief"));
  browser.advance(browser.sync_takes_ms);
  CHECK(tab.files().list("").empty());
  CHECK_FALSE(tab.files().has_unsynced());
}

TEST_CASE("file area: a refused sync keeps the changes and a later one stores them") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  REQUIRE(tab.files().write("a", std::string(100, 'x')));
  browser.quota_bytes = 50;
  start_sync(tab);
  browser.advance(browser.sync_takes_ms);
  CHECK(take_all<SyncDone>(tab).at(0).failure == Failure::Quota);
  CHECK(browser.stored.empty());
  CHECK(tab.files().has_unsynced());
  CHECK(tab.files().read("a").value().size() == 100);
  browser.quota_bytes = 200;
  start_sync(tab);
  browser.advance(browser.sync_takes_ms);
  CHECK(take_all<SyncDone>(tab).at(0).failure == Failure::None);
  CHECK(browser.stored.contains("a"));
}

TEST_CASE("file area: a sync that never answers holds back the following ones") {
  FakeBrowser browser;
  browser.next_sync_fault = SyncFault::Silent;
  FakePlatform tab(browser);
  REQUIRE(tab.files().write("a", "1"));
  start_sync(tab);
  start_sync(tab);
  browser.advance(1e9);
  CHECK(take_all<SyncDone>(tab).empty());
  CHECK(tab.files().read("a").value() == "1");
  CHECK(browser.stored.empty());
}

TEST_CASE("file area: a torn sync stores whole files only, and a crash may tear it too") {
  bool some_missing = false;
  bool some_there = false;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    FakeBrowser browser;
    browser.stored = {{"keep", "same"}, {"old", "before"}};
    {
      FakePlatform tab(browser);
      REQUIRE(tab.files().write("old", "after"));
      REQUIRE(tab.files().write("fresh", "fresh"));
      start_sync(tab);
      CHECK(tab.tear_sync(seed));
    }
    CHECK(browser.stored.at("keep") == "same");
    const std::string old = browser.stored.at("old");
    CHECK((old == "before" || old == "after"));
    const bool there = browser.stored.contains("fresh");
    if (there) CHECK(browser.stored.at("fresh") == "fresh");
    some_there |= there;
    some_missing |= !there;
  }
  CHECK(some_there);
  CHECK(some_missing);
}

TEST_CASE("file area: reload forgets what is not stored") {
  FakeBrowser browser;
  browser.stored = {{"a", "stored"}};
  FakePlatform tab(browser);
  REQUIRE(tab.files().write("a", "changed"));
  REQUIRE(tab.files().write("b", "new"));
  const RequestId id = tab.next_id();
  tab.files().reload(id);
  browser.advance(browser.sync_takes_ms);
  const auto done = take_all<ReloadDone>(tab);
  REQUIRE(done.size() == 1);
  CHECK(done[0].id == id);
  CHECK(tab.files().read("a").value() == "stored");
  CHECK_FALSE(tab.files().read("b").has_value());
  CHECK_FALSE(tab.files().has_unsynced());
}

TEST_CASE("file area: bit rot and lost tails reach the reader") {
  FakeBrowser browser;
  browser.stored = {{"a", "abc"}};
  CHECK(browser.rot("a", -1));
  CHECK(browser.stored.at("a") == std::string("ab") + static_cast<char>(~'c'));
  CHECK(browser.truncate("a", 1));
  CHECK_FALSE(browser.rot("a", 5));
  CHECK_FALSE(browser.truncate("a", 2));
  CHECK_FALSE(browser.rot("none", 0));
  FakePlatform tab(browser);
  CHECK(tab.files().read("a").value() == "a");
}

FileMap all_files(Platform& tab) {
  FileMap seen;
  for (const FileEntry& entry : tab.files().list("")) {
    seen[entry.path] = tab.files().read(entry.path).value();
  }
  return seen;
}

// One life of a tab: random changes and syncs, some failing, then the end without warning.
// Returns the states it went through, from the last one that was promised to be stored.
std::vector<FileMap> random_life(FakeBrowser& browser, base::Random& random) {
  FakePlatform tab(browser);
  std::vector<FileMap> states{browser.stored};
  std::vector<std::pair<RequestId, std::size_t>> asked;
  std::size_t promised = 0;
  for (int step = 0; step < 40; ++step) {
    const std::string path(1, static_cast<char>('a' + random.below(4)));
    FileMap next = states.back();
    const std::uint64_t action = random.below(6);
    if (action < 2) {
      next[path] = std::to_string(random.next());
      REQUIRE(tab.files().write(path, next[path]));
    } else if (action == 2) {
      CHECK(tab.files().remove(path).has_value() == (next.erase(path) == 1));
    } else if (action == 3) {
      if (random.chance(0.2)) browser.next_sync_fault = SyncFault::Fail;
      asked.emplace_back(start_sync(tab), states.size() - 1);
    } else {
      browser.advance(15);
    }
    states.push_back(std::move(next));
    for (const SyncDone& done : take_all<SyncDone>(tab)) {
      REQUIRE(asked.front().first == done.id);
      if (done.failure == Failure::None) promised = asked.front().second;
      asked.erase(asked.begin());
    }
    CHECK(all_files(tab) == states.back());
  }
  return {states.begin() + static_cast<std::ptrdiff_t>(promised), states.end()};
}

TEST_CASE("file area: after any crash the store is one state, at or after the promised one") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed ", seed);
    base::Random random(seed);
    FakeBrowser browser;
    for (int life = 0; life < 3; ++life) {
      const std::vector<FileMap> allowed = random_life(browser, random);
      CHECK(std::ranges::find(allowed, browser.stored) != allowed.end());
    }
  }
}

}  // namespace
}  // namespace asah::platform::file_area_test
