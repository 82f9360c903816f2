#pragma once
// Identities: 64 bits, unique without a server, typed by what they name, written as 13 letters.

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace asah::base {

/// 64-bit identity of a `Tag`. Zero means "none". Ordered by value, so that tables sort by it.
template <class Tag>
struct Id {
  std::uint64_t value = 0;

  constexpr explicit operator bool() const { return value != 0; }
  constexpr auto operator<=>(const Id&) const = default;
};

/// 13 characters of Crockford's base 32 (digits and lower-case letters without i, l, o, u), most
/// significant first, so that text order equals value order.
std::string id_text(std::uint64_t value);
/// Appends id_text(value) to `out`.
void append_id_text(std::string& out, std::uint64_t value);
/// Reads id_text; BadId for another length, another letter or a value past 64 bits.
Result<std::uint64_t> parse_id(std::string_view text);

template <class Tag>
std::string id_text(Id<Tag> id) {
  return id_text(id.value);
}

/// Mixes two values into a well-spread third (the finaliser of SplitMix64, Steele et al. 2014).
/// Deterministic and the same on every platform; never zero.
std::uint64_t mix_id(std::uint64_t a, std::uint64_t b);
/// A deterministic identity from text, for records which two offices must create alike. Never zero.
std::uint64_t hash_id(std::string_view text, std::uint64_t seed = 0);

}  // namespace asah::base

template <class Tag>
struct std::hash<asah::base::Id<Tag>> {
  std::size_t operator()(asah::base::Id<Tag> id) const noexcept {
    return static_cast<std::size_t>(id.value ^ (id.value >> 32));
  }
};
