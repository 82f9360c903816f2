#pragma once

#include <string>
#include <string_view>

namespace asah::test {

/// The bytes of `tests/data/<name>`, native and as WebAssembly under Node alike.
/// A file that is missing or unreadable fails the running test case at once.
std::string read_data(std::string_view name);

/// The full path of `tests/data/<name>`, for code that opens files itself.
std::string data_path(std::string_view name);

}  // namespace asah::test
