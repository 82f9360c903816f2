// Every key that an explanation may carry has its row in the text tables.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/analytics/parts/explain_keys.hpp"
#include "wasm/ui/text/text.hpp"

namespace asah::explain_texts_test {

TEST_CASE("every key of an explanation has a text") {
  for (const std::string_view key : asah::analytics::kExplainKeys) {
    std::string name(key);
    std::ranges::replace(name, '.', '_');
    CAPTURE(name);
    CHECK(std::ranges::count(asah::ui::text_rows(), name, &asah::ui::TextRow::key) == 1);
  }
}

}  // namespace asah::explain_texts_test
