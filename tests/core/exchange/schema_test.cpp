// The written forms of the schema: schema.json against the field lists, SCHEMA.md's example and
// the kept documents against the reader.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/exchange/document_scan.hpp"
#include "core/exchange/document_parts.hpp"
#include "tests/core/exchange/schema_of.hpp"
#include "tests/support/data.hpp"

namespace asah::schema_test {

using namespace asah::exchange;

namespace {

// Titles and descriptions are for readers and may say what they like.
void strip_prose(JsonNode& node) {
  for (const std::string_view key : {"title", "description"}) {
    const JsonNode* found = node.find(key);
    if (found != nullptr && found->kind == JsonNode::Kind::Text) node.take(key);
  }
  for (JsonNode& item : node.items) strip_prose(item);
}

JsonNode sorted(JsonNode node) {
  for (JsonNode& item : node.items) item = sorted(std::move(item));
  if (node.kind != JsonNode::Kind::Object) return node;
  std::vector<std::pair<std::string, JsonNode>> members;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    members.emplace_back(std::move(node.keys[i]), std::move(node.items[i]));
  }
  std::ranges::sort(members, {}, [](const auto& member) { return member.first; });
  return schema::object_of(std::move(members));
}

// First place where two trees differ.
std::string difference(const JsonNode& a, const JsonNode& b, const std::string& where = {}) {
  if (a == b) return {};
  if (a.kind == b.kind && a.keys == b.keys && a.items.size() == b.items.size()) {
    for (std::size_t i = 0; i < a.items.size(); ++i) {
      const std::string token = a.keys.empty() ? std::to_string(i) : a.keys[i];
      const std::string below = difference(a.items[i], b.items[i], where + '/' + token);
      if (!below.empty()) return below;
    }
  }
  std::string text = where + ": ";
  append_json(text, a);
  text += " against ";
  append_json(text, b);
  return text.substr(0, 600);
}

std::string example_of_schema_md() {
  const std::string page = test::read_data("../../core/exchange/SCHEMA.md");
  const std::string fence = "```json\n";
  const std::size_t start = page.find(fence);
  REQUIRE(start != std::string::npos);
  const std::size_t end = page.find("```", start + fence.size());
  REQUIRE(end != std::string::npos);
  return page.substr(start + fence.size(), end - start - fence.size());
}

}  // namespace

TEST_CASE("schema.json says what the field lists say") {
  auto file = parse_json(test::read_data("../../core/exchange/schema.json"));
  REQUIRE(file.has_value());
  strip_prose(*file);
  CHECK(difference(sorted(*file), sorted(schema::document())) == "");
}

TEST_CASE("the example of SCHEMA.md is a canonical document") {
  const std::string example = example_of_schema_md();
  const auto document = read_document(example);
  REQUIRE_MESSAGE(document.has_value(), document.error().where);
  for (const auto& finding : document->findings) {
    CHECK_MESSAGE(false, finding.error.where, " ", base::describe(finding.error, false));
  }
  CHECK(write_document(document->dataset, document->header.given) == example);
  CHECK(document->dataset.ratings.level_count() > 0);
}

TEST_CASE("documents of every released schema open") {
  for (const std::string version : {"1.0", "1.1"}) {
    CAPTURE(version);
    const std::string bytes = test::read_data("documents/complete-" + version + ".json");
    const auto document = read_document(bytes);
    REQUIRE_MESSAGE(document.has_value(), document.error().where);
    CHECK_FALSE(base::has_errors(document->findings));
    for (const auto& finding : document->findings) {
      CHECK(finding.error.code != base::ErrorCode::DigestMismatch);
      CHECK(finding.error.code != base::ErrorCode::Migrated);
    }
    const std::string_view body = opening_of(bytes).body;
    CHECK(scan_body(body, [](std::size_t) { return true; }).finish().has_value());
    CHECK_FALSE(document->dataset.moderations.empty());
    // What it says is written again, under the present version.
    const std::string again = write_document(document->dataset, document->header.given);
    CHECK(opening_of(again).body == opening_of(bytes).body);
  }
}

TEST_CASE("the kept document of the present schema is complete and canonical") {
  const std::string bytes =
      test::read_data("documents/complete-" + version_text(kSchema) + ".json");
  const auto document = read_document(bytes);
  REQUIRE_MESSAGE(document.has_value(), document.error().where);
  model::for_each_entity([&]<class E>(model::EntityKind) {
    CHECK_MESSAGE(!document->dataset.table<E>().empty(), model::Fields<E>::plural);
  });
  CHECK(write_document(document->dataset, document->header.given) == bytes);
}

}  // namespace asah::schema_test
