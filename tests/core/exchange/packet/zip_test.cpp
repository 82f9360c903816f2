#include "core/exchange/packet/zip.hpp"

#include <doctest/doctest.h>

#include "core/base/hash.hpp"

namespace asah::zip_test {

using base::ErrorCode;
using exchange::ZipEntry;

namespace {

std::uint32_t number(const std::string& bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

}  // namespace

TEST_CASE("zip: entries stand where the directory says, with their checksums") {
  const std::vector<ZipEntry> entries{{"daftar.csv", "a;b"}, {"paket/ésa.json", std::string(700, 'x')},
                                      {"kosong", ""}};
  const auto zip = exchange::write_zip(entries, base::Date::from_civil(2026, 3, 1));
  REQUIRE(zip);
  CHECK(*zip == *exchange::write_zip(entries, base::Date::from_civil(2026, 3, 1)));
  const std::size_t end = zip->size() - 22;
  REQUIRE(number(*zip, end, 4) == 0x06054b50);
  CHECK(number(*zip, end + 10, 2) == entries.size());
  std::size_t at = number(*zip, end + 16, 4);
  CHECK(at + number(*zip, end + 12, 4) == end);
  for (const ZipEntry& entry : entries) {
    REQUIRE(number(*zip, at, 4) == 0x02014b50);
    CHECK(number(*zip, at + 8, 2) == 1 << 11);
    CHECK(number(*zip, at + 12, 2) == 12 << 11);
    CHECK(number(*zip, at + 14, 2) == ((2026 - 1980) << 9 | 3 << 5 | 1));
    CHECK(number(*zip, at + 16, 4) == base::crc32(entry.bytes));
    CHECK(number(*zip, at + 24, 4) == entry.bytes.size());
    CHECK(zip->substr(at + 46, entry.name.size()) == entry.name);
    const std::size_t local = number(*zip, at + 42, 4);
    CHECK(number(*zip, local, 4) == 0x04034b50);
    CHECK(zip->substr(local + 30 + entry.name.size(), entry.bytes.size()) == entry.bytes);
    at += 46 + entry.name.size();
  }
  CHECK(exchange::write_zip({}, {})->starts_with("PK\x05\x06"));
}

TEST_CASE("zip: names that could harm, and too much of it, are refused") {
  for (const char* name : {"", "/a", "a//b", "../a", "a/..", ".", "a\\b", "C:a", "\xff"}) {
    CAPTURE(name);
    CHECK(exchange::write_zip({{name, "x"}}, {}).error().code == ErrorCode::BadArchive);
  }
  CHECK(exchange::write_zip({{"a", "1"}, {"a", "2"}}, {}).error().code == ErrorCode::BadArchive);
  std::vector<ZipEntry> many(65'535);
  for (std::size_t i = 0; i < many.size(); ++i) many[i].name = std::to_string(i);
  CHECK(exchange::write_zip(many, {}).error().code == ErrorCode::TooLarge);
  many.pop_back();
  CHECK(exchange::write_zip(many, {}));
}

}  // namespace asah::zip_test
