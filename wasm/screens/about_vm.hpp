#pragma once
// Tentang: version, privacy, limits, licences.

#include <string>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

struct AboutState {
  bool operator==(const AboutState&) const = default;
};

struct AboutModel {
  std::string version;
  std::string build;
  std::string browser;
};

AboutModel build_about(const Context& context, const Desk& desk, const Route& route,
                       const AboutState& state);

}  // namespace asah::screens
