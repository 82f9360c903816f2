#pragma once
// A field's value without its C++ type: what journals, diffs, merges and files carry.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace asah::model {

struct Value;
using ValueList = std::vector<Value>;
/// Named values in the order of the record's field list.
using ValueObject = std::vector<std::pair<std::string, Value>>;

struct Value {
  std::variant<std::monostate, bool, std::int64_t, std::string, ValueList, ValueObject> data;

  bool is_null() const { return std::holds_alternative<std::monostate>(data); }
  const bool* as_bool() const { return std::get_if<bool>(&data); }
  const std::int64_t* as_int() const { return std::get_if<std::int64_t>(&data); }
  const std::string* as_text() const { return std::get_if<std::string>(&data); }
  const ValueList* as_list() const { return std::get_if<ValueList>(&data); }
  const ValueObject* as_object() const { return std::get_if<ValueObject>(&data); }

  bool operator==(const Value&) const = default;
};

/// The member of an object with that name, or null.
inline const Value* member(const ValueObject& object, std::string_view key) {
  for (const auto& [name, value] : object) {
    if (name == key) return &value;
  }
  return nullptr;
}

}  // namespace asah::model
