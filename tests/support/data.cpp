#include "tests/support/data.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

namespace asah::test {

std::string data_path(std::string_view name) {
  return std::string(ASAH_TEST_DATA_DIR) + "/" + std::string(name);
}

std::string read_data(std::string_view name) {
  const std::string path = data_path(name);
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.is_open(), "cannot open test data: ", path);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  REQUIRE_MESSAGE(!file.bad(), "cannot read test data: ", path);
  return bytes;
}

}  // namespace asah::test
