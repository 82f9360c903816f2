// Keys of newer versions as part of steps: they come, change and go like everything else.

#include "core/change/kept.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/change/store.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/journal_json.hpp"

namespace asah::kept_test {

using base::ErrorCode;
using change::ChangeSet;
using change::KeptChange;
using change::KeptPlace;
using change::Store;
using model::EntityKind;

namespace {

constexpr model::WorkspaceId kKeptWorkspace{77};

model::Dataset kept_dataset() {
  model::Dataset dataset;
  dataset.workspace = kKeptWorkspace;
  for (const std::uint64_t id : {1, 2}) {
    model::Unit unit;
    unit.id = {id};
    unit.name = "Dinas " + std::to_string(id);
    dataset.units.insert(unit);
    model::Employee person;
    person.id = {id};
    person.nip = "19900101201501199" + std::to_string(6 + id);
    person.name = id == 1 ? "Budi Santoso" : "Siti Aminah";
    person.unit = {1};
    dataset.employees.insert(person);
  }
  dataset.unknown_keys = {{EntityKind::Unit, 2, "color", "\"merah\""},
                          {EntityKind::Employee, 1, "blood", "\"O\""},
                          {EntityKind::Employee, 2, "boss", "{\"nip\":\"199001012015011997\"}"}};
  dataset.unknown_sections = {{false, "training", "[\n{\"who\":\"Budi Santoso\"}\n]"},
                              {true, "channel", "\"email\""}};
  return dataset;
}

model::Dataset kept_changed() {
  model::Dataset dataset = kept_dataset();
  dataset.unknown_keys = {{EntityKind::Unit, 1, "name/jv", "\"Dinas\""},
                          {EntityKind::Unit, 2, "color", "\"biru\""},
                          {EntityKind::Employee, 2, "boss", "{\"nip\":\"199001012015011997\"}"}};
  dataset.unknown_sections = {{false, "mentoring", "[]"}, {true, "channel", "12.50"}};
  return dataset;
}

change::Step kept_step() {
  return {{"step.merge_files", {"1"}}, change::difference(kept_dataset(), kept_changed())};
}

std::string bytes_of(const model::Dataset& dataset) {
  return exchange::write_document(dataset, {});
}

std::string segment_of(const Store& store) {
  std::string bytes = exchange::segment_head(kKeptWorkspace);
  for (const change::JournalRecord& record : store.records()) bytes += exchange::journal_line(record);
  return bytes;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("kept keys: a difference carries them, applies, and its inverse takes them back") {
  const ChangeSet changes = change::difference(kept_dataset(), kept_changed());
  CHECK(changes.records.empty());
  REQUIRE(changes.kept.size() == 6);
  model::Dataset dataset = kept_dataset();
  REQUIRE(change::apply(dataset, changes));
  CHECK(dataset == kept_changed());
  REQUIRE(change::apply(dataset, change::inverse(changes)));
  CHECK(dataset == kept_dataset());
  CHECK(bytes_of(dataset) == bytes_of(kept_dataset()));
}

TEST_CASE("kept keys: what is not as it was, or not in order, changes nothing") {
  const ChangeSet good = change::difference(kept_dataset(), kept_changed());
  model::Dataset dataset = kept_changed();
  auto done = change::apply(dataset, good);
  REQUIRE(!done);
  CHECK(done.error().code == ErrorCode::UndoNoLongerApplies);
  CHECK(dataset == kept_changed());
  ChangeSet twice = good;
  twice.kept.push_back(twice.kept.back());
  dataset = kept_dataset();
  done = change::apply(dataset, twice);
  REQUIRE(!done);
  CHECK(done.error().code == ErrorCode::RepeatedKey);
  CHECK(dataset == kept_dataset());
}

TEST_CASE("kept keys: undone, done again, and brought back by earlier states") {
  Store store(kept_dataset());
  const auto start = store.head();
  REQUIRE(store.commit(kept_step(), {}));
  const auto merged = store.head();
  REQUIRE(store.undo({}));
  CHECK(store.snapshot() == kept_dataset());
  REQUIRE(store.redo({}));
  CHECK(store.snapshot() == kept_changed());
  CHECK(*store.state_at(start) == kept_dataset());
  CHECK(*store.state_at(merged) == kept_changed());
}

TEST_CASE("kept keys: an undo that no longer fits names the key and changes nothing") {
  Store store(kept_dataset());
  REQUIRE(store.commit(kept_step(), {}));
  const std::uint64_t seq = store.head().seq;
  ChangeSet later;
  later.kept = {{{EntityKind::Unit, 2, false, "color"}, "\"biru\"", "\"hijau\""}};
  REQUIRE(store.commit({{"step.merge_files", {}}, later}, {}));
  const auto refused = store.can_undo_step(seq);
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::UndoNoLongerApplies);
  CHECK(refused.error().args == std::vector<std::string>{"color"});
}

TEST_CASE("kept keys: they go with the record that goes, and undo brings both back") {
  Store store(kept_dataset());
  const model::Unit unit = *store.snapshot().units.find({2});
  REQUIRE(store.commit({{"step.remove", {}}, {{change::removed(unit)}, {}}}, {}));
  CHECK(change::kept_at(store.snapshot(), {EntityKind::Unit, 2, false, "color"}) == nullptr);
  // Also after the workspace was saved and opened in between.
  const auto saved = exchange::read_document(bytes_of(store.snapshot()), {.validate = false});
  REQUIRE(saved);
  Store again(saved->dataset, store.head(), store.records());
  REQUIRE(again.undo({}));
  CHECK(again.snapshot() == kept_dataset());
}

TEST_CASE("kept keys: journal lines come back as they were written and replay") {
  Store store(kept_dataset());
  REQUIRE(store.commit(kept_step(), {"Rina", "BKPSDM", 1}));
  REQUIRE(store.undo({}));
  const auto reading = exchange::read_segment(segment_of(store), {});
  REQUIRE(reading);
  CHECK_FALSE(reading->damage.has_value());
  CHECK(reading->records == store.records());
  Store replayed(kept_dataset());
  REQUIRE(replayed.replay(reading->records[0]));
  CHECK(replayed.snapshot() == kept_changed());
  REQUIRE(replayed.replay(reading->records[1]));
  CHECK(replayed.snapshot() == kept_dataset());
}

TEST_CASE("kept keys: a journal cannot bring in what would break the document") {
  const auto reads = [](const KeptChange& change) {
    Store store(kept_dataset());
    change::JournalRecord record;
    record.seq = 1;
    record.changes.kept = {change};
    const auto reading =
        exchange::read_segment(exchange::segment_head(kKeptWorkspace) + exchange::journal_line(record), {});
    return reading && !reading->damage;
  };
  const auto unit = [](std::string key) { return KeptPlace{EntityKind::Unit, 1, false, std::move(key)}; };
  const auto section = [](std::string key) { return KeptPlace{{}, 0, false, std::move(key)}; };
  const auto header = [](std::string key) { return KeptPlace{{}, 0, true, std::move(key)}; };
  CHECK(reads({unit("color"), "", "1"}));
  CHECK(reads({unit("name/jv"), "", "1"}));
  CHECK(reads({section("training"), "", "[\n1,\n2\n]"}));
  CHECK(reads({header("channel"), "", "null"}));
  for (const char* json : {"1,", "{\"a\":1", "1}", "tru", " 1", "{\"a\": 1}", "1\n", "[1,\n2]", "\"a\n\""}) {
    CHECK_FALSE_MESSAGE(reads({unit("color"), "", json}), json);
  }
  CHECK_FALSE(reads({section("training"), "", "[1,2]"}));
  // Keys of this version.
  for (const char* key : {"id", "name", "parent"}) CHECK_FALSE_MESSAGE(reads({unit(key), "", "1"}), key);
  for (const char* key : {"asah", "units", "ratings"}) {
    CHECK_FALSE_MESSAGE(reads({section(key), "", "1"}), key);
  }
  for (const char* key : {"schema", "counts", "workspace"}) {
    CHECK_FALSE_MESSAGE(reads({header(key), "", "1"}), key);
  }
  // Neither may any byte of such a line be another one.
  Store store(kept_dataset());
  REQUIRE(store.commit(kept_step(), {}));
  const std::string good = segment_of(store);
  for (std::size_t at = exchange::segment_head(kKeptWorkspace).size(); at + 1 < good.size(); ++at) {
    std::string bad = good;
    bad[at] = bad[at] == '7' ? '8' : '7';
    const auto reading = exchange::read_segment(bad, {});
    CHECK((reading && reading->damage));
  }
}

TEST_CASE("kept keys: lines of journals without them have the form that they always had") {
  change::JournalRecord record;
  record.seq = 1;
  const std::string line = exchange::journal_line(record);
  CHECK_FALSE(line.contains("kept"));
  CHECK_FALSE(line.contains("taken"));
  CHECK(base::hex_text(change::digest(record)) ==
        "278f242b7af756544792a7fdd601744d52286d3b2ad3fab682f29c5ee033f271");
}

TEST_CASE("kept keys: who is erased is out of them, in the state and in its history") {
  Store store(kept_dataset());
  REQUIRE(store.commit(kept_step(), {}));
  REQUIRE(store.undo({}));
  REQUIRE(store.erase_person({.employee = {1}, .reason = "permintaan", .date = {}}, {}));
  const std::string journal = segment_of(store);
  for (const char* trace : {"Budi", "199001012015011997", "blood"}) {
    CHECK_FALSE_MESSAGE(journal.contains(trace), trace);
    CHECK_FALSE_MESSAGE(bytes_of(store.snapshot()).contains(trace), trace);
  }
  const auto& boss = *change::kept_at(store.snapshot(), {EntityKind::Employee, 2, false, "boss"});
  CHECK(boss == replaced(R"({"nip":"?"})", "?", "–"));
  const auto& past = store.records();
  CHECK(*store.state_at({past[0].seq, change::link(past[0])}) != store.snapshot());
}

}  // namespace asah::kept_test
