#include <algorithm>
#include <array>
#include <utility>

#include "core/report/charts/axis.hpp"

namespace asah::report {
namespace {

constexpr TextFace kMark{TextSize::Note, Weight::Regular, Role::Muted};
constexpr TextFace kIntervalText{TextSize::Small, Weight::Regular, Role::Text};
constexpr float kIntervalRow = 32;
constexpr float kIntervalSpace = 22;

struct Plan {
  float labels = 0;  // widths of the two columns of text
  float texts = 0;
  float bottom = 0;  // of the rows
  Ticks ticks;
  Scale scale;
};

Plan plan(const Sketch& sketch, const IntervalData& data) {
  Plan plan;
  Range range;
  range.include(data.reference);
  for (const Interval& row : data.rows) {
    for (const double value : {row.low, row.middle, row.high}) range.include(sane(value));
    plan.labels = std::max(plan.labels, sketch.text_width(row.label, kIntervalText));
    plan.texts = std::max(plan.texts, sketch.text_width(row.text, kIntervalText));
  }
  plan.labels = std::min(plan.labels, sketch.width() * 0.35F);
  plan.texts = std::min(plan.texts, sketch.width() * 0.25F);
  plan.bottom = kIntervalRow * static_cast<float>(data.rows.size());
  const float left = std::min(plan.labels + kIntervalSpace, sketch.width() / 2);
  const float right = std::max(left, sketch.width() - plan.texts - kIntervalSpace);
  plan.ticks = nice_ticks(range.low, range.high, static_cast<int>((right - left) / 70) + 2);
  plan.scale = {plan.ticks.first, plan.ticks.last(), left, right};
  return plan;
}

void draw_axis(Sketch& sketch, const Plan& plan, const IntervalData& data) {
  const float room = plan.ticks.count > 1
                         ? plan.scale.at(plan.ticks.at(1)) - plan.scale.at(plan.ticks.at(0))
                         : sketch.width();
  for (int i = 0; i < plan.ticks.count; ++i) {
    const double value = plan.ticks.at(i);
    const float x = plan.scale.at(value);
    sketch.line({x, 0}, {x, plan.bottom}, {Role::Line, 1});
    sketch.text_centred({x, plan.bottom + 3}, Baseline::Top, room, kMark,
                        mark_text(value, data.unit, plan.ticks.decimals, sketch.frame().language));
  }
  if (const auto reference = known(data.reference)) {
    const float x = plan.scale.at(*reference);
    sketch.line({x, 0}, {x, plan.bottom}, {Role::Muted, 1.5F, 4});
  }
}

void draw_interval(Sketch& sketch, const Interval& row, const Scale& scale, float y) {
  std::array ends = {sane(row.low), sane(row.middle), sane(row.high)};
  std::ranges::sort(ends);
  const float low = scale.at(ends[0]);
  const float middle = scale.at(ends[1]);
  const float high = scale.at(ends[2]);
  const Stroke stroke{row.role, 2};
  sketch.line({low, y}, {high, y}, stroke);
  sketch.line({low, y - 5}, {low, y + 5}, stroke);
  sketch.line({high, y - 5}, {high, y + 5}, stroke);
  const auto box_low = known(row.box_low);
  const auto box_high = known(row.box_high);
  if (!box_low || !box_high) {
    sketch.circle({middle, y}, 4.5F, {row.role});
    return;
  }
  const float left = scale.at(std::clamp(std::min(*box_low, *box_high), ends[0], ends[2]));
  const float right = scale.at(std::clamp(std::max(*box_low, *box_high), ends[0], ends[2]));
  sketch.rect({left, y - 7, right - left, 14}, 3, {Role::Surface}, stroke);
  sketch.line({middle, y - 7}, {middle, y + 7}, {row.role, 3});
}

}  // namespace

Drawing intervals(const Frame& frame, const IntervalData& data) {
  Sketch sketch(frame);
  const Plan all = plan(sketch, data);
  const float axis = line_height_px(kMark.size) + 4;
  sketch.set_height(data.rows.empty() ? 0 : all.bottom + axis);
  if (data.rows.empty()) return std::move(sketch).finish();
  draw_axis(sketch, all, data);
  for (std::size_t i = 0; i < data.rows.size(); ++i) {
    const Interval& row = data.rows[i];
    const float top = kIntervalRow * static_cast<float>(i);
    sketch.text_in({{0, top + kIntervalRow / 2}}, all.labels, kIntervalText, row.label);
    draw_interval(sketch, row, all.scale, top + kIntervalRow / 2);
    sketch.text_in({{sketch.width(), top + kIntervalRow / 2}, Anchor::End}, all.texts,
                   kIntervalText, row.text);
    sketch.hit(
        {{0, top, sketch.width(), kIntervalRow}, static_cast<std::int32_t>(i), 0, row.label,
         row.text});
  }
  return std::move(sketch).finish();
}

}  // namespace asah::report
