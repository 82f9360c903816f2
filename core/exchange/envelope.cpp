// The form of encrypted files: header line out and in.
#include "core/exchange/envelope.hpp"

#include <algorithm>
#include <optional>

#include "core/base/base64.hpp"
#include "core/base/text.hpp"
#include "core/exchange/document_parts.hpp"
#include "core/exchange/envelope_parts.hpp"
#include "core/exchange/json/json_scan.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::string_view kBegin = R"({"format":"asah-sealed","version":)";
constexpr std::string_view kDigestKey = R"(,"sha256":")";
constexpr std::string_view kEnd = "\"}\n";
constexpr std::size_t kDigestDigits = 64;
/// No header line is as long; a longer one is none.
constexpr std::size_t kLongestHeader = 1024;
constexpr std::string_view kPlainSuffix = ".json";
constexpr std::string_view kSealedSuffix = ".enc";
constexpr std::string_view kPassphraseKdf = "PBKDF2-SHA-256";
constexpr std::string_view kKeyKdf = "ECDH-P-256-HKDF-SHA-256";
constexpr std::string_view kCipher = "AES-256-GCM";

constexpr std::string_view kNameless = "isi";
/// ".asn" says whose file it is, not of which type.
constexpr std::string_view kOwnSuffix = ".asn";
constexpr std::size_t kLongestType = 5;

bool names_type(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.ends_with(kOwnSuffix)) return false;
  const std::string_view type = name.substr(dot + 1);
  return !type.empty() && type.size() <= kLongestType && std::ranges::all_of(type, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

/// What the first bytes tell, as the end of a file name.
std::string_view type_of(std::string_view bytes) {
  struct Sign {
    std::string_view begin;
    std::string_view suffix;
  };
  constexpr Sign kSigns[] = {{"{", kPlainSuffix},        {"<!doctype html", ".html"},
                             {"<html", ".html"},         {"<svg", ".svg"},
                             {"%pdf-", ".pdf"},          {"pk\x03\x04", ".zip"},
                             {"\x89png\r\n", ".png"}};
  constexpr std::size_t kLooked = 512;
  const std::string head = base::lower(base::trim(without_mark(bytes).substr(0, kLooked)));
  for (const Sign& sign : kSigns) {
    if (head.starts_with(sign.begin)) return sign.suffix;
  }
  return head.contains('\0') ? ".bin" : ".txt";
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// Exactly `length` bytes from lower-case digits.
bool read_hex(std::string_view digits, std::size_t length, std::string& out) {
  if (digits.size() != 2 * length) return false;
  out.clear();
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const int high = digit_of(digits[i]);
    const int low = digit_of(digits[i + 1]);
    if (high < 0 || low < 0) return false;
    out += static_cast<char>(high << 4 | low);
  }
  return true;
}

/// Reads the members of a header in their order and remembers the one that is not valid.
class HeaderReader {
 public:
  explicit HeaderReader(std::string_view line) : scan_(line) {}

  bool begin() { return scan_.literal(kBegin); }
  std::optional<std::int64_t> version() {
    std::int64_t number = 0;
    if (!scan_.integer(number)) return std::nullopt;
    return number;
  }
  /// False leaves the member's name in wrong().
  bool members(SealHeader& header) {
    if (!kind(header)) return false;
    if (header.kind == SealKind::Key) {
      if (!(hex("recipient", 8, header.recipient) && point(header.point))) return false;
      header.recipient = hex_digits(header.recipient);
    }
    if (!text_is("kdf", header.kind == SealKind::Key ? kKeyKdf : kPassphraseKdf)) return false;
    if (header.kind == SealKind::Passphrase && !iterations(header.iterations)) return false;
    if (!hex("salt", kSaltBytes, header.salt) || !text_is("cipher", kCipher)) return false;
    if (!hex("nonce", kNonceBytes, header.nonce) || !length(header.length)) return false;
    return header.kind == SealKind::Key || hex("check", kCheckBytes, header.check);
  }
  const std::string& wrong() const { return wrong_; }
  std::size_t offset() const { return scan_.offset(); }

 private:
  bool key(std::string_view name) {
    wrong_ = name;
    return scan_.literal(",") && scan_.key(name);
  }
  bool text(std::string_view name, std::string& out) { return key(name) && scan_.text(out); }
  bool text_is(std::string_view name, std::string_view wanted) {
    std::string found;
    return text(name, found) && found == wanted;
  }
  bool hex(std::string_view name, std::size_t length, std::string& out) {
    std::string digits;
    return text(name, digits) && read_hex(digits, length, out);
  }
  bool kind(SealHeader& header) {
    std::string name;
    if (!text("kind", name)) return false;
    header.kind = name == "key" ? SealKind::Key : SealKind::Passphrase;
    return name == "key" || name == "passphrase";
  }
  bool point(std::string& out) {
    std::string letters;
    if (!text("point", letters)) return false;
    auto bytes = base::parse_base64(letters);
    if (!bytes || bytes->size() != kPointBytes) return false;
    out = std::move(*bytes);
    return true;
  }
  bool iterations(std::uint32_t& out) {
    std::int64_t number = 0;
    if (!key("iterations") || !scan_.integer(number)) return false;
    out = static_cast<std::uint32_t>(number);
    return number >= kIterations && number <= kMostIterations;
  }
  bool length(std::uint64_t& out) {
    std::int64_t number = 0;
    if (!key("length") || !scan_.integer(number)) return false;
    out = static_cast<std::uint64_t>(number);
    return number >= static_cast<std::int64_t>(kTagBytes);
  }

  Scanner scan_;
  std::string wrong_ = "version";
};

base::Sha256Digest digest_of(std::string_view bound, std::string_view sealed) {
  base::Sha256 sum;
  sum.update(bound);
  sum.update(sealed);
  return sum.digest();
}

/// The two parts of a header line around its digest; none when it does not end in one.
struct Line {
  std::string_view bound;
  std::string_view digest;
};
std::optional<Line> split_line(std::string_view line) {
  const std::size_t tail = kDigestKey.size() + kDigestDigits + kEnd.size();
  if (line.size() < tail || !line.ends_with(kEnd)) return std::nullopt;
  const std::string_view bound = line.substr(0, line.size() - tail);
  if (line.substr(bound.size(), kDigestKey.size()) != kDigestKey) return std::nullopt;
  return Line{bound, line.substr(bound.size() + kDigestKey.size(), kDigestDigits)};
}

}  // namespace

std::string hex_digits(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

std::string bound_text(const SealHeader& header) {
  const bool key = header.kind == SealKind::Key;
  std::string out(kBegin);
  const auto text = [&](std::string_view name, std::string_view value) {
    out.append(",\"").append(name).append("\":\"").append(value).append("\"");
  };
  const auto number = [&](std::string_view name, std::uint64_t value) {
    out.append(",\"").append(name).append("\":").append(std::to_string(value));
  };
  out += std::to_string(kSealVersion);
  text("kind", key ? "key" : "passphrase");
  if (key) text("recipient", header.recipient);
  if (key) text("point", base::base64(header.point));
  text("kdf", key ? kKeyKdf : kPassphraseKdf);
  if (!key) number("iterations", header.iterations);
  text("salt", hex_digits(header.salt));
  text("cipher", kCipher);
  text("nonce", hex_digits(header.nonce));
  number("length", header.length);
  if (!key) text("check", hex_digits(header.check));
  return out;
}

std::string assemble(const SealHeader& header, std::string_view sealed) {
  std::string out = bound_text(header);
  const std::string digest = base::hex_text(digest_of(out, sealed));
  out.reserve(out.size() + kDigestKey.size() + digest.size() + kEnd.size() + sealed.size());
  out.append(kDigestKey).append(digest).append(kEnd).append(sealed);
  return out;
}

std::string sealed_file_name(std::string_view name) {
  if (name.ends_with(kPlainSuffix)) name.remove_suffix(kPlainSuffix.size());
  return std::string(name).append(kSealedSuffix);
}

std::string plain_file_name(std::string_view sealed_name, std::string_view plain) {
  if (sealed_name.ends_with(kSealedSuffix)) sealed_name.remove_suffix(kSealedSuffix.size());
  std::string name(sealed_name.empty() ? kNameless : sealed_name);
  if (!names_type(name)) name += type_of(plain);
  return name;
}

bool is_envelope(std::string_view bytes) {
  return bytes.starts_with(kBegin.substr(0, kBegin.find(',')));
}

Result<Envelope> read_envelope(std::string_view bytes) {
  if (!is_envelope(bytes)) return fail(ErrorCode::NotAsah);
  const std::size_t line_end = bytes.substr(0, kLongestHeader).find('\n');
  if (line_end == std::string_view::npos) {
    if (bytes.size() < kLongestHeader) return fail(ErrorCode::CutShort);
    return fail(ErrorCode::SealHeader, {}, {"sha256"});
  }
  HeaderReader reader(bytes.substr(0, line_end));
  if (!reader.begin()) return fail(ErrorCode::SealHeader, {}, {"version"});
  const auto version = reader.version();
  if (version && *version > kSealVersion) {
    return fail(ErrorCode::NewerSeal, {}, {std::to_string(*version)});
  }
  Envelope envelope;
  envelope.sealed = bytes.substr(line_end + 1);
  const std::optional<Line> line = split_line(bytes.substr(0, line_end + 1));
  if (!line) return fail(ErrorCode::SealHeader, {}, {"sha256"});
  envelope.bound = line->bound;
  const bool valid = version == kSealVersion && reader.members(envelope.header) &&
                     bound_text(envelope.header) == envelope.bound;
  const std::uint64_t length = envelope.header.length;
  if (valid && envelope.sealed.size() < length) {
    return fail(ErrorCode::SealCutShort, {},
                {std::to_string(bytes.size()), std::to_string(line_end + 1 + length)});
  }
  if (base::hex_text(digest_of(envelope.bound, envelope.sealed)) != line->digest) {
    return fail(ErrorCode::SealChanged);
  }
  if (!valid) return fail(ErrorCode::SealHeader, {}, {reader.wrong()});
  if (envelope.sealed.size() != length) return fail(ErrorCode::SealHeader, {}, {"length"});
  return envelope;
}

}  // namespace asah::exchange
