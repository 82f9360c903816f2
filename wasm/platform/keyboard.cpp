#include "wasm/platform/keyboard.hpp"

#include <algorithm>
#include <array>

namespace asah::platform {
namespace {

// Keys known by their KeyboardEvent.code.
constexpr std::string_view kNamed[] = {
    "Tab", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End",
    "Insert", "Delete", "Backspace", "Space", "Enter", "Escape", "Quote", "Comma", "Minus",
    "Period", "Slash", "Semicolon", "Equal", "BracketLeft", "Backslash", "BracketRight",
    "Backquote", "NumpadDecimal", "NumpadDivide", "NumpadMultiply", "NumpadSubtract", "NumpadAdd",
    "NumpadEnter", "NumpadEqual", "ShiftLeft", "ShiftRight", "ControlLeft", "ControlRight",
    "AltLeft", "AltRight", "MetaLeft", "MetaRight", "ContextMenu",
};

/// 1 to 12 for "F1" to "F12", else 0.
int function_key(std::string_view name) {
  if (name.size() < 2 || name.size() > 3 || name[0] != 'F') return 0;
  int number = 0;
  for (const char c : name.substr(1)) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number <= 12 ? number : 0;
}

bool is_modifier(std::string_view key) {
  constexpr std::array<std::string_view, 4> kModifiers = {"Shift", "Control", "Alt", "Meta"};
  return std::ranges::find(kModifiers, key) != kModifiers.end();
}

char lower(std::string_view key) {
  if (key.size() != 1) return 0;
  const char c = key[0];
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_one_of(char c, std::string_view set) {
  return c != 0 && set.find(c) != std::string_view::npos;
}

bool is_edge_key(std::string_view key) {
  constexpr std::array<std::string_view, 7> kEdge = {"Home",      "End",       "ArrowUp", "ArrowDown",
                                                     "ArrowLeft", "ArrowRight", "Enter"};
  return std::ranges::find(kEdge, key) != kEdge.end();
}

// Ctrl (Cmd on a Mac) with a key, no text field. Not named here = the browser's.
KeyOwner owner_of_chord(const KeyStroke& stroke) {
  const char letter = lower(stroke.key);
  if (is_one_of(letter, "cxv")) return stroke.shift ? KeyOwner::Browser : KeyOwner::Shared;
  if (stroke.shift) {
    const bool moves = is_edge_key(stroke.key);
    return is_one_of(letter, "sz") || moves ? KeyOwner::Ours : KeyOwner::Browser;
  }
  return is_one_of(letter, "ksofpzya") || is_edge_key(stroke.key) ? KeyOwner::Ours
                                                                  : KeyOwner::Browser;
}

KeyOwner owner_of_plain(const KeyStroke& stroke) {
  if (const int number = function_key(stroke.key)) {
    const bool ours = number == 1 || number == 2 || number == 6 || (number == 10 && stroke.shift);
    return ours ? KeyOwner::Ours : KeyOwner::Browser;
  }
  return !key_name_of(stroke).empty() || stroke.key.size() == 1 ? KeyOwner::Ours
                                                                         : KeyOwner::Shared;
}

// In a native text field editing is the browser's; what leaves or commands the field is ours.
KeyOwner owner_in_field(const KeyStroke& stroke, bool chord) {
  if (stroke.composing) return KeyOwner::Browser;
  const char letter = lower(stroke.key);
  if (chord) {
    if (stroke.key == "Enter") return KeyOwner::Ours;
    const bool command = stroke.shift ? letter == 's' : is_one_of(letter, "ksofp");
    return command ? KeyOwner::Ours : KeyOwner::Browser;
  }
  if (stroke.key == "Escape" || stroke.key == "Tab") return KeyOwner::Ours;
  if (function_key(stroke.key)) return owner_of_plain(stroke);
  const bool leaves_line = stroke.key == "Enter" || stroke.key == "ArrowUp" ||
                           stroke.key == "ArrowDown" || stroke.key == "PageUp" ||
                           stroke.key == "PageDown";
  return leaves_line && !stroke.many_lines ? KeyOwner::Ours : KeyOwner::Browser;
}

}  // namespace

std::string key_name_of(const KeyStroke& stroke) {
  const char letter = lower(stroke.key);
  if (letter >= 'a' && letter <= 'z') return {static_cast<char>(letter - 'a' + 'A')};
  if (letter >= '0' && letter <= '9') {
    return (stroke.code.starts_with("Numpad") ? "Numpad" : "") + std::string(1, letter);
  }
  if (function_key(stroke.code)) return std::string(stroke.code);
  if (std::ranges::contains(kNamed, stroke.code)) return std::string(stroke.code);
  // Shifted digits ("!" on Digit1), other scripts (Cyrillic on KeyA).
  if (stroke.code.size() == 4 && stroke.code.starts_with("Key")) return {stroke.code[3]};
  if (stroke.code.size() == 6 && stroke.code.starts_with("Digit")) return {stroke.code[5]};
  // The number pad without NumLock: "ArrowUp" on Numpad8.
  return std::string(std::ranges::contains(kNamed, stroke.key) ? stroke.key : "");
}

KeyOwner owner_of(const KeyStroke& stroke) {
  if (is_modifier(stroke.key)) return KeyOwner::Shared;
  const bool types = stroke.alt_graph && stroke.key.size() >= 1 && stroke.key != "Dead";
  const bool chord = !types && (stroke.mac ? stroke.meta : stroke.ctrl);
  const bool foreign = !types && (stroke.mac ? stroke.ctrl : stroke.meta);
  if (stroke.in_text_field) {
    return foreign || (stroke.alt && !types) ? KeyOwner::Browser : owner_in_field(stroke, chord);
  }
  if (foreign) return KeyOwner::Browser;
  // Option types characters on a Mac; Alt opens menus and walks the history elsewhere.
  if (stroke.alt && !types) {
    return stroke.mac && !chord && stroke.key.size() <= 4 ? KeyOwner::Ours : KeyOwner::Browser;
  }
  return chord ? owner_of_chord(stroke) : owner_of_plain(stroke);
}

}  // namespace asah::platform
