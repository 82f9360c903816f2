#include "core/exchange/tables/table_cells.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "core/base/text.hpp"

namespace asah::exchange {
namespace {

constexpr std::string_view kReplacementText = "\xef\xbf\xbd";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of the code point at `at`; 0 where the bytes are not UTF-8.
std::size_t code_point_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return at + length <= text.size() && base::is_utf8(text.substr(at, length)) ? length : 0;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> choices) {
  return std::ranges::find(choices, text) != choices.end();
}

}  // namespace

std::string heading_key(std::string_view heading) {
  std::string out(heading);
  for (char& c : out) {
    if (std::string_view("()[]/\\:;*\"'\n\r\t,").contains(c)) c = ' ';
  }
  return base::fold(out);
}

std::string_view cell_value(std::string_view cell) {
  cell = base::trim(cell);
  if (cell.starts_with('\'')) cell = base::trim(cell.substr(1));
  if (cell.size() > 4) return cell;
  const bool nothing = cell == "-" || cell == "#N/A" || cell == "#n/a" ||
                       (cell.size() == 4 && base::lower(cell) == "null");
  return nothing ? std::string_view{} : cell;
}

std::string single_line(std::string_view text) {
  text = base::trim(text);
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == 127;
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t code_points) {
  // Twelve bytes a code point are enough to see that more follows.
  const std::string line = single_line(repaired_utf8(text.substr(0, code_points * 12)));
  if (base::code_points(line) <= code_points && text.size() <= code_points * 12) return line;
  std::size_t at = 0;
  for (std::size_t n = 0; n < code_points && at < line.size(); ++n) {
    at += std::max(code_point_length(line, at), 1UZ);
  }
  return line.substr(0, at) + "...";
}

std::string repaired_utf8(std::string_view bytes) {
  if (base::is_utf8(bytes) && !bytes.contains('\0')) return std::string(bytes);
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = bytes[at] == '\0' ? 0 : code_point_length(bytes, at);
    if (length == 0) {
      out += kReplacementText;
      ++at;
    } else {
      out += bytes.substr(at, length);
      at += length;
    }
  }
  return out;
}

std::optional<int> read_level(std::string_view cell) {
  const std::string lowered = base::lower(base::trim(cell));
  std::string_view text = lowered;
  for (const std::string_view word : {"level", "lv.", "lv", "l"}) {
    if (!text.starts_with(word)) continue;
    text = base::trim(text.substr(word.size()));
    break;
  }
  if (text.empty() || !is_digit(text[0])) return std::nullopt;
  const std::string_view rest = text.substr(1);
  const bool zeros = rest.size() > 1 && (rest[0] == ',' || rest[0] == '.') &&
                     rest.find_first_not_of('0', 1) == std::string_view::npos;
  if (!rest.empty() && !zeros) return std::nullopt;
  return text[0] - '0';
}

std::optional<base::Hundredths> read_decimal(std::string_view cell) {
  const std::string_view text = base::trim(cell);
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative || text.starts_with('+') ? 1 : 0);
  const std::size_t point = digits.find_first_of(",.");
  const std::string_view whole = digits.substr(0, point);
  const std::string_view places =
      point == std::string_view::npos ? std::string_view{} : digits.substr(point + 1);
  if (whole.empty() || whole.size() > 7 || places.size() > 9) return std::nullopt;
  if (point != std::string_view::npos && places.empty()) return std::nullopt;
  if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(places, is_digit)) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  std::int64_t scale = 1;
  for (const char c : whole) value = value * 10 + (c - '0');
  for (const char c : places) {
    value = value * 10 + (c - '0');
    scale *= 10;
  }
  const std::int64_t hundredths = base::divide_rounded(value * 100, scale);
  return base::Hundredths{static_cast<std::int32_t>(negative ? -hundredths : hundredths)};
}

std::optional<bool> read_yes_no(std::string_view cell) {
  const std::string text = base::fold(cell);
  if (is_one_of(text, {"ya", "y", "wajib", "1", "x", "v", "true", "yes", "benar", "essential"})) {
    return true;
  }
  if (is_one_of(text, {"", "tidak", "t", "n", "0", "false", "no", "salah", "tidak wajib"})) {
    return false;
  }
  return std::nullopt;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  constexpr std::size_t kMax = 64;
  a = a.substr(0, kMax);
  b = b.substr(0, kMax);
  std::array<std::size_t, kMax + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace asah::exchange
