#include "wasm/screens/search_view.hpp"

#include <doctest/doctest.h>

#include "tests/wasm/support/screen_stage.hpp"

namespace asah::search_test {

using screens::Screen;
using test::Harness;
using ui::Role;

namespace {

struct Stage {
  model::Dataset data = test::stage_data();
  analytics::Cache cache;
  screens::Desk desk;
  screens::SearchState state;
  screens::Intents intents;
  ui::ShellState shell_state;
  bool open = true;

  Stage() { desk.workspace_open = true; }
  screens::SearchModel model() {
    const screens::Context context{.data = data, .cache = cache, .cycle = test::kStageCycle,
                                   .today = test::kStageToday};
    return screens::build_search(context, desk, {}, state);
  }
  void draw(ui::Ui& u) {
    ui::Shell shell(u, shell_state, {.product = ui::raw("Asah")});
    screens::Frame frame{u, shell, intents};
    const screens::SearchModel shown = model();
    screens::draw_search(frame, shown, state, open);
  }
};

}  // namespace

TEST_CASE("search: people, positions and commands by what is typed, the first by Enter") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.type("pegawai 3");
  CHECK(s.state.query == "pegawai 3");
  REQUIRE(!s.model().entries.empty());
  CHECK(s.model().entries[0].label == "Pegawai 3");
  h.key(ImGuiKey_Enter);
  REQUIRE(s.intents.size() == 1);
  CHECK(std::get<screens::Navigate>(s.intents[0]).to.record == 3);
  CHECK_FALSE(s.open);
  CHECK(s.state.query.empty());
}

TEST_CASE("search: arrows choose, a click takes") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.type("tema");
  const std::size_t found = s.model().entries.size();
  REQUIRE(found == 3);
  h.key(ImGuiKey_DownArrow);
  CHECK(s.state.chosen == 1);
  h.key(ImGuiKey_UpArrow);
  h.key(ImGuiKey_UpArrow);
  CHECK(s.state.chosen == 0);
  h.click(Role::Option, "Tema gelap");
  REQUIRE(s.intents.size() == 1);
  CHECK(std::get<screens::SetTheme>(s.intents[0]).theme == screens::ThemeChoice::Dark);
}

TEST_CASE("search: Esc closes it at once, and nothing found says so") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.type("xyzzy");
  CHECK(h.shows("Tidak ada yang cocok."));
  h.key(ImGuiKey_Escape);
  CHECK_FALSE(s.open);
  CHECK(s.intents.empty());
}

TEST_CASE("search: without a workspace only commands are offered, those that need one are not") {
  Stage s;
  s.desk.workspace_open = false;
  for (const auto& entry : s.model().entries) {
    CHECK(entry.group == screens::SearchGroup::Command);
    CHECK_FALSE(std::holds_alternative<screens::ExportWorkspace>(entry.intent));
  }
}

TEST_CASE("help: lists the letters of the screens, and no letters when they are switched off") {
  Stage s;
  bool open = true;
  bool letters = true;
  const ui::NavItem items[] = {{.label = ui::raw("Beranda"), .letter = 'B'}};
  Harness h([&](ui::Ui& u) {
    ui::Shell shell(u, s.shell_state, {.product = ui::raw("Asah")});
    screens::Frame frame{u, shell, s.intents};
    screens::draw_help(frame, open, {items, letters});
  }, test::stage_window());
  CHECK(h.shows("G B"));
  CHECK(h.shows("Cari di layar ini"));
  letters = false;
  h.settle();
  CHECK_FALSE(h.shows("G B"));
  h.key(ImGuiKey_Escape);
  CHECK_FALSE(open);
}

}  // namespace asah::search_test
