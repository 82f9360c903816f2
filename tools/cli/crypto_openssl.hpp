#pragma once
// The cryptographic operations of exchange/envelope by OpenSSL 3; native programs only.

#include "core/base/result.hpp"
#include "core/exchange/envelope.hpp"

namespace asah::cli {

/// False where the program was built without OpenSSL (under Node): run_flow then ends in
/// CryptoUnavailable.
bool has_crypto();

/// One operation, as platform::CryptoStep says. SealChanged where it refuses (a tag that does not
/// fit, a point that is none), CryptoUnavailable where the library failed.
base::Result<std::string> run_crypto(const exchange::CryptoRequest& request);

/// The whole flow, one operation after the other.
base::Result<std::string> run_flow(exchange::CryptoFlow flow);

/// Salt and nonce from the system's source of chance.
base::Result<exchange::SealSeed> new_seed();

}  // namespace asah::cli
