#pragma once
// The JSON Schema that the field lists amount to: schema.json has to say the same.

#include <array>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "core/exchange/document_fields.hpp"
#include "core/exchange/json/json_node.hpp"
#include "core/exchange/json/json_read.hpp"
#include "core/model/codec.hpp"

namespace asah::exchange::schema {

inline JsonNode object_of(std::vector<std::pair<std::string, JsonNode>> members) {
  JsonNode node = JsonNode::object();
  for (auto& [key, value] : members) node.set(key, std::move(value));
  return node;
}
inline JsonNode text(std::string value) { return JsonNode::of(std::move(value)); }
inline JsonNode number(std::int64_t value) { return JsonNode::of(value); }
inline JsonNode texts(std::vector<std::string> values) {
  JsonNode list = JsonNode::list();
  for (std::string& value : values) list.items.push_back(text(std::move(value)));
  return list;
}
inline JsonNode reference_to(const std::string& name) {
  return object_of({{"$ref", text("#/$defs/" + name)}});
}
inline JsonNode boolean(bool value) {
  JsonNode node;
  node.kind = value ? JsonNode::Kind::True : JsonNode::Kind::False;
  return node;
}

template <class M>
struct TypeOf {};

template <>
struct TypeOf<std::string> {
  static JsonNode node(const model::FieldInfo& info) {
    return object_of({{"type", text("string")}, {"maxLength", number(info.max_length)}});
  }
};
template <>
struct TypeOf<bool> {
  static JsonNode node(const model::FieldInfo&) { return object_of({{"type", text("boolean")}}); }
};
template <>
struct TypeOf<std::int32_t> {
  static JsonNode node(const model::FieldInfo& info) {
    return object_of({{"type", text("integer")},
                      {"minimum", number(info.min)},
                      {"maximum", number(info.max)}});
  }
};
template <>
struct TypeOf<base::Hundredths> : TypeOf<std::int32_t> {};
template <>
struct TypeOf<base::Date> {
  static JsonNode node(const model::FieldInfo&) {
    return object_of({{"type", texts({"string", "null"})}, {"format", text("date")}});
  }
};
template <>
struct TypeOf<model::Level> {
  static JsonNode node(const model::FieldInfo&) { return reference_to("level"); }
};
template <class Tag>
struct TypeOf<base::Id<Tag>> {
  static JsonNode node(const model::FieldInfo& info) {
    return reference_to(info.required ? "id" : "reference");
  }
};
template <class E>
  requires std::is_enum_v<E>
struct TypeOf<E> {
  static JsonNode node(const model::FieldInfo&) {
    JsonNode list = JsonNode::list();
    for (const auto choice : model::kChoices<E>) list.items.push_back(text(std::string(choice)));
    return object_of({{"enum", list}});
  }
};
template <class T>
struct TypeOf<std::vector<T>> {
  static JsonNode node(const model::FieldInfo& info) {
    model::FieldInfo item = info;
    item.required = true;  // a list has no holes
    return object_of({{"type", text("array")},
                      {"items", TypeOf<T>::node(item)},
                      {"maxItems", number(info.max_length)}});
  }
};
template <class T, std::size_t N>
struct TypeOf<std::array<T, N>> {
  static JsonNode node(const model::FieldInfo& info) {
    const auto count = static_cast<std::int64_t>(N);
    return object_of({{"type", text("array")},
                      {"items", TypeOf<T>::node(info)},
                      {"minItems", number(count)},
                      {"maxItems", number(count)}});
  }
};

template <class M>
inline constexpr bool kHasPlainDefault = !model::Record<M> && requires(M m) { model::to_value(m); };
template <class T>
inline constexpr bool kHasPlainDefault<std::vector<T>> = false;
template <class T, std::size_t N>
inline constexpr bool kHasPlainDefault<std::array<T, N>> = false;

inline JsonNode node_of(const model::Value& value) {
  if (const bool* flag = value.as_bool()) return boolean(*flag);
  if (const std::int64_t* whole = value.as_int()) return number(*whole);
  if (const std::string* held = value.as_text()) return text(*held);
  return {};
}

/// An object with R's fields; `entity` adds "id".
template <model::Record R>
JsonNode record(bool entity) {
  JsonNode properties = JsonNode::object();
  JsonNode required = JsonNode::list();
  if (entity) {
    properties.set("id", reference_to("id"));
    required.items.push_back(text("id"));
  }
  const R fresh{};
  model::for_each_field<R>([&](std::size_t, const auto& f) {
    using Member = typename std::remove_cvref_t<decltype(f)>::Member;
    JsonNode property = TypeOf<Member>::node(f.info);
    if constexpr (kHasPlainDefault<Member>) {
      if (!f.info.required) property.set("default", node_of(model::to_value(fresh.*f.member)));
    }
    if (f.info.required) required.items.push_back(text(std::string(f.info.key)));
    properties.set(std::string(f.info.key), std::move(property));
  });
  JsonNode node = object_of({{"type", text("object")}, {"properties", std::move(properties)}});
  if (!required.items.empty()) node.set("required", std::move(required));
  node.set("additionalProperties", boolean(false));
  return node;
}

template <model::Record R>
struct TypeOf<R> {
  static JsonNode node(const model::FieldInfo&) { return record<R>(false); }
};

/// The header: the list, with what its texts have to look like, and the counts.
inline JsonNode header() {
  JsonNode node = record<HeaderRecord>(false);
  JsonNode& properties = *node.find("properties");
  const JsonNode digest =
      object_of({{"type", text("string")}, {"pattern", text("^[0-9a-f]{64}$")}});
  properties.set("format", object_of({{"const", text("asah")}}));
  properties.set("schema", object_of({{"const", text(version_text(kSchema))}}));
  properties.set("created_at", object_of({{"type", text("string")}, {"format", text("date-time")}}));
  properties.set("sha256", digest);
  properties.find("base_revision")->find("properties")->set("digest", digest);
  properties.find("ancestors")->find("items")->find("properties")->set("digest", digest);
  JsonNode counts = JsonNode::object();
  const JsonNode count = object_of({{"type", text("integer")}, {"minimum", number(1)}});
  model::for_each_entity([&]<class E>(model::EntityKind) {
    counts.set(std::string(model::Fields<E>::plural), count);
  });
  counts.set("ratings", count);
  properties.set("counts", object_of({{"type", text("object")},
                                      {"properties", std::move(counts)},
                                      {"additionalProperties", boolean(false)}}));
  node.find("required")->items.push_back(text("counts"));
  const JsonNode sums =
      object_of({{"type", text("string")}, {"pattern", text("^[0-9a-f]{32}$")}});
  properties.set(std::string(kSectionsKey),
                 object_of({{"type", text("object")}, {"additionalProperties", sums}}));
  properties.set(std::string(kHeaderDigestKey), digest);
  return node;
}

/// A rating block: its list, and the sheets.
inline JsonNode block() {
  JsonNode node = record<BlockRecord>(false);
  node.find("properties")->set("sheets", object_of({{"type", text("array")},
                                                    {"items", reference_to("sheet")},
                                                    {"minItems", number(1)}}));
  node.find("required")->items.push_back(text("sheets"));
  return node;
}

inline JsonNode document() {
  JsonNode definitions = JsonNode::object();
  const std::string letters = "[0-9a-hjkmnp-tv-z]{12}$";
  definitions.set("id", object_of({{"type", text("string")}, {"pattern", text("^[0-9a-f]" + letters)}}));
  definitions.set("reference", object_of({{"type", texts({"string", "null"})},
                                          {"pattern", text("^[0-9a-f]" + letters)},
                                          {"default", JsonNode{}}}));
  definitions.set("level", object_of({{"type", texts({"integer", "null"})},
                                      {"minimum", number(0)},
                                      {"maximum", number(model::Level::kMax)},
                                      {"default", JsonNode{}}}));
  definitions.set("header", header());
  JsonNode properties = object_of({{"asah", reference_to("header")}});
  const auto section = [&](const std::string& key, const std::string& name) {
    properties.set(key, object_of({{"type", text("array")}, {"items", reference_to(name)}}));
  };
  model::for_each_entity([&]<class E>(model::EntityKind) {
    definitions.set(std::string(model::Fields<E>::name), record<E>(true));
    section(std::string(model::Fields<E>::plural), std::string(model::Fields<E>::name));
  });
  definitions.set("block", block());
  definitions.set("sheet", record<SheetRecord>(false));
  section("ratings", "block");
  return object_of({{"$schema", text("https://json-schema.org/draft/2020-12/schema")},
                    {"$id", text("urn:asah:document:" + version_text(kSchema))},
                    {"type", text("object")},
                    {"properties", std::move(properties)},
                    {"required", texts({"asah"})},
                    {"additionalProperties", boolean(false)},
                    {"$defs", std::move(definitions)}});
}

}  // namespace asah::exchange::schema
