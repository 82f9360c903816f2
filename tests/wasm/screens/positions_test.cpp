#include "wasm/screens/positions_view.hpp"

#include <doctest/doctest.h>

#include "tests/wasm/support/screen_stage.hpp"

namespace asah::positions_test {

using test::Harness;
using ui::Role;

namespace {

struct Stage : test::ScreenStage<screens::PositionsState, screens::PositionsModel> {
  Stage() : ScreenStage(screens::build_positions, screens::draw_positions) {
    route.screen = screens::Screen::Positions;
  }
};

}  // namespace

TEST_CASE("positions model: people and standards counted, sorted, filtered") {
  Stage stage;
  CHECK(stage.model().rows.at(0).name == "Bidan");
  stage.state.sort = 3;
  stage.state.descending = true;
  CHECK(stage.model().rows.at(0).people == 7);
  CHECK(stage.model().rows.at(0).standards == 2);
  stage.state.search = "bid";
  CHECK(stage.model().rows.size() == 1);
  stage.state.search.clear();
  stage.data.standards = {};
  CHECK(stage.model().bare == 2);
  stage.state.tier = 0;
  CHECK(stage.model().rows.size() == 1);
}

TEST_CASE("positions: a double click opens the position, a title sorts") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::ColumnHeader, "Orang");
  CHECK(stage.state.sort == 3);
  CHECK(stage.model().rows.at(0).name == "Bidan");
  h.double_click(Role::Cell, "Bidan");
  REQUIRE(stage.last<screens::Navigate>() != nullptr);
  CHECK(stage.last<screens::Navigate>()->to.record == 21);
}

TEST_CASE("positions: the paste button tells how, shows both forms, and offers a file instead") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Tempel tabel");
  CHECK(h.shows("Menempel tabel standar"));
  CHECK(h.shows("Panjang: satu baris satu kompetensi"));
  CHECK(h.shows("Ctrl V"));
  h.click(Role::Button, "Pilih berkas saja");
  CHECK(stage.last<screens::ChooseFile>() != nullptr);
  CHECK_FALSE(stage.state.pasting);
}

TEST_CASE("positions: filling in from the tiers asks first") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Isi dari jenjang");
  CHECK(stage.intents.empty());
  h.click(Role::CheckBox, "Timpa juga standar yang sudah ada");
  h.click(Role::Button, "Isi standar");
  REQUIRE(stage.last<screens::ApplyTierDefaults>() != nullptr);
  CHECK(stage.last<screens::ApplyTierDefaults>()->overwrite);
}

TEST_CASE("positions: no match leads back to all of them") {
  Stage stage;
  stage.state.search = "zzz";
  stage.state.only_bare = true;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Hapus saringan");
  CHECK(stage.model().rows.size() == 2);
}

TEST_CASE("positions: an empty list leads to the staff list") {
  Stage stage;
  stage.data = {};
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Masukkan daftar pegawai");
  CHECK(stage.last<screens::ChooseFile>() != nullptr);
}

}  // namespace asah::positions_test
