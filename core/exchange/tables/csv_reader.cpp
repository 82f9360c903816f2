#include "core/exchange/tables/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "core/base/text.hpp"

namespace asah::exchange {

using base::ErrorCode;

namespace {

constexpr std::size_t kSniffBytes = 64UZ * 1024;
constexpr std::size_t kSniffRows = 50;

bool ends_line(char c) { return c == '\n' || c == '\r'; }

/// Length of an Excel "sep=;" line with its end, or 0.
std::size_t separator_line_length(std::string_view text) {
  if (text.size() < 5 || base::lower(text.substr(0, 4)) != "sep=") return 0;
  if (text.size() == 5) return 5;
  if (!ends_line(text[5])) return 0;
  return text[5] == '\r' && text.size() > 6 && text[6] == '\n' ? 7 : 6;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, char separator, bool check_utf8, CsvLimits limits)
    : text_(text),
      separator_(separator),
      check_utf8_(check_utf8),
      limits_(limits),
      at_(separator_line_length(text)) {}

bool CsvReader::next(CsvRow& row) {
  while (at_ < text_.size()) {
    ++row_number_;
    if (read_row(row)) return true;
  }
  return false;
}

/// False for a blank row.
bool CsvReader::read_row(CsvRow& row) {
  row = CsvRow{};
  row.number = row_number_;
  row.offset = at_;
  pieces_.clear();
  scratch_.clear();
  std::size_t columns = 0;
  for (;;) {
    Piece piece;
    ++columns;
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted && !read_quoted(piece)) {
      if (!row.fault) {
        row.fault = ErrorCode::UnterminatedQuote;
        row.fault_column = columns;
      }
      piece = {.offset = at_};
      while (at_ < text_.size() && !ends_line(text_[at_])) ++at_;
      piece.length = std::min(at_ - piece.offset, limits_.cell_bytes);
    } else if (!quoted) {
      read_plain(piece);
    }
    if (!row.fault && columns > limits_.columns) {
      row.fault = ErrorCode::TooManyColumns;
      row.fault_column = columns;
    }
    if (!row.fault && piece.length > limits_.cell_bytes) {
      row.fault = ErrorCode::CellTooLong;
      row.fault_column = columns;
    }
    if (columns <= limits_.columns) pieces_.push_back(piece);
    if (at_ == text_.size() || text_[at_] != separator_) break;
    ++at_;
  }
  row.ended = at_ < text_.size();
  skip_line_end();
  row.length = at_ - row.offset;
  finish_cells(row);
  const bool one_plain_cell = columns == 1 && text_[row.offset] != '"';
  return !one_plain_cell || !base::trim(cells_[0]).empty();
}

void CsvReader::read_plain(Piece& piece) {
  piece.offset = at_;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == separator_ || ends_line(c)) break;
    ++at_;
  }
  piece.length = at_ - piece.offset;
}

/// Reads a cell that begins with a quote; false, and nothing moved, when the quote is not closed
/// within the cell limit.
bool CsvReader::read_quoted(Piece& piece) {
  const std::size_t limit = std::min(text_.size(), at_ + 1 + limits_.cell_bytes);
  const std::size_t scratch_start = scratch_.size();
  std::size_t from = at_ + 1;  // start of what is not yet in scratch_
  for (std::size_t look = from;;) {
    const void* hit = look < limit ? std::memchr(text_.data() + look, '"', limit - look) : nullptr;
    if (hit == nullptr) {
      scratch_.resize(scratch_start);
      return false;
    }
    const auto quote = static_cast<std::size_t>(static_cast<const char*>(hit) - text_.data());
    if (quote + 1 < text_.size() && text_[quote + 1] == '"') {
      scratch_.append(text_, from, quote + 1 - from);
      from = look = quote + 2;
      continue;
    }
    std::size_t end = quote + 1;
    while (end < text_.size() && text_[end] != separator_ && !ends_line(text_[end])) ++end;
    if (end == quote + 1 && scratch_.size() == scratch_start) {
      piece = {.offset = from, .length = quote - from};
    } else {
      scratch_.append(text_, from, quote - from);
      scratch_.append(text_, quote + 1, end - quote - 1);
      piece = {.offset = scratch_start, .length = scratch_.size() - scratch_start,
               .unescaped = true};
    }
    at_ = end;
    return true;
  }
}

void CsvReader::skip_line_end() {
  if (at_ == text_.size()) return;
  const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += pair ? 2 : 1;
}

/// Turns pieces into views and looks for bytes that no cell may hold.
void CsvReader::finish_cells(CsvRow& row) {
  cells_.clear();
  for (const Piece& piece : pieces_) {
    const std::string_view source = piece.unescaped ? std::string_view(scratch_) : text_;
    cells_.push_back(source.substr(piece.offset, piece.length));
  }
  row.cells = cells_;
  if (row.fault) return;
  const auto blame = [&](ErrorCode code, auto&& is_bad) {
    const auto at = std::ranges::find_if(cells_, is_bad);
    if (at == cells_.end()) return false;
    row.fault = code;
    row.fault_column = static_cast<std::size_t>(at - cells_.begin()) + 1;
    return true;
  };
  const char* start = text_.data() + row.offset;
  if (std::memchr(start, '\0', row.length) != nullptr &&
      blame(ErrorCode::NulByte, [](std::string_view cell) { return cell.contains('\0'); })) {
    return;
  }
  if (check_utf8_) {
    blame(ErrorCode::BadUtf8, [](std::string_view cell) { return !base::is_utf8(cell); });
  }
}

std::optional<char> stated_separator(std::string_view text) {
  if (separator_line_length(text) == 0) return std::nullopt;
  return text[4];
}

char sniff_separator(std::string_view text) {
  if (const auto stated = stated_separator(text)) return *stated;
  const std::string_view head = text.substr(0, kSniffBytes);
  char best = ';';
  std::size_t best_score = 0;
  for (const char candidate : {';', ',', '\t', '|'}) {
    CsvReader reader(head, candidate);
    CsvRow row;
    std::vector<std::size_t> widths;
    while (widths.size() < kSniffRows && reader.next(row)) {
      const bool cut_by_us = !row.ended && head.size() < text.size();
      if (!cut_by_us || widths.empty()) widths.push_back(row.cells.size());
    }
    std::ranges::sort(widths);
    // The commonest width, the larger of two equally common ones.
    std::size_t columns = 0;
    std::size_t agreeing = 0;
    for (const std::size_t width : widths) {
      const auto count = static_cast<std::size_t>(std::ranges::count(widths, width));
      if (count >= agreeing) {
        agreeing = count;
        columns = width;
      }
    }
    if (columns < 2) continue;
    const std::size_t share = agreeing * 1000 / widths.size();
    const std::size_t score = share * share * columns;
    if (score > best_score) {
      best_score = score;
      best = candidate;
    }
  }
  return best;
}

std::string column_letters(std::size_t column) {
  std::string out;
  for (; column > 0; column = (column - 1) / 26) {
    out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return out;
}

}  // namespace asah::exchange
