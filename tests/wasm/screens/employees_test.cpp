#include "wasm/screens/employees_view.hpp"

#include <doctest/doctest.h>

#include "tests/wasm/support/screen_stage.hpp"

namespace asah::employees_test {

using screens::EmployeeColumn;
using screens::Screen;
using test::Harness;
using ui::Role;

namespace {

struct Stage : test::ScreenStage<screens::EmployeesState, screens::EmployeesModel> {
  Stage() : ScreenStage(screens::build_employees, screens::draw_employees) {
    desk.workspace_open = true;
    route.screen = Screen::Employees;
  }
  std::vector<std::uint32_t> rows() {
    std::vector<std::uint32_t> out;
    for (const auto& row : model().rows) out.push_back(row.row);
    return out;
  }
};

}  // namespace

TEST_CASE("employees model: every column sorts both ways, equal ones stay in order") {
  Stage s;
  s.state.sort = EmployeeColumn::Name;
  CHECK(s.rows() == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8});
  s.state.descending = true;
  CHECK(s.rows() == std::vector<std::uint32_t>{8, 7, 6, 5, 4, 3, 2, 1, 0});
  s.state.sort = EmployeeColumn::Unit;  // UPT, Puskesmas, Loket
  CHECK(s.rows() == std::vector<std::uint32_t>{7, 8, 0, 1, 2, 3, 4, 5, 6});
  s.state.sort = EmployeeColumn::Position;  // Perawat, Bidan
  CHECK(s.rows() == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8});
  s.state.sort = EmployeeColumn::Gap;
  s.state.descending = false;
  CHECK(s.rows() == std::vector<std::uint32_t>{7, 8, 0, 1, 2, 3, 4, 5, 6});
}

TEST_CASE("employees model: search by name or NIP, unit with all below, open ones") {
  Stage s;
  s.state.search = "pegawai 4";
  CHECK(s.rows() == std::vector<std::uint32_t>{3});
  s.state.search = "198001012005019973";
  CHECK(s.rows() == std::vector<std::uint32_t>{2});
  s.state.search.clear();
  s.route.unit = 11;  // with the counter below it
  CHECK(s.rows().size() == 7);
  s.route.unit = 0;
  s.state.only_open = true;
  CHECK(s.rows().empty());
}

TEST_CASE("employees model: what is known of everybody is kept while the data stand") {
  Stage s;
  const auto first = s.model();
  s.state.facts.value = first.facts;
  s.state.search = "pegawai";
  s.state.sort = EmployeeColumn::Jpm;
  CHECK(s.model().facts == first.facts);
  model::Employee person = *s.data.employees.find({1});
  person.name = "Zainal";
  *s.data.employees.edit(person.id) = person;
  s.data.employees.set_revision(s.data.employees.revision() + 1);
  CHECK(s.model().facts != first.facts);
  s.state.search = "zain";
  CHECK(s.rows() == std::vector<std::uint32_t>{0});
}

TEST_CASE("employees: the list is searched, sorted by a title, and opened by a double click") {
  Stage s;
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::SearchBox, "Cari nama atau NIP");
  h.type("pegawai 9");
  CHECK(s.state.search == "pegawai 9");
  CHECK(h.shows("Pegawai 9"));
  CHECK_FALSE(h.shows("Pegawai 8"));
  h.click(Role::ColumnHeader, "Nama");
  CHECK(s.state.descending);
  h.double_click(Role::Cell, "Pegawai 9");
  REQUIRE(s.last<screens::Navigate>());
  CHECK(s.last<screens::Navigate>()->to == screens::Route{.screen = Screen::Employees, .record = 9});
}

TEST_CASE("employees: nobody found offers to clear search, chips and what came with the route") {
  Stage s;
  s.route = {.screen = Screen::Employees, .unit = 11, .competency = 30, .position = 21};
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::SearchBox, "Cari nama atau NIP");
  h.type("tidak ada");
  s.state.only_open = true;
  s.state.band = 0;
  h.settle();
  REQUIRE(s.model().rows.empty());
  REQUIRE(s.state.unit >= 0);
  h.click(Role::Button, "Hapus saringan");
  CHECK(s.state.search.empty());
  CHECK(s.state.unit == -1);
  CHECK(s.state.band == -1);
  CHECK_FALSE(s.state.only_open);
  REQUIRE(s.last<screens::Navigate>());
  s.route = s.last<screens::Navigate>()->to;
  CHECK(s.route == screens::Route{.screen = Screen::Employees});
  h.settle();
  CHECK(s.model().rows.size() == 9);
  CHECK(h.shows("Pegawai 1"));
}

TEST_CASE("employees: an empty list offers a file") {
  Stage s;
  s.data.employees = {};
  Harness h([&](ui::Ui& u) { s.draw(u); }, test::stage_window());
  h.click(Role::Button, "Pilih berkas");
  CHECK(s.last<screens::ChooseFile>());
}

}  // namespace asah::employees_test
