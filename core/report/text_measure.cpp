#include "core/report/text_measure.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace asah::report {
namespace {

constexpr std::string_view kEllipsis = "\xe2\x80\xa6";

// Advance widths in thousandths of an em: U+0020..U+007E, then U+00A0..U+00FF.
using Widths = std::array<std::uint16_t, 191>;

constexpr Widths kRegular = {
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632,
    730, 556, 519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731,
    600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615,
    618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510,
    470, 380, 551, 380, 572, 260, 269, 572, 572, 572, 572, 551, 513, 580, 832, 357, 509, 572,
    322, 832, 500, 428, 572, 350, 350, 281, 623, 655, 268, 225, 350, 376, 509, 745, 771, 781,
    434, 639, 639, 639, 639, 639, 639, 881, 632, 556, 556, 556, 556, 339, 339, 339, 339, 730,
    760, 781, 781, 781, 781, 781, 572, 781, 731, 731, 731, 731, 566, 605, 631, 561, 561, 561,
    561, 561, 561, 864, 480, 564, 564, 564, 564, 258, 258, 258, 258, 605, 618, 605, 605, 605,
    605, 605, 572, 605, 618, 618, 618, 618, 510, 615, 510};

constexpr Widths kSemibold = {
    260, 280, 448, 646, 572, 875, 743, 251, 324, 324, 547, 572, 279, 322, 279, 398, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 572, 279, 279, 572, 572, 572, 461, 898, 671, 664, 635,
    736, 558, 538, 726, 756, 370, 309, 647, 550, 929, 793, 790, 619, 790, 646, 550, 570, 747,
    631, 953, 636, 602, 576, 330, 398, 330, 572, 423, 331, 588, 626, 501, 626, 581, 371, 626,
    642, 287, 287, 588, 287, 964, 642, 614, 626, 626, 439, 490, 406, 642, 546, 830, 560, 547,
    481, 389, 551, 389, 572, 260, 280, 572, 572, 572, 572, 551, 496, 597, 832, 373, 575, 572,
    322, 832, 500, 428, 572, 368, 368, 331, 646, 655, 279, 213, 368, 383, 575, 798, 835, 821,
    461, 671, 671, 671, 671, 671, 671, 925, 635, 558, 558, 558, 558, 370, 370, 370, 370, 736,
    793, 790, 790, 790, 790, 790, 572, 790, 747, 747, 747, 747, 602, 619, 681, 588, 588, 588,
    588, 588, 588, 897, 501, 581, 581, 581, 581, 287, 287, 287, 287, 614, 642, 614, 614, 614,
    614, 614, 572, 614, 642, 642, 642, 642, 547, 626, 547};

bool is_tail(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// The code point at `at`, which moves behind it. Malformed bytes count one each.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0xc0) return lead;
  char32_t value = lead < 0xe0 ? lead & 0x1fU : lead < 0xf0 ? lead & 0x0fU : lead & 0x07U;
  while (at < text.size() && is_tail(text[at])) {
    value = (value << 6) | (static_cast<unsigned char>(text[at++]) & 0x3fU);
  }
  return value;
}

std::uint32_t thousandths(char32_t c, const Widths& widths) {
  if (c >= 0x20 && c < 0x7f) return widths[c - 0x20];
  if (c >= 0xa0 && c < 0x100) return widths[c - 0xa0 + 95];
  if (c == 0x2014) return 1000;
  if (c == 0x2013) return 500;
  if (c == 0x2026) return 831;
  if (c >= 0x2018 && c <= 0x201d) return 413;
  if (c < 0x20 || (c >= 0x300 && c < 0x370)) return 0;  // controls, combining marks
  if (c >= 0x2e80) return 1000;                         // East Asian letters, symbols, emoji
  return 650;                                           // about the mean of Latin and Greek
}

// Ends of the prefixes of `text` that cut no code point, shortest first.
std::vector<std::size_t> cuts(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_tail(text[i])) out.push_back(i);
  }
  return out;
}

std::string_view without_end_spaces(std::string_view text) {
  const std::size_t last = text.find_last_not_of(' ');
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

}  // namespace

float FontTable::width(std::string_view text, TextSize size, Weight weight) const {
  const Widths& widths = weight == Weight::Regular ? kRegular : kSemibold;
  std::uint64_t sum = 0;
  for (std::size_t at = 0; at < text.size();) sum += thousandths(next_code_point(text, at), widths);
  return static_cast<float>(static_cast<double>(sum) * text_size_px(size) / 1000.0);
}

std::string elide(std::string_view text, float room, const TextFace& face,
                  const TextMeasure& measure) {
  const auto fits = [&](std::string_view line) {
    return measure.width(line, face.size, face.weight) <= room;
  };
  if (text.empty() || fits(text)) return std::string(text);
  const std::vector<std::size_t> ends = cuts(text);
  std::string best;
  std::size_t low = 0;
  std::size_t high = ends.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    std::string line(without_end_spaces(text.substr(0, ends[middle])));
    line += kEllipsis;
    if (fits(line)) {
      best = std::move(line);
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return best;
}

std::vector<std::string> wrap(std::string_view text, float room, int max_lines,
                              const TextFace& face, const TextMeasure& measure) {
  std::vector<std::string> lines;
  const auto start = text.find_first_not_of(' ');
  text =
      start == std::string_view::npos ? std::string_view{} : without_end_spaces(text.substr(start));
  while (!text.empty() && static_cast<int>(lines.size()) < max_lines) {
    const bool last = static_cast<int>(lines.size()) + 1 == max_lines;
    std::size_t end = text.size();
    while (!last && end != std::string_view::npos &&
           measure.width(text.substr(0, end), face.size, face.weight) > room) {
      const std::size_t space = text.rfind(' ', end - 1);
      const bool usable = space != std::string_view::npos && space > 0;
      end = usable ? text.find_last_not_of(' ', space) + 1 : std::string_view::npos;
    }
    // One word alone is wider than the room: it takes its own line, cut.
    if (end == std::string_view::npos) end = std::min(text.find(' '), text.size());
    std::string line = elide(text.substr(0, end), room, face, measure);
    if (line.empty()) break;
    lines.push_back(std::move(line));
    const std::size_t next = text.find_first_not_of(' ', end);
    text = next == std::string_view::npos ? std::string_view{} : text.substr(next);
  }
  return lines;
}

}  // namespace asah::report
