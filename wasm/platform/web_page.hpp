#pragma once
// The one page: platform, client, renderer and pace of frames together. Exports find it by page().

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "wasm/platform/client.hpp"
#include "wasm/platform/frame_pacer.hpp"
#include "wasm/platform/web_platform.hpp"
#include "wasm/platform/web_renderer.hpp"

namespace asah::platform {

using ClientMaker = std::function<std::unique_ptr<Client>(Platform&)>;

class WebPage {
 public:
  explicit WebPage(ClientMaker make_client) : make_client_(std::move(make_client)) {}

  WebPlatform& platform() { return platform_; }
  /// Set once the storage is open; events before that only wait in the inbox.
  bool running() const { return client_ != nullptr; }

  /// The storage is open (or does not work): makes the client, and shows the canvas. Without
  /// WebGL 2 the page shows its message instead.
  void start();
  /// Something happened: a frame soon, and the settling ones after it.
  void wake();
  /// One frame of `width_px` x `height_px` device pixels; `visible` false runs it undrawn.
  void frame(float width_px, float height_px, float pixel_ratio, bool visible);
  void graphics_changed(bool lost);

  /// Runs frames at once, within an event of the browser, until a CopyText job came or none
  /// follows. What was copied is on the clipboard then.
  void copy_now(bool cut);
  /// Moves the pointer. Where a press follows, a frame runs in between, so that the press finds the
  /// part under the pointer: parts that lie over others take it one frame late.
  void point_at(float x_px, float y_px, bool press_follows);
  void press_at(float x_px, float y_px);
  /// Text was typed into the native field.
  void text_typed() { text_pending_ = true; }
  /// A press or key follows: what was typed before it is handled first, in a frame of its own, so
  /// that leaving a field never loses its last letters.
  void before_press();

  std::string state_json() const;

 private:
  void run_client();
  void draw();

  ClientMaker make_client_;
  WebPlatform platform_;
  WebRenderer renderer_;
  FramePacer pacer_;
  std::unique_ptr<Client> client_;
  FrameSize size_;
  int cursor_ = -2;
  std::uint32_t frames_run_ = 0;
  std::uint32_t frames_drawn_ = 0;
  double frame_ms_ = 0;  ///< C++ time of the latest frame
  bool ready_ = false;
  bool text_pending_ = false;
};

/// Sets up the page; it lives as long as the program.
void open_page(ClientMaker make_client);
WebPage& page();

}  // namespace asah::platform
