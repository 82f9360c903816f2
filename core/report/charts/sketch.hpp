#pragma once
// Inside core/report: the pen of the chart builders. Keeps coordinates finite and texts in room.

#include <string>
#include <string_view>
#include <vector>

#include "core/report/charts/frame.hpp"
#include "core/report/text_measure.hpp"

namespace asah::report {

/// A finite value within +-1e15, for arithmetic that must not overflow; 0 for what is no number.
double sane(double value);

/// Where one line of text goes.
struct TextSpot {
  Point at;
  Anchor anchor = Anchor::Start;
  Baseline baseline = Baseline::Middle;
};

class Sketch {
 public:
  /// Takes the frame's width and height, held within their bounds.
  explicit Sketch(const Frame& frame);

  float width() const { return out_.width; }
  float height() const { return out_.height; }
  const Frame& frame() const { return frame_; }
  void set_height(float height) { out_.height = height; }

  void rect(Box box, float radius, const Fill& fill, const Stroke& stroke = {});
  void line(Point from, Point to, const Stroke& stroke);
  /// Fewer than two points draw nothing.
  void polyline(std::vector<Point> points, bool closed, const Stroke& stroke);
  /// Fewer than three points draw nothing.
  void polygon(std::vector<Point> points, const Fill& fill);
  void circle(Point centre, float radius, const Fill& fill, const Stroke& stroke = {});
  /// As it is; nothing for an empty text.
  void text(const TextSpot& spot, const TextFace& face, std::string_view text);
  /// Cut to `room` px.
  void text_in(const TextSpot& spot, float room, const TextFace& face, std::string_view text);
  /// Centred at `at`, cut to `room` px, moved sideways where it would leave the drawing.
  void text_centred(Point at, Baseline baseline, float room, const TextFace& face,
                    std::string_view text);
  /// A check mark of `size` px about a centre: a line, not a letter that a font may lack.
  void check(Point centre, float size, Role role);
  void hit(Hit hit) { out_.hits.push_back(std::move(hit)); }

  float text_width(std::string_view text, const TextFace& face) const;
  /// Width of the longest of the words in `text`, px; 0 without any.
  float longest_word(std::string_view text, const TextFace& face) const;
  /// Fill for an area that means harm: hatched where the frame asks for it.
  Fill harm(Role role) const { return {role, 1, frame_.hatch}; }

  Drawing finish() && { return std::move(out_); }

 private:
  Frame frame_;
  Drawing out_;
};

}  // namespace asah::report
