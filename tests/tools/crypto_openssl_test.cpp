// The real operations, where the program has them: known answers, refusals, whole files.
#include "tools/cli/crypto_openssl.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/crypto.hpp"
#include "tests/support/data.hpp"

namespace asah::crypto_openssl_test {

using base::ErrorCode;
using cli::run_crypto;
using cli::run_flow;
using exchange::CryptoRequest;
using Step = CryptoRequest::Step;

namespace {

std::string bytes_of(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  }
  return out;
}

}  // namespace

TEST_CASE("crypto: without a library every flow says so") {
  if (cli::has_crypto()) return;
  const auto made = run_flow(exchange::make_pair_flow());
  REQUIRE(!made);
  CHECK(made.error().code == ErrorCode::CryptoUnavailable);
}

TEST_CASE("crypto: known answers of PBKDF2 and AES-GCM") {
  if (!cli::has_crypto()) return;
  // RFC 7914, section 11.
  const auto derived = run_crypto(
      {.step = Step::DeriveBits, .secret = "passwd", .salt = "salt", .iterations = 1});
  CHECK(derived == bytes_of("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                            "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"));
  // McGrew and Viega, test case 16.
  const CryptoRequest gcm{
      .step = Step::Encrypt,
      .secret = bytes_of("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
      .salt = bytes_of("cafebabefacedbaddecaf888"),
      .info = bytes_of("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
      .data = bytes_of("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                       "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")};
  const auto sealed = run_crypto(gcm);
  CHECK(sealed == bytes_of("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                           "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                           "76fc6ece0f4e1768cddf8853bb2d551b"));
  CryptoRequest back = gcm;
  back.step = Step::Decrypt;
  back.data = *sealed;
  CHECK(run_crypto(back) == gcm.data);
  back.info.pop_back();
  const auto refused = run_crypto(back);
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::SealChanged);
  back.data.resize(5);
  CHECK(!run_crypto(back));
}

TEST_CASE("crypto: both sides of a pair agree, and on nothing else") {
  if (!cli::has_crypto()) return;
  const auto one = run_crypto({.step = Step::MakePair});
  const auto two = run_crypto({.step = Step::MakePair});
  REQUIRE(one);
  REQUIRE(two);
  REQUIRE(one->size() > exchange::kPointBytes);
  CHECK(one->front() == '\x04');
  const auto agree = [](const std::string& own, const std::string& other, std::string info) {
    return run_crypto({.step = Step::AgreeKey, .secret = own.substr(exchange::kPointBytes),
                       .salt = "salt", .info = std::move(info),
                       .data = other.substr(0, exchange::kPointBytes)});
  };
  const auto shared = agree(*one, *two, "a");
  REQUIRE(shared);
  CHECK(shared->size() == 32);
  CHECK(agree(*two, *one, "a") == shared);
  CHECK(agree(*one, *two, "b") != shared);
  CHECK(agree(*one, *one, "a") != shared);
  std::string off_curve = *two;
  off_curve[40] = static_cast<char>(off_curve[40] ^ 1);
  CHECK(!agree(*one, off_curve, "a"));
  CHECK(!agree("\x04" + std::string(90, 'x'), *two, "a"));
}

TEST_CASE("crypto: whole files and keys by the real thing") {
  if (!cli::has_crypto()) return;
  const auto seed = cli::new_seed();
  REQUIRE(seed);
  const std::string passphrase = "kuda-laut biru";
  const auto file = run_flow(exchange::seal_flow("isi", passphrase, *seed));
  REQUIRE(file);
  CHECK(run_flow(exchange::open_flow(*file, passphrase)) == "isi");
  CHECK(run_flow(exchange::open_flow(*file, "kuda-laut hijau")).error().code ==
        ErrorCode::WrongPassphrase);

  const auto pair = run_flow(exchange::make_pair_flow());
  REQUIRE(pair);
  const auto half_file =
      run_flow(exchange::seal_flow(pair->substr(exchange::kPointBytes), passphrase, *seed));
  const model::WorkspaceKey key = exchange::key_of(*pair, *half_file);
  const auto sealed = run_flow(exchange::seal_for_flow("balasan", key, *cli::new_seed()));
  REQUIRE(sealed);
  const auto half = run_flow(exchange::unlock_flow(key, passphrase));
  CHECK(run_flow(exchange::open_sealed_flow(*sealed, key, *half)) == "balasan");
}

TEST_CASE("crypto: files that a browser's WebCrypto wrote") {
  if (!cli::has_crypto()) return;
  const std::string passphrase = "kuda-laut biru";
  const std::string plain = test::read_data("sealed/plain.json");
  CHECK(run_flow(exchange::open_flow(test::read_data("sealed/passphrase.asn.enc"), passphrase)) ==
        plain);
  model::WorkspaceKey key;
  key.kind = model::KeyKind::Sealing;
  key.public_part = test::read_data("sealed/key_public.txt");
  key.private_part = test::read_data("sealed/key_private.txt");
  const auto half = run_flow(exchange::unlock_flow(key, passphrase));
  REQUIRE(half);
  CHECK(run_flow(exchange::open_sealed_flow(test::read_data("sealed/key.asn.enc"), key, *half)) ==
        plain);
}

}  // namespace asah::crypto_openssl_test
