// Memory that reading takes, counted by AddressSanitizer's allocator; nothing to run elsewhere.
#include <doctest/doctest.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)

#include <sanitizer/allocator_interface.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "core/base/id.hpp"
#include "core/exchange/document.hpp"

namespace asah::document_memory_test {

using namespace asah::exchange;

namespace {

const std::string kHead = R"({"asah":{"format":"asah","schema":"1.0","sha256":""},)";

// The most bytes that stood at any time while `text` was read, beyond those before.
std::size_t peak_of_reading(const std::string& text) {
  const std::size_t before = __sanitizer_get_current_allocated_bytes();
  std::size_t peak = 0;
  const auto sample = [&] {
    const std::size_t now = __sanitizer_get_current_allocated_bytes();
    peak = std::max(peak, now > before ? now - before : 0);
  };
  ReadOptions options;
  options.validate = false;
  options.progress = [&](std::size_t, std::size_t) {
    sample();
    return true;
  };
  const auto document = read_document(text, options);
  sample();
  return peak;
}

std::string filled(const std::string& open, const std::string& item, const std::string& close,
                   std::size_t bytes) {
  std::string text = kHead + open + item;
  while (text.size() < bytes) text += ',' + item;
  return text + close;
}

}  // namespace

TEST_CASE("reading needs no tree of the whole document") {
  constexpr std::size_t kBytes = std::size_t{6} << 20;
  // Small values, of which a tree would take some forty times the text.
  const std::string foreign = filled("\"new\":[", "[0,{},0,[]]", "]}", kBytes);
  CHECK(peak_of_reading(foreign) < 4 * kBytes);

  const std::string sheets = filled(
      R"("ratings":[{"competencies":["0000000000001","0000000000002"],"cycle":"0000000000001","sheets":[)",
      R"({"employee":"0000000000001","source":"self","levels":[null,null]})", "]}]}", kBytes);
  CHECK(peak_of_reading(sheets) < 4 * kBytes);

  // One record beyond its limit is given up long before its end.
  const std::string wide = filled(R"("units":[{"x":[)", "0", "]}]}", kBytes);
  CHECK(peak_of_reading(wide) < 48 * (std::size_t{1} << 20));

  std::string units = kHead + "\"units\":[";
  for (std::uint64_t i = 1; units.size() < kBytes; ++i) {
    units += (i > 1 ? ",{\"id\":\"" : "{\"id\":\"") + base::id_text(i) + "\",\"name\":\"Dinas\"}";
  }
  CHECK(peak_of_reading(units + "]}") < 12 * kBytes);
}

}  // namespace asah::document_memory_test

#endif
#endif
