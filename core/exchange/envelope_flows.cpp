// What is computed one after the other to make and to open encrypted files.
#include <utility>

#include "core/base/base64.hpp"
#include "core/base/text.hpp"
#include "core/exchange/envelope.hpp"
#include "core/exchange/envelope_parts.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;
using Step = CryptoRequest::Step;

namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kDerivedBytes = 64;
constexpr std::string_view kCheckLabel = "asah key check";
constexpr std::string_view kAgreeLabel = "asah sealed return";

CryptoFlow failed(ErrorCode code, std::vector<std::string> args = {}) {
  return CryptoFlow::over(fail(code, {}, std::move(args)));
}

/// An operation whose outcome must have that many bytes; else the page's library is not what it
/// claims to be.
Result<std::string> expect_bytes(Result<std::string> answer, std::size_t length) {
  if (answer && answer->size() != length) {
    return fail(ErrorCode::CryptoUnavailable, {}, {std::to_string(answer->size())});
  }
  return answer;
}

std::string check_of(std::string_view derived) {
  const base::Sha256Digest sum =
      base::sha256(std::string(kCheckLabel).append(derived.substr(kKeyBytes)));
  return {sum.begin(), sum.begin() + kCheckBytes};
}

template <std::size_t N>
std::string bytes_of(const std::array<std::uint8_t, N>& bytes) {
  return {bytes.begin(), bytes.end()};
}

SealHeader header_with(const SealSeed& seed, std::size_t plain_bytes) {
  SealHeader header;
  header.salt = bytes_of(seed.salt);
  header.nonce = bytes_of(seed.nonce);
  header.length = plain_bytes + kTagBytes;
  return header;
}

CryptoRequest derive(std::string_view passphrase, std::string salt, std::uint32_t iterations) {
  return {.step = Step::DeriveBits,
          .secret = std::string(passphrase),
          .salt = std::move(salt),
          .iterations = iterations};
}

CryptoFlow encrypt(SealHeader header, std::string key, std::string plain) {
  CryptoRequest request{.step = Step::Encrypt,
                        .secret = std::move(key),
                        .salt = header.nonce,
                        .info = bound_text(header),
                        .data = std::move(plain)};
  return CryptoFlow::ask(
      std::move(request), [header = std::move(header)](Result<std::string> sealed) {
        sealed = expect_bytes(std::move(sealed), static_cast<std::size_t>(header.length));
        if (!sealed) return CryptoFlow::over(std::move(sealed));
        return CryptoFlow::over(assemble(header, *sealed));
      });
}

/// What is read of a file, kept while operations run.
struct Opened {
  SealHeader header;
  std::string bound;
  std::string sealed;
};

CryptoFlow decrypt(Opened file, std::string key) {
  CryptoRequest request{.step = Step::Decrypt,
                        .secret = std::move(key),
                        .salt = file.header.nonce,
                        .info = std::move(file.bound),
                        .data = std::move(file.sealed)};
  return CryptoFlow::ask(std::move(request), [](Result<std::string> plain) {
    if (!plain && plain.error().code != ErrorCode::CryptoUnavailable) {
      return failed(ErrorCode::SealChanged);
    }
    return CryptoFlow::over(std::move(plain));
  });
}

Result<Opened> read_whole(std::string bytes) {
  const Result<Envelope> parts = read_envelope(bytes);
  if (!parts) return std::unexpected(parts.error());
  Opened file{parts->header, std::string(parts->bound), {}};
  bytes.erase(0, bytes.size() - parts->sealed.size());
  file.sealed = std::move(bytes);
  return file;
}

CryptoRequest agree(std::string private_half, std::string point, const SealHeader& header) {
  return {.step = Step::AgreeKey,
          .secret = std::move(private_half),
          .salt = header.salt,
          .info = std::string(kAgreeLabel),
          .data = std::move(point)};
}

/// The public point of a sealing key.
Result<std::string> point_of(const model::WorkspaceKey& key) {
  const auto none = fail(ErrorCode::NoKey);
  if (key.kind != model::KeyKind::Sealing) return none;
  auto point = base::parse_base64(key.public_part);
  if (!point || point->size() != kPointBytes) return none;
  return point;
}

/// Goes on once the key for this file is agreed upon.
CryptoFlow::Then encrypt_agreed(SealHeader header, std::string plain) {
  return
      [header = std::move(header), plain = std::move(plain)](Result<std::string> shared) mutable {
        shared = expect_bytes(std::move(shared), kKeyBytes);
        if (!shared) return CryptoFlow::over(std::move(shared));
        return encrypt(std::move(header), std::move(*shared), std::move(plain));
      };
}

}  // namespace

CryptoFlow CryptoFlow::over(Result<std::string> result) {
  CryptoFlow flow;
  flow.result_ = std::make_shared<Result<std::string>>(std::move(result));
  return flow;
}

CryptoFlow CryptoFlow::ask(CryptoRequest request, Then then) {
  CryptoFlow flow;
  flow.stage_ = std::make_shared<Stage>(std::move(request), std::move(then));
  return flow;
}

Result<void> check_passphrase(std::string_view passphrase) {
  if (!base::is_utf8(passphrase)) return fail(ErrorCode::BadUtf8);
  if (base::code_points(passphrase) < kShortestPassphrase) {
    return fail(ErrorCode::PassphraseTooShort, {}, {std::to_string(kShortestPassphrase)});
  }
  return {};
}

CryptoFlow derive_flow(std::string_view passphrase, std::string_view salt) {
  if (auto good = check_passphrase(passphrase); !good) {
    return CryptoFlow::over(std::unexpected(good.error()));
  }
  return CryptoFlow::ask(derive(passphrase, std::string(salt), kIterations),
                         [](Result<std::string> bits) {
                           return CryptoFlow::over(expect_bytes(std::move(bits), kDerivedBytes));
                         });
}

CryptoFlow seal_with_flow(std::string plain, std::string_view derived, const SealSeed& seed) {
  SealHeader header = header_with(seed, plain.size());
  header.check = check_of(derived);
  return encrypt(std::move(header), std::string(derived.substr(0, kKeyBytes)), std::move(plain));
}

CryptoFlow seal_flow(std::string plain, std::string_view passphrase, const SealSeed& seed) {
  CryptoFlow deriving = derive_flow(passphrase, bytes_of(seed.salt));
  if (deriving.is_over()) return deriving;
  return CryptoFlow::ask(deriving.take_request(), [seed, plain = std::move(plain)](
                                                      Result<std::string> bits) mutable {
    bits = expect_bytes(std::move(bits), kDerivedBytes);
    if (!bits) return CryptoFlow::over(std::move(bits));
    return seal_with_flow(std::move(plain), *bits, seed);
  });
}

CryptoFlow open_flow(std::string bytes, std::string_view passphrase) {
  auto file = read_whole(std::move(bytes));
  if (!file) return CryptoFlow::over(std::unexpected(file.error()));
  if (file->header.kind == SealKind::Key) {
    return failed(ErrorCode::SealedForOther, {file->header.recipient});
  }
  if (passphrase.empty()) return failed(ErrorCode::NeedsPassphrase);
  CryptoRequest request = derive(passphrase, file->header.salt, file->header.iterations);
  return CryptoFlow::ask(std::move(request),
                         [file = std::move(*file)](Result<std::string> bits) mutable {
                           bits = expect_bytes(std::move(bits), kDerivedBytes);
                           if (!bits) return CryptoFlow::over(std::move(bits));
                           if (check_of(*bits) != file.header.check)
                             return failed(ErrorCode::WrongPassphrase);
                           return decrypt(std::move(file), bits->substr(0, kKeyBytes));
                         });
}

CryptoFlow make_pair_flow() {
  return CryptoFlow::ask({.step = Step::MakePair}, [](Result<std::string> pair) {
    return CryptoFlow::over(std::move(pair));
  });
}

model::WorkspaceKey key_of(std::string_view pair, std::string_view sealed_private) {
  model::WorkspaceKey key;
  key.kind = model::KeyKind::Sealing;
  key.public_part = base::base64(pair.substr(0, kPointBytes));
  key.private_part = base::base64(sealed_private);
  return key;
}

CryptoFlow seal_for_flow(std::string plain, const model::WorkspaceKey& key, const SealSeed& seed) {
  auto theirs = point_of(key);
  if (!theirs) return CryptoFlow::over(std::move(theirs));
  SealHeader header = header_with(seed, plain.size());
  header.kind = SealKind::Key;
  header.recipient = key_fingerprint(key);
  // A pair for this file alone: nobody, not even the sender, can open it with what is kept.
  return CryptoFlow::ask(
      {.step = Step::MakePair}, [theirs = std::move(*theirs), header = std::move(header),
                                 plain = std::move(plain)](Result<std::string> pair) mutable {
        if (pair && pair->size() <= kPointBytes)
          pair = expect_bytes(std::move(pair), kPointBytes + 1);
        if (!pair) return CryptoFlow::over(std::move(pair));
        header.point = pair->substr(0, kPointBytes);
        CryptoRequest request = agree(pair->substr(kPointBytes), std::move(theirs), header);
        return CryptoFlow::ask(std::move(request),
                               encrypt_agreed(std::move(header), std::move(plain)));
      });
}

CryptoFlow unlock_flow(const model::WorkspaceKey& key, std::string_view passphrase) {
  if (auto point = point_of(key); !point) return CryptoFlow::over(std::move(point));
  auto sealed = base::parse_base64(key.private_part);
  if (!sealed) return failed(ErrorCode::NoKey);
  return open_flow(std::move(*sealed), passphrase);
}

CryptoFlow open_sealed_flow(std::string bytes, const model::WorkspaceKey& key,
                            std::string private_half) {
  auto file = read_whole(std::move(bytes));
  if (!file) return CryptoFlow::over(std::unexpected(file.error()));
  if (file->header.kind == SealKind::Passphrase) return failed(ErrorCode::NeedsPassphrase);
  if (file->header.recipient != key_fingerprint(key)) {
    return failed(ErrorCode::SealedForOther, {file->header.recipient});
  }
  CryptoRequest request = agree(std::move(private_half), file->header.point, file->header);
  return CryptoFlow::ask(std::move(request),
                         [file = std::move(*file)](Result<std::string> shared) mutable {
                           if (!shared && shared.error().code != ErrorCode::CryptoUnavailable) {
                             return failed(ErrorCode::SealChanged);
                           }
                           shared = expect_bytes(std::move(shared), kKeyBytes);
                           if (!shared) return CryptoFlow::over(std::move(shared));
                           return decrypt(std::move(file), std::move(*shared));
                         });
}

std::string key_fingerprint(const model::WorkspaceKey& key) {
  const auto point = point_of(key);
  if (!point) return {};
  return base::hex_text(base::sha256(*point)).substr(0, 2 * kCheckBytes);
}

const model::WorkspaceKey* sealing_key(const base::Table<model::WorkspaceKey>& keys) {
  const model::WorkspaceKey* best = nullptr;
  for (const model::WorkspaceKey& key : keys) {
    if (key.retired || !point_of(key)) continue;
    if (best == nullptr || best->made <= key.made) best = &key;
  }
  return best;
}

const model::WorkspaceKey* key_for(const base::Table<model::WorkspaceKey>& keys,
                                   const SealHeader& header) {
  if (header.kind != SealKind::Key) return nullptr;
  for (const model::WorkspaceKey& key : keys) {
    if (key_fingerprint(key) == header.recipient) return &key;
  }
  return nullptr;
}

}  // namespace asah::exchange
