#include "wasm/screens/gaps_view.hpp"

#include <doctest/doctest.h>

#include "core/report/report_code.hpp"
#include "tests/wasm/support/screen_stage.hpp"

namespace asah::gaps_test {

using screens::GapCellKind;
using screens::Screen;
using test::Harness;
using ui::Role;

namespace {

struct Stage : test::ScreenStage<screens::GapsState, screens::GapsModel> {
  Stage() : ScreenStage(screens::build_gaps, screens::draw_gaps) { route.screen = Screen::Gaps; }
  const screens::GapRowView* row(const screens::GapsModel& model, std::string_view label) {
    for (const screens::GapRowView& each : model.rows) {
      if (each.label == label) return &each;
    }
    return nullptr;
  }
};

}  // namespace

TEST_CASE("gaps model: the tree rolls up, small groups show no figure") {
  Stage stage;
  const screens::GapsModel closed = stage.model();
  CHECK(stage.row(closed, "Loket") == nullptr);
  REQUIRE(stage.row(closed, "Dinas Kesehatan") != nullptr);
  CHECK(stage.row(closed, "Dinas Kesehatan")->cells[0].figure == "2,00");  // all seven nurses
  CHECK(stage.row(closed, "Dinas Kesehatan")->cells[1].kind == GapCellKind::Met);
  CHECK(stage.row(closed, "UPT")->cells[0].kind == GapCellKind::TooFew);
  stage.state.expanded = {10, 11};
  const screens::GapsModel open = stage.model();
  REQUIRE(stage.row(open, "Loket") != nullptr);
  CHECK(stage.row(open, "Loket")->indent == 2);
  CHECK(stage.row(open, "Loket")->cells[0].kind == GapCellKind::TooFew);
}

TEST_CASE("gaps: a route with a unit alone opens the way to it and selects where it lags the most") {
  Stage stage;
  stage.route.unit = 11;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(stage.state.selected_row == 11);
  CHECK(stage.state.selected_column == 0);
  CHECK(h.shows("Puskesmas × Integritas"));
  CHECK(h.shows("Loket"));  // what is below it is open
  CHECK(h.shows("2,00"));
}

TEST_CASE("gaps: a unit too small to be shown says why") {
  Stage stage;
  stage.route.unit = 12;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(stage.state.selected_row == 12);
  CHECK(h.shows("Kurang dari lima orang"));
  CHECK_FALSE(h.shows("Paling tertinggal"));
}

TEST_CASE("gaps: a route with unit and competency selects that cell, deep in the tree") {
  Stage stage;
  stage.route.unit = 11;
  stage.route.competency = 31;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(stage.state.selected_column == 1);
  CHECK(h.shows("Puskesmas × Kerja Sama"));
}

TEST_CASE("gaps: from a cell to the people behind it and to one of them") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, {.display_css = {1366, 1600}});
  h.click(Role::Cell, "2,00, n 7");
  CHECK(stage.state.selected_column == 0);
  CHECK(h.shows("7"));
  CHECK(h.shows("Di bawah standar"));
  CHECK(h.shows("100\u00A0%"));
  h.click(Role::Button, "Lihat 7 orang");
  REQUIRE(stage.last<screens::Navigate>() != nullptr);
  CHECK(stage.last<screens::Navigate>()->to ==
        screens::Route{.screen = Screen::Employees, .unit = 10, .competency = 30});
  h.click(Role::Link, "Pegawai 1");
  CHECK(stage.last<screens::Navigate>()->to ==
        screens::Route{.screen = Screen::Employees, .record = 1});
}

TEST_CASE("gaps: by position and by tier, whose people are found the same way") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, {.display_css = {1366, 1600}});
  h.click(Role::Button, "Jabatan");
  CHECK(h.shows("Perawat"));
  stage.state.selected_row = 20;
  stage.state.selected_column = 0;
  CHECK(stage.model().detail->people_route.position == 20);
  h.click(Role::Button, "Jenjang");
  CHECK(h.shows("JF Ahli Muda"));
  stage.state.selected_row = 40;
  stage.state.selected_column = 0;
  CHECK(stage.model().detail->people_route.tier == 40);
  CHECK(stage.model().detail->below_count == "7");
}

TEST_CASE("gaps: knowledge, skill and attitude as columns; the share below as measure") {
  Stage stage;
  stage.state.columns = 2;
  CHECK(stage.model().columns == std::vector<std::string>{"Pengetahuan", "Keterampilan", "Sikap"});
  stage.state.columns = 0;
  stage.state.measure = 1;
  const screens::GapsModel model = stage.model();
  CHECK(stage.row(model, "Dinas Kesehatan")->cells[0].figure == "100\u00A0%");
}

TEST_CASE("gaps: the map leaves as a table, without the figures of small groups") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Ekspor");
  REQUIRE(stage.last<screens::SaveText>() != nullptr);
  const std::string& csv = stage.last<screens::SaveText>()->bytes;
  CHECK(csv.contains("Dinas Kesehatan"));
  CHECK(csv.contains("n<5"));
  h.click(Role::Button, "Cetak");
  const std::string html = stage.last<screens::PrintHtml>()->html;
  CHECK(html.contains("Kota Contoh"));
  // Its code leads back to this map of these data.
  const std::size_t code = html.rfind("Kode laporan k");
  REQUIRE(code != std::string::npos);
  CHECK(report::find_report(stage.data, html.substr(code + 13, 19)).has_value());
}

TEST_CASE("gaps: without a cycle the next step is to open one") {
  Stage stage;
  stage.data.cycles = {};
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Buka siklus");
  CHECK(stage.last<screens::Navigate>()->to.screen == Screen::Assessment);
}

}  // namespace asah::gaps_test
