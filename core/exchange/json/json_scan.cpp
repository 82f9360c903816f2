#include "core/exchange/json/json_scan.hpp"

#include <array>
#include <charconv>
#include <cstring>
#include <utility>

namespace asah::exchange {
namespace {

constexpr std::size_t kIdLength = 13;
constexpr std::size_t kDateLength = 10;

// Value of each letter of id_text, 255 for others.
constexpr std::array<std::uint8_t, 256> make_id_digits() {
  std::array<std::uint8_t, 256> digits{};
  digits.fill(255);
  std::uint8_t value = 0;
  for (const char c : std::string_view("0123456789abcdefghjkmnpqrstvwxyz")) {
    digits[static_cast<unsigned char>(c)] = value++;
  }
  return digits;
}
constexpr std::array<std::uint8_t, 256> kIdDigits = make_id_digits();

// Letters that a quoted text may hold as they are.
constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 256; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}
constexpr std::array<bool, 256> kPlain = make_plain();

int two_digits(const char* at) {
  const int high = at[0] - '0';
  const int low = at[1] - '0';
  return high >= 0 && high <= 9 && low >= 0 && low <= 9 ? high * 10 + low : -1;
}

// The letter after a backslash, as json_write uses it; 0 otherwise.
char escaped_letter(char c) {
  switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return '\0';
  }
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

bool Scanner::literal(std::string_view text) {
  if (left() < text.size() || std::memcmp(at_, text.data(), text.size()) != 0) return false;
  at_ += text.size();
  return true;
}

bool Scanner::key(std::string_view key) {
  const std::size_t size = key.size() + 3;
  if (left() < size || *at_ != '"' || std::memcmp(at_ + 1, key.data(), key.size()) != 0) return false;
  if (at_[size - 2] != '"' || at_[size - 1] != ':') return false;
  at_ += size;
  return true;
}

bool Scanner::text(std::string& out) {
  if (next() != '"') return false;
  const char* start = ++at_;
  while (at_ != end_ && kPlain[static_cast<unsigned char>(*at_)]) ++at_;
  out.assign(start, at_);
  while (at_ != end_) {
    if (*at_ == '"') {
      ++at_;
      return true;
    }
    if (*at_ != '\\' || !escape(out)) return false;
    start = at_;
    while (at_ != end_ && kPlain[static_cast<unsigned char>(*at_)]) ++at_;
    out.append(start, at_);
  }
  return false;
}

bool Scanner::escape(std::string& out) {
  if (left() < 2) return false;
  if (at_[1] != 'u') {
    const char letter = escaped_letter(at_[1]);
    if (letter == '\0') return false;
    out += letter;
    at_ += 2;
    return true;
  }
  // Control characters without a letter of their own: "\u001f", but not "\u000a".
  if (left() < 6 || at_[2] != '0' || at_[3] != '0') return false;
  const int high = hex_digit(at_[4]);
  const int low = hex_digit(at_[5]);
  if (high < 0 || high > 1 || low < 0 || high + low == 0) return false;
  const char letter = static_cast<char>(high * 16 + low);
  if (std::string_view("\b\f\n\r\t").contains(letter)) return false;
  out += letter;
  at_ += 6;
  return true;
}

bool Scanner::integer(std::int64_t& out) {
  const char* digits = next() == '-' ? at_ + 1 : at_;
  const bool leading_zero = digits != end_ && *digits == '0';
  const auto [stop, error] = std::from_chars(at_, end_, out);
  if (error != std::errc{} || (leading_zero && (stop - digits > 1 || digits != at_))) return false;
  at_ = stop;
  // A fraction or an exponent makes it another kind of number.
  return next() != '.' && next() != 'e' && next() != 'E';
}

bool Scanner::id(std::uint64_t& out) {
  if (left() < kIdLength + 2 || *at_ != '"' || at_[kIdLength + 1] != '"') return false;
  std::uint64_t value = 0;
  std::uint8_t all = 0;
  for (std::size_t i = 1; i <= kIdLength; ++i) {
    const std::uint8_t digit = kIdDigits[static_cast<unsigned char>(at_[i])];
    all |= digit;
    value = (value << 5) | (digit & 31);
  }
  if ((all & 0x80) != 0 || kIdDigits[static_cast<unsigned char>(at_[1])] > 15) return false;
  out = value;
  at_ += kIdLength + 2;
  return value != 0;
}

bool Scanner::date(base::Date& out) {
  if (left() < kDateLength + 2 || *at_ != '"' || at_[kDateLength + 1] != '"') return false;
  const std::string_view text(at_ + 1, kDateLength);
  if (text != last_date_text_) {
    const int century = two_digits(text.data());
    const int year = two_digits(text.data() + 2);
    const int month = two_digits(text.data() + 5);
    const int day = two_digits(text.data() + 8);
    if (century < 0 || year < 0 || text[4] != '-' || text[7] != '-') return false;
    last_date_ = base::Date::from_civil(century * 100 + year, month, day);
    last_date_text_ = text;
  }
  out = last_date_;
  at_ += kDateLength + 2;
  return out.has_value();
}

bool Scanner::value(model::Value& out, int depth) {
  switch (next()) {
    case 'n':
      out = {};
      return literal("null");
    case 't':
      out.data = true;
      return literal("true");
    case 'f':
      out.data = false;
      return literal("false");
    case '"': return text(out.data.emplace<std::string>());
    case '[': return depth > 0 && list(out.data.emplace<model::ValueList>(), depth - 1);
    case '{': return depth > 0 && object(out.data.emplace<model::ValueObject>(), depth - 1);
    default: return integer(out.data.emplace<std::int64_t>());
  }
}

bool Scanner::list(model::ValueList& out, int depth) {
  if (literal("[]")) return true;
  if (!literal("[")) return false;
  do {
    if (!value(out.emplace_back(), depth)) return false;
  } while (literal(","));
  return literal("]");
}

bool Scanner::object(model::ValueObject& out, int depth) {
  if (literal("{}")) return true;
  if (!literal("{")) return false;
  do {
    auto& [name, held] = out.emplace_back();
    if (!text(name) || !literal(":") || !value(held, depth)) return false;
  } while (literal(","));
  return literal("}");
}

}  // namespace asah::exchange
