#pragma once
// A screen without a browser: a `Ui` of a given size, real pointer and keyboard events, frames on
// demand, parts found by role and name.
//
//   Harness h([&](ui::Ui& ui) { draw_my_screen(ui, vm, intents); });
//   h.click(ui::Role::Button, "Simpan");
//   CHECK(intents.save);

#include <functional>
#include <string>
#include <string_view>

#include <imgui.h>

#include "wasm/ui/ui.hpp"

namespace asah::test {

class Harness {
 public:
  using Draw = std::function<void(ui::Ui&)>;

  /// Draws `draw` inside one window that fills the display, and lets it settle.
  explicit Harness(Draw draw, const ui::Environment& environment = {});

  ui::Ui& ui() { return ui_; }
  /// Changes the surroundings (size, scale, theme, language) and settles.
  void environment(const ui::Environment& environment);
  /// Draws `count` frames of a sixtieth of a second.
  void frame(int count = 1);
  /// Draws until nothing asks for another frame at once (at most 12).
  void settle();

  /// The node, which must exist: otherwise throws, which fails the case, with the tree of names
  /// on screen in the message.
  const ui::Node& node(ui::Role role, std::string_view name);
  const ui::Node* find(ui::Role role, std::string_view name) const;
  bool shows(std::string_view text) const { return ui_.semantics().shows(text); }
  std::string tree() const;

  void click(ui::Role role, std::string_view name);
  void double_click(ui::Role role, std::string_view name);
  void click_at(float x_css, float y_css, ImGuiMouseButton button = ImGuiMouseButton_Left);
  void move_to(float x_css, float y_css);
  void press_at(float x_css, float y_css);
  void release();
  void wheel(float lines);
  /// Presses and releases a key, with modifiers (ImGuiMod_Ctrl | ImGuiMod_Shift).
  void key(ImGuiKey key, int modifiers = 0);
  /// Types characters into whatever has the focus.
  void type(std::string_view text);

  /// Writes a PNG of the last frame; for people, not for checks.
  void shot(const std::string& path);

 private:
  ui::Ui ui_;
  Draw draw_;
};

}  // namespace asah::test
