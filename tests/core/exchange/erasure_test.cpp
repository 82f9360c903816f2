// Erasing a person on request: gone from the state and from the history, and they stay erased.
#include "core/exchange/erasure.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/change/commands.hpp"
#include "core/change/scrub.hpp"
#include "core/change/tombstone.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/journal_json.hpp"
#include "core/exchange/merge/merge.hpp"
#include "tests/support/random_dataset.hpp"
#include "tests/support/random_edits.hpp"

namespace asah::erasure_test {

using base::ErrorCode;
using change::EraseRequest;
using change::Store;
using model::Dataset;

namespace {

const change::Actor kRina{"Rina Wati", "BKPSDM", 1'790'000'000'000};
constexpr model::EmployeeId kSiti{0x1234'5678'9abc'def0};
constexpr model::EmployeeId kBudi{77};
const std::string kNip = "199003152015042997";
const base::Date kDay = base::Date::from_civil(2026, 11, 2);

model::Employee person(model::EmployeeId id, std::string nip, std::string name) {
  model::Employee employee;
  employee.id = id;
  employee.nip = std::move(nip);
  employee.name = std::move(name);
  employee.front_title = "dr.";
  return employee;
}

Dataset start() {
  Dataset d;
  d.workspace = {5};
  model::Competency competency;
  competency.id = {5};
  competency.code = "KOM";
  competency.name = {"Komunikasi", ""};
  d.competencies.insert(competency);
  model::Cycle cycle;
  cycle.id = {7};
  cycle.name = "2026";
  cycle.competencies = {{5}};
  d.cycles.insert(cycle);
  d.employees.insert(person(kBudi, "198001012005011998", "Budi Santoso"));
  return d;
}

template <class E>
void put(Store& store, const E& entity) {
  REQUIRE(store.commit(change::put(store.snapshot(), entity), kRina));
}

void rate(Store& store, model::EmployeeId who, model::Source source, std::uint64_t rater) {
  const change::RatingEdit edit{{7}, {who, source, {rater}, kDay}, {5}, model::Level{3}};
  auto step = change::rate(store.snapshot(), std::span(&edit, 1));
  REQUIRE(step);
  REQUIRE(store.commit(*step, kRina));
}

// A workspace in which Siti has left traces everywhere.
Store lived() {
  Store store(start());
  put(store, person(kSiti, "199003152015042998", "Siti Aminah"));
  put(store, person(kSiti, kNip, "Siti Nur Aminah"));
  put(store, model::Rater{{21}, "dr. Siti Nur Aminah", kSiti});
  put(store, model::Rater{{22}, "Budi Santoso", kBudi});
  rate(store, kSiti, model::Source::Superior, 22);
  rate(store, kBudi, model::Source::Superior, 21);
  model::Note note{{31}, {7}, kSiti, {5}, {22}, model::Source::Superior, kDay, "Siti rajin", true};
  put(store, note);
  note.id = {32};
  note.employee = kBudi;
  note.text = "Dilatih SITI NUR AMINAH (NIP " + kNip + ")";
  put(store, note);
  model::Moderation moderation;
  moderation.id = {41};
  moderation.cycle = {7};
  moderation.employee = kSiti;
  moderation.competency = {5};
  moderation.after = model::Level{4};
  moderation.reason = "bukti";
  moderation.by = {22};
  put(store, moderation);
  model::Packet packet;
  packet.id = {51};
  packet.cycle = {7};
  packet.kind = model::PacketKind::Self;
  packet.source = model::Source::Self;
  packet.receiver = "dr. Siti Nur Aminah";
  packet.employees = {kSiti};
  put(store, packet);
  packet.id = {52};
  packet.kind = model::PacketKind::Unit;
  packet.receiver = "Dinkes";
  packet.employees = {kBudi, kSiti};
  put(store, packet);
  model::PacketReturn taken;
  taken.id = {61};
  taken.packet = {51};
  taken.file = "balasan-penilaian_2026_siti-nur-aminah.asn.json";
  taken.digest = std::string(64, 'a');
  taken.author = "Siti Nur Aminah";
  put(store, taken);
  model::Decision decision;
  decision.id = {71};
  decision.item = "rating_conflict/employee/" + base::id_text(kSiti) + "/5";
  decision.title = "dr. Siti Nur Aminah";
  decision.employee = kSiti;
  decision.choices = {{"3", "Dinkes", "Siti Nur Aminah", "2026", "f"}};
  decision.chosen = "3";
  put(store, decision);
  return store;
}

EraseRequest request(model::EmployeeId who = kSiti) {
  return {who, "Surat 12/2026", kDay, base::sha256("test")};
}

std::string everything(const Store& store) {
  std::string all = exchange::write_document(store.snapshot(), {});
  for (const change::JournalRecord& record : store.records()) all += exchange::journal_line(record);
  return all;
}

void check_gone(const std::string& all) {
  CHECK_FALSE(all.contains(kNip));
  CHECK_FALSE(all.contains("199003152015042998"));
  CHECK_FALSE(all.contains(base::id_text(kSiti)));
  for (const char* name : {"Siti", "siti", "SITI", "Aminah", "aminah", "AMINAH"}) {
    CAPTURE(name);
    CHECK_FALSE(all.contains(name));
  }
}

std::vector<change::JournalRecord> reread(const Store& store) {
  std::string bytes = exchange::segment_head({5});
  for (const change::JournalRecord& record : store.records()) bytes += exchange::journal_line(record);
  auto reading = exchange::read_segment(bytes, {});
  REQUIRE(reading);
  CHECK_FALSE(reading->damage.has_value());
  CHECK(reading->head == store.head());
  return reading->records;
}

}  // namespace

TEST_CASE("an erased person is in no byte of the state or of the history") {
  Store store = lived();
  REQUIRE(everything(store).contains(kNip));
  const std::uint64_t rewrites = store.rewrites();
  REQUIRE(store.erase_person(request(), kRina));
  check_gone(everything(store));
  CHECK(store.rewrites() == rewrites + 1);
  const Dataset& data = store.snapshot();
  CHECK(data.employees.size() == 1);
  CHECK(data.moderations.empty());
  CHECK(data.notes.size() == 1);
  CHECK(data.notes.find({32})->text == "Dilatih – (NIP –)");
  CHECK(data.packets.find({52})->employees == std::vector{kBudi});
  CHECK(data.packets.find({52})->receiver == "Dinkes");
  CHECK(data.packets.find({51})->receiver == "–");
  CHECK(data.packet_returns.find({61})->author == "–");
  CHECK(data.decisions.find({71})->choices.empty());
}

TEST_CASE("what the erased person said of others stays, under no name") {
  Store store = lived();
  REQUIRE(store.erase_person(request(), kRina));
  const Dataset& data = store.snapshot();
  CHECK(data.raters.find({21})->name == "–");
  CHECK_FALSE(bool(data.raters.find({21})->employee));
  CHECK(data.raters.find({22})->name == "Budi Santoso");
  const model::SheetKey key{kBudi, model::Source::Superior, {21}, kDay};
  CHECK(data.ratings.block({7}).level(key, {5}) == model::Level{3});
  CHECK(data.ratings.level_count() == 1);
  // Who acted stays: the record of what an office did is not about the person erased.
  CHECK(store.records().front().actor == kRina);
}

TEST_CASE("the chain holds after erasing, and redacted records say so") {
  Store store = lived();
  const auto before = store.records();
  REQUIRE(store.erase_person(request(), kRina));
  const auto after = reread(store);
  REQUIRE(after.size() == before.size() + 1);
  CHECK(after == store.records());
  CHECK(after.back().kind == change::StepKind::Erase);
  std::size_t redacted = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(change::link(after[i]) == change::link(before[i]));
    CHECK((after[i] == before[i]) == !after[i].original.has_value());
    redacted += after[i].original ? 1 : 0;
  }
  CHECK(redacted > 8);
  // A second erasure keeps what the first left.
  REQUIRE(store.erase_person(request(kBudi), kRina));
  CHECK_FALSE(everything(store).contains("Budi"));
  check_gone(everything(store));
  CHECK(reread(store) == store.records());
  CHECK(store.snapshot().keys.size() == 1);
  CHECK(store.snapshot().tombstones.size() == 2);
}

TEST_CASE("somebody whom the history alone tells of can be erased from it") {
  Store store = lived();
  const auto gone = change::remove_employee(store.snapshot(), kSiti);
  REQUIRE(gone);
  REQUIRE(store.commit(*gone, kRina));
  REQUIRE(store.snapshot().employees.find(kSiti) == nullptr);
  REQUIRE(store.erase_person(request(), kRina));
  check_gone(everything(store));
  CHECK(store.snapshot().tombstones.size() == 1);
  CHECK(store.undo_step(1, kRina).error().code == ErrorCode::StepStays);
  CHECK(store.erase_person(request(), kRina).error().code == ErrorCode::NoSuchRecord);
}

TEST_CASE("who was erased in another office goes from our history too, under the same tombstone") {
  Store ours = lived();
  const Dataset base = ours.snapshot();
  Store theirs(base);
  REQUIRE(theirs.erase_person(request(), kRina));
  put(ours, model::Unit{{9}, "Dinkes", "", model::UnitKind::Agency, {}, ""});
  const Dataset* const sides[] = {&ours.snapshot(), &theirs.snapshot()};
  exchange::MergeInput input;
  input.base = &base;
  for (const Dataset* side : sides) input.branches.push_back({side, {}});
  input.is_erased = exchange::is_erased(sides);
  const auto merged = exchange::merge(input);
  REQUIRE(merged);
  const auto step = change::replace_with(ours.snapshot(), merged->dataset, {"step.merge", {}});
  REQUIRE(ours.commit(step, kRina));
  REQUIRE(ours.snapshot().employees.find(kSiti) == nullptr);
  CHECK(everything(ours).contains(kNip));
  REQUIRE(ours.erase_person(request(), kRina));
  check_gone(everything(ours));
  CHECK(ours.snapshot().tombstones == theirs.snapshot().tombstones);
  CHECK(ours.records().back().changes.empty());
}

TEST_CASE("the redacted history still leads from the redacted beginning to the present") {
  Store store = lived();
  const std::uint64_t last = store.head().seq;
  REQUIRE(store.erase_person(request(), kRina));
  const auto beginning = store.state_at({});
  REQUIRE(beginning);
  Store again(*beginning);
  for (const change::JournalRecord& record : store.records()) REQUIRE(again.replay(record));
  CHECK(again.snapshot() == store.snapshot());
  CHECK(again.head() == store.head());
  for (std::uint64_t seq = 0; seq <= last; ++seq) {
    const auto then = store.state_at(seq == 0 ? change::JournalHead{} : change::JournalHead{seq, change::link(*store.record(seq))});
    REQUIRE(then);
    check_gone(exchange::write_document(*then, {}));
  }
}

TEST_CASE("erasing is not undone, and no undo brings the person back") {
  Store store = lived();
  REQUIRE(store.erase_person(request(), kRina));
  const auto refused = store.undo_step(store.head().seq, kRina);
  CHECK(refused.error().code == ErrorCode::StepStays);
  CHECK(refused.error().args.at(1) == "erase");
  CHECK(store.undo_step(1, kRina).error().args.at(1) == "emptied");
  while (store.undo(kRina)) check_gone(everything(store));
  while (store.redo(kRina)) check_gone(everything(store));
  CHECK(store.erase_person(request(), kRina).error().code == ErrorCode::NoSuchRecord);
}

TEST_CASE("law: erasing in a random history leaves nothing and keeps every law of the journal") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    base::Random random(seed);
    Store store(test::random_dataset(seed));
    const Dataset start = store.snapshot();
    test::edit(store, random, 30);
    if (store.snapshot().employees.empty()) continue;
    const auto people = store.snapshot().employees.rows();
    const model::Employee who = people[random.index(people.size())];
    REQUIRE(store.erase_person(request(who.id), kRina));
    const std::string all = everything(store);
    CHECK_FALSE(all.contains(base::id_text(who.id)));
    for (const model::Employee& other : store.snapshot().employees) CHECK(other.id != who.id);
    CHECK(exchange::is_erased(store.snapshot())(who.id, ""));
    const auto beginning = store.state_at({});
    REQUIRE(beginning);
    Store again(*beginning);
    for (const change::JournalRecord& record : reread(store)) {
      Dataset next = again.snapshot();
      REQUIRE(change::apply(next, record.changes));
      again = Store(next);
    }
    CHECK(again.snapshot() == store.snapshot());
  }
}

TEST_CASE("tombstones recognise a person by record or number, and nobody else") {
  Store store = lived();
  CHECK(exchange::is_erased(store.snapshot()) == nullptr);
  REQUIRE(store.erase_person(request(), kRina));
  const auto erased = exchange::is_erased(store.snapshot());
  REQUIRE(erased != nullptr);
  CHECK(erased(kSiti, ""));
  CHECK(erased(kSiti, "198001012005011998"));
  CHECK(erased({999}, kNip));
  CHECK_FALSE(erased({999}, ""));
  CHECK_FALSE(erased(kBudi, "198001012005011998"));
  const model::Tombstone& stone = store.snapshot().tombstones.rows()[0];
  CHECK(stone.reason == "Surat 12/2026");
  CHECK(stone.date == kDay);
  CHECK(stone.by == "Rina Wati");
  CHECK(stone.record_mac.size() == 64);
  // Without the key the digests say nothing: another key, other digests.
  const model::WorkspaceKey other = change::erasure_key(base::sha256("other"));
  CHECK(change::tombstone_of(person(kSiti, kNip, ""), other).number_mac != stone.number_mac);
}

TEST_CASE("a person taken in again after the erasure is not erased by its own workspace") {
  Store store = lived();
  REQUIRE(store.erase_person(request(), kRina));
  const Dataset erased_copy = store.snapshot();
  put(store, person({991}, kNip, "Siti Nur Aminah"));
  CHECK(exchange::is_erased(store.snapshot()) == nullptr);
  // A copy that still holds the tombstone alone has not agreed to that.
  const Dataset* const both[] = {&store.snapshot(), &erased_copy};
  REQUIRE(exchange::is_erased(both) != nullptr);
  CHECK(exchange::is_erased(both)({991}, kNip));
}

TEST_CASE("law: erased stays erased whatever the order of the merge") {
  const Store before = lived();
  Store eraser = before;
  REQUIRE(eraser.erase_person(request(), kRina));
  Store editor = before;
  model::Employee edited = *editor.snapshot().employees.find(kSiti);
  edited.grade = "III/c";
  put(editor, edited);
  rate(editor, kSiti, model::Source::Peer, 22);
  Store bystander = before;
  put(bystander, person({992}, "197001011995011999", "Orang Baru"));
  const Store* const stores[] = {&eraser, &editor, &bystander};
  std::vector<std::size_t> order{0, 1, 2};
  std::string first;
  do {
    exchange::MergeInput input;
    input.base = &before.snapshot();
    std::vector<const Dataset*> all;
    for (const std::size_t at : order) all.push_back(&stores[at]->snapshot());
    for (const Dataset* dataset : all) input.branches.push_back({dataset, {}});
    input.is_erased = exchange::is_erased(all);
    const auto merged = exchange::merge(input);
    REQUIRE(merged);
    CHECK(merged->dataset.employees.find(kSiti) == nullptr);
    CHECK(merged->dataset.employees.find({992}) != nullptr);
    CHECK(merged->dataset.tombstones.size() == 1);
    const std::string bytes = exchange::write_document(merged->dataset, {});
    CHECK_FALSE(bytes.contains(kNip));
    CHECK_FALSE(bytes.contains(base::id_text(kSiti)));
    if (first.empty()) first = bytes;
    CHECK(bytes == first);
  } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("names leave texts as whole words, short ones only where they stand alone") {
  change::Scrubber scrubber;
  scrubber.add_identity(kNip);
  scrubber.add_name("Siti Aminah");
  scrubber.add_name("Sri");
  const auto scrubbed = [&](std::string text, bool concerns = false) {
    scrubber.scrub(text, concerns);
    return text;
  };
  CHECK(scrubbed("dr. Siti Aminah, S.Kep.") == "dr. –, S.Kep.");
  CHECK(scrubbed("SITI AMINAH dan siti aminah") == "– dan –");
  CHECK(scrubbed("paket_2026_siti-aminah.json") == "paket_2026_–.json");
  CHECK(scrubbed("paket 2026 siti-aminah.json") == "paket 2026 –.json");
  CHECK(scrubbed("Siti Aminahwati") == "Siti Aminahwati");
  CHECK(scrubbed("Sri Wahyuni") == "Sri Wahyuni");
  CHECK(scrubbed("Sri") == "–");
  CHECK(scrubbed("dr. Sri, S.Kep.", true) == "dr. –, S.Kep.");
  CHECK(scrubbed("x" + kNip + "y") == "x–y");
  CHECK(scrubbed("") == "");
}

}  // namespace asah::erasure_test
