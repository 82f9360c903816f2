#include "wasm/app/document_reader.hpp"

#include <algorithm>
#include <utility>

namespace asah::app {

DocumentReader::DocumentReader(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)),
      reading_(exchange::read_document_in_slices(
          bytes_, {.limits = {}, .progress = [this](std::size_t done, std::size_t all) {
                     share_ = static_cast<float>(done) /
                              static_cast<float>(std::max<std::size_t>(all, 1));
                     return true;
                   }})) {}

bool DocumentReader::work(const platform::Platform& platform, double budget_ms) {
  const double until_ms = platform.now().steady_ms + budget_ms;
  while (reading_.advance()) {
    if (platform.now().steady_ms >= until_ms) return true;
  }
  return false;
}

}  // namespace asah::app
