#include "wasm/screens/assessment_view.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>

#include "core/model/builtin/competencies.hpp"
#include "tests/wasm/support/harness.hpp"

namespace asah::assessment_test {

using test::Harness;
using ui::Role;

namespace {

struct Stage {
  model::Dataset data;
  analytics::Cache cache;
  screens::Desk desk;
  screens::Route route{.screen = screens::Screen::Assessment};
  screens::AssessmentState state;
  screens::Intents intents;
  ui::ShellState shell_state;
  bool read_only = false;

  Stage() {
    data.workspace = {1};
    std::vector<model::Competency> competencies = model::national_nine();
    for (model::Competency& extra : model::thematic_competencies()) {
      extra.retired = extra.code == "PEM";
      competencies.push_back(std::move(extra));
    }
    data.competencies = base::Table<model::Competency>::from_rows(std::move(competencies));
  }

  void add_cycle() {
    model::Cycle cycle{.id = {7}, .name = "Pemetaan 2025", .status = model::CycleStatus::Open,
                       .start = base::Date::from_civil(2025, 9, 1)};
    cycle.sources = {{model::Source::Superior, {60}}, {model::Source::Peer, {40}},
                     {model::Source::Self, {0}}};
    cycle.competencies = {model::national_nine()[0].id};
    data.cycles = base::Table<model::Cycle>::from_rows({cycle});
  }
  screens::AssessmentModel model() {
    const screens::Context context{.data = data, .cache = cache, .cycle = {7},
                                   .today = base::Date::from_civil(2026, 11, 21),
                                   .read_only = read_only,
                                   .new_id = [] { return std::uint64_t{4711}; }};
    return screens::build_assessment(context, desk, route, state);
  }
  void draw(ui::Ui& u) {
    ui::Shell shell(u, shell_state, {.product = ui::raw("Asah")});
    screens::Frame frame{u, shell, intents};
    const screens::AssessmentModel shown = model();
    screens::draw_assessment(frame, shown, state);
  }
  template <class T>
  const T* last() const {
    return intents.empty() ? nullptr : std::get_if<T>(&intents.back());
  }
};

ui::Environment wide() { return {.display_css = {1366, 1100}}; }

}  // namespace

TEST_CASE("assessment model: a cycle in words") {
  Stage stage;
  stage.add_cycle();
  const screens::AssessmentModel model = stage.model();
  REQUIRE(model.cycles.size() == 1);
  CHECK(model.cycles[0].sources == "Atasan 60\u00A0% · Rekan 40\u00A0%");
  CHECK(model.cycles[0].beside == "Diri sendiri berdampingan, tidak dihitung");
  CHECK(model.cycles[0].scope == "1 kompetensi · semua unit");
  CHECK(model.cycles[0].period == "mulai 1 Sep 2025");
  CHECK(model.cycles[0].in_view);
}

TEST_CASE("assessment model: drafts of cycles are listed too, and a draft keeps what it came from") {
  Stage stage;
  stage.add_cycle();
  stage.data.cycles.edit({7})->status = model::CycleStatus::Draft;
  CHECK(stage.model().cycles.size() == 1);
  const model::Cycle& cycle = *stage.data.cycles.find({7});
  model::Cycle back = screens::record_of(screens::draft_of(cycle), 99);
  CHECK(back.id == cycle.id);
  CHECK(back.status == cycle.status);
  CHECK(back.sources.size() == 3);
  CHECK(back.competencies == cycle.competencies);
}

TEST_CASE("assessment model: the nine are chosen, retired competencies are not offered") {
  Stage stage;
  CHECK(stage.model().fresh.competencies.size() == 9);
  stage.state.draft = stage.model().fresh;
  const screens::AssessmentModel model = stage.model();
  REQUIRE(model.setup);
  CHECK(model.setup->competencies.size() == 24);
  CHECK_FALSE(model.setup->faulty(0));
  stage.state.competency_filter = "integritas";
  CHECK(stage.model().setup->competencies.size() == 1);
  stage.state.draft->sources[static_cast<std::size_t>(model::Source::Superior)].weight = 0;
  CHECK(stage.model().setup->faulty(1));
  stage.state.draft->end = stage.state.draft->start.plus_days(-1);
  CHECK(stage.model().setup->faulty(0));
}

TEST_CASE("assessment: three steps make a cycle") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, wide());
  h.click(Role::Button, "Siklus baru");
  CHECK(h.shows("Langkah 1 dari 3"));
  h.click(Role::Button, "Lanjut");
  h.click(Role::CheckBox, "Rekan");
  h.click(Role::Button, "Lanjut");
  h.click(Role::CheckBox, "Integritas");
  h.click(Role::Button, "Simpan siklus");
  REQUIRE(stage.last<screens::PutCycle>() != nullptr);
  const model::Cycle& cycle = stage.last<screens::PutCycle>()->record;
  CHECK(cycle.id.value == 4711);
  CHECK(cycle.name == "Penilaian 2026");
  CHECK(cycle.sources.size() == 3);
  CHECK(cycle.competencies.size() == 8);
  CHECK_FALSE(stage.state.draft);
}

TEST_CASE("assessment: a step with a fault holds one back") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, wide());
  h.click(Role::Button, "Siklus baru");
  stage.state.draft->name = "  ";
  h.settle();
  h.click(Role::Button, "Lanjut");
  CHECK(stage.state.step == 0);
  CHECK(stage.state.told);
}

TEST_CASE("assessment: rate, close and remove ask for what they say") {
  Stage stage;
  stage.add_cycle();
  Harness h([&](ui::Ui& u) { stage.draw(u); }, wide());
  h.click(Role::Button, "Nilai");
  REQUIRE(stage.last<screens::Navigate>() != nullptr);
  CHECK(stage.last<screens::Navigate>()->to.record == 7);
  h.click(Role::Button, "Tutup siklus");
  REQUIRE(stage.last<screens::PutCycle>() != nullptr);
  CHECK(stage.last<screens::PutCycle>()->record.status == model::CycleStatus::Closed);
  const std::size_t before = stage.intents.size();
  h.click(Role::Button, "Hapus siklus");
  CHECK(stage.intents.size() == before);  // asked first
  REQUIRE(h.find(Role::Dialog, "Hapus “Pemetaan 2025”?"));
  h.key(ImGuiKey_Escape);
  CHECK(stage.state.removing == 0);
  stage.read_only = true;
  h.settle();
  CHECK_FALSE(h.find(Role::Button, "Tutup siklus"));
}

}  // namespace asah::assessment_test
