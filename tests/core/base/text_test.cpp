#include "core/base/text.hpp"

#include <doctest/doctest.h>

#include "core/base/random.hpp"

namespace asah::text_test {

using namespace asah::base;

namespace {

// UTF-8 of one code point, or of a surrogate, by the rule of RFC 3629 without its prohibitions.
std::string encode(std::uint32_t c) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xc0 | (c >> 6)), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xe0 | (c >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xf0 | (c >> 18)), tail(12), tail(6), tail(0)};
}

}  // namespace

TEST_CASE("every code point is UTF-8, surrogates and values past U+10FFFF are not") {
  for (std::uint32_t c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 37) {
    const bool surrogate = c >= 0xd800 && c <= 0xdfff;
    if (is_utf8(encode(c)) == surrogate) FAIL_CHECK("code point " << c);
  }
  CHECK_FALSE(is_utf8(encode(0xd800)));
  CHECK_FALSE(is_utf8(encode(0xdfff)));
  CHECK(is_utf8(encode(0x10ffff)));
  CHECK_FALSE(is_utf8(encode(0x110000)));
}

TEST_CASE("malformed UTF-8 is refused wherever it stands") {
  for (const char* bad :
       {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc3", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xe2\x82",
        "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf0\x9f\x98", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
        "\xfe", "\xff", "\xc3\x28", "\xe2\x28\xa1"}) {
    for (std::size_t before = 0; before < 20; ++before) {
      CHECK_FALSE(is_utf8(std::string(before, 'a') + bad));
      CHECK_FALSE(is_utf8(std::string(before, 'a') + bad + "tail of plain text"));
    }
  }
  CHECK(is_utf8(""));
  CHECK(is_utf8(std::string_view("a\0b", 3)));
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(code_points("") == 0);
  CHECK(code_points("Rina") == 4);
  CHECK(code_points("Ir\xc3\xa8ne \xe2\x80\x94 \xf0\x9f\x98\x80") == 9);
}

TEST_CASE("trim takes blanks of all kinds from both ends only") {
  CHECK(trim("  a b \t\r\n") == "a b");
  CHECK(trim("\xc2\xa0 a\xc2\xa0") == "a");
  CHECK(trim(" \xc2\xa0\t") == "");
  CHECK(trim("") == "");
  CHECK(trim("\xc3\xa0") == "\xc3\xa0");
}

TEST_CASE("lower folds ASCII and Latin-1 letters and keeps the rest") {
  CHECK(lower("KEPALA Seksi 2") == "kepala seksi 2");
  CHECK(lower("\xc3\x80\xc3\x89\xc3\x9e") == "\xc3\xa0\xc3\xa9\xc3\xbe");
  CHECK(lower("\xc3\x97\xc3\xb7\xc3\x9f") == "\xc3\x97\xc3\xb7\xc3\x9f");
  CHECK(lower("\xc4\x80") == "\xc4\x80");
  CHECK(lower("\xc3") == "\xc3");
}

TEST_CASE("fold makes one name of many spellings") {
  for (const char* name : {"Kepala Seksi", "KEPALA  SEKSI", " kepala_seksi ", "kepala-seksi.",
                           "Kepala\xc2\xa0Seksi", "kepala \t seksi", "_kepala._-seksi_"}) {
    CAPTURE(name);
    CHECK(fold(name) == "kepala seksi");
  }
  CHECK(fold("").empty());
  CHECK(fold("_-. ").empty());
  CHECK(fold("a&b/c") == "a&b/c");
}

TEST_CASE("fold of a fold is itself, and never ends or begins with a space") {
  Random random(11);
  constexpr std::string_view kLetters = "aZ _-.\t\xc3\x89\xc2\xa0/9";
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (std::uint64_t n = random.below(12); n > 0; --n) {
      text += kLetters[random.index(kLetters.size())];
    }
    const std::string once = fold(text);
    CHECK(fold(once) == once);
    CHECK(trim(once) == once);
    CHECK(once.find("  ") == std::string::npos);
  }
}

TEST_CASE("contains_folded finds a needle anywhere") {
  CHECK(contains_folded("dinas kesehatan", "seha"));
  CHECK(contains_folded("dinas kesehatan", ""));
  CHECK_FALSE(contains_folded("dinas kesehatan", "Seha"));
  CHECK_FALSE(contains_folded("", "a"));
}

TEST_CASE("split keeps empty pieces, and joining gives the text back") {
  CHECK(split("", ';') == std::vector<std::string_view>{""});
  CHECK(split("a;;b;", ';') == std::vector<std::string_view>{"a", "", "b", ""});
  CHECK(split("abc", ';') == std::vector<std::string_view>{"abc"});
  Random random(12);
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (std::uint64_t n = random.below(20); n > 0; --n) text += random.chance(0.3) ? ';' : 'x';
    std::string joined;
    for (const std::string_view piece : split(text, ';')) {
      CHECK(piece.find(';') == std::string_view::npos);
      if (!joined.empty() || piece.data() != text.data()) joined += ';';
      joined += piece;
    }
    CHECK(joined == text);
  }
}

}  // namespace asah::text_test
