#include "core/report/charts/sketch.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/text.hpp"

namespace asah::report {
namespace {

float side(float value) { return std::isfinite(value) ? std::clamp(value, 1.0F, 20000.0F) : 1.0F; }

}  // namespace

double sane(double value) { return std::isfinite(value) ? std::clamp(value, -1e15, 1e15) : 0.0; }

Sketch::Sketch(const Frame& frame) : frame_(frame) {
  out_.width = side(frame.width);
  out_.height = side(frame.height);
}

void Sketch::rect(Box box, float radius, const Fill& fill, const Stroke& stroke) {
  box.width = std::max(box.width, 0.0F);
  box.height = std::max(box.height, 0.0F);
  const float most = std::min(box.width, box.height) / 2;
  out_.shapes.emplace_back(RectShape{box, std::clamp(radius, 0.0F, most), fill, stroke});
}

void Sketch::line(Point from, Point to, const Stroke& stroke) {
  polyline({from, to}, false, stroke);
}

void Sketch::polyline(std::vector<Point> points, bool closed, const Stroke& stroke) {
  if (points.size() < 2) return;
  out_.shapes.emplace_back(PolylineShape{std::move(points), closed, stroke});
}

void Sketch::polygon(std::vector<Point> points, const Fill& fill) {
  if (points.size() < 3) return;
  out_.shapes.emplace_back(PolygonShape{std::move(points), fill});
}

void Sketch::circle(Point centre, float radius, const Fill& fill, const Stroke& stroke) {
  out_.shapes.emplace_back(CircleShape{centre, std::max(radius, 0.0F), fill, stroke});
}

void Sketch::text(const TextSpot& spot, const TextFace& face, std::string_view text) {
  if (text.empty()) return;
  out_.shapes.emplace_back(TextShape{spot.at, spot.anchor, spot.baseline, face.size, face.weight,
                                     face.role, std::string(text)});
}

void Sketch::text_in(const TextSpot& spot, float room, const TextFace& face,
                     std::string_view text) {
  this->text(spot, face, elide(text, room, face, frame_.measure));
}

void Sketch::text_centred(Point at, Baseline baseline, float room, const TextFace& face,
                          std::string_view text) {
  const std::string shown = elide(text, std::min(room, width()), face, frame_.measure);
  const float half = std::min(text_width(shown, face), width()) / 2;
  at.x = std::clamp(at.x, half, width() - half);
  this->text({at, Anchor::Middle, baseline}, face, shown);
}

void Sketch::check(Point centre, float size, Role role) {
  const float s = size / 2;
  polyline({{centre.x - s * 0.8F, centre.y + s * 0.05F},
            {centre.x - s * 0.2F, centre.y + s * 0.65F},
            {centre.x + s * 0.8F, centre.y - s * 0.65F}},
           false, {role, 1.5F});
}

float Sketch::longest_word(std::string_view text, const TextFace& face) const {
  float longest = 0;
  for (const std::string_view word : base::split(text, ' ')) {
    longest = std::max(longest, text_width(word, face));
  }
  return longest;
}

float Sketch::text_width(std::string_view text, const TextFace& face) const {
  const float width = frame_.measure.width(text, face.size, face.weight);
  return std::isfinite(width) ? std::max(width, 0.0F) : 0.0F;
}

}  // namespace asah::report
