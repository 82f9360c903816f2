#include "tests/support/data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#ifndef __EMSCRIPTEN__
#include <filesystem>
#endif

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

std::vector<std::string> scenario_names(std::string_view kind) {
  std::istringstream lines(read_data(std::string(kind) + "/cases.txt"));
  std::vector<std::string> names;
  for (std::string line; std::getline(lines, line);) names.push_back(line);
  return names;
}

std::vector<std::string> scenario_folders(std::string_view kind) {
#ifdef __EMSCRIPTEN__
  return scenario_names(kind);
#else
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(data_path(kind))) {
    if (entry.is_directory()) folders.push_back(entry.path().filename().string());
  }
  std::ranges::sort(folders);
  return folders;
#endif
}

}  // namespace asah::test
