#include "core/exchange/kept_keys.hpp"

#include <cstddef>
#include <utility>

namespace asah::exchange {

std::string unescaped_token(std::string_view token) {
  std::string key;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    key += !escape ? token[i] : token[++i] == '1' ? '/' : '~';
  }
  return key;
}

std::string kept_json(const JsonNode& value, bool is_section) {
  std::string json;
  if (!is_section || value.kind != JsonNode::Kind::List || value.items.empty()) {
    append_json(json, value);
    return json;
  }
  for (const JsonNode& item : value.items) {
    json += json.empty() ? "[\n" : ",\n";
    append_json(json, item);
  }
  return json + "\n]";
}

void keep_member(JsonNode& object, std::size_t index, const std::string& path,
                 std::vector<model::UnknownKey>& out) {
  model::UnknownKey kept;
  kept.key = path + pointer_token(object.keys[index]);
  append_json(kept.json, object.items[index]);
  out.push_back(std::move(kept));
  object.keys.erase(object.keys.begin() + static_cast<std::ptrdiff_t>(index));
  object.items.erase(object.items.begin() + static_cast<std::ptrdiff_t>(index));
}

}  // namespace asah::exchange
