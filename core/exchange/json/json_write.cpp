#include "core/exchange/json/json_write.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/text.hpp"
#include "core/exchange/json/json_node.hpp"
#include "core/exchange/kept_keys.hpp"

namespace asah::exchange {
namespace {

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

// Length of the well-formed UTF-8 sequence at the start of `text`, or 0.
std::size_t sequence_at(std::string_view text) {
  for (std::size_t length = 1; length <= std::min<std::size_t>(4, text.size()); ++length) {
    if (base::is_utf8(text.substr(0, length))) return length;
  }
  return 0;
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u00";
  out += kDigits[static_cast<unsigned char>(c) >> 4];
  out += kDigits[static_cast<unsigned char>(c) & 15];
}

void append_two_digits(std::string& out, int number) {
  out += static_cast<char>('0' + number / 10);
  out += static_cast<char>('0' + number % 10);
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
  out += '"';
  const bool sound = base::is_utf8(text);
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && (is_plain(text[end]) || (sound && (text[end] & 0x80) != 0))) ++end;
    out.append(text.substr(i, end - i));
    i = end;
    if (i == text.size()) break;
    if ((text[i] & 0x80) == 0) {
      if (text[i] != '\0') append_escaped(out, text[i]);
      ++i;
      continue;
    }
    const std::size_t length = sequence_at(text.substr(i));
    if (length == 0) {
      out += "\xef\xbf\xbd";
    } else {
      out.append(text.substr(i, length));
    }
    i += std::max<std::size_t>(length, 1);
  }
  out += '"';
}

void append_number(std::string& out, std::int64_t number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

void append_count(std::string& out, std::string_view key, std::size_t count) {
  append_key(out, key);
  append_number(out, static_cast<std::int64_t>(count));
}

void append_date(std::string& out, base::Date date) {
  if (!date.has_value()) {
    out += "null";
    return;
  }
  out += '"';
  append_two_digits(out, date.year() / 100);
  append_two_digits(out, date.year() % 100);
  out += '-';
  append_two_digits(out, date.month());
  out += '-';
  append_two_digits(out, date.day());
  out += '"';
}

void append_id(std::string& out, std::uint64_t id) {
  if (id == 0) {
    out += "null";
    return;
  }
  out += '"';
  base::append_id_text(out, id);
  out += '"';
}

void append_level(std::string& out, std::int8_t level) {
  if (level == model::Level::kNone) {
    out += "null";
  } else {
    out += static_cast<char>('0' + level);
  }
}

void append_key(std::string& out, std::string_view key) {
  if (!out.ends_with('{') && !out.ends_with('[')) out += ',';
  append_text(out, key);
  out += ':';
}

void append_value(std::string& out, const model::Value& value) {
  if (const bool* flag = value.as_bool()) {
    out += *flag ? "true" : "false";
  } else if (const std::int64_t* number = value.as_int()) {
    append_number(out, *number);
  } else if (const std::string* text = value.as_text()) {
    append_text(out, *text);
  } else if (const model::ValueList* list = value.as_list()) {
    out += '[';
    for (const model::Value& item : *list) {
      if (&item != list->data()) out += ',';
      append_value(out, item);
    }
    out += ']';
  } else if (const model::ValueObject* object = value.as_object()) {
    out += '{';
    for (const auto& [key, item] : *object) {
      if (&item != &object->front().second) out += ',';
      append_text(out, key);
      out += ':';
      append_value(out, item);
    }
    out += '}';
  } else {
    out += "null";
  }
}

std::span<const model::UnknownKey> KeptKeys::starting_with(std::string_view path) const {
  const auto key = [](const model::UnknownKey& kept) { return std::string_view(kept.key); };
  const auto start = std::ranges::lower_bound(keys_, path, {}, key);
  const auto end = std::ranges::partition_point(
      start, keys_.end(), [&](const model::UnknownKey& kept) { return key(kept).starts_with(path); });
  return {start, end};
}

bool KeptKeys::reaches(std::string_view key) const {
  return !starting_with(prefix_ + pointer_token(key) + '/').empty();
}

KeptKeys KeptKeys::below(std::string_view key) const {
  return below_path(pointer_token(key) + '/');
}

KeptKeys KeptKeys::below_path(std::string_view path) const {
  KeptKeys part(keys_);
  part.prefix_ = prefix_;
  part.prefix_ += path;
  return part;
}

void KeptKeys::append_members(std::string& out) const {
  for (const model::UnknownKey& kept : starting_with(prefix_)) {
    const std::string_view token = std::string_view(kept.key).substr(prefix_.size());
    if (token.contains('/')) continue;
    append_key(out, unescaped_token(token));
    out += kept.json;
  }
}

}  // namespace asah::exchange
