// Journal segments and slots of any bytes.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/json_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  asah::fuzz::check_journal({reinterpret_cast<const char*>(data), size});
  return 0;
}
