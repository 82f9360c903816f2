#pragma once
// Accessible HTML for print and for saving: real headings, tables with captions and scopes, charts
// with a table of the same figures, a document with paged-media styles. All text is escaped.

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/language.hpp"
#include "core/report/svg.hpp"

namespace asah::report {

struct HtmlColumn {
  std::string heading{};
  bool numeric = false;  ///< right-aligned with tabular digits
};

struct HtmlTable {
  std::string caption{};  ///< what the table says; every table has one
  std::vector<HtmlColumn> columns{};
  std::vector<std::vector<std::string>> rows{};  ///< missing cells are empty, surplus ones dropped
  std::vector<std::string> totals{};             ///< a closing row; empty: none
  bool row_headers = true;                       ///< the first column names its row
};

struct HtmlFigure {
  const Drawing& drawing;
  std::string_view title{};        ///< caption and accessible name
  std::string_view description{};  ///< the message in a sentence
  const HtmlTable& data;           ///< the same figures as text
  std::string_view data_label{};   ///< opens the table: "Tampilkan data"
};

/// A place to sign: "Kepala BKPSDM" over a line over the name.
struct Signature {
  std::string role{};
  std::string name{};
  std::string note{};  ///< under the name: a NIP, a rank; may be empty
};

/// The body of a report, piece after piece in the order of the calls.
class HtmlBody {
 public:
  /// `level` 2 to 6 (1 is the document's title).
  void heading(int level, std::string_view text);
  void paragraph(std::string_view text);
  /// A small remark: source, rule version, what is not verified.
  void note(std::string_view text);
  /// Pairs of name and value, as a description list.
  void facts(std::span<const std::pair<std::string, std::string>> pairs);
  void list(std::span<const std::string> items);
  void table(const HtmlTable& table);
  void figure(const HtmlFigure& figure, const Palette& palette);
  void signatures(std::string_view place_and_date, std::span<const Signature> signatures);
  void page_break();
  const std::string& text() const { return out_; }

 private:
  void element(std::string_view tag, std::string_view text);

  std::string out_;
  int figures_ = 0;
};

struct HtmlDocument {
  base::Language language = base::Language::Indonesian;
  std::string_view title{};     ///< the h1, the title and the head of every printed page
  std::string_view subtitle{};  ///< under it; may be empty
  std::string_view origin{};    ///< foot of every printed page: who made it, when, of what data
  bool landscape = false;
};

/// A whole A4 document: UTF-8, styles inside, no scripts, nothing fetched. Printed pages repeat the
/// title, the origin, "page / pages" and the headings of tables. Same input, same bytes.
std::string html_document(const HtmlDocument& document, const HtmlBody& body);

}  // namespace asah::report
