#pragma once
// Text made safe for XML, HTML and CSS.

#include <string>
#include <string_view>

namespace asah::report {

/// Appends `text` for element content and quoted attributes of XML and HTML: & < > " ' become
/// references. Malformed UTF-8 and characters that XML 1.0 does not allow (controls but tab and
/// line ends, U+FFFE, U+FFFF) become U+FFFD, so that the output always parses.
void append_escaped(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

/// Appends ` name="value"` with the value escaped.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

/// `text` as a quoted CSS string that may stand in a style element: letters, digits, spaces and
/// what is beyond ASCII stay; every other character becomes a hexadecimal escape.
std::string css_string(std::string_view text);

/// `text` as an element id: ASCII letters, digits, '-' and '_' stay, the rest becomes '-'; begins
/// with a letter.
std::string element_id(std::string_view text);

}  // namespace asah::report
