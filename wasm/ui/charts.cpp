#include "wasm/ui/charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

#include "wasm/ui/kit/basic.hpp"

namespace asah::ui {
namespace {

using report::Fill;
using report::Stroke;

TextStyle style_of(report::TextSize size, report::Weight weight) {
  const bool strong = weight == report::Weight::Semibold;
  switch (size) {
    case report::TextSize::Note: return strong ? TextStyle::NoteStrong : TextStyle::Note;
    case report::TextSize::Small: return strong ? TextStyle::SmallStrong : TextStyle::Small;
    case report::TextSize::Body: return strong ? TextStyle::BodyStrong : TextStyle::Body;
    case report::TextSize::Heading: return TextStyle::Heading;
    case report::TextSize::Title: return TextStyle::Title;
    case report::TextSize::Figure: return TextStyle::Figure;
  }
  return TextStyle::Small;
}

/// Puts one shape after the other on the draw list.
class Pen {
 public:
  Pen(Ui& ui, Vec origin) : ui_(ui), draw_(ui.draw()), origin_(origin), scale_(ui.scale()) {}

  void operator()(const report::RectShape& s) {
    const ImVec2 a = at({s.box.x, s.box.y});
    const ImVec2 b = at({s.box.right(), s.box.bottom()});
    const float radius = s.radius * scale_;
    if (s.fill.role != report::Role::None) {
      draw_->AddRectFilled(a, b, color(s.fill), radius);
      if (s.fill.hatch) hatch(a, b);
    }
    if (s.stroke.role == report::Role::None) return;
    const float width = line_width(s.stroke);
    draw_->PathRect(a, b, radius);
    finish(s.stroke, width, true);
  }
  void operator()(const report::PolylineShape& s) {
    for (const report::Point& p : s.points) draw_->PathLineTo(at(p));
    finish(s.stroke, line_width(s.stroke), s.closed);
  }
  void operator()(const report::PolygonShape& s) {
    fill_polygon(s);
  }
  void operator()(const report::CircleShape& s) {
    const ImVec2 c = at(s.centre);
    const float radius = s.radius * scale_;
    if (s.fill.role != report::Role::None) draw_->AddCircleFilled(c, radius, color(s.fill));
    if (s.stroke.role == report::Role::None) return;
    draw_->PathArcTo(c, radius, 0, 2 * IM_PI, std::max(16, static_cast<int>(radius)));
    finish(s.stroke, line_width(s.stroke), true);
  }
  void operator()(const report::TextShape& s) {
    const TextStyle style = style_of(s.size, s.weight);
    const Fonts& fonts = ui_.fonts();
    const float width = fonts.width(style, s.text);
    const float line = fonts.line_height(style);
    const ImVec2 p = at(s.at);
    float x = p.x;
    if (s.anchor == report::Anchor::Middle) x -= width / 2;
    if (s.anchor == report::Anchor::End) x -= width;
    float y = p.y;
    if (s.baseline == report::Baseline::Middle) y -= line / 2;
    if (s.baseline == report::Baseline::Bottom) y -= line;
    if (s.baseline == report::Baseline::Alphabetic) y -= line / 2 + fonts.cap_height(style) / 2;
    text_at(ui_, style, ui_.color(chart_color(s.role)), {x, y}, s.text);
  }

 private:
  ImVec2 at(report::Point p) const {
    return {origin_.x + p.x * scale_, origin_.y + p.y * scale_};
  }
  Rgba color(const Fill& f) const { return with_alpha(ui_.color(chart_color(f.role)), f.opacity); }
  float line_width(const Stroke& s) const { return std::max(1.0f, s.width * scale_); }

  void finish(const Stroke& s, float width, bool closed) {
    const Rgba c = ui_.color(chart_color(s.role));
    if (s.dash <= 0) {
      draw_->PathStroke(c, closed ? ImDrawFlags_Closed : 0, width);
      return;
    }
    // AddLine works on the same path buffer, so the outline is set aside first.
    outline_.assign(draw_->_Path.begin(), draw_->_Path.end());
    draw_->PathClear();
    if (outline_.size() > 1) dashed(c, width, s.dash * scale_, closed);
  }

  /// Walks the outline, drawing every other `dash` of its length.
  void dashed(Rgba c, float width, float dash, bool closed) {
    const std::size_t count = outline_.size() + (closed ? 1 : 0);
    float walked = 0;
    for (std::size_t i = 1; i < count; ++i) {
      const ImVec2 a = outline_[i - 1];
      const ImVec2 b = outline_[i % outline_.size()];
      const float length = std::hypot(b.x - a.x, b.y - a.y);
      float from = 0;
      while (from < length) {
        const float phase = std::fmod(walked + from, 2 * dash);
        const bool on = phase < dash;
        const float to = std::min(length, from + (on ? dash - phase : 2 * dash - phase));
        if (on) draw_->AddLine(ImLerp(a, b, from / length), ImLerp(a, b, to / length), c, width);
        from = std::max(to, from + 0.01f);
      }
      walked += length;
    }
  }

  void hatch(const ImVec2& a, const ImVec2& b) {
    draw_->PushClipRect(a, b, true);
    const Rgba c = with_alpha(ui_.color(Color::Text), 0.22f);
    const float step = 6 * scale_;
    for (float x = a.x - (b.y - a.y); x < b.x; x += step)
      draw_->AddLine({x, b.y}, {x + (b.y - a.y), a.y}, c, std::max(1.0f, scale_));
    draw_->PopClipRect();
  }

  /// Cuts ears off the outline, one triangle after the other: right for any area that does not
  /// cross itself. Areas have a few dozen corners at most, so the square of that does no harm.
  void fill_polygon(const report::PolygonShape& s) {
    constexpr std::size_t kMost = 256;
    std::size_t n = std::min(s.points.size(), kMost);
    if (n < 3) return;
    std::array<ImVec2, kMost> p;
    float area = 0;
    for (std::size_t i = 0; i < n; ++i) p[i] = at(s.points[i]);
    for (std::size_t i = 0; i < n; ++i) area += p[i].x * p[(i + 1) % n].y - p[(i + 1) % n].x * p[i].y;
    if (area < 0) std::reverse(p.begin(), p.begin() + static_cast<std::ptrdiff_t>(n));
    const Rgba c = color(s.fill);
    const ImDrawListFlags flags = draw_->Flags;
    draw_->Flags &= ~ImDrawListFlags_AntiAliasedFill;  // inner seams would show
    while (n >= 3) {
      std::size_t ear = 0;
      while (ear < n && !is_ear(p, n, ear)) ++ear;
      if (ear == n) ear = 0;  // only points on a line are left
      draw_->AddTriangleFilled(p[(ear + n - 1) % n], p[ear], p[(ear + 1) % n], c);
      std::copy(p.begin() + static_cast<std::ptrdiff_t>(ear) + 1, p.begin() + static_cast<std::ptrdiff_t>(n),
                p.begin() + static_cast<std::ptrdiff_t>(ear));
      --n;
    }
    draw_->Flags = flags;
  }

  static float cross(const ImVec2& o, const ImVec2& a, const ImVec2& b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  }

  template <std::size_t N>
  static bool is_ear(const std::array<ImVec2, N>& p, std::size_t n, std::size_t i) {
    const ImVec2& a = p[(i + n - 1) % n];
    const ImVec2& b = p[i];
    const ImVec2& c = p[(i + 1) % n];
    if (cross(a, b, c) <= 0) return false;
    for (std::size_t k = 0; k < n; ++k) {
      if (k == i || k == (i + n - 1) % n || k == (i + 1) % n) continue;
      if (cross(a, b, p[k]) > 0 && cross(b, c, p[k]) > 0 && cross(c, a, p[k]) > 0) return false;
    }
    return true;
  }

  Ui& ui_;
  ImDrawList* draw_;
  Vec origin_;
  float scale_;
  std::vector<ImVec2> outline_;
};

}  // namespace

Color chart_color(report::Role role) {
  switch (role) {
    case report::Role::None:
    case report::Role::Background: return Color::Bg;
    case report::Role::Text: return Color::Text;
    case report::Role::Muted: return Color::Muted;
    case report::Role::Line: return Color::Line;
    case report::Role::Surface: return Color::Surface;
    case report::Role::Surface2: return Color::Surface2;
    case report::Role::Primary: return Color::Primary;
    case report::Role::PrimarySoft: return Color::PrimarySoft;
    case report::Role::OnPrimary: return Color::OnPrimary;
    case report::Role::Ok: return Color::Ok;
    case report::Role::OkSoft: return Color::OkSoft;
    case report::Role::Warn: return Color::Warn;
    case report::Role::WarnSoft: return Color::WarnSoft;
    case report::Role::Bad: return Color::Bad;
    case report::Role::BadSoft: return Color::BadSoft;
    case report::Role::Gap0: return Color::Gap0;
    case report::Role::Gap1: return Color::Gap1;
    case report::Role::Gap2: return Color::Gap2;
    case report::Role::Gap3: return Color::Gap3;
    case report::Role::Gap4: return Color::Gap4;
    case report::Role::Surplus: return Color::Surplus;
    case report::Role::OnGap0: return Color::OnGap0;
    case report::Role::OnGap1: return Color::OnGap1;
    case report::Role::OnGap2: return Color::OnGap2;
    case report::Role::OnGap3: return Color::OnGap3;
    case report::Role::OnGap4: return Color::OnGap4;
    case report::Role::OnSurplus: return Color::OnSurplus;
    case report::Role::GapBar: return Color::GapBar;
    case report::Role::Track: return Color::Track;
  }
  return Color::Text;
}

float ScreenMeasure::width(std::string_view text, report::TextSize size, report::Weight weight) const {
  return ui_.fonts().width(style_of(size, weight), text) / ui_.scale();
}

float chart_room(const Ui& ui) { return ui.room() / ui.scale(); }

int chart(Ui& ui, const report::Drawing& drawing, std::string_view id_name, Text label) {
  const Rect r = ui.place(std::round(drawing.width * ui.scale()), std::round(drawing.height * ui.scale()));
  // A picture has no parts for a screen reader; one with figures to read is a list of them.
  NodeScope group(ui, {.role = drawing.hits.empty() ? Role::Image : Role::List, .rect = r,
                       .label = label.view()});
  IdScope scope(ui, id_name);
  const Id id = ui.id("chart");
  const Interaction it = ui.interact(id, r, {.focusable = false, .exact = true});
  Pen pen(ui, {r.x0, r.y0});
  if (it.visible)
    for (const report::Shape& shape : drawing.shapes) std::visit(pen, shape);
  const Vec mouse = ui.mouse();
  const int over = it.hovered || it.pressed
                       ? report::hit_at(drawing, {(mouse.x - r.x0) / ui.scale(), (mouse.y - r.y0) / ui.scale()})
                       : -1;
  for (std::size_t i = 0; i < drawing.hits.size(); ++i) {
    const report::Hit& hit = drawing.hits[i];
    const Rect box{r.x0 + hit.area.x * ui.scale(), r.y0 + hit.area.y * ui.scale(), r.x0 + hit.area.right() * ui.scale(),
                   r.y0 + hit.area.bottom() * ui.scale()};
    ui.note({.role = Role::ListItem, .rect = box, .label = hit.label, .value = hit.value,
             .row = hit.row, .column = hit.column});
    if (static_cast<int>(i) == over) tooltip(ui, it, box, ui.join({ui.keep(hit.label), ui.keep(hit.value)}, ": "));
  }
  return it.pressed ? over : -1;
}

}  // namespace asah::ui
