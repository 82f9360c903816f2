#include "core/exchange/json/json_tree.hpp"

#include <algorithm>
#include <string_view>

namespace asah::exchange {

void TreeBuilder::open(JsonNode::Kind kind) {
  JsonNode node;
  node.kind = kind;
  open_.push_back(place(std::move(node)));
}

const std::string* TreeBuilder::repeated_key() const {
  const std::vector<std::string>& keys = open_.back()->keys;
  if (keys.size() < 2) return nullptr;
  std::vector<const std::string*> sorted;
  sorted.reserve(keys.size());
  for (const std::string& key : keys) sorted.push_back(&key);
  const auto text = [](const std::string* key) { return std::string_view(*key); };
  std::ranges::sort(sorted, {}, text);
  const auto twin = std::ranges::adjacent_find(sorted, {}, text);
  return twin == sorted.end() ? nullptr : *twin;
}

std::string TreeBuilder::pointer() const {
  std::string path;
  for (const JsonNode* node : open_) {
    // A container that is not the innermost one holds the open child already.
    const bool innermost = node == open_.back();
    if (node->kind == JsonNode::Kind::List) {
      path += '/' + std::to_string(node->items.size() - (innermost ? 0 : 1));
    } else if (!innermost || node->keys.size() > node->items.size()) {
      path += '/' + pointer_token(node->keys.back());
    }
  }
  return path;
}

JsonNode TreeBuilder::take() {
  values_ = 0;
  open_.clear();
  return std::exchange(root_, {});
}

JsonNode* TreeBuilder::place(JsonNode&& node) {
  ++values_;
  if (open_.empty()) {
    root_ = std::move(node);
    return &root_;
  }
  open_.back()->items.push_back(std::move(node));
  return &open_.back()->items.back();
}

}  // namespace asah::exchange
