#pragma once
// Stands in for the browser's cryptography in tests that run everywhere, also where no library of it
// is. It takes, makes and refuses what the real thing does, and keeps no secret at all.

#include <optional>
#include <string>

#include "wasm/platform/platform.hpp"

namespace asah::platform {

/// The operation's bytes; nothing where the real one would refuse. A pair is made from `secret`, which
/// the real operation takes from chance.
std::optional<std::string> fake_crypto(const RunCrypto& work);

}  // namespace asah::platform
