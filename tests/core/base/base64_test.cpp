#include "core/base/base64.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace asah::base64_test {

using asah::base::base64;
using asah::base::ErrorCode;
using asah::base::parse_base64;

TEST_CASE("base64: the examples of RFC 4648, both ways") {
  const std::pair<std::string, std::string> kExamples[] = {
      {"", ""},         {"f", "Zg=="},       {"fo", "Zm8="},        {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : kExamples) {
    CHECK(base64(plain) == coded);
    CHECK(parse_base64(coded) == plain);
  }
}

TEST_CASE("base64: all bytes come back") {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  for (std::size_t length = 0; length <= bytes.size(); ++length) {
    CHECK(parse_base64(base64(bytes.substr(0, length))) == bytes.substr(0, length));
  }
}

TEST_CASE("base64: whatever it would not write itself is refused") {
  for (const char* text : {"Z", "Zg", "Zg=", "Z===", "====", "Zg==Zg==", "Zh==", "Zm9=", "Zm 9",
                           "Zm9v\n", "-_8=", "Zg\xC3\xA9="}) {
    INFO(text);
    const auto parsed = parse_base64(text);
    REQUIRE(!parsed);
    CHECK(parsed.error().code == ErrorCode::BadId);
  }
}

}  // namespace asah::base64_test
