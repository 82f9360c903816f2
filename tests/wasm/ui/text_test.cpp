#include "wasm/ui/text/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <type_traits>

namespace asah::text_test {

using ui::Language;
using ui::TextKey;

namespace {

std::string holes(std::string_view text) {
  std::string found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i)
    if (text[i] == '{' && text[i + 2] == '}' && found.find(text[i + 1]) == std::string::npos) found += text[i + 1];
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("text: every row is complete and its placeholders agree between the languages") {
  std::set<std::string_view> keys;
  for (const ui::TextRow& row : ui::text_rows()) {
    CAPTURE(row.key);
    CHECK(!row.indonesian.empty());
    CHECK(!row.english.empty());
    CHECK(keys.insert(row.key).second);
    CHECK(holes(row.indonesian) == holes(row.english));
    if (!row.english_one.empty()) CHECK(holes(row.indonesian).find('0') != std::string::npos);
    CHECK(row.key.find('_') != std::string_view::npos);
  }
  CHECK(ui::text_rows().size() == static_cast<std::size_t>(TextKey::Count));
}

TEST_CASE("text: placeholders, plural and number format follow the language") {
  ui::Arena arena;
  ui::Texts texts(arena);
  const auto rows = [&](std::int64_t n) {
    const ui::TextArg args[] = {n};
    return std::string(texts.format(TextKey::kit_table_rows, args).view());
  };
  CHECK(rows(1234567) == "1.234.567 baris");
  CHECK(rows(1) == "1 baris");
  texts.set_language(Language::English);
  CHECK(rows(1) == "1 row");
  CHECK(rows(0) == "0 rows");
  CHECK(rows(14212) == "14,212 rows");
  const ui::TextArg range[] = {3, ui::raw("{0}")};
  CHECK(texts.format(TextKey::kit_number_range, range).view() == "Must be 3 to {0}");
  CHECK(texts.get(TextKey::kit_cancel).view() == "Cancel");
  const ui::TextArg none[] = {ui::raw("x")};
  CHECK(texts.format(TextKey::kit_table_rows_of, none).view() == "x of {1} rows");
}

TEST_CASE("text: join skips what is empty") {
  ui::Arena arena;
  const ui::Texts texts(arena);
  const ui::Text pieces[] = {ui::raw("A"), ui::Text{}, ui::raw("B")};
  CHECK(texts.join(pieces, ", ").view() == "A, B");
}

TEST_CASE("text: a plain string is no Text") {
  CHECK_FALSE(std::is_convertible_v<const char*, ui::Text>);
  CHECK_FALSE(std::is_convertible_v<std::string, ui::Text>);
  CHECK_FALSE(std::is_constructible_v<ui::Text, const char*>);
}

TEST_CASE("arena: views stay valid while it grows and memory is reused after reset") {
  ui::Arena arena;
  const std::string_view first = arena.copy("first");
  for (int i = 0; i < 5000; ++i) arena.copy("some text that fills chunks");
  CHECK(first == "first");
  CHECK(arena.copy(std::string(100000, 'x')).size() == 100000);
  arena.reset();
  CHECK(arena.copy("again").data() == first.data());
}

}  // namespace asah::text_test
