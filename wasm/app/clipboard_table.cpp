#include "wasm/app/clipboard_table.hpp"

namespace asah::app {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

std::string_view take_until(std::string_view& rest, char mark) {
  const std::size_t at = rest.find(mark);
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return part;
}

constexpr std::string_view kSeparators = "\t;,";

/// The first of tab, semicolon and comma that stands in the line; '\0': none.
char separator_of(std::string_view line) {
  for (const char separator : kSeparators) {
    if (line.contains(separator)) return separator;
  }
  return '\0';
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += c;
    out += c;
  }
  return out + '"';
}

}  // namespace

std::string html_of_cells(std::string_view text) {
  if (!text.contains('\t')) return {};
  std::string out = "<meta charset=\"utf-8\"><table>";
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += "<tr>";
    bool more = true;
    while (more) {
      more = line.contains('\t');
      out += "<td style=\"mso-number-format:'\\@'\">";
      append_escaped(out, take_until(line, '\t'));
      out += "</td>";
    }
    out += "</tr>";
  }
  return out + "</table>";
}

bool is_table(std::string_view text) {
  const std::string_view first = take_until(text, '\n');
  return separator_of(first) != '\0' && text.find_first_not_of(" \r\n\t;,") != text.npos;
}

std::string with_first_column(std::string_view table, std::string_view heading,
                              std::string_view value) {
  const char separator = separator_of(table.substr(0, table.find('\n')));
  const std::string front = quoted(value) + separator;
  std::string out = std::string(heading) + separator;
  bool in_quotes = false;
  for (std::size_t i = 0; i < table.size(); ++i) {
    out += table[i];
    if (table[i] == '"') in_quotes = !in_quotes;
    const bool ends = table[i] == '\n' && !in_quotes;
    const bool blank = i + 1 == table.size() || table[i + 1] == '\n' || table[i + 1] == '\r';
    if (ends && !blank) out += front;
  }
  return out;
}

}  // namespace asah::app
