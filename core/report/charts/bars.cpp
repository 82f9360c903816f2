#include "core/report/charts/bars.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/report/charts/sketch.hpp"
#include "core/report/numbers.hpp"

namespace asah::report {
namespace {

constexpr float kRow = 27;
constexpr float kTrack = 8;
constexpr float kSpace = 12;
constexpr TextFace kBody{TextSize::Small, Weight::Regular, Role::Text};
constexpr TextFace kFigure{TextSize::Note, Weight::Regular, Role::Muted};

double amount(double value) { return std::max(0.0, sane(value)); }

bool means_harm(Role role) {
  return role == Role::GapBar || role == Role::Gap3 || role == Role::Gap4 || role == Role::Bad;
}

Fill fill_of(const Sketch& sketch, Role role) {
  return means_harm(role) ? sketch.harm(role) : Fill{role, 1, false};
}

// The text colour that is read on a filled area of the role.
Role text_on(Role role) {
  switch (role) {
    case Role::Primary:
    case Role::Ok:
    case Role::Bad:
    case Role::Warn:
      return Role::OnPrimary;
    case Role::Gap0:
      return Role::OnGap0;
    case Role::Gap1:
      return Role::OnGap1;
    case Role::Gap2:
      return Role::OnGap2;
    case Role::Gap3:
    case Role::GapBar:
      return Role::OnGap3;
    case Role::Gap4:
      return Role::OnGap4;
    case Role::Surplus:
      return Role::OnSurplus;
    default:
      return Role::Text;
  }
}

void draw_track(Sketch& sketch, Box track, double share, Role role) {
  const float radius = track.height / 2;
  sketch.rect(track, radius, {Role::Track});
  Box filled = track;
  filled.width = track.width * static_cast<float>(std::clamp(share, 0.0, 1.0));
  if (filled.width <= 0) return;
  filled.width = std::min(track.width, std::max(filled.width, 2.0F));
  sketch.rect(filled, radius, fill_of(sketch, role));
}

// What the columns of a distribution share.
struct Columns {
  std::int64_t most = 0;  // the largest count
  float base = 0;         // y of the base line
  float step = 0;         // from one column to the next
  bool figures = true;

  float height_of(std::int64_t count) const {
    if (count <= 0 || most <= 0) return 0;
    const float room = std::max(0.0F, base - (figures ? line_height_px(TextSize::Note) : 0.0F));
    const double share = static_cast<double>(count) / static_cast<double>(most);
    return std::min(base, std::max(1.0F, room * static_cast<float>(share)));
  }
};

void draw_column(Sketch& sketch, const Columns& all, const Column& column, std::int32_t index) {
  const std::int64_t count = std::max<std::int64_t>(column.count, 0);
  const std::int64_t below = std::clamp<std::int64_t>(column.below, 0, count);
  const float gap = std::min(8.0F, all.step * 0.2F);
  const float x = all.step * static_cast<float>(index) + gap / 2;
  const float width = all.step - gap;
  const float whole = all.height_of(count);
  const float under = std::min(whole, all.height_of(below));
  const float top = all.base - whole;
  if (count > below) sketch.rect({x, top, width, whole - under}, 2, {Role::Primary});
  if (below > 0) sketch.rect({x, all.base - under, width, under}, 2, sketch.harm(Role::GapBar));
  const std::string figure = number_text(write_integer, count, sketch.frame().language);
  const float centre = x + width / 2;
  if (all.figures) {
    sketch.text_in({{centre, top}, Anchor::Middle, Baseline::Bottom}, all.step, kFigure, figure);
  }
  sketch.text_in({{centre, all.base + 2}, Anchor::Middle, Baseline::Top}, all.step,
                 {TextSize::Note, Weight::Regular, Role::Text}, column.label);
  sketch.hit({{x, 0, width, sketch.height()}, index, 0, column.label, figure});
}

}  // namespace

Drawing bars(const Frame& frame, const BarsData& data) {
  Sketch sketch(frame);
  sketch.set_height(kRow * static_cast<float>(data.bars.size()));
  float labels = 0;
  float texts = 0;
  double most = amount(data.maximum);
  for (const Bar& bar : data.bars) {
    labels = std::max(labels, sketch.text_width(bar.label, kBody));
    texts = std::max(texts, sketch.text_width(bar.text, kBody));
    if (amount(data.maximum) == 0) most = std::max(most, amount(bar.value));
  }
  labels = std::min(labels, sketch.width() * 0.45F);
  texts = std::min(texts, sketch.width() * 0.25F);
  const float start = std::min(labels + kSpace, sketch.width());
  const float end = std::max(start, sketch.width() - (texts > 0 ? texts + kSpace : 0));
  for (std::size_t i = 0; i < data.bars.size(); ++i) {
    const Bar& bar = data.bars[i];
    const float top = kRow * static_cast<float>(i);
    const float middle = top + kRow / 2;
    sketch.text_in({{0, middle}}, labels, kBody, bar.label);
    const double share = most > 0 ? amount(bar.value) / most : 0;
    draw_track(sketch, {start, middle - kTrack / 2, end - start, kTrack}, share, bar.role);
    sketch.text_in({{sketch.width(), middle}, Anchor::End}, texts, kBody, bar.text);
    sketch.hit(
        {{0, top, sketch.width(), kRow}, static_cast<std::int32_t>(i), 0, bar.label, bar.text});
  }
  return std::move(sketch).finish();
}

Drawing distribution(const Frame& frame, const DistributionData& data) {
  Sketch sketch(frame);
  if (data.columns.empty()) return std::move(sketch).finish();
  Columns columns;
  columns.figures = data.figures;
  columns.base = std::max(0.0F, sketch.height() - line_height_px(TextSize::Note) - 2);
  columns.step = sketch.width() / static_cast<float>(data.columns.size());
  for (const Column& column : data.columns) columns.most = std::max(columns.most, column.count);
  for (std::size_t i = 0; i < data.columns.size(); ++i) {
    draw_column(sketch, columns, data.columns[i], static_cast<std::int32_t>(i));
  }
  sketch.line({0, columns.base}, {sketch.width(), columns.base}, {Role::Line, 1});
  return std::move(sketch).finish();
}

Drawing stacked_bar(const Frame& frame, std::span<const Segment> segments) {
  Sketch sketch(frame);
  const float height = sketch.height();
  double total = 0;
  for (const Segment& segment : segments) total += amount(segment.value);
  if (total <= 0) {
    sketch.rect({0, 0, sketch.width(), height}, 4, {Role::Track});
    return std::move(sketch).finish();
  }
  double before = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Segment& segment = segments[i];
    if (amount(segment.value) <= 0) continue;
    const auto left = static_cast<float>(before / total * sketch.width());
    before += amount(segment.value);
    const auto right =
        std::min(sketch.width(), static_cast<float>(before / total * sketch.width()));
    const Box box{left, 0, right - left, height};
    // A hairline of the surface between neighbours, so that they part without colour too.
    sketch.rect(box, 0, fill_of(sketch, segment.role), {Role::Surface, 1});
    const TextFace face{TextSize::Note, Weight::Semibold, text_on(segment.role)};
    const bool fits = height >= line_height_px(face.size) - 3 &&
                      sketch.text_width(segment.text, face) + 8 <= box.width;
    if (fits) {
      sketch.text({{left + box.width / 2, height / 2}, Anchor::Middle}, face, segment.text);
    }
    sketch.hit({box, static_cast<std::int32_t>(i), 0, segment.label, segment.text});
  }
  return std::move(sketch).finish();
}

Drawing progress_bar(const Frame& frame, double share, Role role) {
  Sketch sketch(frame);
  draw_track(sketch, {0, 0, sketch.width(), sketch.height()}, amount(share), role);
  return std::move(sketch).finish();
}

Drawing level_boxes(const Frame& frame, std::optional<base::Hundredths> achieved,
                    std::optional<base::Hundredths> required) {
  Sketch sketch(frame);
  const float size = sketch.height() < 8 ? 12 : std::min(sketch.height(), sketch.width() / 5);
  sketch.set_height(size);
  const float step = std::min(size + 2, sketch.width() / 5);
  const float side = std::max(1.0F, step - 2);
  const std::int32_t has = achieved ? achieved->value : 0;
  const std::int32_t wants = required ? required->value : 0;
  for (int level = 1; level <= 5; ++level) {
    const std::int32_t below = (level - 1) * 100;
    const Box box{step * static_cast<float>(level - 1), (size - side) / 2, side, side};
    const bool missing = achieved && has < level * 100 && wants > below;
    sketch.rect(box, 3, {Role::Track},
                missing ? Stroke{Role::Bad, 1.5F, 3} : Stroke{Role::Line, 1});
    const int part = std::clamp(has - below, 0, 100);
    if (part == 0) continue;
    const bool surplus = required && below >= wants;
    sketch.rect({box.x, box.y, box.width * static_cast<float>(part) / 100, box.height}, 3,
                {surplus ? Role::Ok : Role::Primary});
  }
  return std::move(sketch).finish();
}

Drawing legend(const Frame& frame, std::span<const LegendEntry> entries) {
  constexpr float kLine = 22;
  constexpr float kPatch = 14;
  constexpr TextFace kFace{TextSize::Note, Weight::Regular, Role::Muted};
  Sketch sketch(frame);
  Point at;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const LegendEntry& entry = entries[i];
    const float room = std::max(0.0F, sketch.width() - kPatch - 6);
    const std::string label = elide(entry.label, room, kFace, frame.measure);
    const float width = kPatch + 6 + sketch.text_width(label, kFace);
    if (at.x > 0 && at.x + width > sketch.width()) at = {0, at.y + kLine};
    const float middle = at.y + kLine / 2;
    if (entry.dash > 0) {
      const float end = std::min(at.x + kPatch, sketch.width());
      sketch.line({at.x, middle}, {end, middle}, {entry.role, 2, entry.dash});
    } else {
      sketch.rect({at.x, middle - 5, std::min(kPatch, sketch.width()), 10}, 2,
                  fill_of(sketch, entry.role));
    }
    sketch.text({{at.x + kPatch + 6, middle}}, kFace, label);
    at.x += width + 18;
  }
  sketch.set_height(entries.empty() ? 0 : at.y + kLine);
  return std::move(sketch).finish();
}

}  // namespace asah::report
