#include "wasm/app/words.hpp"

#include <algorithm>

#include "wasm/screens/words.hpp"

namespace asah::app {

std::string step_words(const change::StepName& step, base::Language language) {
  std::string key = step.key;
  std::ranges::replace(key, '.', '_');
  const auto rows = ui::text_rows();
  const auto row = std::ranges::find(rows, std::string_view(key), &ui::TextRow::key);
  if (row == rows.end()) return step.key;
  return screens::say(static_cast<ui::TextKey>(row - rows.begin()), language, step.args);
}

}  // namespace asah::app
