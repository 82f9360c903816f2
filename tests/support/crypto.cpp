#include "tests/support/crypto.hpp"

#include <utility>

#include "wasm/platform/fake_crypto.hpp"

namespace asah::test {

base::Result<std::string> run_toy(exchange::CryptoFlow flow) {
  std::uint64_t pairs = 0;
  while (!flow.is_over()) {
    exchange::CryptoRequest request = flow.take_request();
    platform::RunCrypto work{.step = static_cast<platform::CryptoStep>(request.step),
                             .secret = std::move(request.secret),
                             .salt = std::move(request.salt),
                             .info = std::move(request.info),
                             .data = std::move(request.data),
                             .iterations = request.iterations};
    if (work.step == platform::CryptoStep::MakePair) work.secret = std::to_string(++pairs);
    auto bytes = platform::fake_crypto(work);
    flow = bytes ? flow.answered(std::move(*bytes))
                 : flow.answered(base::fail(base::ErrorCode::SealChanged));
  }
  return flow.result();
}

exchange::SealSeed seed_of(std::uint8_t number) {
  exchange::SealSeed seed;
  seed.salt.fill(number);
  seed.nonce.fill(static_cast<std::uint8_t>(number + 1));
  return seed;
}

model::WorkspaceKey toy_key(std::uint64_t id, const std::string& passphrase) {
  platform::RunCrypto make{.step = platform::CryptoStep::MakePair, .secret = std::to_string(id)};
  const std::string pair = *platform::fake_crypto(make);
  const auto sealed = run_toy(
      exchange::seal_flow(pair.substr(exchange::kPointBytes), passphrase, seed_of(40)));
  model::WorkspaceKey key = exchange::key_of(pair, *sealed);
  key.id = {id};
  return key;
}

}  // namespace asah::test
