#pragma once
// The mechanism of "one field list per entity": a tuple of Field, each naming a member once with
// its key, constraint, privacy class and merge rule. Everything that walks records walks the list.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>

namespace asah::model {

/// Who may see a field. Personal fields are withheld from benchmark files and logs.
enum class Privacy : std::uint8_t { Open, Internal, Personal };

/// How two offices' edits of one field meet. ByField: three-way by the whole value. Union: a list
/// treated as a set. Fixed: what the record was made with; no other copy changes it, nor takes the
/// record away.
enum class MergeRule : std::uint8_t { ByField, Union, Fixed };

/// What is known of a field without its type. Text-table label key: "field.<entity>.<key>".
struct FieldInfo {
  std::string_view key;
  bool required = false;
  Privacy privacy = Privacy::Open;
  MergeRule merge = MergeRule::ByField;
  /// Longest text in code points, or largest number of list items.
  std::uint32_t max_length = 200;
  /// Bounds of a number, both included (hundredths for Hundredths).
  std::int64_t min = 0;
  std::int64_t max = 0;
};

template <class E, class M>
struct Field {
  using Entity = E;
  using Member = M;
  FieldInfo info;
  M E::*member;
};

template <class E, class M>
consteval Field<E, M> field(FieldInfo info, M E::*member) {
  return {info, member};
}

/// The field list of a record: `static constexpr auto list = std::tuple{field(...), ...}`.
/// Entities add `static constexpr std::string_view name` (as in files) and `plural`.
template <class E>
struct Fields;

template <class E>
concept Record = requires { Fields<E>::list; };

template <class E>
inline constexpr std::size_t kFieldCount = std::tuple_size_v<decltype(Fields<E>::list)>;

/// Calls `visit(index, field)` for each field in list order.
template <class E, class Visit>
constexpr void for_each_field(Visit&& visit) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visit(I, std::get<I>(Fields<E>::list)), ...);
  }(std::make_index_sequence<kFieldCount<E>>{});
}

/// Calls `visit(field)` for the field at `index`, chosen at run time; nothing past the end.
template <class E, class Visit>
constexpr void visit_field(std::size_t index, Visit&& visit) {
  for_each_field<E>([&](std::size_t i, const auto& f) {
    if (i == index) visit(f);
  });
}

/// Position of the field with that key, or kFieldCount<E>.
template <class E>
constexpr std::size_t field_index(std::string_view key) {
  std::size_t found = kFieldCount<E>;
  for_each_field<E>([&](std::size_t i, const auto& f) {
    if (f.info.key == key) found = i;
  });
  return found;
}

}  // namespace asah::model
