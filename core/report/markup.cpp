#include "core/report/markup.hpp"

#include <cstdint>
#include <format>
#include <iterator>

#include "core/base/text.hpp"

namespace asah::report {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD

// Bytes of the well-formed sequence at `at`; 0 where there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const std::string_view piece = text.substr(at, length);
  return piece.size() == length && base::is_utf8(piece) ? length : 0;
}

bool allowed_in_xml(std::string_view sequence) {
  const auto lead = static_cast<unsigned char>(sequence[0]);
  if (lead < 0x20) return lead == '\t' || lead == '\n' || lead == '\r';
  return sequence != "\xef\xbf\xbe" && sequence != "\xef\xbf\xbf";
}

std::string_view reference(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    const std::string_view sequence = text.substr(i, length);
    i += length == 0 ? 1 : length;
    if (length == 0 || !allowed_in_xml(sequence)) {
      out += kReplacement;
      continue;
    }
    const std::string_view safe = length == 1 ? reference(sequence[0]) : std::string_view{};
    out += safe.empty() ? sequence : safe;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(out, value);
  out += '"';
}

std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    const char c = text[i];
    if (length == 0) {
      out += kReplacement;
    } else if (length > 1 || is_letter(c) || is_digit(c) || c == ' ') {
      out += text.substr(i, length);
    } else {
      // NUL has no escape in CSS; the blank ends an escape of fewer than six digits.
      const auto code = static_cast<unsigned>(static_cast<unsigned char>(c));
      std::format_to(std::back_inserter(out), "\\{:x} ", code == 0 ? 0xfffdU : code);
    }
    i += length == 0 ? 1 : length;
  }
  return out + '"';
}

std::string element_id(std::string_view text) {
  std::string out = text.empty() || !is_letter(text[0]) ? "x" : "";
  for (const char c : text) out += is_letter(c) || is_digit(c) || c == '_' ? c : '-';
  return out;
}

}  // namespace asah::report
