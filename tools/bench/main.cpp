// asah_bench [--quick] [--only NAME]: times the core on synthetic data and prints one table.
// Runs natively and, built by Emscripten, under Node.

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string_view>

#include "tools/bench/bench.hpp"

namespace {

asah::bench::Allocations total;

void* counted_or_null(std::size_t size) noexcept {
  ++total.calls;
  total.bytes += size;
  return std::malloc(size == 0 ? 1 : size);
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
    "ratio of the two and the ratio aimed at; rate; calls of operator new in one run.\n";

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
  ++total.calls;
  total.bytes += size;
  void* memory = std::aligned_alloc(step, (size + step - 1) / step * step);
  if (memory == nullptr) std::abort();
  return memory;
}
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace asah::bench {
Allocations allocations() { return total; }
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
  std::printf("%-44s %-14s %10s %10s %6s %7s %16s %9s  %s\n", "what", "size", "ms", "beside",
              "ratio", "target", "rate", "new", "note");
  asah::bench::Report report(options);
#define SUBJECT(name) \
  if (wanted(options, #name)) asah::bench::bench_##name(report);
#include "tools/bench/subjects.def"
#undef SUBJECT
  return 0;
}
