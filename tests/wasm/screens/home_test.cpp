#include "wasm/screens/home_view.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/model/refs.hpp"
#include "tests/wasm/support/screen_stage.hpp"

namespace asah::home_test {

using screens::HomeTask;
using screens::Screen;
using test::Harness;
using ui::Role;

namespace {

struct Stage : test::ScreenStage<screens::HomeState, screens::HomeModel> {
  Stage() : ScreenStage(screens::build_home, screens::draw_home) { desk.workspace_open = true; }

  std::vector<HomeTask> tasks() {
    std::vector<HomeTask> out;
    for (const auto& card : model().tasks) out.push_back(card.task);
    return out;
  }
  model::Cycle cycle() { return *data.cycles.find(test::kStageCycle); }
};

}  // namespace

TEST_CASE("home model: next steps come from the data, the weightiest first, three at most") {
  Stage s;
  CHECK(s.tasks() == std::vector{HomeTask::LargestGap, HomeTask::CycleDone});
  model::Standard essential = *s.data.standards.find(model::standard_id({20}, {30}));
  essential.essential = true;
  essential.minimum = {2};
  *s.data.standards.edit(essential.id) = essential;
  s.cache.clear();
  CHECK(s.tasks() ==
        std::vector{HomeTask::Essential, HomeTask::LargestGap, HomeTask::CycleDone});
  CHECK(s.model().tasks[0].count == 7);
  CHECK(s.model().tasks[0].second == "Integritas");
  model::Employee person = *s.data.employees.find({1});
  person.position = {};
  *s.data.employees.edit(person.id) = person;
  s.cache.clear();
  CHECK(s.tasks() ==
        std::vector{HomeTask::NoPosition, HomeTask::Essential, HomeTask::LargestGap});
  s.desk.save.state = screens::SaveState::Refused;
  s.desk.save.unsaved_steps = 4;
  CHECK(s.tasks()[0] == HomeTask::NotSaved);
}

TEST_CASE("home model: a cycle past its day, levels past their validity, an old backup") {
  Stage s;
  s.desk.backup.steps_since = 25;
  CHECK(s.tasks().back() == HomeTask::NoBackup);
  s.desk.sample = "rangkui";
  CHECK(s.tasks().back() == HomeTask::CycleDone);
  model::Cycle cycle = s.cycle();
  cycle.end = base::Date::from_civil(2026, 11, 20);
  *s.data.cycles.edit(cycle.id) = cycle;
  s.cache.clear();
  CHECK(s.tasks().back() == HomeTask::CycleDone);
  model::Employee late;
  late.id = {77};
  late.nip = "198001012005019979";
  late.name = "Baru";
  late.unit = {13};
  late.position = {21};
  s.data.employees.insert(late);
  s.cache.clear();
  CHECK(s.tasks()[0] == HomeTask::CycleOver);
  CHECK(s.model().tasks[0].count == 1);
  CHECK(s.model().tasks[0].second == "20 Nov 2026");
}

TEST_CASE("home: a task's button and a gap's button lead to where it is done") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::Button, "Telaah");
  REQUIRE(s.last<screens::Navigate>());
  CHECK(s.last<screens::Navigate>()->to.screen == Screen::Gaps);
  CHECK(s.last<screens::Navigate>()->to.competency == 30);
  h.click(Role::Button, "Lihat siklus");
  CHECK(s.last<screens::Navigate>()->to.screen == Screen::Assessment);
  h.click(Role::Button, "Lihat");
  CHECK(s.last<screens::Navigate>()->to.screen == Screen::Gaps);
  CHECK(h.shows("Dinas Kesehatan"));
  CHECK(h.shows("Rata-rata kesenjangan"));
}

TEST_CASE("home: before the first rating it shows the way, one step after the other") {
  Stage s;
  s.data.employees = {};
  s.data.standards = {};
  s.data.cycles = {};
  s.data.ratings = {};
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  const auto model = s.model();
  CHECK(model.beginning);
  CHECK(model.steps == std::array{false, false, false, false, false});
  CHECK(h.shows("Dari daftar pegawai sampai peta kesenjangan"));
  // The only task is a line, not a card as wide as the page.
  h.click(Role::Button, "Pilih berkas");
  CHECK(s.last<screens::ChooseFile>());
  h.click(Role::Option, "Tetapkan standar jabatan");
  REQUIRE(s.last<screens::Navigate>());
  CHECK(s.last<screens::Navigate>()->to.screen == Screen::Positions);
}

TEST_CASE("home: the start page makes a workspace, opens a stored one or a sample") {
  Stage s;
  s.desk.workspace_open = false;
  s.desk.workspaces = {{.id = 5, .name = "Kota Lama"}, {.id = 6, .name = "Contoh", .sample = "bandung"}};
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  CHECK(s.model().workspaces.size() == 1);
  CHECK(s.model().samples.size() == 5);
  h.click(Role::Button, "Buka");
  REQUIRE(s.last<screens::OpenWorkspace>());
  CHECK(s.last<screens::OpenWorkspace>()->workspace == 5);
  CHECK((h.node(Role::Button, "Buat").states & ui::state::kDisabled) != 0);
  h.click(Role::TextBox, "Nama wilayah atau instansi");
  h.type("Kota Baru");
  h.click(Role::Button, "Buat");
  REQUIRE(s.last<screens::CreateWorkspace>());
  CHECK(s.last<screens::CreateWorkspace>()->name == "Kota Baru");
}

TEST_CASE("home: the start page takes every first press after typing, and makes nothing unasked") {
  Stage s;
  s.desk.workspace_open = false;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  const auto type_name = [&] {
    h.click(Role::TextBox, "Nama wilayah atau instansi");
    h.type("Kota Baru");
  };
  type_name();
  h.click(Role::Button, "Buat");
  CHECK(s.intents.size() == 1);
  REQUIRE(s.last<screens::CreateWorkspace>());
  // The button went off under the pointer; the next press must reach its part all the same.
  s.intents.clear();
  h.click(Role::Button, "Buka");
  CHECK(s.last<screens::OpenSample>());

  s.intents.clear();
  type_name();
  h.click(Role::Button, "Buka");
  CHECK(s.intents.size() == 1);  // leaving the field is no wish for a workspace
  CHECK(s.last<screens::OpenSample>());
  CHECK(s.state.new_name == "Kota Baru");

  s.intents.clear();
  h.click(Role::TextBox, "Nama wilayah atau instansi");
  h.key(ImGuiKey_Enter);
  REQUIRE(s.last<screens::CreateWorkspace>());
  CHECK(s.last<screens::CreateWorkspace>()->name == "Kota Baru");
}

}  // namespace asah::home_test
