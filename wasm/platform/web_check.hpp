#pragma once
// The browser check, shown in place of the application at an address with ?check: tries storage,
// clipboard, files, print and text fields, and tells what came back. For IT staff; the browser
// tests of the platform drive it too. It keeps one small file of its own, check/note.txt.

#include <memory>

#include "wasm/platform/client.hpp"
#include "wasm/platform/platform.hpp"

namespace asah::platform {

std::unique_ptr<Client> make_browser_check(Platform& platform);

}  // namespace asah::platform
