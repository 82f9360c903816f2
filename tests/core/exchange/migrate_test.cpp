#include "core/exchange/migrate.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/exchange/json/json_read.hpp"
#include "tests/support/data.hpp"

namespace asah::migrate_test {

using namespace asah::exchange;
using base::ErrorCode;

namespace {

JsonNode tree(std::string_view text) {
  auto node = parse_json(text);
  REQUIRE(node.has_value());
  return std::move(*node);
}

std::string text_of(const JsonNode& node) {
  std::string out;
  append_json(out, node);
  return out;
}

}  // namespace

TEST_CASE("the steps form one road to the present schema") {
  const auto steps = migrations();
  REQUIRE_FALSE(steps.empty());
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    CHECK(steps[i].to == steps[i + 1].from);
    CHECK(steps[i].from < steps[i].to);
    CHECK(road_from(steps[i].from).size() == steps.size() - i);
  }
  CHECK(steps.back().to.major == kSchema.major);
  CHECK(steps.back().to <= kSchema);
  CHECK(road_from(kSchema).empty());
  CHECK(road_from({0, 1}).empty());
}

TEST_CASE("0.9: keys get their present names, a rating becomes a sheet of one") {
  const auto road = road_from({0, 9});
  CHECK(text_of(migrate_header(tree(R"({"format":"asah","schema":"0.9","scope":"backup"})"), road)) ==
        R"({"format":"asah","schema":"0.9","purpose":"backup"})");
  const auto employee = migrate_element(
      {"employees", tree(R"({"id":"0000000000001","nip":"1","full_name":"A"})")}, road);
  REQUIRE(employee.size() == 1);
  CHECK(text_of(employee[0].value) == R"({"id":"0000000000001","nip":"1","name":"A"})");
  const auto rating = migrate_element(
      {"ratings", tree(R"({"cycle":"c","employee":"e","competency":"k","source":"self","level":3,"x":1})")},
      road);
  REQUIRE(rating.size() == 1);
  CHECK(rating[0].section == "ratings");
  CHECK(text_of(rating[0].value) ==
        R"({"cycle":"c","competencies":["k"],"sheets":[{"employee":"e","source":"self","x":1,"levels":[3]}]})");
  // What has the wrong shape is handed on for the reading to refuse.
  CHECK(text_of(migrate_element({"ratings", JsonNode::of(std::int64_t{5})}, road)[0].value) == "5");
  CHECK(text_of(migrate_header(JsonNode::of(std::int64_t{5}), road)) == "5");
}

TEST_CASE("the kept document of schema 0.9 opens as it was meant") {
  const std::string bytes = test::read_data("documents/old-0.9.json");
  const auto document = read_document(bytes);
  REQUIRE_MESSAGE(document.has_value(), document.error().where);
  CHECK(document->header.schema == SchemaVersion{0, 9});
  CHECK(document->header.given.purpose == DocumentPurpose::Backup);
  CHECK_FALSE(base::has_errors(document->findings));
  REQUIRE_FALSE(document->findings.empty());
  CHECK(document->findings[0] ==
        base::Finding{base::Severity::Info, {ErrorCode::Migrated, "/asah/schema", {"0.9", "1.1"}}});
  const model::Dataset& data = document->dataset;
  REQUIRE(data.employees.size() == 2);
  CHECK(data.employees.rows()[0].name == "Siti Aminah");
  CHECK(data.ratings.level_count() == 5);
  const auto& block = data.ratings.block(data.cycles.rows()[0].id);
  CHECK(block.rows() == 3);
  CHECK(block.width() == 2);
  const model::SheetKey key{data.employees.rows()[0].id, model::Source::Superior,
                            data.raters.rows()[0].id, base::Date::from_civil(2026, 3, 4)};
  CHECK(block.level(key, data.competencies.rows()[0].id) == model::Level{3});
  CHECK(block.level(key, data.competencies.rows()[1].id) == model::Level{2});
  // Sections that neither version knows stay.
  REQUIRE(data.unknown_sections.size() == 1);
  CHECK(data.unknown_sections[0] ==
        model::UnknownSection{false, "remarks", "[\n{\"text\":\"draf\"},\n\"dua\"\n]"});

  // In the present schema it reads back equal and is not migrated any more.
  const std::string present = write_document(data, document->header.given);
  const auto again = read_document(present);
  REQUIRE(again.has_value());
  CHECK(again->dataset == data);
  CHECK(again->header.schema == kSchema);
  CHECK(write_document(again->dataset, again->header.given) == present);
}

TEST_CASE("0.9: the same rating twice is refused at its row") {
  std::string bytes = test::read_data("documents/old-0.9.json");
  const std::size_t start = bytes.find("{\"cycle\"");
  const std::string row = bytes.substr(start, bytes.find('\n', start) - start);
  bytes.insert(start, row + "\n");
  const auto document = read_document(bytes);
  REQUIRE_FALSE(document.has_value());
  CHECK(document.error().code == ErrorCode::DuplicateKey);
  CHECK(document.error().where.starts_with("/ratings/1:"));
}

}  // namespace asah::migrate_test
