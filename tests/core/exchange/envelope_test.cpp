#include "core/exchange/envelope.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/crypto.hpp"

namespace asah::envelope_test {

using base::ErrorCode;
using exchange::CryptoFlow;
using exchange::SealKind;
using test::run_toy;
using test::seed_of;

namespace {

constexpr const char* kPassphrase = "kuda-laut biru";
constexpr const char* kPlain = "{\"asah\":{\"format\":\"asah\"}}\n";

std::string sealed_file(const std::string& plain = kPlain) {
  return *run_toy(exchange::seal_flow(plain, kPassphrase, seed_of(7)));
}

ErrorCode code_of(const base::Result<std::string>& result) {
  REQUIRE(!result);
  return result.error().code;
}

/// A file as someone would write who knows the form but not the key.
std::string forged(const std::string& bound, const std::string& sealed) {
  const auto digest = base::sha256(bound + sealed);
  return bound + ",\"sha256\":\"" + base::hex_text(digest) + "\"}\n" + sealed;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// Bound header and contents of the usual file.
std::pair<std::string, std::string> parts_of(const std::string& file) {
  const auto envelope = exchange::read_envelope(file);
  REQUIRE(envelope);
  return {std::string(envelope->bound), std::string(envelope->sealed)};
}

}  // namespace

TEST_CASE("envelope: what is sealed comes back, whatever its length") {
  for (const std::size_t length : {0U, 1U, 15U, 16U, 17U, 100'000U}) {
    const std::string plain(length, 'x');
    const std::string file = sealed_file(plain);
    CHECK(exchange::is_envelope(file));
    CHECK(run_toy(exchange::open_flow(file, kPassphrase)) == plain);
  }
}

TEST_CASE("envelope: the header line is written as documented") {
  const std::string file = sealed_file();
  const std::string line = file.substr(0, file.find('\n'));
  const auto parts = exchange::read_envelope(file);
  REQUIRE(parts);
  CHECK(parts->header.kind == SealKind::Passphrase);
  CHECK(parts->header.iterations == 600'000);
  CHECK(parts->header.length == std::string(kPlain).size() + 16);
  CHECK(line.starts_with(
      R"({"format":"asah-sealed","version":1,"kind":"passphrase","kdf":"PBKDF2-SHA-256",)"
      R"("iterations":600000,"salt":"07070707070707070707070707070707","cipher":"AES-256-GCM",)"
      R"("nonce":"080808080808080808080808","length":43,"check":")"));
  CHECK(line.size() - line.find(R"(,"sha256":")") == 11 + 64 + 2);
  CHECK(parts->bound == line.substr(0, line.find(R"(,"sha256":")")));
}

TEST_CASE("envelope: passphrases that are wrong, missing, too short or no text") {
  const std::string file = sealed_file();
  CHECK(code_of(run_toy(exchange::open_flow(file, "kuda-laut biri"))) ==
        ErrorCode::WrongPassphrase);
  CHECK(code_of(run_toy(exchange::open_flow(file, ""))) == ErrorCode::NeedsPassphrase);
  const auto too_short = run_toy(exchange::seal_flow(kPlain, "sembilan9", seed_of(1)));
  CHECK(code_of(too_short) == ErrorCode::PassphraseTooShort);
  CHECK(too_short.error().args == std::vector<std::string>{"10"});
  CHECK(code_of(run_toy(exchange::seal_flow(kPlain, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                                            seed_of(1)))) == ErrorCode::BadUtf8);
  // Ten characters, not ten bytes.
  CHECK(run_toy(exchange::seal_flow(kPlain, "éééééééééé", seed_of(1))));
  CHECK(!run_toy(exchange::seal_flow(kPlain, "ééééééééé", seed_of(1))));
}

TEST_CASE("envelope: a file cut short anywhere says so") {
  const std::string file = sealed_file();
  const std::size_t header = file.find('\n') + 1;
  for (std::size_t length = header; length < file.size(); ++length) {
    const auto opened = exchange::read_envelope(file.substr(0, length));
    REQUIRE(!opened);
    CHECK(opened.error().code == ErrorCode::SealCutShort);
    CHECK(opened.error().args ==
          std::vector{std::to_string(length), std::to_string(file.size())});
  }
  for (std::size_t length = 0; length < header; ++length) {
    const std::string cut = file.substr(0, length);
    const auto opened = exchange::read_envelope(cut);
    REQUIRE(!opened);
    CHECK(opened.error().code ==
          (exchange::is_envelope(cut) ? ErrorCode::CutShort : ErrorCode::NotAsah));
  }
}

TEST_CASE("envelope: no changed byte goes by, before any passphrase is asked for") {
  const std::string file = sealed_file();
  const std::size_t header = file.find('\n') + 1;
  for (std::size_t at = 0; at < file.size(); ++at) {
    for (const int change : {1, 0x20, 0x80}) {
      std::string changed = file;
      changed[at] = static_cast<char>(changed[at] ^ change);
      const auto opened = exchange::read_envelope(changed);
      INFO("byte ", at);
      REQUIRE(!opened);
      if (at >= header) CHECK(opened.error().code == ErrorCode::SealChanged);
    }
  }
  CHECK(code_of(run_toy(exchange::open_flow(file + "x", kPassphrase))) == ErrorCode::SealChanged);
}

TEST_CASE("envelope: a change with a digest made anew is found on opening") {
  const auto [bound, sealed] = parts_of(sealed_file());
  std::string other = sealed;
  other[3] = static_cast<char>(other[3] ^ 1);
  CHECK(code_of(run_toy(exchange::open_flow(forged(bound, other), kPassphrase))) ==
        ErrorCode::SealChanged);
  // The header is bound too: not even the nonce may be exchanged.
  const std::string nonce = replaced(bound, "080808080808080808080808", "080808080808080808080809");
  CHECK(code_of(run_toy(exchange::open_flow(forged(nonce, sealed), kPassphrase))) ==
        ErrorCode::SealChanged);
}

TEST_CASE("envelope: headers that are not valid name the member") {
  const auto [bound, sealed] = parts_of(sealed_file());
  const auto member = [&](const std::string& from, const std::string& to) {
    const auto opened = exchange::read_envelope(forged(replaced(bound, from, to), sealed));
    REQUIRE(!opened);
    CHECK(opened.error().code == ErrorCode::SealHeader);
    return opened.error().args.front();
  };
  CHECK(member("\"passphrase\"", "\"none\"") == "kind");
  CHECK(member("PBKDF2", "pbkdf2") == "kdf");
  CHECK(member("600000", "599999") == "iterations");
  CHECK(member("600000", "10000001") == "iterations");
  CHECK(member("600000", "-1") == "iterations");
  CHECK(member("600000", "99999999999999999999") == "iterations");
  CHECK(member("\"salt\":\"07", "\"salt\":\"0") == "salt");
  CHECK(member("\"salt\":\"07", "\"salt\":\"0G") == "salt");
  CHECK(member("AES-256-GCM", "AES-128-GCM") == "cipher");
  CHECK(member("\"nonce\":\"08", "\"nonce\":\"") == "nonce");
  CHECK(member("\"length\":43", "\"length\":15") == "length");
  CHECK(member("\"length\":43", "\"length\":42") == "length");
  CHECK(member("\"version\":1", "\"version\":0") == "version");
  CHECK(member("\"version\":1", "\"version\":x") == "version");
  const auto extra = exchange::read_envelope(forged(bound + ",\"more\":1", sealed));
  REQUIRE(!extra);
  CHECK(extra.error().code == ErrorCode::SealHeader);
}

TEST_CASE("envelope: a newer form asks for a newer application") {
  const auto [bound, sealed] = parts_of(sealed_file());
  const auto opened =
      exchange::read_envelope(forged(replaced(bound, "\"version\":1", "\"version\":2"), sealed));
  REQUIRE(!opened);
  CHECK(opened.error().code == ErrorCode::NewerSeal);
  CHECK(opened.error().args.front() == "2");
}

TEST_CASE("envelope: plain documents and other files are none") {
  for (const char* text : {"", "{", kPlain, "asah-sealed", "{\"format\":\"asah\"}"}) {
    CHECK(!exchange::is_envelope(text));
    CHECK(code_of(run_toy(exchange::open_flow(text, kPassphrase))) == ErrorCode::NotAsah);
  }
  const std::string endless = "{\"format\":\"asah-sealed\"" + std::string(100'000, ' ');
  CHECK(code_of(run_toy(exchange::open_flow(endless, kPassphrase))) == ErrorCode::SealHeader);
}

TEST_CASE("envelope: sealed for a key, opened by its private half alone") {
  const model::WorkspaceKey key = test::toy_key(1, "sandi kunci satu");
  const model::WorkspaceKey other = test::toy_key(2, "sandi kunci dua");
  const std::string file = *run_toy(exchange::seal_for_flow(kPlain, key, seed_of(3)));
  const auto envelope = exchange::read_envelope(file);
  REQUIRE(envelope);
  CHECK(envelope->header.kind == SealKind::Key);
  CHECK(envelope->header.recipient == exchange::key_fingerprint(key));
  const auto half = run_toy(exchange::unlock_flow(key, "sandi kunci satu"));
  REQUIRE(half);
  CHECK(run_toy(exchange::open_sealed_flow(file, key, *half)) == kPlain);

  CHECK(code_of(run_toy(exchange::unlock_flow(key, "sandi kunci dua"))) ==
        ErrorCode::WrongPassphrase);
  const auto wrong = run_toy(exchange::open_sealed_flow(file, other, *half));
  CHECK(code_of(wrong) == ErrorCode::SealedForOther);
  CHECK(wrong.error().args.front() == exchange::key_fingerprint(key));
  CHECK(code_of(run_toy(exchange::open_flow(file, kPassphrase))) == ErrorCode::SealedForOther);
  CHECK(code_of(run_toy(exchange::open_sealed_flow(sealed_file(), key, *half))) ==
        ErrorCode::NeedsPassphrase);
  const auto other_half = run_toy(exchange::unlock_flow(other, "sandi kunci dua"));
  CHECK(code_of(run_toy(exchange::open_sealed_flow(file, key, *other_half))) ==
        ErrorCode::SealChanged);
}

TEST_CASE("envelope: two files for one key share nothing") {
  const model::WorkspaceKey key = test::toy_key(1, "sandi kunci satu");
  const auto one = exchange::seal_for_flow(kPlain, key, seed_of(3));
  CHECK(*run_toy(one) !=
        *run_toy(exchange::seal_for_flow(kPlain, key, seed_of(4))));
}

TEST_CASE("envelope: records that are no sealing key") {
  model::WorkspaceKey erasure;
  erasure.private_part = std::string(64, 'a');
  CHECK(code_of(run_toy(exchange::seal_for_flow(kPlain, erasure, seed_of(1)))) == ErrorCode::NoKey);
  model::WorkspaceKey broken = test::toy_key(1, "sandi kunci satu");
  broken.public_part += "AAAA";
  CHECK(code_of(run_toy(exchange::seal_for_flow(kPlain, broken, seed_of(1)))) == ErrorCode::NoKey);
  CHECK(exchange::key_fingerprint(broken).empty());
  broken = test::toy_key(1, "sandi kunci satu");
  broken.private_part = "?";
  CHECK(code_of(run_toy(exchange::unlock_flow(broken, "sandi kunci satu"))) == ErrorCode::NoKey);
}

TEST_CASE("envelope: the latest key that is not retired is used, any opens") {
  model::WorkspaceKey first = test::toy_key(1, "sandi kunci satu");
  model::WorkspaceKey second = test::toy_key(2, "sandi kunci dua");
  first.made = base::Date::from_days(20'000);
  second.made = base::Date::from_days(20'001);
  auto keys = base::Table<model::WorkspaceKey>::from_rows({first, second});
  CHECK(exchange::sealing_key(keys)->id == second.id);
  keys.edit(second.id)->retired = true;
  CHECK(exchange::sealing_key(keys)->id == first.id);
  keys.edit(first.id)->retired = true;
  CHECK(exchange::sealing_key(keys) == nullptr);
  const std::string file = *run_toy(exchange::seal_for_flow(kPlain, second, seed_of(3)));
  const auto envelope = exchange::read_envelope(file);
  CHECK(exchange::key_for(keys, envelope->header)->id == second.id);
  CHECK(exchange::key_for({}, envelope->header) == nullptr);
  const std::string plain_seal = sealed_file();
  CHECK(exchange::key_for(keys, exchange::read_envelope(plain_seal)->header) == nullptr);
}

TEST_CASE("envelope: a library that fails or answers nonsense is told apart from a wrong file") {
  const auto unavailable = base::fail(ErrorCode::CryptoUnavailable, {}, {"test"});
  CryptoFlow flow = exchange::open_flow(sealed_file(), kPassphrase);
  CHECK(code_of(flow.answered(unavailable).result()) == ErrorCode::CryptoUnavailable);
  flow = exchange::open_flow(sealed_file(), kPassphrase);
  CHECK(code_of(flow.answered(std::string("short")).result()) == ErrorCode::CryptoUnavailable);
  flow = exchange::seal_flow(kPlain, kPassphrase, seed_of(1)).answered(std::string(64, 'k'));
  REQUIRE(!flow.is_over());
  CHECK(code_of(flow.answered(std::string("short")).result()) == ErrorCode::CryptoUnavailable);
}

TEST_CASE("envelope: files of a set share a derived key and salt, each with a nonce of its own") {
  const exchange::SealSeed first = seed_of(7);
  exchange::SealSeed second = seed_of(8);
  second.salt = first.salt;
  const std::string salt(first.salt.begin(), first.salt.end());
  const auto derived = run_toy(exchange::derive_flow(kPassphrase, salt));
  REQUIRE(derived);
  const auto a = run_toy(exchange::seal_with_flow(kPlain, *derived, first));
  const auto b = run_toy(exchange::seal_with_flow("lain", *derived, second));
  CHECK(a == sealed_file());
  CHECK(run_toy(exchange::open_flow(*a, kPassphrase)) == kPlain);
  CHECK(run_toy(exchange::open_flow(*b, kPassphrase)) == "lain");
  CHECK(code_of(run_toy(exchange::open_flow(*b, "kuda-laut hijau"))) == ErrorCode::WrongPassphrase);
  CHECK(exchange::read_envelope(*a)->header.salt == exchange::read_envelope(*b)->header.salt);
  CHECK(exchange::read_envelope(*a)->header.nonce != exchange::read_envelope(*b)->header.nonce);
  CHECK(code_of(run_toy(exchange::derive_flow("pendek", salt))) == ErrorCode::PassphraseTooShort);
  CHECK(code_of(run_toy(exchange::derive_flow("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", salt))) ==
        ErrorCode::BadUtf8);
}

TEST_CASE("envelope: names of encrypted files") {
  CHECK(exchange::sealed_file_name("paket.asn.json") == "paket.asn.enc");
  CHECK(exchange::sealed_file_name("paket.asn") == "paket.asn.enc");
  CHECK(exchange::sealed_file_name("") == ".enc");
  CHECK(exchange::sealed_file_name("laporan.html") == "laporan.html.enc");
}

TEST_CASE("envelope: names of what was inside come back") {
  using exchange::plain_file_name;
  for (const std::string name : {"paket.asn.json", "laporan.html", "radar.svg", "pegawai.csv", "a.b.zip"}) {
    CHECK(plain_file_name(exchange::sealed_file_name(name), name.ends_with("json") ? "{}" : "isi") ==
          name);
  }
  // A browser numbers a second copy behind the type.
  CHECK(plain_file_name("laporan.html (1).enc", "<!DOCTYPE html>") == "laporan.html (1).html");
  CHECK(plain_file_name("paket.asn (2).enc", "\xef\xbb\xbf {\"asah\":") == "paket.asn (2).json");
  CHECK(plain_file_name("tanpa-jenis.enc", "%PDF-1.7\n") == "tanpa-jenis.pdf");
  CHECK(plain_file_name("tanpa-jenis.enc", std::string_view("PK\x03\x04\0", 5)) == "tanpa-jenis.zip");
  CHECK(plain_file_name("tanpa-jenis.enc", "nip;nama\n") == "tanpa-jenis.txt");
  CHECK(plain_file_name("tanpa-jenis.enc", std::string_view("a\0b", 3)) == "tanpa-jenis.bin");
  CHECK(plain_file_name("titik.di akhir ini.enc", "") == "titik.di akhir ini.txt");
  CHECK(plain_file_name(".enc", "<svg/>") == "isi.svg");
  CHECK(plain_file_name("", "<svg/>") == "isi.svg");
  CHECK(plain_file_name("ganti-nama.pdf", "%PDF-1.7") == "ganti-nama.pdf");
}

}  // namespace asah::envelope_test
