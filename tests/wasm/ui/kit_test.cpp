#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "tests/wasm/support/harness.hpp"
#include "wasm/ui/kit/kit.hpp"

namespace asah::kit_test {

using test::Harness;
using ui::Role;
using ui::TextKey;
using ui::raw;

namespace {

bool has(const ui::Node& node, std::uint32_t flag) { return (node.states & flag) != 0; }

}  // namespace

TEST_CASE("button: click, Enter, disabled and busy") {
  int pressed = 0;
  bool disabled = false;
  bool busy = false;
  Harness h([&](ui::Ui& u) {
    pressed += ui::button(u, {.label = raw("Simpan"), .disabled = disabled, .busy = busy});
  });
  h.click(Role::Button, "Simpan");
  CHECK(pressed == 1);
  CHECK(has(h.node(Role::Button, "Simpan"), ui::state::kFocusable));
  h.key(ImGuiKey_Tab);
  CHECK(h.ui().keyboard_mode());
  CHECK(has(h.node(Role::Button, "Simpan"), ui::state::kFocused));
  h.key(ImGuiKey_Enter);
  CHECK(pressed == 2);
  h.key(ImGuiKey_Space);
  CHECK(pressed == 3);
  disabled = true;
  h.settle();
  CHECK(has(h.node(Role::Button, "Simpan"), ui::state::kDisabled));
  h.click(Role::Button, "Simpan");
  CHECK(pressed == 3);
  disabled = false;
  busy = true;
  h.settle();
  CHECK(has(h.node(Role::Button, "Simpan"), ui::state::kBusy));
  h.click(Role::Button, "Simpan");
  CHECK(pressed == 3);
}

TEST_CASE("button: one that goes off while it is held lets go of the pointer") {
  bool off = false;
  int other = 0;
  Harness h([&](ui::Ui& u) {
    ui::button(u, {.label = raw("Buat"), .disabled = off});
    other += ui::button(u, {.label = raw("Buka")});
  });
  const ui::Rect r = h.node(Role::Button, "Buat").rect;
  h.press_at(r.center_x(), r.center_y());
  off = true;
  h.frame();
  h.release();
  h.click(Role::Button, "Buka");
  CHECK(other == 1);
}

TEST_CASE("button: assistive technology activates it without pointer or key") {
  int pressed = 0;
  Harness h([&](ui::Ui& u) { pressed += ui::button(u, {.label = raw("Tinjau")}); });
  h.ui().request({.id = h.node(Role::Button, "Tinjau").id, .kind = ui::SemanticAction::Kind::Activate, .value = {}});
  h.settle();
  CHECK(pressed == 1);
}

TEST_CASE("focus order: Tab walks the parts in reading order, Shift+Tab back") {
  std::string text;
  bool check = false;
  Harness h([&](ui::Ui& u) {
    ui::button(u, {.label = raw("Satu")});
    ui::check_box(u, check, {.label = raw("Dua")});
    ui::text_field(u, text, {.label = raw("Tiga")});
    ui::button(u, {.label = raw("Empat"), .disabled = true});
    ui::button(u, {.label = raw("Lima")});
  });
  const auto focused = [&] {
    for (const ui::Node& node : h.ui().semantics().nodes())
      if (has(node, ui::state::kFocused)) return std::string(node.label);
    return std::string();
  };
  std::string order;
  for (int i = 0; i < 4; ++i) {
    h.key(ImGuiKey_Tab);
    order += focused() + " ";
  }
  CHECK(order == "Satu Dua Tiga Lima ");
  h.key(ImGuiKey_Tab, ImGuiMod_Shift);
  CHECK(focused() == "Tiga");
}

TEST_CASE("text field: typing, events, the platform's own field, maximum length") {
  std::string value;
  bool committed = false;
  Harness h([&](ui::Ui& u) {
    const ui::FieldEvent e = ui::text_field(u, value, {.label = raw("Nama"), .hint = raw("Nama lengkap"), .max_length = 12});
    committed |= e.committed;
  });
  h.click(Role::TextBox, "Nama");
  h.type("Dewi \xC3\xA9");
  CHECK(value == "Dewi \xC3\xA9");
  const ui::TextInputState& state = h.ui().text_input();
  REQUIRE(state.active);
  CHECK(state.text == value);
  CHECK(state.label == "Nama");
  CHECK(state.hint == "Nama lengkap");
  CHECK(state.selection_begin == value.size());
  CHECK(state.rect.width() > 100);
  CHECK(state.id == h.node(Role::TextBox, "Nama").id);
  h.ui().accept({.id = state.id, .text = "Sari", .selection_begin = 1, .selection_end = 3});
  h.settle();
  CHECK(value == "Sari");
  CHECK(h.ui().text_input().selection_begin == 1);
  CHECK(h.ui().text_input().selection_end == 3);
  // Signs beyond 16 bits stay whole after the frame that brought them.
  const std::string smile = "\xF0\x9F\x98\x80";
  h.ui().accept({.id = state.id, .text = smile, .selection_begin = 4, .selection_end = 4});
  h.settle();
  h.key(ImGuiKey_LeftArrow);
  CHECK(value == smile);
  h.key(ImGuiKey_Enter);
  CHECK(committed);
  h.click(Role::TextBox, "Nama");
  h.type(std::string(40, 'z'));
  CHECK(value.size() <= 12);
  h.ui().request({.id = h.node(Role::TextBox, "Nama").id, .kind = ui::SemanticAction::Kind::SetValue, .value = "Baru"});
  h.key(ImGuiKey_Escape);
  h.settle();
  CHECK(h.node(Role::TextBox, "Nama").value == value);
}

TEST_CASE("field: an error is announced and marks the field") {
  std::string value;
  Harness h([&](ui::Ui& u) {
    ui::text_field(u, value, {.label = raw("Nama"), .error = raw("Nama kosong"), .required = true});
  });
  CHECK(has(h.node(Role::TextBox, "Nama"), ui::state::kInvalid));
  CHECK(has(h.node(Role::TextBox, "Nama"), ui::state::kRequired));
  CHECK(h.find(Role::Alert, "Nama kosong"));
}

TEST_CASE("search field: the cross clears it") {
  std::string value = "abc";
  Harness h([&](ui::Ui& u) { ui::search_field(u, value, {.label = raw("Cari"), .width = 240}); });
  h.click(Role::Button, "Kosongkan");
  CHECK(value.empty());
  CHECK_FALSE(h.find(Role::Button, "Kosongkan"));
}

TEST_CASE("number field: language, decimals, range, steps") {
  std::optional<std::int64_t> value = 123450;
  Harness h([&](ui::Ui& u) {
    ui::number_field(u, value, {.field = {.label = raw("Biaya")}, .decimals = 2, .least = 0, .most = 100000000, .step = 100});
  });
  CHECK(h.node(Role::NumberBox, "Biaya").value == "1.234,50");
  h.click(Role::NumberBox, "Biaya");
  h.type("2.500,5");
  h.key(ImGuiKey_Enter);
  CHECK(value == 250050);
  h.click(Role::NumberBox, "Biaya");
  h.key(ImGuiKey_UpArrow);
  CHECK(value == 250150);
  h.click(Role::NumberBox, "Biaya");
  h.type("dua");
  h.key(ImGuiKey_Enter);
  CHECK(value == 250150);
  CHECK(h.find(Role::Alert, "Bukan angka"));
  h.click(Role::NumberBox, "Biaya");
  h.key(ImGuiKey_A, ImGuiMod_Ctrl);
  h.type("9999999999999999999999");
  h.key(ImGuiKey_Enter);
  CHECK(value == 250150);
  ui::Environment english;
  english.language = ui::Language::English;
  h.click(Role::NumberBox, "Biaya");
  h.key(ImGuiKey_A, ImGuiMod_Ctrl);
  h.type("7");
  h.key(ImGuiKey_Enter);
  CHECK(value == 700);
  value = 123450;
  h.environment(english);
  CHECK(h.node(Role::NumberBox, "Biaya").value == "1,234.50");
}

TEST_CASE("date field: typed in several forms, chosen in the calendar") {
  base::Date value;
  Harness h([&](ui::Ui& u) {
    ui::date_field(u, value, {.field = {.label = raw("Tenggat")}, .today = base::Date::from_civil(2026, 11, 21)});
  });
  h.click(Role::TextBox, "Tenggat");
  h.type("1/12/2026");
  h.key(ImGuiKey_Enter);
  CHECK(value == base::Date::from_civil(2026, 12, 1));
  CHECK(h.node(Role::TextBox, "Tenggat").value == "01-12-2026");
  h.click(Role::TextBox, "Tenggat");
  h.key(ImGuiKey_A, ImGuiMod_Ctrl);
  h.type("31-02-2026");
  h.key(ImGuiKey_Enter);
  CHECK(value == base::Date::from_civil(2026, 12, 1));
  CHECK(has(h.node(Role::TextBox, "Tenggat"), ui::state::kInvalid));
  h.click(Role::Button, "Buka kalender");
  h.click(Role::Button, "Bulan sebelumnya");
  h.click(Role::Cell, "21 November 2026");
  CHECK(value == base::Date::from_civil(2026, 11, 21));
  CHECK_FALSE(h.find(Role::Cell, "21 November 2026"));
}

TEST_CASE("choices: check box, switch, radios, segments, chips") {
  ui::Check check = ui::Check::Mixed;
  bool on = false;
  int radio = 0;
  int segment = 0;
  bool chosen = false;
  Harness h([&](ui::Ui& u) {
    ui::check_box(u, check, {.label = raw("Semua")});
    ui::toggle(u, on, {.label = raw("Tombol huruf")});
    const ui::Text options[] = {raw("Satu"), raw("Dua")};
    ui::radio_group(u, radio, raw("Pilihan"), options);
    const ui::Text parts[] = {raw("Hari"), raw("Bulan")};
    ui::segmented(u, segment, raw("Rentang"), parts);
    ui::Wrap wrap(u);
    if (ui::chip(u, {.label = raw("Jenjang"), .selected = chosen})) chosen = !chosen;
  });
  CHECK(has(h.node(Role::CheckBox, "Semua"), ui::state::kMixed));
  h.click(Role::CheckBox, "Semua");
  CHECK(check == ui::Check::On);
  CHECK(has(h.node(Role::CheckBox, "Semua"), ui::state::kChecked));
  h.click(Role::Switch, "Tombol huruf");
  CHECK(on);
  h.click(Role::Radio, "Dua");
  CHECK(radio == 1);
  h.click(Role::Radio, "Bulan");
  CHECK(segment == 1);
  h.click(Role::Button, "Jenjang");
  CHECK(chosen);
  CHECK(has(h.node(Role::Button, "Jenjang"), ui::state::kSelected));
}

TEST_CASE("select: thousands of options, filter, keyboard, clear") {
  int index = -1;
  int asked = 0;
  std::string words;
  const auto option = [&](int i) {
    ++asked;
    words = "Jabatan " + std::to_string(i);
    return raw(words);
  };
  Harness h([&](ui::Ui& u) {
    ui::select(u, index, {.field = {.label = raw("Jabatan")}, .count = 5000, .option = option, .clearable = true});
  });
  h.click(Role::ComboBox, "Jabatan");
  REQUIRE(h.find(Role::Option, "Jabatan 0"));
  CHECK(h.ui().semantics().count(Role::Option) < 15);
  asked = 0;
  h.frame();
  CHECK(asked < 30);  // only what is seen is asked for
  h.type("499");
  CHECK(h.find(Role::Option, "Jabatan 499"));
  CHECK(h.find(Role::Option, "Jabatan 4990"));
  CHECK_FALSE(h.find(Role::Option, "Jabatan 1"));
  h.key(ImGuiKey_DownArrow);
  h.key(ImGuiKey_Enter);
  CHECK(index == 1499);
  CHECK_FALSE(h.find(Role::Option, "Jabatan 499"));
  CHECK(h.node(Role::ComboBox, "Jabatan").value == "Jabatan 1499");
  h.click(Role::ComboBox, "Jabatan");
  h.type("tidak ada begitu");
  CHECK(h.shows("Tidak ada yang cocok"));
  h.key(ImGuiKey_Escape);
  h.key(ImGuiKey_Escape);
  CHECK_FALSE(h.shows("Tidak ada yang cocok"));
  h.click(Role::ComboBox, "Jabatan");
  h.click(Role::Option, "Tidak ada");
  CHECK(index == -1);
}

TEST_CASE("dialog: modal, Esc closes, focus stays inside, foot answers") {
  bool open = true;
  int outside = 0;
  ui::DialogAnswer answer = ui::DialogAnswer::None;
  Harness h([&](ui::Ui& u) {
    outside += ui::button(u, {.label = raw("Luar")});
    if (ui::Dialog d(u, "rename", open, {.title = raw("Ganti nama")}); d) {
      const ui::DialogAnswer a = ui::dialog_foot(u, {.confirm = raw("Simpan")});
      if (a != ui::DialogAnswer::None) answer = a;
    }
  });
  CHECK(has(h.node(Role::Dialog, "Ganti nama"), ui::state::kModal));
  h.click(Role::Button, "Luar");
  CHECK(outside == 0);
  CHECK(open);
  for (int i = 0; i < 6; ++i) {
    h.key(ImGuiKey_Tab);
    CHECK_FALSE(has(h.node(Role::Button, "Luar"), ui::state::kFocused));
  }
  h.click(Role::Button, "Simpan");
  CHECK(answer == ui::DialogAnswer::Confirm);
  h.key(ImGuiKey_Escape);
  CHECK_FALSE(open);
  CHECK_FALSE(h.find(Role::Dialog, "Ganti nama"));
  h.click(Role::Button, "Luar");
  CHECK(outside == 1);
}

TEST_CASE("menu: opens under its button, chooses, keyboard") {
  int chosen = -1;
  Harness h([&](ui::Ui& u) {
    if (ui::button(u, {.label = raw("Lainnya")})) ui::open_popover(u, "menu");
    const ui::MenuItem items[] = {{.label = raw("Salin")}, {.label = raw("Hapus"), .danger = true, .rule_before = true}};
    const int c = ui::menu(u, "menu", {10, 10, 100, 46}, items);
    if (c >= 0) chosen = c;
  });
  h.click(Role::Button, "Lainnya");
  h.click(Role::MenuItem, "Hapus");
  CHECK(chosen == 1);
  CHECK_FALSE(h.find(Role::MenuItem, "Hapus"));
  h.click(Role::Button, "Lainnya");
  h.key(ImGuiKey_Escape);
  CHECK_FALSE(h.find(Role::MenuItem, "Salin"));
}

TEST_CASE("toasts: announced, act, go by themselves") {
  ui::Toasts toasts;
  std::optional<int> acted;
  Harness h([&](ui::Ui& u) {
    if (const auto token = toasts.draw(u)) acted = token;
  });
  toasts.add(h.ui(), {.words = "3 baris dihapus", .action = "Urungkan", .tone = ui::Tone::Ok, .token = 7, .until_s = 0}, 2);
  h.settle();
  CHECK(h.find(Role::Status, "3 baris dihapus"));
  h.click(Role::Button, "Urungkan");
  CHECK(acted == 7);
  CHECK(toasts.empty());
  toasts.add(h.ui(), {.words = "Disalin", .action = {}, .tone = ui::Tone::Neutral, .token = 0, .until_s = 0}, 1);
  h.frame(90);
  CHECK_FALSE(h.shows("Disalin"));
  toasts.add(h.ui(), {.words = "Gagal", .action = {}, .tone = ui::Tone::Bad, .token = 0, .until_s = 0}, 1);
  h.frame(120);
  CHECK(h.find(Role::Alert, "Gagal"));
  h.click(Role::Button, "Tutup pemberitahuan");
  CHECK(toasts.empty());
}

TEST_CASE("tabs, steps and path") {
  int tab = 0;
  int step = 2;
  int crumb = -1;
  Harness h([&](ui::Ui& u) {
    const ui::Text titles[] = {raw("Profil"), raw("Penilaian")};
    ui::tabs(u, tab, raw("Bagian"), titles);
    const ui::Text steps[] = {raw("Berkas"), raw("Kolom"), raw("Periksa"), raw("Ambil")};
    if (const int s = ui::stepper(u, step, steps); s >= 0) step = s;
    const ui::Text path[] = {raw("Kota"), raw("Dinas"), raw("Bidang")};
    if (const int c = ui::breadcrumb(u, path); c >= 0) crumb = c;
  });
  h.click(Role::Tab, "Penilaian");
  CHECK(tab == 1);
  CHECK(has(h.node(Role::Tab, "Penilaian"), ui::state::kSelected));
  h.click(Role::ListItem, "Ambil");
  CHECK(step == 2);
  h.click(Role::ListItem, "Berkas");
  CHECK(step == 0);
  CHECK(has(h.node(Role::ListItem, "Berkas"), ui::state::kCurrent));
  h.click(Role::Link, "Dinas");
  CHECK(crumb == 1);
}

TEST_CASE("empty state and banner offer the next step") {
  ui::EmptyEvent empty = ui::EmptyEvent::None;
  ui::BannerEvent banner = ui::BannerEvent::None;
  Harness h([&](ui::Ui& u) {
    const auto b = ui::banner(u, {.tone = ui::Tone::Bad, .title = raw("Tidak tersimpan"), .body = raw("Ruang penuh"),
                                  .action = raw("Unduh"), .closable = true});
    if (b != ui::BannerEvent::None) banner = b;
    const auto e = ui::empty_state(u, {.title = raw("Belum ada pegawai"), .body = raw("Bawa daftar"), .action = raw("Impor")});
    if (e != ui::EmptyEvent::None) empty = e;
  });
  CHECK(h.find(Role::Alert, "Tidak tersimpan"));
  h.click(Role::Button, "Impor");
  CHECK(empty == ui::EmptyEvent::Action);
  h.click(Role::Button, "Unduh");
  CHECK(banner == ui::BannerEvent::Action);
  h.click(Role::Button, "Tutup pemberitahuan");
  CHECK(banner == ui::BannerEvent::Close);
}

TEST_CASE("idle: nothing asks for another frame") {
  std::string text;
  Harness h([&](ui::Ui& u) {
    ui::Card card(u, "card", {.title = raw("Judul")});
    ui::text_field(u, text, {.label = raw("Nama")});
    ui::button(u, {.label = raw("Simpan")});
  });
  h.move_to(900, 700);
  h.settle();
  CHECK(h.ui().next_frame_in() > 1e6);
  const std::uint64_t before = h.ui().semantics().digest();
  h.frame();
  CHECK(h.ui().semantics().digest() == before);
}

TEST_CASE("cards: equal heights in a row, and under each other when narrow") {
  Harness h([&](ui::Ui& u) {
    ui::Columns columns(u, "row", {.count = 2, .min_width = 300});
    columns.next();
    {
      ui::Card card(u, "a", {.title = raw("Satu"), .fill = true});
      ui::muted(u, raw("kecil"));
    }
    columns.next();
    {
      ui::Card card(u, "b", {.title = raw("Dua"), .fill = true});
      for (int i = 0; i < 6; ++i) ui::muted(u, raw("baris"));
    }
  });
  const ui::Rect a = h.node(Role::Group, "Satu").rect;
  const ui::Rect b = h.node(Role::Group, "Dua").rect;
  CHECK(a.height() == doctest::Approx(b.height()));
  CHECK(b.x0 > a.x1);
  ui::Environment phone;
  phone.display_css = {360, 740};
  h.environment(phone);
  CHECK(h.node(Role::Group, "Dua").rect.y0 > h.node(Role::Group, "Satu").rect.y1);
}

}  // namespace asah::kit_test
