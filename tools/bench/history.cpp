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

// Ratings one by one, as an assessor gives them, until the journal is as long as it may become.
std::string rate_along(change::Store& store, std::size_t bytes) {
  std::string segment = exchange::segment_head({});
  const model::CycleId cycle = store.snapshot().ratings.cycles().front();
  for (std::size_t step = 0; segment.size() < bytes; ++step) {
    change::JournalRecord record;
    const model::RatingBlock& block = store.snapshot().ratings.block(cycle);
    const std::size_t row = step * 31 % block.rows();
    const model::CompetencyId competency = block.competencies()[step % block.width()];
    const model::Level before = block.level(block.key(row), competency);
    const model::Level after{static_cast<std::int8_t>(before.value == 5 ? 1 : before.value + 1)};
    record.seq = store.head().seq + 1;
    record.previous = store.head().digest;
    record.actor = {"Analis", "BKPSDM", static_cast<std::int64_t>(step) * 1000};
    record.step = {"step.rate", {"Siti Aminah"}};
    record.changes.ratings.push_back({cycle, {{block.key(row), {{competency, before, after}}}}});
    segment += exchange::journal_line(record);
    if (!store.replay(std::move(record))) break;
  }
  return segment;
}

}  // namespace

void bench_history(Report& report) {
  const bool quick = report.options().quick;
  const int runs = quick ? 1 : 3;
  const std::uint32_t people = quick ? 500 : 20'000;
  change::Store store(make_dataset({.people = people, .cycles = 1}));
  const model::Dataset start = store.snapshot();
  const std::string segment = rate_along(store, quick ? kHistoryBytes / 64 : kHistoryBytes);
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
  const model::EmployeeId person = start.employees.rows().front().id;
  const Measured erase = measure(runs, [&] {
    change::Store copy = store;
    return copy.erase_person({.employee = person}, {});
  });
  report.add({.what = "history: erase a person", .size = size, .ms = erase.best_ms,
              .note = "state and history"});
}

}  // namespace asah::bench
