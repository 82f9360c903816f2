#pragma once
// Owns the screens: their states, their models, the frame around them.

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "wasm/app/desk_keeper.hpp"
#include "wasm/screens/context.hpp"
#include "wasm/screens/intents.hpp"
#include "wasm/ui/shell/shell.hpp"
#include "wasm/ui/ui.hpp"

namespace asah::app {

/// What a frame is drawn from.
struct HostFrame {
  ui::Ui& ui;
  DeskKeeper& desk;
  const screens::Route& route;
  screens::Intents& intents;
  bool& search_open;
  bool& help_open;
};

/// A screen's state and its model, built anew only when something it read has changed.
template <class State, class Model>
class ScreenSlot {
 public:
  State state{};

  /// `build(state)` is called when the key or the state differ from the last time.
  template <class Build>
  const Model& model(std::uint64_t key, Build&& build) {
    if (!model_ || key != key_ || !(seen_ == state)) {
      model_.emplace(build(std::as_const(state)));
      key_ = key;
      seen_ = state;
    }
    return *model_;
  }
  /// After drawing: true when the view changed the state, so that another frame must follow.
  bool stale() const { return model_ && !(seen_ == state); }

 private:
  std::optional<Model> model_;
  std::uint64_t key_ = 0;
  State seen_{};
};

class ScreenHost {
 public:
  ScreenHost();
  ~ScreenHost();

  void draw(HostFrame& frame);
  /// Events that a screen itself waits for (paste and copy of tables).
  void handle(const platform::Event& event);
  /// Milliseconds until something shown changes by itself ("2 minutes ago"); none when nothing does.
  std::optional<double> next_change_ms(const DeskKeeper& desk) const;

 private:
  struct Screens;
  std::unique_ptr<Screens> screens_;
};

}  // namespace asah::app
