// A keystroke in the search field.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/analytics/search.hpp"
#include "tools/bench/bench.hpp"
#include "tools/bench/dataset.hpp"

namespace asah::bench {
namespace {

constexpr std::array<std::string_view, 5> kTyped{"siti rahayu", "kompetensi 12", "19600101200",
                                                 "zzzz", "an la"};

// The slowest of all prefixes of the texts typed.
Measured slowest_keystroke(const analytics::SearchIndex& index, int runs, std::string& which) {
  Measured worst{.best_ms = 0};
  for (const std::string_view typed : kTyped) {
    for (std::size_t length = 1; length <= typed.size(); ++length) {
      const std::string query(typed.substr(0, length));
      const Measured one = measure(runs, [&] { return index.find(query); });
      if (one.best_ms <= worst.best_ms) continue;
      worst = one;
      which = query;
    }
  }
  return worst;
}

}  // namespace

void bench_search(Report& report) {
  const int runs = report.options().quick ? 1 : 15;
  for (const std::uint32_t people : {20'000U, 200'000U}) {
    DatasetSize size;
    size.people = report.options().quick ? 500 : people;
    size.cycles = 0;
    const model::Dataset data = make_dataset(size);
    const analytics::SearchIndex index(data);
    const std::string label = grouped(size.people);
    const Measured build = measure(std::min(runs, 5), [&] { return analytics::SearchIndex(data); });
    std::string which;
    const Measured key = slowest_keystroke(index, runs, which);
    report.add({.what = "search: building the index", .size = label, .ms = build.best_ms,
                .allocations = static_cast<std::int64_t>(build.allocations)});
    report.add({.what = "search: slowest keystroke", .size = label, .ms = key.best_ms,
                .allocations = static_cast<std::int64_t>(key.allocations),
                .note = "\"" + which + "\"" + (people == 20'000 ? "; target < 5 ms" : "")});
    if (report.options().quick) return;
  }
}

}  // namespace asah::bench
