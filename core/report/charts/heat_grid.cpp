#include "core/report/charts/heat_grid.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/text.hpp"
#include "core/report/charts/sketch.hpp"
#include "core/report/numbers.hpp"

namespace asah::report {
namespace {

constexpr TextFace kHead{TextSize::Note, Weight::Semibold, Role::Muted};
constexpr TextFace kRowLabel{TextSize::Small, Weight::Semibold, Role::Text};
constexpr TextFace kRowFigure{TextSize::Small, Weight::Semibold, Role::Text};
constexpr float kGap = 6;      // between cells, across
constexpr float kCell = 34;    // height of a cell
constexpr float kPadding = 3;  // above and below a cell
constexpr float kHeadPadding = 8;
constexpr float kLeastLabel = 110;  // what the row labels keep when columns need room

struct Layout {
  float labels = 0;   // width of the row labels
  float figures = 0;  // width of the last column
  float head = 0;     // height of the heading
  std::vector<std::vector<std::string>> row_lines;
  std::vector<std::vector<std::string>> column_lines;
  std::vector<float> cell_x;  // left edges
  std::vector<float> cell_width;
  std::vector<float> row_tops;  // one more than rows: the last is the bottom
};

float height_of(const std::vector<std::string>& lines, TextFace face) {
  return line_height_px(face.size) * static_cast<float>(lines.size());
}

void lay_out_widths(const Sketch& sketch, const HeatData& data, Layout& layout) {
  for (const std::string& row : data.rows) {
    layout.labels = std::max(layout.labels, sketch.text_width(row, kRowLabel));
  }
  layout.labels = std::min(layout.labels, sketch.width() * 0.22F) + 10;
  if (!data.figure_heading.empty()) {
    layout.figures = sketch.text_width(data.figure_heading, kHead);
    for (const std::string& figure : data.figures) {
      layout.figures = std::max(layout.figures, sketch.text_width(figure, kRowFigure));
    }
    layout.figures = std::min(layout.figures, sketch.width() * 0.15F) + 8;
  }
}

// The width at which `wanted` must be cut off so that the sum of what remains is `room`.
float cut_off(std::vector<float> wanted, float room) {
  std::ranges::sort(wanted);
  auto left = static_cast<float>(wanted.size());
  for (const float width : wanted) {
    if (width * left >= room) return room / left;
    room -= width;
    left -= 1;
  }
  return wanted.empty() ? 0 : wanted.back();
}

// Every column is as wide as the longest word above it and an equal part of what is left. Where
// that does not fit, the row labels give way first, then the widest columns.
void lay_out_columns(const Sketch& sketch, const HeatData& data, Layout& layout) {
  const auto count = static_cast<float>(data.columns.size());
  std::vector<float>& widths = layout.cell_width;
  float wanted = 0;
  for (const std::string& column : data.columns) {
    widths.push_back(std::max(44.0F, sketch.longest_word(column, kHead) + 2));
    wanted += widths.back() + kGap;
  }
  const float lack = wanted + layout.labels + layout.figures - sketch.width();
  const float least = std::min(layout.labels, std::min(kLeastLabel, sketch.width() * 0.3F));
  if (lack > 0) layout.labels = std::max(least, layout.labels - lack);
  const float room = sketch.width() - layout.labels - layout.figures - kGap * count;
  const float most = cut_off(widths, std::max(0.0F, room));
  const float spare = lack < 0 && count > 0 ? -lack / count : 0;
  // In a frame too narrow for the gaps alone the cells close up at its edge.
  const float gap = room < 0 ? kGap + room / count : kGap;
  float x = layout.labels;
  for (float& width : widths) {
    width = std::min(width, most) + spare;
    layout.cell_x.push_back(x);
    x += width + std::max(0.0F, gap);
  }
}

Layout lay_out(Sketch& sketch, const HeatData& data) {
  const TextMeasure& measure = sketch.frame().measure;
  Layout layout;
  lay_out_widths(sketch, data, layout);
  lay_out_columns(sketch, data, layout);
  for (std::size_t column = 0; column < data.columns.size(); ++column) {
    const float room = layout.cell_width[column] + kGap - 2;
    auto& lines =
        layout.column_lines.emplace_back(wrap(data.columns[column], room, 3, kHead, measure));
    layout.head = std::max(layout.head, height_of(lines, kHead));
  }
  layout.head = std::max(layout.head, line_height_px(kHead.size)) + 2 * kHeadPadding;
  float y = layout.head;
  for (const std::string& row : data.rows) {
    layout.row_tops.push_back(y);
    auto& lines =
        layout.row_lines.emplace_back(wrap(row, layout.labels - 10, 2, kRowLabel, measure));
    y += std::max(kCell + 2 * kPadding, height_of(lines, kRowLabel) + 10);
  }
  layout.row_tops.push_back(y);
  sketch.set_height(y);
  return layout;
}

void draw_lines(Sketch& sketch, const std::vector<std::string>& lines, TextSpot middle,
                TextFace face) {
  const float line = line_height_px(face.size);
  middle.at.y -= line * static_cast<float>(lines.size()) / 2;
  middle.baseline = Baseline::Middle;
  for (const std::string& text : lines) {
    middle.at.y += line / 2;
    sketch.text(middle, face, text);
    middle.at.y += line / 2;
  }
}

// Draws one cell and returns what it shows.
std::string draw_cell(Sketch& sketch, Box box, const HeatCell& cell, std::int32_t least_count) {
  const Point centre{box.x + box.width / 2, box.y + box.height / 2};
  const auto language = sketch.frame().language;
  const TextFace muted{TextSize::Note, Weight::Regular, Role::Muted};
  if (!cell.gap || cell.count < least_count) {
    const bool few = cell.gap.has_value();
    const std::string text =
        few ? "n<" + number_text(write_integer, least_count, language) : std::string(kNoValue);
    sketch.rect(box, 6, {}, {Role::Line, 1, 3});
    sketch.text_in({centre, Anchor::Middle}, box.width, muted, text);
    return text;
  }
  const Role role = gap_role(*cell.gap);
  const bool severe = role == Role::Gap3 || role == Role::Gap4;
  sketch.rect(box, 6, severe ? sketch.harm(role) : Fill{role});
  if (role == Role::Surplus) {
    sketch.check(centre, std::min(12.0F, box.width), Role::OnSurplus);
    return "\xe2\x9c\x93";
  }
  std::string text = number_text(write_hundredths, *cell.gap, language);
  const Weight weight = role == Role::Gap4 ? Weight::Semibold : Weight::Regular;
  sketch.text_in({centre, Anchor::Middle}, box.width,
                 {TextSize::Small, weight, gap_text_role(role)}, text);
  return text;
}

void draw_row(Sketch& sketch, const Layout& layout, const HeatData& data, std::size_t row) {
  const float top = layout.row_tops[row];
  const float bottom = layout.row_tops[row + 1];
  const float middle = (top + bottom) / 2;
  sketch.line({0, top}, {sketch.width(), top}, {Role::Line, 1});
  draw_lines(sketch, layout.row_lines[row], {{0, middle}}, kRowLabel);
  for (std::size_t column = 0; column < data.columns.size(); ++column) {
    const std::size_t index = row * data.columns.size() + column;
    const HeatCell cell = index < data.cells.size() ? data.cells[index] : HeatCell{};
    const Box box{layout.cell_x[column], middle - kCell / 2, layout.cell_width[column], kCell};
    std::string value = draw_cell(sketch, box, cell, data.least_count);
    sketch.hit({box, static_cast<std::int32_t>(row), static_cast<std::int32_t>(column),
                data.rows[row] + ", " + data.columns[column], std::move(value)});
  }
  if (layout.figures > 0 && row < data.figures.size()) {
    sketch.text_in({{sketch.width(), middle}, Anchor::End}, layout.figures, kRowFigure,
                   data.figures[row]);
  }
}

}  // namespace

Role gap_role(base::Hundredths gap) {
  if (gap.value <= 0) return Role::Surplus;
  if (gap.value < 25) return Role::Gap0;
  if (gap.value < 50) return Role::Gap1;
  if (gap.value < 85) return Role::Gap2;
  if (gap.value < 120) return Role::Gap3;
  return Role::Gap4;
}

Role gap_text_role(Role cell) {
  switch (cell) {
    case Role::Gap0:
      return Role::OnGap0;
    case Role::Gap1:
      return Role::OnGap1;
    case Role::Gap2:
      return Role::OnGap2;
    case Role::Gap3:
      return Role::OnGap3;
    case Role::Gap4:
      return Role::OnGap4;
    default:
      return Role::OnSurplus;
  }
}

Drawing heat_grid(const Frame& frame, const HeatData& data) {
  Sketch sketch(frame);
  const Layout layout = lay_out(sketch, data);
  for (std::size_t column = 0; column < data.columns.size(); ++column) {
    const float centre = layout.cell_x[column] + layout.cell_width[column] / 2;
    draw_lines(sketch, layout.column_lines[column], {{centre, layout.head / 2}, Anchor::Middle},
               kHead);
  }
  if (layout.figures > 0) {
    sketch.text_in({{sketch.width(), layout.head / 2}, Anchor::End}, layout.figures, kHead,
                   data.figure_heading);
  }
  for (std::size_t row = 0; row < data.rows.size(); ++row) draw_row(sketch, layout, data, row);
  sketch.line({0, sketch.height()}, {sketch.width(), sketch.height()}, {Role::Line, 1});
  return std::move(sketch).finish();
}

}  // namespace asah::report
