#pragma once
// The icons by name: Icon::Search and so on, one for each row of icons.def.

#include <cstdint>
#include <string_view>

namespace asah::ui {

enum class Icon : std::uint8_t {
  None,
#define ICON(name, lucide) name,
#include "wasm/ui/icons.def"
#undef ICON
};

/// The UTF-8 character that draws the icon in the icon font; empty for None.
std::string_view icon_glyph(Icon icon);
/// The code point of that character; 0 for None.
unsigned icon_code(Icon icon);

}  // namespace asah::ui
