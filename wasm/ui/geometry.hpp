#pragma once
// Plain geometry of the screen in device pixels, y downwards.

#include <algorithm>

namespace asah::ui {

struct Vec {
  float x = 0;
  float y = 0;
};

/// Half-open rectangle [x0, x1) x [y0, y1); empty when a side is not positive.
struct Rect {
  float x0 = 0;
  float y0 = 0;
  float x1 = 0;
  float y1 = 0;

  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
  float center_x() const { return (x0 + x1) * 0.5f; }
  float center_y() const { return (y0 + y1) * 0.5f; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  bool contains(Vec p) const { return p.x >= x0 && p.x < x1 && p.y >= y0 && p.y < y1; }
  bool overlaps(const Rect& o) const { return x0 < o.x1 && o.x0 < x1 && y0 < o.y1 && o.y0 < y1; }
  /// Grown by `d` on every side (negative shrinks).
  Rect grown(float d) const { return {x0 - d, y0 - d, x1 + d, y1 + d}; }
  Rect grown(float dx, float dy) const { return {x0 - dx, y0 - dy, x1 + dx, y1 + dy}; }
  Rect clipped(const Rect& o) const {
    return {std::max(x0, o.x0), std::max(y0, o.y0), std::min(x1, o.x1), std::min(y1, o.y1)};
  }
};

}  // namespace asah::ui
