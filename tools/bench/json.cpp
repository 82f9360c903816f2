// Opening and saving the exchange document, beside JSON.parse and JSON.stringify of the same text:
// under Node in this very process, natively in a Node started for it.

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

#include "core/base/hash.hpp"
#include "core/change/store.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/journal_json.hpp"
#include "core/exchange/snapshot.hpp"
#include "tools/bench/bench.hpp"
#include "tools/bench/dataset.hpp"

#ifdef __EMSCRIPTEN__
#include <emscripten/em_js.h>

// clang-format off
EM_JS(double, bench_node_ms, (const char* text, int size, int runs, int save), {
  const source = new TextDecoder().decode(HEAPU8.subarray(text, text + size));
  let best = 1e300;
  for (let i = 0; i < runs; ++i) {
    let start = performance.now();
    const parsed = JSON.parse(source);
    if (save) {
      start = performance.now();
      JSON.stringify(parsed);
    }
    best = Math.min(best, performance.now() - start);
  }
  return best;
})
// clang-format on
#endif

namespace asah::bench {
namespace {

struct NodeTimes {
  double parse_ms = -1;
  double stringify_ms = -1;
};

#ifdef __EMSCRIPTEN__
NodeTimes node_times(const std::string& text, int runs) {
  const int size = static_cast<int>(text.size());
  return {bench_node_ms(text.data(), size, runs, 0), bench_node_ms(text.data(), size, runs, 1)};
}
#else
// Processor time, as clock_ms; nothing where there is no Node.
NodeTimes node_times(const std::string& text, int runs) {
  char path[] = "asah-bench-XXXXXX";
  const int file = mkstemp(path);
  if (file < 0) return {};
  NodeTimes times;
  if (std::FILE* out = fdopen(file, "wb"); out != nullptr) {
    const bool written = std::fwrite(text.data(), 1, text.size(), out) == text.size();
    std::fclose(out);
    const std::string script =
        "const t=require('fs').readFileSync('" + std::string(path) +
        "','utf8');let p=1e300,s=1e300;const c=()=>process.cpuUsage().user/1e3;"
        "for(let i=0;i<" + std::to_string(runs) +
        ";i++){const a=c();const o=JSON.parse(t);const b=c();JSON.stringify(o);const d=c();"
        "p=Math.min(p,b-a);s=Math.min(s,d-b)}console.log(p,s)";
    const std::string command = "node -e \"" + script + "\" 2>&1";
    std::FILE* node = written ? popen(command.c_str(), "r") : nullptr;
    if (node != nullptr) {
      if (std::fscanf(node, "%lf %lf", &times.parse_ms, &times.stringify_ms) != 2) times = {};
      pclose(node);
    }
  }
  std::remove(path);
  return times;
}
#endif

double megabytes_per_second(std::size_t bytes, double ms) {
  return static_cast<double>(bytes) / 1e3 / ms;
}

struct Row {
  std::string what;
  std::string size;
  const Measured& measured;
  std::size_t bytes = 0;
  double beside_ms = -1;  ///< -1: measured beside nothing
  double target = -1;     ///< -1: none
  std::string note;
};

void add_row(Report& report, Row row) {
  report.add({.what = std::move(row.what),
              .size = std::move(row.size),
              .ms = row.measured.best_ms,
              .beside_ms = row.beside_ms,
              .target_ratio = row.target,
              .rate = megabytes_per_second(row.bytes, row.measured.best_ms),
              .unit = "MB/s",
              .allocations = static_cast<std::int64_t>(row.measured.allocations),
              .note = std::move(row.note)});
}

void bench_documents(Report& report, const model::Dataset& dataset, const std::string& size) {
  const int runs = report.options().quick ? 1 : 5;
  const std::string text = exchange::write_document(dataset, {});
  const std::string note = std::to_string(text.size() / 1000) + " kB; ";
  const NodeTimes node = node_times(text, runs);
  const Measured open = measure(runs, [&] { return exchange::read_document(text); });
  add_row(report, {"open document", size, open, text.size(), node.parse_ms, 1.5,
          note + "beside JSON.parse; with digest and validation"});
  exchange::ReadOptions plain;
  plain.validate = false;
  const Measured only_read = measure(runs, [&] { return exchange::read_document(text, plain); });
  add_row(report, {"open document, no validation", size, only_read, text.size(), node.parse_ms, 1.5,
          "beside JSON.parse"});
  const Measured digest = measure(runs, [&] { return base::sha256(text); });
  add_row(report, {"digest alone", size, digest, text.size(), -1, -1, ""});
  // One blank is enough to make it a layout that the quick road does not know.
  const std::string foreign = text.substr(0, text.size() - 1) + " \n";
  const Measured patient = measure(runs, [&] { return exchange::read_document(foreign, plain); });
  add_row(report, {"open document, foreign layout", size, patient, text.size(), node.parse_ms, -1,
          "beside JSON.parse"});
  const Measured save = measure(runs, [&] { return exchange::write_document(dataset, {}); });
  add_row(report, {"save document", size, save, text.size(), node.stringify_ms, -1,
          "beside JSON.stringify; with digest"});
  const std::string slot = exchange::write_snapshot({}, text);
  const Measured prove = measure(runs, [&] { return exchange::read_snapshot(slot); });
  add_row(report, {"prove a slot", size, prove, slot.size(), -1, -1, "CRC-32"});
}

// Everything of the dataset as one imported step.
void bench_journal(Report& report, const model::Dataset& dataset, const std::string& size) {
  const int runs = report.options().quick ? 1 : 3;
  change::JournalRecord record;
  record.seq = 1;
  record.changes = change::difference(model::Dataset{}, dataset);
  const std::string line = exchange::journal_line(record);
  const Measured append = measure(runs, [&] { return exchange::journal_line(record); });
  add_row(report, {"journal: append an import", size, append, line.size(), -1, -1, "with digest"});
  const std::string segment = exchange::segment_head({}) + line;
  const Measured read = measure(runs, [&] { return exchange::read_segment(segment, {}); });
  add_row(report, {"journal: read it back", size, read, line.size(), -1, -1, "with digest"});

  // A keystroke in the rating grid.
  change::JournalRecord key;
  key.seq = 1;
  key.changes.ratings.push_back({dataset.ratings.cycles().front(),
                                 {{dataset.ratings.block(dataset.ratings.cycles().front()).key(0),
                                   {{model::CompetencyId{1}, model::Level{2}, model::Level{3}}}}}});
  constexpr int kKeys = 1000;
  const Measured keys = measure(runs, [&] {
    std::string out;
    for (int i = 0; i < kKeys; ++i) out += exchange::journal_line(key);
    return out;
  });
  add_row(report, {"journal: append ratings", "1,000 records", keys,
          kKeys * exchange::journal_line(key).size(), -1, -1, "one cell each"});
}

}  // namespace

void bench_json(Report& report) {
  const std::uint32_t people = report.options().quick ? 500 : 20'000;
  const model::Dataset dataset = make_dataset({.people = people, .cycles = 3});
  const std::string size = grouped(people) + " x 25 x 3";
  bench_documents(report, dataset, size);
  const model::Dataset one = make_dataset({.people = people, .cycles = 1});
  bench_journal(report, one, grouped(people) + " x 25");
}

}  // namespace asah::bench
