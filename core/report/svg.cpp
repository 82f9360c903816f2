#include "core/report/svg.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <variant>

#include "core/report/markup.hpp"
#include "core/report/numbers.hpp"

namespace asah::report {
namespace {

constexpr std::string_view kFamily = "'Noto Sans', 'Segoe UI', Roboto, Arial, sans-serif";
// Half the height of a capital letter of Noto Sans, in em.
constexpr float kHalfCapital = 0.357F;

constexpr Palette make_print_palette() {
  Palette palette{};
  const auto set = [&](Role role, std::uint32_t rgb) {
    palette[static_cast<std::size_t>(role)] = rgb;
  };
  set(Role::Background, 0xFFFFFF);
  set(Role::Text, 0x17212E);
  set(Role::Muted, 0x5A6878);
  set(Role::Line, 0xDDE3EA);
  set(Role::Surface, 0xFFFFFF);
  set(Role::Surface2, 0xF8FAFC);
  set(Role::Primary, 0x1F5FA8);
  set(Role::PrimarySoft, 0xE4EEF9);
  set(Role::OnPrimary, 0xFFFFFF);
  set(Role::Ok, 0x1F7A4D);
  set(Role::OkSoft, 0xE2F3EA);
  set(Role::Warn, 0x9A5B00);
  set(Role::WarnSoft, 0xFDF0DB);
  set(Role::Bad, 0xB3322B);
  set(Role::BadSoft, 0xFBE6E4);
  set(Role::Gap0, 0xF1F5F9);
  set(Role::Gap1, 0xFCE9CF);
  set(Role::Gap2, 0xF7C58C);
  set(Role::Gap3, 0xEE9450);
  set(Role::Gap4, 0xC2521E);
  set(Role::Surplus, 0xDCEBFA);
  for (const Role on : {Role::OnGap0, Role::OnGap1, Role::OnGap2, Role::OnGap3, Role::OnSurplus}) {
    set(on, 0x17212E);
  }
  set(Role::OnGap4, 0xFFFFFF);
  set(Role::GapBar, 0xEE9450);
  set(Role::Track, 0xEDF1F6);
  return palette;
}
constexpr Palette kPrint = make_print_palette();

// Shapes are written in order into one text.
class SvgWriter {
 public:
  SvgWriter(std::string& out, const Palette& palette, std::string_view id)
      : out_(out), palette_(palette), id_(element_id(id)) {}

  void open(const Drawing& drawing, const SvgOptions& options);
  void close() { out_ += "</svg>"; }
  void hit(const Hit& hit);

  void operator()(const RectShape& shape);
  void operator()(const PolylineShape& shape);
  void operator()(const PolygonShape& shape);
  void operator()(const CircleShape& shape);
  void operator()(const TextShape& shape);

 private:
  void number(float value);
  void attribute(std::string_view name, float value);
  void attribute(std::string_view name, std::string_view value);
  void colour(std::string_view name, Role role);
  void fill(const Fill& fill);
  void stroke(const Stroke& stroke);
  void points(const std::vector<Point>& points);
  void box(const Box& box);
  void rect(const RectShape& shape, bool hatch);
  void polygon(const PolygonShape& shape, bool hatch);
  void circle(const CircleShape& shape, bool hatch);
  void hatch_pattern();

  std::string& out_;
  const Palette& palette_;
  std::string id_;
};

void SvgWriter::number(float value) {
  const std::int64_t hundredths = round_scaled(static_cast<double>(value), 2);
  const std::uint64_t size = static_cast<std::uint64_t>(std::abs(hundredths));
  if (hundredths < 0) out_ += '-';
  out_ += std::to_string(size / 100);
  const auto rest = static_cast<int>(size % 100);
  if (rest == 0) return;
  out_ += '.';
  out_ += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out_ += static_cast<char>('0' + rest % 10);
}

void SvgWriter::attribute(std::string_view name, float value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  number(value);
  out_ += '"';
}

void SvgWriter::attribute(std::string_view name, std::string_view value) {
  append_attribute(out_, name, value);
}

void SvgWriter::colour(std::string_view name, Role role) {
  if (role == Role::None) {
    attribute(name, "none");
    return;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::uint32_t rgb = palette_[static_cast<std::size_t>(role)];
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += kDigits[(rgb >> shift) & 15];
  attribute(name, text);
}

void SvgWriter::fill(const Fill& fill) {
  colour("fill", fill.role);
  if (fill.role != Role::None && fill.opacity < 1) attribute("fill-opacity", fill.opacity);
}

void SvgWriter::stroke(const Stroke& stroke) {
  if (stroke.role == Role::None) return;
  colour("stroke", stroke.role);
  if (stroke.width != 1) attribute("stroke-width", stroke.width);
  if (stroke.dash > 0) attribute("stroke-dasharray", stroke.dash);
}

void SvgWriter::points(const std::vector<Point>& points) {
  out_ += " points=\"";
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i > 0) out_ += ' ';
    number(points[i].x);
    out_ += ',';
    number(points[i].y);
  }
  out_ += '"';
}

void SvgWriter::box(const Box& box) {
  attribute("x", box.x);
  attribute("y", box.y);
  attribute("width", box.width);
  attribute("height", box.height);
}

void SvgWriter::hatch_pattern() {
  out_ += "<defs><pattern";
  attribute("id", id_ + "-hatch");
  out_ +=
      " width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"";
  stroke({Role::Text, 1.5F});
  out_ += " stroke-opacity=\"0.3\"/></pattern></defs>\n";
}

bool wants_hatch(const Shape& shape) {
  const auto hatched = [](const auto& s) {
    if constexpr (requires { s.fill; }) return s.fill.hatch;
    return false;
  };
  return std::visit(hatched, shape);
}

void SvgWriter::open(const Drawing& drawing, const SvgOptions& options) {
  out_ += "<svg xmlns=\"http://www.w3.org/2000/svg\"";
  attribute("width", drawing.width);
  attribute("height", drawing.height);
  out_ += " viewBox=\"0 0 ";
  number(drawing.width);
  out_ += ' ';
  number(drawing.height);
  out_ += "\" role=\"img\"";
  const bool described = !options.description.empty();
  std::string names = id_ + "-title";
  attribute("aria-labelledby", names);
  if (described) attribute("aria-describedby", id_ + "-desc");
  attribute("font-family", kFamily);
  out_ += ">\n<title";
  attribute("id", names);
  out_ += '>';
  append_escaped(out_, options.title);
  out_ += "</title>\n";
  if (described) {
    out_ += "<desc";
    attribute("id", id_ + "-desc");
    out_ += '>';
    append_escaped(out_, options.description);
    out_ += "</desc>\n";
  }
  if (std::ranges::any_of(drawing.shapes, wants_hatch)) hatch_pattern();
  if (options.background) {
    (*this)(RectShape{{0, 0, drawing.width, drawing.height}, 0, {Role::Surface}, {}});
  }
}

void SvgWriter::rect(const RectShape& shape, bool hatch) {
  out_ += "<rect";
  box(shape.box);
  if (shape.radius > 0) attribute("rx", shape.radius);
  if (hatch) {
    attribute("fill", "url(#" + id_ + "-hatch)");
  } else {
    fill(shape.fill);
    stroke(shape.stroke);
  }
  out_ += "/>\n";
}

void SvgWriter::operator()(const RectShape& shape) {
  rect(shape, false);
  if (shape.fill.hatch) rect(shape, true);
}

void SvgWriter::polygon(const PolygonShape& shape, bool hatch) {
  out_ += "<polygon";
  points(shape.points);
  if (hatch) {
    attribute("fill", "url(#" + id_ + "-hatch)");
  } else {
    fill(shape.fill);
  }
  out_ += "/>\n";
}

void SvgWriter::operator()(const PolygonShape& shape) {
  polygon(shape, false);
  if (shape.fill.hatch) polygon(shape, true);
}

void SvgWriter::circle(const CircleShape& shape, bool hatch) {
  out_ += "<circle";
  attribute("cx", shape.centre.x);
  attribute("cy", shape.centre.y);
  attribute("r", shape.radius);
  if (hatch) {
    attribute("fill", "url(#" + id_ + "-hatch)");
  } else {
    fill(shape.fill);
    stroke(shape.stroke);
  }
  out_ += "/>\n";
}

void SvgWriter::operator()(const CircleShape& shape) {
  circle(shape, false);
  if (shape.fill.hatch) circle(shape, true);
}

void SvgWriter::operator()(const PolylineShape& shape) {
  out_ += shape.closed ? "<polygon" : "<polyline";
  points(shape.points);
  attribute("fill", "none");
  stroke(shape.stroke);
  if (shape.stroke.dash <= 0) out_ += " stroke-linecap=\"round\"";
  out_ += " stroke-linejoin=\"round\"/>\n";
}

// Renderers differ in dominant-baseline, so the baseline is computed.
float baseline_y(const TextShape& shape) {
  const float half_line = line_height_px(shape.size) / 2;
  const float to_baseline = kHalfCapital * text_size_px(shape.size);
  switch (shape.baseline) {
    case Baseline::Top:
      return shape.at.y + half_line + to_baseline;
    case Baseline::Middle:
      return shape.at.y + to_baseline;
    case Baseline::Bottom:
      return shape.at.y - half_line + to_baseline;
    case Baseline::Alphabetic:
      break;
  }
  return shape.at.y;
}

void SvgWriter::operator()(const TextShape& shape) {
  out_ += "<text";
  attribute("x", shape.at.x);
  attribute("y", baseline_y(shape));
  attribute("font-size", text_size_px(shape.size));
  if (shape.weight == Weight::Semibold) attribute("font-weight", "600");
  if (shape.anchor == Anchor::Middle) attribute("text-anchor", "middle");
  if (shape.anchor == Anchor::End) attribute("text-anchor", "end");
  colour("fill", shape.role);
  out_ += '>';
  append_escaped(out_, shape.text);
  out_ += "</text>\n";
}

void SvgWriter::hit(const Hit& hit) {
  out_ += "<rect";
  box(hit.area);
  out_ += " fill=\"none\" pointer-events=\"all\"><title>";
  append_escaped(out_, hit.label);
  out_ += ": ";
  append_escaped(out_, hit.value);
  out_ += "</title></rect>\n";
}

}  // namespace

const Palette& print_palette() { return kPrint; }

void append_svg(std::string& out, const Drawing& drawing, const Palette& palette,
                const SvgOptions& options) {
  SvgWriter writer(out, palette, options.id);
  writer.open(drawing, options);
  for (const Shape& shape : drawing.shapes) std::visit(writer, shape);
  if (options.tooltips) {
    for (const Hit& hit : drawing.hits) writer.hit(hit);
  }
  writer.close();
}

std::string svg_document(const Drawing& drawing, const Palette& palette,
                         const SvgOptions& options) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  append_svg(out, drawing, palette, options);
  out += '\n';
  return out;
}

}  // namespace asah::report
