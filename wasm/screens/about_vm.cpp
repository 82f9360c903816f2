#include "wasm/screens/about_vm.hpp"

#include "generated/build_info.hpp"

namespace asah::screens {

AboutModel build_about(const Context&, const Desk& desk, const Route&, const AboutState&) {
  return {kVersion, kBuildId, desk.browser.browser};
}

}  // namespace asah::screens
