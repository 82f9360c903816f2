#include "wasm/ui/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include <imgui.h>
#include <imgui_internal.h>

#include "generated/fonts.hpp"

namespace asah::ui {
namespace {

struct StyleRow {
  float em;
  float line;
  bool semibold;
};
constexpr StyleRow kStyles[] = {
    {27, 34, true}, {22, 30, true},  {16, 24, true},  {15, 22, false}, {15, 22, true},
    {13, 19, false}, {13, 19, true}, {12, 17, false}, {12, 17, true},
};
constexpr float kIconSizes[] = {14, 18, 32};
constexpr float kNotoCapHeight = 0.714f;  // capital letters, share of the em
constexpr ImWchar kIconRange[] = {0xE000, 0xF8FF, 0};

unsigned read16(std::span<const unsigned char> font, std::size_t at) {
  return static_cast<unsigned>(font[at]) << 8 | font[at + 1];
}

/// Dear ImGui sizes a font by ascender - descender; this is that height as a share of the em
/// (tables 'head' and 'hhea' of the TrueType file).
float box_per_em(std::span<const unsigned char> font) {
  const unsigned tables = read16(font, 4);
  std::size_t head = 0;
  std::size_t hhea = 0;
  for (unsigned i = 0; i < tables; ++i) {
    const std::size_t entry = 12 + 16 * static_cast<std::size_t>(i);
    const std::string_view tag(reinterpret_cast<const char*>(&font[entry]), 4);
    const std::size_t offset = read16(font, entry + 8) << 16 | read16(font, entry + 10);
    if (tag == "head") head = offset;
    if (tag == "hhea") hhea = offset;
  }
  const auto ascent = static_cast<std::int16_t>(read16(font, hhea + 4));
  const auto descent = static_cast<std::int16_t>(read16(font, hhea + 6));
  return static_cast<float>(ascent - descent) / static_cast<float>(read16(font, head + 18));
}

struct Face {
  std::span<const unsigned char> bytes;
  const ImWchar* ranges;
  bool merge = false;  ///< its glyphs join the font added before
};

ImFont* add(ImFontAtlas& atlas, const Face& face, float em_px, int oversample) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = oversample;
  config.OversampleV = 1;
  config.GlyphRanges = face.ranges;
  config.SizePixels = em_px * box_per_em(face.bytes);
  config.EllipsisChar = 0x2026;
  config.MergeMode = face.merge;
  return atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(face.bytes.data()),
                                    static_cast<int>(face.bytes.size()), config.SizePixels,
                                    &config, face.ranges);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_vowel(char c) { return std::string_view("aiueoAIUEO").find(c) != std::string_view::npos; }

/// The last place before `end` where a word may be parted: before a consonant that a vowel
/// follows, with at least two letters on either side; room for the hyphen is left. 0: none.
std::size_t syllable_before(std::string_view text, std::size_t end) {
  for (std::size_t i = end > 0 ? end - 1 : 0; i >= 3; --i) {
    const bool letters = is_letter(text[i]) && is_letter(text[i - 1]) && is_letter(text[i - 2]);
    if (letters && i + 1 < text.size() && !is_vowel(text[i]) && is_vowel(text[i + 1])) return i;
  }
  return 0;
}

}  // namespace

bool parts_word(std::string_view text, std::size_t end) {
  return end > 0 && end < text.size() && is_letter(text[end - 1]) && is_letter(text[end]);
}

float Fonts::em(TextStyle style) const {
  const bool semibold = kStyles[static_cast<std::size_t>(style)].semibold;
  return font(style)->FontSize / box_per_em(semibold ? font::semibold() : font::regular());
}

float em_css(TextStyle style) { return kStyles[static_cast<std::size_t>(style)].em; }
float line_height_css(TextStyle style) { return kStyles[static_cast<std::size_t>(style)].line; }
float icon_css(IconSize size) { return kIconSizes[static_cast<std::size_t>(size)]; }

void Fonts::build(ImFontAtlas& atlas, float scale) {
  scale_ = scale;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas.TexDesiredWidth = scale > 2.2f ? 4096 : scale > 1.1f ? 2048 : 1024;
  // Sub-pixel positions keep the letters evenly spaced; large pixels make them needless.
  const int oversample = scale >= 2.0f ? 1 : 2;
  for (std::size_t i = 0; i < kTextStyleCount; ++i) {
    const auto bytes = kStyles[i].semibold ? font::semibold() : font::regular();
    fonts_[i] = add(atlas, {bytes, font::kTextRanges.data()}, kStyles[i].em * scale, oversample);
    fonts_[i]->FallbackChar = 0xFFFD;
    add(atlas, {font::symbols(), font::kSymbolRanges.data(), true}, kStyles[i].em * scale, oversample);
  }
  for (std::size_t i = 0; i < icons_.size(); ++i)
    icons_[i] = add(atlas, {font::icons(), kIconRange}, std::round(kIconSizes[i] * scale), 1);
  atlas.Build();
}

float Fonts::width(TextStyle style, std::string_view text) const {
  if (text.empty()) return 0;
  const ImFont* f = font(style);
  return std::ceil(f->CalcTextSizeA(f->FontSize, 1e9f, 0, text.data(), text.data() + text.size()).x);
}

float Fonts::line_height(TextStyle style) const {
  return std::round(line_height_css(style) * scale_);
}

float Fonts::ascent(TextStyle style) const { return font(style)->Ascent; }

float Fonts::cap_height(TextStyle style) const { return em_css(style) * scale_ * kNotoCapHeight; }

std::size_t Fonts::fit(TextStyle style, std::string_view text, float room) const {
  if (text.empty()) return 0;
  const ImFont* f = font(style);
  const char* rest = text.data();
  f->CalcTextSizeA(f->FontSize, room + 0.01f, 0, text.data(), text.data() + text.size(), &rest);
  return static_cast<std::size_t>(rest - text.data());
}

std::size_t Fonts::wrap(TextStyle style, std::string_view text, float room) const {
  const ImFont* f = font(style);
  float width = 0;
  std::size_t space = 0;  // last place where the line may end
  std::size_t at = 0;
  while (at < text.size() && text[at] != '\n') {
    unsigned code = 0;
    const int bytes = ImTextCharFromUtf8(&code, text.data() + at, text.data() + text.size());
    const float advance = f->GetCharAdvance(static_cast<ImWchar>(code));
    if (code == ' ') space = at;
    if (width + advance > room + 0.5f && code != ' ') {
      if (space > 0) return space;
      const std::size_t syllable = syllable_before(text, at);
      if (syllable > 0) return syllable;
      return at > 0 ? at : static_cast<std::size_t>(bytes);
    }
    width += advance;
    at += static_cast<std::size_t>(bytes > 0 ? bytes : 1);
  }
  return at;
}

}  // namespace asah::ui
