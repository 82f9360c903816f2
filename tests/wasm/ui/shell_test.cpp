#include <doctest/doctest.h>

#include <string>

#include "tests/wasm/support/harness.hpp"
#include "wasm/ui/kit/kit.hpp"

namespace asah::shell_test {

using test::Harness;
using ui::Role;
using ui::raw;

namespace {

struct Stage {
  ui::ShellState state;
  ui::ShellIntents seen;
  bool selected = true;
  bool closed = false;
  bool saved = false;
  bool letters = true;
  bool has_search = true;
  bool noted = false;  ///< a part of the page saw the key N
  std::string note;
  std::string query;

  void draw(ui::Ui& u) {
    const ui::NavItem items[] = {{.label = raw("Beranda"), .icon = ui::Icon::House, .screen = 1, .group = raw("KERJA"), .letter = 'B'},
                                 {.label = raw("Penilaian"), .icon = ui::Icon::ClipboardCheck, .badge = 12, .screen = 2, .letter = 'N'}};
    ui::Shell shell(u, state, {.product = raw("Asah"), .items = items, .screen = 1, .workspace = raw("Kota Bandung"),
                               .save_state = ui::SaveState::Saved, .save_words = raw("Tersimpan 14.02"),
                               .counts = raw("14.212 pegawai"), .undo = raw("Hapus baris"), .letter_keys = letters});
    {
      ui::PageAction actions[] = {{.button = {.label = raw("Simpan"), .kind = ui::ButtonKind::Primary}}};
      ui::WorkArea page(u, shell, {.id = "home", .title = raw("Beranda saya"), .actions = actions});
      saved |= actions[0].pressed;
      ui::Split split(u, "home", selected);
      ui::text_field(u, note, {.label = raw("Catatan")});
      if (has_search) ui::search_field(u, query, {.label = raw("Cari nama")});
      noted |= u.key(ImGuiKey_N, false);
      if (selected) {
        ui::Inspector pane(split, {.title = raw("Sel terpilih")});
        ui::muted(u, raw("keterangan"));
        closed |= pane.closed();
      }
    }
    const ui::ShellIntents& i = shell.intents();
    if (i.screen >= 0) seen.screen = i.screen;
    seen.search |= i.search;
    seen.language |= i.language;
    seen.theme |= i.theme;
    seen.undo |= i.undo;
    seen.redo |= i.redo;
    seen.help |= i.help;
    seen.print |= i.print;
  }
};

ui::Environment sized(float width, float height) {
  ui::Environment e;
  e.display_css = {width, height};
  return e;
}

}  // namespace

TEST_CASE("shell: landmarks, navigation, bars") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); });
  for (const Role role : {Role::Navigation, Role::Banner, Role::Main, Role::Complementary, Role::ContentInfo})
    CHECK(h.ui().semantics().count(role) == 1);
  CHECK((h.node(Role::Link, "Beranda").states & ui::state::kCurrent) != 0);
  CHECK(h.node(Role::Link, "Penilaian").description == "12 menunggu");
  h.click(Role::Link, "Penilaian");
  CHECK(s.seen.screen == 2);
  h.click(Role::Button, "Simpan");
  CHECK(s.saved);
  h.click(Role::Button, "Cari orang, jabatan, perintah…");
  CHECK(s.seen.search);
  h.click(Role::Button, "Bahasa: Indonesia");
  CHECK(s.seen.language);
  h.click(Role::Button, "Ganti ke tema gelap");
  CHECK(s.seen.theme);
  h.click(Role::Button, "Urungkan");
  CHECK(s.seen.undo);
  CHECK(h.shows("14.212 pegawai"));
}

TEST_CASE("shell: keys work, but not while one is writing") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); });
  h.key(ImGuiKey_K, ImGuiMod_Ctrl);
  CHECK(s.seen.search);
  h.key(ImGuiKey_F1);
  CHECK(s.seen.help);
  h.click(Role::TextBox, "Catatan");
  h.type("abc");
  h.key(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK_FALSE(s.seen.undo);
  h.key(ImGuiKey_Enter);
  h.click_at(700, 600);
  h.key(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK(s.seen.undo);
  h.key(ImGuiKey_Z, ImGuiMod_Ctrl | ImGuiMod_Shift);
  CHECK(s.seen.redo);
}

TEST_CASE("shell: g and a letter go to a screen, and the page does not see the letter") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); });
  h.key(ImGuiKey_N);
  CHECK(s.seen.screen == -1);
  CHECK(s.noted);
  s.noted = false;
  h.key(ImGuiKey_G);
  CHECK(h.shows("Tekan huruf layar yang dituju; Esc batal"));
  h.key(ImGuiKey_N);
  CHECK(s.seen.screen == 2);
  CHECK_FALSE(s.noted);
  CHECK_FALSE(h.shows("Tekan huruf layar yang dituju; Esc batal"));
  SUBCASE("Esc and other letters end the waiting") {
    s.seen.screen = -1;
    h.key(ImGuiKey_G);
    h.key(ImGuiKey_Escape);
    h.key(ImGuiKey_B);
    CHECK(s.seen.screen == -1);
    h.key(ImGuiKey_G);
    h.key(ImGuiKey_X);
    h.key(ImGuiKey_B);
    CHECK(s.seen.screen == -1);
  }
  SUBCASE("so do two seconds") {
    s.seen.screen = -1;
    h.key(ImGuiKey_G);
    h.frame(130);
    h.key(ImGuiKey_B);
    CHECK(s.seen.screen == -1);
  }
  SUBCASE("not while writing, and not when letters are switched off") {
    s.seen.screen = -1;
    h.click(Role::TextBox, "Catatan");
    h.key(ImGuiKey_G);
    h.key(ImGuiKey_B);
    CHECK(s.seen.screen == -1);
    h.key(ImGuiKey_Enter);
    h.click_at(700, 600);
    s.letters = false;
    h.key(ImGuiKey_G);
    h.key(ImGuiKey_B);
    h.type("?");
    CHECK(s.seen.screen == -1);
    CHECK_FALSE(s.seen.help);
  }
}

TEST_CASE("shell: / and Ctrl+F go to the screen's search box, else to the search over all") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); });
  const auto searching = [&] { return h.node(Role::SearchBox, "Cari nama").states & ui::state::kFocused; };
  CHECK_FALSE(searching());
  h.type("/");
  CHECK(searching());
  CHECK(s.query.empty());
  h.type("ani/?");
  CHECK(s.query == "ani/?");
  CHECK_FALSE(s.seen.help);
  h.key(ImGuiKey_Enter);
  h.click_at(700, 600);
  h.key(ImGuiKey_F, ImGuiMod_Ctrl);
  CHECK(searching());
  CHECK_FALSE(s.seen.search);
  h.key(ImGuiKey_Enter);
  h.click_at(700, 600);
  s.has_search = false;
  h.settle();
  h.type("/");
  CHECK(s.seen.search);
  h.type("?");
  CHECK(s.seen.help);
  h.key(ImGuiKey_P, ImGuiMod_Ctrl);
  CHECK(s.seen.print);
}

TEST_CASE("shell: F6 goes from region to region") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); });
  const auto focused = [&] {
    for (const ui::Node& node : h.ui().semantics().nodes())
      if (node.states & ui::state::kFocused) return std::string(node.label);
    return std::string("none");
  };
  h.key(ImGuiKey_F6);
  CHECK(focused() == "Beranda");
  h.key(ImGuiKey_F6);
  CHECK(focused() == "Kota Bandung");
  h.key(ImGuiKey_F6, ImGuiMod_Shift);
  CHECK(focused() == "Beranda");
}

TEST_CASE("shell: the inspector stands beside, below or over the page; Esc closes it") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); });
  ui::Rect field = h.node(Role::TextBox, "Catatan").rect;
  const ui::Node* pane = h.ui().semantics().find(Role::Complementary, std::size_t{0});
  REQUIRE(pane);
  CHECK(pane->rect.x0 > field.x1);
  CHECK(pane->rect.width() == doctest::Approx(328));
  h.environment(sized(1000, 768));
  field = h.node(Role::TextBox, "Catatan").rect;
  CHECK(h.node(Role::Heading, "Sel terpilih").rect.y0 > field.y1);
  CHECK(h.node(Role::Link, "Beranda").rect.width() < 56);
  h.environment(sized(360, 740));
  CHECK((h.node(Role::Dialog, "Sel terpilih").states & ui::state::kModal) != 0);
  h.key(ImGuiKey_Escape);
  CHECK(s.closed);
}

TEST_CASE("shell: on a phone the menu is a drawer") {
  Stage s;
  s.selected = false;
  Harness h([&](ui::Ui& u) { s.draw(u); }, sized(360, 740));
  CHECK_FALSE(h.find(Role::Link, "Penilaian"));
  h.click(Role::Button, "Buka menu");
  REQUIRE(h.find(Role::Link, "Penilaian"));
  h.click(Role::Link, "Penilaian");
  CHECK(s.seen.screen == 2);
  CHECK_FALSE(h.find(Role::Link, "Penilaian"));
  h.click(Role::Button, "Buka menu");
  h.key(ImGuiKey_Escape);
  CHECK_FALSE(s.state.drawer_open);
}

TEST_CASE("touch: hit areas are 44 CSS px") {
  int pressed = 0;
  ui::Environment touch = sized(360, 740);
  touch.touch = true;
  Harness h([&](ui::Ui& u) {
    u.gap(0);
    ui::spacer(u, 40);
    pressed += ui::button(u, {.label = raw("Kecil"), .small = true});
  }, touch);
  const ui::Rect r = h.node(Role::Button, "Kecil").rect;
  h.click_at(r.center_x(), r.y1 + 6);
  CHECK(pressed == 1);
  h.click_at(r.center_x(), r.y1 + 12);
  CHECK(pressed == 1);
}

TEST_CASE("scale: rectangles are CSS px at any pixel ratio, and the atlas follows") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); });
  const ui::Rect one = h.node(Role::Button, "Simpan").rect;
  const std::uint32_t revision = h.ui().atlas_revision();
  ui::Environment dense = sized(1366, 768);
  dense.pixel_ratio = 2;
  h.environment(dense);
  CHECK(h.ui().atlas_revision() == revision + 1);
  const ui::Rect two = h.node(Role::Button, "Simpan").rect;
  CHECK(two.height() == doctest::Approx(one.height()));
  CHECK(two.x1 == doctest::Approx(one.x1).epsilon(0.01));
  s.saved = false;
  h.click(Role::Button, "Simpan");
  CHECK(s.saved);
  ui::Environment large = sized(1366, 768);
  large.user_scale = 1.25f;
  h.environment(large);
  CHECK(h.node(Role::Button, "Simpan").rect.height() == doctest::Approx(45).epsilon(0.02));
}

}  // namespace asah::shell_test
