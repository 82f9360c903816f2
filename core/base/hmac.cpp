#include "core/base/hmac.hpp"

#include <array>

namespace asah::base {
namespace {

constexpr std::size_t kBlockBytes = 64;

std::string_view bytes_of(const Sha256Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace

HmacSha256::HmacSha256(std::string_view key) {
  std::array<char, kBlockBytes> block{};
  Sha256Digest shortened{};
  if (key.size() > kBlockBytes) {
    shortened = sha256(key);
    key = bytes_of(shortened);
  }
  key.copy(block.data(), kBlockBytes);
  const auto take_in = [&](Sha256& sha, unsigned char pad) {
    std::array<char, kBlockBytes> mixed{};
    for (std::size_t i = 0; i < kBlockBytes; ++i) {
      mixed[i] = static_cast<char>(static_cast<unsigned char>(block[i]) ^ pad);
    }
    sha.update({mixed.data(), mixed.size()});
  };
  take_in(inner_, 0x36);
  take_in(outer_, 0x5c);
}

Sha256Digest HmacSha256::of(std::string_view message) const {
  Sha256 inner = inner_;
  inner.update(message);
  Sha256 outer = outer_;
  outer.update(bytes_of(inner.digest()));
  return outer.digest();
}

}  // namespace asah::base
