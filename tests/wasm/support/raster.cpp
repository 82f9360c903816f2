#include "tests/wasm/support/raster.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>

namespace asah::test {
namespace {

struct Texture {
  const unsigned char* alpha = nullptr;
  int width = 0;
  int height = 0;

  float at(int x, int y) const {
    x = std::clamp(x, 0, width - 1);
    y = std::clamp(y, 0, height - 1);
    return alpha[y * width + x];
  }
  /// Bilinear sample, 0 to 1.
  float sample(float u, float v) const {
    const float x = u * static_cast<float>(width) - 0.5f;
    const float y = v * static_cast<float>(height) - 0.5f;
    const float fx = std::floor(x);
    const float fy = std::floor(y);
    const int ix = static_cast<int>(fx);
    const int iy = static_cast<int>(fy);
    const float ax = x - fx;
    const float ay = y - fy;
    const float top = at(ix, iy) * (1 - ax) + at(ix + 1, iy) * ax;
    const float low = at(ix, iy + 1) * (1 - ax) + at(ix + 1, iy + 1) * ax;
    return (top * (1 - ay) + low * ay) / 255.0f;
  }
};

struct Clip {
  int x0, y0, x1, y1;
};

void blend(std::uint8_t* pixel, const float rgba[4], float coverage) {
  const float a = rgba[3] * coverage;
  if (a <= 0) return;
  for (int c = 0; c < 3; ++c) {
    const float v = static_cast<float>(pixel[c]) * (1 - a) + rgba[c] * 255.0f * a;
    pixel[c] = static_cast<std::uint8_t>(std::lround(v));
  }
}

void unpack(ImU32 color, float out[4]) {
  for (int c = 0; c < 4; ++c) out[c] = static_cast<float>(color >> (8 * c) & 0xFF) / 255.0f;
}

float edge(const ImVec2& a, const ImVec2& b, float x, float y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/// A pixel centre on an edge belongs to the triangle when the edge is its top or left one.
bool owns_edge(const ImVec2& a, const ImVec2& b) { return a.y == b.y ? b.x > a.x : b.y < a.y; }

class Canvas {
 public:
  Canvas(Picture& picture, const Texture& texture) : picture_(picture), texture_(texture) {}

  void triangle(const ImDrawVert& va, const ImDrawVert& vb, const ImDrawVert& vc, const Clip& clip) {
    const ImDrawVert* v[3] = {&va, &vb, &vc};
    float area = edge(v[0]->pos, v[1]->pos, v[2]->pos.x, v[2]->pos.y);
    if (area == 0) return;
    if (area < 0) {
      std::swap(v[1], v[2]);
      area = -area;
    }
    const auto [left, right] = std::minmax({va.pos.x, vb.pos.x, vc.pos.x});
    const auto [top, bottom] = std::minmax({va.pos.y, vb.pos.y, vc.pos.y});
    const int x0 = std::max(clip.x0, static_cast<int>(std::floor(left)));
    const int x1 = std::min(clip.x1, static_cast<int>(std::ceil(right)) + 1);
    const int y0 = std::max(clip.y0, static_cast<int>(std::floor(top)));
    const int y1 = std::min(clip.y1, static_cast<int>(std::ceil(bottom)) + 1);
    float color[3][4];
    for (int i = 0; i < 3; ++i) unpack(v[i]->col, color[i]);
    const bool flat = v[0]->col == v[1]->col && v[1]->col == v[2]->col;
    bool owned[3];
    for (int i = 0; i < 3; ++i) owned[i] = owns_edge(v[(i + 1) % 3]->pos, v[(i + 2) % 3]->pos);
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x) {
        const float px = static_cast<float>(x) + 0.5f;
        const float py = static_cast<float>(y) + 0.5f;
        float w[3];
        bool inside = true;
        for (int i = 0; i < 3 && inside; ++i) {
          w[i] = edge(v[(i + 1) % 3]->pos, v[(i + 2) % 3]->pos, px, py);
          inside = w[i] > 0 || (w[i] == 0 && owned[i]);
        }
        if (!inside) continue;
        shade(x, y, v, w, area, flat ? nullptr : color, color[0]);
      }
  }

 private:
  void shade(int x, int y, const ImDrawVert* const v[3], const float w[3], float area,
             const float (*colors)[4], const float* one) {
    float u = 0;
    float t = 0;
    float rgba[4] = {one[0], one[1], one[2], one[3]};
    if (colors)
      for (float& c : rgba) c = 0;
    for (int i = 0; i < 3; ++i) {
      const float share = w[i] / area;
      u += v[i]->uv.x * share;
      t += v[i]->uv.y * share;
      if (colors)
        for (int c = 0; c < 4; ++c) rgba[c] += colors[i][c] * share;
    }
    auto* pixel = &picture_.rgba[4 * (static_cast<std::size_t>(y) *
                                          static_cast<std::size_t>(picture_.width) +
                                      static_cast<std::size_t>(x))];
    blend(pixel, rgba, texture_.sample(u, t));
  }

  Picture& picture_;
  const Texture& texture_;
};

class Crc {
 public:
  Crc() {
    for (std::uint32_t n = 0; n < 256; ++n) {
      std::uint32_t c = n;
      for (int k = 0; k < 8; ++k) c = (c & 1) ? 0xEDB88320u ^ (c >> 1) : c >> 1;
      table_[n] = c;
    }
  }
  std::uint32_t of(const std::string& bytes) const {
    std::uint32_t c = 0xFFFFFFFFu;
    for (const char b : bytes) c = table_[(c ^ static_cast<unsigned char>(b)) & 0xFF] ^ (c >> 8);
    return c ^ 0xFFFFFFFFu;
  }

 private:
  std::array<std::uint32_t, 256> table_;
};

void put32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void chunk(std::string& out, const Crc& crc, const std::string& type, const std::string& body) {
  put32(out, static_cast<std::uint32_t>(body.size()));
  out += type + body;
  put32(out, crc.of(type + body));
}

std::string stored_zlib(const std::string& raw) {
  std::string out = "\x78\x01";
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const char c : raw) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  for (std::size_t at = 0; at < raw.size() || at == 0; at += 65535) {
    const std::size_t n = std::min<std::size_t>(65535, raw.size() - at);
    out += at + n >= raw.size() ? '\1' : '\0';
    for (const std::size_t v : {n, ~n}) {
      out += static_cast<char>(v & 0xFF);
      out += static_cast<char>(v >> 8 & 0xFF);
    }
    out.append(raw, at, n);
  }
  put32(out, b << 16 | a);
  return out;
}

}  // namespace

std::uint32_t Picture::rgb(int x, int y) const {
  if (x < 0 || y < 0 || x >= width || y >= height) return 0;
  const std::size_t at = 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                              static_cast<std::size_t>(x));
  return static_cast<std::uint32_t>(rgba[at]) << 16 | static_cast<std::uint32_t>(rgba[at + 1]) << 8 |
         rgba[at + 2];
}

Picture rasterise(const ImDrawData& data, const ImFontAtlas& atlas, std::uint32_t background) {
  Picture picture;
  picture.width = static_cast<int>(data.DisplaySize.x);
  picture.height = static_cast<int>(data.DisplaySize.y);
  const auto pixels = static_cast<std::size_t>(picture.width) *
                      static_cast<std::size_t>(picture.height);
  picture.rgba.resize(4 * pixels);
  for (std::size_t i = 0; i < pixels; ++i)
    for (std::size_t c = 0; c < 4; ++c)
      picture.rgba[4 * i + c] =
          c == 3 ? 255 : static_cast<std::uint8_t>(background >> (16 - 8 * c) & 0xFF);
  const Texture texture{atlas.TexPixelsAlpha8, atlas.TexWidth, atlas.TexHeight};
  Canvas canvas(picture, texture);
  for (const ImDrawList* list : data.CmdLists)
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImVec4& r = command.ClipRect;
      const Clip clip{std::max(0, static_cast<int>(r.x)), std::max(0, static_cast<int>(r.y)),
                      std::min(picture.width, static_cast<int>(r.z)),
                      std::min(picture.height, static_cast<int>(r.w))};
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const auto vertex = [&](unsigned k) -> const ImDrawVert& {
          const unsigned index = list->IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
          return list->VtxBuffer[static_cast<int>(command.VtxOffset + index)];
        };
        canvas.triangle(vertex(0), vertex(1), vertex(2), clip);
      }
    }
  return picture;
}

std::string png(const Picture& picture) {
  const Crc crc;
  std::string out = "\x89PNG\r\n\x1A\n";
  std::string header;
  put32(header, static_cast<std::uint32_t>(picture.width));
  put32(header, static_cast<std::uint32_t>(picture.height));
  header += std::string("\x08\x02\x00\x00\x00", 5);
  chunk(out, crc, "IHDR", header);
  std::string raw;
  raw.reserve(static_cast<std::size_t>(picture.height) *
              (static_cast<std::size_t>(picture.width) * 3 + 1));
  for (int y = 0; y < picture.height; ++y) {
    raw += '\0';
    for (int x = 0; x < picture.width; ++x) {
      const std::uint32_t c = picture.rgb(x, y);
      raw += static_cast<char>(c >> 16);
      raw += static_cast<char>(c >> 8 & 0xFF);
      raw += static_cast<char>(c & 0xFF);
    }
  }
  chunk(out, crc, "IDAT", stored_zlib(raw));
  chunk(out, crc, "IEND", "");
  return out;
}

}  // namespace asah::test
