#pragma once
// Flows of encrypted files carried out at once: by the toy that runs everywhere, or by OpenSSL where
// the program has it.

#include <cstdint>
#include <string>

#include "core/exchange/envelope.hpp"

namespace asah::test {

/// The flow by platform::fake_crypto.
base::Result<std::string> run_toy(exchange::CryptoFlow flow);

/// A seed that follows from a number.
exchange::SealSeed seed_of(std::uint8_t number);

/// A sealing key by the toy, its private half under `passphrase`.
model::WorkspaceKey toy_key(std::uint64_t id, const std::string& passphrase);

}  // namespace asah::test
