// The fuzz targets' seeds, and the kept documents, as ordinary cases.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/exchange/document.hpp"
#include "tests/fuzz/json_checks.hpp"
#include "tests/support/data.hpp"
#include "tests/support/random_dataset.hpp"

namespace asah::json_corpus_test {
namespace {

// Names below tests/data, in order.
std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(test::data_path(folder))) {
    if (entry.is_regular_file()) names.push_back(folder + '/' + entry.path().filename().string());
  }
  std::ranges::sort(names);
  REQUIRE_FALSE(names.empty());
  return names;
}

}  // namespace

TEST_CASE("seeds of the document target") {
  for (const std::string& name : files_in("../fuzz/corpus/json_document")) {
    CAPTURE(name);
    fuzz::check_document(test::read_data(name));
  }
  for (const std::string& name : files_in("documents")) {
    CAPTURE(name);
    fuzz::check_document(test::read_data(name));
  }
}

TEST_CASE("seeds of the journal target") {
  for (const std::string& name : files_in("../fuzz/corpus/json_journal")) {
    CAPTURE(name);
    fuzz::check_journal(test::read_data(name));
  }
}

TEST_CASE("both roads agree on documents with a byte changed") {
  const std::string bytes = exchange::write_document(
      test::random_dataset(21, {.employees = 2, .competencies = 1, .units = 1, .cycles = 1}), {});
  base::Random random(5);
  for (int i = 0; i < 300; ++i) {
    std::string changed = bytes;
    const std::size_t at = random.below(changed.size());
    const char letters[] = "0129-.e\"\\,:{}[] nutf\n\x80";
    changed[at] = letters[random.below(sizeof letters - 1)];
    CAPTURE(at);
    fuzz::check_document(changed);
  }
}

TEST_CASE("damaged documents of the kept set") {
  struct Damaged {
    const char* name;
    base::ErrorCode code;
  };
  for (const Damaged& damaged : {
           Damaged{"bad-truncated.json", base::ErrorCode::CutShort},
           Damaged{"bad-repeated-key.json", base::ErrorCode::RepeatedKey},
           Damaged{"bad-id-twice.json", base::ErrorCode::DuplicateKey},
           Damaged{"bad-level.json", base::ErrorCode::OutOfRange},
           Damaged{"bad-type.json", base::ErrorCode::WrongType},
           Damaged{"bad-utf8.json", base::ErrorCode::BadUtf8},
           Damaged{"bad-depth.json", base::ErrorCode::TooDeep},
           Damaged{"bad-newer-major.json", base::ErrorCode::NewerSchema},
           Damaged{"bad-null.json", base::ErrorCode::BadText},
           Damaged{"bad-garbage-after.json", base::ErrorCode::BadJson},
       }) {
    CAPTURE(damaged.name);
    const auto document =
        exchange::read_document(test::read_data("documents/" + std::string(damaged.name)));
    REQUIRE_FALSE(document.has_value());
    CHECK(document.error().code == damaged.code);
    CHECK_FALSE(base::describe(document.error(), true).empty());
    CHECK(base::describe(document.error(), true) != base::describe(document.error(), false));
  }
}

}  // namespace asah::json_corpus_test
