#include "core/base/base64.hpp"

#include <array>
#include <cstdint>

namespace asah::base {
namespace {

constexpr std::string_view kLetters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNoLetter = 255;

constexpr std::array<std::uint8_t, 256> make_values() {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoLetter);
  for (std::size_t i = 0; i < kLetters.size(); ++i) {
    values[static_cast<unsigned char>(kLetters[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}
constexpr std::array<std::uint8_t, 256> kValues = make_values();

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::uint32_t group =
        byte_at(bytes, at) << 16 | byte_at(bytes, at + 1) << 8 | byte_at(bytes, at + 2);
    out += kLetters[group >> 18];
    out += kLetters[group >> 12 & 63];
    out += at + 1 < bytes.size() ? kLetters[group >> 6 & 63] : '=';
    out += at + 2 < bytes.size() ? kLetters[group & 63] : '=';
  }
  return out;
}

Result<std::string> parse_base64(std::string_view text) {
  const auto refused = [&] {
    return fail(ErrorCode::BadId, {}, {std::string(text.substr(0, 20))});
  };
  if (text.size() % 4 != 0) return refused();
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  for (std::size_t at = 0; at < text.size(); at += 4) {
    const std::size_t given = at + 4 == text.size() ? 4 - padding : 4;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < given; ++i) {
      const std::uint8_t value = kValues[static_cast<unsigned char>(text[at + i])];
      if (value == kNoLetter) return refused();
      group |= std::uint32_t{value} << (18 - 6 * i);
    }
    for (std::size_t i = 0; i + 1 < given; ++i) {
      out += static_cast<char>(group >> (16 - 8 * i) & 0xFF);
      group &= ~(std::uint32_t{0xFF} << (16 - 8 * i));
    }
    // Bits that no byte uses are zero in what base64() writes.
    if (group != 0) return refused();
  }
  return out;
}

}  // namespace asah::base
