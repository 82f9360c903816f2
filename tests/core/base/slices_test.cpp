#include "core/base/slices.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace asah::slices_test {

using asah::base::SliceEnd;
using asah::base::Slices;

namespace {

Slices<int> count_to(int last, std::vector<int>& seen) {
  for (int i = 1; i <= last; ++i) {
    seen.push_back(i);
    co_await SliceEnd{};
  }
  co_return last;
}

Slices<std::string> two_counts(std::vector<int>& seen) {
  const int first = co_await count_to(2, seen);
  const int second = co_await count_to(first + 1, seen);
  co_return std::to_string(first) + '+' + std::to_string(second);
}

Slices<int> at_once(int value) { co_return value; }

Slices<int> fails(bool within) {
  if (within) {
    co_await SliceEnd{};
    throw std::runtime_error("lost");
  }
  co_return co_await fails(true) + 1;
}

// Lives as long as the work that holds it.
Slices<bool> holds(std::shared_ptr<int> thing) {
  co_await SliceEnd{};
  co_return thing != nullptr;
}
Slices<bool> holds_deep(std::shared_ptr<int> thing) { co_return co_await holds(std::move(thing)); }

}  // namespace

TEST_CASE("slices stop at each pause, also of work within work") {
  std::vector<int> seen;
  auto work = two_counts(seen);
  CHECK(seen.empty());
  std::vector<std::size_t> after;
  while (work.advance()) after.push_back(seen.size());
  CHECK(after == std::vector<std::size_t>{1, 2, 3, 4, 5});
  CHECK(work.done());
  CHECK(std::move(work).take() == "2+3");
}

TEST_CASE("slices without a pause end at once, and finish runs all of them") {
  auto work = at_once(7);
  CHECK_FALSE(work.advance());
  CHECK(std::move(work).take() == 7);
  std::vector<int> seen;
  CHECK(count_to(1000, seen).finish() == 1000);
  CHECK(seen.size() == 1000);
}

TEST_CASE("what is thrown in a slice comes out of advance, however deep") {
  auto work = fails(false);
  CHECK(work.advance());
  CHECK_THROWS_WITH(work.advance(), "lost");
}

TEST_CASE("work let go on the way gives back what it held") {
  auto thing = std::make_shared<int>(1);
  {
    auto work = holds_deep(thing);
    CHECK(work.advance());
    CHECK(thing.use_count() == 2);
    auto moved = std::move(work);
    CHECK_FALSE(moved.done());
  }
  CHECK(thing.use_count() == 1);
  {
    auto never_begun = holds_deep(thing);
    CHECK(thing.use_count() == 2);
  }
  CHECK(thing.use_count() == 1);
}

}  // namespace asah::slices_test
