#pragma once
// What the platform needs to lay a real <input> or <textarea> over the active text field, and how
// it hands the result back. Natively ImGui's own keyboard input does the same work.

#include <cstdint>
#include <string>

#include "wasm/ui/geometry.hpp"

namespace asah::ui {

/// A password is shown as dots; its content never stands in the semantics.
enum class InputKind : std::uint8_t { Text, Search, Multiline, Numeric, Date, Password };

/// The active field, as of the last finished frame.
struct TextInputState {
  bool active = false;
  std::uint32_t id = 0;  ///< the semantics id of the field; changes when another field is entered
  InputKind kind = InputKind::Text;
  Rect rect;           ///< the text's box in CSS px (without icon and padding)
  float font_css = 15;  ///< size of the text, CSS px at 100 %, already times the user's scale
  std::string text;
  std::string label;  ///< for aria-label
  std::string hint;
  std::uint32_t max_length = 0;  ///< bytes; 0 is no limit
  std::uint32_t selection_begin = 0;  ///< byte offsets into `text`
  std::uint32_t selection_end = 0;
  bool read_only = false;
};

/// What the person typed in the platform's own field. Offsets are bytes of UTF-8.
struct TextInputUpdate {
  std::uint32_t id = 0;
  std::string text;
  std::uint32_t selection_begin = 0;
  std::uint32_t selection_end = 0;
};

}  // namespace asah::ui
