#include "core/base/hmac.hpp"

#include <doctest/doctest.h>

#include <string>

namespace asah::hmac_test {
namespace {

std::string mac(const std::string& key, const std::string& message) {
  return base::hex_text(base::HmacSha256(key).of(message));
}

}  // namespace

// The vectors of RFC 4231, sections 4.2 to 4.8; 4.6 states the first 128 bits only.
TEST_CASE("HMAC-SHA-256 gives what RFC 4231 states") {
  CHECK(mac(std::string(20, '\x0b'), "Hi There") ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(mac("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(mac(std::string(20, '\xaa'), std::string(50, '\xdd')) ==
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  std::string counting;
  for (char c = 1; c <= 25; ++c) counting += c;
  CHECK(mac(counting, std::string(50, '\xcd')) ==
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
  CHECK(mac(std::string(20, '\x0c'), "Test With Truncation").substr(0, 32) ==
        "a3b6167473100ee06e0c796c2955552b");
  const std::string long_key(131, '\xaa');
  CHECK(mac(long_key, "Test Using Larger Than Block-Size Key - Hash Key First") ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  CHECK(mac(long_key,
            "This is a test using a larger than block-size key and a larger than block-size data. "
            "The key needs to be hashed before being used by the HMAC algorithm.") ==
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

TEST_CASE("one key serves many messages") {
  const base::HmacSha256 hmac("key");
  const base::Sha256Digest first = hmac.of("a");
  CHECK(hmac.of("b") == base::HmacSha256("key").of("b"));
  CHECK(hmac.of("a") == first);
  CHECK(mac(std::string(64, 'k'), "") != mac(std::string(65, 'k'), ""));
}

}  // namespace asah::hmac_test
