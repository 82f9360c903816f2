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

/// The word behind "{0} " or "{1} " that ends in s or is "people"; empty without one.
std::string_view counted_word(std::string_view english) {
  for (std::size_t at = english.find("} "); at != std::string_view::npos;
       at = english.find("} ", at + 1)) {
    const std::string_view rest = english.substr(at + 2);
    const std::size_t end = std::min(rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz"),
                                     rest.size());
    const std::string_view word = rest.substr(0, end);
    if (word.ends_with('s') || word == "people") return word;
  }
  return {};
}

}  // namespace

TEST_CASE("text: what is counted in English has a singular") {
  // Behind "{0} of {1}" the noun stays. Verbs, and blocks, which have two cells at least.
  static const std::set<std::string_view> kStay = {"is", "was", "has", "keeps", "goes", "lags", "cells"};
  for (const ui::TextRow& row : ui::text_rows()) {
    if (!row.english_one.empty() || row.english.contains(" of {1}")) continue;
    const std::string_view word = counted_word(row.english);
    CAPTURE(row.key);
    CAPTURE(row.english);
    CHECK((word.empty() || kStay.contains(word)));
  }
  CHECK(counted_word("Make {0} packets") == "packets");
  CHECK(counted_word("{0} people · {1}") == "people");
  CHECK(counted_word("{0} packet").empty());
}

TEST_CASE("text: a figure already in words counts for the singular, a date or name does not") {
  ui::Arena arena;
  ui::Texts texts(arena);
  texts.set_language(Language::English);
  const auto changes = [&](std::string_view figure) {
    const ui::TextArg args[] = {ui::raw(figure)};
    return std::string(texts.format(TextKey::status_backup_never, args).view());
  };
  CHECK(changes("1") == "No backup file yet · 1 change");
  CHECK(changes("1,001") == "No backup file yet · 1,001 changes");
  const ui::TextArg due[] = {ui::raw("1 Dec 2026"), ui::raw("1")};
  CHECK(texts.format(TextKey::fill_due_left, due).view() == "1 Dec 2026, 1 day left");
  const ui::TextArg named[] = {ui::raw("1"), ui::raw("Hadi")};
  CHECK(texts.format(TextKey::sharing_back_some, named).view() == "1 level · Hadi");
}

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
