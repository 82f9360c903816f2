#pragma once
// Encrypted files: their form, and how one is made and opened. SCHEMA.md, "Encrypted files", has
// the grammar. No cryptography but SHA-256 happens here: a flow says what is to be computed and
// goes on with the answer, so that the browser (WebCrypto, asynchronous) and the command line
// (OpenSSL) write and read the same files.

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/hash.hpp"
#include "core/base/result.hpp"
#include "core/base/table.hpp"
#include "core/model/entities.hpp"

namespace asah::exchange {

inline constexpr int kSealVersion = 1;
/// What is written; from this on up to kMostIterations is read.
inline constexpr std::uint32_t kIterations = 600'000;
inline constexpr std::uint32_t kMostIterations = 10'000'000;
/// Code points that a new passphrase has at least.
inline constexpr std::size_t kShortestPassphrase = 10;
/// The name of a file once it is encrypted: "a.asn.json" becomes "a.asn.enc", "a.html" "a.html.enc".
std::string sealed_file_name(std::string_view name);
/// The name of what was in an encrypted file of that name, whose contents begin like `plain`: without
/// the ".enc"; where that leaves no type (or the number of a browser's copy, "a.html (1)"), the type
/// follows from the contents: ".txt" or ".bin" where nothing is known of them. "isi" without a name.
std::string plain_file_name(std::string_view sealed_name, std::string_view plain);

// ---- the form -----------------------------------------------------------------------------------

enum class SealKind : std::uint8_t {
  Passphrase,  ///< whoever knows the passphrase
  Key,         ///< whoever holds the private half of a workspace's sealing key
};

/// The first line of an encrypted file. Bytes stand as bytes here, as hexadecimal digits or base64
/// in the file.
struct SealHeader {
  SealKind kind = SealKind::Passphrase;
  /// Passphrase only.
  std::uint32_t iterations = kIterations;
  std::string salt;   ///< 16 bytes
  std::string nonce;  ///< 12 bytes
  /// Bytes after the header line: as many as the document has, and a tag of 16.
  std::uint64_t length = 0;
  /// Passphrase only: 8 bytes that tell a wrong passphrase from a changed file.
  std::string check{};
  /// Key only: key_fingerprint of the key that it is sealed for, and 65 bytes of a point made for
  /// this file alone.
  std::string recipient{};
  std::string point{};

  bool operator==(const SealHeader&) const = default;
};

/// An encrypted file in parts; views into its bytes.
struct Envelope {
  SealHeader header;
  /// The header line up to its digest: what is authenticated beside the contents.
  std::string_view bound;
  /// Contents and tag.
  std::string_view sealed;
};

/// True when the bytes begin as an encrypted file does, however damaged the rest.
bool is_envelope(std::string_view bytes);

/// The parts of an encrypted file, with its unkeyed digest compared. Errors: NotAsah (no such file
/// at all), NewerSeal, SealHeader (arg: the member that is not valid), SealCutShort (bytes there,
/// bytes that should be), SealChanged. That it was not changed by someone who wrote a new digest,
/// only opening shows.
base::Result<Envelope> read_envelope(std::string_view bytes);

// ---- making and opening -------------------------------------------------------------------------

/// One cryptographic operation; what each part means stands at platform::CryptoStep, whose order
/// this is.
struct CryptoRequest {
  enum class Step : std::uint8_t { DeriveBits, MakePair, AgreeKey, Encrypt, Decrypt };
  Step step = Step::DeriveBits;
  std::string secret{};
  std::string salt{};
  std::string info{};
  std::string data{};
  std::uint32_t iterations = 0;
};

/// A computation in steps: either over, with its result, or waiting for one operation.
class CryptoFlow {
 public:
  /// Goes on with the operation's bytes. Hand in CryptoUnavailable where the operation could not be
  /// done at all, and any other error where it refused (Decrypt: parts that do not belong
  /// together).
  using Then = std::function<CryptoFlow(base::Result<std::string>)>;

  static CryptoFlow over(base::Result<std::string> result);
  static CryptoFlow ask(CryptoRequest request, Then then);

  bool is_over() const { return stage_ == nullptr; }
  /// What is to be computed; only while it is not over.
  const CryptoRequest& request() const { return stage_->request; }
  /// The same, moved out.
  CryptoRequest take_request() { return std::move(stage_->request); }
  /// The flow with that answered. Once, and only while it is not over.
  CryptoFlow answered(base::Result<std::string> answer) const {
    return stage_->then(std::move(answer));
  }
  /// Only when it is over.
  const base::Result<std::string>& result() const { return *result_; }

 private:
  struct Stage {
    CryptoRequest request;
    Then then;
  };
  std::shared_ptr<Stage> stage_;
  std::shared_ptr<const base::Result<std::string>> result_;
};

/// Random bytes from outside. The nonce is never used twice; the salt only by files of one set, under
/// one passphrase.
struct SealSeed {
  std::array<std::uint8_t, 16> salt{};
  std::array<std::uint8_t, 12> nonce{};
};

/// PassphraseTooShort below kShortestPassphrase code points; BadUtf8.
base::Result<void> check_passphrase(std::string_view passphrase);

/// An encrypted file of `plain`. PassphraseTooShort, BadUtf8.
CryptoFlow seal_flow(std::string plain, std::string_view passphrase, const SealSeed& seed);
/// What a passphrase comes to with a salt of 16 bytes: the slow half of seal_flow, once for all files
/// of a set, each of which is then sealed by seal_with_flow. PassphraseTooShort, BadUtf8.
CryptoFlow derive_flow(std::string_view passphrase, std::string_view salt);
/// An encrypted file of `plain`, as seal_flow makes it; `derived` came from derive_flow with the
/// seed's salt. The nonce must be this file's own.
CryptoFlow seal_with_flow(std::string plain, std::string_view derived, const SealSeed& seed);
/// The plain bytes. Errors of read_envelope; WrongPassphrase; SealChanged; SealedForOther (arg: the
/// key's fingerprint) when it is sealed with a key instead.
CryptoFlow open_flow(std::string bytes, std::string_view passphrase);

/// A pair of keys: 65 bytes of public point, then the private half in PKCS #8, as one text. See
/// key_of.
CryptoFlow make_pair_flow();
/// The record of a pair of make_pair_flow whose private half `sealed_private` is in an encrypted
/// file of its own. Everything but id, made and by is set.
model::WorkspaceKey key_of(std::string_view pair, std::string_view sealed_private);
inline constexpr std::size_t kPointBytes = 65;

/// An encrypted file that only the private half of `key` opens. NoKey when `key` is no sealing key.
CryptoFlow seal_for_flow(std::string plain, const model::WorkspaceKey& key, const SealSeed& seed);
/// The private half (PKCS #8) of a sealing key, out of its record: errors of open_flow, NoKey.
/// Needed once for many files.
CryptoFlow unlock_flow(const model::WorkspaceKey& key, std::string_view passphrase);
/// The plain bytes of a file sealed for `key`, whose private half is at hand. Errors of
/// read_envelope; SealedForOther (arg: the fingerprint it is for); NeedsPassphrase when it is under
/// a passphrase instead; SealChanged.
CryptoFlow open_sealed_flow(std::string bytes, const model::WorkspaceKey& key,
                            std::string private_half);

/// 16 hexadecimal digits that name a sealing key: the beginning of the SHA-256 of its public half.
/// Empty when the record holds none.
std::string key_fingerprint(const model::WorkspaceKey& key);
/// The sealing key to use for new packets: not retired, the latest made, then the greatest id; null
/// when there is none.
const model::WorkspaceKey* sealing_key(const base::Table<model::WorkspaceKey>& keys);
/// The sealing key (retired or not) that an encrypted file is for; null when none of these is.
const model::WorkspaceKey* key_for(const base::Table<model::WorkspaceKey>& keys,
                                   const SealHeader& header);

}  // namespace asah::exchange
