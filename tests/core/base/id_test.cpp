#include "core/base/id.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <set>
#include <vector>

#include "core/base/random.hpp"

namespace asah::id_test {

using namespace asah::base;

namespace {
struct PersonTag;
using PersonId = Id<PersonTag>;
}  // namespace

TEST_CASE("an id is written as 13 letters, most significant first") {
  CHECK(id_text(std::uint64_t{0}) == "0000000000000");
  CHECK(id_text(std::uint64_t{31}) == "000000000000z");
  CHECK(id_text(std::uint64_t{32}) == "0000000000010");
  CHECK(id_text(UINT64_MAX) == "fzzzzzzzzzzzz");
  CHECK(id_text(PersonId{1024}) == "0000000000100");
  std::string out = "p:";
  append_id_text(out, 5);
  CHECK(out == "p:0000000000005");
}

TEST_CASE("any id goes to text and back, and text order is value order") {
  Random random(1);
  std::uint64_t before = random.next();
  for (int i = 0; i < 2000; ++i) {
    const std::uint64_t value = random.next() >> random.below(64);
    CHECK(parse_id(id_text(value)) == value);
    CHECK((id_text(before) < id_text(value)) == (before < value));
    before = value;
  }
}

TEST_CASE("what is not an id is refused") {
  for (const char* bad :
       {"", "0", "000000000000", "00000000000000", "g000000000000", "zzzzzzzzzzzzz",
        "000000000000i", "000000000000l", "000000000000o", "000000000000u", "000000000000A",
        "00000000000 0", "-000000000000", "00000000000\xc3\xa9"}) {
    CAPTURE(bad);
    REQUIRE_FALSE(parse_id(bad).has_value());
    CHECK(parse_id(bad).error().code == ErrorCode::BadId);
  }
  const std::string nul(13, '\0');
  CHECK_FALSE(parse_id(nul).has_value());
}

TEST_CASE("none is the only id that is false") {
  CHECK_FALSE(static_cast<bool>(PersonId{}));
  CHECK(static_cast<bool>(PersonId{1}));
  CHECK(PersonId{1} < PersonId{2});
  CHECK(PersonId{7} == PersonId{7});
}

TEST_CASE("mixed and hashed ids are the same on every platform") {
  CHECK(id_text(mix_id(0, 0)) == "4g8c24vzksn5z");
  CHECK(id_text(mix_id(1, 2)) == "f33bcx4ypswfe");
  CHECK(id_text(hash_id("")) == "a77y2w7ft9b9k");
  CHECK(id_text(hash_id("Dinas Kesehatan")) == "behh93zb653yf");
  CHECK(id_text(hash_id("Dinas Kesehatan", 1)) == "0mksmqac0p28c");
  CHECK(id_text(hash_id("\xc3\xa9")) == "bxxnt7008m4k2");
}

TEST_CASE("ids from neighbouring inputs differ and are well spread") {
  std::set<std::uint64_t> seen;
  int changed_bits = 0;
  for (std::uint64_t a = 0; a < 100; ++a) {
    for (std::uint64_t b = 0; b < 100; ++b) {
      const std::uint64_t id = mix_id(a, b);
      CHECK(id != 0);
      CHECK(seen.insert(id).second);
      changed_bits += std::popcount(id ^ mix_id(a, b + 1));
    }
  }
  CHECK(changed_bits > 31 * 10000);
  CHECK(changed_bits < 33 * 10000);
  CHECK(mix_id(1, 2) != mix_id(2, 1));
  CHECK(hash_id("ab") != hash_id("ba"));
  CHECK(hash_id("a") != hash_id(std::string_view("a\0", 2)));
}

TEST_CASE("std::hash of an id follows its value") {
  const std::hash<PersonId> hash;
  CHECK(hash(PersonId{5}) == hash(PersonId{5}));
  CHECK(hash(PersonId{5}) != hash(PersonId{6}));
}

}  // namespace asah::id_test
