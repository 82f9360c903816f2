#include "wasm/screens/dictionary_view.hpp"

#include <doctest/doctest.h>

#include "core/model/fields.hpp"
#include "tests/wasm/support/screen_stage.hpp"

namespace asah::dictionary_test {

using test::Harness;
using ui::Role;

namespace {

struct Stage : test::ScreenStage<screens::DictionaryState, screens::DictionaryModel> {
  Stage() : ScreenStage(screens::build_dictionary, screens::draw_dictionary) {
    route.screen = screens::Screen::Dictionary;
  }
  std::string first() { return model().rows.at(0).code; }
};

ui::Environment tall() { return {.display_css = {1366, 1600}}; }

}  // namespace

TEST_CASE("dictionary: a title sorts by its column, twice the other way round") {
  Stage stage;
  CHECK(stage.first() == "INT");
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::ColumnHeader, "Kompetensi");
  CHECK(stage.first() == "INT");
  h.click(Role::ColumnHeader, "Kompetensi");
  CHECK(stage.state.descending);
  CHECK(stage.first() == "TIK");
  h.click(Role::ColumnHeader, "Standar");
  CHECK(stage.state.sort == 3);
  CHECK(stage.first() == "TIK");
  h.click(Role::ColumnHeader, "Standar");
  CHECK(stage.first() == "INT");
}

TEST_CASE("dictionary: the route's competency is shown with levels, indicators and their aspects") {
  Stage stage;
  stage.route.record = 31;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  CHECK(h.shows("Dipakai dalam 1 standar"));
  CHECK(h.shows("5. Kerja Sama tingkat 5"));
  CHECK(h.shows("Pengetahuan"));
  CHECK(h.shows("Keterampilan"));
  CHECK(h.shows("Sikap"));
  CHECK(h.shows("tanda KRJ"));
}

TEST_CASE("dictionary: retiring a competency in use says so first; an unused one goes at once") {
  Stage stage;
  stage.route.record = 30;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  CHECK(h.find(Role::Button, "Hapus") == nullptr);
  h.click(Role::Button, "Tidak dipakai lagi");
  CHECK(stage.intents.empty());
  CHECK(h.shows("Masih dipakai: 2 standar, 1 siklus."));
  h.click(Role::Button, "Batal");
  CHECK(stage.intents.empty());
  stage.route.record = 32;
  h.settle();
  h.click(Role::Button, "Tidak dipakai lagi");
  REQUIRE(stage.last<screens::PutCompetency>() != nullptr);
  CHECK(stage.last<screens::PutCompetency>()->record.retired);
  CHECK(stage.last<screens::PutCompetency>()->record.id.value == 32);
}

TEST_CASE("dictionary: only an unused competency can be removed") {
  Stage stage;
  stage.route.record = 32;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Hapus");
  CHECK(h.shows("Hapus Teknologi?"));
  h.key(ImGuiKey_Escape);
  CHECK(stage.intents.empty());
  h.click(Role::Button, "Hapus");
  h.click(Role::Button, "Hapus kompetensi");
  REQUIRE(stage.last<screens::RemoveRecord>() != nullptr);
  CHECK(stage.last<screens::RemoveRecord>()->id == 32);
  CHECK(stage.last<screens::RemoveRecord>()->kind ==
        static_cast<std::uint8_t>(model::EntityKind::Competency));
  CHECK(stage.state.selected == 0);
}

TEST_CASE("dictionary: the form keeps levels and aspects, and refuses a code twice") {
  Stage stage;
  stage.route.record = 30;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Ubah");
  REQUIRE(stage.state.draft);
  stage.state.draft->code = "KRJ";
  h.frame(2);
  CHECK(h.shows("Kode ini sudah dipakai."));
  stage.state.draft->code = "INTEGRITAS";
  stage.state.draft->levels[4].indicators[2].aspect = model::Aspect::Skill;
  h.frame(2);
  h.click(Role::Button, "Simpan kompetensi");
  REQUIRE(stage.last<screens::PutCompetency>() != nullptr);
  const model::Competency& kept = stage.last<screens::PutCompetency>()->record;
  CHECK(kept.code == "INTEGRITAS");
  CHECK(kept.levels[4].indicators[2].aspect == model::Aspect::Skill);
  CHECK(kept.levels[0].title.id == "Integritas tingkat 1");
  CHECK_FALSE(stage.state.draft);
}

TEST_CASE("dictionary: retired ones are listed on demand; no match leads back to all") {
  Stage stage;
  stage.data.competencies.edit({32})->retired = true;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(stage.model().rows.size() == 2);
  h.click(Role::Button, "Tampilkan yang tidak dipakai");
  CHECK(stage.model().rows.size() == 3);
  stage.state.search = "tidak ada";
  h.settle();
  h.click(Role::Button, "Hapus saringan");
  CHECK(stage.model().rows.size() == 3);
}

}  // namespace asah::dictionary_test
