#include "tests/support/json_holds.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace asah::test {

using exchange::JsonNode;

namespace {

std::string json(const JsonNode& node) {
  std::string out;
  exchange::append_json(out, node);
  return out;
}

}  // namespace

JsonNode parsed(const std::string& text) {
  auto node = exchange::parse_json(text);
  if (!node) FAIL(base::describe(node.error(), false), " ", node.error().where);
  return *std::move(node);
}

void check_holds(const JsonNode& actual, const JsonNode& expected, const std::string& where) {
  if (expected.kind == JsonNode::Kind::Object && actual.kind == JsonNode::Kind::Object) {
    for (std::size_t i = 0; i < expected.keys.size(); ++i) {
      const JsonNode* member = actual.find(expected.keys[i]);
      CHECK_MESSAGE(member != nullptr, where, "/", expected.keys[i]);
      if (member != nullptr) check_holds(*member, expected.items[i], where + '/' + expected.keys[i]);
    }
    return;
  }
  if (expected.kind == JsonNode::Kind::List && actual.kind == JsonNode::Kind::List) {
    CHECK_MESSAGE(actual.items.size() == expected.items.size(), where, ": ", json(actual));
    for (std::size_t i = 0; i < std::min(actual.items.size(), expected.items.size()); ++i) {
      check_holds(actual.items[i], expected.items[i], where + '/' + std::to_string(i));
    }
    return;
  }
  CHECK_MESSAGE(json(actual) == json(expected), where);
}

}  // namespace asah::test
