#include "wasm/ui/layout.hpp"

#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

namespace asah::ui {
namespace {

constexpr float kUnbounded = 1e5f;

/// Width of what stands at the right of a Line, from the last frame.
struct TailWidth {
  float value = 0;
};

/// Begins an area of the present one that stands where the next part would stand.
Ui::Flow child_of(Ui& ui, float x0, float x1, float y) {
  return {.x0 = x0, .x1 = x1, .x = x0, .y = y, .gap = ui.px(8), .bottom = y};
}

}  // namespace

Line::Line(Ui& ui, float height_css, float gap_css) : ui_(ui) {
  const float width = ui.room();
  const Rect r = ui.place(width, ui.px(height_css));
  Ui::Flow f = child_of(ui, r.x0, r.x1, r.y0);
  f.mode = Ui::Flow::Mode::Line;
  f.row_height = r.height();
  f.gap = ui.px(gap_css);
  ui.push_flow(f);
}

Line::~Line() {
  const Ui::Flow f = ui_.pop_flow();
  if (right_id_ != 0) {
    float& known = ui_.state<TailWidth>(right_id_).value;
    const float width = f.x - right_start_;
    if (known != width) ui_.want_frame_in(0);
    known = width;
  }
  Ui::Flow& parent = ui_.flow();
  if (parent.mode == Ui::Flow::Mode::Stack) parent.y = std::max(parent.y, f.bottom);
  parent.bottom = std::max(parent.bottom, f.bottom);
}

void Line::right(std::string_view name) {
  right_id_ = ui_.id(name);
  const float known = ui_.state<TailWidth>(right_id_).value;
  Ui::Flow& f = ui_.flow();
  f.x = known > 0 ? std::max(f.x + f.gap, f.x1 - known) : f.x1;
  f.first = true;
  f.x1 = f.x + kUnbounded;  // parts take their natural widths, which are then remembered
  right_start_ = f.x;
}

void Line::skip(float width_css) { ui_.place(ui_.px(width_css), 1); }

Wrap::Wrap(Ui& ui, float gap_css, float row_gap_css) : ui_(ui) {
  Ui::Flow& parent = ui.flow();
  Ui::Flow f = child_of(ui, parent.mode == Ui::Flow::Mode::Stack ? parent.x0 : parent.x, parent.x1,
                        ui.top());
  f.mode = Ui::Flow::Mode::Wrap;
  f.gap = ui.px(gap_css);
  f.row_gap = ui.px(row_gap_css);
  ui.push_flow(f);
}

Wrap::~Wrap() {
  const Ui::Flow f = ui_.pop_flow();
  if (!f.first) ui_.place(0, f.bottom - ui_.top());
}

Columns::Columns(Ui& ui, std::string_view name, const ColumnsSpec& spec)
    : ui_(ui), heights_(ui.state<Heights>(ui.id(name))), gap_(ui.px(spec.gap)) {
  x0_ = ui.left();
  y_ = lowest_ = ui.top();
  const float room = ui.right() - x0_;
  int wanted = spec.weights.size() > 0 ? static_cast<int>(spec.weights.size()) : spec.count;
  wanted = std::clamp(wanted, 1, kMost);
  const float least = ui.px(spec.min_width);
  const int fitting = std::max(1, static_cast<int>((room + gap_) / (least + gap_)));
  per_row_ = std::min(wanted, fitting);
  // Weighted columns either stand as designed or under each other.
  if (per_row_ < wanted && (spec.weights.size() > 0 || spec.fixed_last > 0)) per_row_ = 1;
  float share = room - gap_ * static_cast<float>(per_row_ - 1);
  const bool fixed = spec.fixed_last > 0 && per_row_ > 1;
  const int sharing = fixed ? per_row_ - 1 : per_row_;
  if (fixed) share -= ui.px(spec.fixed_last);
  float total = 0;
  for (int i = 0; i < sharing; ++i)
    total += spec.weights.size() > 0 && per_row_ > 1 ? spec.weights.begin()[i] : 1.0f;
  for (int i = 0; i < sharing; ++i) {
    const float weight = spec.weights.size() > 0 && per_row_ > 1 ? spec.weights.begin()[i] : 1.0f;
    widths_[i] = std::floor(share * weight / total);
  }
  if (fixed) widths_[per_row_ - 1] = ui.px(spec.fixed_last);
}

void Columns::end_area() {
  if (!open_) return;
  const Ui::Flow f = ui_.pop_flow();
  lowest_ = std::max(lowest_, f.bottom);
  natural_ = std::max(natural_, f.bottom - y_ - f.stretched);
  open_ = false;
}

void Columns::end_row() {
  end_area();
  if (index_ < 0) return;
  const auto row = static_cast<std::size_t>(row_);
  if (heights_.rows.size() <= row) heights_.rows.resize(row + 1);
  if (heights_.rows[row] != natural_) ui_.want_frame_in(0);
  heights_.rows[row] = natural_;
  natural_ = 0;
  ++row_;
}

void Columns::next() {
  const int column = index_ + 1 < per_row_ ? index_ + 1 : 0;
  if (column == 0 && index_ >= 0) {
    end_row();
    y_ = lowest_ + gap_;
    lowest_ = y_;
  } else {
    end_area();
  }
  index_ = column;
  float x = x0_;
  for (int i = 0; i < column; ++i) x += widths_[i] + gap_;
  const bool last = column + 1 == per_row_;
  const float x1 = last ? ui_.right() : x + widths_[column];
  Ui::Flow area = child_of(ui_, x, x1, y_);
  const auto row = static_cast<std::size_t>(row_);
  if (per_row_ > 1 && row < heights_.rows.size()) area.fill_to = y_ + heights_.rows[row];
  ui_.push_flow(area);
  open_ = true;
}

Columns::~Columns() {
  end_row();
  if (lowest_ > y_ || row_ > 1) ui_.place(0, lowest_ - ui_.top());
}

Inset::Inset(Ui& ui, float horizontal_css, float vertical_css)
    : ui_(ui), vertical_(vertical_css == 0 ? 0 : ui.px(vertical_css)) {
  const float pad = horizontal_css == 0 ? 0 : ui.px(horizontal_css);
  ui.push_flow(child_of(ui, ui.left() + pad, ui.right() - pad, ui.top() + vertical_));
}

Inset::~Inset() {
  const Ui::Flow f = ui_.pop_flow();
  ui_.place(0, f.bottom + vertical_ - ui_.top());
}

Scroll::Scroll(Ui& ui, std::string_view name, const Rect& rect, const ScrollSpec& spec)
    : ui_(ui), padding_y_(spec.padding_y == 0 ? 0 : ui.px(spec.padding_y)) {
  if (spec.background != Color::Count)
    ui.draw()->AddRectFilled({rect.x0, rect.y0}, {rect.x1, rect.y1}, ui.color(spec.background));
  ImGui::SetCursorScreenPos({rect.x0, rect.y0});
  ImGuiWindowFlags flags = ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground;
  if (spec.horizontal) flags |= ImGuiWindowFlags_HorizontalScrollbar;
  if (!spec.bar) flags |= ImGuiWindowFlags_NoScrollbar;
  ImGui::BeginChild(ui.id(name), {std::max(1.0f, rect.width()), std::max(1.0f, rect.height())}, 0,
                    flags);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float pad = spec.padding_x == 0 ? 0 : ui.px(spec.padding_x);
  Ui::Flow f = child_of(ui, at.x + pad, at.x + window->InnerRect.GetWidth() - pad,
                        at.y + padding_y_);
  f.gap = spec.gap == 0 ? 0 : ui.px(spec.gap);
  ui.push_flow(f);
}

Scroll::~Scroll() {
  const Ui::Flow f = ui_.pop_flow();
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  window->DC.CursorMaxPos.y = std::max(window->DC.CursorMaxPos.y, f.bottom + padding_y_);
  window->DC.CursorMaxPos.x = std::max(window->DC.CursorMaxPos.x, f.x0);
  ImGui::EndChild();
}

float Scroll::offset() const { return ImGui::GetScrollY(); }
void Scroll::scroll_to_top() { ImGui::SetScrollY(0); }

void spacer(Ui& ui, float css) {
  Ui::Flow& f = ui.flow();
  f.y += ui.px(css);
  f.bottom = std::max(f.bottom, f.y);
}

}  // namespace asah::ui
