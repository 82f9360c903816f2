#include "wasm/app/words.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace asah::app {
namespace {

std::string fill(const ui::TextRow& row, base::Language language,
                 std::span<const std::string> args) {
  const bool one = !row.english_one.empty() && !args.empty() && args[0] == "1";
  const std::string_view pattern = language == base::Language::Indonesian ? row.indonesian
                                   : one                                  ? row.english_one
                                                                          : row.english;
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = i + 2 < pattern.size() && pattern[i] == '{' && pattern[i + 2] == '}';
    if (!place) {
      out += pattern[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (index < args.size()) out += args[index];
    i += 2;
  }
  return out;
}

}  // namespace

std::string phrase(ui::TextKey key, base::Language language,
                   std::initializer_list<std::string> args) {
  return fill(ui::text_rows()[static_cast<std::size_t>(key)], language,
              std::span(args.begin(), args.size()));
}

std::string step_words(const change::StepName& step, base::Language language) {
  std::string key = step.key;
  std::ranges::replace(key, '.', '_');
  const auto rows = ui::text_rows();
  const auto row = std::ranges::find(rows, std::string_view(key), &ui::TextRow::key);
  return row == rows.end() ? step.key : fill(*row, language, step.args);
}

}  // namespace asah::app
