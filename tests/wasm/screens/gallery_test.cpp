#include "wasm/screens/gallery_view.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/wasm/support/harness.hpp"

namespace asah::gallery_test {

using test::Harness;
using ui::Role;

namespace {

struct Stage {
  screens::GalleryState state;
  screens::GalleryModel model;
  screens::Intents intents;
  ui::ShellState shell_state;

  void draw(ui::Ui& u) {
    ui::Shell shell(u, shell_state, {.product = ui::raw("Asah"), .workspace = ui::raw("Kota"), .save_words = ui::raw("Tersimpan")});
    screens::Frame frame{u, shell, intents};
    screens::draw_gallery(frame, model, state);
  }
};

ui::Environment surroundings(float width, ui::ThemeId theme, ui::Language language) {
  ui::Environment e;
  e.display_css = {width, width < 720 ? 740.0f : 900.0f};
  e.theme = theme;
  e.language = language;
  return e;
}

bool in_grid(const ui::Node& node) {
  return node.role == Role::Cell || node.role == Role::ColumnHeader || node.role == Role::Row;
}

}  // namespace

TEST_CASE("gallery: every section in every theme, language and width, nothing hangs over the edge") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); });
  std::set<Role> seen;
  for (const float width : {1366.0f, 1000.0f, 360.0f})
    for (const auto language : {ui::Language::Indonesian, ui::Language::English}) {
      stage.model = screens::gallery_model(base::Date::from_civil(2026, 11, 21), language);
      for (int section = 0; section < 7; ++section) {
        stage.state.section = section;
        h.environment(surroundings(width, static_cast<ui::ThemeId>(section % 3), language));
        CAPTURE(width);
        CAPTURE(section);
        for (const ui::Node& node : h.ui().semantics().nodes()) {
          seen.insert(node.role);
          if (!(node.states & ui::state::kFocusable) || in_grid(node)) continue;
          CAPTURE(std::string(node.label));
          CHECK(!node.label.empty());
          CHECK(node.rect.x0 >= -0.5f);
          CHECK(node.rect.x1 <= width + 0.5f);
        }
      }
    }
  for (const Role role : {Role::Button, Role::TextBox, Role::SearchBox, Role::NumberBox, Role::ComboBox, Role::CheckBox,
                          Role::Switch, Role::Radio, Role::Tab, Role::Grid, Role::Cell, Role::Tree, Role::Progress,
                          Role::Status, Role::Alert, Role::Link, Role::Heading, Role::Image})
    CHECK(seen.contains(role));
}

TEST_CASE("gallery: its parts work") {
  Stage stage;
  stage.model = screens::gallery_model(base::Date::from_civil(2026, 11, 21), ui::Language::Indonesian);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, surroundings(1366, ui::ThemeId::Light, ui::Language::Indonesian));
  h.click(Role::Tab, "Lapisan");
  CHECK(stage.state.section == 6);
  h.click(Role::Button, "Buka dialog");
  CHECK(h.find(Role::Dialog, "Hapus 3 baris?"));
  h.key(ImGuiKey_Escape);
  CHECK_FALSE(stage.state.dialog);
  h.click(Role::Button, "Tunjukkan pesan");
  CHECK(h.find(Role::Status, "3 baris dihapus"));
  h.click(Role::Button, "Buka menu");
  CHECK(h.find(Role::MenuItem, "Ubah"));
}

}  // namespace asah::gallery_test
