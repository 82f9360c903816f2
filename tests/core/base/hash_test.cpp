#include "core/base/hash.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/base/random.hpp"

namespace asah::hash_test {

using namespace asah::base;

namespace {

std::string sha_hex(std::string_view text) { return hex_text(sha256(text)); }

std::string random_bytes(Random& random, std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(random.below(256));
  return out;
}

}  // namespace

TEST_CASE("sha256 gives the digests of FIPS 180-4's examples") {
  CHECK(sha_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
}

TEST_CASE("sha256 of a million letters a, in uneven pieces") {
  const std::string piece(997, 'a');
  Sha256 hash;
  std::size_t left = 1'000'000;
  while (left > 0) {
    const std::size_t take = left < piece.size() ? left : piece.size();
    hash.update(std::string_view(piece).substr(0, take));
    left -= take;
  }
  CHECK(hex_text(hash.digest()) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256 does not depend on how the bytes are cut") {
  Random random(180);
  for (std::size_t size = 0; size < 200; ++size) {
    const std::string bytes = random_bytes(random, size);
    Sha256 hash;
    for (std::size_t at = 0; at < size;) {
      const auto take = random.index(70);
      hash.update(std::string_view(bytes).substr(at, take));
      at += take;
      CHECK(hash.digest() == sha256(std::string_view(bytes).substr(0, at)));
    }
    CHECK(hash.digest() == sha256(bytes));
  }
}

TEST_CASE("a digest survives its hexadecimal text, whatever the case") {
  const Sha256Digest digest = sha256("asah");
  CHECK(parse_sha256(hex_text(digest)) == digest);
  CHECK(parse_sha256("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD") ==
        sha256("abc"));
  for (const std::string& bad : {std::string(), std::string(63, 'a'), std::string(65, 'a'),
                                 std::string(63, 'a') + "g", std::string(63, 'a') + " "}) {
    REQUIRE_FALSE(parse_sha256(bad).has_value());
    CHECK(parse_sha256(bad).error().code == ErrorCode::BadId);
  }
}

TEST_CASE("crc32 gives the published check values") {
  CHECK(crc32("") == 0);
  CHECK(crc32("123456789") == 0xcbf43926);
  CHECK(crc32("The quick brown fox jumps over the lazy dog") == 0x414fa339);
  CHECK(crc32(std::string(32, '\0')) == 0x190a55ad);
  CHECK(crc32(std::string(32, '\xff')) == 0xff6cab0b);
}

TEST_CASE("crc32 in pieces is crc32 of the whole, and sees every flipped bit") {
  Random random(32);
  for (std::size_t size = 1; size < 80; ++size) {
    std::string bytes = random_bytes(random, size);
    const std::uint32_t whole = crc32(bytes);
    for (std::size_t cut = 0; cut <= size; ++cut) {
      const std::string_view view = bytes;
      CHECK(crc32(view.substr(cut), crc32(view.substr(0, cut))) == whole);
    }
    const auto at = random.index(size);
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
    CHECK(crc32(bytes) != whole);
  }
}

}  // namespace asah::hash_test
