#include "wasm/ui/icons.hpp"

#include "generated/icons.hpp"

namespace asah::ui {
namespace {

constexpr std::string_view kGlyphs[] = {
    "",
#define ICON(name, lucide) glyph::k##name,
#include "wasm/ui/icons.def"
#undef ICON
};

}  // namespace

std::string_view icon_glyph(Icon icon) { return kGlyphs[static_cast<std::size_t>(icon)]; }

unsigned icon_code(Icon icon) {
  const std::string_view g = icon_glyph(icon);
  if (g.size() != 3) return 0;  // the icon font lives in the private use area: three bytes
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(g[i]); };
  return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
}

}  // namespace asah::ui
