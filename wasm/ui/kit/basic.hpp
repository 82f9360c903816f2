#pragma once
// Text, buttons and the small marks beside them.

#include "wasm/ui/layout.hpp"
#include "wasm/ui/paint.hpp"
#include "wasm/ui/ui.hpp"

namespace asah::ui {

// ---- text ----------------------------------------------------------------------------------------

struct TextSpec {
  TextStyle style = TextStyle::Body;
  Color color = Color::Text;
  int heading_level = 0;  ///< 1 to 6 makes it a heading for screen readers
  bool wrap = true;       ///< false: one line, ellipsis, whole text as a tooltip
  int max_lines = 0;
  Align align = Align::Start;
};
/// Text that takes the room left (in a Line: its own width).
void text(Ui& ui, Text words, const TextSpec& spec = {});
void title(Ui& ui, Text words);    ///< 22, heading 1
void heading(Ui& ui, Text words);  ///< 16, heading 2
void muted(Ui& ui, Text words);    ///< 13, grey
void note(Ui& ui, Text words);     ///< 12, grey
/// "Label  value" on one line, the value at the right edge.
void fact(Ui& ui, Text label, Text value, Color value_color = Color::Text);
void rule(Ui& ui);  ///< a line across

// ---- buttons -------------------------------------------------------------------------------------

enum class ButtonKind : std::uint8_t { Primary, Secondary, Quiet, Danger };

struct ButtonSpec {
  Text label = {};
  Icon icon = Icon::None;
  ButtonKind kind = ButtonKind::Secondary;
  bool small = false;     ///< 30 high instead of 36
  bool disabled = false;
  bool busy = false;      ///< shows a spinner and takes no click
  bool fill = false;      ///< as wide as the room
  bool selected = false;  ///< stays pressed in (toggle)
  Icon trailing = Icon::None;
  Text hint = {};            ///< tooltip
  std::string_view id = {};  ///< needed when the label changes or repeats; else the label names it
};
/// True in the frame in which it is clicked or Enter or Space is pressed on it.
bool button(Ui& ui, const ButtonSpec& spec);
/// The width in device px that `button` will take.
float button_width(const Ui& ui, const ButtonSpec& spec);
/// A square button; `label` is its name for screen readers and its tooltip.
bool icon_button(Ui& ui, const ButtonSpec& spec);
/// Underlined words in the colour of actions.
bool link(Ui& ui, Text label, std::string_view id = {});

// ---- marks ---------------------------------------------------------------------------------------

enum class Tone : std::uint8_t { Neutral, Primary, Ok, Warn, Bad };
Color tone_front(Tone tone);
Color tone_back(Tone tone);

/// A small coloured label.
void badge(Ui& ui, Text label, Tone tone, Icon icon = Icon::None);
float badge_width(const Ui& ui, Text label, Icon icon = Icon::None);
void badge_in(Ui& ui, const Rect& rect, Text label, Tone tone, Icon icon = Icon::None);
/// A key as engraved on a keyboard: "Ctrl K".
void key_cap(Ui& ui, Text keys);
/// Initials of `name` in a circle of `size` CSS px.
void avatar(Ui& ui, Text name, float size_css = 56);
/// A square with an icon, in a tone: the head of a task card.
void icon_tile(Ui& ui, Icon icon, Tone tone, float size_css = 34);
/// A dot in a tone with words beside it.
void dot_label(Ui& ui, Text label, Tone tone);

/// A tooltip for the part `it`, after a short rest of the pointer or at keyboard focus.
void tooltip(Ui& ui, const Interaction& it, const Rect& anchor, Text words);

/// An empty part of the given size in CSS px, to draw on.
Rect canvas(Ui& ui, float width_css, float height_css);

}  // namespace asah::ui
