#include "core/exchange/lineage.hpp"

#include <doctest/doctest.h>

#include "core/change/commands.hpp"

namespace asah::lineage_test {

using change::JournalHead;
using change::Store;
using exchange::DocumentHeader;

namespace {

void put_unit(Store& store, std::uint64_t id) {
  model::Unit unit;
  unit.id = {id};
  unit.name = "Unit " + std::to_string(id);
  REQUIRE(store.commit(change::put(store.snapshot(), unit), {}));
}

DocumentHeader document(const Store& store, std::vector<JournalHead> ancestors = {}) {
  DocumentHeader header;
  header.given.base_revision = store.head();
  header.given.ancestors = std::move(ancestors);
  return header;
}

}  // namespace

TEST_CASE("copies meet at the newest state that both went through") {
  Store ours{model::Dataset{}};
  put_unit(ours, 1);
  put_unit(ours, 2);
  const JournalHead sent = ours.head();
  const model::Dataset then = ours.snapshot();
  Store theirs(then, sent);
  put_unit(theirs, 3);
  put_unit(ours, 4);
  const auto common = exchange::common_state(ours, document(theirs, {{1, {}}, sent}));
  REQUIRE(common);
  CHECK(common->head == sent);
  CHECK(common->dataset == then);
  // A copy that nobody has worked on.
  CHECK(exchange::common_state(ours, document(Store(then, sent)))->dataset == then);
}

TEST_CASE("copies without a state that both can bring back have none in common") {
  Store ours{model::Dataset{}};
  put_unit(ours, 1);
  Store theirs{model::Dataset{}};
  put_unit(theirs, 2);
  CHECK_FALSE(exchange::common_state(ours, document(theirs)).has_value());
  // A state of theirs that they went on from is none of ours.
  const JournalHead met = theirs.head();
  put_unit(theirs, 3);
  CHECK_FALSE(exchange::common_state(ours, document(theirs, {met})).has_value());
}

TEST_CASE("ancestors are joined without doubles, the newest last, and bounded") {
  const auto head = [](std::uint64_t seq) { return JournalHead{seq, {}}; };
  const std::vector<JournalHead> some{head(1), head(2)};
  const std::vector<JournalHead> more{head(1), head(0), head(3)};
  CHECK(exchange::joined_ancestors(some, more) ==
        std::vector<JournalHead>{head(2), head(1), head(3)});
  std::vector<JournalHead> many;
  for (std::uint64_t seq = 1; seq <= 100; ++seq) many.push_back(head(seq));
  const auto bounded = exchange::joined_ancestors(many, {});
  CHECK(bounded.size() == exchange::kMaxAncestors);
  CHECK(bounded.back() == head(100));
}

}  // namespace asah::lineage_test
