#pragma once
// Where the person is and where they came from.

#include <cstddef>
#include <vector>

#include "wasm/screens/route.hpp"

namespace asah::app {

class Router {
 public:
  const screens::Route& here() const { return here_; }
  void go(const screens::Route& to) {
    if (to == here_) return;
    if (past_.size() == kRemembered) past_.erase(past_.begin());
    past_.push_back(here_);
    here_ = to;
  }
  void back() {
    if (past_.empty()) return;
    here_ = past_.back();
    past_.pop_back();
  }
  void reset() {
    here_ = {};
    past_.clear();
  }

 private:
  static constexpr std::size_t kRemembered = 50;
  screens::Route here_;
  std::vector<screens::Route> past_;
};

}  // namespace asah::app
