#pragma once
// A copied block of cells in the form that spreadsheets take without damage.

#include <string>
#include <string_view>

namespace asah::app {

/// Tab-separated lines as an HTML table whose cells are marked as text, so that Excel keeps
/// 18-digit NIPs and leading zeros. Empty when the text holds no tab: plain words stay plain.
std::string html_of_cells(std::string_view tab_separated);

}  // namespace asah::app
