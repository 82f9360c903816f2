#include "core/exchange/tables/csv_text.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

namespace asah::csv_text_test {

using namespace asah::exchange;
using asah::base::ErrorCode;
using namespace std::string_literals;

namespace {

/// `text` must be below U+0100.
std::string utf16(std::string_view text, bool little) {
  std::string out;
  for (const char c : text) out += little ? std::string{c, '\0'} : std::string{'\0', c};
  return out;
}

TableText decoded(std::string bytes) {
  auto out = decode_table(std::move(bytes));
  REQUIRE(out);
  return *std::move(out);
}

ErrorCode refused(std::string bytes) {
  const auto out = decode_table(std::move(bytes));
  REQUIRE_FALSE(out);
  return out.error().code;
}

}  // namespace

TEST_CASE("decode_table recognises each encoding with and without a mark") {
  const auto plain = decoded("nip;nama\n1;Siti");
  CHECK(plain.encoding == TextEncoding::Utf8);
  CHECK(plain.text == "nip;nama\n1;Siti");

  const auto marked = decoded("\xef\xbb\xbfnip;nama");
  CHECK(marked.encoding == TextEncoding::Utf8Bom);
  CHECK(marked.text == "nip;nama");

  for (const bool little : {true, false}) {
    const auto expected = little ? TextEncoding::Utf16Le : TextEncoding::Utf16Be;
    const std::string mark = little ? "\xff\xfe" : "\xfe\xff";
    CHECK(decoded(mark + utf16("nip\tnama\r\n", little)).encoding == expected);
    CHECK(decoded(mark + utf16("nip\tnama\r\n", little)).text == "nip\tnama\r\n");
    CHECK(decoded(utf16("nip\tnama\r\n", little)).encoding == expected);
    CHECK(decoded(utf16("nip\tnama\r\n", little)).text == "nip\tnama\r\n");
  }

  const auto windows = decoded("nama\nAndr\xe9 \x93kutip\x94\n");
  CHECK(windows.encoding == TextEncoding::Windows1252);
  CHECK(windows.text == "nama\nAndr\u00e9 \u201ckutip\u201d\n");
  CHECK(encoding_text(windows.encoding) == "windows-1252");
}

TEST_CASE("decode_table pairs surrogates and replaces lone ones") {
  // U+1F600 as D83D DE00, then a lone high surrogate before 'x', then half a unit.
  const std::string bytes = "\xff\xfe"s + "a\0"s + "\x3d\xd8\x00\xde"s + "\x3d\xd8"s + "x\0"s + "y";
  CHECK(decoded(bytes).text == "a\U0001F600\ufffdx\ufffd");
}

TEST_CASE("decode_table tells broken UTF-8 from Windows-1252") {
  const auto broken = decoded("nama\nAndr\xc3\xa9\nJos\xc3\xa9\nRusak \xff\n");
  CHECK(broken.encoding == TextEncoding::Utf8);
  CHECK_FALSE(broken.well_formed);
  // 0x81 is no letter of Windows-1252.
  CHECK_FALSE(decoded("nama\nx\x81y\n").well_formed);
  const auto forced = decode_table("Jos\xc3\xa9", TextEncoding::Windows1252);
  REQUIRE(forced);
  CHECK(forced->text == "Jos\u00c3\u00a9");
}

TEST_CASE("decode_table refuses what is no table, by name") {
  CHECK(refused("") == ErrorCode::EmptyTable);
  CHECK(refused("\xef\xbb\xbf \r\n ") == ErrorCode::EmptyTable);
  const std::array<std::pair<std::string, std::string>, 8> cases{{
      {"PK\x03\x04rest", "XLSX/ZIP"},
      {"\xd0\xcf\x11\xe0rest", "XLS"},
      {"%PDF-1.7", "PDF"},
      {"\x89PNG\r\n", "PNG"},
      {"  {\"a\":1}", "JSON"},
      {"<?xml version=\"1.0\"?>", "XML"},
      {"\n<TABLE border=1>", "HTML"},
      {"a\x01\x02\x03\x04", "biner"},
  }};
  for (const auto& [bytes, kind] : cases) {
    const auto out = decode_table(bytes);
    REQUIRE_FALSE(out);
    CHECK(out.error().code == ErrorCode::NotATable);
    CHECK(out.error().args == std::vector{kind});
  }
  CHECK(refused(std::string(kMaxTableBytes + 1, 'a')) == ErrorCode::TableTooLarge);
}

}  // namespace asah::csv_text_test
