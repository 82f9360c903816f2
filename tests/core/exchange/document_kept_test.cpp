// What this version does not know is kept; what it need not refuse, it reports.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/exchange/document.hpp"
#include "core/exchange/document_parts.hpp"
#include "tests/support/random_dataset.hpp"

namespace asah::document_kept_test {

using namespace asah::exchange;
using base::ErrorCode;
using base::Severity;

namespace {

Document read(std::string_view bytes) {
  auto document = read_document(bytes);
  REQUIRE_MESSAGE(document.has_value(), document.error().where);
  return std::move(*document);
}

bool has(const Document& document, Severity severity, ErrorCode code, std::string_view where) {
  return std::ranges::any_of(document.findings, [&](const base::Finding& finding) {
    return finding.severity == severity && finding.error.code == code &&
           finding.error.where == where;
  });
}

bool has_code(const Document& document, ErrorCode code) {
  return std::ranges::any_of(document.findings, [&](const base::Finding& finding) {
    return finding.error.code == code;
  });
}

// Foreign keys in every place that can hold some, in the order in which they are written back.
const std::string kNewer =
    R"({"asah":{"format":"asah","schema":"1.7","purpose":"full","privacy":"open","sha256":"","counts":{"units":1},"mood":{"a":[1.50,-0.0,1e400x]}},
"units":[
{"id":"0000000000001","name":"Dinas","color":"#fff","sub":{"n":[12345678901234567890,null,true]}}
],
"competencies":[
{"id":"0000000000002","code":"K","name":{"id":"Nama","jv":"Jeneng"},"levels":[{},{"title":{"su":"Judul"},"hint":1},{"indicators":[{},{"weight":0.25},{}]},{},{}]}
],
"cycles":[
{"id":"0000000000003","name":"C","sources":[{},{"source":"peer","weight":0,"sealed":true}]}
],
"ratings":[
{"cycle":"0000000000003","competencies":["0000000000002"],"sealed":{"by":"x/y~z"},"sheets":[
{"employee":"0000000000004","source":"self","levels":[3],"a/b~c":7},
{"employee":"0000000000004","source":"peer","rater":"0000000000005","date":"2026-03-01","levels":[4],"hash":"f","place":null}
]}
],
"badges":[
{"id":"0000000000009","x":1.5},
"text"
],
"motto":"maju"
}
)";

std::string newer_document() {
  std::string text = kNewer;
  text.replace(text.find("1e400x"), 6, "123456789012345678901234567890");
  return text;
}

}  // namespace

TEST_CASE("keys of a newer minor version are kept at any depth") {
  const std::string bytes = newer_document();
  const Document document = read(bytes);
  CHECK(document.header.schema == SchemaVersion{1, 7});
  CHECK(has(document, Severity::Info, ErrorCode::NewerMinor, "/asah/schema"));
  CHECK(document.dataset.unknown_keys.size() == 11);
  CHECK(document.dataset.unknown_sections ==
        std::vector<model::UnknownSection>{
            {false, "badges", "[\n{\"id\":\"0000000000009\",\"x\":1.5},\n\"text\"\n]"},
            {false, "motto", "\"maju\""},
            {true, "mood", "{\"a\":[1.50,-0.0,123456789012345678901234567890]}"}});

  // Written as 1.0, all of it stands in the same places.
  const std::string again = write_document(document.dataset, document.header.given);
  const std::size_t body = bytes.find('\n');
  CHECK(again.substr(again.find('\n')) == bytes.substr(body));
  CHECK(again.find(R"("mood":{"a":[1.50,-0.0,123456789012345678901234567890]},"header_sha256":")") < again.find('\n'));
  const Document second = read(again);
  CHECK(second.dataset == document.dataset);
  CHECK_FALSE(has_code(second, ErrorCode::DigestMismatch));
  CHECK(write_document(second.dataset, second.header.given) == again);
}

TEST_CASE("kept keys of a record that is gone are not written") {
  Document document = read(newer_document());
  document.dataset.units = {};
  document.dataset.ratings = {};
  const std::string bytes = write_document(document.dataset, {});
  CHECK_FALSE(bytes.contains("#fff"));
  CHECK_FALSE(bytes.contains("sealed\":{"));
  CHECK(bytes.contains("Jeneng"));
  CHECK(read(bytes).dataset.units.empty());
}

TEST_CASE("a kept key makes a default part appear, but nothing else of it") {
  const Document document = read(
      R"({"asah":{"format":"asah","schema":"1.1","sha256":""},"tiers":[{"id":"0000000000001","code":"T","name":{"jv":"x"}}]})");
  const std::string bytes = write_document(document.dataset, {});
  CHECK(bytes.contains(R"({"id":"0000000000001","code":"T","name":{"jv":"x"}})"));
}

TEST_CASE("any layout of the same data has the same digest") {
  const model::Dataset dataset = test::random_dataset(11, {.employees = 5, .competencies = 2});
  std::string loose = write_document(dataset, {});
  // Blanks where JSON allows them, other line ends, a byte order mark.
  for (std::size_t at = loose.find(",\n"); at != std::string::npos; at = loose.find(",\n", at + 4)) {
    loose.replace(at, 2, " ,\r\n\t");
  }
  const Document document = read("\xef\xbb\xbf" + loose);
  CHECK(document.dataset == dataset);
  CHECK_FALSE(has_code(document, ErrorCode::DigestMismatch));
}

TEST_CASE("a document changed outside Asah opens, with a warning") {
  const model::Dataset dataset = test::random_dataset(12);
  std::string bytes = write_document(dataset, {});
  const std::size_t at = bytes.find("\"active\":false");
  REQUIRE(at != std::string::npos);
  bytes.replace(at, 14, "\"active\":true");
  CHECK(has(read(bytes), Severity::Warning, ErrorCode::DigestMismatch, "/asah/sha256"));
}

TEST_CASE("counts that differ and a time without zone are warnings") {
  const Document document = read(
      R"({"asah":{"format":"asah","schema":"1.0","created_at":"2026-03-01 08:00","sha256":"","counts":{"units":3}},
"units":[{"id":"0000000000001","name":"A"}],"tiers":[{"id":"0000000000001","code":"A"}]})");
  CHECK(has(document, Severity::Warning, ErrorCode::CountMismatch, "/asah/counts/units"));
  CHECK(has(document, Severity::Warning, ErrorCode::CountMismatch, "/asah/counts/tiers"));
  CHECK(has(document, Severity::Warning, ErrorCode::BadDate, "/asah/created_at"));
}

TEST_CASE("broken references and loops open, with findings") {
  const Document document = read(
      R"({"asah":{"format":"asah","schema":"1.0","sha256":""},"units":[
{"id":"0000000000001","name":"A","parent":"0000000000002"},
{"id":"0000000000002","name":"B","parent":"0000000000001"},
{"id":"0000000000003","name":"C","parent":"0000000000009"}],
"ratings":[{"cycle":"0000000000001","competencies":["0000000000001"],"sheets":[
{"employee":"0000000000001","source":"self","levels":[null]},
{"employee":"0000000000002","source":"self","levels":[2]},
{"employee":"0000000000001","source":"self","rater":"0000000000003","levels":[2]}]}]})");
  CHECK(has(document, Severity::Error, ErrorCode::UnitCycle, "/units/0000000000001/parent"));
  CHECK(has(document, Severity::Error, ErrorCode::DanglingReference, "/units/0000000000003/parent"));
  CHECK(has(document, Severity::Error, ErrorCode::DanglingReference, "/ratings/0000000000001"));
  // Sheets out of order are put in order; one that says nothing is no sheet.
  const auto& block = document.dataset.ratings.block(model::CycleId{1});
  REQUIRE(block.rows() == 2);
  CHECK(block.key(0).employee == model::EmployeeId{1});
  ReadOptions quiet;
  quiet.validate = false;
  CHECK_FALSE(base::has_errors(
      read_document(write_document(document.dataset, {}), quiet)->findings));
}

TEST_CASE("findings are bounded") {
  std::string units;
  for (int i = 1; i <= 50; ++i) {
    units += (i > 1 ? "," : "") + std::string("{\"id\":\"") +
             base::id_text(static_cast<std::uint64_t>(i)) + "\",\"name\":\"\"}";
  }
  ReadOptions options;
  options.limits.max_findings = 10;
  const auto document = read_document(
      R"({"asah":{"format":"asah","schema":"1.0","sha256":""},"units":[)" + units + "]}", options);
  REQUIRE(document.has_value());
  CHECK(document->findings.size() == 11);
  // One of the digest and fifty names that are missing.
  CHECK(document->findings.back() ==
        base::Finding{Severity::Error, {ErrorCode::MoreFindings, "", {"41"}}});
}

TEST_CASE("headers are read without their bodies") {
  const HeaderInput input{.application = "0.1.0",
                          .office = "Dinas \"X\"",
                          .purpose = DocumentPurpose::Packet,
                          .created_at = "2026-03-01T08:00:00Z",
                          .author = "Ani",
                          .base_revision = {5, base::sha256("x")},
                          .privacy = model::Privacy::Internal};
  const model::Dataset dataset = test::random_dataset(13);
  const std::string bytes = write_document(dataset, input);
  const auto header = read_header(bytes.substr(0, bytes.find('\n') + 20));
  REQUIRE(header.has_value());
  CHECK(header->given == input);
  CHECK(header->workspace == dataset.workspace);
  CHECK(*header == read(bytes).header);
  CHECK(header->counts.front() == SectionCount{"regions", 1});
  CHECK(read_header("\xef\xbb\xbf" + bytes).has_value());
  CHECK(read_header(bytes.substr(0, 60)).error().code == ErrorCode::CutShort);
  CHECK(read_header("nip;nama").error().code == ErrorCode::NotAsah);
  CHECK(read_header("{}").error().code == ErrorCode::NotAsah);
  CHECK(read_header(R"({"asah":{"format":"asah","schema":"3.1"}})").error() ==
        base::Error{ErrorCode::NewerSchema, "/asah/schema:1:35", {"3.1", "1.1"}});
}

TEST_CASE("texts that are not UTF-8 are mended on the way out") {
  model::Dataset dataset;
  model::Unit unit;
  unit.id.value = 1;
  unit.name = std::string("a\0b\xff\xc3", 5) + "é\xe4\xb8";
  dataset.units.insert(unit);
  const Document document = read(write_document(dataset, {}));
  CHECK(document.dataset.units.rows()[0].name == "ab\xef\xbf\xbd\xef\xbf\xbdé\xef\xbf\xbd\xef\xbf\xbd");
}

TEST_CASE("equal datasets have equal bytes, however their columns lie") {
  const model::CycleId cycle{1};
  const auto made = [&](std::vector<model::CompetencyId> columns, std::vector<std::int8_t> levels) {
    model::Dataset dataset;
    model::RatingBlock block(cycle);
    for (const auto competency : columns) block.add_competency(competency);
    block.append({model::EmployeeId{1}, model::Source::Self, {}, {}}, levels);
    dataset.ratings.set(std::move(block));
    return dataset;
  };
  const model::Dataset a = made({{2}, {3}}, {4, 5});
  const model::Dataset b = made({{3}, {9}, {2}}, {5, -1, 4});
  REQUIRE(a == b);
  CHECK(write_document(a, {}) == write_document(b, {}));
}

TEST_CASE("times with a zone") {
  CHECK(zoned_time(1'773'108'000'123, 420) == "2026-03-10T09:00:00+07:00");
  CHECK(zoned_time(0, 0) == "1970-01-01T00:00:00+00:00");
  CHECK(zoned_time(-1, 0) == "1969-12-31T23:59:59+00:00");
  CHECK(zoned_time(0, -210) == "1969-12-31T20:30:00-03:30");
  CHECK(zoned_time(INT64_MAX, 0) == "");
  CHECK(zoned_time(INT64_MIN, 0) == "");
  for (const char* good : {"2026-03-10T09:00:00+07:00", "2026-03-10T09:00Z", "2026-03-10T09:00:00.5-03:30"}) {
    CHECK(is_zoned_time(good));
  }
  for (const char* bad : {"", "2026-03-10", "2026-03-10T09:00:00", "2026-02-30T09:00:00Z", "2026-03-10 09:00:00Z",
                          "2026-03-10T9:00:00Z", "2026-03-10T09:00:00+0700", "2026-03-10T09:00:00Zx"}) {
    CHECK_MESSAGE(!is_zoned_time(bad), bad);
  }
}

}  // namespace asah::document_kept_test
