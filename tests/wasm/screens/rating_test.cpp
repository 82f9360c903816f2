#include "wasm/screens/rating_view.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>

#include "tests/wasm/support/harness.hpp"

namespace asah::rating_test {

using screens::RatingGate;
using test::Harness;
using ui::Role;

namespace {

const base::Date kToday = base::Date::from_civil(2026, 11, 21);
constexpr model::CycleId kCycle{50};
constexpr model::RaterId kHead{70};

model::Competency competency(std::uint64_t id, const std::string& name) {
  model::Competency out;
  out.id = {id};
  out.code = name;
  out.name.id = name;
  for (std::size_t i = 0; i < model::kLevelCount; ++i) {
    out.levels[i].title.id = name + " tingkat " + std::to_string(i + 1);
    for (auto& indicator : out.levels[i].indicators) indicator.text.id = "tampak";
  }
  return out;
}

model::Employee person(std::uint64_t id, const std::string& name, std::uint64_t unit) {
  model::Employee out;
  out.id = {id};
  out.nip = "19800101200501" + std::to_string(9970 + id % 10);
  out.name = name;
  out.unit = {unit};
  out.position = {20};
  return out;
}

// One agency with a section; Budi leads, three people work; two competencies, level 2 demanded.
model::Dataset office() {
  model::Dataset data;
  data.workspace = {1};
  model::Unit agency{.id = {10}, .name = "Dinas"};
  model::Unit section{.id = {11}, .name = "Seksi", .parent = {10}};
  data.units = base::Table<model::Unit>::from_rows({agency, section});
  data.positions = base::Table<model::Position>::from_rows({{.id = {20}, .name = "Analis"}});
  data.competencies = base::Table<model::Competency>::from_rows(
      {competency(30, "Integritas"), competency(31, "Kerja Sama")});
  data.employees = base::Table<model::Employee>::from_rows(
      {person(1, "Budi", 10), person(2, "Ani", 11), person(3, "Cici", 11),
       person(4, "Dodi", 10)});
  model::Standard standard{.id = model::standard_id({20}, {30}), .position = {20},
                           .competency = {30}, .required = {2}};
  model::Standard other = standard;
  other.id = model::standard_id({20}, {31});
  other.competency = {31};
  data.standards = base::Table<model::Standard>::from_rows({standard, other});
  data.raters = base::Table<model::Rater>::from_rows({{kHead, "Budi", {1}}});
  model::Cycle cycle{.id = kCycle, .name = "Penilaian 2026"};
  cycle.sources = {{model::Source::Superior, {100}}, {model::Source::Self, {0}}};
  cycle.competencies = {{30}, {31}};
  data.cycles = base::Table<model::Cycle>::from_rows({cycle});
  return data;
}

void rate(model::Dataset& data, const model::SheetKey& key, int competency_id, int level) {
  const model::SheetChange change{
      key, {{{static_cast<std::uint64_t>(competency_id)}, {}, {static_cast<std::int8_t>(level)}}}};
  data.ratings.edit(kCycle).apply({&change, 1});
}

// Budi said of Ani: integrity 2 in September, then 3 in October.
void begin_ratings(model::Dataset& data) {
  const base::Date september = base::Date::from_civil(2026, 9, 1);
  const base::Date october = base::Date::from_civil(2026, 10, 1);
  rate(data, {{2}, model::Source::Superior, kHead, september}, 30, 2);
  rate(data, {{2}, model::Source::Superior, kHead, october}, 30, 3);
}

struct Stage {
  model::Dataset data = office();
  analytics::Cache cache;
  screens::Desk desk;
  screens::Route route{.screen = screens::Screen::Assessment, .record = kCycle.value};
  screens::RatingState state;
  screens::Intents intents;
  ui::ShellState shell_state;
  std::string actor = "Budi";
  bool read_only = false;
  std::uint64_t next_id = 900;

  screens::RatingModel model() {
    const screens::Context context{.data = data, .cache = cache, .cycle = kCycle,
                                   .today = kToday, .read_only = read_only, .actor = actor,
                                   .new_id = [this] { return next_id++; }};
    return screens::build_rating(context, desk, route, state);
  }
  void draw(ui::Ui& u) {
    ui::Shell shell(u, shell_state, {.product = ui::raw("Asah")});
    screens::Frame frame{u, shell, intents};
    const screens::RatingModel shown = model();
    screens::draw_rating(frame, shown, state);
  }
  template <class T>
  const T* last() const {
    for (auto at = intents.rbegin(); at != intents.rend(); ++at) {
      if (const T* found = std::get_if<T>(&*at)) return found;
    }
    return nullptr;
  }
};

ui::Environment wide() { return {.display_css = {1366, 900}}; }

}  // namespace

TEST_CASE("rating model: the actor's own levels, newest day, all cells that are awaited") {
  Stage stage;
  begin_ratings(stage.data);
  const screens::RatingModel model = stage.model();
  CHECK(model.gate == RatingGate::Open);
  CHECK(model.acting == kHead);
  REQUIRE(model.rows.size() == 3);  // not Budi himself; the agency before its section
  CHECK(model.rows[0].employee.value == 4);
  CHECK(model.rows[1].employee.value == 2);
  CHECK(model.rows[2].employee.value == 3);
  CHECK(model.levels[model.at(1, 0)] == 3);
  CHECK(model.levels[model.at(1, 1)] == -1);
  CHECK(model.awaited == 6);
  CHECK(model.filled == 1);
  CHECK(model.full == 0);
  CHECK(model.second_line(model.rows[0]) == "Tanpa jenjang · standar 2");
  CHECK(model.next_empty(1, 0) == std::pair(1, 1));
  CHECK(model.next_empty(2, 1) == std::pair(0, 0));
}

TEST_CASE("rating model: a begun sheet goes on, a new one bears today, clearing meets its own day") {
  Stage stage;
  begin_ratings(stage.data);
  const screens::RatingModel model = stage.model();
  const auto cell = [&](int row, int column, int level) {
    const auto intents = model.entry(row, column, level);
    REQUIRE(intents.size() == 1);
    return std::get<screens::Rate>(intents[0]).cells.at(0);
  };
  CHECK(cell(1, 1, 4).key.date == base::Date::from_civil(2026, 10, 1));
  CHECK(cell(0, 0, 4).key.date == kToday);
  CHECK(cell(0, 0, 4).key.rater == kHead);
  CHECK(cell(1, 0, -1).key.date == base::Date::from_civil(2026, 10, 1));
  CHECK_FALSE(cell(1, 0, -1).level.has_value());
  CHECK(model.entry(1, 0, 3).empty());  // as it stands already
}

TEST_CASE("rating model: closed, read only and without a rater nothing is entered") {
  Stage stage;
  stage.actor.clear();
  CHECK(stage.model().gate == RatingGate::NoRater);
  stage.actor = "Budi";
  stage.read_only = true;
  CHECK(stage.model().gate == RatingGate::ReadOnly);
  stage.read_only = false;
  stage.data.cycles.edit(kCycle)->status = model::CycleStatus::Closed;
  CHECK(stage.model().gate == RatingGate::Closed);
  CHECK(stage.model().entry(0, 0, 3).empty());
}

TEST_CASE("rating model: a first self-rating makes the person a rater") {
  Stage stage;
  stage.state.source = static_cast<int>(model::Source::Self);
  stage.actor.clear();
  const screens::RatingModel model = stage.model();
  CHECK(model.gate == RatingGate::Open);
  REQUIRE(model.rows.size() == 4);
  const auto intents = model.entry(1, 0, 3);
  REQUIRE(intents.size() == 2);
  const auto& rater = std::get<screens::PutRater>(intents[0]).record;
  const auto& rated = std::get<screens::Rate>(intents[1]).cells.at(0);
  CHECK(rater.employee == rated.key.employee);
  CHECK(rater.id == rated.key.rater);
}

TEST_CASE("rating model: unit and filter narrow the people") {
  Stage stage;
  begin_ratings(stage.data);
  rate(stage.data, {{2}, model::Source::Superior, kHead, kToday}, 31, 1);
  stage.route.unit = 11;
  CHECK(stage.model().rows.size() == 2);
  CHECK(stage.model().full == 1);
  stage.state = *stage.model().adopted;
  stage.state.filter = static_cast<int>(screens::RatingFilter::Open);
  REQUIRE(stage.model().rows.size() == 1);
  CHECK(stage.model().rows[0].employee.value == 3);
  stage.state.unit = 0;
  stage.state.filter = static_cast<int>(screens::RatingFilter::Mine);
  CHECK(stage.model().rows.size() == 2);  // Ani has a sheet, Dodi is in Budi's own unit
}

TEST_CASE("rating model: the order of the people is kept over entries, not over their changes") {
  Stage stage;
  const screens::RatingModel first = stage.model();
  stage.state.order.value = first.order;
  rate(stage.data, {{3}, model::Source::Superior, kHead, kToday}, 30, 2);
  const screens::RatingModel second = stage.model();
  CHECK(second.order == first.order);
  CHECK(second.filled == first.filled + 1);
  model::Employee renamed = *stage.data.employees.find({2});
  renamed.name = "Zulaikha";
  *stage.data.employees.edit(renamed.id) = renamed;
  stage.data.employees.set_revision(stage.data.employees.revision() + 1);
  const screens::RatingModel third = stage.model();
  CHECK(third.order != first.order);
  CHECK(third.rows.back().employee == model::EmployeeId{2});
}

TEST_CASE("rating: a digit rates the selected cell and moves on; a level's card rates and stays") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, wide());
  CHECK(h.shows("Level mana yang tampak dalam kerja sehari-hari?"));
  h.click(Role::Cell, "belum dinilai");
  h.key(ImGuiKey_3);
  REQUIRE(stage.last<screens::Rate>() != nullptr);
  screens::RateCell cell = stage.last<screens::Rate>()->cells.at(0);
  CHECK(cell.key.employee.value == 4);
  CHECK(cell.competency.value == 30);
  CHECK(cell.level.value == 3);
  CHECK(stage.state.column == 1);
  h.click(Role::Radio, "Kerja Sama tingkat 2");
  cell = stage.last<screens::Rate>()->cells.at(0);
  CHECK(cell.competency.value == 31);
  CHECK(cell.level.value == 2);
  CHECK(stage.state.column == 1);
}

TEST_CASE("rating: a note is kept with its author, cell and day") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, wide());
  h.click(Role::Cell, "belum dinilai");
  h.key(ImGuiKey_E);
  h.type("Menolak hadiah");
  h.click(Role::Button, "Simpan catatan");
  REQUIRE(stage.last<screens::PutNote>() != nullptr);
  const model::Note& note = stage.last<screens::PutNote>()->record;
  CHECK(note.text == "Menolak hadiah");
  CHECK(note.evidence);
  CHECK(note.author == kHead);
  CHECK(note.employee.value == 4);
  CHECK(note.date == kToday);
  CHECK(stage.state.note.value.empty());
}

TEST_CASE("rating: moderation tells before, after and why") {
  Stage stage;
  begin_ratings(stage.data);
  stage.state = *stage.model().adopted;
  stage.state.employee = 2;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, {.display_css = {1366, 1600}});
  h.click(Role::Button, "Moderasi…");
  h.click(Role::Button, "4");
  h.click(Role::TextBox, "Alasan");
  h.type("Bukti dari lapangan");
  h.click(Role::Button, "Simpan moderasi");
  REQUIRE(stage.last<screens::PutModeration>() != nullptr);
  const model::Moderation& moderation = stage.last<screens::PutModeration>()->record;
  CHECK(moderation.before.value == 300);
  CHECK(moderation.after.value == 4);
  CHECK(moderation.reason == "Bukti dari lapangan");
  CHECK(moderation.by == kHead);
}

TEST_CASE("rating: without a rater the page says so and makes one of the person at work") {
  Stage stage;
  stage.actor = "Citra";
  Harness h([&](ui::Ui& u) { stage.draw(u); }, wide());
  h.click(Role::Button, "Isi sebagai Citra");
  REQUIRE(stage.last<screens::PutRater>() != nullptr);
  CHECK(stage.last<screens::PutRater>()->record.name == "Citra");
  CHECK(stage.state.rater == stage.last<screens::PutRater>()->record.id.value);
}

}  // namespace asah::rating_test
