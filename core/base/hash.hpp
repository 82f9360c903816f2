#pragma once
// Digests of bytes: SHA-256 to prove that a document is the one that was written, CRC-32 to see
// that a stored slot was written whole.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace asah::base {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4) of bytes that arrive in pieces of any size. Input below 2^61 bytes.
class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);
  /// Digest of all bytes so far; more may follow, the running state stays.
  Sha256Digest digest() const;

 private:
  std::array<std::uint32_t, 8> state_;
  std::array<std::uint8_t, 64> block_{};  ///< bytes not yet taken in, the first length_ % 64
  std::uint64_t length_ = 0;              ///< bytes so far
};

/// SHA-256 of one text.
Sha256Digest sha256(std::string_view bytes);
/// 64 lower-case hexadecimal digits.
std::string hex_text(const Sha256Digest& digest);
/// Reads 64 hexadecimal digits of either case; BadId otherwise.
Result<Sha256Digest> parse_sha256(std::string_view hex);

/// CRC-32 as in zip, PNG and gzip (reflected 0x04C11DB7). A text in pieces: hand the result of one
/// piece to the next as `previous`. The CRC of no bytes is 0.
std::uint32_t crc32(std::string_view bytes, std::uint32_t previous = 0);

}  // namespace asah::base
