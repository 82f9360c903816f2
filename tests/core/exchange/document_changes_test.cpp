// Files that were changed after they were saved: the digest tells that, the sums tell where.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/text.hpp"
#include "core/exchange/document_parts.hpp"
#include "core/exchange/document_sums.hpp"
#include "tests/support/random_dataset.hpp"

namespace asah::document_changes_test {

using namespace asah::exchange;
using base::ErrorCode;
using base::Finding;

namespace {

using Args = std::vector<std::string>;

HeaderInput saved_by() {
  return {.application = "0.1.0", .office = "BKPSDM \"Uji\"", .created_at = "2026-11-21T08:30:00Z",
          .author = "Analis", .base_revision = {7, base::sha256("seven")},
          .ancestors = {{3, base::sha256("three")}}};
}

std::string three_units() {
  model::Dataset dataset;
  for (std::uint64_t id = 1; id <= 3; ++id) {
    model::Unit unit;
    unit.id = {id};
    unit.name = "Dinas " + std::to_string(id);
    dataset.units.insert(unit);
  }
  model::Employee person;
  person.id = {9};
  person.name = "Siti";
  dataset.employees.insert(person);
  return write_document(dataset, saved_by());
}

std::string with(std::string bytes, std::string_view from, std::string_view to) {
  const std::size_t at = bytes.find(from);
  REQUIRE(at != std::string::npos);
  return bytes.replace(at, from.size(), to);
}

std::vector<Finding> told(std::string_view bytes) {
  ReadOptions options;
  options.validate = false;
  const auto document = read_document(bytes, options);
  REQUIRE_MESSAGE(document.has_value(), document.error().where);
  std::vector<Finding> findings;
  for (const Finding& finding : document->findings) {
    if (tells_of_change(finding.error.code)) findings.push_back(finding);
  }
  return findings;
}

// Code and arguments of what is told beside the digest.
std::vector<std::pair<ErrorCode, Args>> places(std::string_view bytes) {
  std::vector<std::pair<ErrorCode, Args>> out;
  for (const Finding& finding : told(bytes)) {
    if (finding.error.code == ErrorCode::DigestMismatch) continue;
    out.emplace_back(finding.error.code, finding.error.args);
  }
  return out;
}

std::size_t line_of(std::string_view bytes, std::size_t at) {
  return static_cast<std::size_t>(std::ranges::count(bytes.substr(0, at), '\n')) + 1;
}

// The section that a byte of the body stands in, by the text alone.
std::string section_at(std::string_view bytes, std::size_t at) {
  std::string section;
  for (const std::string_view line : base::split(bytes.substr(0, bytes.find('\n', at)), '\n')) {
    if (line.starts_with('"')) section = std::string(line.substr(1, line.find('"', 1) - 1));
  }
  return section;
}

bool names(const std::vector<Finding>& findings, const std::string& section) {
  return std::ranges::any_of(findings, [&](const Finding& finding) {
    return finding.error.args.front() == '@' + section;
  });
}

}  // namespace

TEST_CASE("what is as it was saved has nothing told about it") {
  CHECK(told(three_units()).empty());
  CHECK(changed_parts(three_units()).empty());
  CHECK(told(write_document({}, {})).empty());
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const std::string bytes = write_document(test::random_dataset(seed), saved_by());
    CHECK(told(bytes).empty());
    CHECK(changed_parts(bytes).empty());
    CHECK(told("\xef\xbb\xbf" + bytes).empty());
    CHECK(read_header(bytes)->sections.size() == sum_sections(opening_of(bytes).body).size());
  }
}

TEST_CASE("a changed value is named by section and line") {
  const std::string bytes = three_units();
  using Places = std::vector<std::pair<ErrorCode, Args>>;
  const std::string one = with(bytes, "Dinas 2", "Dinas X");
  CHECK(places(one) == Places{{ErrorCode::LineChanged, {"@units", "4"}}});
  CHECK(told(one).front().error.code == ErrorCode::DigestMismatch);
  CHECK(told(one).front().severity == base::Severity::Warning);
  CHECK(base::describe(told(one).back().error, true) ==
        "Bagian “Unit kerja” dalam berkas ini tidak sama dengan saat disimpan: baris 4 berubah.");
  // The first and the last line of a section, and the longest change within a line.
  CHECK(places(with(bytes, "Dinas 1", "D")) == Places{{ErrorCode::LineChanged, {"@units", "3"}}});
  CHECK(places(with(bytes, "Siti", "Siti Aminah")) ==
        Places{{ErrorCode::LineChanged, {"@employees", "8"}}});
  // Two sections, each with its line.
  CHECK(places(with(one, "Siti", "Sita")) ==
        Places{{ErrorCode::LineChanged, {"@units", "4"}}, {ErrorCode::LineChanged, {"@employees", "8"}}});
  // Two lines of one section, both in our form: only the section can be told.
  CHECK(places(with(one, "Dinas 3", "Dinas Y")) == Places{{ErrorCode::SectionChanged, {"@units"}}});
  // With a blank that we would not write, the first such line can be.
  CHECK(places(with(one, "\"name\":\"Dinas 3", "\"name\": \"Dinas Y")) ==
        Places{{ErrorCode::LineChanged, {"@units", "5"}}});
}

TEST_CASE("the same change in many lines does not cancel out") {
  model::Dataset dataset;
  for (std::uint64_t id = 1; id <= 64; ++id) {
    model::Unit unit;
    unit.id = {id};
    unit.name = "Seksi A";
    dataset.units.insert(unit);
  }
  const std::string bytes = write_document(dataset, {});
  base::Random random(4);
  for (int round = 0; round < 2000; ++round) {
    std::string changed = bytes;
    const std::size_t lines = 2 + random.below(63);
    for (std::size_t i = 0, at = 0; i < lines; ++i) {
      at = changed.find("Seksi A", at + 1);
      if (at == std::string::npos) break;
      if (i < 2 || random.below(2) == 0) changed.replace(at, 7, "Seksi B");
    }
    const auto found = changed_parts(changed);
    REQUIRE(found.size() == 1);
    CHECK(found[0].error.code == ErrorCode::SectionChanged);
    CHECK(found[0].error.args == Args{"@units"});
  }
}

TEST_CASE("lines and sections that went, came or changed places") {
  using Places = std::vector<std::pair<ErrorCode, Args>>;
  const std::string bytes = three_units();
  const std::string unit = "{\"id\":\"0000000000002\",\"name\":\"Dinas 2\"},\n";
  const auto gone = told(with(bytes, unit, ""));
  CHECK(std::ranges::any_of(gone, [](const Finding& finding) {
    return finding.error.args == Args{"@units"} || finding.error.args == Args{"@units", "4"};
  }));
  CHECK(std::ranges::count(gone, ErrorCode::CountMismatch,
                           [](const Finding& f) { return f.error.code; }) == 1);
  // A section less: the one before it is as it was.
  const std::size_t at = bytes.find(",\n\"employees\"");
  const auto less = places(bytes.substr(0, at) + "\n}\n");
  REQUIRE(less.size() == 2);
  CHECK(less[0] == std::pair{ErrorCode::SectionChanged, Args{"@employees"}});
  CHECK(less[1].first == ErrorCode::CountMismatch);
  // A section more.
  const auto more = places(with(bytes, "\n]\n}\n", "\n],\n\"badges\":[\n7\n]\n}\n"));
  CHECK(more == Places{{ErrorCode::SectionChanged, {"@badges"}}});
}

TEST_CASE("a change is found below another layout as well") {
  using Places = std::vector<std::pair<ErrorCode, Args>>;
  std::string loose = with(three_units(), "Dinas 2", "Dinas X");
  for (std::size_t at = loose.find(",\n"); at != std::string::npos; at = loose.find(",\n", at + 4)) {
    loose.replace(at, 2, " ,\r\n\t");
  }
  CHECK(places(loose) == Places{{ErrorCode::SectionChanged, {"@units"}}});
  // Blanks alone are no change of the data.
  CHECK(told(with(three_units(), "\"name\":\"Dinas 2", "\"name\": \"Dinas 2")).empty());
  // Blanks in one section do not hide what changed in another.
  const std::string both = with(three_units(), "\"name\":\"Dinas 2", "\"name\": \"Dinas 2");
  CHECK(places(with(both, "Siti", "Sita")) == Places{{ErrorCode::SectionChanged, {"@employees"}}});
}

TEST_CASE("a changed header is told apart from changed contents") {
  const std::string bytes = three_units();
  const Finding header{base::Severity::Warning, {ErrorCode::SectionChanged, "/asah", {"@asah"}}};
  CHECK(told(with(bytes, "Analis", "Penilai")) == std::vector{header});
  CHECK(told(with(bytes, "\"units\":3", "\"units\":4")).front() == header);
  // The body is as it was, only what is said of it is not.
  const std::size_t digest = bytes.find("\"sha256\":\"") + 10;
  std::string other = bytes;
  other[digest] = other[digest] == '0' ? '1' : '0';
  CHECK(places(other) == std::vector<std::pair<ErrorCode, Args>>{{ErrorCode::SectionChanged, {"@asah"}}});
  // Without its own digest, with another one, or with another layout.
  const std::size_t own = bytes.find(",\"header_sha256\"");
  std::string without = bytes;
  without.erase(own, bytes.find('}', own) - own);
  CHECK(told(without) == std::vector{header});
  CHECK(told(with(bytes, "\"header_sha256\":\"", "\"header_sha256\": \"")).empty());
  CHECK(told(with(bytes, "{\"asah\":{", "{\n\"asah\" : {\t")).empty());
}

TEST_CASE("files of 1.0 carry no sums, and what an application of 1.0 kept of them is ignored") {
  std::string old = with(three_units(), "\"schema\":\"1.1\"", "\"schema\":\"1.0\"");
  // One bit of the version does not make a file of 1.1 one of 1.0.
  CHECK(told(old).front().error.args == Args{"@asah"});
  const std::size_t sections = old.find(",\"sections\"");
  const std::size_t digest = old.find(",\"header_sha256\"");
  const std::size_t end = old.find("},\n", digest);
  const std::string sums = old.substr(sections, digest - sections);
  const std::string own = old.substr(digest, end - digest);
  old.replace(sections, end - sections, own + sums);
  CHECK(told(old).empty());
  CHECK(read_header(old)->sections.empty());
  CHECK(changed_parts(with(old, "Dinas 2", "Dinas X")).empty());
  // The old rule: the first line that is not in our form.
  const auto found = places(with(old, "\"name\":\"Dinas 2", "\"name\": \"Dinas X"));
  CHECK(found == std::vector<std::pair<ErrorCode, Args>>{{ErrorCode::LineChanged, {"@units", "4"}}});
  const auto document = read_document(old);
  CHECK(document->dataset.unknown_sections.empty());
}

TEST_CASE("hostile sums are refused or told, and never divide by nothing") {
  const std::string bytes = three_units();
  const std::size_t at = bytes.find("\"sections\":{\"units\":\"") + 21;
  const auto stating = [&](std::string_view sums) {
    std::string out = bytes;
    return with(out.replace(at, 32, sums), "Dinas 2", "Dinas X");
  };
  const LineSums own = sum_sections(opening_of(with(bytes, "Dinas 2", "Dinas X")).body).at(0).sums;
  for (const LineSums& sums : {LineSums{own.sum + 1, own.weighted - (std::uint64_t{1} << 63)},
                               LineSums{own.sum, own.weighted + 5}, LineSums{0, 0},
                               LineSums{~std::uint64_t{0}, ~std::uint64_t{0}},
                               LineSums{own.sum - 1, own.weighted - 99}}) {
    CAPTURE(sums.sum);
    const auto found = changed_parts(stating(sums_text(sums)));
    REQUIRE(found.size() == 2);
    CHECK(found[1].error.code == ErrorCode::SectionChanged);
  }
  for (const std::string& bad : {std::string(31, '0'), std::string(32, 'g'), std::string(33, '0')}) {
    const auto refused = read_document(stating(bad));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ErrorCode::BadId);
    CHECK(refused.error().where.starts_with("/asah/sections/units:1:"));
  }
  CHECK_FALSE(parse_sums("+0000000000000000000000000000000"));
  CHECK(parse_sums(sums_text(own)) == own);
  CHECK(read_document(with(bytes, "\"sections\":{", "\"sections\":7,\"x\":{")).error().code ==
        ErrorCode::WrongType);
}

TEST_CASE("any byte of the body changed: its section is named, or the place of the fault") {
  std::size_t lines = 0;
  std::size_t refused = 0;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const model::Dataset dataset = test::random_dataset(seed, {.employees = 4, .competencies = 2});
    const std::string bytes = write_document(dataset, saved_by());
    base::Random random(seed);
    const std::size_t body = bytes.find('\n') + 1;
    for (int i = 0; i < 1500; ++i) {
      std::string changed = bytes;
      const std::size_t at = body + random.below(changed.size() - body - 3);
      changed[at] = static_cast<char>(changed[at] ^ (1 << random.below(7)));
      const std::string section = section_at(bytes, at);
      CAPTURE(seed);
      CAPTURE(at);
      CAPTURE(section);
      // With or without a reading: the sums name it.
      CHECK(names(changed_parts(changed), section));
      ReadOptions options;
      options.validate = false;
      const auto document = read_document(changed, options);
      if (!document) {
        ++refused;
        continue;
      }
      std::vector<Finding> findings = document->findings;
      std::erase_if(findings, [](const Finding& finding) {
        return finding.error.code != ErrorCode::SectionChanged &&
               finding.error.code != ErrorCode::LineChanged;
      });
      if (findings.empty()) {
        CHECK(document->dataset == dataset);  // another layout, the same data
        continue;
      }
      CHECK(names(findings, section));
      if (findings[0].error.code != ErrorCode::LineChanged) continue;
      ++lines;
      CHECK(findings[0].error.args[1] == std::to_string(line_of(bytes, at)));
    }
  }
  // The law would be empty if hardly anything could still be read.
  CHECK(lines > 2000);
  CHECK(refused > 500);
}

TEST_CASE("any byte of the header changed is an error, or the header is named") {
  const model::Dataset dataset = test::random_dataset(8, {.employees = 2, .competencies = 1});
  const std::string bytes = write_document(dataset, saved_by());
  const std::size_t body = bytes.find('\n');
  for (std::size_t at = 9; at + 2 < body; ++at) {
    for (const int bit : {1, 2, 4}) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ bit);
      const auto document = read_document(changed);
      if (!document) continue;
      CAPTURE(at);
      CAPTURE(changed.substr(at - 5, 10));
      CHECK(std::ranges::any_of(document->findings, [](const Finding& finding) {
        return finding.error.args == Args{"@asah"};
      }));
    }
  }
}

}  // namespace asah::document_changes_test
