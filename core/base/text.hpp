#pragma once
// Text helpers for UTF-8 and for the names that people type in many ways.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asah::base {

/// True when the bytes are well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
bool is_utf8(std::string_view bytes);
/// Number of code points of well-formed UTF-8.
std::size_t code_points(std::string_view text);
/// Without leading and trailing spaces, tabs, line ends and no-break spaces.
std::string_view trim(std::string_view text);
/// Lower case for ASCII and Latin-1 letters, accents kept; other letters unchanged.
std::string lower(std::string_view text);
/// The form under which names are compared: lower case, trimmed, inner runs of white space, '_',
/// '-' and '.' made one space. "KEPALA  Seksi" and "kepala_seksi" fold alike.
std::string fold(std::string_view text);
/// True when `fold`ed `needle` occurs in `fold`ed `haystack`; an empty needle always does.
bool contains_folded(std::string_view folded_haystack, std::string_view folded_needle);
/// Pieces between separators; an empty text gives one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace asah::base
