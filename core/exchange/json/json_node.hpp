#pragma once
// JSON as it stands in a file, for what is not read straight into the model: migrations and keys
// that this version does not know.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/value.hpp"

namespace asah::exchange {

/// Numbers that are no 64-bit integers keep their text, so that nothing is lost on the way.
struct JsonNode {
  enum class Kind : std::uint8_t { Null, False, True, Integer, Number, Text, List, Object };

  Kind kind = Kind::Null;
  std::int64_t integer = 0;
  /// Text, or the digits of a Number.
  std::string text;
  std::vector<JsonNode> items;
  /// Keys of an object's items, one each, in the file's order.
  std::vector<std::string> keys;

  static JsonNode of(std::int64_t number);
  static JsonNode of(std::string text);
  static JsonNode list(std::vector<JsonNode> items = {});
  static JsonNode object();

  /// The member of an object, or null.
  const JsonNode* find(std::string_view key) const;
  JsonNode* find(std::string_view key);
  /// Sets or adds a member at the end.
  void set(std::string key, JsonNode value);
  /// Takes a member out; Null when there is none.
  JsonNode take(std::string_view key);

  bool operator==(const JsonNode&) const = default;
};

/// The model's form. WrongType at `where` for a number that is no 64-bit integer.
base::Result<model::Value> value_of(const JsonNode& node, const std::string& where);

/// Compact JSON without blanks, members in the order given.
void append_json(std::string& out, const JsonNode& node);

/// A key or index as a token of a JSON pointer (RFC 6901): '~' and '/' escaped.
std::string pointer_token(std::string_view key);

}  // namespace asah::exchange
