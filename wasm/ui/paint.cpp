#include "wasm/ui/paint.hpp"

#include <cmath>
#include <cstring>

#include <imgui.h>
#include <imgui_internal.h>

namespace asah::ui {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

float radius_px(const Ui& ui, float css, const Rect& r) {
  return std::min(css == 0 ? 0 : css * ui.scale(), std::min(r.width(), r.height()) / 2);
}

void put(Ui& ui, TextStyle style, Rgba color, Vec at, std::string_view text) {
  if (text.empty()) return;
  ImFont* font = ui.fonts().font(style);
  ui.draw()->AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)}, color,
                     text.data(), text.data() + text.size());
}

}  // namespace

void fill(Ui& ui, const Rect& r, Rgba color, float radius_css) {
  if (r.empty()) return;
  ui.draw()->AddRectFilled({r.x0, r.y0}, {r.x1, r.y1}, color, radius_px(ui, radius_css, r));
}

void outline(Ui& ui, const Rect& r, Rgba color, float radius_css, float width_css) {
  if (r.empty()) return;
  const float w = ui.px(width_css);
  const float inset = w / 2;
  const float radius = std::max(0.0f, radius_px(ui, radius_css, r) - inset);
  ImDrawList* draw = ui.draw();
  draw->PathRect({r.x0 + inset, r.y0 + inset}, {r.x1 - inset, r.y1 - inset}, radius);
  draw->PathStroke(color, ImDrawFlags_Closed, w);
}

void dashed_outline(Ui& ui, const Rect& r, Rgba color, float radius_css) {
  if (r.empty()) return;
  const float w = ui.px(1);
  const float dash = ui.px(3);
  ImDrawList* draw = ui.draw();
  const float radius = radius_px(ui, radius_css, r);
  const Rect in = r.grown(-w / 2);
  for (const float y : {in.y0, in.y1})
    for (float x = in.x0 + radius; x < in.x1 - radius; x += 2 * dash)
      draw->AddLine({x, y}, {std::min(x + dash, in.x1 - radius), y}, color, w);
  for (const float x : {in.x0, in.x1})
    for (float y = in.y0 + radius; y < in.y1 - radius; y += 2 * dash)
      draw->AddLine({x, y}, {x, std::min(y + dash, in.y1 - radius)}, color, w);
  const float kPi = IM_PI;
  const Vec corners[] = {{in.x0, in.y0}, {in.x1, in.y0}, {in.x1, in.y1}, {in.x0, in.y1}};
  for (int i = 0; i < 4 && radius > 0; ++i) {
    const float sx = i == 0 || i == 3 ? 1.0f : -1.0f;
    const float sy = i < 2 ? 1.0f : -1.0f;
    const float start = kPi + kPi / 2 * static_cast<float>(i);
    draw->PathArcTo({corners[i].x + sx * radius, corners[i].y + sy * radius}, radius,
                    start + kPi / 8, start + kPi * 3 / 8);
    draw->PathStroke(color, 0, w);
  }
}

void horizontal(Ui& ui, float x0, float x1, float y, Rgba color) {
  ui.draw()->AddRectFilled({x0, std::floor(y)}, {x1, std::floor(y) + ui.px(1)}, color);
}

void vertical(Ui& ui, float x, float y0, float y1, Rgba color) {
  ui.draw()->AddRectFilled({std::floor(x), y0}, {std::floor(x) + ui.px(1), y1}, color);
}

void focus_ring(Ui& ui, const Rect& rect, float radius_css) {
  const float out = ui.px(measure::kFocusRing) + ui.px(1);
  ImDrawList* draw = ui.draw();
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  // The ring may stand a little over the edge of the area that clips its part.
  draw->PushClipRect({window->OuterRectClipped.Min.x, window->OuterRectClipped.Min.y},
                     {window->OuterRectClipped.Max.x, window->OuterRectClipped.Max.y});
  outline(ui, rect.grown(out), ui.color(Color::Focus), radius_css + 3, measure::kFocusRing);
  draw->PopClipRect();
}

bool text_line(Ui& ui, const LineText& look, const Rect& box, std::string_view text) {
  if (text.empty() || box.width() <= 0) return true;
  const Fonts& fonts = ui.fonts();
  const float ascent = fonts.ascent(look.style);
  const float cap = fonts.cap_height(look.style);
  const float top = std::round(box.center_y() + cap / 2) - ascent;
  const float room = box.width();
  float width = fonts.width(look.style, text);
  if (width <= room + 0.5f) {
    float x = box.x0;
    if (look.align == Align::Middle) x = box.center_x() - width / 2;
    if (look.align == Align::End) x = box.x1 - width;
    put(ui, look.style, look.color, {x, top}, text);
    return true;
  }
  const float dots = fonts.width(look.style, kEllipsis);
  std::string_view head = text.substr(0, fonts.fit(look.style, text, room - dots));
  while (!head.empty() && head.back() == ' ') head.remove_suffix(1);
  put(ui, look.style, look.color, {box.x0, top}, head);
  width = fonts.width(look.style, head);
  if (dots <= room) put(ui, look.style, look.color, {box.x0 + width, top}, kEllipsis);
  return false;
}

void text_at(Ui& ui, TextStyle style, Rgba color, Vec at, std::string_view text) {
  const Fonts& fonts = ui.fonts();
  const float line = fonts.line_height(style);
  const float base = std::round(at.y + line / 2 + fonts.cap_height(style) / 2);
  put(ui, style, color, {at.x, base - fonts.ascent(style)}, text);
}

float paragraph(Ui& ui, const Paragraph& look, const Rect& box, std::string_view text) {
  const Fonts& fonts = ui.fonts();
  const float line = fonts.line_height(look.style);
  float y = box.y0;
  int lines = 0;
  while (!text.empty()) {
    const bool last = look.max_lines > 0 && lines + 1 == look.max_lines;
    const std::size_t end = fonts.wrap(look.style, text, box.width());
    std::string_view shown = text.substr(0, end);
    if (last && end < text.size()) shown = text.substr(0, std::min(text.find('\n'), text.size()));
    // What the wrap found to fit is not cut for a rounded pixel; a line that goes on is.
    const bool whole = shown.size() == end;
    const float spare = whole ? ui.px(2) : 0;
    const Rect row{box.x0 - (look.align == Align::Start ? 0 : spare), y,
                   box.x1 + (look.align == Align::End ? 0 : spare), y + line};
    if (!last && parts_word(text, end)) {
      char hyphenated[64];
      const std::size_t n = std::min(shown.size(), sizeof hyphenated - 1);
      std::memcpy(hyphenated, shown.data(), n);
      hyphenated[n] = '-';
      text_line(ui, {look.style, look.color, look.align}, row, {hyphenated, n + 1});
    } else {
      text_line(ui, {look.style, look.color, look.align}, row, shown);
    }
    y += line;
    ++lines;
    if (last) break;
    text.remove_prefix(end);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    if (!text.empty() && text.front() == '\n') text.remove_prefix(1);
  }
  return y - box.y0;
}

float paragraph_height(const Ui& ui, TextStyle style, float width, std::string_view text,
                       int max_lines) {
  const Fonts& fonts = ui.fonts();
  int lines = 0;
  while (!text.empty()) {
    text.remove_prefix(fonts.wrap(style, text, width));
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    if (!text.empty() && text.front() == '\n') text.remove_prefix(1);
    ++lines;
    if (lines == max_lines) break;
  }
  return static_cast<float>(lines) * fonts.line_height(style);
}

void icon(Ui& ui, Icon which, IconSize size, Rgba color, const Rect& box) {
  if (which == Icon::None) return;
  ImFont* font = ui.fonts().icons(size);
  const ImFontGlyph* glyph = font->FindGlyphNoFallback(static_cast<ImWchar>(icon_code(which)));
  if (!glyph) return;
  const float x = std::round(box.center_x() - glyph->AdvanceX / 2);
  const float top = std::round(box.center_y() - font->FontSize / 2);
  font->RenderChar(ui.draw(), font->FontSize, {x, top}, color,
                   static_cast<ImWchar>(icon_code(which)));
}

void spinner(Ui& ui, const Rect& box, Rgba color) {
  const float radius = std::min(box.width(), box.height()) / 2 - ui.px(1);
  const bool still = ui.environment().reduced_motion;
  const float turn = still ? 0.0f : static_cast<float>(std::fmod(ui.time_s() * 1.1, 1.0)) * 2 * IM_PI;
  ImDrawList* draw = ui.draw();
  const ImVec2 center(box.center_x(), box.center_y());
  draw->AddCircle(center, radius, with_alpha(color, 0.25f), 0, ui.px(2));
  draw->PathArcTo(center, radius, turn, turn + IM_PI * 0.6f, 20);
  draw->PathStroke(color, 0, ui.px(2));
  if (!still) ui.want_frame_in(1.0 / 30);
}

}  // namespace asah::ui
