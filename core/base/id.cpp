#include "core/base/id.hpp"

namespace asah::base {
namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kIdLength = 13;

int digit_of(char c) {
  const std::size_t at = kAlphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::uint64_t finalise(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  z ^= z >> 31;
  return z == 0 ? 1 : z;
}

}  // namespace

void append_id_text(std::string& out, std::uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 5) out += kAlphabet[(value >> shift) & 31];
}

std::string id_text(std::uint64_t value) {
  std::string out;
  append_id_text(out, value);
  return out;
}

Result<std::uint64_t> parse_id(std::string_view text) {
  const auto bad = [&] { return fail(ErrorCode::BadId, {}, {std::string(text.substr(0, 40))}); };
  // 13 letters carry 65 bits: the first may only be 0..f.
  if (text.size() != kIdLength || digit_of(text[0]) > 15) return bad();
  std::uint64_t value = 0;
  for (const char c : text) {
    const int digit = digit_of(c);
    if (digit < 0) return bad();
    value = (value << 5) | static_cast<std::uint64_t>(digit);
  }
  return value;
}

std::uint64_t mix_id(std::uint64_t a, std::uint64_t b) {
  return finalise(finalise(a + 0x9e3779b97f4a7c15ULL) + b * 0x9e3779b97f4a7c15ULL);
}

std::uint64_t hash_id(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ seed;  // FNV-1a, then mixed
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mix_id(hash, text.size());
}

}  // namespace asah::base
