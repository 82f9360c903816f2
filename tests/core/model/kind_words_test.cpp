// Every kind of record has its word in the sentences of errors.
#include <doctest/doctest.h>

#include <string>

#include "core/base/result.hpp"
#include "core/model/entities.hpp"
#include "core/model/fields.hpp"

namespace asah::kind_words_test {

namespace {

// A key without a word is shown as the key, which begins small.
bool has_word(std::string_view key) {
  const base::Error error{base::ErrorCode::NoSuchRecord, {}, {'@' + std::string(key), "x"}};
  for (const bool indonesian : {true, false}) {
    const char first = base::describe(error, indonesian).front();
    if (first < 'A' || first > 'Z') return false;
  }
  return true;
}

}  // namespace

TEST_CASE("every kind of record has its word in both languages, for one and for many") {
  CHECK_FALSE(has_word("no_such_kind"));
  model::for_each_entity([]<class E>(model::EntityKind) {
    CAPTURE(std::string(model::Fields<E>::name));
    CHECK(has_word(model::Fields<E>::name));
    CHECK(has_word(model::Fields<E>::plural));
  });
  CHECK(has_word("rating"));
  CHECK(has_word("ratings"));
}

}  // namespace asah::kind_words_test
