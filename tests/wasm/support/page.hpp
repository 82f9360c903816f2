#pragma once
// The whole application in a fake browser, for tests that go through several rooms.

#include <string_view>
#include <utility>

#include "wasm/app/application.hpp"
#include "wasm/platform/fake_platform.hpp"

namespace asah::test {

struct Page {
  platform::FakeBrowser& browser;
  platform::FakePlatform platform;
  app::Application app;

  explicit Page(platform::FakeBrowser& b) : browser(b), platform(b), app(platform) { run(); }

  /// That many frames, time going on between them.
  void run(int frames = 20) {
    for (int i = 0; i < frames; ++i) {
      app.frame({1366, 768, 1});
      browser.advance(60);
    }
  }
  /// What a view would have asked, carried out.
  template <class Intent>
  void ask(Intent intent) {
    app.ask(std::move(intent));
    run();
  }
  void open(screens::Screen screen) { ask(screens::Navigate{{.screen = screen}}); }

  const model::Dataset& data() { return app.desk().session()->data(); }
  const screens::Desk& desk() { return app.desk().view(); }
  bool shows(std::string_view text) { return app.ui().semantics().shows(text); }
};

}  // namespace asah::test
