#include "core/report/html.hpp"

#include <algorithm>

#include "core/report/markup.hpp"

namespace asah::report {
namespace {

constexpr std::string_view kStyles = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 1000px; color: #17212e; background: #fff;
  font: 15px/22px "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif;
  font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 22px; line-height: 30px; }
h2 { margin: 24px 0 8px; font-size: 16px; line-height: 24px; }
h3, h4, h5, h6 { margin: 16px 0 4px; font-size: 15px; line-height: 22px; }
h1, h2, h3, h4, h5, h6 { font-weight: 600; break-after: avoid; }
p { margin: 0 0 8px; }
.subtitle, .note, .origin { color: #5a6878; }
.note, .origin { font-size: 12px; line-height: 17px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0 0 12px; }
dt { color: #5a6878; }
dd { margin: 0; }
table { width: 100%; margin: 0 0 16px; border-collapse: collapse; font-size: 13px;
  line-height: 19px; }
caption { padding: 0 0 6px; text-align: left; font-weight: 600; }
th, td { padding: 6px 8px; border: 1px solid #dde3ea; text-align: left; vertical-align: top; }
th { font-weight: 600; }
thead th { background: #f8fafc; color: #5a6878; }
tfoot td, tfoot th { background: #f8fafc; font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
tr, figure, .signatures { break-inside: avoid; }
figure { margin: 0 0 16px; }
figcaption { margin: 0 0 6px; font-weight: 600; }
svg { display: block; max-width: 100%; height: auto; }
summary { color: #5a6878; font-size: 13px; cursor: pointer; }
.signatures { display: flex; flex-wrap: wrap; gap: 24px 48px; justify-content: flex-end;
  margin-top: 32px; }
.signatures > p { flex: 0 0 100%; margin: 0; text-align: right; }
.signatures > div { min-width: 200px; }
.signatures .line { height: 64px; margin-bottom: 4px; border-bottom: 1px solid #17212e; }
.break { break-before: page; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 14pt; }
  table { font-size: 9pt; line-height: 12pt; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  details { display: none; }
  body > .origin { display: none; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

std::string_view language_code(base::Language language) {
  return language == base::Language::Indonesian ? "id" : "en";
}

std::string_view cell_of(const std::vector<std::string>& cells, std::size_t column) {
  return column < cells.size() ? std::string_view(cells[column]) : std::string_view{};
}

void append_cell(std::string& out, std::string_view text, bool header, bool numeric) {
  out += header ? "<th scope=\"row\"" : "<td";
  if (numeric) out += " class=\"number\"";
  out += '>';
  append_escaped(out, text);
  out += header ? "</th>" : "</td>";
}

void append_row(std::string& out, const HtmlTable& table, const std::vector<std::string>& cells) {
  out += "<tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    append_cell(out, cell_of(cells, i), i == 0 && table.row_headers, table.columns[i].numeric);
  }
  out += "</tr>\n";
}

void append_table(std::string& out, const HtmlTable& table) {
  out += "<table>\n<caption>";
  append_escaped(out, table.caption);
  out += "</caption>\n<thead>\n<tr>";
  for (const HtmlColumn& column : table.columns) {
    out += column.numeric ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">";
    append_escaped(out, column.heading);
    out += "</th>";
  }
  out += "</tr>\n</thead>\n<tbody>\n";
  for (const auto& row : table.rows) append_row(out, table, row);
  out += "</tbody>\n";
  if (!table.totals.empty()) {
    out += "<tfoot>\n";
    append_row(out, table, table.totals);
    out += "</tfoot>\n";
  }
  out += "</table>\n";
}

void append_page_rule(std::string& out, const HtmlDocument& document) {
  out += "@page { size: A4";
  out += document.landscape ? " landscape" : " portrait";
  out += "; margin: 18mm 15mm;\n  font: 8pt \"Noto Sans\", Arial, sans-serif; color: #5a6878;\n";
  out += "  @top-left { content: " + css_string(document.title) + "; }\n";
  out += "  @bottom-left { content: " + css_string(document.origin) + "; }\n";
  out += "  @bottom-right { content: counter(page) \" / \" counter(pages); }\n}\n";
}

}  // namespace

void HtmlBody::element(std::string_view tag, std::string_view text) {
  out_ += '<';
  out_ += tag;
  out_ += '>';
  append_escaped(out_, text);
  out_ += "</";
  out_ += tag.substr(0, tag.find(' '));
  out_ += ">\n";
}

void HtmlBody::heading(int level, std::string_view text) {
  element("h" + std::to_string(std::clamp(level, 2, 6)), text);
}

void HtmlBody::paragraph(std::string_view text) { element("p", text); }
void HtmlBody::note(std::string_view text) { element("p class=\"note\"", text); }

void HtmlBody::facts(std::span<const std::pair<std::string, std::string>> pairs) {
  out_ += "<dl>\n";
  for (const auto& [name, value] : pairs) {
    element("dt", name);
    element("dd", value);
  }
  out_ += "</dl>\n";
}

void HtmlBody::list(std::span<const std::string> items) {
  out_ += "<ul>\n";
  for (const std::string& item : items) element("li", item);
  out_ += "</ul>\n";
}

void HtmlBody::table(const HtmlTable& table) { append_table(out_, table); }

void HtmlBody::figure(const HtmlFigure& figure, const Palette& palette) {
  const std::string id = "figure-" + std::to_string(++figures_);
  out_ += "<figure>\n";
  element("figcaption", figure.title);
  append_svg(out_, figure.drawing, palette,
             {.title = figure.title, .description = figure.description, .id = id});
  out_ += "\n<details>\n";
  element("summary", figure.data_label);
  append_table(out_, figure.data);
  out_ += "</details>\n</figure>\n";
}

void HtmlBody::signatures(std::string_view place_and_date, std::span<const Signature> signatures) {
  out_ += "<section class=\"signatures\">\n";
  if (!place_and_date.empty()) element("p", place_and_date);
  for (const Signature& signature : signatures) {
    out_ += "<div>\n";
    element("div", signature.role);
    out_ += "<div class=\"line\"></div>\n";
    element("div", signature.name);
    if (!signature.note.empty()) element("div", signature.note);
    out_ += "</div>\n";
  }
  out_ += "</section>\n";
}

void HtmlBody::page_break() { out_ += "<div class=\"break\"></div>\n"; }

std::string html_document(const HtmlDocument& document, const HtmlBody& body) {
  std::string out = "<!DOCTYPE html>\n<html";
  append_attribute(out, "lang", language_code(document.language));
  out +=
      ">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>";
  append_escaped(out, document.title);
  out += "</title>\n<style>";
  out += kStyles;
  append_page_rule(out, document);
  out += "</style>\n</head>\n<body>\n<header>\n<h1>";
  append_escaped(out, document.title);
  out += "</h1>\n";
  if (!document.subtitle.empty()) {
    out += "<p class=\"subtitle\">";
    append_escaped(out, document.subtitle);
    out += "</p>\n";
  }
  out += "</header>\n<main>\n";
  out += body.text();
  out += "</main>\n";
  if (!document.origin.empty()) {
    out += "<p class=\"origin\">";
    append_escaped(out, document.origin);
    out += "</p>\n";
  }
  out += "</body>\n</html>\n";
  return out;
}

}  // namespace asah::report
