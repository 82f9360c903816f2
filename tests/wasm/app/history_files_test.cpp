// The history on disk: kept, gathered, folded, checked, and rewritten when a person is erased.
#include "wasm/app/storage/history_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "core/base/random.hpp"
#include "tests/wasm/app/storage_tab.hpp"

namespace asah::history_files_test {

using app::HistoryFiles;
using app::SaveState;
using base::ErrorCode;
using platform::FakeBrowser;
using platform::FakePlatform;
using platform::SyncFault;
using test::kId;
using test::kRina;
using test::reload;
using test::Tab;

namespace {

std::size_t segments(FakeBrowser& browser) {
  FakePlatform platform(browser);
  return platform.files().list(app::segment_prefix(kId)).size();
}

std::uint64_t segment_bytes(FakeBrowser& browser) {
  FakePlatform platform(browser);
  std::uint64_t bytes = 0;
  for (const auto& file : platform.files().list(app::segment_prefix(kId))) bytes += file.size_bytes;
  return bytes;
}

void add_packet(Tab& tab, std::uint64_t id) {
  model::Cycle cycle;
  cycle.id = {7};
  cycle.name = "2026";
  REQUIRE(tab.store.commit(change::put(tab.store.snapshot(), cycle), kRina));
  model::Packet packet;
  packet.id = {id};
  packet.cycle = {7};
  packet.receiver = "Dinkes";
  packet.base_seq = static_cast<std::int32_t>(tab.store.head().seq);
  packet.base_digest = base::hex_text(tab.store.head().digest);
  REQUIRE(tab.store.commit(change::put(tab.store.snapshot(), packet), kRina));
}

// Steps whose records fill about `bytes` of journal, saved now and then.
void fill(Tab& tab, FakeBrowser& browser, std::uint64_t first, std::size_t steps,
          bool long_texts = false) {
  std::string text;
  for (int i = 0; i < 3900; ++i) text += "\xF0\x9F\x8C\xBE";
  for (std::uint64_t i = 0; i < steps; ++i) {
    tab.add_unit(first + i);
    if (long_texts) {
      model::Mission mission;
      mission.id = {first + i};
      mission.text = text;
      REQUIRE(tab.store.commit(change::put(tab.store.snapshot(), mission), kRina));
    }
    if (i % 25 == 24) tab.run(browser, 1200);
  }
  tab.run(browser, 5000);
  REQUIRE(tab.saver->status().state == SaveState::Saved);
}

constexpr std::string_view kName = "Siti Nur Aminah";
constexpr std::string_view kNip = "199003152015042997";

void add_person(Tab& tab) {
  model::Employee person;
  person.id = {0x1234'5678'9abc'def0};
  person.nip = kNip;
  person.name = kName;
  REQUIRE(tab.store.commit(change::put(tab.store.snapshot(), person), kRina));
}

void erase_person(Tab& tab) {
  REQUIRE(tab.store.erase_person({.employee = {0x1234'5678'9abc'def0},
                                  .reason = "Surat 1/2026",
                                  .date = base::Date::from_civil(2026, 11, 21),
                                  .random_bytes = base::sha256("kunci")},
                                 kRina));
}

bool holds_person(const FakeBrowser& browser) {
  return std::ranges::any_of(browser.stored, [](const auto& file) {
    const std::string& bytes = file.second;
    return bytes.contains(kName) || bytes.contains(kNip) ||
           bytes.contains(base::id_text(0x1234'5678'9abc'def0));
  });
}

// Nothing stored names the person afterwards, and all of it opens again.
void erase_and_save(Tab& tab, FakeBrowser& browser) {
  erase_person(tab);
  tab.saver->save_now(tab.store);
  tab.run(browser, 10'000);
  REQUIRE(tab.saver->status().state == SaveState::Saved);
  CHECK_FALSE(holds_person(browser));
  const auto loaded = reload(browser);
  CHECK(loaded.findings.empty());
  CHECK_FALSE(loaded.broken);
  CHECK_FALSE(loaded.about.redacting);
  CHECK(loaded.store.records() == tab.store.records());
  CHECK(loaded.store.snapshot() == tab.store.snapshot());
}

}  // namespace

TEST_CASE("history outlives the page: any step of earlier days can be undone") {
  FakeBrowser browser;
  {
    Tab tab(browser);
    tab.saver->save_now(tab.store);
    fill(tab, browser, 1, 500);
  }
  Tab tab(browser, reload(browser));
  CHECK(tab.store.records().size() == 500);
  CHECK(tab.saver->history_bytes() == segment_bytes(browser));
  REQUIRE(tab.store.undo_step(3, kRina));
  CHECK(tab.store.snapshot().units.find({3}) == nullptr);
  REQUIRE(tab.store.state_at({}));
  CHECK(tab.store.state_at({})->units.empty());
  tab.run(browser, 3000);
  CHECK(reload(browser).store.records() == tab.store.records());
  CHECK(reload(browser).findings.empty());
}

TEST_CASE("history folds at its bound, oldest first, and the data stay") {
  FakeBrowser browser;
  Tab tab(browser);
  tab.saver->save_now(tab.store);
  fill(tab, browser, 1, 350, true);
  CHECK(segment_bytes(browser) < HistoryFiles::kHistoryBytes + (std::uint64_t{1} << 20));
  const auto loaded = reload(browser);
  CHECK(loaded.store.snapshot() == tab.store.snapshot());
  CHECK(loaded.findings.empty());
  REQUIRE_FALSE(loaded.store.records().empty());
  const std::uint64_t oldest = loaded.store.oldest().seq;
  CHECK(oldest > 100);
  CHECK(loaded.store.state_at({oldest - 1, {}}).error().code == ErrorCode::HistoryFolded);
  CHECK(loaded.store.state_at(loaded.store.oldest()));
}

TEST_CASE("folding never takes the base of a packet that is still out") {
  FakeBrowser browser;
  Tab tab(browser);
  tab.saver->save_now(tab.store);
  fill(tab, browser, 1, 50, true);
  add_packet(tab, 99);
  const auto base = tab.store.snapshot().packets.find({99})->base_seq;
  fill(tab, browser, 1000, 350, true);
  {
    const auto loaded = reload(browser);
    CHECK(loaded.store.oldest().seq <= static_cast<std::uint64_t>(base));
    const model::Packet& packet = *loaded.store.snapshot().packets.find({99});
    const auto digest = base::parse_sha256(packet.base_digest);
    REQUIRE(digest);
    const auto then = loaded.store.state_at({static_cast<std::uint64_t>(base), *digest});
    REQUIRE(then);
    CHECK(then->units.size() == 50);
  }
  // Called back, it is not waited for any more.
  model::Packet withdrawn = *tab.store.snapshot().packets.find({99});
  withdrawn.withdrawn = true;
  REQUIRE(tab.store.commit(change::put(tab.store.snapshot(), withdrawn), kRina));
  fill(tab, browser, 5000, 300);
  CHECK(reload(browser).store.oldest().seq > static_cast<std::uint64_t>(base));
  CHECK(segment_bytes(browser) < HistoryFiles::kHistoryBytes + (std::uint64_t{1} << 20));
}

TEST_CASE("which packets hold history: those without a return that were not withdrawn") {
  model::Dataset data;
  CHECK(app::packets_need_after(data) == UINT64_MAX);
  for (const int id : {1, 2, 3}) {
    model::Packet packet;
    packet.id = {static_cast<std::uint64_t>(id)};
    packet.base_seq = id * 10;
    data.packets.insert(packet);
  }
  CHECK(app::packets_need_after(data) == 10);
  data.packets.edit({1})->withdrawn = true;
  CHECK(app::packets_need_after(data) == 20);
  model::PacketReturn taken;
  taken.id = {9};
  taken.packet = {2};
  data.packet_returns.insert(taken);
  CHECK(app::packets_need_after(data) == 30);
}

TEST_CASE("many short segments are gathered, and the chain holds all the while") {
  FakeBrowser browser;
  {
    Tab tab(browser);
    tab.saver->save_now(tab.store);
    tab.run(browser, 200);
  }
  std::uint64_t steps = 0;
  for (std::uint64_t life = 1; life <= 75; ++life) {
    auto loaded = reload(browser);
    REQUIRE(loaded.findings.empty());
    REQUIRE(loaded.store.records().size() == steps);
    Tab tab(browser, std::move(loaded));
    for (int i = 0; i < 3; ++i, ++steps) tab.add_unit(life * 10 + static_cast<std::uint64_t>(i));
    tab.run(browser, 2000);
  }
  // Two hundred records are not yet in both slots, each life's in a segment of its own.
  CHECK(segments(browser) < 2 * 200 / 3 + HistoryFiles::kMostSegments);
}

TEST_CASE("a changed record of old history is told plainly, and costs no data") {
  FakeBrowser browser;
  model::Dataset expected;
  {
    Tab tab(browser);
    tab.saver->save_now(tab.store);
    fill(tab, browser, 1, 450);
    expected = tab.store.snapshot();
  }
  const std::string path = app::segment_path(kId, 1);
  std::string& bytes = browser.stored[path];
  const std::size_t at = bytes.find("Unit 50");
  REQUIRE(at != std::string::npos);
  bytes[at] = 'X';
  auto loaded = reload(browser);
  CHECK(loaded.store.snapshot() == expected);
  REQUIRE_FALSE(loaded.findings.empty());
  CHECK(loaded.findings[0].error.code == ErrorCode::JournalDamaged);
  CHECK(loaded.store.oldest().seq >= 50);
  Tab tab(browser, std::move(loaded));
  tab.run(browser, 20'000);
  tab.add_unit(9999);
  tab.run(browser, 20'000);
  const auto again = reload(browser);
  CHECK(again.findings.empty());
  CHECK(again.store.snapshot() == tab.store.snapshot());
}

TEST_CASE("a segment of another chain is a break, named by its step") {
  FakeBrowser browser;
  FakeBrowser other;
  for (FakeBrowser* one : {&browser, &other}) {
    Tab tab(*one);
    tab.saver->save_now(tab.store);
    if (one == &other) tab.add_unit(7000);
    fill(tab, *one, 1, one == &other ? 449 : 450);
  }
  // The first segment comes from the other workspace: as many steps, other digests.
  const std::string path = app::segment_path(kId, 1);
  browser.stored[path] = other.stored[path];
  const auto loaded = reload(browser);
  REQUIRE(loaded.broken);
  CHECK(loaded.broken->code == ErrorCode::BrokenJournal);
  CHECK(loaded.store.snapshot().units.size() == 450);
  CHECK(loaded.store.oldest().seq > 1);
  CHECK_FALSE(loaded.damaged.empty());
}

TEST_CASE("a redacted record without an erasure after it is a break") {
  FakeBrowser browser;
  {
    Tab tab(browser);
    tab.saver->save_now(tab.store);
    fill(tab, browser, 1, 450);
    auto records = tab.store.records();
    records[9].original = change::digest(records[9]);
    records[9].step.args = {"–"};
    FakePlatform platform(browser);
    HistoryFiles files(platform.files(), kId);
    REQUIRE(files.rewrite(records));
    for (const auto& file : platform.files().list(app::segment_prefix(kId))) {
      browser.stored[file.path] = *platform.files().read(file.path);
    }
    std::erase_if(browser.stored, [&](const auto& file) {
      return file.first.starts_with(app::segment_prefix(kId)) &&
             !platform.files().read(file.first);
    });
  }
  const auto loaded = reload(browser);
  REQUIRE(loaded.broken);
  CHECK(loaded.broken->args == std::vector<std::string>{"10"});
  CHECK(loaded.store.oldest().seq == 10);
  CHECK(loaded.store.snapshot().units.size() == 450);
}

TEST_CASE("an erased person is in no stored file, damaged ones included") {
  FakeBrowser browser;
  {
    Tab tab(browser);
    tab.saver->save_now(tab.store);
    add_person(tab);
    fill(tab, browser, 1, 450);
  }
  browser.stored[app::workspace_folder(kId) + "damaged_slot_a.snap"] = std::string(kName);
  Tab second(browser, reload(browser));
  REQUIRE(holds_person(browser));
  erase_and_save(second, browser);
  // Either slot may rot without bringing the person back.
  for (const int slot : {0, 1}) {
    FakeBrowser rotten = browser;
    REQUIRE(rotten.rot(app::slot_path(kId, slot), 200));
    const auto recovered = reload(rotten);
    CHECK(recovered.store.snapshot() == second.store.snapshot());
    CHECK(recovered.store.snapshot().employees.empty());
  }
}

TEST_CASE("who is in the history alone can be erased from every stored file") {
  for (const bool erased_elsewhere : {false, true}) {
    CAPTURE(erased_elsewhere);
    FakeBrowser browser;
    {
      Tab tab(browser);
      tab.saver->save_now(tab.store);
      add_person(tab);
      model::Dataset without = tab.store.snapshot();
      if (erased_elsewhere) {
        FakeBrowser elsewhere;
        Tab other(elsewhere);
        other.store = tab.store;
        erase_person(other);
        without = other.store.snapshot();
      } else {
        without.employees = {};
      }
      REQUIRE(tab.store.commit(change::replace_with(tab.store.snapshot(), without, {}), kRina));
      fill(tab, browser, 1, 450);
    }
    Tab second(browser, reload(browser));
    REQUIRE(second.store.snapshot().employees.empty());
    REQUIRE(holds_person(browser));
    erase_and_save(second, browser);
    CHECK(second.store.snapshot().tombstones.size() == 1);
  }
}

TEST_CASE("law: whenever the page dies during an erasure, no data are lost and the person goes") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    base::Random random(seed);
    FakeBrowser browser;
    auto tab = std::make_unique<Tab>(browser);
    tab->saver->save_now(tab->store);
    add_person(*tab);
    for (std::uint64_t i = 1; i <= 30; ++i) tab->add_unit(i);
    tab->run(browser, 4000);
    REQUIRE(tab->saver->status().state == SaveState::Saved);
    erase_person(*tab);
    const model::Dataset expected = tab->store.snapshot();
    browser.next_sync_fault = random.chance(0.5) ? SyncFault::Tear : SyncFault::Fail;
    tab->run(browser, static_cast<double>(random.below(8000)));
    if (random.chance(0.5)) tab->platform.tear_sync(random.next());
    const bool promised = tab->saver->status().unsaved_steps == 0;
    tab.reset();
    auto loaded = reload(browser);
    CHECK(loaded.store.snapshot().units.size() == 30);
    if (promised) CHECK(loaded.store.snapshot() == expected);
    const bool erased = loaded.store.snapshot().employees.empty();
    tab = std::make_unique<Tab>(browser, std::move(loaded));
    if (!erased) erase_person(*tab);
    tab->add_unit(31);
    tab->run(browser, 30'000);
    REQUIRE(tab->saver->status().state == SaveState::Saved);
    CHECK_FALSE(holds_person(browser));
    CHECK(reload(browser).store.snapshot() == tab->store.snapshot());
  }
}

}  // namespace asah::history_files_test
