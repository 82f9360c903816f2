#include "core/report/html.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/report/charts/bars.hpp"
#include "core/report/text_measure.hpp"

namespace asah::html_test {

using namespace asah::report;

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// True when every element that was opened is closed, in order. Void elements of HTML are left out.
bool balanced(std::string_view html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string_view::npos) return false;
    const std::string_view inside = html.substr(at + 1, end - at - 1);
    const bool closing = inside.starts_with('/');
    const std::size_t from = closing ? 1 : 0;
    const std::string name(inside.substr(from, inside.find_first_of(" \n", from) - from));
    if (name == "!DOCTYPE" || name == "meta" || inside.ends_with('/')) continue;
    if (!closing) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

const HtmlTable kTable{"Kesenjangan per kompetensi",
                       {{"Kompetensi", false}, {"Standar", true}, {"Dicapai", true}},
                       {{"Integritas", "3", "4"}, {"Komunikasi", "3", "2"}},
                       {"Jumlah", "6", "6"},
                       true};

const std::string kScript = "</style></title><script>alert(1)</script><img src=x onerror='x'>\"&";

}  // namespace

TEST_CASE("html: a table has a caption, scopes and right-aligned numbers") {
  HtmlBody body;
  body.table(kTable);
  CHECK(body.text() ==
        "<table>\n<caption>Kesenjangan per kompetensi</caption>\n<thead>\n<tr>"
        "<th scope=\"col\">Kompetensi</th><th scope=\"col\" class=\"number\">Standar</th>"
        "<th scope=\"col\" class=\"number\">Dicapai</th></tr>\n</thead>\n<tbody>\n"
        "<tr><th scope=\"row\">Integritas</th><td class=\"number\">3</td>"
        "<td class=\"number\">4</td></tr>\n"
        "<tr><th scope=\"row\">Komunikasi</th><td class=\"number\">3</td>"
        "<td class=\"number\">2</td></tr>\n</tbody>\n<tfoot>\n"
        "<tr><th scope=\"row\">Jumlah</th><td class=\"number\">6</td>"
        "<td class=\"number\">6</td></tr>\n</tfoot>\n</table>\n");
}

TEST_CASE("html: rows of another length are filled up or cut to the columns") {
  HtmlBody body;
  body.table({"c", {{"a"}, {"b"}}, {{"1"}, {"1", "2", "3"}}, {}, false});
  CHECK(contains(body.text(), "<tr><td>1</td><td></td></tr>"));
  CHECK(contains(body.text(), "<tr><td>1</td><td>2</td></tr>"));
  CHECK_FALSE(contains(body.text(), "tfoot"));
}

TEST_CASE("html: a figure has a name, a message, and its figures as a table") {
  const FontTable measure;
  const std::vector<Bar> rows = {{"Integritas", 4, "4"}};
  const Drawing drawing = bars({200, 0, measure}, {rows});
  HtmlBody body;
  body.figure({drawing, "Profil", "Satu kekuatan", kTable, "Tampilkan data"}, print_palette());
  body.figure({drawing, "Profil 2", "", kTable, "Tampilkan data"}, print_palette());
  CHECK(contains(body.text(), "<figcaption>Profil</figcaption>"));
  CHECK(contains(body.text(), "<title id=\"figure-1-title\">Profil</title>"));
  CHECK(contains(body.text(), "<desc id=\"figure-1-desc\">Satu kekuatan</desc>"));
  CHECK(contains(body.text(), "<title id=\"figure-2-title\">"));
  CHECK(contains(body.text(), "<summary>Tampilkan data</summary>\n<table>"));
  CHECK(balanced(body.text()));
}

TEST_CASE("html: headings, facts, lists, notes, signatures") {
  HtmlBody body;
  body.heading(2, "Kekuatan");
  body.heading(9, "Dalam");
  body.heading(0, "Atas");
  body.paragraph("Teks");
  body.note("PermenPANRB 38/2017");
  const std::vector<std::pair<std::string, std::string>> facts = {{"NIP", "19870412 201001 2 998"}};
  body.facts(facts);
  const std::vector<std::string> items = {"satu", "dua"};
  body.list(items);
  body.page_break();
  const std::vector<Signature> signatures = {{"Kepala BKPSDM", "Rina", "NIP 1"},
                                             {"Asesor", "Budi", ""}};
  body.signatures("Bandung, 21 November 2026", signatures);
  CHECK(contains(body.text(),
                 "<h2>Kekuatan</h2>\n<h6>Dalam</h6>\n<h2>Atas</h2>\n<p>Teks</p>\n"
                 "<p class=\"note\">PermenPANRB 38/2017</p>\n"));
  CHECK(contains(body.text(), "<dl>\n<dt>NIP</dt>\n<dd>19870412 201001 2 998</dd>\n</dl>\n"));
  CHECK(contains(body.text(), "<ul>\n<li>satu</li>\n<li>dua</li>\n</ul>\n"));
  CHECK(contains(
      body.text(),
      "<div>Kepala BKPSDM</div>\n<div class=\"line\"></div>\n<div>Rina</div>\n<div>NIP 1</div>"));
  CHECK(balanced(body.text()));
}

TEST_CASE("html: the document is A4, speaks its language and repeats its head on paper") {
  HtmlBody body;
  body.table(kTable);
  HtmlDocument document{.title = "Laporan", .subtitle = "Kota Bandung", .origin = "Asah 0.1"};
  const std::string portrait = html_document(document, body);
  CHECK(portrait.starts_with(
      "<!DOCTYPE html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">"));
  CHECK(contains(portrait, "@page { size: A4 portrait; margin: 18mm 15mm;"));
  CHECK(contains(portrait, "@top-left { content: \"Laporan\"; }"));
  CHECK(contains(portrait, "@bottom-left { content: \"Asah 0\\2e 1\"; }"));
  CHECK(contains(portrait, "counter(page) \" / \" counter(pages)"));
  CHECK(contains(portrait, "display: table-header-group"));
  CHECK(contains(portrait, "<h1>Laporan</h1>\n<p class=\"subtitle\">Kota Bandung</p>"));
  CHECK(balanced(portrait));
  document.language = asah::base::Language::English;
  document.landscape = true;
  const std::string landscape = html_document(document, body);
  CHECK(contains(landscape, "<html lang=\"en\">"));
  CHECK(contains(landscape, "size: A4 landscape"));
  CHECK(landscape == html_document(document, body));
}

TEST_CASE("html: nothing is fetched and no script runs, whatever the names are") {
  const FontTable measure;
  const std::vector<Bar> rows = {{kScript, 4, kScript}};
  const Drawing drawing = bars({2000, 0, measure}, {rows});
  HtmlTable table{kScript, {{kScript}, {kScript, true}}, {{kScript, kScript}}, {kScript}, true};
  HtmlBody body;
  body.heading(2, kScript);
  body.paragraph(kScript);
  body.note(kScript);
  const std::vector<std::pair<std::string, std::string>> facts = {{kScript, kScript}};
  body.facts(facts);
  const std::vector<std::string> items = {kScript};
  body.list(items);
  body.table(table);
  body.figure({drawing, kScript, kScript, table, kScript}, print_palette());
  const std::vector<Signature> signatures = {{kScript, kScript, kScript}};
  body.signatures(kScript, signatures);
  const std::string html =
      html_document({.title = kScript, .subtitle = kScript, .origin = kScript}, body);
  CHECK_FALSE(contains(html, "<script"));
  CHECK_FALSE(contains(html, "<img"));
  CHECK(balanced(html));
  std::size_t styles = 0;
  for (std::size_t at = html.find("</style"); at != std::string::npos;
       at = html.find("</style", at + 1))
    ++styles;
  CHECK(styles == 1);
  CHECK(contains(html, "&lt;img src=x onerror=&#39;x&#39;&gt;"));
  CHECK_FALSE(contains(html, "@import"));
}

}  // namespace asah::html_test
