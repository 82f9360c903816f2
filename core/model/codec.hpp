#pragma once
// Between typed members and Value. Errors carry `where` as a JSON pointer below the given one.

#include <array>
#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/fields.hpp"
#include "core/model/value.hpp"

namespace asah::model {

/// Where a value stands and what its field allows; passed down while reading.
struct ReadContext {
  const FieldInfo& info;
  std::string where;
};

Value to_value(const std::string& text);
Value to_value(bool flag);
Value to_value(std::int32_t number);
Value to_value(base::Hundredths number);
Value to_value(base::Date date);
Value to_value(Level level);

base::Result<void> from_value(const Value& value, std::string& out, const ReadContext& context);
base::Result<void> from_value(const Value& value, bool& out, const ReadContext& context);
base::Result<void> from_value(const Value& value, std::int32_t& out, const ReadContext& context);
base::Result<void> from_value(const Value& value, base::Hundredths& out,
                              const ReadContext& context);
base::Result<void> from_value(const Value& value, base::Date& out, const ReadContext& context);
base::Result<void> from_value(const Value& value, Level& out, const ReadContext& context);

/// Reads an identity; null is "none".
base::Result<std::uint64_t> id_from_value(const Value& value, const ReadContext& context);
/// Position of the text among `choices`; UnknownChoice names them all.
base::Result<std::size_t> choice_from_value(const Value& value,
                                            std::span<const std::string_view> choices,
                                            const ReadContext& context);
/// The list in `value`; WrongType otherwise, OutOfRange past the field's max_length.
base::Result<const ValueList*> list_from_value(const Value& value, const ReadContext& context);
/// The object in `value`; WrongType otherwise.
base::Result<const ValueObject*> object_from_value(const Value& value, const ReadContext& context);

template <class Tag>
Value to_value(base::Id<Tag> id) {
  return id ? Value{base::id_text(id)} : Value{};
}
template <class E>
  requires std::is_enum_v<E>
Value to_value(E choice) {
  return Value{std::string(kChoices<E>[static_cast<std::size_t>(choice)])};
}
template <Record R>
Value to_value(const R& record);
template <class T>
Value to_value(const std::vector<T>& items) {
  ValueList list;
  list.reserve(items.size());
  for (const T& item : items) list.push_back(to_value(item));
  return Value{std::move(list)};
}
template <class T, std::size_t N>
Value to_value(const std::array<T, N>& items) {
  ValueList list;
  list.reserve(N);
  for (const T& item : items) list.push_back(to_value(item));
  return Value{std::move(list)};
}
template <Record R>
Value to_value(const R& record) {
  ValueObject object;
  object.reserve(kFieldCount<R>);
  for_each_field<R>([&](std::size_t, const auto& f) {
    object.emplace_back(std::string(f.info.key), to_value(record.*f.member));
  });
  return Value{std::move(object)};
}

template <class Tag>
base::Result<void> from_value(const Value& value, base::Id<Tag>& out, const ReadContext& context) {
  const auto id = id_from_value(value, context);
  if (!id) return std::unexpected(id.error());
  out.value = *id;
  return {};
}
template <class E>
  requires std::is_enum_v<E>
base::Result<void> from_value(const Value& value, E& out, const ReadContext& context) {
  const auto index = choice_from_value(value, kChoices<E>, context);
  if (!index) return std::unexpected(index.error());
  out = static_cast<E>(*index);
  return {};
}
template <Record R>
base::Result<void> from_value(const Value& value, R& out, const ReadContext& context);
template <class T>
base::Result<void> from_value(const Value& value, std::vector<T>& out,
                              const ReadContext& context) {
  const auto list = list_from_value(value, context);
  if (!list) return std::unexpected(list.error());
  std::vector<T> items((*list)->size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const ReadContext inner{context.info, context.where + '/' + std::to_string(i)};
    if (auto read = from_value((**list)[i], items[i], inner); !read) return read;
  }
  out = std::move(items);
  return {};
}
template <class T, std::size_t N>
base::Result<void> from_value(const Value& value, std::array<T, N>& out,
                              const ReadContext& context) {
  const auto list = list_from_value(value, context);
  if (!list) return std::unexpected(list.error());
  if ((*list)->size() != N) {
    return base::fail(base::ErrorCode::OutOfRange, context.where,
                      {std::to_string((*list)->size()), std::to_string(N), std::to_string(N)});
  }
  for (std::size_t i = 0; i < N; ++i) {
    const ReadContext inner{context.info, context.where + '/' + std::to_string(i)};
    if (auto read = from_value((**list)[i], out[i], inner); !read) return read;
  }
  return {};
}
/// Reads the members named in the record's list; absent ones keep their default, unknown ones are
/// left to the caller. Stops at the first fault.
template <Record R>
base::Result<void> from_value(const Value& value, R& out, const ReadContext& context) {
  const auto object = object_from_value(value, context);
  if (!object) return std::unexpected(object.error());
  base::Result<void> result;
  for_each_field<R>([&](std::size_t, const auto& f) {
    const Value* found = member(**object, f.info.key);
    if (!result || found == nullptr) return;
    const ReadContext inner{f.info, context.where + '/' + std::string(f.info.key)};
    result = from_value(*found, out.*f.member, inner);
  });
  return result;
}

/// The value of the field at `index` of an entity; null past the end.
template <class E>
Value field_value(const E& entity, std::size_t index) {
  Value value;
  visit_field<E>(index, [&](const auto& f) { value = to_value(entity.*f.member); });
  return value;
}
/// Sets the field at `index`. On error the entity is unchanged. UnknownField past the end.
template <class E>
base::Result<void> set_field_value(E& entity, std::size_t index, const Value& value,
                                   std::string where = {}) {
  base::Result<void> result =
      base::fail(base::ErrorCode::UnknownField, where, {std::to_string(index)});
  visit_field<E>(index, [&](const auto& f) {
    const ReadContext context{f.info, where + '/' + std::string(f.info.key)};
    result = from_value(value, entity.*f.member, context);
  });
  return result;
}

}  // namespace asah::model
