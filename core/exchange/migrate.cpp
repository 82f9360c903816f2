#include "core/exchange/migrate.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace asah::exchange {
namespace {

void rename(JsonNode& object, std::string_view from, std::string to) {
  if (object.kind != JsonNode::Kind::Object) return;
  for (std::string& key : object.keys) {
    if (key == from) key = std::move(to);
  }
}

// 0.9, the draft: the header said "scope" for "purpose", employees had "full_name" for "name", and
// ratings stood one a row: {"cycle", "employee", "competency", "source", "rater", "date", "level"}.
JsonNode header_from_0_9(JsonNode header) {
  rename(header, "scope", "purpose");
  return header;
}

std::vector<Element> rating_from_0_9(JsonNode row) {
  if (row.kind != JsonNode::Kind::Object) return {{"ratings", std::move(row)}};
  JsonNode block = JsonNode::object();
  JsonNode competencies = JsonNode::list({row.take("competency")});
  JsonNode levels = JsonNode::list({row.take("level")});
  if (row.find("cycle") != nullptr) block.set("cycle", row.take("cycle"));
  block.set("competencies", std::move(competencies));
  row.set("levels", std::move(levels));
  block.set("sheets", JsonNode::list({std::move(row)}));
  return {{"ratings", std::move(block)}};
}

std::vector<Element> element_from_0_9(Element element) {
  if (element.section == "ratings") return rating_from_0_9(std::move(element.value));
  if (element.section == "employees") rename(element.value, "full_name", "name");
  std::vector<Element> out;
  out.push_back(std::move(element));
  return out;
}

constexpr std::array kMigrations{
    Migration{{0, 9}, {1, 0}, header_from_0_9, element_from_0_9},
};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

std::span<const Migration> road_from(SchemaVersion version) {
  const auto start = std::ranges::find(kMigrations, version, &Migration::from);
  return {start, kMigrations.end()};
}

JsonNode migrate_header(JsonNode header, std::span<const Migration> road) {
  for (const Migration& step : road) header = step.header(std::move(header));
  return header;
}

std::vector<Element> migrate_element(Element element, std::span<const Migration> road) {
  std::vector<Element> elements;
  elements.push_back(std::move(element));
  for (const Migration& step : road) {
    std::vector<Element> next;
    for (Element& one : elements) {
      for (Element& made : step.element(std::move(one))) next.push_back(std::move(made));
    }
    elements = std::move(next);
  }
  return elements;
}

}  // namespace asah::exchange
