#pragma once
// What people write into cells, read with patience but without guessing.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.hpp"

namespace asah::exchange {

/// The form under which headings and names are compared: base::fold, with brackets, slashes,
/// colons, asterisks, quotes and line ends as blanks too. "Komunikasi (KOM)*" = "komunikasi kom".
std::string heading_key(std::string_view heading);

/// A cell without blanks around it and without the apostrophe that marks text in a spreadsheet.
/// Empty for what stands for nothing: "null", "-", "#N/A" in any case.
std::string_view cell_value(std::string_view cell);

/// One line: every run of white space or control characters is one blank.
std::string single_line(std::string_view text);

/// At most `code_points` of a text as one line, "..." in place of the rest; bytes that are not UTF-8
/// become U+FFFD.
std::string shortened(std::string_view text, std::size_t code_points = 80);

/// Well-formed UTF-8 without zero bytes: broken bytes become U+FFFD.
std::string repaired_utf8(std::string_view bytes);

/// "3", "3,0", "3.00", "Level 3", "L3": a whole number of one digit; nothing otherwise.
std::optional<int> read_level(std::string_view cell);

/// A decimal with comma or point, at most one of them, up to 7 digits before it: "1,5" = 150
/// hundredths; further places are rounded half away from zero. Nothing otherwise, also for
/// "1.234,5".
std::optional<base::Hundredths> read_decimal(std::string_view cell);

/// ya, tidak, wajib, y, t, 1, 0, x, true, false, yes, no, essential, in any case; empty = no.
std::optional<bool> read_yes_no(std::string_view cell);

/// Number of single-letter edits between two short texts (Levenshtein), bytes as letters; texts are
/// cut at 64 bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace asah::exchange
