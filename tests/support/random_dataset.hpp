#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/random.hpp"
#include "core/model/dataset.hpp"

namespace asah::test {

/// How much of everything; each kind of record is there with at least one.
struct DatasetSize {
  std::size_t employees = 12;
  std::size_t competencies = 5;
  std::size_t units = 4;
  std::size_t cycles = 2;
};

/// A dataset with every kind of record, every field filled now and then (and left alone now and
/// then), texts in many scripts with quotes, controls and emoji, and ratings. Every reference leads
/// somewhere and every field keeps its bounds, so that model::validate finds no Error. The same
/// seed gives the same dataset on every platform.
model::Dataset random_dataset(std::uint64_t seed, const DatasetSize& size = {});

/// A text of up to `length` code points, of all the kinds that files have to survive.
std::string random_text(base::Random& random, std::size_t length);

}  // namespace asah::test
