#include "wasm/platform/keyboard.hpp"

#include <doctest/doctest.h>

#include <string_view>

namespace asah::platform::keyboard_test {
namespace {

KeyStroke plain(std::string_view key, std::string_view code) { return {.key = key, .code = code}; }

KeyStroke with_ctrl(std::string_view key, std::string_view code, bool shift = false) {
  return {.key = key, .code = code, .ctrl = true, .shift = shift};
}

KeyStroke in_field(KeyStroke stroke, bool many_lines = false) {
  stroke.in_text_field = true;
  stroke.many_lines = many_lines;
  return stroke;
}

TEST_CASE("keys: named keys, letters by their printed letter, digits of both kinds") {
  CHECK(key_name_of(plain("a", "KeyA")) == "A");
  CHECK(key_name_of(plain("Z", "KeyZ")) == "Z");
  CHECK(key_name_of(plain("z", "KeyY")) == "Z");  // German keyboard
  CHECK(key_name_of(plain("\xD1\x84", "KeyA")) == "A");  // Russian keyboard
  CHECK(key_name_of(plain("5", "Digit5")) == "5");
  CHECK(key_name_of(plain("!", "Digit1")) == "1");
  CHECK(key_name_of(plain("5", "Numpad5")) == "Numpad5");
  CHECK(key_name_of(plain("ArrowUp", "Numpad8")) == "ArrowUp");
  CHECK(key_name_of(plain("Enter", "NumpadEnter")) == "NumpadEnter");
  CHECK(key_name_of(plain("F1", "F1")) == "F1");
  CHECK(key_name_of(plain("F12", "F12")) == "F12");
  CHECK(key_name_of(plain("F13", "F13")) == "");
  CHECK(key_name_of(plain("/", "Slash")) == "Slash");
  CHECK(key_name_of(plain("Control", "ControlRight")) == "ControlRight");
  CHECK(key_name_of(plain("AudioVolumeUp", "AudioVolumeUp")) == "");
}

TEST_CASE("keys: the browser keeps its own") {
  for (const char* letter : {"r", "l", "t", "w", "n", "d", "u", "j", "h", "+", "-", "=", "0", "1"}) {
    CHECK_MESSAGE(owner_of(with_ctrl(letter, "")) == KeyOwner::Browser, letter);
  }
  for (const char* letter : {"I", "J", "C", "N", "T", "R", "Delete"}) {
    CHECK_MESSAGE(owner_of(with_ctrl(letter, "", true)) == KeyOwner::Browser, letter);
  }
  for (const char* name : {"F3", "F5", "F7", "F11", "F12"}) {
    CHECK_MESSAGE(owner_of(plain(name, name)) == KeyOwner::Browser, name);
  }
  CHECK(owner_of(with_ctrl("Tab", "Tab")) == KeyOwner::Browser);
  CHECK(owner_of(with_ctrl("PageDown", "PageDown")) == KeyOwner::Browser);
  CHECK(owner_of({.key = "ArrowLeft", .code = "ArrowLeft", .alt = true}) == KeyOwner::Browser);
  CHECK(owner_of({.key = "1", .code = "Digit1", .alt = true}) == KeyOwner::Browser);
  CHECK(owner_of({.key = "e", .code = "KeyE", .meta = true}) == KeyOwner::Browser);
}

TEST_CASE("keys: ours are forwarded and held back from the browser") {
  for (const char* letter : {"k", "s", "o", "f", "p", "z", "y", "a"}) {
    CHECK_MESSAGE(owner_of(with_ctrl(letter, "")) == KeyOwner::Ours, letter);
  }
  CHECK(owner_of(with_ctrl("S", "KeyS", true)) == KeyOwner::Ours);
  CHECK(owner_of(with_ctrl("Z", "KeyZ", true)) == KeyOwner::Ours);
  CHECK(owner_of(with_ctrl("Home", "Home")) == KeyOwner::Ours);
  for (const char* name : {"F1", "F2", "F6", "Tab", "Enter", "Escape", "ArrowDown", "Backspace"}) {
    CHECK_MESSAGE(owner_of(plain(name, name)) == KeyOwner::Ours, name);
  }
  CHECK(owner_of(plain("/", "Slash")) == KeyOwner::Ours);
  CHECK(owner_of(plain("3", "Digit3")) == KeyOwner::Ours);
  CHECK(owner_of({.key = "F10", .code = "F10", .shift = true}) == KeyOwner::Ours);
  CHECK(owner_of(plain("F10", "F10")) == KeyOwner::Browser);
}

TEST_CASE("keys: copy, cut, paste and modifiers go to both") {
  for (const char* letter : {"c", "x", "v"}) {
    CHECK_MESSAGE(owner_of(with_ctrl(letter, "")) == KeyOwner::Shared, letter);
  }
  CHECK(owner_of({.key = "Shift", .code = "ShiftLeft", .shift = true}) == KeyOwner::Shared);
  CHECK(owner_of({.key = "Control", .code = "ControlLeft", .ctrl = true}) == KeyOwner::Shared);
}

TEST_CASE("keys: Cmd stands for Ctrl on a Mac") {
  CHECK(owner_of({.key = "k", .code = "KeyK", .meta = true, .mac = true}) == KeyOwner::Ours);
  CHECK(owner_of({.key = "r", .code = "KeyR", .meta = true, .mac = true}) == KeyOwner::Browser);
  CHECK(owner_of({.key = "q", .code = "KeyQ", .meta = true, .mac = true}) == KeyOwner::Browser);
  CHECK(owner_of({.key = "k", .code = "KeyK", .ctrl = true, .mac = true}) == KeyOwner::Browser);
  CHECK(owner_of({.key = "@", .code = "KeyL", .alt = true, .mac = true}) == KeyOwner::Ours);
}

TEST_CASE("keys: AltGr types a character and is no shortcut") {
  KeyStroke at{.key = "@", .code = "KeyQ", .ctrl = true, .alt = true, .alt_graph = true};
  CHECK(owner_of(at) == KeyOwner::Ours);
  CHECK(owner_of(in_field(at)) == KeyOwner::Browser);
}

TEST_CASE("keys: inside a text field, editing stays with the browser") {
  for (const char* letter : {"a", "c", "v", "x", "z", "y"}) {
    CHECK_MESSAGE(owner_of(in_field(with_ctrl(letter, ""))) == KeyOwner::Browser, letter);
  }
  for (const char* name : {"ArrowLeft", "Home", "Backspace", "Delete", "b", "5", " "}) {
    CHECK_MESSAGE(owner_of(in_field(plain(name, name))) == KeyOwner::Browser, name);
  }
  for (const char* name : {"Escape", "Tab", "Enter", "ArrowDown", "F1", "F6"}) {
    CHECK_MESSAGE(owner_of(in_field(plain(name, name))) == KeyOwner::Ours, name);
  }
  CHECK(owner_of(in_field(plain("F5", "F5"))) == KeyOwner::Browser);
  CHECK(owner_of(in_field(with_ctrl("k", "KeyK"))) == KeyOwner::Ours);
  CHECK(owner_of(in_field(with_ctrl("s", "KeyS"))) == KeyOwner::Ours);
  CHECK(owner_of(in_field(plain("Enter", "Enter"), true)) == KeyOwner::Browser);
  CHECK(owner_of(in_field(with_ctrl("Enter", "Enter"), true)) == KeyOwner::Ours);
  CHECK(owner_of(in_field(plain("ArrowUp", "ArrowUp"), true)) == KeyOwner::Browser);
  KeyStroke composing = in_field(plain("Enter", "Enter"));
  composing.composing = true;
  CHECK(owner_of(composing) == KeyOwner::Browser);
}

}  // namespace
}  // namespace asah::platform::keyboard_test
