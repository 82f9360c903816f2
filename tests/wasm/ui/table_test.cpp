#include <doctest/doctest.h>

#include <cstdio>
#include <set>
#include <string>

#include "tests/wasm/support/harness.hpp"
#include "wasm/ui/kit/table.hpp"

namespace asah::table_test {

using test::Harness;
using ui::Role;
using ui::raw;

namespace {

struct Bench {
  ui::TableState state;
  ui::TableEvent event;
  std::int64_t rows = 20000;
  std::int64_t all = -1;
  ui::TableSelect select = ui::TableSelect::Rows;
  std::set<std::int64_t> asked;
  int calls = 0;
  std::string copied;
  ui::EmptySpec empty{.title = raw("Belum ada"), .action = raw("Impor")};

  void draw(ui::Ui& u) {
    const ui::Column columns[] = {{.id = "name", .title = raw("Nama"), .width = 200, .strong = true},
                                  {.id = "nip", .title = raw("NIP"), .width = 180},
                                  {.id = "jpm", .title = raw("JPM"), .width = 90, .align = ui::Align::End}};
    const auto cell = [&](std::int64_t row, int column, ui::CellBuffer buffer) {
      asked.insert(row);
      ++calls;
      const int n = std::snprintf(buffer.data(), buffer.size(), column == 0 ? "Orang %d" : column == 1 ? "NIP\t%d" : "%d,5",
                                  static_cast<int>(row));
      return ui::CellText{.text = {buffer.data(), static_cast<std::size_t>(n)}};
    };
    u.on_copy = [&](std::string_view text) { copied = text; };
    const ui::TableEvent e = ui::table(u, state, {.label = raw("Pegawai"), .columns = columns, .rows = rows,
                                                  .rows_of_all = all, .cell = cell, .select = select, .height = 500,
                                                  .empty = empty});
    event.sort_changed |= e.sort_changed;
    event.filter_changed |= e.filter_changed;
    event.selection_changed |= e.selection_changed;
    event.copied |= e.copied;
    if (e.opened_row >= 0) event.opened_row = e.opened_row;
    if (e.menu_row >= 0) event.menu_row = e.menu_row;
    if (e.empty != ui::EmptyEvent::None) event.empty = e.empty;
  }
};

}  // namespace

TEST_CASE("table: only the rows in sight are asked for") {
  Bench b;
  Harness h([&](ui::Ui& u) { b.draw(u); });
  b.asked.clear();
  b.calls = 0;
  h.frame();
  CHECK(b.asked.size() < 14);
  CHECK(b.calls < 14 * 3 + 1);
  CHECK(*b.asked.begin() == 0);
  CHECK(h.node(Role::Grid, "Pegawai").rows == 20000);
  CHECK(h.find(Role::Status, "20.000 baris"));
  h.move_to(300, 200);
  b.asked.clear();
  h.wheel(-40);
  CHECK(*b.asked.rbegin() > 20);
  CHECK(h.ui().semantics().count(Role::Row) < 16);
}

TEST_CASE("table: a click on a title sorts, a second one turns it round") {
  Bench b;
  Harness h([&](ui::Ui& u) { b.draw(u); });
  h.click(Role::ColumnHeader, "JPM");
  CHECK(b.event.sort_changed);
  CHECK(b.state.sort_column == 2);
  CHECK_FALSE(b.state.descending);
  h.click(Role::ColumnHeader, "JPM");
  CHECK(b.state.descending);
  CHECK((h.node(Role::ColumnHeader, "JPM").states & ui::state::kSortDescending) != 0);
  h.click(Role::ColumnHeader, "Nama");
  CHECK(b.state.sort_column == 0);
  CHECK_FALSE(b.state.descending);
}

TEST_CASE("table: rows are selected by click, Shift, arrows and drag; Enter opens") {
  Bench b;
  Harness h([&](ui::Ui& u) { b.draw(u); });
  h.click(Role::Cell, "Orang 2");
  CHECK(b.state.cursor_row == 2);
  h.key(ImGuiKey_DownArrow, ImGuiMod_Shift);
  h.key(ImGuiKey_DownArrow, ImGuiMod_Shift);
  ui::TableBlock block = b.state.block(b.select, 3);
  CHECK(block.row0 == 2);
  CHECK(block.row1 == 4);
  CHECK(block.columns() == 3);
  CHECK(h.shows("3 baris dipilih"));
  h.key(ImGuiKey_DownArrow);
  CHECK(b.state.block(b.select, 3).rows() == 1);
  CHECK(b.state.cursor_row == 5);
  h.key(ImGuiKey_End);
  CHECK(b.state.cursor_row == 19999);
  CHECK(h.find(Role::Cell, "Orang 19999"));
  h.key(ImGuiKey_Home);
  CHECK(b.state.cursor_row == 0);
  h.key(ImGuiKey_PageDown);
  CHECK(b.state.cursor_row >= 8);
  h.key(ImGuiKey_Enter);
  CHECK(b.event.opened_row == b.state.cursor_row);
  h.key(ImGuiKey_A, ImGuiMod_Ctrl);
  CHECK(b.state.block(b.select, 3).rows() == 20000);
  h.key(ImGuiKey_Home);
  const ui::Rect first = h.node(Role::Cell, "Orang 1").rect;
  h.press_at(first.center_x(), first.center_y());
  h.move_to(first.center_x(), first.center_y() + 80);
  h.release();
  CHECK(b.state.block(b.select, 3).row0 == 1);
  CHECK(b.state.block(b.select, 3).row1 == 3);
}

TEST_CASE("table: a block of cells is copied as tab separated text") {
  Bench b;
  b.select = ui::TableSelect::Cells;
  Harness h([&](ui::Ui& u) { b.draw(u); });
  h.click(Role::Cell, "Orang 1");
  h.key(ImGuiKey_RightArrow, ImGuiMod_Shift);
  h.key(ImGuiKey_DownArrow, ImGuiMod_Shift);
  h.key(ImGuiKey_C, ImGuiMod_Ctrl);
  CHECK(b.event.copied);
  CHECK(b.copied == "Orang 1\tNIP 1\r\nOrang 2\tNIP 2\r\n");
  b.state.hidden[0] = true;
  b.select = ui::TableSelect::Rows;
  h.settle();
  h.key(ImGuiKey_C, ImGuiMod_Ctrl);
  CHECK(b.copied.starts_with("NIP\tJPM\r\nNIP 1\t1,5\r\n"));
}

TEST_CASE("table: double click and right click") {
  Bench b;
  Harness h([&](ui::Ui& u) { b.draw(u); });
  h.double_click(Role::Cell, "Orang 4");
  CHECK(b.event.opened_row == 4);
  const ui::Rect r = h.node(Role::Cell, "Orang 6").rect;
  h.click_at(r.center_x(), r.center_y(), ImGuiMouseButton_Right);
  CHECK(b.event.menu_row == 6);
  CHECK(b.state.cursor_row == 6);
}

TEST_CASE("table: filter row, no match, clear; columns are chosen") {
  Bench b;
  Harness h([&](ui::Ui& u) { b.draw(u); });
  h.click(Role::Button, "Saring kolom");
  h.click(Role::TextBox, "Saring Nama");
  h.type("xyz");
  CHECK(b.event.filter_changed);
  CHECK(b.state.filters[0] == "xyz");
  b.rows = 0;
  b.all = 20000;
  h.settle();
  CHECK(h.shows("Tidak ada baris yang cocok"));
  h.click(Role::Button, "Hapus saringan");
  CHECK_FALSE(b.state.filtered());
  b.rows = 20000;
  h.settle();
  CHECK(h.find(Role::ColumnHeader, "NIP"));
  h.click(Role::Button, "Pilih kolom");
  h.click(Role::CheckBox, "NIP");
  CHECK(b.state.hidden[1]);
  CHECK_FALSE(h.find(Role::ColumnHeader, "NIP"));
}

TEST_CASE("table: no row at all shows the designed empty state") {
  Bench b;
  b.rows = 0;
  Harness h([&](ui::Ui& u) { b.draw(u); });
  CHECK(h.shows("Belum ada"));
  h.click(Role::Button, "Impor");
  CHECK(b.event.empty == ui::EmptyEvent::Action);
}

TEST_CASE("table: titles, rows and figures keep their places at 125 and 200 per cent") {
  Bench b;
  Harness h([&](ui::Ui& u) { b.draw(u); });
  for (const float scale : {1.25f, 2.0f}) {
    ui::Environment e;
    e.user_scale = scale;
    h.environment(e);
    const ui::Rect head = h.node(Role::ColumnHeader, "JPM").rect;
    const ui::Rect cell = h.node(Role::Cell, "0,5").rect;
    CHECK(head.x0 == doctest::Approx(cell.x0));
    CHECK(head.width() == doctest::Approx(cell.width()));
    CHECK(cell.height() == doctest::Approx(38 * scale).epsilon(0.03));
    h.click(Role::Cell, "Orang 3");
    CHECK(b.state.cursor_row == 3);
  }
}

}  // namespace asah::table_test
