// Encrypted files and sealing keys, seen from the whole application with the toy cryptography of the
// fake browser.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/exchange/envelope.hpp"
#include "tests/support/crypto.hpp"
#include "tests/wasm/support/page.hpp"
#include "wasm/app/crypto_desk.hpp"
#include "wasm/app/shell_words.hpp"
#include "wasm/platform/fake_platform.hpp"
#include "wasm/screens/secrecy_board.hpp"

namespace asah::secrecy_test {

using platform::FakeBrowser;
using screens::SecrecyIntent;

namespace {

constexpr const char* kPassphrase = "kuda-laut biru";

struct Page : test::Page {
  using test::Page::Page;
  void secret(SecrecyIntent intent) { ask(std::move(intent)); }
  void drop(std::string name, std::string bytes) {
    platform.drop_files({{std::move(name), std::move(bytes)}});
    run();
  }
  const screens::LockedFiles& locked() {
    REQUIRE(desk().secrecy != nullptr);
    REQUIRE(desk().secrecy->locked);
    return *desk().secrecy->locked;
  }
  bool waiting() { return desk().secrecy != nullptr && desk().secrecy->locked.has_value(); }
  /// What was handed to the person last.
  const platform::Download& saved() { return *platform.last_job<platform::Download>(); }
};

void make(Page& page, const std::string& name) {
  page.ask(screens::CreateWorkspace{name});
  page.ask(screens::PutUnit{{{5}, "Dinas Sosial", "", model::UnitKind::Agency, {}, ""}});
}

/// An encrypted file of a workspace of its own.
std::string sealed_workspace(const std::string& name, std::uint64_t id) {
  model::Dataset data;
  data.workspace = {id};
  data.regions.insert({.id = {7}, .name = name});
  const std::string plain = exchange::write_document(data, {.office = "BKPSDM"});
  return *test::run_toy(
      exchange::seal_flow(plain, kPassphrase, test::seed_of(static_cast<std::uint8_t>(id))));
}

}  // namespace

TEST_CASE("secrecy: a workspace leaves encrypted and comes back by its passphrase") {
  FakeBrowser browser;
  std::string name;
  std::string bytes;
  {
    Page page(browser);
    make(page, "Kota Uji");
    page.secret(screens::ExportSealed{0, kPassphrase});
    name = page.saved().name;
    bytes = page.saved().bytes;
    CHECK(name.ends_with(".asn.enc"));
    CHECK(exchange::is_envelope(bytes));
    CHECK(bytes.find("Dinas Sosial") == std::string::npos);
    CHECK(page.desk().backup.exported_ms);
  }
  FakeBrowser other;
  Page page(other);
  page.drop(name, bytes);
  CHECK(page.locked().names == std::vector{name});
  CHECK(page.shows(name));
  CHECK(!page.desk().document);

  page.secret(screens::GivePassphrase{"kuda-laut hijau"});
  CHECK(page.locked().error->code == base::ErrorCode::WrongPassphrase);
  CHECK(page.shows("Kata sandi keliru"));

  page.secret(screens::GivePassphrase{kPassphrase});
  CHECK(!page.waiting());
  REQUIRE(page.desk().document);
  CHECK(!page.desk().document->error);
  page.ask(screens::OpenChosenDocument{});
  CHECK(page.data().units.find({5})->name == "Dinas Sosial");
}

TEST_CASE("secrecy: faults of the file itself are told before any passphrase is asked for") {
  FakeBrowser browser;
  Page page(browser);
  std::string bytes = sealed_workspace("Kota Uji", 3);
  page.drop("potong.asn.enc", bytes.substr(0, bytes.size() - 9));
  CHECK(!page.waiting());
  REQUIRE(page.desk().document);
  CHECK(page.desk().document->error->code == base::ErrorCode::SealCutShort);
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  page.drop("ubah.asn.enc", bytes);
  CHECK(page.desk().document->error->code == base::ErrorCode::SealChanged);
  CHECK(page.desk().document->file_name == "ubah.asn.enc");
}

TEST_CASE("secrecy: files that wait are let go") {
  FakeBrowser browser;
  Page page(browser);
  page.drop("a.asn.enc", sealed_workspace("Kota Uji", 3));
  page.app.ask(SecrecyIntent{screens::GivePassphrase{kPassphrase}});
  page.app.ask(SecrecyIntent{screens::DropLockedFiles{}});
  page.run();
  CHECK(!page.waiting());
  CHECK(!page.desk().document);
  // A later one is asked for anew.
  page.drop("b.asn.enc", sealed_workspace("Kota Uji", 4));
  CHECK(page.locked().names == std::vector<std::string>{"b.asn.enc"});
}

TEST_CASE("secrecy: one passphrase is tried on all files, the others wait for theirs") {
  FakeBrowser browser;
  Page page(browser);
  const std::string other = *test::run_toy(
      exchange::seal_flow("{\"asah\":{}}", "sandi yang lain", test::seed_of(9)));
  page.platform.drop_files({{"a.asn.enc", sealed_workspace("Kota A", 3)},
                            {"b.asn.enc", other},
                            {"c.asn.enc", sealed_workspace("Kota C", 4)}});
  page.run();
  CHECK(page.locked().names.size() == 3);
  page.secret(screens::GivePassphrase{kPassphrase});
  CHECK(page.locked().names == std::vector<std::string>{"b.asn.enc"});
  CHECK(page.locked().opened == 2);
  CHECK(page.locked().error->code == base::ErrorCode::WrongPassphrase);
  CHECK(!page.locked().busy);
  page.secret(screens::GivePassphrase{"sandi yang lain"});
  CHECK(!page.waiting());
}

TEST_CASE("secrecy: a sealing key is made, used, asked for once, and retired") {
  FakeBrowser browser;
  Page page(browser);
  make(page, "Kota Uji");
  page.secret(screens::MakeSealingKey{"pendek"});
  CHECK(page.data().keys.empty());
  CHECK(page.desk().secrecy->failed->code == base::ErrorCode::PassphraseTooShort);
  page.secret(screens::MakeSealingKey{kPassphrase});
  REQUIRE(page.data().keys.size() == 1);
  const model::WorkspaceKey key = *page.data().keys.begin();
  CHECK(key.kind == model::KeyKind::Sealing);
  CHECK(key.made == page.app.desk().today());
  CHECK(exchange::sealing_key(page.data().keys)->id == key.id);
  CHECK(page.desk().undo->key == "step.make_sealing_key");

  std::vector<std::pair<std::string, std::string>> files;
  for (const std::uint64_t id : {11, 12}) {
    model::Dataset data;
    data.workspace = {id};
    const std::string plain = exchange::write_document(data, {.office = "Dinas A"});
    std::string sealed;
    page.app.desk().crypto().seal_for(plain, key,
                                      [&](base::Result<std::string> made) { sealed = *made; });
    page.run();
    files.emplace_back("balasan" + std::to_string(id) + ".asn.enc", sealed);
  }
  page.platform.drop_files(files);
  page.run();
  CHECK(page.locked().names.size() == 2);
  CHECK(page.locked().key_fingerprint == exchange::key_fingerprint(key));
  page.secret(screens::GivePassphrase{"kuda-laut hijau"});
  CHECK(page.locked().error->code == base::ErrorCode::WrongPassphrase);
  page.secret(screens::GivePassphrase{kPassphrase});
  CHECK(!page.waiting());

  page.secret(screens::RetireSealingKey{key.id});
  CHECK(exchange::sealing_key(page.data().keys) == nullptr);
  // What was sealed for it is still asked about.
  page.drop("terlambat.asn.enc", files[0].second);
  CHECK(page.locked().key_fingerprint == exchange::key_fingerprint(key));
}

TEST_CASE("secrecy: a file sealed for another office's key says so") {
  FakeBrowser browser;
  Page page(browser);
  make(page, "Kota Uji");
  const model::WorkspaceKey theirs = test::toy_key(77, kPassphrase);
  page.drop("asing.asn.enc",
            *test::run_toy(exchange::seal_for_flow("isi", theirs, test::seed_of(2))));
  CHECK(!page.waiting());
  REQUIRE(page.desk().document);
  CHECK(page.desk().document->error->code == base::ErrorCode::SealedForOther);
}

TEST_CASE("secrecy: a page without cryptography says so and does not pretend") {
  FakeBrowser browser;
  Page page(browser);
  make(page, "Kota Uji");
  platform::Environment plain = page.platform.environment();
  plain.origin = platform::Origin::Http;
  plain.secure_context = false;
  page.platform.set_environment(plain);
  page.run();
  page.drop("a.asn.enc", sealed_workspace("Kota A", 3));
  CHECK(page.desk().document->error->code == base::ErrorCode::CryptoUnavailable);
  const std::size_t before = page.platform.jobs().size();
  page.secret(screens::ExportSealed{0, kPassphrase});
  CHECK(page.desk().secrecy->failed->code == base::ErrorCode::CryptoUnavailable);
  const auto& jobs = page.platform.jobs();
  CHECK(std::none_of(jobs.begin() + static_cast<std::ptrdiff_t>(before), jobs.end(),
                     [](const auto& job) {
                       return std::holds_alternative<platform::Download>(job.job);
                     }));
  page.ask(screens::Navigate{{.screen = screens::Screen::Settings}});
  CHECK(page.shows("http biasa"));
  page.ask(screens::Navigate{{.screen = screens::Screen::Files}});
  CHECK(page.shows("http biasa"));
}

TEST_CASE("secrecy: a passphrase stands in no stored file, no journal and no tree of the page") {
  FakeBrowser browser;
  Page page(browser);
  make(page, "Kota Uji");
  page.secret(screens::MakeSealingKey{kPassphrase});
  page.secret(screens::ExportSealed{0, kPassphrase});
  page.run(80);
  CHECK(browser.stored_bytes() > 0);
  for (const auto& [path, bytes] : browser.stored) {
    CHECK(bytes.find(kPassphrase) == std::string::npos);
  }
  CHECK(page.platform.semantics().find(kPassphrase) == std::string::npos);
}

}  // namespace asah::secrecy_test
