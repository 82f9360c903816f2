#include "wasm/screens/sharing_view.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "core/model/record_access.hpp"
#include "tests/wasm/support/screen_stage.hpp"
#include "wasm/screens/sharing_board.hpp"

namespace asah::sharing_test {

using exchange::MergeItem;
using exchange::MergeItemKind;
using screens::SharingIntent;
using test::Harness;
using ui::Role;

namespace {

base::Date day(int d) { return base::Date::from_civil(2026, 11, static_cast<unsigned>(d)); }

struct Stage : test::ScreenStage<screens::SharingState, screens::SharingModel> {
  screens::SharingBoard board;

  Stage() : ScreenStage(screens::build_sharing, screens::draw_sharing) {
    route.screen = screens::Screen::Sharing;
    desk.workspace_open = true;
  }

  void add_packet(std::uint64_t id, const std::string& receiver, int due, bool withdrawn = false) {
    data.packets.insert({.id = {id}, .cycle = test::kStageCycle, .receiver = receiver,
                         .employees = {{1}, {2}}, .made = day(2), .due = day(due),
                         .withdrawn = withdrawn});
  }
  void add_packets() {
    add_packet(700, "Puskesmas", 20);
    add_packet(701, "Loket", 25);
    add_packet(702, "UPT", 20);
    add_packet(703, "Apotek", 30, true);
    data.packet_returns.insert({.id = {800}, .packet = {702}, .author = "dr. Hadi",
                                .received = day(18), .levels = 12, .notes = 3, .outside = 2});
  }

  /// Two files that contradict one another and this workspace, in `count` places.
  void add_review(std::size_t count) {
    auto plan = std::make_shared<exchange::MergePlan>();
    plan->has_base = true;
    plan->labels = {{"Kota Contoh", "", "", ""},
                    {"Dinas Kesehatan", "dr. Hadi", "a.json", "2026-11-18T14:31:00+07:00"}};
    for (std::size_t i = 0; i < count; ++i) {
      MergeItem item{.kind = MergeItemKind::RatingConflict,
                     .record = {model::EntityKind::Employee, i % 7 + 1},
                     .title = "Pegawai " + std::to_string(i)};
      item.rating = exchange::RatingPlace{
          test::kStageCycle,
          {{i + 1}, model::Source::Superior, {}, test::kStageToday}, {30}};
      item.candidates.resize(2);
      item.candidates[0].value = {std::int64_t{2}};
      item.candidates[0].branches.set(1);
      item.candidates[1].value = {std::int64_t{3}};
      item.candidates[1].branches.set(0);
      item.proposal = 1;
      plan->items.push_back(std::move(item));
    }
    MergeItem gone{.kind = MergeItemKind::Deleted, .record = {model::EntityKind::Unit, 12},
                   .title = "Loket lama"};
    plan->items.push_back(gone);
    auto document = std::make_shared<exchange::Document>();
    document->header.given.office = "Dinas Kesehatan";
    document->header.given.created_at = "2026-11-18T14:31:00+07:00";
    document->dataset.notes.insert({.id = {5}, .cycle = test::kStageCycle, .employee = {1},
                                    .competency = {30}, .text = "Presentasi masih dibantu."});
    screens::SharingFile file{.id = 1, .name = "a.json"};
    file.document = document;
    file.review = exchange::ReturnReview{.file = "a.json", .receiver = "Puskesmas",
                                         .status = exchange::ReturnStatus::Conflicts,
                                         .levels_new = 4, .branch = 1};
    screens::SharingFile broken{.id = 2, .name = "rusak.json"};
    broken.error = base::Error{base::ErrorCode::CutShort, "/ratings:7:1", {}};
    board.files = {file, broken};
    board.workspace = data.workspace;
    screens::SharingStage stage{.plan = plan, .files = {0, 1}};
    auto own = std::make_shared<std::vector<std::optional<screens::OwnSide>>>(plan->items.size());
    (*own)[0] = screens::OwnSide{"Rina W.", "BKPSDM", 1'763'000'000'000};
    stage.own = own;
    board.stages = {stage};
    board.totals.levels_added = 1204;
    board.arrivals = 1;
    show();
  }
  void show() { desk.sharing = std::make_shared<const screens::SharingBoard>(board); }

  /// The latest sharing intent of that kind, or null.
  template <class T>
  const T* asked() const {
    for (auto at = intents.rbegin(); at != intents.rend(); ++at) {
      const auto* sharing = std::get_if<SharingIntent>(&*at);
      if (sharing == nullptr) continue;
      if (const T* found = std::get_if<T>(sharing)) return found;
    }
    return nullptr;
  }
};

std::size_t cards_drawn(Harness& h) {
  return static_cast<std::size_t>(
      std::ranges::count_if(h.ui().semantics().nodes(), [](const ui::Node& node) {
        return node.role == Role::Heading && node.label.starts_with("Pegawai ");
      }));
}

}  // namespace

TEST_CASE("sharing: the register tells what waits, what is late and what came back") {
  Stage stage;
  stage.add_packets();
  const auto packets = *stage.model().packets;
  CHECK(packets.all == 4);
  CHECK(packets.counts == std::array<std::size_t, 4>{1, 1, 1, 1});
  CHECK(packets.share_words == "1 / 3");
  REQUIRE(packets.rows.size() == 4);
  CHECK(packets.rows[0].receiver == "Puskesmas");  // late ones first
  CHECK(packets.rows[0].state == "terlambat 1 hari");
  CHECK(packets.rows[1].state == "4 hari lagi");
  CHECK(packets.rows[2].state == "kembali 18 Nov 2026");
  CHECK(packets.rows[2].back == "12 nilai · dr. Hadi");
  CHECK(packets.rows[3].state == "ditarik");
  stage.state.standing = static_cast<int>(screens::PacketStanding::Late);
  CHECK(stage.model().packets->rows.size() == 1);
  stage.state.standing = -1;
  stage.state.search = "upt";
  CHECK(stage.model().packets->rows.size() == 1);
}

TEST_CASE("sharing: a packet's file, reminder and withdrawal are asked for beside the register") {
  Stage stage;
  stage.add_packets();
  stage.state.packet = {700};
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Simpan berkasnya lagi");
  REQUIRE(stage.asked<screens::SavePacket>() != nullptr);
  h.click(Role::Button, "Salin pesan pengingat");
  CHECK(stage.asked<screens::CopyReminder>()->packet == model::PacketId{700});
  h.click(Role::Button, "Tarik paket");
  CHECK(stage.state.withdrawing == model::PacketId{700});
  CHECK(stage.asked<screens::WithdrawPacket>() == nullptr);
  h.key(ImGuiKey_Escape);
  CHECK_FALSE(stage.state.withdrawing);
  stage.state.packet = {702};
  h.settle();
  CHECK(h.shows("12 nilai, 3 catatan"));
  CHECK(h.shows("2 di luar pagar, tidak diambil"));
  CHECK(h.find(Role::Button, "Salin pesan pengingat") == nullptr);  // it is back
}

TEST_CASE("sharing: packets are previewed and made with one press") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, ui::Environment{.display_css = {1366, 1200}});
  h.click(Role::Button, "Buat paket");
  REQUIRE(stage.state.draft);
  CHECK(stage.state.draft->due == base::Date::from_days(test::kStageToday.days() + 14));
  const screens::MakeModel make = *stage.model().make;
  CHECK_FALSE(make.packets.empty());
  CHECK(make.in_none == 0);
  CHECK(make.in_two == 0);
  h.click(Role::Button, "Buat " + std::to_string(make.packets.size()) + " paket dan simpan zip");
  REQUIRE(stage.asked<screens::MakePackets>() != nullptr);
  CHECK(stage.asked<screens::MakePackets>()->packets.size() == make.packets.size());
  CHECK_FALSE(stage.state.draft);
}

TEST_CASE("sharing: all that can be done with a packet is in sight on a small laptop") {
  Stage stage;
  stage.add_packets();
  Harness h([&](ui::Ui& u) { stage.draw(u); }, ui::Environment{.display_css = {1366, 738}});
  for (const std::uint64_t id : {700, 701, 702, 703}) {
    CAPTURE(id);
    stage.state.packet = {id};
    h.settle();
    const bool withdrawn = id == 703;
    const ui::Node& last =
        h.node(Role::Button, withdrawn ? "Simpan lagi dengan kata sandi" : "Tarik paket");
    CHECK(last.rect.y1 < 738);
    // The register keeps what came back in sight beside it.
    const ui::Node& head = h.node(Role::ColumnHeader, "Yang kembali");
    CHECK(head.rect.x1 <= last.rect.x0);
  }
}

TEST_CASE("sharing: the preview has the register's order") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Buat paket");
  stage.state.draft->kind = static_cast<int>(model::PacketKind::Self);
  const screens::MakeModel make = *stage.model().make;
  REQUIRE(make.packets.size() > 3);
  std::vector<std::string> previewed;
  for (const model::Packet& packet : make.packets) {
    previewed.push_back(packet.receiver);
    stage.data.packets.insert(packet);
  }
  stage.state.draft.reset();
  std::vector<std::string> registered;
  for (const screens::PacketRow& row : stage.model().packets->rows) {
    registered.push_back(row.receiver);
  }
  CHECK(registered == previewed);
}

TEST_CASE("sharing: long remarks on what would be made are read whole") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, ui::Environment{.display_css = {390, 1200}});
  h.click(Role::Button, "Buat paket");
  stage.data.packets.insert({.id = {710}, .cycle = test::kStageCycle, .receiver = "Tim",
                             .source = model::Source::Superior, .employees = {{1}, {2}},
                             .made = day(2), .due = day(30)});
  h.settle();
  h.move_to(200, 600);
  for (int i = 0; i < 10; ++i) h.wheel(-10);
  h.settle();
  const ui::Node& remark =
      h.node(Role::Text, "2 orang sudah ada dalam paket lain yang masih ditunggu");
  CHECK(remark.rect.x1 <= 390);
  CHECK(remark.rect.height() > 24);  // two lines
}

TEST_CASE("sharing: no packets without a due date, and it must lie ahead") {
  Stage stage;
  stage.state.draft = stage.model().packets->fresh;
  stage.state.draft->due = {};
  CHECK(stage.model().make->due_missing);
  CHECK_FALSE(stage.model().make->ready);
  stage.state.draft->due = day(20);
  CHECK(stage.model().make->due_past);
  CHECK_FALSE(stage.model().make->ready);
  stage.state.draft->due = day(25);
  CHECK(stage.model().make->ready);
}

TEST_CASE("sharing: a hand-picked packet says who is left out and who is waited for already") {
  Stage stage;
  stage.add_packet(700, "Puskesmas", 25);
  screens::PacketDraft draft = stage.model().packets->fresh;
  draft.kind = static_cast<int>(model::PacketKind::List);
  stage.state.draft = draft;
  CHECK(stage.model().make->packets.empty());
  CHECK(stage.model().make->fault.empty());
  stage.state.draft->receiver = "Tim asesor";
  stage.state.draft->people = {{1}, {9}};
  const screens::MakeModel make = *stage.model().make;
  REQUIRE(make.packets.size() == 1);
  CHECK(make.packets[0].receiver == "Tim asesor");
  CHECK(make.in_none == stage.data.employees.size() - 2);
  CHECK(make.before == 1);  // person 1 is in a packet that is still out
}

TEST_CASE("sharing: the screen turns to files that came; both sides stand with office, person, time") {
  Stage stage;
  stage.add_review(1);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.settle();
  CHECK(stage.state.tab == static_cast<int>(screens::SharingTab::Merge));
  CHECK(h.shows("Dinas Kesehatan · dr. Hadi"));
  CHECK(h.shows("18 Nov 2026 14.31"));
  CHECK(h.shows("“Presentasi masih dibantu.”"));
  CHECK(h.shows("BKPSDM · Rina W."));
  CHECK(h.shows("1.204 nilai ditambahkan"));
  CHECK(h.shows("tak terbaca"));
  CHECK(h.shows("Nilai · baris 7"));
}

TEST_CASE("sharing: a question is decided, left open and put back with one press each") {
  Stage stage;
  stage.add_review(1);
  const std::string item = merge_item_name(stage.board.stages[0].plan->items[0]);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.settle();
  h.click(Role::Button, "Pilih ini");  // the first side: 2
  const auto* decided = stage.asked<screens::DecideItem>();
  REQUIRE(decided != nullptr);
  CHECK(decided->item == item);
  CHECK(*decided->value->as_int() == 2);
  stage.board.decisions[0].values[item] = *decided->value;
  stage.show();
  h.settle();
  CHECK(h.shows("Dipilih"));
  h.click(Role::Button, "Biarkan terbuka");
  CHECK_FALSE(stage.asked<screens::DecideItem>()->value.has_value());
  h.click(Role::Button, "Kembalikan seperti semula: (kosong)");
  REQUIRE(stage.asked<screens::DecideItem>()->value.has_value());
  CHECK(stage.asked<screens::DecideItem>()->value->is_null());
}

TEST_CASE("sharing: a level that nobody gave is entered instead") {
  Stage stage;
  stage.add_review(1);
  const std::string item = merge_item_name(stage.board.stages[0].plan->items[0]);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.settle();
  h.click(Role::Button, "Isi nilai lain…");
  REQUIRE(stage.state.other);
  h.settle();
  CHECK(h.shows("Nilai lain untuk Pegawai 0"));
  CHECK(h.shows("Nilai ini sudah ada di antara pilihan."));  // it begins with the proposal
  stage.state.other->draft.choice = 5;
  h.settle();
  h.click(Role::Button, "Pakai nilai ini");
  const auto* decided = stage.asked<screens::DecideItem>();
  REQUIRE(decided != nullptr);
  CHECK(decided->item == item);
  CHECK(*decided->value->as_int() == 5);
  CHECK_FALSE(stage.state.other);
  stage.board.decisions[0].values[item] = *decided->value;
  stage.show();
  h.settle();
  CHECK(stage.model().review->open == 0);
  CHECK(h.find(Role::Button, "Nilai lain: 5") != nullptr);
}

TEST_CASE("sharing: another value is refused at its field until it fits") {
  Stage stage;
  stage.add_review(1);
  auto plan = std::make_shared<exchange::MergePlan>(*stage.board.stages[0].plan);
  MergeItem item{.kind = MergeItemKind::FieldConflict,
                 .record = {model::EntityKind::Employee, 1}, .title = "Siti"};
  item.field = model::record_access(model::EntityKind::Employee).field("nip");
  item.candidates.resize(2);
  item.candidates[0].value = {std::string("199001012015011998")};
  item.candidates[0].branches.set(1);
  item.candidates[1].value = {std::string("199001012015011999")};
  item.candidates[1].branches.set(0);
  plan->items = {item};
  stage.board.stages[0].plan = plan;
  stage.show();
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.settle();
  h.click(Role::Button, "Isi nilai lain…");
  h.settle();
  stage.state.other->draft.text = "1990";
  h.settle();
  CHECK(h.shows("NIP harus 18 angka, ini 4 angka."));
  CHECK_FALSE(stage.model().review->other->value.has_value());
  stage.state.other->draft.text = "";
  CHECK_FALSE(stage.model().review->other->value.has_value());
  stage.state.other->draft.text = " 199001012015011997 ";
  h.settle();
  h.click(Role::Button, "Pakai nilai ini");
  REQUIRE(stage.asked<screens::DecideItem>() != nullptr);
  CHECK(*stage.asked<screens::DecideItem>()->value->as_text() == "199001012015011997");
}

TEST_CASE("sharing: what stays open is confirmed before it is merged") {
  Stage stage;
  stage.add_review(2);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.settle();
  h.click(Role::Button, "Gabungkan 1.204 nilai");
  CHECK(stage.asked<screens::CommitReview>() == nullptr);
  CHECK(h.shows("2 hal masih terbuka"));
  h.click(Role::Button, "Gabungkan dan biarkan terbuka");
  CHECK(stage.asked<screens::CommitReview>() != nullptr);
  CHECK_FALSE(stage.state.confirming);
}

TEST_CASE("sharing: of five thousand questions only those in sight are drawn") {
  Stage stage;
  stage.add_review(5000);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.settle();
  const std::size_t drawn = cards_drawn(h);
  CHECK(drawn > 1);
  CHECK(drawn < 12);
  CHECK(h.shows("1 dari 5.000"));
  h.move_to(900, 500);
  for (int i = 0; i < 10; ++i) h.wheel(-10);
  h.settle();
  CHECK(cards_drawn(h) < 12);
  CHECK(h.find(Role::Heading, "Pegawai 0") == nullptr);
  // The words are kept from model to model while the comparison is the same.
  CHECK(stage.model().review->items == stage.state.items.value);
}

TEST_CASE("sharing: a file's card narrows the questions and takes the file out") {
  Stage stage;
  stage.add_review(3);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.settle();
  stage.state.file = 2;  // the broken one has no side in anything
  CHECK(stage.model().review->shown.empty());
  stage.state.file = 1;
  CHECK(stage.model().review->shown.size() == 3);
  h.click(Role::Button, "Keluarkan dari daftar");
  REQUIRE(stage.asked<screens::LeaveOutFile>() != nullptr);
}

TEST_CASE("sharing: that nothing contradicts is no promise for what is left out") {
  Stage stage;
  stage.add_review(0);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.settle();
  CHECK(h.shows("Semua berkas dapat digabungkan begitu saja."));
  stage.board.totals.files_skipped = 1;
  stage.show();
  h.settle();
  CHECK(h.shows("Tidak ada yang bertentangan"));
  CHECK_FALSE(h.shows("Semua berkas dapat digabungkan begitu saja."));
}

TEST_CASE("sharing: on a narrow page many files fold, so that the questions are in sight") {
  Stage stage;
  stage.add_review(2);
  for (std::uint64_t id = 3; id < 40; ++id) {
    screens::SharingFile copy = stage.board.files.front();
    copy.id = id;
    stage.board.files.push_back(copy);
  }
  stage.show();
  Harness h([&](ui::Ui& u) { stage.draw(u); }, ui::Environment{.display_css = {390, 844}});
  h.settle();
  CHECK(h.node(Role::Heading, "Pegawai 0").rect.y1 < 844);
  CHECK_FALSE(h.shows("Keluarkan dari daftar"));
  h.click(Role::Button, "39 berkas");
  h.settle();
  CHECK(h.shows("Keluarkan dari daftar"));
}

TEST_CASE("sharing: where something contradicts, not all of it is said to be here") {
  const auto says_nothing = [](std::size_t questions) {
    Stage stage;
    stage.add_review(questions);
    stage.board.totals.levels_added = 0;
    stage.show();
    return std::ranges::count(stage.model().review->happens,
                              "Tidak ada yang berubah: semua sudah ada di sini.",
                              &screens::HappensLine::words) > 0;
  };
  CHECK(says_nothing(0));
  CHECK_FALSE(says_nothing(1));
}

TEST_CASE("sharing: files of one sender are told apart by their names") {
  Stage stage;
  stage.add_review(1);
  CHECK(stage.model().review->branches.front().second == "Puskesmas · Dinas Kesehatan");
  screens::SharingFile again = stage.board.files.front();
  again.id = 3;
  again.name = "a (1).json";
  stage.board.files.push_back(again);
  stage.board.stages.front().files.push_back(3);
  stage.show();
  const auto branches = stage.model().review->branches;
  REQUIRE(branches.size() == 2);
  CHECK(branches[0].second == "Puskesmas · Dinas Kesehatan · a.json");
  CHECK(branches[1].second == "Puskesmas · Dinas Kesehatan · a (1).json");
}

TEST_CASE("sharing: of files that cannot be read each is named once and nothing is promised") {
  Stage stage;
  stage.add_review(1);
  stage.board.stages.clear();
  std::erase_if(stage.board.files, [](const screens::SharingFile& file) { return !file.error; });
  stage.board.totals.levels_added = 0;
  stage.show();
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.frame(2);
  CHECK(h.shows("rusak.json"));
  CHECK(h.find(Role::Text, "rusak.json") == nullptr);
  CHECK_FALSE(h.shows("Satu langkah; dapat dibatalkan."));
  CHECK(h.find(Role::Text, "1 berkas") != nullptr);
}

TEST_CASE("sharing: nothing is merged by a page that may only read") {
  Stage stage;
  stage.add_review(1);
  stage.read_only = true;
  REQUIRE(stage.model().review.has_value());
  CHECK_FALSE(stage.model().review->can_merge);
}

TEST_CASE("sharing: decisions are read again, open ones first, and settled") {
  Stage stage;
  model::Decision open{.id = {1}, .title = "Siti · Integritas", .employee = {1}};
  open.choices = {{"3", "BKPSDM", "Rina", "2026-11-12T10:05:00+07:00", ""},
                  {"2", "Dinas", "dr. Hadi", "2026-11-18T14:31:00+07:00", "a.json"}};
  open.chosen = "3";
  open.open = true;
  open.decided_at = "2026-11-19T09:00:00+07:00";
  model::Decision closed = open;
  closed.id = {2};
  closed.open = false;
  closed.person = "Rina W.";
  closed.decided_at = "2026-11-20T09:00:00+07:00";
  stage.data.decisions.insert(closed);
  stage.data.decisions.insert(open);
  stage.state.tab = static_cast<int>(screens::SharingTab::Decisions);
  const screens::DecisionsModel model = *stage.model().decisions;
  REQUIRE(model.rows.size() == 2);
  CHECK(model.rows[0].open);
  CHECK(model.rows[0].what == "Siti");
  CHECK(model.rows[0].about == "Integritas");
  CHECK(model.rows[0].others == "2");
  CHECK(model.rows[1].who == "Rina W.");
  stage.state.decision_search = "hadi";
  CHECK(stage.model().decisions->rows.size() == 2);
  stage.state.decided = 0;
  CHECK(stage.model().decisions->rows.size() == 1);
  stage.state.decision = {1};
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.settle();
  CHECK(h.shows("a.json"));
  h.click(Role::Button, "Tetapkan yang dipakai");
  REQUIRE(stage.asked<screens::SettleDecision>() != nullptr);
  CHECK(stage.asked<screens::SettleDecision>()->decision == model::DecisionId{1});
}

}  // namespace asah::sharing_test
