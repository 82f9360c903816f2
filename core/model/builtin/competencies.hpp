#pragma once
// The competencies that ship inside: the national nine and a set of technical and thematic ones.

#include <string_view>
#include <vector>

#include "core/model/entities.hpp"

namespace asah::model {

/// The identity of the built-in competency with that code; the same in every office.
CompetencyId competency_id(std::string_view code);

/// The nine competencies assessed everywhere (list and order: annex of PermenPANRB 38/2017), eight
/// managerial and one sociocultural, orders 1 to 9. Level titles and indicators are our own words.
std::vector<Competency> national_nine();

/// Sixteen more for local government, our own proposal: fifteen technical ones, of which Team
/// leadership (KPM) is one so that the official nine stay nine in the JPM, and one governmental
/// (PEM). Orders 10 to 25.
std::vector<Competency> thematic_competencies();

/// The name of a level 1 to 5, "Dasar" / "Basic". Unverified: seen in use, not in the rule.
/// Empty for any other level.
Localized level_name(Level level);

}  // namespace asah::model
