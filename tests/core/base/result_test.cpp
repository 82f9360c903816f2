#include "core/base/result.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "core/base/text.hpp"

namespace asah::result_test {

using namespace asah::base;

namespace {

// The numbers of the {n} places of a sentence.
std::set<char> places(std::string_view sentence) {
  std::set<char> out;
  for (std::size_t i = 0; i + 2 < sentence.size(); ++i) {
    if (sentence[i] == '{' && sentence[i + 2] == '}') out.insert(sentence[i + 1]);
  }
  return out;
}

bool is_code_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

TEST_CASE("every code has a unique text and a sentence in both languages") {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < error_code_count(); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    const std::string_view text = error_code_text(code);
    CAPTURE(text);
    CHECK_FALSE(text.empty());
    for (const char c : text) CHECK(is_code_letter(c));
    CHECK(seen.insert(text).second);
    for (const bool indonesian : {true, false}) {
      const std::string_view sentence = error_sentence(code, indonesian);
      CHECK(is_utf8(sentence));
      CHECK(sentence.size() > 5);
      CHECK(sentence.ends_with('.'));
    }
    CHECK(error_sentence(code, true) != error_sentence(code, false));
  }
}

TEST_CASE("both languages of a sentence use the same places, numbered from 0") {
  for (std::size_t i = 0; i < error_code_count(); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    CAPTURE(error_code_text(code));
    const std::set<char> found = places(error_sentence(code, true));
    CHECK(found == places(error_sentence(code, false)));
    char expected = '0';
    for (const char place : found) CHECK(place == expected++);
  }
}

TEST_CASE("describe fills the places, and shows a missing argument") {
  const Error error{ErrorCode::OutOfRange, "/levels/3", {"7", "0", "5"}};
  CHECK(describe(error, true) == "Nilai 7 di luar batas 0 sampai 5.");
  CHECK(describe(error, false) == "Value 7 is outside 0 to 5.");
  CHECK(describe({ErrorCode::OutOfRange, {}, {"7"}}, false) == "Value 7 is outside ? to ?.");
  CHECK(describe({ErrorCode::BadUtf8, {}, {"unused"}}, false) == "The text is not valid UTF-8.");
  // An argument is text: what looks like a place inside it is not filled again.
  CHECK(describe({ErrorCode::BadNumber, {}, {"{0}{1}"}}, false).find("{0}{1}") !=
        std::string::npos);
}

TEST_CASE("describe puts a word for an argument that names one") {
  const Error error{ErrorCode::LineChanged, {}, {"@employees", "14"}};
  CHECK(describe(error, true).contains("“Pegawai”"));
  CHECK(describe(error, false).contains("“People”"));
  CHECK(describe(error, false).contains("line 14"));
  // A section of a later version has no word yet; a text that only looks like one stays.
  CHECK(describe({ErrorCode::SectionChanged, {}, {"@badges"}}, true).contains("“badges”"));
  CHECK(describe({ErrorCode::BadNumber, {}, {"a@employees"}}, false).contains("a@employees"));
}

TEST_CASE("describe writes a kind of record small inside a sentence, great at its head") {
  const Error dangling{ErrorCode::DanglingReference, {}, {"@employee", "x"}};
  CHECK(describe(dangling, true) == "Menunjuk ke pegawai yang tidak ada: x.");
  CHECK(describe(dangling, false) == "Refers to a person that does not exist: x.");
  CHECK(describe({ErrorCode::NoSuchRecord, {}, {"@unit", "x"}}, true) ==
        "Unit kerja tidak ditemukan: x.");
  CHECK(describe({ErrorCode::StillReferenced, {}, {"1", "@position"}}, false) ==
        "Still used by 1 position; move those first.");
  CHECK(describe({ErrorCode::StillReferenced, {}, {"3", "@employees"}}, false) ==
        "Still used by 3 people; move those first.");
  // Initials stay great.
  CHECK(describe({ErrorCode::DuplicateKey, {}, {"@nip", "1990"}}, true) ==
        "NIP “1990” dipakai lebih dari sekali.");
  CHECK(describe({ErrorCode::DanglingReference, {}, {"@nip", "x"}}, true).contains("ke NIP"));
}

TEST_CASE("fail carries code, place and arguments into a result") {
  const Result<int> result = fail(ErrorCode::BadNumber, "a.csv:3:2", {"x"});
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error() == Error{ErrorCode::BadNumber, "a.csv:3:2", {"x"}});
}

TEST_CASE("findings: severity in words, and whether one is an error") {
  CHECK(severity_text(Severity::Info) == "info");
  CHECK(severity_text(Severity::Warning) == "warning");
  CHECK(severity_text(Severity::Error) == "error");
  std::vector<Finding> findings;
  CHECK_FALSE(has_errors(findings));
  findings.push_back({Severity::Warning, {}});
  findings.push_back({Severity::Info, {}});
  CHECK_FALSE(has_errors(findings));
  findings.push_back({Severity::Error, {}});
  CHECK(has_errors(findings));
}

TEST_CASE("a check that holds does nothing, whatever its type") {
  int evaluated = 0;
  ASAH_CHECK(++evaluated == 1);
  ASAH_CHECK(static_cast<const void*>(&evaluated) != nullptr);
  CHECK(evaluated == 1);
}

}  // namespace asah::result_test
