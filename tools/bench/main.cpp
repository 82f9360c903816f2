// asah_bench [--quick] [--only NAME]: times the core on synthetic data and prints one table.
// Runs natively and, built by Emscripten, under Node.

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string_view>

#include "tools/bench/bench.hpp"

/// Of the C library: how large a piece of memory really is.
extern "C" std::size_t malloc_usable_size(void* memory);

namespace {

asah::bench::Allocations total;
std::uint64_t live = 0;
std::uint64_t most_live = 0;
std::uint64_t live_then = 0;  ///< at the last restart_peak

void* entered(void* memory, std::size_t size) noexcept {
  ++total.calls;
  total.bytes += size;
  live += malloc_usable_size(memory);
  if (live > most_live) most_live = live;
  return memory;
}

void* counted_or_null(std::size_t size) noexcept {
  return entered(std::malloc(size == 0 ? 1 : size), size);
}

void release(void* memory) noexcept {
  live -= malloc_usable_size(memory);
  std::free(memory);
}

void* counted(std::size_t size) {
  void* memory = counted_or_null(size);
  if (memory == nullptr) std::abort();
  return memory;
}

constexpr const char* kHelp =
    "asah_bench [--quick] [--only NAME]\n"
    "  Times the core on synthetic data and prints a table; judges nothing.\n"
    "  --quick      small data, one run each: only to see that everything runs\n"
    "  --only NAME  subjects whose name contains NAME\n"
    "Columns: ms of the best run; beside: the yardstick in the same run (the note says which);\n"
    "ratio of the two and the ratio aimed at; rate; calls of operator new in one run; megabytes held\n"
    "at once beyond those before.\n";

bool wanted(const asah::bench::Options& options, std::string_view name) {
  return name.find(options.only) != std::string_view::npos;
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return counted_or_null(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return counted_or_null(size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto step = static_cast<std::size_t>(alignment);
  void* memory = entered(std::aligned_alloc(step, (size + step - 1) / step * step), size);
  if (memory == nullptr) std::abort();
  return memory;
}
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }

namespace asah::bench {
Allocations allocations() { return total; }

std::uint64_t peak_bytes() { return most_live - live_then; }

void restart_peak() { most_live = live_then = live; }
}  // namespace asah::bench

int main(int argc, char** argv) {
  asah::bench::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--quick") {
      options.quick = true;
    } else if (argument == "--only" && i + 1 < argc) {
      options.only = argv[++i];
    } else {
      std::fputs(kHelp, argument == "--help" ? stdout : stderr);
      return argument == "--help" ? 0 : 2;
    }
  }
  std::printf("%-44s %-14s %10s %10s %6s %7s %16s %9s %8s  %s\n", "what", "size", "ms",
              "beside", "ratio", "target", "rate", "new", "peak MB", "note");
  asah::bench::Report report(options);
#define SUBJECT(name) \
  if (wanted(options, #name)) asah::bench::bench_##name(report);
#include "tools/bench/subjects.def"
#undef SUBJECT
  return 0;
}
