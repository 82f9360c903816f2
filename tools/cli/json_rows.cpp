#include "tools/cli/json_rows.hpp"

#include "core/exchange/json/json_write.hpp"

namespace asah::cli {

void JsonObject::key(std::string_view name) { exchange::append_key(out_, name); }

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
  key(name);
  exchange::append_text(out_, value);
  return *this;
}

JsonObject& JsonObject::whole(std::string_view name, std::int64_t value) {
  key(name);
  exchange::append_number(out_, value);
  return *this;
}

JsonObject& JsonObject::hundredths(std::string_view name, std::optional<std::int64_t> value) {
  key(name);
  out_ += value ? hundredths_text(*value) : "null";
  return *this;
}

JsonObject& JsonObject::null(std::string_view name) { return raw(name, "null"); }

JsonObject& JsonObject::raw(std::string_view name, std::string_view json) {
  key(name);
  out_ += json;
  return *this;
}

std::string hundredths_text(std::int64_t value) {
  const std::int64_t size = value < 0 ? -value : value;
  std::string out = (value < 0 ? "-" : "") + std::to_string(size / 100);
  const std::int64_t rest = size % 100;
  if (rest == 0) return out;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  return out;
}

void JsonList::add(const std::string& object) {
  out_ += empty_ ? "\n" : ",\n";
  out_ += object;
  empty_ = false;
}

}  // namespace asah::cli
