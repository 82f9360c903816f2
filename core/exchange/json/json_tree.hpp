#pragma once
// One tree out of the events of a parser.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/exchange/document.hpp"
#include "core/exchange/json/json_node.hpp"

namespace asah::exchange {

/// Builds a tree and knows where in it the present value stands. Not movable: it holds pointers into
/// itself.
class TreeBuilder {
 public:
  explicit TreeBuilder(const ReadLimits& limits) : limits_(limits) {}
  TreeBuilder(const TreeBuilder&) = delete;
  TreeBuilder& operator=(const TreeBuilder&) = delete;

  /// True when nothing is open: the tree is complete, or has not begun.
  bool idle() const { return open_.empty(); }
  /// Lists and objects that are open.
  std::size_t depth() const { return open_.size(); }
  /// True past max_record_values.
  bool too_many() const { return values_ > limits_.max_record_values; }

  void scalar(JsonNode node) { place(std::move(node)); }
  void open(JsonNode::Kind kind);
  void key(std::string&& key) { open_.back()->keys.push_back(std::move(key)); }
  void close() { open_.pop_back(); }

  /// A key that stands twice in the object that is open, or null.
  const std::string* repeated_key() const;
  /// Path below the root of the value that comes next, or of the object that has no key yet.
  std::string pointer() const;
  /// Hands the tree over, complete or not, and starts anew.
  JsonNode take();

 private:
  JsonNode* place(JsonNode&& node);

  const ReadLimits& limits_;
  JsonNode root_;
  /// Pointers stay good: only the innermost container grows, and it is its parent's last item.
  std::vector<JsonNode*> open_;
  std::size_t values_ = 0;
};

}  // namespace asah::exchange
