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

}  // namespace asah::app
