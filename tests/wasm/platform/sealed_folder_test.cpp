// A folder that is seen as it is and stored sealed.
#include <doctest/doctest.h>

#include <deque>
#include <functional>
#include <string>

#include "wasm/platform/fake_platform.hpp"

namespace asah::sealed_folder_test {

using namespace asah::platform;

namespace {

/// Seals by turning the text round, when it is told to.
struct Sealing {
  std::deque<std::pair<std::string, SealedFolder::Then>> waiting;

  SealedFolder folder(bool store_all = false) {
    SealedFolder out;
    out.folder = "a/";
    out.left_out = {"open.txt"};
    out.store_all = store_all;
    out.seal = [this](const std::string&, const std::string& plain, SealedFolder::Then then) {
      waiting.emplace_back("#" + std::string(plain.rbegin(), plain.rend()), std::move(then));
    };
    return out;
  }
  void answer(bool well = true) {
    while (!waiting.empty()) {
      auto [sealed, then] = std::move(waiting.front());
      waiting.pop_front();
      then(well ? std::optional(sealed) : std::nullopt);
    }
  }
};

struct Tab {
  FakeBrowser browser;
  FakePlatform platform{browser};
  FileArea& files = platform.files();
  Sealing sealing;

  /// The failure that the sync ends with; Cancelled when it is not answered.
  Failure sync(bool well = true) {
    const RequestId id = platform.next_id();
    files.sync(id);
    sealing.answer(well);
    browser.advance(100);
    Failure out = Failure::Cancelled;
    while (auto event = platform.inbox().take()) {
      if (const auto* done = std::get_if<SyncDone>(&*event); done && done->id == id) {
        out = done->failure;
      }
    }
    return out;
  }
};

}  // namespace

TEST_CASE("sealed folder: stored sealed, seen plain, files left out as they are") {
  Tab tab;
  tab.files.keep_sealed(tab.sealing.folder());
  CHECK(tab.files.is_sealed("a/"));
  CHECK(tab.files.write("a/one", "satu"));
  CHECK(tab.files.write("a/open.txt", "nama"));
  CHECK(tab.files.write("b/two", "dua"));
  CHECK(tab.files.append("a/one", "!"));
  CHECK(tab.files.read("a/one") == "satu!");
  CHECK(tab.files.has_unsynced());
  CHECK(tab.sync() == Failure::None);
  CHECK(!tab.files.has_unsynced());
  CHECK(tab.browser.stored["a/one"] == "#!utas");
  CHECK(tab.browser.stored["a/open.txt"] == "nama");
  CHECK(tab.browser.stored["b/two"] == "dua");
  CHECK(tab.files.list("a/").size() == 2);
  CHECK(tab.files.list("a/")[0].size_bytes == 5);
  // An unchanged file is not sealed again.
  tab.files.sync(tab.platform.next_id());
  CHECK(tab.sealing.waiting.empty());
}

TEST_CASE("sealed folder: changes while sealing belong to the next sync") {
  Tab tab;
  tab.files.keep_sealed(tab.sealing.folder());
  CHECK(tab.files.write("a/one", "satu"));
  tab.files.sync(tab.platform.next_id());
  CHECK(tab.files.write("a/one", "baru"));
  CHECK(tab.files.write("a/two", "dua"));
  CHECK(tab.files.read("a/one") == "baru");
  tab.sealing.answer();
  tab.browser.advance(100);
  CHECK(tab.browser.stored["a/one"] == "#utas");
  CHECK(!tab.browser.stored.contains("a/two"));
  CHECK(tab.sync() == Failure::None);
  CHECK(tab.browser.stored["a/one"] == "#urab");
  CHECK(tab.browser.stored["a/two"] == "#aud");
}

TEST_CASE("sealed folder: what cannot be sealed is not stored, and tried again") {
  Tab tab;
  tab.files.keep_sealed(tab.sealing.folder());
  CHECK(tab.files.write("a/one", "satu"));
  CHECK(tab.sync(false) == Failure::Failed);
  CHECK(tab.browser.stored.empty());
  CHECK(tab.files.has_unsynced());
  CHECK(tab.sync() == Failure::None);
  CHECK(tab.browser.stored["a/one"] == "#utas");
}

TEST_CASE("sealed folder: begun over plain files, ended to plain files") {
  Tab tab;
  CHECK(tab.files.write("a/one", "satu"));
  CHECK(tab.sync() == Failure::None);
  SealedFolder folder = tab.sealing.folder(true);
  folder.plain["a/one"] = "satu";
  tab.files.keep_sealed(std::move(folder));
  CHECK(tab.sync() == Failure::None);
  CHECK(tab.browser.stored["a/one"] == "#utas");
  tab.files.release_sealed("a/");
  CHECK(!tab.files.is_sealed("a/"));
  CHECK(tab.files.read("a/one") == "satu");
  CHECK(tab.sync() == Failure::None);
  CHECK(tab.browser.stored["a/one"] == "satu");
}

TEST_CASE("sealed folder: removing and renaming reach what is stored") {
  Tab tab;
  tab.files.keep_sealed(tab.sealing.folder());
  CHECK(tab.files.write("a/one", "satu"));
  CHECK(tab.files.write("a/two", "dua"));
  CHECK(tab.sync() == Failure::None);
  CHECK(tab.files.remove("a/one"));
  CHECK(tab.files.rename("a/two", "a/three"));
  CHECK(!tab.files.read("a/two"));
  CHECK(tab.sync() == Failure::None);
  CHECK(!tab.browser.stored.contains("a/one"));
  CHECK(!tab.browser.stored.contains("a/two"));
  CHECK(tab.browser.stored["a/three"] == "#aud");
  // Written and removed before any sync: never on the disk.
  CHECK(tab.files.write("a/four", "x"));
  CHECK(tab.files.remove("a/four"));
  CHECK(tab.sync() == Failure::None);
}

TEST_CASE("sealed folder: a reload shows what is stored") {
  Tab tab;
  tab.files.keep_sealed(tab.sealing.folder());
  CHECK(tab.files.write("a/one", "satu"));
  CHECK(tab.sync() == Failure::None);
  tab.files.reload(tab.platform.next_id());
  tab.browser.advance(100);
  CHECK(!tab.files.is_sealed("a/"));
  CHECK(tab.files.read("a/one") == "#utas");
}

}  // namespace asah::sealed_folder_test
