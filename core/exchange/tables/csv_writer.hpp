#pragma once
// Tables out, as Indonesian spreadsheets open them: UTF-8 with BOM, ';', CRLF.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/decimal.hpp"

namespace asah::exchange {

struct CsvStyle {
  char separator = ';';
  bool byte_order_mark = true;
  bool decimal_comma = true;
};

/// Text of a cell made safe for spreadsheets: one that they would take for a formula (begins with
/// = + - @, tab or CR), a number of more than the 15 digits they keep (a NIP), or a text that begins
/// with an apostrophe gets an apostrophe in front.
std::string guarded_cell(std::string_view text);
/// The inverse: without one leading apostrophe.
std::string_view unguarded_cell(std::string_view cell);

/// Appends cells and rows. What it writes, CsvReader and unguarded_cell read back identically.
class CsvWriter {
 public:
  explicit CsvWriter(CsvStyle style = {});

  /// A text cell, guarded and quoted where needed.
  CsvWriter& text(std::string_view cell);
  CsvWriter& number(std::int64_t value);
  /// Without needless zeros: 2,67 or 2,5 or 2.
  CsvWriter& decimal(base::Hundredths value);
  CsvWriter& empty();
  void end_row();

  const std::string& bytes() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void raw(std::string_view cell);

  CsvStyle style_;
  std::string out_;
  std::size_t cells_in_row_ = 0;
  std::size_t row_start_ = 0;
  bool row_is_blank_ = true;
};

}  // namespace asah::exchange
