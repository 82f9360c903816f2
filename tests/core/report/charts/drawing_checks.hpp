#pragma once
// What every drawing must keep, whatever its data.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "core/base/text.hpp"
#include "core/report/charts/frame.hpp"
#include "core/report/text_measure.hpp"

namespace asah::test {

/// The box of a text by the measure.
inline report::Box text_box(const report::TextShape& shape, const report::TextMeasure& measure) {
  const float width = measure.width(shape.text, shape.size, shape.weight);
  const float height = report::line_height_px(shape.size);
  report::Box box{shape.at.x, shape.at.y, width, height};
  if (shape.anchor == report::Anchor::Middle) box.x -= width / 2;
  if (shape.anchor == report::Anchor::End) box.x -= width;
  if (shape.baseline == report::Baseline::Middle) box.y -= height / 2;
  if (shape.baseline == report::Baseline::Bottom) box.y -= height;
  if (shape.baseline == report::Baseline::Alphabetic) box.y -= height * 0.7F;
  return box;
}

template <class T>
std::vector<T> shapes_of(const report::Drawing& drawing) {
  std::vector<T> out;
  for (const report::Shape& shape : drawing.shapes) {
    if (const T* found = std::get_if<T>(&shape)) out.push_back(*found);
  }
  return out;
}

/// All texts of a drawing, in order.
inline std::vector<std::string> texts_of(const report::Drawing& drawing) {
  std::vector<std::string> out;
  for (const auto& text : shapes_of<report::TextShape>(drawing)) out.push_back(text.text);
  return out;
}

/// Gathers the first fault of a drawing in words; "" for a sound one.
class DrawingCheck {
 public:
  DrawingCheck(const report::Drawing& drawing, const report::TextMeasure& measure)
      : drawing_(drawing), measure_(measure) {}

  std::string fault() {
    if (!std::isfinite(drawing_.width) || !std::isfinite(drawing_.height)) return "size";
    for (const report::Shape& shape : drawing_.shapes) std::visit(*this, shape);
    for (const report::Hit& hit : drawing_.hits) {
      box(hit.area, 12, "hit");  // a hit may reach beyond its dot
      if (!base::is_utf8(hit.label) || !base::is_utf8(hit.value)) note("hit text");
    }
    return fault_;
  }

  void operator()(const report::RectShape& s) {
    box(s.box, 1, "rect");
    if (!(s.radius >= 0 && s.radius <= std::min(s.box.width, s.box.height) / 2)) note("radius");
    fill(s.fill);
  }
  void operator()(const report::PolylineShape& s) {
    if (s.points.size() < 2) note("polyline of one point");
    for (const auto p : s.points) point(p, "polyline");
  }
  void operator()(const report::PolygonShape& s) {
    if (s.points.size() < 3) note("polygon of two points");
    for (const auto p : s.points) point(p, "polygon");
    fill(s.fill);
  }
  void operator()(const report::CircleShape& s) {
    const float r = s.radius;
    box({s.centre.x - r, s.centre.y - r, 2 * r, 2 * r}, 5, "circle");
    fill(s.fill);
  }
  void operator()(const report::TextShape& s) {
    box(text_box(s, measure_), 3, "text");
    if (s.text.empty()) note("empty text");
    if (!base::is_utf8(s.text)) note("cut code point");
    if (s.role == report::Role::None) note("invisible text");
  }

 private:
  void note(const std::string& what) {
    if (fault_.empty()) fault_ = what;
  }
  void fill(const report::Fill& fill) {
    if (!(fill.opacity >= 0 && fill.opacity <= 1)) note("opacity");
  }
  void point(report::Point p, const char* what) { box({p.x, p.y, 0, 0}, 3, what); }
  void box(const report::Box& b, float slack, const char* what) {
    const bool inside = b.width >= 0 && b.height >= 0 && b.x >= -slack && b.y >= -slack &&
                        b.right() <= drawing_.width + slack &&
                        b.bottom() <= drawing_.height + slack;
    if (inside) return;  // false too for anything that is not a number
    note(std::string(what) + " outside: " + std::to_string(b.x) + " " + std::to_string(b.y) + " " +
         std::to_string(b.right()) + " " + std::to_string(b.bottom()) + " of " +
         std::to_string(drawing_.width) + " " + std::to_string(drawing_.height));
  }

  const report::Drawing& drawing_;
  const report::TextMeasure& measure_;
  std::string fault_;
};

inline std::string fault_of(const report::Drawing& drawing) {
  const report::FontTable measure;
  return DrawingCheck(drawing, measure).fault();
}

}  // namespace asah::test
