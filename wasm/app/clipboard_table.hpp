#pragma once
// Tables on the clipboard: out in the form that spreadsheets take without damage, and in.

#include <string>
#include <string_view>

namespace asah::app {

/// Tab-separated lines as an HTML table whose cells are marked as text, so that Excel keeps
/// 18-digit NIPs and leading zeros. Empty when the text holds no tab: plain words stay plain.
std::string html_of_cells(std::string_view tab_separated);

/// Whether pasted text is a table: at least two lines, the first of which has two cells, parted by
/// tabs, semicolons or commas.
bool is_table(std::string_view text);
/// The same table with one more column in front: `heading` in the first line, `value` in the others.
/// Line ends inside quotes belong to their cell.
std::string with_first_column(std::string_view table, std::string_view heading,
                              std::string_view value);

}  // namespace asah::app
