#include "core/exchange/snapshot.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/base/random.hpp"
#include "core/exchange/document.hpp"
#include "tests/support/random_dataset.hpp"

namespace asah::snapshot_test {

using namespace asah::exchange;
using base::ErrorCode;

namespace {
const SnapshotHead kHead{.sequence = 12, .journal = {34, base::sha256("journal")}};
}

TEST_CASE("a slot comes back as it was written") {
  const model::Dataset dataset = test::random_dataset(4);
  const std::string document = write_document(dataset, {});
  const std::string slot = write_snapshot(kHead, document);
  const auto snapshot = read_snapshot(slot);
  REQUIRE(snapshot.has_value());
  CHECK(snapshot->head == kHead);
  CHECK(snapshot->document == document);
  CHECK(read_document(snapshot->document)->dataset == dataset);
  CHECK(slot.starts_with("{\"format\":\"asah-slot\",\"schema\":\"1.1\",\"sequence\":12,"
                         "\"journal_seq\":34,\"journal_digest\":\""));
  CHECK(read_snapshot(write_snapshot({}, ""))->head == SnapshotHead{});
}

TEST_CASE("a slot that was not written whole says so") {
  const std::string slot = write_snapshot(kHead, "{\"asah\":{}}\n");
  for (std::size_t size = 0; size < slot.size(); ++size) {
    const auto snapshot = read_snapshot(std::string_view(slot).substr(0, size));
    REQUIRE_FALSE(snapshot.has_value());
    const bool in_head = size <= slot.find('\n');
    CHECK(snapshot.error() ==
          base::Error{ErrorCode::SlotDamaged, "", {in_head ? "head" : "length"}});
  }
  CHECK(read_snapshot(slot + "x").error().args.at(0) == "length");
}

TEST_CASE("no changed byte of a slot passes") {
  const std::string slot = write_snapshot(kHead, write_document(test::random_dataset(8), {}));
  base::Random random(2);
  for (int i = 0; i < 600; ++i) {
    std::string changed = slot;
    const std::size_t at = i < 400 ? static_cast<std::size_t>(i) : random.below(slot.size());
    changed[at] = static_cast<char>(changed[at] ^ (1 << random.below(8)));
    CAPTURE(at);
    const auto snapshot = read_snapshot(changed);
    REQUIRE_FALSE(snapshot.has_value());
    // A flipped bit may also make the version a newer one.
    const bool refused = snapshot.error().code == ErrorCode::SlotDamaged ||
                         snapshot.error().code == ErrorCode::NewerSchema;
    CHECK(refused);
  }
}

TEST_CASE("a slot of a newer Asah is refused as that") {
  std::string slot = write_snapshot(kHead, "x");
  slot.replace(slot.find("\"1.1\""), 5, "\"2.0\"");
  CHECK(read_snapshot(slot).error() == base::Error{ErrorCode::NewerSchema, "", {"2.0", "1.1"}});
}

}  // namespace asah::snapshot_test
