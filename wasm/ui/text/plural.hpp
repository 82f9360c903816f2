#pragma once
// Which of a PLURAL row's English sentences is meant.

#include <algorithm>
#include <string_view>

namespace asah::ui {

/// True for a whole number as it is shown, grouped or not; not for a date or a name.
inline bool is_figure(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',';
  });
}

}  // namespace asah::ui
