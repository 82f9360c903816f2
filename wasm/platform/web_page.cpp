#include "wasm/platform/web_page.hpp"

#include <emscripten/emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <span>
#include <utility>

#include "generated/fonts.hpp"
#include "wasm/platform/json_text.hpp"
#include "wasm/platform/web_imports.hpp"

namespace asah::platform {
namespace {

constexpr const char* kCanvas = "#canvas";
/// Intents of one frame may be carried out in the next: a copy has this many frames to answer.
constexpr int kCopyFrames = 3;

std::unique_ptr<WebPage> g_page;

}  // namespace

void open_page(ClientMaker make_client) {
  g_page = std::make_unique<WebPage>(std::move(make_client));
}

WebPage& page() { return *g_page; }

void WebPage::start() {
  if (running()) return;
  if (!renderer_.open(kCanvas)) {
    constexpr std::string_view kNoWebGl = "webgl";
    asah_js_page_fail(kNoWebGl.data(), kNoWebGl.size());
    return;
  }
  const std::span<const unsigned char> font = ui::font::regular();
  asah_js_text_font(font.data(), font.size());
  client_ = make_client_(platform_);
  wake();
}

void WebPage::wake() {
  pacer_.event();
  asah_js_frame_request(0);
}

void WebPage::before_press() {
  if (text_pending_ && running() && size_.width_css > 0) run_client();
}

void WebPage::run_client() {
  text_pending_ = false;
  const double begin = emscripten_get_now();
  client_->frame(size_);
  frame_ms_ = emscripten_get_now() - begin;
  ++frames_run_;
}

void WebPage::draw() {
  if (const ImDrawData* data = ImGui::GetDrawData()) {
    renderer_.draw(*data, client_->atlas_revision());
  }
  ++frames_drawn_;
  const int shape = ImGui::GetMouseCursor();
  if (shape != cursor_) asah_js_cursor_set(cursor_ = shape);
  if (!std::exchange(ready_, true)) asah_js_page_ready();
}

void WebPage::frame(float width_px, float height_px, float pixel_ratio, bool visible) {
  if (!running() || width_px < 1 || height_px < 1) return;
  size_ = {width_px / pixel_ratio, height_px / pixel_ratio, pixel_ratio};
  run_client();
  if (visible) {
    draw();
  } else {
    pacer_.rest();
  }
  const bool settling = pacer_.after_frame(client_->wants_frame());
  const bool input_left = ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
  if (settling || input_left || !platform_.inbox().empty()) asah_js_frame_request(0);
}

void WebPage::graphics_changed(bool lost) {
  if (lost) {
    renderer_.lose();
  } else {
    renderer_.open(kCanvas);
  }
  platform_.inbox().push(GraphicsChanged{lost});
  wake();
}

void WebPage::copy_now(bool cut) {
  platform_.inbox().push(CopyAsked{cut});
  wake();
  if (!running() || size_.width_css <= 0) return;
  const std::uint32_t before = platform_.copies();
  for (int i = 0; i < kCopyFrames && platform_.copies() == before; ++i) run_client();
}

void WebPage::point_at(float x_px, float y_px, bool press_follows) {
  ImGuiIO& io = ImGui::GetIO();
  const bool elsewhere = io.MousePos.x != x_px || io.MousePos.y != y_px;
  io.AddMousePosEvent(x_px, y_px);
  if (press_follows && elsewhere && running() && size_.width_css > 0) run_client();
}

// Press and release are two frames to Dear ImGui; it parts them by itself.
void WebPage::press_at(float x_px, float y_px) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
  point_at(x_px, y_px, true);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  wake();
}

std::string WebPage::state_json() const {
  return JsonText()
      .flag("running", running())
      .number("framesRun", frames_run_)
      .number("framesDrawn", frames_drawn_)
      .number("frameMs", frame_ms_)
      .number("widthCss", static_cast<double>(size_.width_css))
      .number("heightCss", static_cast<double>(size_.height_css))
      .number("pixelRatio", static_cast<double>(size_.pixel_ratio))
      .text("role", platform_.role() == Role::Writer   ? "writer"
                    : platform_.role() == Role::Reader ? "reader"
                                                       : "undecided")
      .raw("client", running() ? client_->state_json() : "null")
      .take();
}

}  // namespace asah::platform
