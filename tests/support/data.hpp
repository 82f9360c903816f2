#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asah::test {

/// The bytes of `tests/data/<name>`, native and as WebAssembly under Node alike.
/// A file that is missing or unreadable fails the running test case at once.
std::string read_data(std::string_view name);

/// The full path of `tests/data/<name>`, for code that opens files itself.
std::string data_path(std::string_view name);

/// The scenarios of `tests/data/<kind>`, as its cases.txt lists them.
std::vector<std::string> scenario_names(std::string_view kind);

/// The folders that are really there, ascending; the listed names where files cannot be listed
/// (WebAssembly).
std::vector<std::string> scenario_folders(std::string_view kind);

}  // namespace asah::test
