#pragma once
// Between the kit's Ui and the platform: sizes and preferences in; text field, semantics,
// clipboard and timers out. Whoever draws a page with the kit has one.

#include <cstdint>

#include "wasm/platform/client.hpp"
#include "wasm/platform/platform.hpp"
#include "wasm/ui/ui.hpp"

namespace asah::app {

/// What the person chose for this browser.
struct Look {
  ui::ThemeId theme = ui::ThemeId::Light;
  ui::Language language = ui::Language::Indonesian;
  float user_scale = 1;
};

/// The stored choices; what was never chosen follows the browser (its language, high contrast,
/// dark scheme stays light until chosen).
Look stored_look(const platform::Platform& platform);
void store_look(platform::Platform& platform, const Look& look);
/// "light", "dark", "contrast", as style.css and the preferences name them.
std::string_view theme_name(ui::ThemeId theme);

class Surface {
 public:
  explicit Surface(platform::Platform& platform);

  ui::Ui& ui() { return ui_; }
  const ui::Ui& ui() const { return ui_; }

  /// True when the event was for the drawing surface and is done with (text typed into the native
  /// field, a wish of assistive technology). Call before begin_frame.
  bool handle(const platform::Event& event);
  /// Sets size, theme and language, and begins the frame of the kit.
  void begin_frame(const platform::FrameSize& size, const Look& look);
  /// Ends the frame and hands everything on to the platform.
  void end_frame();
  /// Something is still settling: the next frame shall follow at once.
  bool wants_frame() const { return ui_.next_frame_in() <= 0; }

 private:
  void hand_on_text_field();
  void hand_on_semantics();

  platform::Platform& platform_;
  ui::Ui ui_;
  double last_frame_ms_ = 0;
  std::uint64_t digest_ = 0;
  std::string semantics_;
};

}  // namespace asah::app
