#pragma once
// The bench: each subject times some work and reports rows of one table. Nothing is judged here.
//
// HOW TO ADD A SUBJECT
//   1. Write tools/bench/<name>.cpp with `void asah::bench::bench_<name>(Report& report)`.
//   2. Add the line SUBJECT(<name>) to tools/bench/subjects.def.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace asah::bench {

/// Calls of operator new in this program so far, and the bytes asked for.
struct Allocations {
  std::uint64_t calls = 0;
  std::uint64_t bytes = 0;
};
Allocations allocations();

/// Bytes held at once, beyond those held when restart_peak was called last.
std::uint64_t peak_bytes();
void restart_peak();

struct Options {
  bool quick = false;  ///< small data, few repetitions: only to see that everything runs
  std::string only;    ///< subjects whose name contains this; empty: all
};

/// One row. A negative number prints as nothing.
struct Row {
  std::string what;
  std::string size;         ///< "200,000 x 25"
  double ms = -1;           ///< best run
  double beside_ms = -1;    ///< of the yardstick in the same run
  double target_ratio = -1; ///< ms / beside_ms that is aimed at
  double rate = -1;         ///< with `unit`: "M cells/s", "MB/s"
  std::string unit;
  std::int64_t allocations = -1;
  double peak_mb = -1;      ///< bytes held at once, beyond those held before
  std::string note;
};

class Report {
 public:
  explicit Report(Options options) : options_(std::move(options)) {}
  const Options& options() const { return options_; }
  /// Prints the row at once.
  void add(const Row& row);

 private:
  Options options_;
};

struct Measured {
  double best_ms = 1e300;
  std::uint64_t allocations = UINT64_MAX;  ///< calls of operator new in the run with the fewest
  std::uint64_t bytes = 0;                 ///< asked for in that run
  std::uint64_t peak = UINT64_MAX;         ///< held at once in the run that held least
  double peak_mb() const { return static_cast<double>(peak) / 1e6; }
};

/// Keeps the compiler from leaving a result out.
template <class T>
void keep(const T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

/// Processor time of this program in milliseconds, so that other work on the machine counts little;
/// where there is none (WebAssembly) the steady clock.
double clock_ms();
/// One run of `work`, taken in. Its result is destroyed outside the time measured.
template <class Work>
void measure_once(Measured& measured, Work&& work) {
  const Allocations before = allocations();
  restart_peak();
  const double start = clock_ms();
  const auto result = work();
  const double ms = clock_ms() - start;
  keep(result);
  const Allocations after = allocations();
  if (ms < measured.best_ms) measured.best_ms = ms;
  if (peak_bytes() < measured.peak) measured.peak = peak_bytes();
  if (after.calls - before.calls >= measured.allocations) return;
  measured.allocations = after.calls - before.calls;
  measured.bytes = after.bytes - before.bytes;
}
template <class Work>
Measured measure(int runs, Work&& work) {
  Measured measured;
  for (int i = 0; i < runs; ++i) measure_once(measured, work);
  return measured;
}
/// Two works in turn, so that what disturbs the machine disturbs both.
template <class First, class Second>
std::pair<Measured, Measured> measure_both(int runs, First&& first, Second&& second) {
  std::pair<Measured, Measured> both;
  for (int i = 0; i < runs; ++i) {
    measure_once(both.first, first);
    measure_once(both.second, second);
  }
  return both;
}

/// "200,000".
std::string grouped(std::uint64_t number);

#define SUBJECT(name) void bench_##name(Report& report);
#include "tools/bench/subjects.def"
#undef SUBJECT

}  // namespace asah::bench
