#include "wasm/platform/json_text.hpp"

#include <charconv>
#include <cmath>
#include <utility>

namespace asah::platform {

std::string quoted_json(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
  return out;
}

void JsonText::key(std::string_view name) {
  if (out_.size() > 1) out_ += ',';
  out_ += quoted_json(name);
  out_ += ':';
}

JsonText& JsonText::text(std::string_view name, std::string_view value) {
  key(name);
  out_ += quoted_json(value);
  return *this;
}

JsonText& JsonText::number(std::string_view name, double value) {
  key(name);
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, std::isfinite(value) ? value : 0);
  out_.append(digits, end.ptr);
  return *this;
}

JsonText& JsonText::flag(std::string_view name, bool value) {
  key(name);
  out_ += value ? "true" : "false";
  return *this;
}

JsonText& JsonText::raw(std::string_view name, std::string_view json) {
  key(name);
  out_ += json;
  return *this;
}

std::string JsonText::take() {
  out_ += '}';
  return std::move(out_);
}

}  // namespace asah::platform
