#pragma once
// A change set as members of a journal line, and the pieces that journal lines are made of.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/change/change.hpp"
#include "core/exchange/json/json_scan.hpp"
#include "core/exchange/json/json_write.hpp"

namespace asah::exchange {

/// Appends the members `records` and `ratings`, and `kept` where there are some.
void append_changes(std::string& out, const change::ChangeSet& changes);
/// Reads what append_changes wrote behind another member. False for anything else; also for a kept
/// key that this version knows, or whose value is not JSON as Asah writes it, since either would break
/// the document that it is written into.
bool scan_changes(Scanner& in, change::ChangeSet& out);

/// "employee", ...
std::string_view entity_name(model::EntityKind kind);
/// Such a name, quoted.
bool scan_entity(Scanner& in, model::EntityKind& out);

/// A whole number that is not negative.
bool scan_count(Scanner& in, std::uint64_t& out);
/// An identity, or null for none.
bool scan_id_or_null(Scanner& in, std::uint64_t& out);

/// Appends `"key":[...]`, each item by `append`.
template <class List, class Append>
void append_list(std::string& out, std::string_view key, const List& list, Append append) {
  append_key(out, key);
  out += '[';
  for (const auto& item : list) {
    if (&item != list.data()) out += ',';
    append(out, item);
  }
  out += ']';
}

/// A quoted text that is one of `choices`; `out` is its position.
template <std::size_t N>
bool scan_choice(Scanner& in, const std::array<std::string_view, N>& choices, std::size_t& out) {
  std::string text;
  if (!in.text(text)) return false;
  out = static_cast<std::size_t>(std::ranges::find(choices, text) - choices.begin());
  return out < N;
}

/// Items of a list after its bracket, each by `item`.
template <class Item>
bool scan_list(Scanner& in, Item item) {
  if (in.literal("[]")) return true;
  if (!in.literal("[")) return false;
  do {
    if (!item()) return false;
  } while (in.literal(","));
  return in.literal("]");
}

}  // namespace asah::exchange
