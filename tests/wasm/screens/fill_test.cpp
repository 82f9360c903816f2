#include "wasm/screens/fill_view.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "tests/wasm/support/screen_stage.hpp"
#include "wasm/screens/fill_marks.hpp"

namespace asah::fill_test {

using screens::FillStage;
using screens::Screen;
using test::Harness;
using ui::Role;

namespace {

constexpr model::RaterId kHead{70};
constexpr model::CompetencyId kIntegrity{30};
constexpr model::CompetencyId kTeamwork{31};
const base::Date kMade = base::Date::from_civil(2026, 11, 2);

// Three nurses of Puskesmas for dr. Hadi; one of them half rated.
struct Stage : test::ScreenStage<screens::FillState, screens::FillModel> {
  screens::FillBoard board{.packet = {700}, .said = true, .rater = kHead};

  Stage() : ScreenStage(screens::build_fill, screens::draw_fill) {
    route.screen = Screen::Fill;
    data.ratings = {};
    data.raters.insert({kHead, "dr. Hadi", {}});
    data.packets.insert({.id = {700}, .cycle = test::kStageCycle,
                         .kind = model::PacketKind::Rater, .receiver = "dr. Hadi",
                         .source = model::Source::Superior, .rater = kHead,
                         .employees = {{1}, {2}, {3}}, .made = kMade,
                         .due = base::Date::from_civil(2026, 11, 24), .message = "Mohon diisi."});
    rate(1, kIntegrity, 3);
    show();
  }
  void rate(std::uint64_t person, model::CompetencyId competency, int level) {
    const model::SheetChange change{{{person}, model::Source::Superior, kHead, kMade},
                                    {{competency, {}, {static_cast<std::int8_t>(level)}}}};
    data.ratings.edit(test::kStageCycle).apply({&change, 1});
  }
  model::Packet& packet() { return *data.packets.edit({700}); }
  void show() { desk.fill = std::make_shared<const screens::FillBoard>(board); }
  /// The latest thing asked of the filling in, or null.
  template <class T>
  const T* asked() const {
    for (auto at = intents.rbegin(); at != intents.rend(); ++at) {
      const auto* fill = std::get_if<screens::FillIntent>(&*at);
      if (fill == nullptr) continue;
      if (const T* found = std::get_if<T>(fill)) return found;
    }
    return nullptr;
  }
};

}  // namespace

TEST_CASE("fill model: what is asked, and until when") {
  Stage stage;
  stage.board.said = false;
  stage.show();
  const screens::FillModel model = stage.model();
  CHECK(model.stage == FillStage::Who);
  CHECK(model.ask.receiver == "dr. Hadi");
  CHECK(model.ask.asked_by == "Kota Contoh");
  CHECK(model.ask.cycle == "Penilaian 2026");
  CHECK(model.ask.as == "Atasan");
  CHECK(model.ask.people == "3 orang");
  CHECK(model.ask.due == "24 Nov 2026, 3 hari lagi");
  CHECK_FALSE(model.ask.over);
  CHECK_FALSE(model.editable);
  stage.packet().due = test::kStageToday;
  CHECK(stage.model().ask.due == "21 Nov 2026, hari ini");
  stage.packet().due = base::Date::from_civil(2026, 11, 19);
  CHECK(stage.model().ask.due == "19 Nov 2026, sudah lewat 2 hari");
  CHECK(stage.model().ask.over);
  stage.packet().due = {};
  CHECK(stage.model().ask.due == "tanpa batas waktu");
}

TEST_CASE("fill model: progress counts levels and what cannot be judged, and leads on") {
  Stage stage;
  screens::FillModel model = stage.model();
  CHECK(model.stage == FillStage::List);
  REQUIRE(model.people.size() == 3);
  CHECK(model.people[0].name == "Pegawai 1");
  CHECK(model.people[0].place == "Perawat · Puskesmas");
  CHECK(model.people[0].cells == 2);
  CHECK(model.people[0].done == 1);
  CHECK(model.cells == 6);
  CHECK(model.next == 0);
  const model::NoteId mark = screens::cannot_mark({{700}, {1}, kTeamwork}, kHead);
  stage.data.notes.insert({.id = mark, .cycle = test::kStageCycle, .employee = {1},
                           .competency = kTeamwork, .author = kHead, .date = kMade,
                           .text = screens::cannot_words("baru", base::Language::English)});
  model = stage.model();
  CHECK(model.people[0].done == 2);
  CHECK(model.people_done == 1);
  CHECK(model.cannot == 1);
  CHECK(model.next == 1);
  stage.state.only_open = true;
  CHECK(stage.model().shown.size() == 2);
  stage.state.query = "3";
  CHECK(stage.model().shown.size() == 1);
}

TEST_CASE("fill model: only the rater's own levels and notes are shown") {
  Stage stage;
  stage.data.raters.insert({{71}, "Bu Rina", {}});
  const model::SheetChange change{{{2}, model::Source::Superior, {71}, kMade},
                                  {{kIntegrity, {}, {5}}}};
  stage.data.ratings.edit(test::kStageCycle).apply({&change, 1});
  stage.data.notes.insert({.id = {801}, .cycle = test::kStageCycle, .employee = {2},
                           .competency = kIntegrity, .author = {71}, .date = kMade,
                           .text = "bukan milik dr. Hadi"});
  stage.route.record = 2;
  const screens::FillModel model = stage.model();
  CHECK(model.people[1].done == 0);
  REQUIRE(model.detail);
  CHECK(model.detail->level == -1);
  CHECK(model.detail->notes.empty());
}

TEST_CASE("fill model: the required level is nowhere to be seen") {
  Stage stage;
  stage.route.record = 1;
  const screens::FillModel model = stage.model();
  REQUIRE(model.detail);
  for (const screens::LevelStep& step : model.detail->steps) CHECK_FALSE(step.standard);
}

TEST_CASE("fill: a person confirms, and one's own packet leads straight to the ratings") {
  Stage stage;
  stage.board.said = false;
  stage.show();
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("Mohon diisi."));
  CHECK(h.find(Role::Heading, "Siapa Anda?") != nullptr);
  h.click(Role::Button, "Ya, saya dr. Hadi");
  CHECK(stage.asked<screens::SayWho>() != nullptr);
  CHECK(stage.last<screens::Navigate>() == nullptr);

  stage.packet().rater = {};
  stage.packet().source = model::Source::Self;
  stage.packet().employees = {{2}};
  stage.board = {.packet = {700}, .self = {2}};
  stage.show();
  h.settle();
  h.click(Role::Button, "Ya, saya Pegawai 2");
  REQUIRE(stage.last<screens::Navigate>() != nullptr);
  CHECK(stage.last<screens::Navigate>()->to.record == 2);
}

TEST_CASE("fill: without a named rater one writes one's name or picks it") {
  Stage stage;
  stage.packet().rater = {};
  stage.board = {.packet = {700}};
  stage.show();
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK((h.node(Role::Button, "Mulai mengisi").states & ui::state::kDisabled) != 0);
  h.click(Role::TextBox, "Nama Anda");
  h.type("  Sari Wulandari ");
  h.click(Role::Button, "Mulai mengisi");
  REQUIRE(stage.asked<screens::SayWho>() != nullptr);
  CHECK(stage.asked<screens::SayWho>()->name == "Sari Wulandari");
  stage.state.pick.value = 1;
  h.settle();
  h.click(Role::Button, "Mulai mengisi");
  CHECK(stage.asked<screens::SayWho>()->employee == model::EmployeeId{2});
}

TEST_CASE("fill: a press rates and the place stays open, so that a second press harms nothing") {
  Stage stage;
  stage.route.record = 1;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  // Integrity is rated: the first empty one is open.
  h.click(Role::Radio, "Kerja Sama tingkat 4");
  const auto* fill = stage.asked<screens::FillIn>();
  REQUIRE(fill != nullptr);
  CHECK(fill->places.front().competency == kTeamwork);
  CHECK(fill->places.front().level.value == 4);
  stage.rate(1, kTeamwork, 4);
  h.settle();
  CHECK(h.find(Role::Radio, "Kerja Sama tingkat 4") != nullptr);
  CHECK((h.node(Role::Radio, "Kerja Sama tingkat 4").states & ui::state::kChecked) != 0);
  h.click(Role::Button, "Orang berikutnya: Pegawai 2");
  CHECK(stage.last<screens::Navigate>()->to.record == 2);
}

TEST_CASE("fill: digits rate and go on, n and e lead to the note, Backspace clears") {
  Stage stage;
  stage.route.record = 2;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.key(ImGuiKey_3);
  h.settle();
  REQUIRE(stage.asked<screens::FillIn>() != nullptr);
  CHECK(stage.asked<screens::FillIn>()->places.front().competency == kIntegrity);
  CHECK(stage.asked<screens::FillIn>()->places.front().level.value == 3);
  CHECK(stage.state.column == 1);
  h.key(ImGuiKey_Keypad0);
  CHECK(stage.asked<screens::FillIn>()->places.front().level.value == 0);
  stage.state.column = 1;
  h.key(ImGuiKey_UpArrow);
  h.settle();
  CHECK(stage.state.column == 0);
  h.key(ImGuiKey_Backspace);
  CHECK_FALSE(stage.asked<screens::FillIn>()->places.front().level.has_value());
  h.key(ImGuiKey_N);
  h.settle();
  CHECK_FALSE(stage.state.note.value.evidence);
  h.type("Ramah kepada pasien 5 kali");
  h.settle();
  CHECK(stage.state.note.value.text == "Ramah kepada pasien 5 kali");
  // A digit typed into the note is no level.
  CHECK_FALSE(stage.asked<screens::FillIn>()->places.front().level.has_value());
}

TEST_CASE("fill: 'cannot judge' is told apart from level 0 and can be taken back") {
  Stage stage;
  stage.route.record = 2;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Tidak dapat menilai");
  const auto* fill = stage.asked<screens::FillIn>();
  REQUIRE(fill != nullptr);
  CHECK(fill->places.front().cannot);
  CHECK_FALSE(fill->places.front().level.has_value());
  stage.data.notes.insert({.id = screens::cannot_mark({{700}, {2}, kIntegrity}, kHead),
                           .cycle = test::kStageCycle, .employee = {2}, .competency = kIntegrity,
                           .author = kHead, .date = kMade, .text = "Tidak dapat menilai"});
  h.settle();
  CHECK(h.find(Role::TextBox, "Alasannya (boleh kosong)") != nullptr);
  h.click(Role::Button, "Kosongkan");
  CHECK_FALSE(stage.asked<screens::FillIn>()->places.front().cannot);
}

TEST_CASE("fill: a note is kept with its day, kind and author; leaving the box is enough") {
  Stage stage;
  stage.route.record = 2;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::TextBox, "Isi catatan");
  h.type("Melapor tepat waktu");
  h.click(Role::Radio, "Integritas tingkat 2");
  h.settle();
  const auto* put = stage.last<screens::PutNote>();
  REQUIRE(put != nullptr);
  CHECK(put->record.text == "Melapor tepat waktu");
  CHECK(put->record.evidence);
  CHECK(put->record.author == kHead);
  CHECK(put->record.employee == model::EmployeeId{2});
  CHECK(put->record.competency == kIntegrity);
  CHECK(put->record.date == test::kStageToday);
}

TEST_CASE("fill: what is typed into a note is kept with every pause, under one id") {
  Stage stage;
  stage.route.record = 2;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::TextBox, "Isi catatan");
  h.type("Melapor");
  h.frame(20);
  CHECK(stage.last<screens::PutNote>() == nullptr);
  h.frame(80);
  REQUIRE(stage.last<screens::PutNote>() != nullptr);
  const model::Note first = stage.last<screens::PutNote>()->record;
  CHECK(first.text == "Melapor");
  stage.data.notes.insert(first);
  h.type(" tepat");
  h.frame(100);
  CHECK(stage.last<screens::PutNote>()->record.text == "Melapor tepat");
  CHECK(stage.last<screens::PutNote>()->record.id == first.id);
  // Emptied and left, the new note goes.
  for (int i = 0; i < 13; ++i) h.key(ImGuiKey_Backspace);
  REQUIRE(stage.state.note.value.text.empty());
  h.click(Role::Radio, "Integritas tingkat 2");
  h.settle();
  const auto* gone = stage.last<screens::RemoveRecord>();
  REQUIRE(gone != nullptr);
  CHECK(gone->id == first.id.value);
}

TEST_CASE("fill: a return may be put under a passphrase, typed twice") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Selesai & simpan berkas balasan");
  h.settle();
  h.click(Role::CheckBox, "Sandikan berkas balasan dengan kata sandi");
  h.settle();
  CHECK((h.node(Role::Button, "Simpan walau belum lengkap").states & ui::state::kDisabled) != 0);
  h.click(Role::TextBox, "Kata sandi");
  h.type("kuda-laut biru");
  h.click(Role::TextBox, "Ulangi kata sandi");
  h.type("kuda-laut biru");
  h.settle();
  h.click(Role::Button, "Simpan walau belum lengkap");
  const auto* save = stage.asked<screens::SaveReturn>();
  REQUIRE(save != nullptr);
  CHECK(save->passphrase == "kuda-laut biru");
  h.settle();
  CHECK(stage.state.passphrase.value.first.empty());
}

TEST_CASE("fill: the end names what is missing, may be saved all the same, and asks about seals") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Selesai & simpan berkas balasan");
  h.settle();
  CHECK(h.shows("5 nilai belum diisi. Orangnya:"));
  h.click(Role::Button, "Simpan walau belum lengkap");
  REQUIRE(stage.asked<screens::SaveReturn>() != nullptr);
  CHECK_FALSE(stage.asked<screens::SaveReturn>()->unsealed);

  stage.intents.clear();
  stage.board.secrecy = screens::ReturnSecrecy::NoCrypto;
  stage.show();
  h.settle();
  h.click(Role::Button, "Selesai & simpan berkas balasan");
  h.settle();
  CHECK((h.node(Role::Button, "Simpan walau belum lengkap").states & ui::state::kDisabled) != 0);
  h.click(Role::CheckBox, "Saya setuju berkas ini disimpan tanpa segel");
  h.click(Role::Button, "Simpan walau belum lengkap");
  REQUIRE(stage.asked<screens::SaveReturn>() != nullptr);
  CHECK(stage.asked<screens::SaveReturn>()->unsealed);
}

TEST_CASE("fill: after saving it says where the file is, and when it is behind") {
  Stage stage;
  const std::uint64_t print = screens::fill_print(stage.data, stage.packet(), kHead);
  stage.board.saved = screens::SavedReturn{"balasan.asn.json", 7 * 3'600'000, print, false};
  stage.show();
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("Berkas balasan sudah dibuat pukul 14.00"));
  CHECK(h.shows("“balasan.asn.json” ada di folder Unduhan komputer ini. Kirim kepada Kota Contoh "
                "lewat surel, atau salin ke flash drive."));
  stage.rate(2, kIntegrity, 2);
  h.settle();
  CHECK(h.shows("Isian berubah setelah berkas balasan dibuat"));
  h.click(Role::Button, "Simpan lagi");
  CHECK(stage.state.finishing);
}

TEST_CASE("fill: another file of the packet is asked about, and nothing is lost either way") {
  Stage stage;
  stage.board.other = screens::OtherPacketFile{"paket (2).asn.json", "", 12};
  stage.show();
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("“paket (2).asn.json” adalah paket yang sama, tetapi isinya lain (12 nilai). "
                "Isian di komputer ini memuat 1 nilai."));
  h.click(Role::Button, "Mulai dari berkas itu");
  REQUIRE(stage.asked<screens::AnswerPacket>() != nullptr);
  CHECK(stage.asked<screens::AnswerPacket>()->answer == screens::PacketAnswer::Anew);
}

TEST_CASE("fill: in the grid a digit rates, and a person's row opens the list's page") {
  Stage stage;
  stage.state.grid = true;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  stage.state.employee = 2;
  stage.state.column = 1;
  h.settle();
  CHECK(h.shows("Kerja Sama tingkat 1"));
  h.click(Role::Radio, "Kerja Sama tingkat 1");
  REQUIRE(stage.asked<screens::FillIn>() != nullptr);
  CHECK(stage.asked<screens::FillIn>()->places.front().employee == model::EmployeeId{2});
  CHECK(stage.asked<screens::FillIn>()->places.front().competency == kTeamwork);
}

TEST_CASE("fill: what was begun for one person's place in the grid does not go to another's") {
  Stage stage;
  stage.state.grid = true;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  stage.state.employee = 1;
  stage.state.column = 1;
  h.settle();
  stage.state.note.value.text = "tentang Pegawai 1";
  stage.state.reason.value = "alasan";
  const ui::Node& row = h.node(Role::RowHeader, "Pegawai 2");
  const ui::Node& column = h.node(Role::ColumnHeader, "Kerja Sama");
  h.click_at(column.rect.center_x(), row.rect.center_y());
  h.settle();
  CHECK(stage.state.employee == 2);
  CHECK(stage.state.column == 1);
  CHECK(stage.state.note.value.text.empty());
  CHECK(stage.state.reason.value.empty());
}

TEST_CASE("fill: in a closed cycle or another tab's hands nothing can be pressed") {
  Stage stage;
  stage.route.record = 2;
  stage.read_only = true;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK((h.node(Role::Radio, "Integritas tingkat 2").states & ui::state::kDisabled) != 0);
  h.key(ImGuiKey_3);
  CHECK(stage.asked<screens::FillIn>() == nullptr);
  stage.read_only = false;
  stage.data.cycles.edit(test::kStageCycle)->status = model::CycleStatus::Closed;
  h.settle();
  CHECK((h.node(Role::Radio, "Integritas tingkat 2").states & ui::state::kDisabled) != 0);
}

}  // namespace asah::fill_test
