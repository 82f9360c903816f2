#include <doctest/doctest.h>

#include <array>
#include <string>

#include "tests/wasm/support/harness.hpp"
#include "wasm/ui/kit/heat.hpp"
#include "wasm/ui/kit/nav.hpp"

namespace asah::grid_test {

using test::Harness;
using ui::Role;
using ui::raw;

TEST_CASE("heat grid: kinds are told in words, click and arrows select") {
  ui::GridState state;
  ui::GridEvent event;
  int toggled = -1;
  int asked = 0;
  Harness h([&](ui::Ui& u) {
    const ui::Text columns[] = {raw("Integritas"), raw("Komunikasi"), raw("Hasil"), raw("Pelayanan")};
    const auto row = [](int r, std::span<char, 256>) {
      return ui::HeatRow{.label = r == 0 ? "Dinas Kesehatan" : "Dinas lain", .expandable = r == 0};
    };
    const auto cell = [&](int, int c, std::span<char, 256>) {
      ++asked;
      switch (c) {
        case 0: return ui::HeatCell{.kind = ui::HeatKind::Gap, .step = 4, .figure = "1,31"};
        case 1: return ui::HeatCell{.kind = ui::HeatKind::Met};
        case 2: return ui::HeatCell{.kind = ui::HeatKind::TooFew};
        default: return ui::HeatCell{};
      }
    };
    event = ui::heat_grid(u, state, {.label = raw("Peta"), .corner = raw("Unit"), .rows = 400, .columns = columns,
                                     .row = row, .cell = cell, .height = 400});
    if (event.toggled_row >= 0) toggled = event.toggled_row;
  });
  CHECK(h.find(Role::Cell, "1,31"));
  CHECK(h.find(Role::Cell, "memenuhi"));
  CHECK(h.find(Role::Cell, "kurang dari 5 orang"));
  CHECK(h.find(Role::Cell, "belum dinilai"));
  asked = 0;
  h.frame();
  CHECK(asked <= 12 * 4);
  h.click(Role::Cell, "memenuhi");
  CHECK(state.row == 0);
  CHECK(state.column == 1);
  CHECK((h.node(Role::Cell, "memenuhi").states & ui::state::kSelected) != 0);
  h.key(ImGuiKey_RightArrow);
  h.key(ImGuiKey_DownArrow);
  CHECK(state.row == 1);
  CHECK(state.column == 2);
  h.key(ImGuiKey_End, ImGuiMod_Ctrl);
  CHECK(state.row == 399);
  CHECK(state.column == 3);
  h.key(ImGuiKey_Home, ImGuiMod_Ctrl);
  CHECK(state.row == 0);
  const ui::Rect label = h.node(Role::RowHeader, "Dinas Kesehatan").rect;
  h.click_at(label.x0 + 14, label.center_y());
  CHECK(toggled == 0);
}

TEST_CASE("level grid: digits fill and move on, Backspace clears, letters ask") {
  ui::GridState state;
  std::array<std::array<int, 3>, 2> levels{{{-1, -1, -1}, {-1, -1, -1}}};
  bool note = false;
  bool done = false;
  Harness h([&](ui::Ui& u) {
    const ui::Text columns[] = {raw("A"), raw("B"), raw("C")};
    const auto row = [](int, std::span<char, 256>) { return ui::HeatRow{.label = "Dewi", .second = "standar 2"}; };
    const auto cell = [&](int r, int c) {
      return ui::LevelCell{.level = levels[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)], .standard = 2,
                           .read_only = r == 1 && c == 0};
    };
    const ui::LevelGridEvent e = ui::level_grid(u, state, {.label = raw("Nilai"), .rows = 2, .columns = columns,
                                                           .row = row, .cell = cell});
    if (e.changed) levels[static_cast<std::size_t>(e.row)][static_cast<std::size_t>(e.column)] = e.level;
    note |= e.note;
    done |= e.done;
  });
  h.click(Role::Cell, "belum dinilai");
  CHECK(state.row == 0);
  for (const ImGuiKey key : {ImGuiKey_3, ImGuiKey_0, ImGuiKey_5}) h.key(key);
  CHECK(levels[0] == std::array<int, 3>{3, 0, 5});
  CHECK(state.row == 1);
  CHECK(state.column == 0);
  h.key(ImGuiKey_4);  // read only
  CHECK(levels[1][0] == -1);
  h.key(ImGuiKey_RightArrow);
  h.key(ImGuiKey_6);
  CHECK(levels[1][1] == -1);
  h.key(ImGuiKey_2);
  h.key(ImGuiKey_Keypad1);
  CHECK(levels[1] == std::array<int, 3>{-1, 2, 1});
  CHECK(done);
  h.key(ImGuiKey_Backspace);
  CHECK(levels[1][2] == -1);
  h.key(ImGuiKey_N);
  CHECK(note);
  CHECK(h.find(Role::Cell, "level 3, standar 2"));
}

TEST_CASE("tree: arrows open, close and walk; only rows in sight are asked for") {
  ui::TreeState state;
  bool open = false;
  int asked = 0;
  Harness h([&](ui::Ui& u) {
    const auto row = [&](int r, std::span<char, 256>) {
      ++asked;
      if (r == 0) return ui::TreeRow{.label = "Kota", .expandable = true, .expanded = open};
      return ui::TreeRow{.label = r == 1 ? "Dinas A" : "Dinas B", .level = 1};
    };
    const ui::TreeEvent e = ui::tree(u, state, {.label = raw("Unit"), .rows = open ? 3000 : 1, .row = row, .height = 400});
    if (e.toggled_row == 0) open = !open;
  });
  h.click(Role::TreeItem, "Kota");
  CHECK(state.row == 0);
  h.key(ImGuiKey_RightArrow);
  CHECK(open);
  h.key(ImGuiKey_RightArrow);
  CHECK(state.row == 1);
  h.key(ImGuiKey_LeftArrow);
  CHECK(state.row == 0);
  asked = 0;
  h.frame();
  CHECK(asked < 16);
  h.key(ImGuiKey_End);
  CHECK(state.row == 2999);
  h.key(ImGuiKey_Home);
  h.key(ImGuiKey_LeftArrow);
  CHECK_FALSE(open);
}

}  // namespace asah::grid_test
