#include "wasm/app/crypto_desk.hpp"

#include <utility>

namespace asah::app {

using base::ErrorCode;
using base::Result;
using exchange::CryptoFlow;
using platform::Failure;

namespace {

platform::RunCrypto job_of(exchange::CryptoRequest request) {
  return {.step = static_cast<platform::CryptoStep>(request.step),
          .secret = std::move(request.secret),
          .salt = std::move(request.salt),
          .info = std::move(request.info),
          .data = std::move(request.data),
          .iterations = request.iterations};
}

/// A refusal is told apart from a page that cannot do it at all.
base::Error error_of(const platform::JobDone& done) {
  if (done.failure == Failure::Denied) return {ErrorCode::SealChanged, {}, {}};
  return {ErrorCode::CryptoUnavailable, {}, {done.detail}};
}

}  // namespace

exchange::SealSeed CryptoDesk::seed() {
  exchange::SealSeed seed;
  platform_.random_bytes(seed.salt);
  platform_.random_bytes(seed.nonce);
  return seed;
}

void CryptoDesk::seal(std::string plain, std::string_view passphrase, Then then) {
  add(exchange::seal_flow(std::move(plain), passphrase, seed()), std::move(then));
}

void CryptoDesk::derive(std::string_view passphrase,
                        std::function<void(Result<SetKey>)> then) {
  const std::array<std::uint8_t, 16> salt = seed().salt;
  add(exchange::derive_flow(passphrase, {reinterpret_cast<const char*>(salt.data()), salt.size()}),
      [salt, then = std::move(then)](Result<std::string> derived) {
        if (!derived) return then(std::unexpected(derived.error()));
        then(SetKey{salt, std::move(*derived)});
      });
}

void CryptoDesk::seal_with(std::string plain, const SetKey& key, Then then) {
  exchange::SealSeed own = seed();
  own.salt = key.salt;
  add(exchange::seal_with_flow(std::move(plain), key.derived, own), std::move(then));
}

void CryptoDesk::seal_for(std::string plain, const model::WorkspaceKey& key, Then then) {
  add(exchange::seal_for_flow(std::move(plain), key, seed()), std::move(then));
}

void CryptoDesk::open(std::string bytes, std::string_view passphrase, Then then) {
  add(exchange::open_flow(std::move(bytes), passphrase), std::move(then));
}

void CryptoDesk::unlock(const model::WorkspaceKey& key, std::string_view passphrase, Then then) {
  add(exchange::unlock_flow(key, passphrase), std::move(then));
}

void CryptoDesk::open_sealed(std::string bytes, const model::WorkspaceKey& key,
                             std::string private_half, Then then) {
  add(exchange::open_sealed_flow(std::move(bytes), key, std::move(private_half)), std::move(then));
}

void CryptoDesk::make_key(std::string_view passphrase,
                          std::function<void(Result<model::WorkspaceKey>)> then) {
  if (auto good = exchange::check_passphrase(passphrase); !good) {
    add(CryptoFlow::over(std::unexpected(good.error())),
        [then](Result<std::string> none) { then(std::unexpected(none.error())); });
    return;
  }
  add(exchange::make_pair_flow(),
      [this, then, passphrase = std::string(passphrase)](Result<std::string> pair) {
        if (!pair) return then(std::unexpected(pair.error()));
        seal(pair->substr(exchange::kPointBytes), passphrase,
             [then, pair = *pair](Result<std::string> sealed) {
               if (!sealed) return then(std::unexpected(sealed.error()));
               then(exchange::key_of(pair, *sealed));
             });
      });
}

void CryptoDesk::run(exchange::CryptoRequest request, Then then) {
  add(CryptoFlow::ask(std::move(request),
                      [](Result<std::string> bytes) { return CryptoFlow::over(std::move(bytes)); }),
      std::move(then));
}

void CryptoDesk::add(CryptoFlow flow, Then then) {
  work_.push_back({std::move(flow), std::move(then)});
  platform_.request_frame(0);
}

bool CryptoDesk::work() {
  if (work_.empty() || work_.front().job != 0) return false;
  Work& first = work_.front();
  if (!first.flow.is_over()) {
    first.job = platform_.start(job_of(first.flow.take_request()));
    return false;
  }
  // Taken off before it is told: what it brings about may ask for more.
  const Work done = std::move(work_.front());
  work_.pop_front();
  done.then(done.flow.result());
  return true;
}

void CryptoDesk::answer(Result<std::string> bytes) {
  Work& first = work_.front();
  first.job = 0;
  first.flow = first.flow.answered(std::move(bytes));
}

bool CryptoDesk::handle(const platform::Event& event) {
  const platform::RequestId job = work_.empty() ? 0 : work_.front().job;
  if (const auto* made = std::get_if<platform::CryptoDone>(&event)) {
    if (job != 0 && made->id == job) work_.front().bytes = made->bytes;
    return true;
  }
  const auto* done = std::get_if<platform::JobDone>(&event);
  if (done == nullptr || job == 0 || done->id != job) return false;
  if (done->failure == Failure::None) {
    answer(std::exchange(work_.front().bytes, {}));
  } else {
    answer(std::unexpected(error_of(*done)));
  }
  return true;
}

}  // namespace asah::app
