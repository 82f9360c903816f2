// Copies and returns that come more than once, seen from the whole application.
#include <doctest/doctest.h>

#include <string>

#include "core/change/commands.hpp"
#include "core/exchange/packet/packet.hpp"
#include "tests/wasm/support/page.hpp"
#include "wasm/screens/sharing_board.hpp"

namespace asah::come_again_test {

using platform::FakeBrowser;
using screens::SharingIntent;
using test::Page;

namespace {

constexpr std::string_view kTime = "2026-11-18T14:31:00+07:00";

/// Another office at work on a copy of the page's workspace.
struct Office {
  explicit Office(Page& page)
      : store(page.data(), page.app.desk().session()->store().head()), ancestors{store.head()} {}

  template <class E>
  void put(const E& entity) {
    REQUIRE(store.commit(change::put(store.snapshot(), entity),
                         {"Umpeg", "Dinas", 1'795'000'000'000}));
  }
  /// As the application saves it: with the states at which it was saved before.
  std::string file() {
    const exchange::HeaderInput header{.office = "Dinas", .created_at = std::string(kTime),
                                       .author = "Umpeg", .base_revision = store.head(),
                                       .ancestors = ancestors};
    ancestors.push_back(store.head());
    return exchange::write_document(store.snapshot(), header);
  }

  change::Store store;
  std::vector<change::JournalHead> ancestors;
};

model::Unit unit(std::uint64_t id, std::string name) {
  return {{id}, std::move(name), "", model::UnitKind::Agency, {}, ""};
}

const screens::SharingBoard& drop(Page& page, const std::string& file) {
  page.platform.drop_files({{"salinan.json", file}});
  page.run(40);
  REQUIRE(page.desk().sharing != nullptr);
  REQUIRE(page.desk().sharing->stages.size() == 1);
  return *page.desk().sharing;
}

std::size_t open_count(const screens::SharingBoard& board) {
  return board.stages.front().plan->open_count();
}

std::uint64_t seq(Page& page) { return page.app.desk().session()->store().head().seq; }

}  // namespace

TEST_CASE("a copy that comes again asks nothing that was decided, only what its office did since") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::CreateWorkspace{"Kota Contoh"});
  page.ask(screens::PutUnit{unit(5, "Dinas Sosial")});
  Office office(page);
  office.put(unit(5, "Dinas Sosial dan Tenaga Kerja"));
  page.ask(screens::PutUnit{unit(5, "Dinas Sosial dan Pemberdayaan")});

  const screens::SharingBoard& first = drop(page, office.file());
  REQUIRE(open_count(first) == 1);
  const exchange::MergeItem item = first.stages.front().plan->items.front();
  page.ask(SharingIntent{screens::DecideItem{
      1, merge_item_name(item), model::Value{std::string("Dinas Sosial dan Pemberdayaan")}}});
  page.ask(SharingIntent{screens::CommitReview{}});
  REQUIRE(page.data().units.find({5})->name == "Dinas Sosial dan Pemberdayaan");
  REQUIRE(page.data().decisions.size() == 1);
  const model::Dataset settled = page.data();

  const screens::SharingBoard& again = drop(page, office.file());
  CHECK(open_count(again) == 0);
  CHECK(again.totals.others() == 0);
  const std::uint64_t before = seq(page);
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.data() == settled);
  CHECK(seq(page) == before);  // it is known already

  // What that office did since is news; what was decided stays.
  office.put(unit(6, "Dinas Pasar"));
  const screens::SharingBoard& later = drop(page, office.file());
  CHECK(open_count(later) == 0);
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.data().units.find({6}) != nullptr);
  CHECK(page.data().units.find({5})->name == "Dinas Sosial dan Pemberdayaan");

  // The merge taken back, its decision is asked for anew.
  page.ask(screens::Undo{});
  page.ask(screens::Undo{});
  CHECK(open_count(drop(page, office.file())) == 1);
}

TEST_CASE("a copy that brings nothing is remembered all the same, also in the next visit") {
  FakeBrowser browser;
  std::string later;
  {
    Page page(browser);
    page.ask(screens::CreateWorkspace{"Kota Contoh"});
    page.ask(screens::PutUnit{unit(5, "Dinas Sosial")});
    Office office(page);
    office.put(unit(5, "Dinas Sosial dan Tenaga Kerja"));
    page.ask(screens::PutUnit{unit(5, "Dinas Sosial dan Tenaga Kerja")});
    drop(page, office.file());
    const std::uint64_t before = seq(page);
    page.ask(SharingIntent{screens::CommitReview{}});
    CHECK(seq(page) == before + 1);
    // Here the name changes again; there it is as both had it.
    page.ask(screens::PutUnit{unit(5, "Dinas Kesejahteraan")});
    office.put(unit(6, "Dinas Pasar"));
    later = office.file();
    page.run(100);
    REQUIRE(page.desk().save.state == screens::SaveState::Saved);
  }
  Page page(browser);
  CHECK(open_count(drop(page, later)) == 0);
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.data().units.find({5})->name == "Dinas Kesejahteraan");
  CHECK(page.data().units.find({6}) != nullptr);
}

TEST_CASE("a level that a later return no longer has goes, when its own earlier return had brought it") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::OpenSample{"rangkui"});
  std::uint64_t next = 7000;
  exchange::SplitRequest request{.cycle = page.app.desk().session()->cycle(),
                                 .made = page.app.desk().today()};
  request.new_id = [&next] { return next++; };
  const auto packets = exchange::plan_packets(page.data(), request);
  REQUIRE(packets);
  page.ask(SharingIntent{screens::MakePackets{{packets->front()}}});
  const model::Packet packet = *page.data().packets.begin();
  const auto competency = exchange::packet_competencies(page.data(), packet).front();

  // Somebody fills it in, saves, takes one level back, saves again.
  change::Store copy(exchange::packet_dataset(page.data(), packet));
  const change::Actor actor{"Hadi", "Kantor", 1'795'000'000'000};
  const model::RaterId rater = exchange::packet_rater(packet, "Hadi");
  REQUIRE(copy.commit(change::put(copy.snapshot(), model::Rater{rater, "Hadi", {}}), actor));
  const auto sheet = [&](std::size_t person) {
    return exchange::packet_sheet(copy.snapshot(), packet, rater, packet.employees[person]);
  };
  const auto rate = [&](std::size_t person, model::Level level) {
    const change::RatingEdit edit{packet.cycle, sheet(person), competency, level};
    REQUIRE(copy.commit(*change::rate(copy.snapshot(), std::span(&edit, 1)), actor));
  };
  std::vector<change::JournalHead> ancestors;
  const auto file = [&] {
    exchange::HeaderInput header{.purpose = exchange::DocumentPurpose::Return,
                                 .created_at = std::string(kTime), .author = "Hadi",
                                 .base_revision = copy.head(), .ancestors = ancestors};
    ancestors.push_back(copy.head());
    return write_document(exchange::return_dataset(copy.snapshot(), packet), header);
  };
  const auto take = [&](const std::string& bytes) {
    page.platform.drop_files({{"balasan.json", bytes}});
    page.run(40);
    page.ask(SharingIntent{screens::CommitReview{}});
  };
  const auto here = [&](std::size_t person) {
    return page.data().ratings.block(packet.cycle).level(sheet(person), competency);
  };
  rate(0, {3});
  rate(1, {2});
  take(file());
  CHECK(here(0).value == 3);
  rate(0, {});
  take(file());
  CHECK_FALSE(here(0).has_value());
  CHECK(here(1).value == 2);
}

TEST_CASE("two tabs review one copy: the one that takes over merges nothing twice") {
  FakeBrowser browser;
  Page first(browser);
  first.ask(screens::CreateWorkspace{"Kota Contoh"});
  first.ask(screens::PutUnit{unit(5, "Dinas Sosial")});
  first.run(60);
  Page second(browser);
  REQUIRE(second.desk().reader);
  Office office(first);
  office.put(unit(6, "Dinas Pasar"));
  const std::string file = office.file();
  drop(first, file);
  drop(second, file);
  second.ask(SharingIntent{screens::CommitReview{}});
  CHECK(second.data().units.size() == 1);  // who only reads merges nothing
  first.ask(SharingIntent{screens::CommitReview{}});
  CHECK(first.data().units.size() == 2);
  const std::uint64_t merged = seq(first);
  second.ask(screens::TakeOver{});
  for (int i = 0; i < 80; ++i) {
    first.run(1);
    second.run(1);
  }
  REQUIRE_FALSE(second.desk().reader);
  CHECK(second.data() == first.data());
  second.ask(SharingIntent{screens::CommitReview{}});
  second.ask(SharingIntent{screens::CommitReview{}});
  CHECK(seq(second) == merged);
  CHECK(second.data() == first.data());
}

}  // namespace asah::come_again_test
