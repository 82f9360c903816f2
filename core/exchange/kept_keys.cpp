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
