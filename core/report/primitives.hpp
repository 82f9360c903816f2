#pragma once
// What a chart is made of: a flat list of shapes in CSS pixels, coloured by role. The geometry is
// computed once; the screen draws it, SVG prints it, and neither knows what it shows.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace asah::report {

/// What a colour means. The theme (screen) or the palette (SVG) turns it into a colour.
/// 32 bits wide, so that Fill and Stroke have no padding before their numbers: clang 19 for x86-64
/// lets the undefined padding of a struct passed by value spill into the float that follows it.
enum class Role : std::uint32_t {
  None,  ///< nothing is drawn: no fill, or no outline
  Background,
  Text,
  Muted,
  Line,
  Surface,
  Surface2,
  Primary,
  PrimarySoft,
  OnPrimary,
  Ok,
  OkSoft,
  Warn,
  WarnSoft,
  Bad,
  BadSoft,
  Gap0,     ///< mean gap below 0.25
  Gap1,     ///< below 0.5
  Gap2,     ///< below 0.85
  Gap3,     ///< below 1.2
  Gap4,     ///< 1.2 and more
  Surplus,  ///< at or above the standard
  OnGap0,   ///< text on Gap0; the five stand in the order of their areas
  OnGap1,
  OnGap2,
  OnGap3,
  OnGap4,
  OnSurplus,
  GapBar,  ///< bars and columns that show a shortfall
  Track,   ///< the empty part of a bar
};
inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::Track) + 1;

/// The type scale of the design: size and line height in CSS px at 100 %.
enum class TextSize : std::uint8_t { Note, Small, Body, Heading, Title, Figure };
enum class Weight : std::uint8_t { Regular, Semibold };
enum class Anchor : std::uint8_t { Start, Middle, End };
/// What the y of TextShape::at names: the top of the line box, the middle of its capital letters
/// (which is the middle of the line box too), the baseline, or the bottom of the line box.
enum class Baseline : std::uint8_t { Top, Middle, Alphabetic, Bottom };

/// 12, 13, 15, 16, 22, 27.
constexpr float text_size_px(TextSize size) {
  constexpr float kPx[] = {12, 13, 15, 16, 22, 27};
  return kPx[static_cast<std::size_t>(size)];
}
/// 17, 19, 22, 24, 30, 34.
constexpr float line_height_px(TextSize size) {
  constexpr float kPx[] = {17, 19, 22, 24, 30, 34};
  return kPx[static_cast<std::size_t>(size)];
}

struct Point {
  float x = 0;
  float y = 0;
  bool operator==(const Point&) const = default;
};

/// A rectangle, top left corner and size; sizes are never negative.
struct Box {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  bool operator==(const Box&) const = default;
};

/// An area's inside. `hatch` asks for diagonal lines over it, for eyes that cannot tell colours.
struct Fill {
  Role role = Role::None;
  float opacity = 1;  ///< 0 to 1
  bool hatch = false;
  bool operator==(const Fill&) const = default;
};

/// An outline, centred on the edge. Dashed: `dash` px drawn, `dash` px left out; 0 is solid.
struct Stroke {
  Role role = Role::None;
  float width = 1;
  float dash = 0;
  bool operator==(const Stroke&) const = default;
};

struct RectShape {
  Box box;
  float radius = 0;  ///< of the corners, at most half the smaller side
  Fill fill;
  Stroke stroke;
  bool operator==(const RectShape&) const = default;
};

struct PolylineShape {
  std::vector<Point> points;  ///< at least two
  bool closed = false;
  Stroke stroke;
  bool operator==(const PolylineShape&) const = default;
};

/// A closed, filled area; need not be convex, does not cross itself.
struct PolygonShape {
  std::vector<Point> points;  ///< at least three
  Fill fill;
  bool operator==(const PolygonShape&) const = default;
};

struct CircleShape {
  Point centre;
  float radius = 0;
  Fill fill;
  Stroke stroke;
  bool operator==(const CircleShape&) const = default;
};

/// One line of UTF-8 text, already cut to its room.
struct TextShape {
  Point at;
  Anchor anchor = Anchor::Start;
  Baseline baseline = Baseline::Middle;
  TextSize size = TextSize::Small;
  Weight weight = Weight::Regular;
  Role role = Role::Text;
  std::string text;
  bool operator==(const TextShape&) const = default;
};

using Shape = std::variant<RectShape, PolylineShape, PolygonShape, CircleShape, TextShape>;

/// A part that answers to the pointer and to the reader of the screen. `row` and `column` are the
/// indexes of the datum in the builder's input (column 0 where there is one dimension only).
struct Hit {
  Box area;
  std::int32_t row = 0;
  std::int32_t column = 0;
  std::string label;  ///< whole, never cut: "Dinas Kesehatan, Komunikasi"
  std::string value;  ///< as shown: "1,31"
  bool operator==(const Hit&) const = default;
};

/// A finished chart. Shapes are drawn in order, later ones above; everything lies within
/// 0..width x 0..height. All numbers are finite.
struct Drawing {
  float width = 0;
  float height = 0;
  std::vector<Shape> shapes;
  std::vector<Hit> hits;
  bool operator==(const Drawing&) const = default;
};

/// Index of the topmost (last) hit under `at`, or -1.
inline int hit_at(const Drawing& drawing, Point at) {
  for (std::size_t i = drawing.hits.size(); i > 0; --i) {
    if (drawing.hits[i - 1].area.contains(at)) return static_cast<int>(i - 1);
  }
  return -1;
}

/// How wide text is. The screen measures with its font; FontTable (text_measure.hpp) measures
/// without one, for SVG and tests.
class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  /// Advance width of one line in CSS px, finite and not negative.
  virtual float width(std::string_view text, TextSize size, Weight weight) const = 0;
};

}  // namespace asah::report
