#include "wasm/screens/person_view.hpp"

#include <doctest/doctest.h>

#include "core/change/commands.hpp"
#include "core/change/trail.hpp"
#include "tests/wasm/support/screen_stage.hpp"

namespace asah::person_test {

using screens::Screen;
using test::Harness;
using ui::Role;

namespace {

struct Stage : test::ScreenStage<screens::PersonState, screens::PersonModel> {
  Stage() : ScreenStage(screens::build_person, screens::draw_person) {
    desk.workspace_open = true;
    route = {.screen = Screen::Employees, .record = 1};
  }
};

model::SheetChange sheet(model::Source source, std::uint64_t rater, base::Date date,
                         std::vector<model::LevelChange> levels) {
  return {{{1}, source, {rater}, date}, std::move(levels)};
}

/// A closed cycle of 2024 in which employee 1 rated themselves 5 in 30 (uncounted), superiors 2 and
/// 3; in 31 a moderation made 4 of 3; 32, not in the cycle's list, was rated 4.
void add_older_cycle(model::Dataset& data) {
  const auto day = [](int d) { return base::Date::from_civil(2024, 3, d); };
  data.cycles.edit(test::kStageCycle)->start = base::Date::from_civil(2026, 3, 1);
  model::Cycle cycle{.id = {45}, .name = "Penilaian 2024"};
  cycle.status = model::CycleStatus::Closed;
  cycle.start = day(1);
  cycle.sources = {{model::Source::Superior, {100}}};
  cycle.competencies = {{30}, {31}};
  data.cycles.insert(cycle);
  data.raters.insert({{80}, "dr. Hadi", {}});
  const model::SheetChange sheets[] = {
      sheet(model::Source::Self, 0, {}, {{{30}, {}, {5}}}),
      sheet(model::Source::Superior, 0, day(3), {{{30}, {}, {2}}}),
      sheet(model::Source::Superior, 80, day(4),
            {{{30}, {}, {3}}, {{31}, {}, {3}}, {{32}, {}, {4}}})};
  data.ratings.edit(cycle.id).apply(sheets);
  model::Moderation moderation;
  moderation.id = {60};
  moderation.cycle = cycle.id;
  moderation.employee = {1};
  moderation.competency = {31};
  moderation.before = base::Hundredths{300};
  moderation.after = {4};
  moderation.reason = "Bukti kegiatan";
  moderation.by = {80};
  moderation.date = day(9);
  data.moderations.insert(moderation);
  model::Note note;
  note.id = {70};
  note.cycle = cycle.id;
  note.employee = {1};
  note.competency = {31};
  note.author = {80};
  note.source = model::Source::Superior;
  note.date = day(8);
  note.text = "Memimpin apel";
  note.evidence = true;
  data.notes.insert(note);
}

/// The stage's data in a store, whose journal the stage reads. A step a minute from 07:00 UTC.
struct Journal {
  explicit Journal(Stage& stage, std::uint64_t seq = 0) : store(stage.data, {.seq = seq}) {
    stage.trail = [this](model::EmployeeId employee) {
      return screens::PersonTrail{
          store.records(), std::make_shared<const std::vector<change::TrailEntry>>(
                               change::employee_trail(store.snapshot(), store.records(),
                                                      employee))};
    };
  }
  void commit(change::Step step, const std::string& who) {
    REQUIRE(store.commit(std::move(step), {who, "", time}));
    time += 60'000;
  }
  change::RatingEdit edit(std::uint64_t employee, std::uint64_t competency, int level) const {
    return {test::kStageCycle,
            {{employee}, model::Source::Superior, {}, test::kStageToday},
            {competency},
            {static_cast<std::int8_t>(level)}};
  }
  change::Store store;
  std::int64_t time = std::int64_t{test::kStageToday.days()} * 86'400'000 + 7 * 3'600'000;
};

}  // namespace

TEST_CASE("person model: levels against the standard, JPM, strengths and needs") {
  Stage s;
  const auto model = s.model();
  REQUIRE(model.found);
  REQUIRE(model.rows.size() == 2);
  CHECK(model.rows[0].achieved_text == "1");
  CHECK(model.rows[0].required_text == "3");
  CHECK(model.rows[0].difference == "−2");
  CHECK(model.jpm == "66,67\xC2\xA0%");  // (1 + 3) of (3 + 3)
  CHECK(model.needs.size() == 1);
  CHECK(model.sheets == 1);
  s.state.tab = static_cast<int>(screens::PersonTab::History);
  s.state.taken = s.route;
  CHECK(s.model().history.size() == 1);
}

TEST_CASE("person model: the ratings of all cycles, the newest first, each against the standard") {
  Stage s;
  add_older_cycle(s.data);
  s.state.tab = static_cast<int>(screens::PersonTab::Ratings);
  const auto model = s.model();
  REQUIRE(model.rounds.size() == 2);
  const screens::PersonRound& now = model.rounds[0];
  CHECK(now.name == "Penilaian 2026");
  CHECK(now.in_view);
  REQUIRE(now.sheets.size() == 1);
  CHECK(now.sheets[0].label == "Atasan");
  CHECK(now.sheets[0].by == "tanpa nama · 21 Nov 2026");
  CHECK(now.sheets[0].filled == "2 dari 2 kompetensi");
  CHECK_FALSE(now.has_self);

  const screens::PersonRound& old = model.rounds[1];
  CHECK(old.name == "Penilaian 2024");
  CHECK_FALSE(old.in_view);
  CHECK(old.about == "Pemetaan · mulai 1 Mar 2024 · Ditutup");
  REQUIRE(old.sheets.size() == 3);
  CHECK(old.sheets[0].label == "Diri sendiri");
  CHECK_FALSE(old.sheets[0].counted);
  CHECK(old.sheets[0].by == "Pegawai 1 · tanpa tanggal");
  CHECK(old.sheets[1].label == "Atasan 1");
  CHECK(old.sheets[2].by == "dr. Hadi · 4 Mar 2024");
  REQUIRE(old.rows.size() == 3);  // both of the cycle, and the one that was rated beside its list
  CHECK(old.rows[0].competency == "Integritas");
  CHECK(old.rows[0].given == std::vector<std::string>{"5", "2", "3"});
  CHECK(old.rows[0].combined == "2,50");
  CHECK(old.rows[0].required == "3");
  CHECK(old.rows[0].difference == "−0,50");
  CHECK(old.rows[0].sign == -1);
  CHECK(old.rows[0].self_gap == "+2,50");
  CHECK(old.rows[0].self_far);
  CHECK(old.rows[1].combined == "4");
  CHECK(old.rows[1].moderated);
  CHECK(old.rows[1].sign == 1);
  CHECK(old.rows[2].competency == "Teknologi");
  CHECK(old.rows[2].given == std::vector<std::string>{"", "", "4"});
  CHECK(old.rows[2].combined.empty());
  REQUIRE(old.moderations.size() == 1);
  CHECK(old.moderations[0].change == "3 → 4");
  CHECK(old.moderations[0].reason == "Bukti kegiatan");
  CHECK(old.moderations[0].by == "dr. Hadi · 9 Mar 2024");
  REQUIRE(old.notes.size() == 1);
  CHECK(old.notes[0].evidence);
  CHECK(old.notes[0].by == "Atasan · dr. Hadi · 8 Mar 2024");
}

TEST_CASE("person: the tab of ratings shows every cycle; who was never rated is led to the grid") {
  Stage s;
  add_older_cycle(s.data);
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::Tab, "Penilaian");
  for (const char* words : {"Penilaian 2026", "Penilaian 2024", "Bukti kegiatan", "3 → 4",
                            "Memimpin apel", "Atasan 2"}) {
    CHECK_MESSAGE(h.shows(words), words);
  }
  s.data.ratings = {};
  s.data.moderations = {};
  s.data.notes = {};
  s.cache.clear();
  h.settle();
  CHECK(h.shows("Belum pernah dinilai"));
  CHECK_FALSE(h.shows("Penilaian 2024"));
  const std::string_view next = "Nilai";
  const ui::Node* empty = nullptr;
  for (const ui::Node& node : h.ui().semantics().nodes()) {
    if (node.role == Role::Button && node.label == next) empty = &node;  // the last: below the head
  }
  REQUIRE(empty != nullptr);
  h.click_at(empty->rect.center_x(), empty->rect.center_y());
  REQUIRE(s.last<screens::Navigate>());
  CHECK(s.last<screens::Navigate>()->to.record == test::kStageCycle.value);
}

TEST_CASE("person model: the journal tells who changed what of this person, the newest first") {
  Stage s;
  Journal journal(s);
  model::Employee person = *journal.store.snapshot().employees.find({1});
  person.grade = "III/c";
  person.unit = {13};
  journal.commit(change::put(journal.store.snapshot(), person), "Rina");
  model::Employee other = *journal.store.snapshot().employees.find({2});
  other.grade = "IV/a";
  journal.commit(change::put(journal.store.snapshot(), other), "Rina");
  const change::RatingEdit one[] = {journal.edit(1, 30, 4)};
  journal.commit(*change::rate(journal.store.snapshot(), one), "");
  const change::RatingEdit many[] = {journal.edit(1, 30, -1), journal.edit(1, 31, 5),
                                     journal.edit(2, 30, 2)};
  journal.commit(*change::rate(journal.store.snapshot(), many), "Budi");
  person.name = "Pegawai Satu";
  person.grade = "III/d";
  const model::Employee imported[] = {person};
  journal.commit(change::put_all<model::Employee>(journal.store.snapshot(), imported,
                                                  {"step.import_siasn", {"1", "asn.csv"}}),
                 "Budi");
  REQUIRE(journal.store.undo({"Budi", "", journal.time}));

  s.data = journal.store.snapshot();
  s.cache.clear();
  s.state.tab = static_cast<int>(screens::PersonTab::History);
  const auto model = s.model();
  REQUIRE(model.changes.size() == 6);  // nothing of the other person
  const auto& changes = model.changes;
  CHECK(changes[0].step == "Diurungkan: Memasukkan daftar pegawai SIASN, 1 baris dari asn.csv");
  CHECK(changes[1].what == "Nama, Golongan");
  CHECK(changes[1].after == "2 isian dari berkas");
  CHECK(changes[2].what == "Penilaian · Atasan · Penilaian 2026");
  CHECK(changes[2].after == "1 level diubah, 1 level dikosongkan");
  CHECK(changes[2].who == "Budi");
  CHECK(changes[3].what == "Integritas · Atasan · Penilaian 2026");
  CHECK(changes[3].before == "1");
  CHECK(changes[3].after == "4");
  CHECK(changes[3].who == "tanpa nama");
  // One step, two fields; at 07.00 UTC it is 14.00 in the west of Indonesia.
  CHECK(changes[4].what == "Unit kerja");
  CHECK(changes[4].before == "Puskesmas");
  CHECK(changes[4].after == "UPT");
  CHECK(changes[5].what == "Golongan");
  CHECK(changes[5].before.empty());
  CHECK(changes[5].after == "III/c");
  CHECK(changes[5].when == "21 Nov 2026 14.00");
  CHECK(changes[5].step == "Mengubah data Pegawai 1");
}

TEST_CASE("person model: notes and moderations are followed through change and removal") {
  Stage s;
  Journal journal(s);
  model::Note note;
  note.id = {70};
  note.cycle = test::kStageCycle;
  note.employee = {1};
  note.competency = {31};
  note.text = "Memimpin apel";
  note.evidence = true;
  journal.commit(change::put(journal.store.snapshot(), note), "Rina");
  note.text = "Memimpin apel pagi";
  journal.commit(change::put(journal.store.snapshot(), note), "Rina");
  journal.commit(*change::erase(journal.store.snapshot(), note.id), "Rina");
  model::Moderation moderation;
  moderation.id = {60};
  moderation.cycle = test::kStageCycle;
  moderation.employee = {1};
  moderation.competency = {30};
  moderation.before = base::Hundredths{100};
  moderation.after = {2};
  moderation.reason = "Bukti kegiatan";
  journal.commit(change::put(journal.store.snapshot(), moderation), "Panel");
  s.data = journal.store.snapshot();
  s.cache.clear();
  s.state.tab = static_cast<int>(screens::PersonTab::History);
  const auto changes = s.model().changes;
  REQUIRE(changes.size() == 4);
  CHECK(changes[0].what == "Moderasi · Integritas");
  CHECK(changes[0].before == "1");
  CHECK(changes[0].after == "2 · Bukti kegiatan");
  CHECK(changes[1].what == "Bukti · Kerja Sama");
  CHECK(changes[1].after == "dihapus");
  CHECK(changes[2].before == "Memimpin apel");
  CHECK(changes[2].after == "Memimpin apel pagi");
  CHECK(changes[3].before.empty());
}

TEST_CASE("person: the tab of history says where its record begins, and offers the first change") {
  Stage s;
  Journal journal(s);
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::Tab, "Riwayat");
  CHECK(h.shows("Belum ada perubahan tercatat"));
  CHECK(s.model().changes_begin.starts_with("Catatan dimulai saat ruang kerja ini dibuat"));
  h.move_to(700, 600);
  h.wheel(-40);
  h.click(Role::Button, "Ubah data pegawai");
  CHECK(s.state.editing);
  s.state.editing = false;
  model::Employee person = *journal.store.snapshot().employees.find({1});
  person.grade = "III/c";
  journal.commit(change::put(journal.store.snapshot(), person), "Rina");
  s.data = journal.store.snapshot();
  h.settle();
  CHECK(h.shows("III/c"));
  CHECK(h.shows("Golongan"));
  CHECK_FALSE(h.shows("Belum ada perubahan tercatat"));

  Journal later(s, 41);  // the records before were folded into the stored snapshot
  later.commit(change::put(later.store.snapshot(), *s.data.employees.find({2})), "Rina");
  person.grade = "III/d";
  later.commit(change::put(later.store.snapshot(), person), "Rina");
  CHECK(s.model().changes_begin.starts_with("Catatan dimulai dari langkah 42;"));
}

TEST_CASE("person: the JPM's chip explains it, Esc closes the explanation") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::Button, "JPM 66,67\xC2\xA0%");
  CHECK(s.state.explained == screens::kExplainJpm);
  CHECK_FALSE(s.model().explanation.formula.empty());
  h.key(ImGuiKey_Escape);
  CHECK(s.state.explained == screens::kExplainNothing);
}

TEST_CASE("person: the report is printed by its button or Ctrl+P, and saved as HTML and SVG") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::Button, "Laporan individu");
  REQUIRE(s.last<screens::PrintHtml>());
  const std::string html = s.last<screens::PrintHtml>()->html;
  for (const char* words : {"Laporan Individual Hasil Penilaian Kompetensi", "Pegawai 1",
                            "Integritas", "66,67", "<svg"}) {
    CHECK_MESSAGE(html.find(words) != std::string::npos, words);
  }
  s.intents.clear();
  h.key(ImGuiKey_P, ImGuiMod_Ctrl);
  CHECK(s.last<screens::PrintHtml>());
  h.click(Role::Button, "Tindakan lain");
  h.click(Role::MenuItem, "Simpan laporan (HTML)");
  REQUIRE(s.last<screens::SaveText>());
  CHECK(s.last<screens::SaveText>()->name == "laporan_198001012005019971.html");
  CHECK(s.last<screens::SaveText>()->bytes == html);
  h.click(Role::Button, "Tindakan lain");
  h.click(Role::MenuItem, "Simpan radar (SVG)");
  CHECK(s.last<screens::SaveText>()->name.ends_with(".svg"));
  CHECK(s.last<screens::SaveText>()->bytes.starts_with("<"));
}

TEST_CASE("person: the code under the report is checked against the present data") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  const std::string code = s.model().report_code;
  h.click(Role::Button, "Laporan individu");
  REQUIRE(s.last<screens::PrintHtml>());
  CHECK(s.last<screens::PrintHtml>()->html.find("Kode laporan " + code) != std::string::npos);
  h.click(Role::Button, "Tindakan lain");
  h.click(Role::MenuItem, "Periksa kode laporan");
  REQUIRE(s.state.check.open);
  CHECK(s.model().check.verdict == screens::CodeVerdict::None);
  s.state.check.typed = code;
  CHECK(s.model().check.verdict == screens::CodeVerdict::Matches);
  CHECK(s.model().check.words.contains("hasil individu"));
  h.frame(2);
  CHECK(h.shows(s.model().check.words));
  s.state.check.typed = "p000-0000-0000-0000";
  CHECK(s.model().check.verdict == screens::CodeVerdict::Differs);
  s.state.check.typed = "!!!!-!!!!-!!!!-!!!!";
  CHECK(s.model().check.verdict == screens::CodeVerdict::Malformed);
}

TEST_CASE("person: a moderation shows before, after, reason and who") {
  Stage s;
  model::Moderation moderation;
  moderation.id = {60};
  moderation.cycle = test::kStageCycle;
  moderation.employee = {1};
  moderation.competency = {30};
  moderation.before = base::Hundredths{100};
  moderation.after = {2};
  moderation.reason = "Bukti kegiatan";
  moderation.date = test::kStageToday;
  s.data.moderations.insert(moderation);
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::Tab, "Penilaian");
  CHECK(s.state.tab == static_cast<int>(screens::PersonTab::Ratings));
  CHECK(h.shows("Bukti kegiatan"));
  CHECK(h.shows("1 → 2"));
  h.click(Role::Tab, "Riwayat");
  CHECK(h.shows("JPM dari siklus ke siklus"));
}

TEST_CASE("person: without a position the page says what is missing and lets one choose it") {
  Stage s;
  model::Employee person = *s.data.employees.find({1});
  person.position = {};
  *s.data.employees.edit(person.id) = person;
  s.cache.clear();
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  CHECK(h.shows("Jabatan belum diisi"));
  h.click(Role::Button, "Pilih jabatan");
  CHECK(s.state.editing);
}

TEST_CASE("person: one who is gone leads back to the list") {
  Stage s;
  s.route.record = 999;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  CHECK(h.shows("Pegawai ini tidak ada lagi"));
}

}  // namespace asah::person_test
