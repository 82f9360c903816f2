#include "wasm/screens/units_view.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/wasm/support/screen_stage.hpp"

namespace asah::units_test {

using screens::Screen;
using screens::UnitHold;
using test::Harness;
using ui::Role;

namespace {

struct Stage : test::ScreenStage<screens::UnitsState, screens::UnitsModel> {
  Stage() : ScreenStage(screens::build_units, screens::draw_units) { route.screen = Screen::Units; }
};

ui::Environment tall() { return {.display_css = {1366, 1600}}; }

}  // namespace

TEST_CASE("units model: people roll up, why a unit stays is told, no unit below itself") {
  Stage stage;
  stage.state.opened = true;
  stage.state.taken = stage.route;
  stage.state.selected = 10;
  screens::UnitsModel model = stage.model();
  REQUIRE(model.detail);
  CHECK(model.detail->total == "7");
  CHECK(model.detail->own == "0");
  CHECK(model.detail->subunits == "2");
  CHECK(model.detail->hold == UnitHold::Subunits);
  CHECK(model.branches == std::vector<std::uint64_t>{10, 11});
  stage.state.selected = 12;
  CHECK(stage.model().detail->hold == UnitHold::People);
  stage.state.draft = {.id = 11, .name = "Puskesmas", .parent = 10};
  model = stage.model();
  CHECK(std::ranges::none_of(model.parents, [](const auto& each) {
    return each.id == 11 || each.id == 12;
  }));
}

TEST_CASE("units: open all shows every level, close all only the tops") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.find(Role::TreeItem, "Loket") == nullptr);
  h.click(Role::Button, "Buka semua");
  CHECK(h.find(Role::TreeItem, "Loket") != nullptr);
  h.click(Role::Button, "Tutup semua");
  CHECK(h.find(Role::TreeItem, "Puskesmas") == nullptr);
  CHECK(h.find(Role::TreeItem, "UPT") != nullptr);
}

TEST_CASE("units: a filter shows what matches and the way to it") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  stage.state.filter = "lok";
  h.settle();
  CHECK(h.find(Role::TreeItem, "Loket") != nullptr);
  CHECK(h.find(Role::TreeItem, "Dinas Kesehatan") != nullptr);
  CHECK(h.find(Role::TreeItem, "UPT") == nullptr);
  stage.state.filter = "zzz";
  h.settle();
  h.click(Role::Button, "Kosongkan pencarian");
  CHECK(stage.state.filter.empty());
}

TEST_CASE("units: the selected unit leads to its people and its gaps") {
  Stage stage;
  stage.route.record = 11;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Lihat pegawai");
  CHECK(stage.last<screens::Navigate>()->to ==
        screens::Route{.screen = Screen::Employees, .unit = 11});
  h.click(Role::Button, "Lihat kesenjangan");
  CHECK(stage.last<screens::Navigate>()->to ==
        screens::Route{.screen = Screen::Gaps, .unit = 11});
}

TEST_CASE("units: a unit is added below, renamed, and moved to the top") {
  Stage stage;
  stage.route.record = 11;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Tambah di bawahnya");
  stage.state.draft.name = "Ruang Anak";
  h.frame(2);
  h.click(Role::Button, "Tambah");
  REQUIRE(stage.last<screens::PutUnit>() != nullptr);
  CHECK(stage.last<screens::PutUnit>()->record.name == "Ruang Anak");
  CHECK(stage.last<screens::PutUnit>()->record.parent.value == 11);
  stage.state.selected = 11;
  h.settle();
  h.click(Role::Button, "Ubah atau pindahkan");
  stage.state.draft.name = "Puskesmas Utama";
  stage.state.draft.parent = 0;
  h.frame(2);
  h.click(Role::Button, "Simpan");
  CHECK(stage.last<screens::PutUnit>()->record.id.value == 11);
  CHECK(stage.last<screens::PutUnit>()->record.name == "Puskesmas Utama");
  CHECK_FALSE(static_cast<bool>(stage.last<screens::PutUnit>()->record.parent));
}

TEST_CASE("units: an empty unit is removed after a question; a full one says what holds it") {
  Stage stage;
  stage.data.units.insert({.id = {14}, .name = "Kosong"});
  stage.route.record = 14;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Hapus unit");
  CHECK(h.shows("Hapus Kosong?"));
  h.click(Role::Button, "Hapus");
  REQUIRE(stage.last<screens::RemoveRecord>() != nullptr);
  CHECK(stage.last<screens::RemoveRecord>()->id == 14);
  stage.intents.clear();
  stage.state.selected = 12;
  h.settle();
  CHECK(h.shows("Masih ada pegawai di unit ini"));
  h.click(Role::Button, "Hapus unit");
  CHECK(stage.intents.empty());
}

TEST_CASE("units: no unit yet leads to a file or to a first one") {
  Stage stage;
  stage.data = {};
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Pilih berkas");
  CHECK(stage.last<screens::ChooseFile>() != nullptr);
}

}  // namespace asah::units_test
