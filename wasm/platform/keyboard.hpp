#pragma once
// Which key of the browser is which key of ours, and whose it is: the browser keeps what people
// expect of a browser (reload, tabs, zoom, address bar, developer tools).

#include <cstdint>
#include <string>
#include <string_view>

namespace asah::platform {

/// A key event as the DOM tells it.
struct KeyStroke {
  std::string_view key;   ///< KeyboardEvent.key: "a", "Enter", "F5"
  std::string_view code;  ///< KeyboardEvent.code: "KeyA", "Enter", "F5"
  bool ctrl = false;
  bool shift = false;
  bool alt = false;
  bool meta = false;          ///< Cmd on a Mac, the Windows key elsewhere
  bool alt_graph = false;     ///< AltGr: types characters, is no shortcut
  bool mac = false;
  bool in_text_field = false; ///< the native text field has the focus
  bool many_lines = false;    ///< and it is a textarea
  bool composing = false;     ///< an input method is at work
};

/// Who gets a key event.
enum class KeyOwner : std::uint8_t {
  Browser,  ///< neither forwarded nor held back
  Shared,   ///< forwarded, and the browser acts too (copy, cut, paste, modifiers)
  Ours,     ///< forwarded; the browser's own act is held back
};

KeyOwner owner_of(const KeyStroke& stroke);

/// The key's name: "A" to "Z", "0" to "9", "Numpad0" to "Numpad9", "F1" to "F12", else its
/// KeyboardEvent.code ("ArrowUp", "ShiftLeft"); empty for keys we have no use for. Letters and
/// digits follow the printed keyboard, so that shortcuts fit it.
std::string key_name_of(const KeyStroke& stroke);

}  // namespace asah::platform
