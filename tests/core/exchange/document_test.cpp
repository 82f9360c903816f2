#include "core/exchange/document.hpp"

#include <doctest/doctest.h>

#include "core/base/random.hpp"
#include "core/exchange/document_parts.hpp"
#include "core/exchange/document_scan.hpp"
#include "core/model/validate.hpp"
#include "tests/support/random_dataset.hpp"

namespace asah::document_test {

using namespace asah::exchange;

namespace {

HeaderInput input() {
  return {.application = "0.1.0",
          .office = "BKPSDM Kota Uji",
          .purpose = DocumentPurpose::Backup,
          .created_at = "2026-11-21T08:30:00+07:00",
          .author = "Analis",
          .base_revision = {7, base::sha256("seven")},
          .privacy = model::Privacy::Personal};
}

Document read(std::string_view bytes) {
  auto document = read_document(bytes);
  if (!document) {
    FAIL(document.error().where << ": " << base::describe(document.error(), false));
  }
  return std::move(*document);
}

}  // namespace

TEST_CASE("random datasets hold every field and break no rule") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto findings = model::validate(test::random_dataset(seed));
    for (const auto& finding : findings) {
      INFO(finding.error.where, " ", base::describe(finding.error, false));
      CHECK(finding.severity != base::Severity::Error);
    }
  }
}

TEST_CASE("a document comes back as it was written") {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    const model::Dataset dataset = test::random_dataset(seed);
    const std::string bytes = write_document(dataset, input());
    const Document document = read(bytes);
    CHECK(document.dataset == dataset);
    CHECK(document.header.given == input());
    CHECK(document.header.workspace == dataset.workspace);
    CHECK(document.header.schema == kSchema);
    for (const auto& finding : document.findings) {
      CHECK_MESSAGE(finding.severity != base::Severity::Error, finding.error.where);
      CHECK(finding.error.code != base::ErrorCode::DigestMismatch);
      CHECK(finding.error.code != base::ErrorCode::CountMismatch);
    }
    CHECK(write_document(document.dataset, document.header.given) == bytes);
  }
}

TEST_CASE("the quick road takes what write_body makes") {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const model::Dataset dataset = test::random_dataset(seed);
    const std::string body = write_body(dataset);
    const auto scanned = scan_body(body, [](std::size_t) { return true; }).finish();
    REQUIRE(scanned.has_value());
    model::Dataset expected = dataset;
    expected.workspace = {};
    CHECK(*scanned == expected);
  }
}

}  // namespace asah::document_test
