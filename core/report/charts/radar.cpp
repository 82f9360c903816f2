#include "core/report/charts/radar.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "core/report/charts/sketch.hpp"
#include "core/report/numbers.hpp"

namespace asah::report {
namespace {

using base::Hundredths;

constexpr float kLabelGap = 8;    // from the rim to a label
constexpr float kMargin = 2;       // from a label to the edge of the drawing
constexpr float kSideways = 0.2F;  // |cosine| from which a label stands beside, not above
constexpr TextFace kLabelFace{TextSize::Note, Weight::Regular, Role::Muted};

struct Label {
  std::vector<std::string> lines;
  Box box;
  Anchor anchor = Anchor::Middle;
  bool shown = true;
};

struct Room {
  float width = 0;
  int lines = 2;
};

struct RadarPlan {
  Point centre;
  float radius = 0;
  std::vector<Point> directions;  // unit vectors, one an axis
  std::vector<Label> labels;
};

bool overlap(const Box& a, const Box& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Point direction(std::size_t axis, std::size_t count) {
  const double turn = 2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(count);
  return {static_cast<float>(std::sin(turn)), static_cast<float>(-std::cos(turn))};
}

void set_lines(const Sketch& sketch, Label& label, std::string_view text, Room room) {
  label.lines = wrap(text, room.width, room.lines, kLabelFace, sketch.frame().measure);
  label.box.width = 0;
  for (const std::string& line : label.lines) {
    label.box.width = std::max(label.box.width, sketch.text_width(line, kLabelFace));
  }
  label.box.height = line_height_px(kLabelFace.size) * static_cast<float>(label.lines.size());
}

// The largest radius that leaves every label its room, but never so small that nothing is seen.
float fitting_radius(const Sketch& sketch, const RadarPlan& plan) {
  const float least = 0.2F * std::min(sketch.width(), sketch.height());
  float radius = std::min(sketch.width(), sketch.height()) / 2 - 6;
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    const Point d = plan.directions[i];
    const Box& box = plan.labels[i].box;
    const float across = std::abs(d.x);
    const float up = std::abs(d.y);
    if (across > kSideways) {
      radius = std::min(radius, (sketch.width() / 2 - kMargin - box.width) / across - kLabelGap);
    }
    if (up > kSideways) {
      const float height = box.height * (1 + up) / 2;
      radius = std::min(radius, (sketch.height() / 2 - kMargin - height) / up - kLabelGap);
    }
  }
  return std::max(radius, least);
}

void place(const Sketch& sketch, Label& label, Point centre, Point d, float distance) {
  const Point at{centre.x + d.x * distance, centre.y + d.y * distance};
  Box& box = label.box;
  label.anchor = d.x > kSideways ? Anchor::Start : d.x < -kSideways ? Anchor::End : Anchor::Middle;
  box.x = label.anchor == Anchor::Start ? at.x
          : label.anchor == Anchor::End ? at.x - box.width
                                        : at.x - box.width / 2;
  box.y = at.y + d.y * box.height / 2 - box.height / 2;
  box.x = std::clamp(box.x, 0.0F, std::max(0.0F, sketch.width() - box.width));
  box.y = std::clamp(box.y, 0.0F, std::max(0.0F, sketch.height() - box.height));
}

// Moves the labels of one side apart: down from the top, then up again from the bottom edge.
void spread(std::vector<Label>& labels, Anchor side, float height) {
  std::vector<Label*> column;
  for (Label& label : labels) {
    if (label.anchor == side) column.push_back(&label);
  }
  std::ranges::stable_sort(column, {}, [](const Label* l) { return l->box.y; });
  for (std::size_t i = 1; i < column.size(); ++i) {
    column[i]->box.y = std::max(column[i]->box.y, column[i - 1]->box.bottom());
  }
  float limit = height;
  for (std::size_t i = column.size(); i > 0; --i) {
    Box& box = column[i - 1]->box;
    box.y = std::min(box.y, limit - box.height);
    limit = box.y;
  }
}

void hide_overlapping(RadarPlan& plan, const Sketch& sketch) {
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    Label& label = plan.labels[i];
    label.shown = !label.lines.empty() && label.box.y >= 0 &&
                  label.box.bottom() <= sketch.height() && label.box.right() <= sketch.width();
    for (std::size_t j = 0; label.shown && j < i; ++j) {
      label.shown = !(plan.labels[j].shown && overlap(plan.labels[j].box, label.box));
    }
  }
}

RadarPlan lay_out(const Sketch& sketch, std::span<const RadarAxis> axes) {
  RadarPlan plan;
  plan.centre = {sketch.width() / 2, sketch.height() / 2};
  // Many axes stand close together: one line each keeps the labels beside their spokes.
  const int lines = axes.size() > 12 ? 1 : 3;
  // A word is broken only where it would push the web out of sight.
  const float usual = std::max(48.0F, sketch.width() * 0.27F);
  const float most = std::max(usual, sketch.width() * 0.36F);
  for (std::size_t i = 0; i < axes.size(); ++i) {
    plan.directions.push_back(direction(i, axes.size()));
    const float word = sketch.longest_word(axes[i].label, kLabelFace) + 1;
    const float room = std::clamp(word, usual, most);
    set_lines(sketch, plan.labels.emplace_back(), axes[i].label, {room, lines});
  }
  plan.radius = fitting_radius(sketch, plan);
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const Point d = plan.directions[i];
    const float distance = plan.radius + kLabelGap;
    const float left = sketch.width() / 2 - kMargin - distance * std::abs(d.x);
    const bool beside = std::abs(d.x) > kSideways;
    if (beside && left < plan.labels[i].box.width) {
      set_lines(sketch, plan.labels[i], axes[i].label, {left, lines});
    }
    place(sketch, plan.labels[i], plan.centre, d, distance);
  }
  spread(plan.labels, Anchor::Start, sketch.height());
  spread(plan.labels, Anchor::End, sketch.height());
  hide_overlapping(plan, sketch);
  return plan;
}

Point on_axis(const RadarPlan& plan, std::size_t axis, float share) {
  const Point d = plan.directions[axis];
  return {plan.centre.x + d.x * plan.radius * share, plan.centre.y + d.y * plan.radius * share};
}

void draw_web(Sketch& sketch, const RadarPlan& plan, int rings) {
  const std::size_t count = plan.directions.size();
  for (int ring = rings; ring >= 1; --ring) {
    const float share = static_cast<float>(ring) / static_cast<float>(rings);
    if (count < 3) {
      sketch.circle(plan.centre, plan.radius * share, {}, {Role::Line, 1});
      continue;
    }
    std::vector<Point> corners;
    for (std::size_t i = 0; i < count; ++i) corners.push_back(on_axis(plan, i, share));
    sketch.polyline(std::move(corners), true, {Role::Line, 1});
  }
  for (std::size_t i = 0; i < count; ++i) {
    sketch.line(plan.centre, on_axis(plan, i, 1), {Role::Line, 1});
  }
}

struct Outline {
  std::vector<std::vector<Point>> runs;  // neighbouring axes that have a value
  bool closed = false;                   // one run, all the way round
};

Outline outline(const RadarPlan& plan, std::span<const std::optional<Hundredths>> values, int top) {
  const std::size_t count = values.size();
  const auto gap = std::ranges::find_if(values, [](const auto& v) { return !v.has_value(); });
  Outline out;
  out.closed = gap == values.end() && count >= 3;
  const auto start = gap == values.end() ? 0U : static_cast<std::size_t>(gap - values.begin());
  bool open = false;
  for (std::size_t step = 0; step < count; ++step) {
    const std::size_t i = (start + step) % count;
    if (!values[i]) {
      open = false;
      continue;
    }
    if (!open) out.runs.emplace_back();
    open = true;
    const float share = static_cast<float>(values[i]->value) / (100.0F * static_cast<float>(top));
    out.runs.back().push_back(on_axis(plan, i, std::clamp(share, 0.0F, 1.0F)));
  }
  return out;
}

void draw_values(Sketch& sketch, const RadarPlan& plan, std::span<const RadarAxis> axes, int top) {
  std::vector<std::optional<Hundredths>> required;
  std::vector<std::optional<Hundredths>> achieved;
  for (const RadarAxis& axis : axes) {
    required.push_back(axis.required);
    achieved.push_back(axis.achieved);
  }
  const Outline wanted = outline(plan, required, top);
  const Outline reached = outline(plan, achieved, top);
  for (std::vector<Point> area : reached.runs) {
    if (!reached.closed) area.push_back(plan.centre);
    sketch.polygon(std::move(area), {Role::Primary, 0.18F, false});
  }
  for (const auto& run : wanted.runs) {
    sketch.polyline(run, wanted.closed, {Role::Muted, 1.5F, 4});
    if (run.size() == 1) sketch.circle(run[0], 3, {}, {Role::Muted, 1.5F});
  }
  for (const auto& run : reached.runs) {
    sketch.polyline(run, reached.closed, {Role::Primary, 2});
    for (const Point dot : run) sketch.circle(dot, 3.5F, {Role::Primary});
  }
}

std::string level_text(std::optional<Hundredths> level, base::Language language) {
  return level ? number_text(write_level, *level, language) : std::string(kNoValue);
}

void draw_labels(Sketch& sketch, const RadarPlan& plan, std::span<const RadarAxis> axes, int top) {
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const auto language = sketch.frame().language;
    const std::string value =
        level_text(axes[i].achieved, language) + " / " + level_text(axes[i].required, language);
    Hit hit{{}, static_cast<std::int32_t>(i), 0, axes[i].label, value};
    if (axes[i].achieved) {
      const float share =
          static_cast<float>(axes[i].achieved->value) / (100.0F * static_cast<float>(top));
      const Point dot = on_axis(plan, i, std::clamp(share, 0.0F, 1.0F));
      hit.area = {dot.x - 10, dot.y - 10, 20, 20};
      sketch.hit(hit);
    }
    const Label& label = plan.labels[i];
    if (!label.shown) continue;
    hit.area = label.box;
    sketch.hit(std::move(hit));
    const float x = label.anchor == Anchor::Start ? label.box.x
                    : label.anchor == Anchor::End ? label.box.right()
                                                  : label.box.x + label.box.width / 2;
    float y = label.box.y;
    for (const std::string& line : label.lines) {
      sketch.text({{x, y}, label.anchor, Baseline::Top}, kLabelFace, line);
      y += line_height_px(kLabelFace.size);
    }
  }
}

}  // namespace

Drawing radar(const Frame& frame, const RadarData& data) {
  Sketch sketch(frame);
  if (data.axes.empty()) return std::move(sketch).finish();
  const int top = std::clamp(data.top_level, 1, 100);
  const RadarPlan plan = lay_out(sketch, data.axes);
  draw_web(sketch, plan, std::min(top, 5));
  draw_values(sketch, plan, data.axes, top);
  draw_labels(sketch, plan, data.axes, top);
  return std::move(sketch).finish();
}

}  // namespace asah::report
