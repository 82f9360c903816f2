#pragma once
// A workspace for measuring: every person rated by three sources, from a seed.

#include <cstdint>

#include "core/model/dataset.hpp"

namespace asah::bench {

struct DatasetSize {
  std::uint32_t people = 20'000;
  std::uint32_t competencies = 25;
  std::uint32_t cycles = 1;
  std::uint32_t units = 500;
  std::uint32_t positions = 400;
};

/// Superior 60, peer 25, self 15 by weighted mean; one cell in twenty is empty; dates spread over
/// half a year. Nine competencies are managerial or sociocultural. Cycles have ids 1, 2, ...
model::Dataset make_dataset(const DatasetSize& size);

}  // namespace asah::bench
