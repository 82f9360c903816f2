#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/analytics/gap.hpp"
#include "tests/core/analytics/fixture.hpp"

namespace asah::standards_gap_test {

using namespace asah::analytics;
using model::Source;
using test::day;
using test::Fixture;

namespace {

std::string codes(const Basis& basis, const std::vector<GapRow>& rows) {
  std::string text;
  for (const GapRow& row : rows) text += basis.competency(row.column)->code + ' ';
  return text;
}

}  // namespace

TEST_CASE("standards come from records; a tier fills in only where asked, and says so") {
  Fixture f(1, model::Domain::Managerial);
  f.add_competency(1, model::Domain::Sociocultural);
  f.add_competency(2, model::Domain::Technical);
  f.tier(1, 3, 4);
  f.position(10, 1);
  f.position(20, 1);
  f.position(30, 0);
  f.standard(10, 0, 2, 1).essential = true;
  f.standard(10, 2, 5).weight = {250};
  const std::vector columns{f.competency(0), f.competency(1), f.competency(2), {777}};

  const StandardMatrix records = effective_standards(f.data, columns, StandardsMode::Records);
  CHECK(records.at(0, 0) == Demand{{2}, {1}, {100}, true, false});
  CHECK(records.at(0, 2) == Demand{{5}, {}, {250}, false, false});
  CHECK(records.at(0, 1) == Demand{});
  CHECK(records.at(1, 0) == Demand{});
  CHECK(records.at(model::kNoIndex, 0) == Demand{});

  const StandardMatrix filled = effective_standards(f.data, columns);
  CHECK(filled.at(0, 0) == records.at(0, 0));
  CHECK(filled.at(0, 1) == Demand{{4}, {}, {100}, false, true});
  CHECK(filled.at(0, 2) == records.at(0, 2));
  CHECK(filled.at(1, 0) == Demand{{3}, {}, {100}, false, true});
  CHECK(filled.at(1, 2) == Demand{});  // tiers say nothing of technical ones
  CHECK(filled.at(1, 3) == Demand{});
  CHECK(filled.at(2, 0) == Demand{});  // no tier
  CHECK(filled.at(model::kNoIndex, 1) == Demand{});
  CHECK(filled.required_row(1)[0] == 300);
  CHECK(filled.required_row(1)[2] == -1);
}

TEST_CASE("records of unknown positions and competencies are passed over") {
  Fixture f(1);
  f.position(10);
  f.standard(99, 0, 3);
  f.standard(10, 7, 3);
  const StandardMatrix matrix =
      effective_standards(f.data, std::vector{f.competency(0)}, StandardsMode::Records);
  CHECK_FALSE(matrix.at(0, 0).required.has_value());
}

TEST_CASE("gap is required minus achieved; without one of them there is none") {
  const auto gap = [](int required, int achieved) {
    AchievedCell cell;
    cell.achieved = static_cast<std::int16_t>(achieved);
    return gap_of({.required = Fixture::level(required)}, cell);
  };
  CHECK(gap(3, 200) == base::Hundredths{100});
  CHECK(gap(3, 267) == base::Hundredths{33});
  CHECK(gap(2, 500) == base::Hundredths{-300});
  CHECK(gap(0, 0) == base::Hundredths{0});
  CHECK(gap(5, 0) == base::Hundredths{500});
  CHECK_FALSE(gap(3, kNotAssessed).has_value());
  CHECK_FALSE(gap(model::Level::kNone, 300).has_value());
}

TEST_CASE("a person's rows, whatever is missing") {
  Fixture f(4);
  f.position(10);
  f.person(1, 0, 10);
  f.person(2, 0, 0);
  f.standard(10, 0, 3, 2);
  f.standard(10, 1, 2);
  f.standard(10, 3, 0);
  f.rate(1, {1, -1, 4, 0});
  f.rate(2, {3, 3, 3, 3});
  const Basis basis = build_basis(f.data, {f.cycle});
  const auto rows = person_gaps(basis, 0);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].gap == base::Hundredths{200});
  CHECK(rows[0].below_minimum);
  CHECK(rows[0].date == day(2026, 3, 1));
  CHECK(rows[0].competency == f.competency(0));
  CHECK_FALSE(rows[1].gap.has_value());
  CHECK_FALSE(rows[1].below_minimum);
  CHECK_FALSE(rows[2].gap.has_value());
  CHECK(rows[2].cell.achieved == 400);
  CHECK(rows[3].gap == base::Hundredths{0});
  for (const GapRow& row : person_gaps(basis, 1)) CHECK_FALSE(row.gap.has_value());
}

TEST_CASE("strengths and needs in their order") {
  Fixture f(8);
  f.position(10);
  f.person(1, 0, 10);
  f.standard(10, 0, 3);                        // -1: gap 2
  f.standard(10, 1, 3).essential = true;       // gap 1, first
  f.standard(10, 2, 4).weight = {300};         // gap 1 x 3, before gap 2
  f.standard(10, 3, 3);                        // gap 2, after C00 by code
  f.standard(10, 4, 2);                        // surplus 1
  f.standard(10, 5, 2);                        // surplus 3
  f.standard(10, 6, 4);                        // met at level 4
  f.standard(10, 7, 3);                        // met at level 3: neither
  f.rate(1, {1, 2, 3, 1, 3, 5, 4, 3});
  const Basis basis = build_basis(f.data, {f.cycle});
  const Profile profile = person_profile(basis, 0);
  CHECK(codes(basis, profile.needs) == "C01 C02 C00 C03 ");
  CHECK(codes(basis, profile.strengths) == "C05 C04 C06 ");
}

TEST_CASE("among equal surpluses the higher level goes first") {
  Fixture f(3);
  f.position(10);
  f.person(1, 0, 10);
  f.standard(10, 0, 1);
  f.standard(10, 1, 3);
  f.standard(10, 2, 1);
  f.rate(1, {2, 4, 2});
  const Basis basis = build_basis(f.data, {f.cycle});
  CHECK(codes(basis, person_profile(basis, 0).strengths) == "C01 C00 C02 ");
}

TEST_CASE("self-rating against the others") {
  Fixture f(3);
  f.edit_cycle().sources = {{Source::Self, {0}}, {Source::Superior, {60}}, {Source::Peer, {40}}};
  f.person(1, 0, 0);
  f.person(2, 0, 0);
  f.rate({2, Source::Self, 2, day(2026, 2)}, {5, 4, -1});
  f.rate({2, Source::Superior, 7, day(2026, 2)}, {2, -1, 3});
  f.rate({2, Source::Peer, 8, day(2026, 2)}, {3, -1, -1});
  const auto views = self_against_others(build_basis(f.data, {f.cycle}), 1);
  REQUIRE(views.size() == 3);
  CHECK(views[0].self == 500);
  CHECK(views[0].others == 240);
  CHECK(views[1].self == 400);
  CHECK(views[1].others == kNotAssessed);
  CHECK(views[2].self == kNotAssessed);
  CHECK(views[2].others == 300);
}

TEST_CASE("who is in scope: active people in the cycle's units and below") {
  Fixture f(1);
  f.unit(1);
  f.unit(2, 1);
  f.unit(3, 2);
  f.unit(4, 1);
  f.person(10, 3, 0);
  f.person(20, 4, 0);
  f.person(30, 2, 0, false);
  f.person(40, 0, 0);
  const auto scope = [&] { return build_basis(f.data, {f.cycle}).in_scope; };
  CHECK(scope() == std::vector<std::uint8_t>{1, 1, 0, 1});
  f.edit_cycle().units = {{2}};
  CHECK(scope() == std::vector<std::uint8_t>{1, 0, 0, 0});
  f.edit_cycle().units = {{77}};
  CHECK(scope() == std::vector<std::uint8_t>{0, 0, 0, 0});
}

TEST_CASE("the units of the board") {
  Fixture f(1);
  CHECK(board_units(model::build_unit_tree(f.data.units)).empty());
  f.unit(1);
  CHECK(board_units(model::build_unit_tree(f.data.units)) == std::vector<std::uint32_t>{0});
  f.unit(2, 1);
  f.unit(3, 1);
  f.unit(4, 3);
  CHECK(board_units(model::build_unit_tree(f.data.units)) == std::vector<std::uint32_t>{1, 2});
  f.unit(5);
  CHECK(board_units(model::build_unit_tree(f.data.units)) == std::vector<std::uint32_t>{0, 4});
}

TEST_CASE("the cycle shown first") {
  Fixture f(1);
  CHECK(default_cycle(f.data) == f.cycle);
  model::Cycle later;
  later.id = {5};
  later.start = day(2027);
  later.status = model::CycleStatus::Closed;
  REQUIRE(f.data.cycles.insert(later));
  CHECK(default_cycle(f.data) == f.cycle);
  f.edit_cycle().status = model::CycleStatus::Closed;
  CHECK(default_cycle(f.data) == model::CycleId{5});
  CHECK(default_cycle(model::Dataset{}) == model::CycleId{});
}

}  // namespace asah::standards_gap_test
