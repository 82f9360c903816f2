#include "core/exchange/tables/csv_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;

namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr std::size_t kProbe = 4096;
constexpr char32_t kReplacement = 0xfffd;

/// Windows-1252 at 0x80 to 0x9f; 0 where nothing is assigned.
constexpr std::array<char16_t, 32> kWindowsLetters{
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

void append_code_point(std::string& out, char32_t c) {
  const auto tail = [&](int shift) {
    out += static_cast<char>(0x80 | ((c >> shift) & 0x3f));
  };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | (c >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0 | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string from_utf16(std::string_view bytes, bool little) {
  const auto unit = [&](std::size_t at) {
    const auto low = byte_at(bytes, at + (little ? 0 : 1));
    const auto high = byte_at(bytes, at + (little ? 1 : 0));
    return static_cast<char32_t>(high << 8 | low);
  };
  std::string out;
  out.reserve(bytes.size() / 2 + bytes.size() / 16);
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const char32_t first = unit(at);
    const bool leads = first >= 0xd800 && first < 0xdc00;
    const char32_t second = leads && at + 3 < bytes.size() ? unit(at + 2) : 0;
    if (leads && second >= 0xdc00 && second < 0xe000) {
      append_code_point(out, 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
      at += 2;
    } else {
      append_code_point(out, first >= 0xd800 && first < 0xe000 ? kReplacement : first);
    }
  }
  if (bytes.size() % 2 != 0) append_code_point(out, kReplacement);
  return out;
}

std::string from_windows(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned char c = byte_at(bytes, at);
    const bool special = c >= 0x80 && c < 0xa0;
    const char32_t letter = special ? kWindowsLetters[c - 0x80U] : c;
    append_code_point(out, special && letter == 0 ? kReplacement : letter);
  }
  return out;
}

/// What a binary file is, or empty for text. The name stands in the message as it is.
std::string_view binary_kind(std::string_view bytes) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kHeads{{
      {"PK\x03\x04", "XLSX/ZIP"},
      {"\xd0\xcf\x11\xe0", "XLS"},
      {"%PDF", "PDF"},
      {"\x89PNG", "PNG"},
      {"\xff\xd8\xff", "JPEG"},
  }};
  for (const auto& [head, name] : kHeads) {
    if (bytes.starts_with(head)) return name;
  }
  return {};
}

/// The same for text that is no table: files named .xls by web applications are often HTML.
std::string_view other_text_kind(std::string_view text) {
  const std::string_view start = base::trim(text.substr(0, kProbe));
  if (start.starts_with('{') || start.starts_with("[{")) return "JSON";
  if (start.starts_with("<?xml")) return "XML";
  const std::string head = base::lower(start.substr(0, 20));
  for (const std::string_view tag : {"<!doctype", "<html", "<table", "<head"}) {
    if (head.starts_with(tag)) return "HTML";
  }
  return {};
}

bool looks_binary(std::string_view bytes) {
  const std::string_view probe = bytes.substr(0, kProbe);
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  };
  return static_cast<std::size_t>(std::ranges::count_if(probe, control)) * 10 > probe.size();
}

/// UTF-16 without a mark: Latin text has a zero in every second byte.
std::optional<TextEncoding> utf16_by_zeros(std::string_view bytes) {
  const std::string_view probe = bytes.substr(0, kProbe);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < probe.size(); ++at) zeros[at % 2] += probe[at] == '\0';
  const std::size_t pairs = probe.size() / 2;
  if (pairs < 2) return std::nullopt;
  if (zeros[1] * 10 > pairs * 6 && zeros[0] * 10 < pairs) return TextEncoding::Utf16Le;
  if (zeros[0] * 10 > pairs * 6 && zeros[1] * 10 < pairs) return TextEncoding::Utf16Be;
  return std::nullopt;
}

/// Broken UTF-8 rather than Windows-1252: sound sequences outnumber the bad bytes, or a bad byte is
/// no letter of Windows-1252 at all.
bool is_broken_utf8(std::string_view bytes) {
  std::size_t sound = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned char c = byte_at(bytes, at);
    if (c < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    if (c >= 0xc2 && base::is_utf8(bytes.substr(at, length)) && at + length <= bytes.size()) {
      ++sound;
      at += length;
    } else {
      if (c < 0xa0 && kWindowsLetters[c - 0x80U] == 0) return true;
      ++bad;
      ++at;
    }
  }
  return sound >= bad;
}

TextEncoding find_encoding(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return TextEncoding::Utf8Bom;
  if (bytes.starts_with("\xff\xfe")) return TextEncoding::Utf16Le;
  if (bytes.starts_with("\xfe\xff")) return TextEncoding::Utf16Be;
  if (const auto found = utf16_by_zeros(bytes)) return *found;
  if (base::is_utf8(bytes) || is_broken_utf8(bytes)) return TextEncoding::Utf8;
  return TextEncoding::Windows1252;
}

TableText decode(std::string bytes, TextEncoding encoding) {
  TableText out;
  out.encoding = encoding;
  switch (encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Utf8Bom:
      if (bytes.starts_with(kUtf8Mark)) bytes.erase(0, kUtf8Mark.size());
      out.well_formed = base::is_utf8(bytes);
      out.text = std::move(bytes);
      break;
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
      out.text = from_utf16(bytes, encoding == TextEncoding::Utf16Le);
      if (out.text.starts_with(kUtf8Mark)) out.text.erase(0, kUtf8Mark.size());
      break;
    case TextEncoding::Windows1252:
      out.text = from_windows(bytes);
      break;
  }
  return out;
}

}  // namespace

std::string_view encoding_text(TextEncoding encoding) {
  constexpr std::array<std::string_view, 5> kNames{"utf-8", "utf-8-bom", "utf-16le", "utf-16be",
                                                   "windows-1252"};
  return kNames[static_cast<std::size_t>(encoding)];
}

base::Result<TableText> decode_table(std::string bytes, std::optional<TextEncoding> encoding) {
  constexpr std::size_t kMega = 1024UZ * 1024;
  if (bytes.size() > kMaxTableBytes) {
    return fail(ErrorCode::TableTooLarge, {},
                {std::to_string(bytes.size() / kMega), std::to_string(kMaxTableBytes / kMega)});
  }
  if (const auto kind = binary_kind(bytes); !kind.empty()) {
    return fail(ErrorCode::NotATable, {}, {std::string(kind)});
  }
  const TextEncoding found = encoding.value_or(find_encoding(bytes));
  TableText out = decode(std::move(bytes), found);
  if (base::trim(out.text).empty()) return fail(ErrorCode::EmptyTable);
  if (looks_binary(out.text)) return fail(ErrorCode::NotATable, {}, {"biner"});
  if (const auto kind = other_text_kind(out.text); !kind.empty()) {
    return fail(ErrorCode::NotATable, {}, {std::string(kind)});
  }
  return out;
}

}  // namespace asah::exchange
