#include "wasm/screens/position_view.hpp"

#include <doctest/doctest.h>

#include "tests/wasm/support/screen_stage.hpp"

namespace asah::position_test {

using test::Harness;
using ui::Role;

namespace {

struct Stage : test::ScreenStage<screens::PositionState, screens::PositionModel> {
  Stage() : ScreenStage(screens::build_position, screens::draw_position) {
    route = {.screen = screens::Screen::Positions, .record = 20};
  }
  const model::Standard& put() { return last<screens::PutStandards>()->records.at(0); }
};

}  // namespace

TEST_CASE("position model: its standards with the tier's default, and what may be added") {
  Stage stage;
  stage.state.competency = 31;
  const screens::PositionModel model = stage.model();
  REQUIRE(model.rows.size() == 2);
  CHECK(model.rows[0].competency == "Integritas");
  CHECK(model.rows[0].from_tier == 3);
  CHECK(model.rows[0].second == "Manajerial · bawaan jenjang 3 · bobot 1,00");
  CHECK(model.people == 7);
  CHECK(model.selected_row == 1);
  REQUIRE(model.detail);
  CHECK(model.detail->meanings[2] ==
        "Kerja Sama tingkat 3. tanda KRJ; tanda KRJ; tanda KRJ");
  REQUIRE(model.addable.size() == 1);
  CHECK(model.addable[0].second == "Teknologi");
}

TEST_CASE("position: a digit sets the focused level and goes down, as a step of its own") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Cell, "level 3, standar 3");  // required, first row
  CHECK(stage.state.competency == 30);
  h.key(ImGuiKey_4);
  REQUIRE(stage.last<screens::PutStandards>() != nullptr);
  CHECK(stage.put().competency.value == 30);
  CHECK(stage.put().required.value == 4);
  CHECK(stage.state.competency == 31);
  CHECK(stage.state.column == 0);
}

TEST_CASE("position: arrows move; digits and Del work on the minimum as well") {
  Stage stage;
  stage.data.standards.edit(model::standard_id({20}, {31}))->minimum = model::Level{1};
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Cell, "level 3, standar 3");
  h.key(ImGuiKey_RightArrow);
  CHECK(stage.state.column == 1);
  h.key(ImGuiKey_2);
  CHECK(stage.put().minimum.value == 2);
  CHECK(stage.put().required.value == 3);
  h.key(ImGuiKey_Delete);
  CHECK(stage.put().competency.value == 31);
  CHECK_FALSE(stage.put().minimum.has_value());
}

TEST_CASE("position: Del on the required level removes the standard and goes on to the next") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Cell, "level 3, standar 3");
  h.key(ImGuiKey_Delete);
  REQUIRE(stage.last<screens::RemoveRecord>() != nullptr);
  CHECK(stage.last<screens::RemoveRecord>()->id == model::standard_id({20}, {30}).value);
  CHECK(stage.state.competency == 31);
}

TEST_CASE("position: nothing is entered while another tab writes") {
  Stage stage;
  stage.read_only = true;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Cell, "level 3, standar 3");
  h.key(ImGuiKey_4);
  h.key(ImGuiKey_Delete);
  CHECK(stage.intents.empty());
}

TEST_CASE("position: the inspector requires a level by its meaning and makes it essential") {
  Stage stage;
  stage.state.position = 20;
  stage.state.competency = 30;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Radio, "Level 2");
  CHECK(stage.put().required.value == 2);
  h.click(Role::Switch, "Wajib");
  CHECK(stage.put().essential);
}

TEST_CASE("position: without standards the next step is its tier's default") {
  Stage stage;
  stage.data.standards = {};
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("Belum ada standar"));
  h.click(Role::Button, "Isi dari jenjang");
  REQUIRE(stage.last<screens::ApplyTierDefaults>() != nullptr);
  CHECK(stage.last<screens::ApplyTierDefaults>()->positions.at(0).value == 20);
}

TEST_CASE("position: the dialog changes its name and keeps the rest") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Ubah jabatan");
  REQUIRE(stage.state.record);
  stage.state.record->name = "Perawat Gigi";
  h.frame(2);
  h.click(Role::Button, "Simpan");
  REQUIRE(stage.last<screens::PutPosition>() != nullptr);
  CHECK(stage.last<screens::PutPosition>()->record.name == "Perawat Gigi");
  CHECK(stage.last<screens::PutPosition>()->record.tier.value == 40);
  CHECK_FALSE(stage.state.record);
}

}  // namespace asah::position_test
