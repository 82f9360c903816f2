#pragma once
// The type scale and the atlas that holds it at the present pixel size.

#include <array>
#include <cstdint>
#include <string_view>

struct ImFont;
struct ImFontAtlas;

namespace asah::ui {

/// Sizes in CSS px and line heights: Figure 27/34, Title 22/30, Heading 16/24, Body 15/22,
/// Small 13/19, Note 12/17. "Strong" and the three largest are semibold.
enum class TextStyle : std::uint8_t {
  Figure,
  Title,
  Heading,
  Body,
  BodyStrong,
  Small,
  SmallStrong,
  Note,
  NoteStrong,
  Count
};
inline constexpr std::size_t kTextStyleCount = static_cast<std::size_t>(TextStyle::Count);

/// Icon sizes in CSS px: 14, 18 (the usual one), 32 (empty states).
enum class IconSize : std::uint8_t { Small, Normal, Large, Count };

/// Whether a line that ends before byte `end` of `text` stops inside a word: a hyphen is due.
bool parts_word(std::string_view text, std::size_t end);

float em_css(TextStyle style);
float line_height_css(TextStyle style);
float icon_css(IconSize size);

class Fonts {
 public:
  /// Rasterises every style for `scale` device pixels a CSS pixel (0.5 to 6) into the atlas and
  /// drops what was there. The caller uploads the new texture.
  void build(ImFontAtlas& atlas, float scale);
  ImFont* font(TextStyle style) const { return fonts_[static_cast<std::size_t>(style)]; }
  ImFont* icons(IconSize size) const { return icons_[static_cast<std::size_t>(size)]; }
  float scale() const { return scale_; }

  /// Width in whole device pixels, rounded up; one line.
  float width(TextStyle style, std::string_view text) const;
  /// The em as rasterised, device pixels: Dear ImGui cuts the font's box to whole pixels.
  float em(TextStyle style) const;
  /// Height of a line in whole device pixels.
  float line_height(TextStyle style) const;
  /// Distance from the top of the font's box to the baseline, device pixels.
  float ascent(TextStyle style) const;
  /// Height of a capital letter, device pixels.
  float cap_height(TextStyle style) const;
  /// Number of bytes of `text` that fit in `room` device pixels; never splits a character.
  std::size_t fit(TextStyle style, std::string_view text, float room) const;
  /// End of the first line when `text` is wrapped at spaces to `room`; at least one character. A
  /// word too long for a line is parted between syllables where it can be (see parts_word).
  std::size_t wrap(TextStyle style, std::string_view text, float room) const;

 private:
  std::array<ImFont*, kTextStyleCount> fonts_{};
  std::array<ImFont*, static_cast<std::size_t>(IconSize::Count)> icons_{};
  float scale_ = 0;
};

}  // namespace asah::ui
