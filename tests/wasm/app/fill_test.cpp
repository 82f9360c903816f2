// A packet through the whole application in a fake browser: opened, filled in, gone on with, sent
// back; and what must not happen to the work on the way.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "core/change/commands.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/envelope.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/exchange/packet/returns.hpp"
#include "tests/support/crypto.hpp"
#include "tests/wasm/support/page.hpp"
#include "tests/wasm/support/screen_stage.hpp"
#include "wasm/app/fill_desk.hpp"
#include "wasm/screens/fill_marks.hpp"

namespace asah::fill_test {

using exchange::DocumentPurpose;
using platform::FakeBrowser;
using screens::Screen;
using test::Page;

namespace {

constexpr model::PacketId kPacket{700};
constexpr model::CycleId kCycle = test::kStageCycle;
constexpr model::CompetencyId kIntegrity{30};
constexpr model::CompetencyId kTeamwork{31};

model::Packet unit_packet() {
  return {.id = kPacket, .cycle = kCycle, .kind = model::PacketKind::Unit,
          .receiver = "Puskesmas", .unit = {11}, .source = model::Source::Superior,
          .employees = {{1}, {2}, {3}}, .made = base::Date::from_civil(2026, 11, 2),
          .due = base::Date::from_civil(2026, 12, 1), .message = "Mohon diisi."};
}

model::Dataset office() {
  model::Dataset data = test::stage_data();
  data.workspace = {77};
  data.ratings = {};
  return data;
}

std::string packet_file(const model::Dataset& whole, const model::Packet& packet) {
  model::Dataset data = whole;
  data.packets.insert(packet);
  exchange::HeaderInput header;
  header.application = "1.0.0";
  header.purpose = DocumentPurpose::Packet;
  header.created_at = "2026-11-02T08:00:00+07:00";
  header.base_revision = {5, base::sha256("five")};
  return exchange::write_document(exchange::packet_dataset(data, packet), header);
}

void drop(Page& page, const std::string& name, const std::string& bytes) {
  page.platform.drop_files({{name, bytes}});
  page.run();
}

void fill(Page& page, std::uint64_t person, model::CompetencyId competency, int level) {
  page.ask(screens::FillIntent{screens::FillIn{
      {{.employee = {person}, .competency = competency,
        .level = {static_cast<std::int8_t>(level)}}}}});
}

void say_who(Page& page, const std::string& name) {
  page.ask(screens::FillIntent{screens::SayWho{.name = name}});
}

const screens::FillBoard& board(Page& page) {
  REQUIRE(page.desk().fill);
  return *page.desk().fill;
}

int level_of(Page& page, std::uint64_t person, model::CompetencyId competency) {
  const model::Packet& packet = *page.data().packets.find(kPacket);
  const auto sheet =
      exchange::packet_sheet(page.data(), packet, board(page).rater, {person});
  return page.data().ratings.block(kCycle).level(sheet, competency).value;
}

exchange::Document last_return(Page& page, std::string* name = nullptr) {
  const auto* file = page.platform.last_job<platform::Download>();
  REQUIRE(file != nullptr);
  if (name != nullptr) *name = file->name;
  auto document = exchange::read_document(file->bytes);
  REQUIRE(document);
  return std::move(*document);
}

struct Opened {
  FakeBrowser browser;
  Page page{browser};
  explicit Opened(const model::Packet& packet = unit_packet()) {
    drop(page, "paket.asn.json", packet_file(office(), packet));
  }
};

}  // namespace

TEST_CASE("fill: a packet opens apart, with a menu of its own, and asks who one is") {
  Opened it;
  Page& page = it.page;
  CHECK(page.app.route().screen == Screen::Fill);
  CHECK(page.app.desk().session()->about().packet == kPacket);
  CHECK(page.app.desk().session()->about().id == app::fill_workspace_id({77}, kPacket));
  CHECK(page.data().workspace == model::WorkspaceId{77});
  CHECK(page.shows("Siapa Anda?"));
  CHECK(page.shows("Mohon diisi."));
  CHECK_FALSE(page.shows("Kesenjangan"));
  CHECK_FALSE(board(page).said);
  page.open(Screen::Gaps);
  CHECK(page.app.route().screen == Screen::Fill);
  page.open(Screen::Dictionary);
  CHECK(page.app.route().screen == Screen::Dictionary);
}

TEST_CASE("fill: nothing is taken before one has said who one is") {
  Opened it;
  fill(it.page, 1, kIntegrity, 3);
  CHECK(it.page.data().ratings.level_count() == 0);
  say_who(it.page, "   ");
  CHECK_FALSE(board(it.page).said);
}

TEST_CASE("fill: levels, notes and 'cannot judge' stay over a reload, and who fills in") {
  FakeBrowser browser;
  {
    Page page(browser);
    drop(page, "paket.asn.json", packet_file(office(), unit_packet()));
    say_who(page, "dr. Hadi");
    fill(page, 1, kIntegrity, 3);
    page.ask(screens::FillIntent{screens::FillIn{
        {{.employee = {2}, .competency = kTeamwork, .cannot = true, .reason = "baru pindah"}}}});
    page.run(80);
  }
  Page page(browser);
  page.run(40);
  CHECK(page.app.route().screen == Screen::Fill);
  CHECK(board(page).said);
  CHECK(page.data().raters.find(board(page).rater)->name == "dr. Hadi");
  CHECK(level_of(page, 1, kIntegrity) == 3);
  const model::Note* mark = page.data().notes.find(
      screens::cannot_mark({kPacket, {2}, kTeamwork}, board(page).rater));
  REQUIRE(mark != nullptr);
  CHECK(mark->text == "Tidak dapat menilai: baru pindah");
  CHECK(screens::cannot_reason(mark->text) == "baru pindah");
  // A level takes the remark's place, in one step.
  const auto before = page.app.desk().session()->store().head().seq;
  fill(page, 2, kTeamwork, 4);
  CHECK(page.app.desk().session()->store().head().seq == before + 1);
  CHECK(page.data().notes.empty());
  page.ask(screens::Undo{});
  CHECK(page.data().notes.size() == 1);
  CHECK(level_of(page, 2, kTeamwork) < 0);
}

TEST_CASE("fill: one sheet a person, dated by the packet") {
  Opened it;
  say_who(it.page, "dr. Hadi");
  fill(it.page, 1, kIntegrity, 3);
  it.browser.advance(3 * 86'400'000.0);
  it.page.run();
  fill(it.page, 1, kTeamwork, 2);
  const model::RatingBlock& block = it.page.data().ratings.block(kCycle);
  REQUIRE(block.rows() == 1);
  CHECK(block.dates()[0] == base::Date::from_civil(2026, 11, 2));
}

TEST_CASE("fill: what stands outside the packet is not filled in") {
  Opened it;
  say_who(it.page, "dr. Hadi");
  fill(it.page, 9, kIntegrity, 3);
  fill(it.page, 1, {32}, 3);
  CHECK(it.page.data().ratings.level_count() == 0);
}

TEST_CASE("fill: in a closed cycle nothing changes") {
  model::Dataset data = office();
  data.cycles.edit(kCycle)->status = model::CycleStatus::Closed;
  FakeBrowser browser;
  Page page(browser);
  drop(page, "paket.asn.json", packet_file(data, unit_packet()));
  say_who(page, "dr. Hadi");
  fill(page, 1, kIntegrity, 3);
  CHECK(page.data().ratings.level_count() == 0);
  CHECK(page.shows("Siklus ini sudah ditutup ketika paket dibuat; isian dapat dilihat, tidak dapat "
                   "diubah."));
}

TEST_CASE("fill: the name corrected takes along what was filled in") {
  Opened it;
  say_who(it.page, "dr. Hady");
  fill(it.page, 1, kIntegrity, 3);
  it.page.ask(screens::FillIntent{
      screens::FillIn{{{.employee = {2}, .competency = kTeamwork, .cannot = true}}}});
  say_who(it.page, "dr. Hadi");
  REQUIRE(it.page.data().raters.size() == 1);
  CHECK(it.page.data().raters.begin()->name == "dr. Hadi");
  CHECK(level_of(it.page, 1, kIntegrity) == 3);
  REQUIRE(it.page.data().notes.size() == 1);
  CHECK(it.page.data().notes.begin()->id ==
        screens::cannot_mark({kPacket, {2}, kTeamwork}, board(it.page).rater));
  CHECK(it.page.data().notes.begin()->author == board(it.page).rater);
}

TEST_CASE("fill: who takes back having said who they are is asked again") {
  Opened it;
  say_who(it.page, "dr. Hadi");
  it.page.ask(screens::Undo{});
  CHECK(it.page.shows("Siapa Anda?"));
  fill(it.page, 1, kIntegrity, 3);
  CHECK(it.page.data().ratings.level_count() == 0);
  say_who(it.page, "dr. Hadi");
  fill(it.page, 1, kIntegrity, 3);
  CHECK(level_of(it.page, 1, kIntegrity) == 3);
}

TEST_CASE("fill: a named rater confirms, a person rates themselves") {
  model::Dataset data = office();
  data.raters.insert({{70}, "dr. Hadi", {}});
  model::Packet packet = unit_packet();
  packet.kind = model::PacketKind::Rater;
  packet.receiver = "dr. Hadi";
  packet.rater = {70};
  FakeBrowser browser;
  Page page(browser);
  drop(page, "paket.asn.json", packet_file(data, packet));
  CHECK(page.shows("Ya, saya dr. Hadi"));
  page.ask(screens::FillIntent{screens::SayWho{}});
  CHECK(board(page).rater == model::RaterId{70});
  fill(page, 1, kIntegrity, 2);
  CHECK(level_of(page, 1, kIntegrity) == 2);

  packet = unit_packet();
  packet.id = {701};
  packet.kind = model::PacketKind::Self;
  packet.source = model::Source::Self;
  packet.receiver = "Pegawai 4";
  packet.employees = {{4}};
  drop(page, "diri.asn.json", packet_file(office(), packet));
  CHECK(board(page).packet == model::PacketId{701});
  page.ask(screens::FillIntent{screens::SayWho{}});
  fill(page, 4, kIntegrity, 4);
  const model::RatingBlock& block = page.data().ratings.block(kCycle);
  REQUIRE(block.rows() == 1);
  CHECK(block.key(0) == model::SheetKey{{4}, model::Source::Self, {}, packet.made});
}

TEST_CASE("fill: the return holds what was filled in, by whom, and what it supersedes") {
  Opened it;
  Page& page = it.page;
  say_who(page, "dr. Hadi");
  fill(page, 1, kIntegrity, 3);
  page.ask(screens::FillIntent{screens::SaveReturn{}});
  std::string name;
  const exchange::Document first = last_return(page, &name);
  CHECK(name.starts_with("balasan-penilaian_penilaian-2026_puskesmas_dr-hadi_"));
  CHECK(first.header.given.purpose == DocumentPurpose::Return);
  CHECK(first.header.given.author == "dr. Hadi");
  CHECK(first.header.given.office == "Puskesmas");
  CHECK(first.header.workspace == model::WorkspaceId{77});
  CHECK(first.dataset.ratings.level_count() == 1);
  CHECK(exchange::packet_of(first)->id == kPacket);
  REQUIRE(board(page).saved);
  CHECK(board(page).saved->file_name == name);

  fill(page, 2, kIntegrity, 1);
  CHECK(page.shows("Isian berubah setelah berkas balasan dibuat"));
  page.ask(screens::FillIntent{screens::SaveReturn{}});
  const exchange::Document second = last_return(page);
  CHECK(second.dataset.ratings.level_count() == 2);
  const auto& known = second.header.given.ancestors;
  CHECK(std::ranges::find(known, first.header.given.base_revision) != known.end());
  CHECK_FALSE(page.shows("Isian berubah setelah berkas balasan dibuat"));
}

TEST_CASE("fill: the office that sent the packet takes in what comes back, the newest of two") {
  Opened it;
  Page& page = it.page;
  say_who(page, "dr. Hadi");
  fill(page, 1, kIntegrity, 3);
  page.ask(screens::FillIntent{screens::FillIn{
      {{.employee = {2}, .competency = kTeamwork, .cannot = true, .reason = "baru pindah"}}}});
  page.ask(screens::FillIntent{screens::SaveReturn{}});
  const exchange::Document older = last_return(page);
  fill(page, 1, kIntegrity, 5);
  page.ask(screens::FillIntent{screens::SaveReturn{}});
  const exchange::Document newer = last_return(page);

  model::Dataset ours = office();
  ours.packets.insert(unit_packet());
  for (const bool turned : {false, true}) {
    exchange::ReturnsInput input{.ours = &ours, .today = base::Date::from_civil(2026, 11, 20)};
    input.files = {{"satu.asn.json", &older}, {"dua.asn.json", &newer}};
    if (turned) std::ranges::reverse(input.files);
    const auto plan = exchange::plan_returns(input);
    REQUIRE(plan);
    for (const exchange::ReturnReview& review : plan->reviews()) {
      CHECK(review.outside == 0);
      CHECK(review.rater == "dr. Hadi");
      CHECK(review.office == "Puskesmas");
      CHECK(review.status != exchange::ReturnStatus::Refused);
      CHECK(review.status != exchange::ReturnStatus::Conflicts);
    }
    const auto taken = exchange::merge_returns(*plan, {}, {});
    REQUIRE(taken);
    const model::RatingBlock& block = taken->dataset.ratings.block(kCycle);
    REQUIRE(block.rows() == 1);
    CHECK(block.level(block.key(0), kIntegrity).value == 5);
    REQUIRE(taken->dataset.notes.size() == 1);
    CHECK(taken->dataset.notes.begin()->text == "Tidak dapat menilai: baru pindah");
  }
}

TEST_CASE("fill: what a return supersedes is known after a reload too") {
  FakeBrowser browser;
  change::JournalHead first;
  {
    Page page(browser);
    drop(page, "paket.asn.json", packet_file(office(), unit_packet()));
    say_who(page, "dr. Hadi");
    fill(page, 1, kIntegrity, 3);
    page.ask(screens::FillIntent{screens::SaveReturn{}});
    first = last_return(page).header.given.base_revision;
    page.run(80);
  }
  Page page(browser);
  page.run(40);
  CHECK_FALSE(page.shows("Isian berubah setelah berkas balasan dibuat"));
  CHECK(page.shows("Ada yang berubah? Buka Asah lagi, ubah, lalu simpan lagi; berkas terbaru yang "
                   "berlaku."));
  fill(page, 2, kIntegrity, 1);
  page.ask(screens::FillIntent{screens::SaveReturn{}});
  const auto known = last_return(page).header.given.ancestors;
  CHECK(std::ranges::find(known, first) != known.end());
}

TEST_CASE("fill: the same file again goes on with the work") {
  Opened it;
  Page& page = it.page;
  say_who(page, "dr. Hadi");
  fill(page, 1, kIntegrity, 3);
  page.ask(screens::CreateWorkspace{"Kota Lain"});
  CHECK(page.app.route().screen == Screen::Home);
  CHECK(page.desk().fill == nullptr);
  drop(page, "paket.asn.json", packet_file(office(), unit_packet()));
  CHECK(page.app.route().screen == Screen::Fill);
  CHECK_FALSE(board(page).other);
  CHECK(board(page).said);
  CHECK(level_of(page, 1, kIntegrity) == 3);
}

TEST_CASE("fill: another file of the packet asks, and begun anew leaves the work beside it") {
  Opened it;
  Page& page = it.page;
  say_who(page, "dr. Hadi");
  fill(page, 1, kIntegrity, 3);
  const auto first = page.app.desk().session()->about().id;
  model::Packet more = unit_packet();
  more.employees.push_back({4});
  const std::string file = packet_file(office(), more);
  drop(page, "paket (2).asn.json", file);
  REQUIRE(board(page).other);
  CHECK(board(page).other->file_name == "paket (2).asn.json");
  CHECK(page.app.desk().session()->about().id == first);
  page.ask(screens::FillIntent{screens::AnswerPacket{screens::PacketAnswer::Continue}});
  CHECK_FALSE(board(page).other);
  CHECK(level_of(page, 1, kIntegrity) == 3);

  drop(page, "paket (2).asn.json", file);
  page.ask(screens::FillIntent{screens::AnswerPacket{screens::PacketAnswer::Anew}});
  const auto second = page.app.desk().session()->about().id;
  CHECK(second != first);
  CHECK(page.data().packets.find(kPacket)->employees.size() == 4);
  CHECK(page.data().ratings.level_count() == 0);
  page.ask(screens::OpenWorkspace{first.value});
  CHECK(level_of(page, 1, kIntegrity) == 3);
  // That file now has work of its own.
  drop(page, "paket (2).asn.json", file);
  CHECK(page.app.desk().session()->about().id == second);
  CHECK_FALSE(board(page).other);
}

TEST_CASE("fill: half filled in, it goes on in another browser") {
  Opened it;
  say_who(it.page, "dr. Hadi");
  fill(it.page, 1, kIntegrity, 3);
  it.page.ask(screens::ExportWorkspace{});
  const auto* file = it.page.platform.last_job<platform::Download>();
  REQUIRE(file != nullptr);
  CHECK(file->name.starts_with("paket-puskesmas-penilaian-2026_"));

  FakeBrowser elsewhere;
  Page other(elsewhere);
  drop(other, file->name, file->bytes);
  CHECK(other.app.route().screen == Screen::Fill);
  CHECK_FALSE(board(other).said);
  say_who(other, "dr. Hadi");
  CHECK(level_of(other, 1, kIntegrity) == 3);
  fill(other, 1, kIntegrity, 5);
  other.ask(screens::ExportWorkspace{});
  const auto* back = other.platform.last_job<platform::Download>();
  REQUIRE(back != nullptr);
  drop(it.page, "kembali.asn.json", back->bytes);
  CHECK(board(it.page).other);
  CHECK(level_of(it.page, 1, kIntegrity) == 3);
}

TEST_CASE("fill: a return opened here belongs to the coordinator; a broken packet is refused") {
  Opened it;
  say_who(it.page, "dr. Hadi");
  fill(it.page, 1, kIntegrity, 3);
  it.page.ask(screens::FillIntent{screens::SaveReturn{}});
  const std::string bytes = it.page.platform.last_job<platform::Download>()->bytes;
  const auto seq = it.page.app.desk().session()->store().head().seq;
  drop(it.page, "balasan.asn.json", bytes);
  CHECK(it.page.app.route().screen == Screen::Fill);
  CHECK(it.page.app.desk().session()->store().head().seq == seq);
  CHECK(it.page.shows("“balasan.asn.json” adalah berkas balasan. Kirim kepada koordinator; di sini "
                      "tidak perlu dibuka."));

  exchange::HeaderInput header;
  header.purpose = DocumentPurpose::Packet;
  FakeBrowser browser;
  Page page(browser);
  drop(page, "kosong.asn.json", exchange::write_document(office(), header));
  CHECK(page.app.desk().session() == nullptr);
  CHECK(page.shows("Berkas ini bukan paket penilaian."));
}

TEST_CASE("fill: a sealed packet's return is sealed, and never silently not") {
  model::Dataset data = office();
  model::WorkspaceKey key = exchange::key_of(std::string(exchange::kPointBytes, 'k'), "privat");
  key.id = {60};
  data.keys.insert(key);
  model::Packet packet = unit_packet();
  packet.seal = {60};
  const std::string file = packet_file(data, packet);
  {
    FakeBrowser browser;
    Page page(browser);
    drop(page, "paket.asn.json", file);
    CHECK(page.data().keys.find({60})->private_part.empty());
    say_who(page, "dr. Hadi");
    fill(page, 1, kIntegrity, 3);
    CHECK(board(page).secrecy == screens::ReturnSecrecy::Sealed);
    page.ask(screens::FillIntent{screens::SaveReturn{}});
    const auto* sealed = page.platform.last_job<platform::Download>();
    REQUIRE(sealed != nullptr);
    CHECK(sealed->name.ends_with(".asn.enc"));
    CHECK(exchange::is_envelope(sealed->bytes));
    REQUIRE(board(page).saved);
    CHECK(board(page).saved->sealed);
  }
  FakeBrowser browser;
  Page page(browser);
  platform::Environment plain = page.platform.environment();
  plain.secure_context = false;
  page.platform.set_environment(plain);
  drop(page, "paket.asn.json", file);
  say_who(page, "dr. Hadi");
  fill(page, 1, kIntegrity, 3);
  CHECK(board(page).secrecy == screens::ReturnSecrecy::NoCrypto);
  page.ask(screens::FillIntent{screens::SaveReturn{}});
  CHECK(page.platform.last_job<platform::Download>() == nullptr);
  page.ask(screens::FillIntent{screens::SaveReturn{.unsealed = true}});
  CHECK(last_return(page).dataset.ratings.level_count() == 1);
  CHECK_FALSE(board(page).saved->sealed);
}

TEST_CASE("fill: tables and several returns are refused with words, once for a drop") {
  Opened it;
  Page& page = it.page;
  say_who(page, "dr. Hadi");
  fill(page, 1, kIntegrity, 3);
  page.ask(screens::FillIntent{screens::SaveReturn{}});
  const std::string bytes = page.platform.last_job<platform::Download>()->bytes;
  const auto seq = page.app.desk().session()->store().head().seq;
  drop(page, "pegawai.csv", "nip;nama\n199001012015011997;Budi\n");
  CHECK(page.app.route().screen == Screen::Fill);
  CHECK_FALSE(page.desk().table);
  CHECK(page.shows("“pegawai.csv” tidak dapat dimasukkan selama paket ini terbuka."));
  page.platform.drop_files({{"a.asn.json", bytes}, {"b.asn.json", bytes}, {"c.csv", "nip\n1\n"}});
  page.run();
  CHECK(page.app.route().screen == Screen::Fill);
  CHECK_FALSE(page.desk().document);
  CHECK(page.shows("Ini berkas-berkas balasan. Kirim kepada koordinator"));
  CHECK(page.shows("Berkas-berkas itu tidak dapat dimasukkan selama paket ini terbuka."));
  CHECK(page.app.desk().session()->store().head().seq == seq);
}

TEST_CASE("fill: what an encrypted file holds is offered to be saved, never brought in") {
  Opened it;
  Page& page = it.page;
  const auto seq = page.app.desk().session()->store().head().seq;
  const std::string table = "nip;nama\n199001012015011997;Budi\n";
  drop(page, "pegawai.csv.enc",
       *test::run_toy(exchange::seal_flow(table, "kuda-laut biru", test::seed_of(3))));
  page.ask(screens::SecrecyIntent{screens::GivePassphrase{"kuda-laut biru"}});
  CHECK(page.app.route().screen == Screen::Fill);
  CHECK(page.shows("Simpan isinya"));
  CHECK_FALSE(page.shows("Masukkan sebagai tabel"));
  page.ask(screens::SecrecyIntent{screens::TakeContentAsTable{}});
  CHECK_FALSE(page.desk().table);
  page.ask(screens::SecrecyIntent{screens::SaveContents{}});
  CHECK(page.platform.last_job<platform::Download>()->bytes == table);
  CHECK(page.app.desk().session()->store().head().seq == seq);
}

}  // namespace asah::fill_test
