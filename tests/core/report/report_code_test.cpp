#include "core/report/report_code.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/core/analytics/fixture.hpp"

using namespace asah;
using base::ErrorCode;
using test::Fixture;

namespace {

Fixture one_person() {
  Fixture f(3);
  f.position(10);
  f.person(1, 0, 10);
  for (int i = 0; i < 3; ++i) f.standard(10, i, 3);
  f.rate(1, {3, 2, 4});
  return f;
}

std::vector<std::string> facts_of(const Fixture& f) {
  return report::person_report_facts(analytics::build_basis(f.data, {.cycle = f.cycle}), 0);
}

}  // namespace

TEST_CASE("report code: twelve letters in groups of four, forgiving to the typist") {
  const std::vector<std::string> facts{"a", "bc"};
  const std::string code = report::report_code(facts);
  REQUIRE(code.size() == 14);
  CHECK(code[4] == '-');
  CHECK(code[9] == '-');
  CHECK(report::check_report_code(code, facts));
  std::string loud;
  for (const char c : code) {
    if (c == '-') continue;
    loud += c == '0' ? 'O' : c == '1' ? 'I' : c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    loud += ' ';
  }
  CHECK(report::check_report_code(loud, facts));
  // Where one fact ends and the next begins counts.
  CHECK(report::report_code(std::vector<std::string>{"ab", "c"}) != code);
  CHECK(report::report_code({}) != code);
}

TEST_CASE("report code: what is no code, and a code of something else") {
  const std::vector<std::string> facts{"a"};
  for (const char* bad : {"", "abcd", "abcd-abcd-abc", "abcd-abcd-abcd-a", "abcd-abcd-abc!",
                          "abcd-abcd-abcu", "\xff"}) {
    CAPTURE(bad);
    CHECK(report::check_report_code(bad, facts).error().code == ErrorCode::BadReportCode);
  }
  const std::string other = report::report_code(std::vector<std::string>{"b"});
  CHECK(report::check_report_code(other, facts).error() ==
        base::Error{ErrorCode::ReportDiffers, "", {other}});
}

TEST_CASE("report code: every figure of a person's result counts, nobody else's does") {
  const Fixture f = one_person();
  const std::string code = report::report_code(facts_of(f));
  std::set<std::string> codes{code};
  const auto changed = [&](const auto& change) {
    Fixture other = one_person();
    change(other);
    return report::report_code(facts_of(other));
  };
  CHECK(codes.insert(changed([](Fixture& x) { x.data.employees.edit({1})->name += "a"; })).second);
  CHECK(codes.insert(changed([](Fixture& x) { x.data.employees.edit({1})->nip = "1"; })).second);
  CHECK(codes.insert(changed([](Fixture& x) { x.data.workspace = {7}; })).second);
  CHECK(codes.insert(changed([](Fixture& x) {
    x.data.standards.edit(model::standard_id({10}, x.competency(1)))->required = {4};
  })).second);
  CHECK(codes.insert(changed([](Fixture& x) { x.rate(1, {3, 3, 4}); })).second);
  CHECK(changed([](Fixture& x) { x.person(2, 0, 10); }) == code);
  CHECK(changed([](Fixture& x) { x.edit_cycle().name = "Lain"; }) == code);
}
