#pragma once
// What all fields share: label above, frame, help below, and the bare text box inside.

#include <string>

#include "wasm/ui/kit/field.hpp"

namespace asah::ui {

/// Room taken by a field: label, frame and foot are drawn around `box`.
struct FieldFrame {
  Rect whole;
  Rect box;    ///< the frame
  Rect inner;  ///< where the value stands
};
FieldFrame place_field(Ui& ui, const FieldSpec& spec, float box_height);
/// The frame's surface and border; call before the content.
void draw_field_box(Ui& ui, const FieldSpec& spec, const Rect& box, bool focused, bool hovered);
/// The label as drawn and read: with a star when required.
std::string_view field_name(const FieldSpec& spec);

/// The editable text alone, inside `inner`; `name` is its id. The node is noted here.
struct TextBoxSpec {
  FieldFrame frame;
  Role role = Role::TextBox;
  bool invalid = false;
  bool select_all = false;  ///< all selected when entered
};
FieldEvent text_box(Ui& ui, std::string_view name, std::string& value, const FieldSpec& spec,
                    const TextBoxSpec& box);

}  // namespace asah::ui
