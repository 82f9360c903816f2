#include "core/exchange/tables/csv_writer.hpp"

#include <utility>

#include "core/base/text.hpp"

namespace asah::exchange {

std::string guarded_cell(std::string_view text) {
  constexpr std::string_view kDangerous = "=+-@\t\r'";
  constexpr std::size_t kSafeDigits = 15;
  const bool formula = !text.empty() && kDangerous.contains(text.front());
  const bool long_number = text.size() > kSafeDigits &&
                           text.find_first_not_of("0123456789") == std::string_view::npos;
  const bool guard = formula || long_number;
  return (guard ? "'" : "") + std::string(text);
}

std::string_view unguarded_cell(std::string_view cell) {
  if (cell.starts_with('\'')) cell.remove_prefix(1);
  return cell;
}

CsvWriter::CsvWriter(CsvStyle style) : style_(style) {
  if (style_.byte_order_mark) out_ = "\xef\xbb\xbf";
}

CsvWriter& CsvWriter::text(std::string_view cell) {
  raw(guarded_cell(cell));
  return *this;
}

CsvWriter& CsvWriter::number(std::int64_t value) {
  raw(std::to_string(value));
  return *this;
}

CsvWriter& CsvWriter::decimal(base::Hundredths value) {
  const std::int64_t all = value.value;
  const std::int64_t size = all < 0 ? -all : all;
  std::string digits = (all < 0 ? "-" : "") + std::to_string(size / 100);
  if (const std::int64_t rest = size % 100; rest != 0) {
    digits += style_.decimal_comma ? ',' : '.';
    digits += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) digits += static_cast<char>('0' + rest % 10);
  }
  raw(digits);
  return *this;
}

CsvWriter& CsvWriter::empty() {
  raw({});
  return *this;
}

void CsvWriter::end_row() {
  // A row of one blank cell would be read as no row at all.
  if (cells_in_row_ == 1 && row_is_blank_) {
    out_.insert(row_start_, "\"");
    out_ += '"';
  }
  out_ += "\r\n";
  cells_in_row_ = 0;
  row_is_blank_ = true;
}

void CsvWriter::raw(std::string_view cell) {
  if (cells_in_row_++ > 0) {
    out_ += style_.separator;
  } else {
    row_start_ = out_.size();
  }
  const bool special = cell.find_first_of("\"\r\n") != std::string_view::npos ||
                       cell.contains(style_.separator) ||
                       base::lower(cell.substr(0, 4)) == "sep=";
  if (!special) {
    row_is_blank_ = row_is_blank_ && base::trim(cell).empty();
    out_ += cell;
    return;
  }
  row_is_blank_ = false;
  out_ += '"';
  for (const char c : cell) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

}  // namespace asah::exchange
