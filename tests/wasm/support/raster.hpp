#pragma once
// Dear ImGui's triangles to a picture, without a browser and without a graphics card.

#include <cstdint>
#include <string>
#include <vector>

struct ImDrawData;
struct ImFontAtlas;

namespace asah::test {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;  ///< four bytes a pixel, rows from the top

  /// 0xRRGGBB of a pixel; black outside.
  std::uint32_t rgb(int x, int y) const;
};

/// Draws with the rules of the web backend: one texture (alpha), bilinear, blending over
/// `background` (0xRRGGBB).
Picture rasterise(const ImDrawData& data, const ImFontAtlas& atlas, std::uint32_t background);

/// The bytes of a PNG file (8-bit RGB, stored blocks).
std::string png(const Picture& picture);

}  // namespace asah::test
