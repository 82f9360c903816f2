#pragma once
// Keyed digests: HMAC-SHA-256 (RFC 2104), to recognise a value without telling it.

#include <string_view>

#include "core/base/hash.hpp"

namespace asah::base {

/// HMAC-SHA-256 under one key, for many messages: the key is taken in once.
class HmacSha256 {
 public:
  /// A key of any length; one of more than 64 bytes stands for its SHA-256, as the RFC says.
  explicit HmacSha256(std::string_view key);
  /// The code of one message.
  Sha256Digest of(std::string_view message) const;

 private:
  Sha256 inner_;
  Sha256 outer_;
};

}  // namespace asah::base
