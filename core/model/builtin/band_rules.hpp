#pragma once
// The bands of the job person match, as versioned data.

#include <vector>

#include "core/model/entities.hpp"

namespace asah::model {

/// The identity of a band rule; the same in every office.
BandRuleId band_rule_id(Purpose purpose, std::int32_t version);

/// Filling posts: MS from 80 %, MMS from 68 %, KMS below. Mapping: O from 90 %, CO from 78 %, KO
/// below. Lower bounds included. Valid three years (Peraturan BKN 26/2019 article 29(4)).
std::vector<BandRule> band_rule_defaults();

}  // namespace asah::model
