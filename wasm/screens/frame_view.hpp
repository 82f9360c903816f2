#pragma once
// What every view draws with.

#include "wasm/screens/intents.hpp"
#include "wasm/ui/kit/kit.hpp"

namespace asah::screens {

struct Frame {
  ui::Ui& ui;
  ui::Shell& shell;
  Intents& intents;

  void ask(Intent intent) { intents.push_back(std::move(intent)); }
};

}  // namespace asah::screens
