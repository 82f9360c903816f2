#include "wasm/screens/history_view.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>

#include "core/change/commands.hpp"
#include "core/report/held_data.hpp"
#include "tests/wasm/support/screen_stage.hpp"
#include "wasm/screens/held_vm.hpp"
#include "wasm/screens/person_view.hpp"

namespace asah::history_test {

using test::Harness;
using ui::Role;

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
const std::int64_t kNow =
    std::int64_t{base::Date::from_civil(2026, 11, 21).days()} * kDayMs + 3 * 3'600'000;

struct Stage : test::ScreenStage<screens::HistoryState, screens::HistoryModel> {
  change::Store store;

  Stage() : ScreenStage(screens::build_history, screens::draw_history), store(test::stage_data()) {
    route.screen = screens::Screen::History;
    rename("Dinkes", {"Rina", "BKPSDM", kNow - 20 * kDayMs});
    rename("Dinkes Kota", {"Budi", "Dinas Kesehatan", kNow - 2 * kDayMs});
    rate({"Rina", "BKPSDM", kNow});
    show();
  }
  void rename(const std::string& name, const change::Actor& actor) {
    model::Unit unit = *store.snapshot().units.find({10});
    unit.name = name;
    REQUIRE(store.commit(change::put(store.snapshot(), unit), actor));
  }
  void rate(const change::Actor& actor) {
    const auto person = store.snapshot().employees.rows()[0].id;
    const change::RatingEdit edit{test::kStageCycle,
                                  {person, model::Source::Peer, {}, test::kStageToday},
                                  {30},
                                  model::Level{4}};
    auto step = change::rate(store.snapshot(), std::span(&edit, 1));
    REQUIRE(step);
    REQUIRE(store.commit(*step, actor));
  }
  void show() {
    auto board = std::make_shared<screens::HistoryBoard>();
    board->info = {.records = store.records().size(), .bytes = 2048,
                   .oldest_seq = store.records().empty() ? 0 : store.records().front().seq,
                   .folded = store.oldest().seq > 0};
    board->records = [this] { return std::span<const change::JournalRecord>(store.records()); };
    board->can_undo = [this](std::uint64_t seq) { return store.can_undo_step(seq); };
    desk.history = std::move(board);
    data = store.snapshot();
  }
  const screens::UndoStep* undo() const {
    const auto* intent = last<screens::HistoryIntent>();
    return intent == nullptr ? nullptr : std::get_if<screens::UndoStep>(intent);
  }
};

}  // namespace

TEST_CASE("history model: newest first, with who, office and the clock on the wall") {
  Stage stage;
  const auto model = stage.model();
  REQUIRE(model.rows.size() == 3);
  CHECK(model.rows[0].seq == 3);
  CHECK(model.rows[0].when == "21 Nov 2026 10.00");
  CHECK(model.rows[1].what == "Mengubah unit Dinkes Kota");
  CHECK(model.rows[1].who == "Budi");
  CHECK(model.rows[1].office == "Dinas Kesehatan");
  CHECK(model.people == std::vector<std::string>{"Budi", "Rina"});
  CHECK(model.kept == "2,0\u00A0kB tersimpan");
  CHECK(model.begin.empty());
}

TEST_CASE("history model: filters by text, person, kind and span of days") {
  Stage stage;
  stage.state.search = "dinkes kota";
  CHECK(stage.model().rows.size() == 1);
  CHECK(stage.model().all == 3);
  stage.state = {};
  stage.state.who = 1;
  CHECK(stage.model().rows.size() == 2);
  stage.state = {};
  stage.state.kind = static_cast<int>(screens::HistoryKind::Ratings);
  CHECK(stage.model().rows.size() == 1);
  stage.state = {};
  stage.state.span = 0;
  CHECK(stage.model().rows.size() == 1);
  stage.state.span = 1;
  CHECK(stage.model().rows.size() == 2);
  stage.state.span = 2;
  CHECK(stage.model().rows.size() == 3);
}

TEST_CASE("history model: one record's steps alone") {
  Stage stage;
  stage.route.record = 10;
  CHECK(stage.model().rows.size() == 2);
  CHECK(stage.model().record == "Dinkes Kota");
  stage.route.record = stage.data.employees.rows()[0].id.value;
  CHECK(stage.model().rows.size() == 1);
}

TEST_CASE("history model: before and after in words, and why a step stays") {
  Stage stage;
  stage.state.chosen = 1;
  const auto model = stage.model();
  REQUIRE(model.detail);
  REQUIRE(model.detail->lines.lines.size() == 1);
  CHECK(model.detail->lines.lines[0].field == "Nama");
  CHECK(model.detail->lines.lines[0].after == "Dinkes");
  CHECK_FALSE(model.detail->can_undo);
  CHECK(model.detail->refusal.contains("Dinkes Kota sudah berubah sesudahnya"));
  stage.state.chosen = 2;
  CHECK(stage.model().detail->can_undo);
}

TEST_CASE("history: a folded past and a broken chain are told") {
  Stage stage;
  const auto& lived = stage.store.records();
  stage.store =
      change::Store(stage.store.snapshot(), stage.store.head(), {lived.begin() + 1, lived.end()});
  stage.show();
  CHECK(stage.model().begin.contains("1 sampai 1"));
  auto board = std::make_shared<screens::HistoryBoard>(*stage.desk.history);
  board->broken = base::Error{base::ErrorCode::BrokenJournal, {}, {"7"}};
  stage.desk.history = board;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("Rantai riwayat putus"));
  h.click(Role::Button, "Unduh cadangan");
  CHECK(stage.last<screens::ExportWorkspace>() != nullptr);
}

TEST_CASE("history: a step opens beside the list and is undone from there") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Cell, "Mengubah unit Dinkes Kota");
  CHECK(stage.state.chosen == 2);
  h.settle();
  // Above what may be long.
  CHECK(h.node(Role::Button, "Batalkan langkah ini").rect.y1 <
        h.node(Role::Heading, "Yang diubah").rect.y0);
  h.click(Role::Button, "Batalkan langkah ini");
  REQUIRE(stage.undo() != nullptr);
  CHECK(stage.undo()->seq == 2);
}

TEST_CASE("history: no steps yet is a state of its own") {
  Stage stage;
  stage.store = change::Store(test::stage_data());
  stage.show();
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("Belum ada langkah"));
  CHECK_FALSE(h.shows("Siapa"));
  CHECK_FALSE(h.shows("Rantai utuh, 0 langkah"));
  CHECK_FALSE(h.shows("0 baris"));  // no table without rows
  CHECK(h.node(Role::Text, "Setiap langkah: kapan, siapa, apa, sebelum dan sesudahnya").rect.y0 >=
        h.node(Role::Heading, "Riwayat").rect.y1);
}

TEST_CASE("person: erasing asks for the end of the NIP and a ground, and offers the data first") {
  test::ScreenStage<screens::PersonState, screens::PersonModel> stage(screens::build_person,
                                                                      screens::draw_person);
  const model::Employee person = stage.data.employees.rows()[0];
  stage.route = {.screen = screens::Screen::Employees, .record = person.id.value};
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Tindakan lain");
  h.click(Role::MenuItem, "Hapus atas permintaan…");
  h.click(Role::Button, "Simpan semua data tentang orang ini…");
  const auto* intent = stage.last<screens::HistoryIntent>();
  REQUIRE(intent != nullptr);
  CHECK(std::holds_alternative<screens::SaveHeldData>(*intent));
  stage.intents.clear();
  h.click(Role::Button, "Hapus selamanya");
  CHECK(stage.intents.empty());
  stage.state.erasing.reason = "Surat 12";
  stage.state.erasing.digits = person.nip.substr(person.nip.size() - 4);
  h.click(Role::Button, "Hapus selamanya");
  intent = stage.last<screens::HistoryIntent>();
  REQUIRE(intent != nullptr);
  const auto* erase = std::get_if<screens::ErasePerson>(intent);
  REQUIRE(erase != nullptr);
  CHECK(erase->employee == person.id);
  CHECK(erase->reason == "Surat 12");
}

TEST_CASE("history: whoever is in the history alone can be erased from the step that tells of them") {
  Stage stage;
  const model::Employee person = stage.store.snapshot().employees.rows()[0];
  const auto step = change::remove_employee(stage.store.snapshot(), person.id);
  REQUIRE(step);
  REQUIRE(stage.store.commit(*step, {"Rina", "BKPSDM", kNow}));
  stage.show();
  stage.state.chosen = stage.store.head().seq - 1;
  CHECK(stage.model().detail->gone.empty());
  stage.state.chosen = stage.store.head().seq;
  REQUIRE(stage.model().detail->gone.size() == 1);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Hapus atas permintaan…");
  CHECK(h.shows("Hapus " + person.name + " atas permintaan?"));
  CHECK_FALSE(h.shows("Simpan semua data tentang orang ini…"));
  stage.state.erasing.reason = "Surat 12";
  h.click(Role::Button, "Hapus selamanya");
  CHECK(stage.intents.empty());
  stage.state.erasing.digits = person.nip.substr(person.nip.size() - 4);
  h.click(Role::Button, "Hapus selamanya");
  const auto* intent = stage.last<screens::HistoryIntent>();
  REQUIRE(intent != nullptr);
  const auto* erase = std::get_if<screens::ErasePerson>(intent);
  REQUIRE(erase != nullptr);
  CHECK(erase->employee == person.id);
}

TEST_CASE("held data: the document holds record, ratings and history of the one person") {
  Stage stage;
  const model::Employee person = stage.data.employees.rows()[0];
  const auto entries = std::make_shared<const std::vector<change::TrailEntry>>(
      change::employee_trail(stage.data, stage.store.records(), person.id));
  const auto events =
      screens::held_events(stage.data, {stage.store.records(), entries}, person.id,
                           base::Language::Indonesian, 0);
  REQUIRE(events.size() == 1);
  CHECK(events[0].who == "Rina");
  CHECK(events[0].after == "4");
  const std::string html = report::held_html(
      {.dataset = stage.data, .employee = person.id, .events = events,
       .today = test::kStageToday});
  CHECK(html.contains(person.nip));
  CHECK(html.contains("Riwayat perubahan"));
  CHECK(html.contains("Rina"));
  const std::string other = stage.data.employees.rows()[1].nip;
  CHECK_FALSE(html.contains(other));
  CHECK(report::held_html({.dataset = stage.data, .employee = {424242}}).empty());
}

}  // namespace asah::history_test
