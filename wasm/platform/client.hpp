#pragma once
// The seam between the page and what it runs: the application, or the browser check.

#include <cstdint>
#include <string>

namespace asah::platform {

struct FrameSize {
  float width_css = 0;    ///< drawing surface in CSS px; times pixel_ratio = whole device pixels
  float height_css = 0;
  float pixel_ratio = 1;  ///< device pixels a CSS px, browser zoom included
};

/// Made once the file area is loaded, with a Platform that outlives it. It owns Dear ImGui's
/// context, with display size and mouse positions in device pixels.
class Client {
 public:
  virtual ~Client() = default;

  /// One whole frame: drains the inbox, draws (ImGui::NewFrame to ImGui::Render). Also called,
  /// without its triangles being drawn, while the page is hidden and events wait.
  virtual void frame(const FrameSize& size) = 0;
  /// True when the next frame shall follow at once (something is settling or moving). For later
  /// frames use Platform::request_frame.
  virtual bool wants_frame() const = 0;
  /// Changes whenever the font atlas was built anew: its texture is then uploaded again.
  virtual std::uint32_t atlas_revision() const = 0;
  /// One JSON object for browser tests and error reports (screen, save state, ...).
  virtual std::string state_json() const = 0;
};

}  // namespace asah::platform
