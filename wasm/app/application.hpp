#pragma once
// The whole application: one frame from events to pixels.

#include <cstdint>
#include <optional>
#include <string>

#include "wasm/app/desk_keeper.hpp"
#include "wasm/app/intent_handler.hpp"
#include "wasm/app/router.hpp"
#include "wasm/app/screen_host.hpp"
#include "wasm/app/surface.hpp"
#include "wasm/platform/client.hpp"
#include "wasm/ui/kit/overlay.hpp"
#include "wasm/ui/shell/shell.hpp"
#include "wasm/ui/ui.hpp"

namespace asah::app {

class Application final : public platform::Client {
 public:
  explicit Application(platform::Platform& platform);

  void frame(const platform::FrameSize& size) override;
  bool wants_frame() const override { return wants_frame_; }
  std::uint32_t atlas_revision() const override { return surface_.ui().atlas_revision(); }
  std::string state_json() const override;

  ui::Ui& ui() { return surface_.ui(); }
  DeskKeeper& desk() { return desk_; }
  const screens::Route& route() const { return router_.here(); }
  /// For tests: what a view would have asked.
  void ask(screens::Intent intent) { intents_.push_back(std::move(intent)); }

 private:
  void take_events();
  void take_event(const platform::Event& event);
  void note_touch();
  void take_paste(const std::string& text);
  Look look() const;
  void draw();
  void draw_notices();
  void carry_out_intents();
  void tell_page();
  void plan_next_frame();

  platform::Platform& platform_;
  Surface surface_;
  DeskKeeper desk_;
  Router router_;
  ScreenHost host_;
  ui::Toasts toasts_;
  screens::Intents intents_;
  std::uint64_t toast_serial_ = 0;
  bool search_open_ = false;
  bool help_open_ = false;
  bool drag_over_ = false;
  bool work_left_ = false;
  bool wants_frame_ = true;
  bool touched_ = true;  ///< by the person, since the last frame
};

}  // namespace asah::app
