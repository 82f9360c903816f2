#include "tools/bench/bench.hpp"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace asah::bench {
namespace {

std::string number_text(double value, const char* format) {
  if (value < 0) return {};
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, format, value);
  return buffer;
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

double clock_ms() {
#ifdef __EMSCRIPTEN__
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
#else
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
#endif
}

void Report::add(const Row& row) {
  const double ratio = row.ms >= 0 && row.beside_ms > 0 ? row.ms / row.beside_ms : -1;
  std::string rate = number_text(row.rate, "%.1f");
  if (!rate.empty()) rate += ' ' + row.unit;
  std::string target = number_text(row.target_ratio, "%.1f");
  if (!target.empty()) target.insert(0, "<= ");
  std::string count;
  if (row.allocations >= 0) count = grouped(static_cast<std::uint64_t>(row.allocations));
  std::printf("%-44s %-14s %10s %10s %6s %7s %16s %9s %8s  %s\n", row.what.c_str(), row.size.c_str(),
              number_text(row.ms, "%.3f").c_str(), number_text(row.beside_ms, "%.3f").c_str(),
              number_text(ratio, "%.2f").c_str(), target.c_str(), rate.c_str(), count.c_str(),
              number_text(row.peak_mb, "%.1f").c_str(), row.note.c_str());
  std::fflush(stdout);
}

}  // namespace asah::bench
