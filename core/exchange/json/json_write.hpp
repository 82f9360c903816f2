#pragma once
// Canonical JSON out of typed records: members in list order, defaults left out, no blanks.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "core/model/dataset.hpp"
#include "core/model/fields.hpp"
#include "core/model/value.hpp"

namespace asah::exchange {

/// A quoted text. Bytes that are not UTF-8 become U+FFFD and null characters are left out, so that
/// whatever stands in memory can be read back.
void append_text(std::string& out, std::string_view text);
void append_number(std::string& out, std::int64_t number);
/// Quoted yyyy-mm-dd, or null.
void append_date(std::string& out, base::Date date);
/// Quoted id_text, or null for none.
void append_id(std::string& out, std::uint64_t id);
void append_level(std::string& out, std::int8_t level);
void append_value(std::string& out, const model::Value& value);
/// A comma unless `out` ends where a list or an object begins, then the key and its colon.
void append_key(std::string& out, std::string_view key);
/// The key and a number.
void append_count(std::string& out, std::string_view key, std::size_t count);

/// The kept keys of one record, and the path of the part that is being written.
class KeptKeys {
 public:
  KeptKeys() = default;
  /// `keys` belong to one record and are in ascending order.
  explicit KeptKeys(std::span<const model::UnknownKey> keys) : keys_(keys) {}

  bool empty() const { return keys_.empty(); }
  /// True when some key lies at or below the member `key` of the present part.
  bool reaches(std::string_view key) const;
  /// The keys as seen from a member (or list item) of the present part.
  KeptKeys below(std::string_view key) const;
  /// The same by a path that ends with a slash.
  KeptKeys below_path(std::string_view path) const;
  /// Appends the members that belong to the present part itself.
  void append_members(std::string& out) const;

 private:
  std::span<const model::UnknownKey> starting_with(std::string_view path) const;

  std::span<const model::UnknownKey> keys_;
  std::string prefix_;
};

inline void append_member(std::string& out, const std::string& text, const KeptKeys&) {
  append_text(out, text);
}
inline void append_member(std::string& out, bool flag, const KeptKeys&) {
  out += flag ? "true" : "false";
}
inline void append_member(std::string& out, std::int32_t number, const KeptKeys&) {
  append_number(out, number);
}
inline void append_member(std::string& out, base::Hundredths number, const KeptKeys&) {
  append_number(out, number.value);
}
inline void append_member(std::string& out, base::Date date, const KeptKeys&) {
  append_date(out, date);
}
inline void append_member(std::string& out, model::Level level, const KeptKeys&) {
  append_level(out, level.value);
}
template <class Tag>
void append_member(std::string& out, base::Id<Tag> id, const KeptKeys&) {
  append_id(out, id.value);
}
template <class E>
  requires std::is_enum_v<E>
void append_member(std::string& out, E choice, const KeptKeys&) {
  out += '"';
  out += model::kChoices<E>[static_cast<std::size_t>(choice)];
  out += '"';
}
template <model::Record R>
void append_member(std::string& out, const R& record, const KeptKeys& kept);

template <class T>
void append_items(std::string& out, std::span<const T> items, const KeptKeys& kept) {
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ',';
    append_member(out, items[i], kept.empty() ? KeptKeys{} : kept.below(std::to_string(i)));
  }
  out += ']';
}
template <class T>
void append_member(std::string& out, const std::vector<T>& items, const KeptKeys& kept) {
  append_items<T>(out, items, kept);
}
template <class T, std::size_t N>
void append_member(std::string& out, const std::array<T, N>& items, const KeptKeys& kept) {
  append_items<T>(out, items, kept);
}

/// The fields of a record that are required or differ from their default, then its kept keys; no
/// braces.
template <model::Record R>
void append_fields(std::string& out, const R& record, const KeptKeys& kept) {
  static const R kDefault{};
  model::for_each_field<R>([&](std::size_t, const auto& f) {
    const bool holds_kept = !kept.empty() && kept.reaches(f.info.key);
    const bool needed = f.info.required || holds_kept;
    if (!needed && record.*f.member == kDefault.*f.member) return;
    append_key(out, f.info.key);
    append_member(out, record.*f.member, holds_kept ? kept.below(f.info.key) : KeptKeys{});
  });
  if (!kept.empty()) kept.append_members(out);
}

template <model::Record R>
void append_member(std::string& out, const R& record, const KeptKeys& kept) {
  out += '{';
  append_fields(out, record, kept);
  out += '}';
}

}  // namespace asah::exchange
