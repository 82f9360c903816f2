// What a hostile or careless copy of the open workspace can bring about, seen from the application.
#include <doctest/doctest.h>

#include <string>

#include "core/base/base64.hpp"
#include "core/change/commands.hpp"
#include "tests/wasm/support/page.hpp"
#include "wasm/screens/sharing_board.hpp"
#include "wasm/screens/step_words.hpp"

namespace asah::hostile_copy_test {

using platform::FakeBrowser;
using screens::SharingIntent;
using test::Page;

namespace {

model::WorkspaceKey sealing_key(std::uint64_t id, char filling, std::string by) {
  model::WorkspaceKey key;
  key.id = {id};
  key.kind = model::KeyKind::Sealing;
  key.public_part = base::base64(std::string(1, '\4') + std::string(64, filling));
  key.private_part = base::base64("under a passphrase");
  key.made = base::Date::from_civil(2026, 1, 5);
  key.by = std::move(by);
  return key;
}

// A workspace with a sealing key, two units and a newer version's section.
void begin(Page& page) {
  page.ask(screens::CreateWorkspace{"Kota Contoh"});
  page.ask(screens::PutUnit{{{5}, "Dinas Sosial", "", model::UnitKind::Agency, {}, ""}});
  page.ask(screens::PutUnit{{{6}, "Dinas Pasar", "", model::UnitKind::Agency, {}, ""}});
  const model::WorkspaceKey key = sealing_key(9, 'a', "Rina");
  REQUIRE(page.app.desk().commit(change::put(page.data(), key)));
  page.run();
}

// A copy that parted from the open workspace at `head`.
std::string drop(Page& page, const model::Dataset& copy, const change::JournalHead& head) {
  const exchange::HeaderInput header{.office = "Dinas Gelap", .created_at = "2026-11-18T14:31:00+07:00",
                               .base_revision = {head.seq + 1, base::sha256("elsewhere")},
                               .ancestors = {head}};
  const std::string file = write_document(copy, header);
  page.platform.drop_files({{"salinan.json", file}});
  page.run(60);
  REQUIRE(page.desk().sharing != nullptr);
  REQUIRE(page.desk().sharing->stages.size() == 1);
  return file;
}

std::string drop(Page& page, const model::Dataset& copy) {
  return drop(page, copy, page.app.desk().session()->store().head());
}

}  // namespace

TEST_CASE("hostile copy: the sealing key cannot be exchanged, and the attempt is on show") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  const model::WorkspaceKey before = *page.data().keys.find({9});
  model::Dataset copy = page.data();
  *copy.keys.edit({9}) = sealing_key(9, 'z', "Rina");
  const std::string file = drop(page, copy);
  CHECK(page.shows("yang semula tetap berlaku"));
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(*page.data().keys.find({9}) == before);
  // Nor by coming again.
  page.ask(screens::PutUnit{{{7}, "Dinas Baru", "", model::UnitKind::Agency, {}, ""}});
  page.platform.drop_files({{"salinan.json", file}});
  page.run(60);
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(*page.data().keys.find({9}) == before);
}

TEST_CASE("hostile copy: a key of its own is on show with the office that brings it") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  model::Dataset copy = page.data();
  copy.keys.insert(sealing_key(10, 'z', "Rina"));
  drop(page, copy);
  CHECK(page.shows("Kunci segel yang tidak ada di semua berkas"));
  CHECK(page.shows("Dinas Gelap"));
  // The same key, once taken, is no news; nor is one of ours that a copy lacks.
  page.ask(SharingIntent{screens::CommitReview{}});
  REQUIRE(page.data().keys.size() == 2);
  copy = page.data();
  copy.units.edit({5})->name = "Dinas Sosial Kota";
  page.ask(screens::PutUnit{{{7}, "Dinas Baru", "", model::UnitKind::Agency, {}, ""}});
  drop(page, copy);
  CHECK_FALSE(page.shows("Kunci segel yang tidak ada di semua berkas"));
}

TEST_CASE("hostile copy: what it takes away is told on its card") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  model::Dataset copy = page.data();
  copy.units = {};
  drop(page, copy);
  CHECK(page.shows("2 data dihapus"));
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.data().units.empty());
  page.ask(screens::Undo{});
  CHECK(page.data().units.size() == 2);
}

TEST_CASE("hostile copy: required and minimum set apart are shown as the pairs they are") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  model::Position position;
  position.id = {20};
  position.name = "Analis";
  model::Standard standard;
  standard.position = position.id;
  standard.competency = page.data().competencies.begin()->id;
  standard.id = model::standard_id(standard.position, standard.competency);
  standard.required = {4};
  standard.minimum = {1};
  REQUIRE(page.app.desk().commit(change::put(page.data(), position)));
  REQUIRE(page.app.desk().commit(change::put(page.data(), standard)));
  const model::Dataset both = page.data();
  const change::JournalHead parted = page.app.desk().session()->store().head();
  standard.required = {2};
  REQUIRE(page.app.desk().commit(change::put(page.data(), standard)));
  model::Dataset copy = both;
  copy.standards.edit(standard.id)->minimum = {3};
  drop(page, copy, parted);
  CHECK(page.shows("diminta 4, minimum 3"));
  CHECK(page.shows("diminta 2, minimum 1"));
}

TEST_CASE("hostile copy: what a newer version added is counted, taken, told in history and undone") {
  FakeBrowser browser;
  Page page(browser);
  begin(page);
  const model::Dataset before = page.data();
  model::Dataset copy = before;
  copy.unknown_keys = {{model::EntityKind::Unit, 5, "warna", "\"biru\""}};
  copy.unknown_sections = {{false, "lampiran", "3"}};
  drop(page, copy);
  CHECK(page.desk().sharing->totals.records_changed == 2);
  page.ask(SharingIntent{screens::CommitReview{}});
  CHECK(page.data().unknown_keys == copy.unknown_keys);
  CHECK(page.data().unknown_sections == copy.unknown_sections);
  const change::JournalRecord& step = page.app.desk().session()->store().records().back();
  CHECK(screens::change_count(step) == 2);
  const auto lines = screens::step_lines(step, page.data(), base::Language::Indonesian).lines;
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].about.contains("lampiran"));
  CHECK(lines[0].after == "3");
  CHECK(lines[1].about.contains("Dinas Sosial"));
  CHECK(lines[1].field.contains("warna"));
  page.ask(screens::Undo{});
  CHECK(page.data() == before);
}

}  // namespace asah::hostile_copy_test
