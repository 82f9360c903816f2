#include "wasm/ui/theme.hpp"

#include <algorithm>
#include <cmath>

namespace asah::ui {
namespace {

constexpr Rgba pack(std::uint32_t rgb) {
  return 0xFF000000u | (rgb & 0xFFu) << 16 | (rgb & 0xFF00u) | (rgb >> 16 & 0xFFu);
}

constexpr std::array<std::array<Rgba, kColorCount>, kThemeCount> kPalettes = {{
    {{
#define COLOR(role, light, dark, contrast) pack(light),
#include "wasm/ui/colors.def"
#undef COLOR
    }},
    {{
#define COLOR(role, light, dark, contrast) pack(dark),
#include "wasm/ui/colors.def"
#undef COLOR
    }},
    {{
#define COLOR(role, light, dark, contrast) pack(contrast),
#include "wasm/ui/colors.def"
#undef COLOR
    }},
}};

using enum Color;
constexpr ContrastPair kPairs[] = {
    {Text, Bg, PairKind::Text}, {Text, Surface, PairKind::Text},
    {Text, Surface2, PairKind::Text}, {Text, Hover, PairKind::Text},
    {Text, Pressed, PairKind::Text}, {Text, PrimarySoft, PairKind::Text},
    {Text, Track, PairKind::Text}, {Text, WarnSoft, PairKind::Text},
    {Text, BadSoft, PairKind::Text}, {Text, OkSoft, PairKind::Text},
    {Muted, Bg, PairKind::Text}, {Muted, Surface, PairKind::Text},
    {Muted, Surface2, PairKind::Text}, {Muted, Hover, PairKind::Text},
    {Muted, PrimarySoft, PairKind::Text}, {Placeholder, Surface, PairKind::Text},
    {Placeholder, Surface2, PairKind::Text}, {Primary, Surface, PairKind::Text},
    {Primary, Bg, PairKind::Text}, {Primary, PrimarySoft, PairKind::Text},
    {Primary, Hover, PairKind::Text}, {OnPrimary, Primary, PairKind::Text},
    {OnPrimary, PrimaryHover, PairKind::Text}, {OnPrimary, PrimaryPressed, PairKind::Text},
    {OkText, OkSoft, PairKind::Text}, {OkText, Surface, PairKind::Text},
    {WarnText, WarnSoft, PairKind::Text}, {WarnText, Surface, PairKind::Text},
    {BadText, BadSoft, PairKind::Text}, {BadText, Surface, PairKind::Text},
    {BadText, Bg, PairKind::Text}, {OnBad, Bad, PairKind::Text}, {OnBad, BadHover, PairKind::Text},
    {RailText, Rail, PairKind::Text}, {RailText, RailHover, PairKind::Text}, {RailTitle, Rail, PairKind::Text},
    {RailMuted, Rail, PairKind::Text}, {RailOn, RailActive, PairKind::Text},
    {RailBadgeText, RailBadge, PairKind::Text}, {OnBrand, Brand, PairKind::Text},
    {OnGap0, Gap0, PairKind::Text}, {OnGap1, Gap1, PairKind::Text},
    {OnGap2, Gap2, PairKind::Text}, {OnGap3, Gap3, PairKind::Text},
    {OnGap4, Gap4, PairKind::Text}, {OnSurplus, Surplus, PairKind::Text},
    {OnTooltip, Tooltip, PairKind::Text},
    {Primary, Surface, PairKind::Graphic}, {Primary, Track, PairKind::Graphic}, {Ok, Surface, PairKind::Graphic},
    {Ok, Track, PairKind::Graphic}, {Warn, Surface, PairKind::Graphic}, {Bad, Surface, PairKind::Graphic},
    {Focus, Surface, PairKind::Graphic}, {Focus, Bg, PairKind::Graphic}, {Focus, Surface2, PairKind::Graphic},
    {Line, Surface, PairKind::Border}, {Line, Bg, PairKind::Border}, {LineStrong, Surface, PairKind::Border},
};

double channel(std::uint32_t byte) {
  const double c = byte / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Rgba c) {
  return 0.2126 * channel(c & 0xFF) + 0.7152 * channel(c >> 8 & 0xFF) +
         0.0722 * channel(c >> 16 & 0xFF);
}

}  // namespace

Rgba color_of(ThemeId theme, Color role) {
  return kPalettes[static_cast<std::size_t>(theme)][static_cast<std::size_t>(role)];
}

Rgba with_alpha(Rgba color, float alpha) {
  const auto a = static_cast<Rgba>(std::lround(std::clamp(alpha, 0.0f, 1.0f) * 255.0f));
  return (color & 0x00FFFFFFu) | a << 24;
}

Rgba mix(Rgba from, Rgba to, float share) {
  const float s = std::clamp(share, 0.0f, 1.0f);
  Rgba out = from & 0xFF000000u;
  for (int shift = 0; shift < 24; shift += 8) {
    const float a = static_cast<float>(from >> shift & 0xFF);
    const float b = static_cast<float>(to >> shift & 0xFF);
    out |= static_cast<Rgba>(std::lround(a + (b - a) * s)) << shift;
  }
  return out;
}

double contrast_ratio(Rgba a, Rgba b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

std::span<const ContrastPair> contrast_pairs() { return kPairs; }

double required_contrast(ThemeId theme, PairKind kind) {
  const bool high = theme == ThemeId::HighContrast;
  if (kind == PairKind::Text) return high ? 7.0 : 4.5;
  if (kind == PairKind::Graphic) return 3.0;
  return high ? 3.0 : 1.0;
}

}  // namespace asah::ui
