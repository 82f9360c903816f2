// Starts the page. The program then lives on: everything is called by the page through the exports.
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "wasm/app/application.hpp"
#include "wasm/platform/web_check.hpp"
#include "wasm/platform/web_imports.hpp"
#include "wasm/platform/web_page.hpp"

namespace {

/// A fault of our own: the error page, from which the stored data can be rescued.
[[noreturn]] void stop_with_page(const char* expression, const char* file, int line) {
  const std::string message =
      std::string(expression) + " (" + file + ":" + std::to_string(line) + ")";
  asah_js_page_fail(message.data(), message.size());
  std::abort();
}

}  // namespace

// "?check" in the address opens the browser check in place of the application.
int main(int argc, char** argv) {
  const bool check = argc > 1 && std::string_view(argv[1]) == "--check";
  asah::base::set_check_handler([](const char* expression, const char* file, int line) {
    stop_with_page(expression, file, line);
  });
  asah::platform::open_page(
      [check](asah::platform::Platform& platform) -> std::unique_ptr<asah::platform::Client> {
        if (check) return asah::platform::make_browser_check(platform);
        return std::make_unique<asah::app::Application>(platform);
      });
  return 0;
}
