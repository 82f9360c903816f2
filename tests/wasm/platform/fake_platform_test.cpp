#include "wasm/platform/fake_platform.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

namespace asah::platform::fake_platform_test {
namespace {

template <class T>
std::vector<T> take_all(Platform& tab) {
  std::vector<T> found;
  while (auto event = tab.inbox().take()) {
    if (T* wanted = std::get_if<T>(&*event)) found.push_back(std::move(*wanted));
  }
  return found;
}

Role last_role(Platform& tab) {
  const auto events = take_all<RoleChanged>(tab);
  REQUIRE(!events.empty());
  return events.back().role;
}

TEST_CASE("inbox: first in, first out") {
  Inbox inbox;
  CHECK(inbox.empty());
  CHECK_FALSE(inbox.take().has_value());
  inbox.push(Pasted{"a", {}});
  inbox.push(CopyAsked{true});
  CHECK(std::get<Pasted>(*inbox.take()).text == "a");
  CHECK(std::get<CopyAsked>(*inbox.take()).cut);
  CHECK(inbox.empty());
}

TEST_CASE("fake: the clock moves by hand only") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  const Clock before = tab.now();
  CHECK(before.offset_minutes == 420);
  CHECK(tab.now().utc_ms == before.utc_ms);
  browser.advance(1500);
  CHECK(tab.now().utc_ms == before.utc_ms + 1500);
  CHECK(tab.now().steady_ms == before.steady_ms + 1500);
}

TEST_CASE("fake: frames are due when asked for, the earliest wins, each once") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  CHECK_FALSE(tab.take_due_frame());
  tab.request_frame(500);
  tab.request_frame(100);
  tab.request_frame(900);
  CHECK_FALSE(tab.take_due_frame());
  browser.advance(100);
  CHECK(tab.take_due_frame());
  browser.advance(2000);
  CHECK_FALSE(tab.take_due_frame());
}

TEST_CASE("fake: jobs are kept, answered under their id, and can be refused") {
  FakeBrowser browser;
  browser.stored = {{"a", "1234"}};
  browser.quota_bytes = 1000;
  browser.persisted = true;
  FakePlatform tab(browser);
  const RequestId download = tab.start(Download{"rekap.csv", "text/csv", "x;y"});
  REQUIRE(tab.last_job<Download>() != nullptr);
  CHECK(tab.last_job<Download>()->name == "rekap.csv");
  CHECK(tab.last_job<CopyText>() == nullptr);
  CHECK(take_all<JobDone>(tab).at(0).id == download);

  const RequestId persist = tab.start(AskPersistence{});
  const auto report = take_all<StorageReport>(tab);
  REQUIRE(report.size() == 1);
  CHECK(report[0].id == persist);
  CHECK(report[0].used_bytes == 4);
  CHECK(report[0].quota_bytes == 1000);
  CHECK(report[0].persisted);

  tab.fail_next_job(Failure::Denied);
  tab.start(PrintDocument{"<p>"});
  CHECK(take_all<JobDone>(tab).at(0).failure == Failure::Denied);
  tab.start(PrintDocument{"<p>"});
  CHECK(take_all<JobDone>(tab).at(0).failure == Failure::None);
}

TEST_CASE("fake: choosing, cancelling and dropping files") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  const RequestId id = tab.start(OpenFiles{".csv", true});
  CHECK_FALSE([&] {
    for (const auto& done : take_all<JobDone>(tab)) {
      if (done.id == id) return true;
    }
    return false;
  }());
  tab.choose_files({{"a.csv", "1"}, {"b.csv", "2"}});
  const auto opened = take_all<FileOpened>(tab);
  REQUIRE(opened.size() == 2);
  CHECK(opened[1].id == id);
  CHECK(opened[1].name == "b.csv");
  tab.start(OpenFiles{});
  tab.choose_files({});
  CHECK(take_all<JobDone>(tab).at(0).failure == Failure::Cancelled);
  tab.drop_files({{"c.csv", "3"}});
  CHECK(take_all<FileOpened>(tab).at(0).id == 0);
}

TEST_CASE("fake: clipboard and text field") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  tab.start(CopyText{"a\tb", "<table></table>"});
  CHECK(browser.clipboard_text == "a\tb");
  CHECK(browser.clipboard_html == "<table></table>");
  tab.edit_text("nobody listens");
  CHECK(take_all<TextEdited>(tab).empty());
  tab.show_text_field(TextField{.id = 9, .label = "Nama"});
  tab.edit_text("Siti", true);
  const auto edited = take_all<TextEdited>(tab);
  REQUIRE(edited.size() == 1);
  CHECK(edited[0].field == 9);
  CHECK(edited[0].text == "Siti");
  CHECK(edited[0].selection_end == 4);
  CHECK(edited[0].composing);
}

TEST_CASE("tabs: one writer, the others read and cannot sync") {
  FakeBrowser browser;
  FakePlatform first(browser);
  FakePlatform second(browser);
  CHECK(last_role(first) == Role::Writer);
  CHECK(last_role(second) == Role::Reader);
  REQUIRE(second.files().write("mine", "x"));
  second.files().sync(second.next_id());
  browser.advance(1000);
  CHECK(take_all<SyncDone>(second).at(0).failure == Failure::ReadOnly);
  CHECK(browser.stored.empty());
}

TEST_CASE("tabs: a polite take over loses nothing") {
  FakeBrowser browser;
  FakePlatform first(browser);
  FakePlatform second(browser);
  REQUIRE(first.files().write("a", "edited in the first tab"));
  second.start(TakeRole{});
  CHECK(take_all<TakeOverAsked>(first).size() == 1);
  first.files().sync(first.next_id());
  browser.advance(browser.sync_takes_ms);
  CHECK(take_all<SyncDone>(first).size() == 1);
  first.start(ReleaseRole{});
  CHECK(last_role(first) == Role::Reader);
  CHECK(last_role(second) == Role::Writer);
  CHECK(browser.writer() == &second);
  CHECK(second.files().read("a").value() == "edited in the first tab");
}

TEST_CASE("tabs: a writer that does not answer loses the role after three seconds") {
  FakeBrowser browser;
  FakePlatform first(browser);
  FakePlatform second(browser);
  second.start(TakeRole{});
  browser.advance(2999);
  CHECK(browser.writer() == &first);
  browser.advance(1);
  CHECK(browser.writer() == &second);
  CHECK(last_role(first) == Role::Reader);
}

TEST_CASE("tabs: when the writer's page goes, the next tab becomes the writer") {
  FakeBrowser browser;
  auto first = std::make_unique<FakePlatform>(browser);
  FakePlatform second(browser);
  first.reset();
  CHECK(last_role(second) == Role::Writer);
  second.start(TakeRole{});
  CHECK(browser.writer() == &second);
}

TEST_CASE("tabs: broadcasts reach the others only") {
  FakeBrowser browser;
  FakePlatform first(browser);
  FakePlatform second(browser);
  FakePlatform third(browser);
  second.start(Broadcast{"saved 12"});
  CHECK(take_all<MessageReceived>(first).at(0).text == "saved 12");
  CHECK(take_all<MessageReceived>(third).at(0).text == "saved 12");
  CHECK(take_all<MessageReceived>(second).empty());
}

TEST_CASE("storage that does not work: files live in memory, every sync says so") {
  FakeBrowser browser;
  FakePlatform tab(browser);
  Environment environment = tab.environment();
  environment.storage_works = false;
  tab.set_environment(environment);
  CHECK(take_all<EnvironmentChanged>(tab).size() == 1);
  REQUIRE(tab.files().write("a", "1"));
  tab.files().sync(tab.next_id());
  browser.advance(1000);
  CHECK(take_all<SyncDone>(tab).at(0).failure == Failure::Unavailable);
  CHECK(tab.files().read("a").value() == "1");
}

}  // namespace
}  // namespace asah::platform::fake_platform_test
