#include "core/report/report_code.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "core/report/held_data.hpp"
#include "tests/core/analytics/fixture.hpp"

namespace asah::report_code_test {

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

std::string code_of(const Fixture& f) {
  return report::person_report_code(analytics::build_basis(f.data, {.cycle = f.cycle}), 0);
}

std::string map_code(const Fixture& f, const analytics::HeatmapOptions& options) {
  const analytics::Basis basis = analytics::build_basis(f.data, {.cycle = f.cycle});
  const auto jpm = analytics::job_person_match(basis, {.as_of = options.as_of});
  return report::gap_report_code(basis, analytics::build_heatmap(basis, jpm, options));
}

std::vector<model::Packet> two_packets(const Fixture& f) {
  model::Packet packet;
  packet.cycle = f.cycle;
  packet.made = base::Date::from_civil(2026, 11, 2);
  packet.base_seq = 4;
  packet.id = {70};
  packet.receiver = "Camat Utara";
  packet.employees = {{1}};
  model::Packet other = packet;
  other.id = {71};
  other.receiver = "Camat Selatan";
  return {other, packet};
}

}  // namespace

TEST_CASE("report code: sixteen letters in groups of four, forgiving to the typist") {
  const Fixture f = one_person();
  const std::string code = code_of(f);
  REQUIRE(code.size() == 19);
  CHECK(code[0] == 'p');
  for (const std::size_t at : {std::size_t{4}, std::size_t{9}, std::size_t{14}}) {
    CHECK(code[at] == '-');
  }
  std::string loud;
  for (const char c : code) {
    if (c == '-') continue;
    loud += c == '0' ? 'O' : c == '1' ? 'I' : c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    loud += ' ';
  }
  const auto found = report::find_report(f.data, loud);
  REQUIRE(found.has_value());
  CHECK(*found == report::ReportSubject{.kind = report::ReportKind::Person, .cycle = f.cycle,
                                        .employee = {1}});
  // Where one fact ends and the next begins counts.
  const report::ReportSubject subject;
  CHECK(report::report_code(subject, std::vector<std::string>{"ab", "c"}) !=
        report::report_code(subject, std::vector<std::string>{"a", "bc"}));
}

TEST_CASE("report code: what is no code, and a code of something else") {
  const Fixture f = one_person();
  for (const char* bad : {"", "pbcd", "abcd-abcd-abcd-abcd", "pbcd-abcd-abcd", "pbcd-abcd-abcd-abcd-a",
                          "pbcd-abcd-abcd-abc!", "pbcd-abcd-abcd-abcu", "\xff"}) {
    CAPTURE(bad);
    CHECK(report::find_report(f.data, bad).error().code == ErrorCode::BadReportCode);
  }
  for (const char kind : {'p', 'k', 'd', 't'}) {
    const std::string other = std::string(1, kind) + "bcd-abcd-abcd-abcd";
    CHECK(report::find_report(f.data, other).error() ==
          base::Error{ErrorCode::ReportDiffers, "", {other}});
    CHECK(report::find_report({}, other).error().code == ErrorCode::ReportDiffers);
  }
}

TEST_CASE("report code: every figure of a person's result counts, nobody else's does") {
  const Fixture f = one_person();
  const std::string code = code_of(f);
  std::set<std::string> codes{code};
  const auto changed = [&](const auto& change) {
    Fixture other = one_person();
    change(other);
    const std::string made = code_of(other);
    CHECK(report::find_report(other.data, code).has_value() == (made == code));
    return made;
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

TEST_CASE("report code: a gap map is found again by its rows, columns and cycle") {
  using analytics::HeatColumns;
  using analytics::HeatRows;
  const Fixture f = one_person();
  std::set<std::string> codes;
  for (const HeatRows rows : {HeatRows::Units, HeatRows::Positions, HeatRows::Tiers}) {
    for (const HeatColumns columns :
         {HeatColumns::Competencies, HeatColumns::Domains, HeatColumns::Aspects}) {
      const std::string code = map_code(f, {.rows = rows, .columns = columns});
      CHECK(codes.insert(code).second);
      const auto found = report::find_report(f.data, code);
      REQUIRE(found.has_value());
      CHECK(*found == report::ReportSubject{.kind = report::ReportKind::Gaps, .cycle = f.cycle,
                                            .rows = rows, .columns = columns});
      // The day of looking does not count, the levels do.
      CHECK(map_code(f, {.rows = rows, .columns = columns,
                         .as_of = base::Date::from_civil(2031, 1, 1)}) == code);
      Fixture other = one_person();
      other.rate(1, {3, 3, 4});
      CHECK(report::find_report(other.data, code).error().code == ErrorCode::ReportDiffers);
    }
  }
}

TEST_CASE("report code: what is held on a person") {
  Fixture f = one_person();
  const std::string code = report::held_report_code(f.data, {1});
  CHECK(report::find_report(f.data, code) ==
        report::ReportSubject{.kind = report::ReportKind::Held, .employee = {1}});
  const report::HeldInput input{.dataset = f.data, .employee = {1}};
  CHECK(report::held_html(input).contains("Kode laporan " + code));
  report::HeldInput english = input;
  english.language = base::Language::English;
  english.today = base::Date::from_civil(2026, 11, 2);
  english.events = {{"2026", "Rina", "x", "a", "b"}};
  CHECK(report::held_html(english).contains("Report code " + code));
  model::Note note;
  note.id = {5};
  note.employee = {1};
  note.text = "Bukti";
  f.data.notes.insert(note);
  CHECK(report::find_report(f.data, code).error().code == ErrorCode::ReportDiffers);
}

TEST_CASE("report code: the list of packets of one run") {
  Fixture f = one_person();
  const auto packets = two_packets(f);
  const std::string code = report::cover_report_code(f.data.workspace, packets);
  CHECK(report::cover_report_code(f.data.workspace, {}).empty());
  CHECK(report::find_report(f.data, code).error().code == ErrorCode::ReportDiffers);
  for (const model::Packet& packet : packets) f.data.packets.insert(packet);
  // Packets of another run of the same day do not disturb.
  model::Packet later = packets.front();
  later.id = {3};
  later.base_seq = 5;
  f.data.packets.insert(later);
  const auto found = report::find_report(f.data, code);
  REQUIRE(found.has_value());
  CHECK(*found == report::ReportSubject{.kind = report::ReportKind::Cover, .cycle = f.cycle,
                                        .packet = {70}});
  f.data.packets.edit({71})->withdrawn = true;
  CHECK(report::find_report(f.data, code).has_value());
  f.data.packets.edit({71})->receiver = "Lain";
  CHECK_FALSE(report::find_report(f.data, code).has_value());
}

TEST_CASE("report code: found in the text of a report") {
  const std::string code =
      report::report_code({.kind = report::ReportKind::Held, .employee = {1}}, {});
  CHECK(report::code_in("<p>Kode laporan " + code + " (tanpa riwayat)</p>") == code);
  CHECK(report::code_in(code) == code);
  CHECK(report::code_in("a-b 2026-03-01 x000-0000-0000-0000 data-pribadi").empty());
  CHECK(report::code_in("p000-0000-0000-000").empty());
  CHECK(report::code_in("p000-0000-0000-00O0").empty());
  CHECK(report::code_in("").empty());
}

}  // namespace asah::report_code_test
