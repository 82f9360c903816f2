#pragma once
// Taking keys that this version does not know out of a record, so that they can be written back.

#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/exchange/json/json_node.hpp"
#include "core/model/dataset.hpp"
#include "core/model/fields.hpp"

namespace asah::exchange {

/// The key of which `token` is the pointer token; the inverse of pointer_token.
std::string unescaped_token(std::string_view token);

/// The JSON text as which a value is kept: a section that is a list has a line for each item.
std::string kept_json(const JsonNode& value, bool is_section);

/// Moves the member at `index` out of `object` into `out`, under `path`.
void keep_member(JsonNode& object, std::size_t index, const std::string& path,
                 std::vector<model::UnknownKey>& out);

template <class M>
inline constexpr bool kIsList = false;
template <class T>
inline constexpr bool kIsList<std::vector<T>> = true;
template <class T, std::size_t N>
inline constexpr bool kIsList<std::array<T, N>> = true;

/// Moves every member that is not in R's field list, at any depth below known fields, from `node`
/// to `out`; kind and id are left for the caller. "id" of an entity is not in its list: take it
/// out before. What is no object is left alone.
template <model::Record R>
void take_unknown(JsonNode& node, const std::string& path, std::vector<model::UnknownKey>& out);

template <class M>
void take_unknown_below(JsonNode& node, const std::string& path,
                        std::vector<model::UnknownKey>& out) {
  if constexpr (model::Record<M>) {
    take_unknown<M>(node, path, out);
  } else if constexpr (kIsList<M>) {
    if constexpr (model::Record<typename M::value_type>) {
      if (node.kind != JsonNode::Kind::List) return;
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        take_unknown<typename M::value_type>(node.items[i], path + std::to_string(i) + '/', out);
      }
    }
  }
}

template <model::Record R>
void take_unknown(JsonNode& node, const std::string& path, std::vector<model::UnknownKey>& out) {
  if (node.kind != JsonNode::Kind::Object) return;
  for (std::size_t i = node.keys.size(); i-- > 0;) {
    if (model::field_index<R>(node.keys[i]) == model::kFieldCount<R>) keep_member(node, i, path, out);
  }
  model::for_each_field<R>([&](std::size_t, const auto& f) {
    using Member = typename std::remove_cvref_t<decltype(f)>::Member;
    if constexpr (model::Record<Member> || kIsList<Member>) {
      JsonNode* member = node.find(f.info.key);
      if (member == nullptr) return;
      take_unknown_below<Member>(*member, path + std::string(f.info.key) + '/', out);
    }
  });
}

}  // namespace asah::exchange
