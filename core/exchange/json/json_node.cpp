#include "core/exchange/json/json_node.hpp"

#include <utility>

#include "core/exchange/json/json_write.hpp"

namespace asah::exchange {

using base::Result;
using model::Value;

JsonNode JsonNode::of(std::int64_t number) {
  JsonNode node;
  node.kind = Kind::Integer;
  node.integer = number;
  return node;
}

JsonNode JsonNode::of(std::string text) {
  JsonNode node;
  node.kind = Kind::Text;
  node.text = std::move(text);
  return node;
}

JsonNode JsonNode::list(std::vector<JsonNode> items) {
  JsonNode node;
  node.kind = Kind::List;
  node.items = std::move(items);
  return node;
}

JsonNode JsonNode::object() {
  JsonNode node;
  node.kind = Kind::Object;
  return node;
}

const JsonNode* JsonNode::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == key) return &items[i];
  }
  return nullptr;
}

JsonNode* JsonNode::find(std::string_view key) {
  return const_cast<JsonNode*>(std::as_const(*this).find(key));
}

void JsonNode::set(std::string key, JsonNode value) {
  if (JsonNode* there = find(key)) {
    *there = std::move(value);
    return;
  }
  keys.push_back(std::move(key));
  items.push_back(std::move(value));
}

JsonNode JsonNode::take(std::string_view key) {
  const JsonNode* there = find(key);
  if (there == nullptr) return {};
  const auto at = there - items.data();
  JsonNode taken = std::move(items[static_cast<std::size_t>(at)]);
  keys.erase(keys.begin() + at);
  items.erase(items.begin() + at);
  return taken;
}

Result<Value> value_of(const JsonNode& node, const std::string& where) {
  switch (node.kind) {
    case JsonNode::Kind::Null: return Value{};
    case JsonNode::Kind::False: return Value{false};
    case JsonNode::Kind::True: return Value{true};
    case JsonNode::Kind::Integer: return Value{node.integer};
    case JsonNode::Kind::Number:
      return base::fail(base::ErrorCode::WrongType, where, {"integer"});
    case JsonNode::Kind::Text: return Value{node.text};
    case JsonNode::Kind::List: break;
    case JsonNode::Kind::Object: break;
  }
  model::ValueList list;
  model::ValueObject object;
  const bool is_list = node.kind == JsonNode::Kind::List;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const std::string token = is_list ? std::to_string(i) : pointer_token(node.keys[i]);
    auto value = value_of(node.items[i], where + '/' + token);
    if (!value) return value;
    if (is_list) {
      list.push_back(std::move(*value));
    } else {
      object.emplace_back(node.keys[i], std::move(*value));
    }
  }
  return is_list ? Value{std::move(list)} : Value{std::move(object)};
}

void append_json(std::string& out, const JsonNode& node) {
  switch (node.kind) {
    case JsonNode::Kind::Null: out += "null"; return;
    case JsonNode::Kind::False: out += "false"; return;
    case JsonNode::Kind::True: out += "true"; return;
    case JsonNode::Kind::Integer: append_number(out, node.integer); return;
    case JsonNode::Kind::Number: out += node.text; return;
    case JsonNode::Kind::Text: append_text(out, node.text); return;
    case JsonNode::Kind::List: break;
    case JsonNode::Kind::Object: break;
  }
  const bool is_list = node.kind == JsonNode::Kind::List;
  out += is_list ? '[' : '{';
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i > 0) out += ',';
    if (!is_list) {
      append_text(out, node.keys[i]);
      out += ':';
    }
    append_json(out, node.items[i]);
  }
  out += is_list ? ']' : '}';
}

std::string pointer_token(std::string_view key) {
  std::string token;
  for (const char c : key) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  return token;
}

}  // namespace asah::exchange
