#include "core/report/charts/lines.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/report/charts/axis.hpp"

namespace asah::report {
namespace {

constexpr TextFace kTickFace{TextSize::Note, Weight::Regular, Role::Muted};
constexpr float kLine = 17;  // of kTickFace

// The values as unbroken runs of points.
std::vector<std::vector<Point>> runs(std::span<const std::optional<double>> values,
                                     const Scale& across, const Scale& up) {
  std::vector<std::vector<Point>> out;
  bool open = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto value = known(values[i]);
    if (value && !open) out.emplace_back();
    open = value.has_value();
    if (value) out.back().push_back({across.at(static_cast<double>(i)), up.at(*value)});
  }
  return out;
}

// The room inside the axes of a line chart, and its scales.
struct Plot {
  Ticks ticks;
  Box area;
  Scale across;
  Scale up;
};

Range range_of(const LineData& data) {
  Range range;
  for (const Series& series : data.series) {
    for (const auto& value : series.values) range.include(value);
  }
  range.include(data.target);
  if (data.from_zero || !range.any) range.include(0);
  return range;
}

Plot plan(const Sketch& sketch, const LineData& data) {
  const Range range = range_of(data);
  Plot plot;
  const float height = std::max(1.0F, sketch.height() - kLine - 6 - kLine / 2);
  plot.ticks = nice_ticks(range.low, range.high, static_cast<int>(height / 34) + 2);
  float marks = 0;
  for (int i = 0; i < plot.ticks.count; ++i) {
    const std::string text =
        mark_text(plot.ticks.at(i), data.unit, plot.ticks.decimals, sketch.frame().language);
    marks = std::max(marks, sketch.text_width(text, kTickFace));
  }
  const float left = std::min(marks + 10, sketch.width() * 0.4F);
  // Half a label and a dot stand out beyond the last value.
  const float right = std::min(24.0F, (sketch.width() - left) * 0.2F);
  plot.area = {left, kLine / 2, std::max(0.0F, sketch.width() - left - right), height};
  const auto points = static_cast<double>(std::max<std::size_t>(data.labels.size(), 1) - 1);
  plot.across = {0, points, plot.area.x + 4, std::max(plot.area.x + 4, plot.area.right())};
  plot.up = {plot.ticks.first, plot.ticks.last(), plot.area.bottom(), plot.area.y};
  return plot;
}

void draw_grid(Sketch& sketch, const Plot& plot, const LineData& data) {
  for (int i = 0; i < plot.ticks.count; ++i) {
    const double value = plot.ticks.at(i);
    const float y = plot.up.at(value);
    sketch.line({plot.area.x, y}, {sketch.width(), y}, {Role::Line, 1});
    sketch.text_in({{plot.area.x - 8, y}, Anchor::End}, plot.area.x - 8, kTickFace,
                   mark_text(value, data.unit, plot.ticks.decimals, sketch.frame().language));
  }
  if (const auto target = known(data.target)) {
    const float y = plot.up.at(*target);
    sketch.line({plot.area.x, y}, {sketch.width(), y}, {Role::Muted, 1.5F, 4});
  }
}

// Every n-th label, counted from the last one, so that none touches its neighbour.
void draw_x_labels(Sketch& sketch, const Plot& plot, std::span<const std::string> labels) {
  if (labels.empty()) return;
  float widest = 0;
  for (const std::string& label : labels) {
    widest = std::max(widest, sketch.text_width(label, kTickFace));
  }
  const float step = labels.size() > 1 ? plot.across.at(1) - plot.across.at(0) : sketch.width();
  const auto most = static_cast<float>(labels.size());
  const float needed = step > 0 ? std::ceil((widest + 10) / step) : most;
  const auto every = static_cast<std::size_t>(std::clamp(needed, 1.0F, most));
  for (std::size_t back = 0; back < labels.size(); back += every) {
    const std::size_t i = labels.size() - 1 - back;
    sketch.text_centred({plot.across.at(static_cast<double>(i)), sketch.height()}, Baseline::Bottom,
                        sketch.width() / 2, kTickFace, labels[i]);
  }
}

void draw_series(Sketch& sketch, const Plot& plot, const LineData& data, std::size_t index) {
  const Series& series = data.series[index];
  const std::size_t count = std::min(series.values.size(), data.labels.size());
  const std::span values = std::span(series.values).first(count);
  const bool dots = count <= 40;
  for (const auto& run : runs(values, plot.across, plot.up)) {
    sketch.polyline(run, false, {series.role, 2, series.dash});
    for (const Point dot : run) {
      if (dots || run.size() == 1) sketch.circle(dot, 3, {series.role});
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = known(values[i]);
    if (!value) continue;
    const Point at{plot.across.at(static_cast<double>(i)), plot.up.at(*value)};
    sketch.hit({{at.x - 10, at.y - 10, 20, 20},
                static_cast<std::int32_t>(index),
                static_cast<std::int32_t>(i),
                series.label + ", " + data.labels[i],
                mark_text(*value, data.unit, std::min(plot.ticks.decimals + 1, 6),
                          sketch.frame().language)});
  }
}

}  // namespace

Drawing sparkline(const Frame& frame, std::span<const std::optional<double>> values, Role role) {
  Sketch sketch(frame);
  const float rim = std::min(4.0F, std::min(sketch.width(), sketch.height()) / 4);
  Range range;
  for (const auto& value : values) range.include(value);
  const auto points = static_cast<double>(std::max<std::size_t>(values.size(), 1) - 1);
  const Scale across{0, points, rim, sketch.width() - rim};
  const Scale up{range.low, range.high, sketch.height() - rim, rim};
  const auto lines = runs(values, across, up);
  for (const auto& run : lines) {
    sketch.polyline(run, false, {role, 2});
    if (run.size() == 1) sketch.circle(run[0], std::min(2.0F, rim), {role});
  }
  if (!lines.empty()) sketch.circle(lines.back().back(), std::min(3.0F, rim), {role});
  return std::move(sketch).finish();
}

Drawing line_chart(const Frame& frame, const LineData& data) {
  Sketch sketch(frame);
  const Plot plot = plan(sketch, data);
  draw_grid(sketch, plot, data);
  draw_x_labels(sketch, plot, data.labels);
  for (std::size_t i = 0; i < data.series.size(); ++i) draw_series(sketch, plot, data, i);
  return std::move(sketch).finish();
}

}  // namespace asah::report
