#pragma once

#include <cstddef>

#include "core/base/random.hpp"
#include "core/change/store.hpp"

namespace asah::test {

/// `dataset` after up to `count` random steps of the kinds that people make: fields edited, records
/// added and removed, units moved, people and cycles removed with all about them, levels given,
/// changed and cleared, packets, returns and decisions entered, keys retired, keys of newer versions
/// kept. Steps that break a rule are not taken, so that the result is as valid as
/// `dataset`. New NIPs and codes come from small pools, so that two offices pick the same ones.
model::Dataset edited(const model::Dataset& dataset, base::Random& random, std::size_t count);
/// The same in a store, one journal record a step.
void edit(change::Store& store, base::Random& random, std::size_t count);

}  // namespace asah::test
