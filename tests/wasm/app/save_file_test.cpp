// Files that leave with a passphrase or without, and encrypted files that hold nothing of the
// application's, seen from the whole application with the toy cryptography of the fake browser.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/exchange/envelope.hpp"
#include "core/report/report_code.hpp"
#include "tests/support/crypto.hpp"
#include "tests/wasm/support/page.hpp"
#include "wasm/app/desk_keeper.hpp"
#include "wasm/platform/fake_platform.hpp"
#include "wasm/screens/secrecy_board.hpp"

namespace asah::save_file_test {

using platform::Download;
using platform::FakeBrowser;

namespace {

constexpr const char* kPassphrase = "kuda-laut biru";
constexpr const char* kTable = "jabatan;kompetensi;level\nBidan;Integritas;3\n";

struct Page : test::Page {
  using test::Page::Page;
  void secret(screens::SecrecyIntent intent) { ask(std::move(intent)); }
  void drop(std::vector<std::pair<std::string, std::string>> files) {
    platform.drop_files(std::move(files));
    run();
  }
  const screens::SecrecyBoard& board() {
    REQUIRE(desk().secrecy != nullptr);
    return *desk().secrecy;
  }
  std::vector<Download> downloads() {
    std::vector<Download> found;
    for (const auto& job : platform.jobs()) {
      if (const auto* file = std::get_if<Download>(&job.job)) found.push_back(*file);
    }
    return found;
  }
};

std::string sealed(const std::string& plain, std::uint8_t seed = 1) {
  return *test::run_toy(exchange::seal_flow(plain, kPassphrase, test::seed_of(seed)));
}

/// Drops encrypted files of these contents and opens them.
void open_sealed(Page& page, const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<std::pair<std::string, std::string>> dropped;
  std::uint8_t seed = 0;
  for (const auto& [name, plain] : files) dropped.emplace_back(name, sealed(plain, ++seed));
  page.drop(dropped);
  page.secret(screens::GivePassphrase{kPassphrase});
}

void begin(Page& page) {
  page.ask(screens::CreateWorkspace{"Kota Uji"});
  page.ask(screens::PutPosition{{.id = {21}, .name = "Bidan"}});
  page.ask(screens::PutEmployee{{.id = {31}, .nip = "198001012005019971", .name = "Siti Aminah"}});
}

}  // namespace

TEST_CASE("save file: nothing leaves before it is said how, then it leaves as it is") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::SaveText{"pegawai.csv", "text/csv", "nip;nama\n"});
  CHECK(page.downloads().empty());
  CHECK(page.shows("Simpan berkas"));
  CHECK(page.shows("pegawai.csv"));
  page.secret(screens::SaveOffered{});
  REQUIRE(page.downloads().size() == 1);
  CHECK(page.downloads()[0].name == "pegawai.csv");
  CHECK(page.downloads()[0].mime == "text/csv");
  CHECK(page.downloads()[0].bytes == "nip;nama\n");
  CHECK(!page.board().offered);
  CHECK(page.shows("Berkas dibuat: pegawai.csv"));
  page.secret(screens::SaveOffered{});
  CHECK(page.downloads().size() == 1);
}

TEST_CASE("save file: under a passphrase it is the file that the command line makes") {
  FakeBrowser browser;
  Page page(browser);
  const std::string picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
  page.ask(screens::SaveText{"radar.svg", "image/svg+xml", picture});
  page.secret(screens::SaveOffered{"pendek"});
  CHECK(page.downloads().empty());
  REQUIRE(page.board().offered);
  CHECK(page.board().failed->code == base::ErrorCode::PassphraseTooShort);
  page.secret(screens::SaveOffered{kPassphrase});
  REQUIRE(page.downloads().size() == 1);
  const Download file = page.downloads()[0];
  CHECK(file.name == "radar.svg.enc");
  CHECK(file.mime == "application/octet-stream");
  CHECK(test::run_toy(exchange::open_flow(file.bytes, kPassphrase)) == picture);
  CHECK(!page.board().offered);
  CHECK(page.platform.semantics().find(kPassphrase) == std::string::npos);
}

TEST_CASE("save file: a file that is not wanted any more is let go") {
  FakeBrowser browser;
  Page page(browser);
  page.ask(screens::SaveText{"radar.svg", "image/svg+xml", "<svg/>"});
  page.secret(screens::DropOffered{});
  CHECK(!page.board().offered);
  page.secret(screens::SaveOffered{kPassphrase});
  CHECK(page.downloads().empty());
}

TEST_CASE("save file: all that is held on a person comes back byte by byte, and its code is checked") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  page.ask(screens::HistoryIntent{screens::SaveHeldData{{31}}});
  page.secret(screens::SaveOffered{});
  const std::string plain = page.downloads()[0].bytes;
  CHECK(plain.contains("Siti Aminah"));
  page.ask(screens::HistoryIntent{screens::SaveHeldData{{31}}});
  page.secret(screens::SaveOffered{kPassphrase});
  const Download file = page.downloads()[1];
  CHECK(file.name == "data-pribadi_siti-aminah.html.enc");
  CHECK(!file.bytes.contains("Siti Aminah"));

  page.drop({{file.name, file.bytes}});
  page.secret(screens::GivePassphrase{kPassphrase});
  REQUIRE(page.board().contents.size() == 1);
  CHECK(page.board().contents[0].name == "data-pribadi_siti-aminah.html");
  CHECK(page.board().contents[0].report_code == report::held_report_code(page.data(), {31}));
  CHECK(page.shows("Berkas ini bukan data Asah"));
  CHECK(page.shows("cocok"));
  CHECK(!page.desk().document);

  FakeBrowser other;
  Page empty(other);
  empty.drop({{file.name, file.bytes}});
  empty.secret(screens::GivePassphrase{kPassphrase});
  CHECK(empty.downloads().empty());
  CHECK(empty.shows("tidak lagi terlindung kata sandi"));
  empty.secret(screens::SaveContents{});
  REQUIRE(empty.downloads().size() == 1);
  CHECK(empty.downloads()[0].name == "data-pribadi_siti-aminah.html");
  CHECK(empty.downloads()[0].mime == "text/html");
  CHECK(empty.downloads()[0].bytes == plain);
  CHECK(empty.board().contents.empty());
}

TEST_CASE("save file: a table out of an encrypted file is brought in or saved") {
  FakeBrowser browser;
  Page page(browser);
  open_sealed(page, {{"standar.csv.enc", kTable}});
  REQUIRE(page.board().contents.size() == 1);
  CHECK(!page.board().contents[0].table);  // no workspace to bring it into
  page.secret(screens::DropContents{});
  begin(page);
  open_sealed(page, {{"standar.csv.enc", kTable}});
  REQUIRE(page.board().contents.size() == 1);
  CHECK(page.board().contents[0].table);
  CHECK(page.shows("Tabel dalam berkas tersandi"));
  CHECK(!page.desk().table);
  page.secret(screens::TakeContentAsTable{});
  CHECK(page.board().contents.empty());
  REQUIRE(page.desk().table);
  CHECK(page.desk().table->file_name == "standar.csv");
  CHECK(page.desk().table->kind == exchange::ImportKind::Standards);
  CHECK(page.downloads().empty());
}

TEST_CASE("save file: rejected rows are asked about as well") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  page.drop({{"standar.csv", std::string(kTable) + "Bidan;Kerja Sama;9\n"}});
  page.ask(screens::RunImport{});
  page.ask(screens::SaveRejects{});
  CHECK(page.downloads().empty());
  REQUIRE(page.board().offered);
  CHECK(page.board().offered->name == "ditolak_standar-csv.csv");
  page.secret(screens::SaveOffered{});
  REQUIRE(page.downloads().size() == 1);
  CHECK(page.downloads()[0].bytes.contains("Kerja Sama"));
}

TEST_CASE("save file: what is no table is never taken for one") {
  using namespace std::string_literals;
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  const std::vector<std::string> contents = {
      "<html><p>a, b; c</p></html>\n\n<p>d</p>", "\xEF\xBB\xBF<svg a=\"1,2\"/>\n<g/>",
      "\x89PNG,;\r\n\x1a\n\0,;"s, "", "[1,2]", "{\"lain\":1}"};
  for (const std::string& plain : contents) {
    CAPTURE(plain);
    open_sealed(page, {{"isi.enc", plain}});
    REQUIRE(page.board().contents.size() == 1);
    CHECK(!page.board().contents[0].table);
    page.secret(screens::SaveContents{});
    CHECK(page.downloads().back().bytes == plain);
  }
  CHECK(!page.desk().document);
  CHECK(!page.desk().table);
}

TEST_CASE("save file: a damaged document is still told as such") {
  FakeBrowser browser;
  Page page(browser);
  model::Dataset data;
  data.workspace = {9};
  const std::string document = exchange::write_document(data, {.office = "BKPSDM"});
  open_sealed(page, {{"potong.asn.enc", document.substr(0, document.size() / 2)}});
  CHECK((page.desk().secrecy == nullptr || page.board().contents.empty()));
  REQUIRE(page.desk().document);
  CHECK(page.desk().document->error);
}

TEST_CASE("save file: contents of several files wait together") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  open_sealed(page, {{"a.html.enc", "<html>a</html>"}, {"b.svg.enc", "<svg>b</svg>"},
                     {"c.html (1).enc", "<!DOCTYPE html>c"}});
  REQUIRE(page.board().contents.size() == 3);
  CHECK(page.shows("3 berkas bukan data Asah"));
  page.secret(screens::TakeContentAsTable{});
  CHECK(page.board().contents.size() == 3);
  page.secret(screens::SaveContents{});
  REQUIRE(page.downloads().size() == 3);
  CHECK(page.downloads()[0].bytes == "<html>a</html>");
  CHECK(page.downloads()[1].mime == "image/svg+xml");
  CHECK(page.downloads()[2].name == "c.html (1).html");
}

TEST_CASE("save file: a page without cryptography saves as it is and says what is missing") {
  FakeBrowser browser;
  Page page(browser);
  platform::Environment plain = page.platform.environment();
  plain.origin = platform::Origin::Http;
  plain.secure_context = false;
  page.platform.set_environment(plain);
  page.run();
  page.ask(screens::SaveText{"pegawai.csv", "text/csv", "nip;nama\n"});
  CHECK(page.shows("http biasa"));
  page.secret(screens::SaveOffered{kPassphrase});
  CHECK(page.downloads().empty());
  CHECK(page.board().failed->code == base::ErrorCode::CryptoUnavailable);
  page.secret(screens::SaveOffered{});
  CHECK(page.downloads().size() == 1);
}

TEST_CASE("save file: a backup of a workspace that is not open can be encrypted too") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  page.run(60);
  const std::uint64_t first = page.desk().workspaces.front().id;
  page.ask(screens::CreateWorkspace{"Kota Lain"});
  page.ask(screens::ExportWorkspace{first});
  page.secret(screens::SaveOffered{kPassphrase});
  REQUIRE(page.downloads().size() == 1);
  CHECK(page.downloads()[0].name.ends_with(".asn.enc"));
  const auto plain = test::run_toy(exchange::open_flow(page.downloads()[0].bytes, kPassphrase));
  REQUIRE(plain);
  CHECK(plain->contains("Siti Aminah"));
}

}  // namespace asah::save_file_test
