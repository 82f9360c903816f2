#pragma once
// Colour tokens and measures of the design. Nothing outside this header and colors.def names a
// colour value or a control size.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace asah::ui {

enum class ThemeId : std::uint8_t { Light, Dark, HighContrast };
inline constexpr int kThemeCount = 3;

/// What a colour is for; its value depends on the theme. The rows are in colors.def.
enum class Color : std::uint8_t {
#define COLOR(role, light, dark, contrast) role,
#include "wasm/ui/colors.def"
#undef COLOR
  Count
};
inline constexpr std::size_t kColorCount = static_cast<std::size_t>(Color::Count);

/// A packed colour in Dear ImGui's order (A B G R from the high byte).
using Rgba = std::uint32_t;

/// The opaque colour of a role under a theme.
Rgba color_of(ThemeId theme, Color role);
/// The same colour at `alpha` (0 clear to 1 opaque).
Rgba with_alpha(Rgba color, float alpha);
/// `from` moved towards `to` by `share` (0 to 1), alpha untouched.
Rgba mix(Rgba from, Rgba to, float share);

/// Contrast ratio 1 to 21 of two opaque colours after WCAG 2.1, "relative luminance".
double contrast_ratio(Rgba a, Rgba b);

/// A foreground that the kit lays on a background. Text must reach 4.5:1 (7:1 in high contrast);
/// graphics that carry meaning 3:1 everywhere; borders 3:1 in high contrast only.
enum class PairKind : std::uint8_t { Text, Graphic, Border };
struct ContrastPair {
  Color front;
  Color back;
  PairKind kind;
};
/// Every pair that the kit uses; the contrast test walks this list.
std::span<const ContrastPair> contrast_pairs();
/// The least ratio that a pair must reach under a theme (1 when nothing is asked).
double required_contrast(ThemeId theme, PairKind kind);

/// Measures in CSS pixels at 100 %. Multiples of 4 except where the design names another figure.
namespace measure {
inline constexpr float kPagePadding = 22;
inline constexpr float kCardPadding = 18;
inline constexpr float kGap = 14;
inline constexpr float kRadiusCard = 12;
inline constexpr float kRadiusControl = 8;
inline constexpr float kRadiusSmall = 6;
inline constexpr float kControl = 36;
inline constexpr float kControlSmall = 30;
inline constexpr float kTableRow = 38;
inline constexpr float kTableHead = 36;
inline constexpr float kHit = 32;
inline constexpr float kHitTouch = 44;
inline constexpr float kRail = 212;
inline constexpr float kRailNarrow = 56;
inline constexpr float kTopBar = 56;
inline constexpr float kStatusBar = 30;
inline constexpr float kInspector = 328;
inline constexpr float kNarrow = 1180;  ///< below: icons only, inspector under the content
inline constexpr float kPhone = 720;    ///< below: drawer and sheets
inline constexpr float kFocusRing = 2;
}  // namespace measure

}  // namespace asah::ui
