#pragma once
// Strokes of the brush: shapes, text and icons on the present window, in device pixels.

#include <string_view>

#include "wasm/ui/ui.hpp"

namespace asah::ui {

enum class Align : std::uint8_t { Start, Middle, End };

void fill(Ui& ui, const Rect& rect, Rgba color, float radius_css = 0);
/// An outline whose outer edge is the rectangle's edge.
void outline(Ui& ui, const Rect& rect, Rgba color, float radius_css = 0, float width_css = 1);
void dashed_outline(Ui& ui, const Rect& rect, Rgba color, float radius_css = 0);
void horizontal(Ui& ui, float x0, float x1, float y, Rgba color);
void vertical(Ui& ui, float x, float y0, float y1, Rgba color);
/// The 2 px ring around a part that has the keyboard focus.
void focus_ring(Ui& ui, const Rect& rect, float radius_css);

/// One line, vertically centred in `box` by its capitals; too long a text ends in an ellipsis.
/// Returns false when it was cut.
struct LineText {
  TextStyle style = TextStyle::Body;
  Rgba color = 0xFF000000;
  Align align = Align::Start;
};
bool text_line(Ui& ui, const LineText& look, const Rect& box, std::string_view text);
/// Text at a point, never cut: top left corner of the line box.
void text_at(Ui& ui, TextStyle style, Rgba color, Vec at, std::string_view text);

/// Wrapped text from the top left of `box` (its height is not used); returns the height drawn.
/// `max_lines` 0 is no limit; the last line then ends in an ellipsis when there is more.
struct Paragraph {
  TextStyle style = TextStyle::Body;
  Rgba color = 0xFF000000;
  Align align = Align::Start;
  int max_lines = 0;
};
float paragraph(Ui& ui, const Paragraph& look, const Rect& box, std::string_view text);
/// The height that `paragraph` would take in `width`.
float paragraph_height(const Ui& ui, TextStyle style, float width, std::string_view text,
                       int max_lines = 0);

/// An icon centred in `box`.
void icon(Ui& ui, Icon icon, IconSize size, Rgba color, const Rect& box);
/// An arc that turns (stands still with reduced motion).
void spinner(Ui& ui, const Rect& box, Rgba color);

}  // namespace asah::ui
