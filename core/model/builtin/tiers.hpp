#pragma once
// The tiers of jobs and the level each demands by default. A position's own standard goes first.

#include <string_view>
#include <vector>

#include "core/model/entities.hpp"

namespace asah::model {

/// The identity of the built-in tier with that code; the same in every office.
TierId tier_id(std::string_view code);

/// The fourteen tiers, managerial ones first, from the highest down; `order` 1 to 14. `reference`
/// says where the default level was seen and what speaks against it; `confidence` how sure it is.
std::vector<Tier> tier_defaults();

}  // namespace asah::model
