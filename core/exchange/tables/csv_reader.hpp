#pragma once
// Rows of separated values: RFC 4180 and what real files make of it. Streams; no allocation a row.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace asah::exchange {

/// Bounds of one table. A row past them is a fault of that row, never more memory.
struct CsvLimits {
  std::size_t columns = 16384;            ///< as many as a spreadsheet has
  std::size_t cell_bytes = 1024UZ * 1024;
};

/// One row as read. Views live until the next call of next().
struct CsvRow {
  /// As a spreadsheet shows it: the first row is 1, blank rows count, a line end inside quotes and
  /// a leading "sep=" line do not.
  std::size_t number = 0;
  std::span<const std::string_view> cells;
  /// UnterminatedQuote, TooManyColumns (arg: limit), CellTooLong (arg: limit in bytes), NulByte,
  /// BadUtf8: the row is not to be trusted. Empty otherwise.
  std::optional<base::ErrorCode> fault;
  /// Column of the fault, counted from 1.
  std::size_t fault_column = 0;
  /// The row's bytes in the text, line end included.
  std::size_t offset = 0;
  std::size_t length = 0;
  /// False for a last row without a line end.
  bool ended = false;
};

/// Reads rows from UTF-8 text that outlives it. Quotes count only at the start of a cell; text
/// after a closing quote belongs to the cell. CR, LF and CRLF end a row. A quote that is never
/// closed, or not within the cell limit, spoils its own line only: reading goes on at the next.
class CsvReader {
 public:
  /// `check_utf8`: look for broken sequences in each row (needed only for text that is not known
  /// to be well-formed).
  CsvReader(std::string_view text, char separator, bool check_utf8 = false, CsvLimits limits = {});

  /// The next row that is not blank (a blank row has no character outside blanks); false at the
  /// end.
  bool next(CsvRow& row);
  /// Bytes read so far, and all of them: for progress.
  std::size_t position() const { return at_; }
  std::size_t size() const { return text_.size(); }

 private:
  struct Piece {
    std::size_t offset = 0;
    std::size_t length = 0;
    bool unescaped = false;  ///< in scratch_, not in text_
  };

  bool read_row(CsvRow& row);
  void read_plain(Piece& piece);
  bool read_quoted(Piece& piece);
  void finish_cells(CsvRow& row);
  void skip_line_end();

  std::string_view text_;
  char separator_;
  bool check_utf8_;
  CsvLimits limits_;
  std::size_t at_ = 0;
  std::size_t row_number_ = 0;
  std::string scratch_;
  std::vector<Piece> pieces_;
  std::vector<std::string_view> cells_;
};

/// The separator that an Excel "sep=;" first line names, if there is one.
std::optional<char> stated_separator(std::string_view text);
/// The separator of a table: a "sep=" line, else among ; , tab and | the one under which the first
/// rows, quotes respected, agree best on more than one column; ties go to the order given here.
/// ';' for a table of one column.
char sniff_separator(std::string_view text);

/// The letters a spreadsheet shows over a column counted from 1: 1 = "A", 27 = "AA".
std::string column_letters(std::size_t column);

}  // namespace asah::exchange
