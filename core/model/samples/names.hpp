#pragma once
// Made-up names of made-up people, put together from common given and family names.

#include <string>

#include "core/base/random.hpp"
#include "core/model/nip.hpp"
#include "core/model/samples/plan.hpp"

namespace asah::model::samples {

/// A name of one to three words. Weights as in RegionPlan::people; at least one must be positive.
std::string make_name(const std::array<std::uint8_t, kPeopleCount>& people, Sex sex,
                      base::Random& random);

}  // namespace asah::model::samples
