#include "core/exchange/journal_json.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/change/store.hpp"
#include "tests/support/random_dataset.hpp"

namespace asah::journal_json_test {

using namespace asah::exchange;
using base::ErrorCode;
using change::JournalHead;
using change::JournalRecord;

namespace {

constexpr model::WorkspaceId kWorkspace{77};

// A journal of real steps: everything of each random dataset in place of the one before, with an
// undo and a redo in between.
std::vector<JournalRecord> random_journal(std::uint64_t seed, int steps) {
  base::Random random(seed);
  change::Store store(model::Dataset{});
  for (int i = 0; i < steps; ++i) {
    const change::Actor actor{test::random_text(random, 8), "BKPSDM", 1'700'000'000'000 + i};
    const auto after = test::random_dataset(random.next(), {.employees = 4, .competencies = 3});
    change::Step step{{"step.import", {test::random_text(random, 5), "2"}},
                      change::difference(store.snapshot(), after)};
    const auto done = store.commit(std::move(step), actor);
    REQUIRE_MESSAGE(done.has_value(), done.error().where);
    if (random.chance(0.5)) REQUIRE(store.undo(actor).has_value());
    if (random.chance(0.5) && store.redo_name() != nullptr) REQUIRE(store.redo(actor).has_value());
  }
  return store.records();
}

std::string segment_of(const std::vector<JournalRecord>& records) {
  std::string bytes = segment_head(kWorkspace);
  for (const JournalRecord& record : records) bytes += journal_line(record);
  return bytes;
}

std::string small_segment() {
  std::vector<JournalRecord> records;
  JournalHead head;
  for (std::uint64_t seq = 1; seq <= 3; ++seq) {
    JournalRecord record;
    record.seq = seq;
    record.previous = head.digest;
    record.actor.person = "Siti";
    record.changes.ratings.push_back(
        {model::CycleId{5}, {{{model::EmployeeId{6}, model::Source::Self, {}, {}},
                              {{model::CompetencyId{8}, model::Level{}, model::Level{3}}}}}});
    head = {seq, change::digest(record)};
    records.push_back(record);
  }
  return segment_of(records);
}

}  // namespace

TEST_CASE("journal records come back as they were written") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const auto records = random_journal(seed, 4);
    const auto reading = read_segment(segment_of(records), {});
    REQUIRE(reading.has_value());
    CHECK(reading->workspace == kWorkspace);
    CHECK(reading->records == records);
    CHECK_FALSE(reading->damage.has_value());
    CHECK(reading->head == JournalHead{records.back().seq, change::digest(records.back())});
  }
}

TEST_CASE("what is read back replays to the same dataset") {
  const auto records = random_journal(3, 5);
  const auto reading = read_segment(segment_of(records), {});
  REQUIRE(reading.has_value());
  change::Store direct(model::Dataset{});
  change::Store from_file(model::Dataset{});
  for (const JournalRecord& record : records) REQUIRE(direct.replay(record).has_value());
  for (const JournalRecord& record : reading->records) REQUIRE(from_file.replay(record).has_value());
  CHECK(from_file.snapshot() == direct.snapshot());
}

TEST_CASE("a line names records and fields, so that text tools can read it") {
  JournalRecord record;
  record.seq = 2;
  record.actor = {"Analis \"A\"", "BKPSDM", 1700000000000};
  record.step = {"step.rate", {"Siti"}};
  record.changes.records.push_back({model::EntityKind::Unit, 12, change::RecordOp::Update,
                                    {{0, model::Value{"Lama"}, model::Value{"Baru"}}}});
  record.changes.ratings.push_back(
      {model::CycleId{5},
       {{{model::EmployeeId{6}, model::Source::Assessor, model::RaterId{7},
          base::Date::from_civil(2026, 3, 1)},
         {{model::CompetencyId{8}, model::Level{}, model::Level{3}},
          {model::CompetencyId{9}, model::Level{2}, model::Level{}}}}}});
  const std::string zeros(64, '0');
  CHECK(journal_line(record) ==
        "{\"seq\":2,\"time\":1700000000000,\"person\":\"Analis \\\"A\\\"\",\"office\":\"BKPSDM\","
        "\"kind\":\"do\",\"target\":0,\"step\":\"step.rate\",\"args\":[\"Siti\"],"
        "\"records\":[[\"unit\",\"000000000000c\",\"update\",[\"name\",\"Lama\",\"Baru\"]]],"
        "\"ratings\":[[\"0000000000005\",[\"0000000000008\",\"0000000000009\"],"
        "[\"0000000000006\",\"assessor\",\"0000000000007\",\"2026-03-01\",0,-1,3,1,2,-1]]],"
        "\"previous\":\"" + zeros + "\",\"digest\":\"" + base::hex_text(change::digest(record)) +
        "\"}\n");
  CHECK(segment_head(kWorkspace) ==
        "{\"format\":\"asah-journal\",\"schema\":\"1.1\",\"workspace\":\"000000000002d\"}\n");
}

TEST_CASE("records that the snapshot covers are passed over") {
  const std::string bytes = small_segment();
  const auto all = read_segment(bytes, {});
  REQUIRE(all->records.size() == 3);
  const JournalHead after_second{2, all->records[2].previous};
  const auto rest = read_segment(bytes, after_second);
  REQUIRE(rest.has_value());
  CHECK(rest->records.size() == 1);
  CHECK(rest->records[0].seq == 3);
  CHECK_FALSE(rest->damage.has_value());
  const auto none = read_segment(bytes, all->head);
  CHECK(none->records.empty());
  CHECK(none->head == all->head);
}

TEST_CASE("a tail cut anywhere costs only what was cut") {
  const std::string bytes = small_segment();
  std::vector<std::size_t> ends;
  for (std::size_t at = bytes.find('\n'); at != std::string::npos; at = bytes.find('\n', at + 1)) {
    ends.push_back(at + 1);
  }
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    const auto reading = read_segment(std::string_view(bytes).substr(0, size), {});
    REQUIRE(reading.has_value());
    std::size_t whole = 0;
    while (whole < ends.size() && ends[whole] <= size) ++whole;
    const bool clean = whole > 0 && ends[whole - 1] == size;
    CHECK(reading->damage.has_value() == !clean);
    CHECK(reading->records.size() == (whole == 0 ? 0 : whole - 1));
    if (clean) continue;
    CHECK(reading->damage->error.code == ErrorCode::JournalDamaged);
    CHECK(reading->damage->line == whole + 1);
    CHECK(reading->damage->good_bytes == (whole == 0 ? 0 : ends[whole - 1]));
    CHECK(reading->damage->error.where == "journal:" + std::to_string(whole + 1) + ":1");
  }
}

TEST_CASE("a changed byte ends the good part at its line") {
  const std::string bytes = small_segment();
  base::Random random(9);
  const std::size_t first = bytes.find('\n') + 1;
  for (int i = 0; i < 600; ++i) {
    std::string changed = bytes;
    const std::size_t at = first + random.below(bytes.size() - first);
    changed[at] = static_cast<char>(random.below(256));
    if (changed == bytes) continue;
    CAPTURE(at);
    const auto reading = read_segment(changed, {});
    REQUIRE(reading.has_value());
    const auto line = static_cast<std::size_t>(std::ranges::count(bytes.substr(0, at), '\n')) + 1;
    REQUIRE(reading->damage.has_value());
    CHECK(reading->damage->line == line);
    CHECK(reading->records.size() == line - 2);
  }
}

TEST_CASE("a journal that does not follow is not taken") {
  const std::string bytes = small_segment();
  const auto all = read_segment(bytes, {});
  const auto breaks = [&](const std::string& text, const JournalHead& after, std::size_t line) {
    const auto reading = read_segment(text, after);
    REQUIRE(reading.has_value());
    REQUIRE(reading->damage.has_value());
    CHECK(reading->damage->error.code == ErrorCode::BrokenJournal);
    CHECK(reading->damage->line == line);
    CHECK(reading->head == (line == 2 ? after : JournalHead{1, all->records[1].previous}));
  };
  // A line is missing, a line stands twice, the snapshot is of another history.
  const std::string without_second =
      segment_of({all->records[0], all->records[2]});
  breaks(without_second, {}, 3);
  breaks(segment_of({all->records[0], all->records[0]}), {}, 3);
  breaks(segment_of({all->records[1]}), {}, 2);
  breaks(bytes, {1, base::sha256("another")}, 2);
  breaks(segment_of({all->records[2]}), {1, all->records[1].previous}, 2);
}

TEST_CASE("what is no segment") {
  CHECK(read_segment("no journal\n", {}).error().code == ErrorCode::NotAsah);
  CHECK(read_segment("{\"format\":\"asah\"}\n", {}).error().code == ErrorCode::NotAsah);
  const std::string newer = "{\"format\":\"asah-journal\",\"schema\":\"2.0\",\"workspace\":null}\n";
  CHECK(read_segment(newer, {}).error() ==
        base::Error{ErrorCode::NewerSchema, "", {"2.0", "1.1"}});
  CHECK(read_segment(segment_head({}), {})->records.empty());
  CHECK(read_segment("", {})->damage->line == 1);
}

}  // namespace asah::journal_json_test
