// The history that is read when a workspace is opened: 4 MiB of journal, its chain verified, beside
// reading the document itself; an earlier state brought back from it; a person erased.

#include <string>
#include <utility>
#include <vector>

#include "core/change/commands.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/journal_json.hpp"
#include "tools/bench/bench.hpp"
#include "tools/bench/dataset.hpp"

namespace asah::bench {
namespace {

constexpr std::size_t kHistoryBytes = std::size_t{4} << 20;

struct Lived {
  model::Dataset dataset;
  change::JournalHead head;
  std::vector<change::JournalRecord> records;
  std::string segment = exchange::segment_head({});
};

// Ratings one by one, as an assessor gives them, until the journal is as long as it may become.
void rate_along(Lived& lived, std::size_t bytes) {
  const model::CycleId cycle = lived.dataset.ratings.cycles().front();
  for (std::size_t step = 0; lived.segment.size() < bytes; ++step) {
    change::JournalRecord record;
    const model::RatingBlock& block = lived.dataset.ratings.block(cycle);
    const std::size_t row = step * 31 % block.rows();
    const model::CompetencyId competency = block.competencies()[step % block.width()];
    const model::Level before = block.level(block.key(row), competency);
    const model::Level after{static_cast<std::int8_t>(before.value == 5 ? 1 : before.value + 1)};
    record.seq = lived.head.seq + 1;
    record.previous = lived.head.digest;
    record.actor = {"Analis", "BKPSDM", static_cast<std::int64_t>(step) * 1000};
    record.step = {"step.rate", {"Siti Aminah"}};
    record.changes.ratings.push_back({cycle, {{block.key(row), {{competency, before, after}}}}});
    lived.dataset.ratings.edit(cycle).apply(record.changes.ratings.front().sheets);
    lived.head = {record.seq, change::digest(record)};
    lived.segment += exchange::journal_line(record);
    lived.records.push_back(std::move(record));
  }
}

}  // namespace

void bench_history(Report& report) {
  const bool quick = report.options().quick;
  const int runs = quick ? 1 : 3;
  const std::uint32_t people = quick ? 500 : 20'000;
  Lived lived{.dataset = make_dataset({.people = people, .cycles = 1}), .head = {}, .records = {}};
  rate_along(lived, quick ? kHistoryBytes / 64 : kHistoryBytes);
  const std::string& segment = lived.segment;
  const change::Store store(lived.dataset, lived.head, lived.records);
  const std::string text = exchange::write_document(store.snapshot(), {});
  const std::string size = grouped(store.head().seq) + " steps";
  const Measured open = measure(runs, [&] { return exchange::read_document(text); });
  const Measured read = measure(runs, [&] { return exchange::read_segment(segment, {}); });
  report.add({.what = "history: read and verify", .size = size, .ms = read.best_ms,
              .beside_ms = open.best_ms,
              .rate = static_cast<double>(segment.size()) / 1e3 / read.best_ms, .unit = "MB/s",
              .note = "beside opening the document, " + grouped(people) + " people"});
  const Measured back = measure(runs, [&] { return store.state_at({}); });
  report.add({.what = "history: back to the beginning", .size = size, .ms = back.best_ms,
              .note = "one state out of all steps"});
  const model::EmployeeId person = store.snapshot().employees.rows().front().id;
  const Measured erase = measure(runs, [&] {
    change::Store copy = store;
    return copy.erase_person({.employee = person}, {});
  });
  report.add({.what = "history: erase a person", .size = size, .ms = erase.best_ms,
              .note = "state and history"});
}

}  // namespace asah::bench
