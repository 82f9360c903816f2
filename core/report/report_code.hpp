#pragma once
// A short code under a printed report, by which the paper can be checked against the data.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analytics/basis.hpp"
#include "core/base/result.hpp"

namespace asah::report {

/// "7k3f-9q2m-x4te": the first 60 bits of SHA-256 over the facts, in base 32 (Crockford). Each fact
/// is preceded by its length, so that no two lists run together. The code does not depend on the
/// language or the day of printing. It shows that paper and data agree; it is no signature.
std::string report_code(std::span<const std::string> facts);

/// Compares a code as somebody typed it: letter case, blanks and hyphens do not matter, o counts as
/// 0, i and l as 1. Errors: BadReportCode (arg: what was typed), ReportDiffers (arg: the code).
base::Result<void> check_report_code(std::string_view typed, std::span<const std::string> facts);

/// What the individual result of one person states: workspace, cycle, person, post, sums, JPM, and
/// the level, demand and date of each competency. `person` is a row of the employees table.
std::vector<std::string> person_report_facts(const analytics::Basis& basis, std::size_t person);

}  // namespace asah::report
