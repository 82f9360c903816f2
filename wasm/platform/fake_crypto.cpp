#include "wasm/platform/fake_crypto.hpp"

#include <cstdint>

#include "core/base/hash.hpp"

namespace asah::platform {
namespace {

constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kPointBytes = 65;
/// A prime below 2^31: products of two residues fit in 64 bits.
constexpr std::uint64_t kPrime = 2'147'483'647;
constexpr std::uint64_t kGenerator = 7;

std::string digest(const std::string& bytes) {
  const base::Sha256Digest sum = base::sha256(bytes);
  return {sum.begin(), sum.end()};
}

/// Each part with its length, so that different parts never make the same text.
std::string joined(const RunCrypto& work) {
  std::string out;
  for (const std::string* part : {&work.secret, &work.salt, &work.info, &work.data}) {
    out += std::to_string(part->size()) + ':' + *part;
  }
  return out + std::to_string(work.iterations);
}

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t out = 1;
  for (base %= kPrime; exponent > 0; exponent >>= 1) {
    if (exponent & 1) out = out * base % kPrime;
    base = base * base % kPrime;
  }
  return out;
}

/// Whole number and back, in the last bytes of a text of that length.
std::string padded(std::uint64_t number, std::size_t length) {
  std::string out(length, '\4');
  for (std::size_t i = 0; i < 8; ++i) {
    out[length - 1 - i] = static_cast<char>(number >> (8 * i) & 0xFF);
  }
  return out;
}

std::uint64_t number_of(const std::string& bytes) {
  std::uint64_t out = 0;
  for (const char c : bytes.substr(bytes.size() - 8))
    out = out << 8 | static_cast<unsigned char>(c);
  return out;
}

std::string make_pair(const std::string& seed) {
  const std::uint64_t secret = number_of(digest(seed)) % kPrime;
  return padded(power(kGenerator, secret), kPointBytes) + padded(secret, 16);
}

std::optional<std::string> agree(const RunCrypto& work) {
  if (work.secret.size() < 8 || work.data.size() != kPointBytes) return std::nullopt;
  const std::uint64_t shared = power(number_of(work.data), number_of(work.secret));
  return digest(padded(shared, 16) + '/' + work.salt + '/' + work.info);
}

std::string mixed(const RunCrypto& work, std::string_view data) {
  std::string out(data);
  std::string stream;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (i % 32 == 0) stream = digest(work.secret + work.salt + std::to_string(i / 32));
    out[i] = static_cast<char>(out[i] ^ stream[i % 32]);
  }
  return out;
}

std::string tag(const RunCrypto& work, const std::string& sealed) {
  RunCrypto whole = work;
  whole.data = sealed;
  return digest(joined(whole)).substr(0, kTagBytes);
}

std::optional<std::string> decrypt(const RunCrypto& work) {
  if (work.data.size() < kTagBytes) return std::nullopt;
  const std::size_t length = work.data.size() - kTagBytes;
  const std::string sealed = work.data.substr(0, length);
  if (tag(work, sealed) != work.data.substr(length)) return std::nullopt;
  return mixed(work, sealed);
}

}  // namespace

std::optional<std::string> fake_crypto(const RunCrypto& work) {
  switch (work.step) {
    case CryptoStep::DeriveBits:
      return digest("a" + joined(work)) + digest("b" + joined(work));
    case CryptoStep::MakePair:
      return make_pair(work.secret);
    case CryptoStep::AgreeKey:
      return agree(work);
    case CryptoStep::Encrypt: {
      const std::string sealed = mixed(work, work.data);
      return sealed + tag(work, sealed);
    }
    case CryptoStep::Decrypt:
      return decrypt(work);
  }
  return std::nullopt;
}

}  // namespace asah::platform
