// Packets out, returns and copies in, seen from the whole application in a fake browser.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "core/change/commands.hpp"
#include "core/exchange/envelope.hpp"
#include "core/exchange/packet/packet.hpp"
#include "tests/support/crypto.hpp"
#include "tests/wasm/support/page.hpp"
#include "wasm/app/sharing_desk.hpp"
#include "wasm/screens/fill_board.hpp"
#include "wasm/screens/secrecy_board.hpp"
#include "wasm/screens/sharing_board.hpp"

namespace asah::sharing_test {

using platform::FakeBrowser;
using screens::Screen;
using screens::SharingIntent;
using test::Page;

namespace {

constexpr std::string_view kTime = "2026-11-18T14:31:00+07:00";

std::vector<model::Packet> plan(Page& page, std::uint64_t first_id = 7000) {
  std::uint64_t next = first_id;
  exchange::SplitRequest request{.cycle = page.app.desk().session()->cycle(),
                                 .made = page.app.desk().today(),
                                 .due = base::Date::from_days(page.app.desk().today().days() + 14)};
  request.new_id = [&next] { return next++; };
  auto packets = exchange::plan_packets(page.data(), request);
  REQUIRE(packets);
  REQUIRE(packets->size() > 2);
  return *packets;
}

/// A workspace with packets sent; the zip is handed out.
std::vector<model::Packet> send(Page& page) {
  page.ask(screens::OpenSample{"rangkui"});
  page.ask(SharingIntent{screens::MakePackets{plan(page)}});
  page.run(40);
  std::vector<model::Packet> packets;
  for (const model::Packet& packet : page.data().packets) packets.push_back(packet);
  REQUIRE(packets.size() > 2);
  return packets;
}

/// What comes back of a packet: everyone at `level` in the first competency.
std::string returned(Page& page, const model::Packet& packet, int level,
                     const std::string& who = "Hadi") {
  change::Store store(exchange::packet_dataset(page.data(), packet));
  const change::Actor actor{who, "Kantor " + who, 1'795'000'000'000};
  const model::RaterId rater = exchange::packet_rater(packet, who);
  REQUIRE(store.commit(change::put(store.snapshot(), model::Rater{rater, who, {}}), actor));
  const auto competencies = exchange::packet_competencies(store.snapshot(), packet);
  std::vector<change::RatingEdit> edits;
  for (const model::EmployeeId person : packet.employees) {
    edits.push_back({packet.cycle,
                     exchange::packet_sheet(store.snapshot(), packet, rater, person),
                     competencies.front(), {static_cast<std::int8_t>(level)}});
  }
  REQUIRE(store.commit(*change::rate(store.snapshot(), edits), actor));
  exchange::HeaderInput header{.application = "0.1.0", .office = actor.office,
                               .purpose = exchange::DocumentPurpose::Return,
                               .created_at = std::string(kTime), .author = who,
                               .base_revision = store.head()};
  return write_document(exchange::return_dataset(store.snapshot(), packet), header);
}

const screens::SharingBoard& board(Page& page) {
  REQUIRE(page.desk().sharing != nullptr);
  return *page.desk().sharing;
}

/// Entries of a zip whose files are stored as they are.
std::map<std::string, std::string> unzipped(std::string_view zip) {
  std::map<std::string, std::string> out;
  const auto number = [&](std::size_t at, int bytes) {
    std::size_t value = 0;
    for (int i = bytes - 1; i >= 0; --i) {
      value = value << 8 | static_cast<std::uint8_t>(zip[at + static_cast<std::size_t>(i)]);
    }
    return value;
  };
  std::size_t at = 0;
  while (zip.substr(at, 4) == "PK\x03\x04") {
    const std::size_t size = number(at + 18, 4);
    const std::size_t name = number(at + 26, 2);
    const std::size_t body = at + 30 + name + number(at + 28, 2);
    out.emplace(zip.substr(at + 30, name), zip.substr(body, size));
    at = body + size;
  }
  return out;
}

}  // namespace

TEST_CASE("packets are made as one step and handed out as one zip with a covering list") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::OpenSample{"rangkui"});
  const model::Dataset before = page.data();
  const std::vector<model::Packet> packets = send(page);
  const auto* job = page.platform.last_job<platform::Download>();
  REQUIRE(job != nullptr);
  CHECK(job->mime == "application/zip");
  CHECK(job->name.ends_with(".zip"));
  const auto files = unzipped(job->bytes);
  CHECK(files.size() == packets.size() + 2);
  CHECK(files.contains("daftar-paket.csv"));
  CHECK(files.at("daftar-paket.html").find(packets.front().receiver) != std::string::npos);
  for (const model::Packet& packet : packets) {
    const auto file = files.find(exchange::packet_file_name(page.data(), packet));
    REQUIRE(file != files.end());
    const auto document = exchange::read_document(file->second);
    REQUIRE(document);
    CHECK(document->header.given.purpose == exchange::DocumentPurpose::Packet);
    CHECK(exchange::packet_of(*document) == packet);
    CHECK(document->dataset == exchange::packet_dataset(before, packet));
  }
  CHECK(board(page).to_write == 0);
  page.ask(screens::Undo{});
  CHECK(page.data() == before);
}

TEST_CASE("writing packets can be stopped; the register keeps them and saves a file again") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::OpenSample{"rangkui"});
  page.app.ask(SharingIntent{screens::MakePackets{plan(page)}});
  page.run(1);
  page.app.ask(SharingIntent{screens::StopSharingWork{}});
  page.run(30);
  CHECK(page.platform.last_job<platform::Download>() == nullptr);
  REQUIRE_FALSE(page.data().packets.empty());
  const model::Packet packet = page.data().packets.rows().front();
  page.ask(SharingIntent{screens::SavePacket{packet.id}});
  const auto* job = page.platform.last_job<platform::Download>();
  REQUIRE(job != nullptr);
  const auto document = exchange::read_document(job->bytes);
  REQUIRE(document);
  CHECK(exchange::packet_of(*document) == packet);
}

TEST_CASE("a packet is withdrawn as one step; a reminder goes to the clipboard") {
  FakeBrowser browser;
  Page page(browser);
  const model::Packet packet = send(page).front();
  page.ask(SharingIntent{screens::CopyReminder{packet.id}});
  const auto* copied = page.platform.last_job<platform::CopyText>();
  REQUIRE(copied != nullptr);
  CHECK(copied->text.find(packet.receiver) != std::string::npos);
  CHECK(copied->text.find(exchange::packet_file_name(page.data(), packet)) != std::string::npos);
  page.ask(SharingIntent{screens::WithdrawPacket{packet.id}});
  CHECK(page.data().packets.find(packet.id)->withdrawn);
  page.ask(screens::Undo{});
  CHECK_FALSE(page.data().packets.find(packet.id)->withdrawn);
}

TEST_CASE("returns dropped together become one step; bad files are cards and stop nobody") {
  FakeBrowser browser;
  Page page(browser);
  const std::vector<model::Packet> packets = send(page);
  const model::Dataset before = page.data();
  model::Dataset foreign = before;
  foreign.workspace = {99};
  std::vector<std::pair<std::string, std::string>> files;
  files.emplace_back("rusak.json", returned(page, packets[0], 2).substr(0, 900));
  files.emplace_back("tabel.csv", "NIP;NAMA\r\n1;Ani\r\n");
  files.emplace_back("asing.json", exchange::write_document(foreign, {.created_at = std::string(kTime)}));
  for (std::size_t i = 0; i < 2; ++i) {
    files.emplace_back("balasan" + std::to_string(i) + ".json", returned(page, packets[i], 2));
  }
  page.platform.drop_files(files);
  page.run(40);
  const screens::SharingBoard& seen = board(page);
  REQUIRE(seen.files.size() == 5);
  CHECK(seen.files[0].error.has_value());
  CHECK(seen.files[1].error.has_value());
  REQUIRE(seen.files[2].error.has_value());
  CHECK(seen.files[2].error->code == base::ErrorCode::MergeOtherWorkspace);
  CHECK(page.app.desk().view().sharing->files[3].review->status == exchange::ReturnStatus::Ready);
  CHECK(page.shows("balasan1.json"));
  CHECK(seen.totals.files_skipped == 3);
  CHECK(page.data() == before);  // nothing before the commit

  const std::size_t people = packets[0].employees.size() + packets[1].employees.size();
  CHECK(seen.totals.levels_added == people);
  const std::uint64_t seq = page.app.desk().session()->store().head().seq;
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.app.desk().session()->store().head().seq == seq + 1);
  CHECK(page.data().ratings.level_count() == before.ratings.level_count() + people);
  CHECK(page.data().packet_returns.size() == 2);
  CHECK(board(page).files.empty());
  page.ask(screens::Undo{});
  CHECK(page.data() == before);
}

TEST_CASE("fifty returns dropped at once are read one by one and merged in one step") {
  FakeBrowser browser;
  Page page(browser);
  const std::vector<model::Packet> packets = send(page);
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 50; ++i) {
    const auto& packet = packets[static_cast<std::size_t>(i) % packets.size()];
    files.emplace_back("balasan" + std::to_string(i) + ".json",
                       returned(page, packet, i % 4 + 1, "Penilai " + std::to_string(i)));
  }
  page.platform.drop_files(files);
  bool told = false;
  for (int frame = 0; frame < 80; ++frame) {
    page.run(1);
    told = told || page.shows("dari 50 dibaca");
  }
  CHECK(told);
  REQUIRE(board(page).files.size() == 50);
  CHECK_FALSE(board(page).stages.empty());
  const std::uint64_t seq = page.app.desk().session()->store().head().seq;
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.app.desk().session()->store().head().seq == seq + 1);
  CHECK(page.data().packet_returns.size() == 50);
}

TEST_CASE("a drop that is stopped lets the rest go and keeps what was read") {
  FakeBrowser browser;
  Page page(browser);
  const std::vector<model::Packet> packets = send(page);
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 10; ++i) {
    files.emplace_back(std::to_string(i) + ".json",
                       returned(page, packets[0], 3, "Penilai " + std::to_string(i)));
  }
  page.platform.drop_files(files);
  page.run(4);
  page.app.ask(SharingIntent{screens::StopSharingWork{}});
  page.run(40);
  CHECK(board(page).files.size() < 10);
  CHECK_FALSE(board(page).files.empty());
  CHECK(board(page).to_read == 0);
  // The next drop is read again.
  page.platform.drop_files({{"a.json", files[8].second}, {"b.json", files[9].second}});
  page.run(40);
  CHECK(std::ranges::count(board(page).files, "b.json", &screens::SharingFile::name) == 1);
}

TEST_CASE("of a drop that was stopped nothing that still comes is shown or read") {
  FakeBrowser browser;
  Page page(browser);
  const std::vector<model::Packet> packets = send(page);
  const std::string file = returned(page, packets[0], 3, "Penilai");
  const auto coming = [&](std::uint64_t bytes) {
    page.platform.inbox().push(platform::FileProgress{0, "besar.json", bytes, 4'000'000});
    page.run(1);
  };
  const auto comes = [&](const char* name) {
    page.platform.inbox().push(platform::FileOpened{0, name, file, 3});
    page.run(1);
  };
  coming(1'000'000);
  REQUIRE(page.desk().reading.has_value());
  CHECK(page.desk().reading->file_name == "besar.json");
  CHECK_FALSE(page.desk().reading->can_stop);
  comes("a.json");
  page.run(3);
  // A file that takes longer than the pause between two is still waited for.
  for (int i = 0; i < 60; ++i) coming(2'000'000);
  CHECK_FALSE(board(page).comparing);
  CHECK(board(page).stages.empty());
  page.ask(SharingIntent{screens::StopSharingWork{}});
  CHECK_FALSE(page.desk().reading.has_value());
  coming(3'000'000);
  CHECK_FALSE(page.desk().reading.has_value());
  comes("b.json");
  comes("c.json");
  page.run(40);
  CHECK_FALSE(page.desk().reading.has_value());
  CHECK(board(page).files.size() == 1);
  CHECK_FALSE(board(page).stages.empty());
}

TEST_CASE("decisions stand when the data or the set of files change, and are recorded") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::SetActor{"Rina W."});
  const std::vector<model::Packet> packets = send(page);
  page.platform.drop_files({{"a.json", returned(page, packets[0], 2)},
                            {"b.json", returned(page, packets[0], 4)}});
  page.run(40);
  REQUIRE(board(page).stages.size() == 1);
  const exchange::MergePlan plan = *board(page).stages[0].plan;
  REQUIRE(plan.open_count() == packets[0].employees.size());
  const exchange::MergeItem item = plan.items.front();
  const model::Value wanted = item.candidates[1 - item.proposal].value;
  page.ask(SharingIntent{screens::DecideItem{0, merge_item_name(item), wanted}});

  // Somebody works on meanwhile: what was computed no longer stands, what was decided does.
  page.ask(screens::PutUnit{{{5}, "Unit baru", "", model::UnitKind::Agency, {}, ""}});
  CHECK(board(page).revision == page.app.desk().session()->store().revision());
  page.platform.drop_files({{"c.json", returned(page, packets[1], 1)}});
  page.run(40);
  CHECK(board(page).decisions[0].values.at(merge_item_name(item)) == wanted);
  page.ask(SharingIntent{screens::CommitReview{}});
  REQUIRE(page.data().packet_returns.size() == 3);
  const exchange::RatingPlace& place = *item.rating;
  CHECK(page.data().ratings.block(place.cycle).level(place.sheet, place.competency).value ==
        *wanted.as_int());
  CHECK(page.data().decisions.size() == packets[0].employees.size());
  CHECK(std::ranges::count(page.data().decisions, false, &model::Decision::open) == 1);
  const auto open = std::ranges::find(page.data().decisions, true, &model::Decision::open);
  REQUIRE(open != page.data().decisions.end());
  page.ask(SharingIntent{screens::SettleDecision{open->id}});
  CHECK(std::ranges::count(page.data().decisions, false, &model::Decision::open) == 2);
  CHECK(std::ranges::count(page.data().decisions, "Rina W.", &model::Decision::person) ==
        static_cast<std::ptrdiff_t>(packets[0].employees.size()));
}

TEST_CASE("what was compared with older data is compared again before it is committed") {
  FakeBrowser browser;
  Page page(browser);
  const std::vector<model::Packet> packets = send(page);
  page.platform.drop_files({{"a.json", returned(page, packets[0], 2)},
                            {"b.json", returned(page, packets[1], 4)}});
  page.run(40);
  page.open(Screen::Home);  // nobody looks at the review, so that it is not kept fresh
  page.ask(screens::PutUnit{{{5}, "Unit baru", "", model::UnitKind::Agency, {}, ""}});
  REQUIRE(board(page).revision != page.app.desk().session()->store().revision());
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.data().packet_returns.empty());
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.data().packet_returns.size() == 2);
}

TEST_CASE("a page that ends during a commit has merged all of it or nothing") {
  for (int frames = 0; frames < 12; ++frames) {
    CAPTURE(frames);
    FakeBrowser browser;
    model::Dataset before;
    model::Dataset after;
    {
      Page page(browser);
      const std::vector<model::Packet> packets = send(page);
      page.platform.drop_files({{"a.json", returned(page, packets[0], 2)},
                                {"b.json", returned(page, packets[1], 4)}});
      page.run(100);
      REQUIRE(page.desk().save.state == screens::SaveState::Saved);
      before = page.data();
      page.app.ask(SharingIntent{screens::CommitReview{}});
      for (int i = 0; i < frames; ++i) {
        page.app.frame({1366, 768, 1});
        browser.advance(3);
      }
      after = page.data();
    }
    Page again(browser);
    const bool all = again.data() == after;
    const bool nothing = again.data() == before;
    CHECK((all || nothing));
    if (nothing) CHECK(again.data().packet_returns.empty());
  }
}

TEST_CASE("all is decided by one rule, or left open again") {
  FakeBrowser browser;
  Page page(browser);
  const std::vector<model::Packet> packets = send(page);
  page.platform.drop_files({{"a.json", returned(page, packets[0], 2)},
                            {"b.json", returned(page, packets[0], 4)}});
  page.run(40);
  const std::uint64_t first = board(page).files[0].id;
  page.ask(SharingIntent{screens::DecideAllItems{screens::DecideAllRule::PreferFile, first}});
  REQUIRE(board(page).decisions[0].values.size() == packets[0].employees.size());
  for (const auto& [item, value] : board(page).decisions[0].values) CHECK(*value.as_int() == 2);
  page.ask(SharingIntent{screens::DecideAllItems{screens::DecideAllRule::LeaveOpen}});
  CHECK(board(page).decisions[0].values.empty());
  page.ask(SharingIntent{screens::DecideAllItems{screens::DecideAllRule::PreferGreater}});
  for (const auto& [item, value] : board(page).decisions[0].values) CHECK(*value.as_int() == 4);
  page.ask(SharingIntent{screens::LeaveOutFile{first}});
  page.run(10);
  CHECK(board(page).files.size() == 1);
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.data().packet_returns.size() == 1);
}

TEST_CASE("a copy of the open workspace is reviewed and merged, never put in its place") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::CreateWorkspace{"Kota Contoh"});
  page.ask(screens::PutUnit{{{5}, "Dinas Sosial", "", model::UnitKind::Agency, {}, ""}});
  page.ask(screens::PutUnit{{{6}, "Dinas Pasar", "", model::UnitKind::Agency, {}, ""}});
  change::Store other(page.data(), page.app.desk().session()->store().head());
  const exchange::HeaderInput parted{.created_at = std::string(kTime),
                                     .base_revision = other.head()};
  const change::Actor there{"Umpeg", "Dinas", 1'795'000'000'000};
  model::Unit unit = *other.snapshot().units.find({5});
  unit.name = "Dinas Sosial dan Tenaga Kerja";
  REQUIRE(other.commit(change::put(other.snapshot(), unit), there));
  REQUIRE(other.commit(*change::erase(other.snapshot(), model::UnitId{6}), there));
  exchange::HeaderInput header{.office = "Dinas", .created_at = std::string(kTime),
                               .author = "Umpeg", .base_revision = other.head(),
                               .ancestors = {parted.base_revision}};
  // Meanwhile something else happened here.
  page.ask(screens::PutUnit{{{7}, "Dinas Baru", "", model::UnitKind::Agency, {}, ""}});
  const model::Dataset before = page.data();
  page.platform.drop_files({{"salinan.json", write_document(other.snapshot(), header)}});
  page.run(40);
  REQUIRE(board(page).files.size() == 1);
  CHECK(board(page).files[0].has_base);
  CHECK(page.data() == before);
  CHECK(page.shows("Yang akan terjadi"));
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.data().units.find({5})->name == "Dinas Sosial dan Tenaga Kerja");
  CHECK(page.data().units.find({6}) == nullptr);
  CHECK(page.data().units.find({7}) != nullptr);
  page.ask(screens::Undo{});
  CHECK(page.data() == before);
}

TEST_CASE("a large copy is read and compared in slices that can be seen and stopped") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::OpenSample{"rangkui"});
  page.run(60);
  const change::Store& store = page.app.desk().session()->store();
  model::Dataset large = page.data();
  std::vector<model::Employee> people;
  for (std::uint64_t i = 0; i < 12'000; ++i) {
    people.push_back({.id = {i + (1ULL << 40)}, .nip = "", .name = "Pegawai " + std::to_string(i)});
  }
  REQUIRE(large.employees.insert_all(std::move(people)));
  const std::string copy = exchange::write_document(
      large, {.office = "Dinas", .created_at = std::string(kTime), .author = "Umpeg",
              .base_revision = store.head()});
  REQUIRE(copy.size() > (std::size_t{1} << 20));
  const model::Dataset before = page.data();
  browser.look_takes_ms = 20;

  const auto drop = [&] { page.platform.drop_files({{"salinan.json", copy}}); };
  drop();
  std::vector<float> shares;
  bool shown = false;
  while (page.desk().sharing == nullptr || board(page).files.empty()) {
    page.run(1);
    if (page.desk().reading) shares.push_back(page.desk().reading->share);
    shown = shown || (page.shows("Membaca berkas") && page.shows("salinan.json"));
  }
  CHECK(shares.size() >= 2);
  CHECK(std::ranges::is_sorted(shares));
  CHECK(shown);
  bool compared = false;
  for (int i = 0; i < 40 && (board(page).comparing || board(page).stages.empty()); ++i) {
    page.run(1);
    compared = compared || (board(page).compared > 0 && page.shows("Membandingkan"));
  }
  CHECK(compared);
  REQUIRE(board(page).stages.size() == 1);
  CHECK(board(page).totals.records_added == 12'000);
  page.ask(SharingIntent{screens::LeaveOutAllFiles{}});

  // Who goes elsewhere meanwhile stays there.
  drop();
  page.run(2);
  REQUIRE(page.desk().reading.has_value());
  page.ask(screens::Navigate{{.screen = screens::Screen::Units}});
  CHECK_FALSE(page.shows("Membaca berkas"));
  page.ask(screens::Navigate{{.screen = screens::Screen::Sharing}});
  page.run(60);
  page.ask(SharingIntent{screens::LeaveOutAllFiles{}});

  // Stopped while it is read, and while it is compared.
  drop();
  page.run(2);
  REQUIRE(page.desk().reading.has_value());
  page.ask(SharingIntent{screens::StopSharingWork{}});
  CHECK_FALSE(page.desk().reading.has_value());
  CHECK(board(page).files.empty());
  drop();
  while (!board(page).comparing) page.run(1);
  page.ask(SharingIntent{screens::StopSharingWork{}});
  CHECK(board(page).files.empty());
  CHECK_FALSE(board(page).comparing);
  CHECK(page.data() == before);
}

TEST_CASE("a return without its workspace says where it belongs; its workspace opens by itself") {
  FakeBrowser browser;
  std::string file;
  {
    Page page(browser);
    const std::vector<model::Packet> packets = send(page);
    file = returned(page, packets[0], 2);
    page.run(80);
  }
  FakeBrowser elsewhere;
  Page stranger(elsewhere);
  stranger.platform.drop_files({{"balasan.json", file}});
  stranger.run();
  CHECK_FALSE(stranger.desk().workspace_open);
  CHECK_FALSE(stranger.desk().document);

  Page home(browser);
  home.platform.drop_files({{"balasan.json", file}});
  home.run(40);
  REQUIRE(home.desk().sharing != nullptr);
  REQUIRE(home.desk().sharing->files.size() == 1);
  CHECK(home.desk().sharing->files[0].review->status == exchange::ReturnStatus::Ready);
}

TEST_CASE("packets under a passphrase: encrypted each, filled in elsewhere, and taken back") {
  constexpr const char* kWord = "kuda-laut biru";
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::OpenSample{"rangkui"});
  const model::Dataset before = page.data();
  page.ask(SharingIntent{screens::MakePackets{plan(page), "pendek"}});
  CHECK(page.data() == before);
  page.ask(SharingIntent{screens::MakePackets{plan(page), kWord}});
  page.run(200);
  const auto* job = page.platform.last_job<platform::Download>();
  REQUIRE(job != nullptr);
  const auto files = unzipped(job->bytes);
  REQUIRE(files.size() == page.data().packets.size() + 2);
  CHECK(files.at("daftar-paket.html").find("perlu kata sandi") != std::string::npos);
  CHECK(files.at("daftar-paket.csv").find(";perlu") != std::string::npos);
  CHECK(job->bytes.find(kWord) == std::string::npos);
  std::vector<std::string> salts;
  std::vector<std::string> nonces;
  for (const model::Packet& packet : page.data().packets) {
    const auto file =
        files.find(exchange::sealed_file_name(exchange::packet_file_name(page.data(), packet)));
    REQUIRE(file != files.end());
    const auto envelope = exchange::read_envelope(file->second);
    REQUIRE(envelope);
    salts.push_back(envelope->header.salt);
    nonces.push_back(envelope->header.nonce);
  }
  // One key for the set, derived once; every file has a nonce of its own.
  CHECK(std::ranges::count(salts, salts.front()) == std::ssize(salts));
  std::ranges::sort(nonces);
  CHECK(std::ranges::adjacent_find(nonces) == nonces.end());

  const model::Packet packet = page.data().packets.rows().front();
  const std::string name =
      exchange::sealed_file_name(exchange::packet_file_name(page.data(), packet));
  FakeBrowser elsewhere;
  Page office(elsewhere);
  office.platform.drop_files({{name, files.at(name)}});
  office.run();
  CHECK(office.shows(name));
  CHECK(office.app.desk().session() == nullptr);
  office.ask(screens::SecrecyIntent{screens::GivePassphrase{kWord}});
  office.run(40);
  REQUIRE(office.app.desk().session() != nullptr);
  CHECK(office.app.route().screen == Screen::Fill);
  office.ask(screens::FillIntent{screens::SayWho{.name = "Hadi"}});
  const auto competency = exchange::packet_competencies(office.data(), packet).front();
  office.ask(screens::FillIntent{screens::FillIn{
      {{.employee = packet.employees.front(), .competency = competency, .level = {4}}}}});
  office.ask(screens::FillIntent{screens::SaveReturn{.passphrase = "pohon jambu merah"}});
  office.run(40);
  const auto* back = office.platform.last_job<platform::Download>();
  REQUIRE(back != nullptr);
  CHECK(back->name.ends_with(".asn.enc"));
  REQUIRE(exchange::is_envelope(back->bytes));
  CHECK(office.desk().fill->saved->sealed);

  page.platform.drop_files({{back->name, back->bytes}});
  page.run();
  page.ask(screens::SecrecyIntent{screens::GivePassphrase{"pohon jambu merah"}});
  page.run(40);
  REQUIRE(board(page).files.size() == 1);
  CHECK_FALSE(board(page).files.front().error);
  CHECK(board(page).totals.levels() == 1);
}

TEST_CASE("packets under a passphrase: stopped while one is encrypted; one is saved again so") {
  constexpr const char* kWord = "kuda-laut biru";
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::OpenSample{"rangkui"});
  for (int frames = 0; frames < 6; ++frames) {
    const std::uint64_t first = 9000 + 1000 * static_cast<std::uint64_t>(frames);
    page.app.ask(
        SharingIntent{screens::MakePackets{plan(page, first), kWord}});
    page.run(1 + frames);
    page.app.ask(SharingIntent{screens::StopSharingWork{}});
    page.run(30);
    CHECK(page.platform.last_job<platform::Download>() == nullptr);
    CHECK(board(page).to_write == 0);
  }
  const model::Packet packet = page.data().packets.rows().front();
  page.ask(SharingIntent{screens::SavePacket{packet.id, kWord}});
  page.run(20);
  const auto* job = page.platform.last_job<platform::Download>();
  REQUIRE(job != nullptr);
  CHECK(job->name.ends_with(".asn.enc"));
  const auto plain = test::run_toy(exchange::open_flow(job->bytes, kWord));
  REQUIRE(plain);
  const auto document = exchange::read_document(*plain);
  REQUIRE(document);
  CHECK(exchange::packet_of(*document)->id == packet.id);
  CHECK(page.desk().secrecy->done == 1);
}

TEST_CASE("packets under a passphrase: none on a page without cryptography, and none registered") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::OpenSample{"rangkui"});
  platform::Environment plain = page.platform.environment();
  plain.secure_context = false;
  page.platform.set_environment(plain);
  page.run();
  page.ask(SharingIntent{screens::MakePackets{plan(page), "kuda-laut biru"}});
  page.run(30);
  CHECK(page.data().packets.empty());
  CHECK(page.platform.last_job<platform::Download>() == nullptr);
}

TEST_CASE("files of a set that cannot be read are cards of the review") {
  FakeBrowser browser;
  Page page(browser);
  const auto packets = send(page);
  const std::string good = returned(page, packets.front(), 3);
  page.platform.inbox().push(
      platform::FileFailed{0, "rusak.zip", platform::Failure::Failed, "zip: no end", 2});
  page.platform.inbox().push(platform::FileOpened{0, "balasan.asn.json", good, 2});
  page.run(60);
  REQUIRE(board(page).files.size() == 2);
  const auto broken = std::ranges::find(board(page).files, "rusak.zip", &screens::SharingFile::name);
  REQUIRE(broken != board(page).files.end());
  CHECK(broken->error->code == base::ErrorCode::FileUnreadable);
  CHECK(page.shows("Berkas ini tidak dapat dibaca."));
  CHECK(board(page).totals.levels() > 0);
  page.platform.inbox().push(
      platform::FileFailed{0, "sendiri.zip", platform::Failure::Failed, "zip: no end", 1});
  page.run();
  CHECK(page.shows("Berkas tidak dapat dibaca: sendiri.zip"));
  CHECK(board(page).files.size() == 2);
}

}  // namespace asah::sharing_test
