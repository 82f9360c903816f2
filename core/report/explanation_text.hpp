#pragma once
// The inputs of an explanation as text. Labels stay keys: the text tables have the words.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/explanation.hpp"
#include "core/report/dates.hpp"

namespace asah::report {

struct ExplanationRow {
  std::string_view label;  ///< text key, as in ExplanationInput
  std::string value;       ///< "3", "96,30 %", "Rp 12.500.000"; with a name: "Dinas Kesehatan, 3"
  std::string count;       ///< "612"; empty where no count was given
  std::optional<Age> age;  ///< of the newest record, seen from `today`
  std::optional<Age> oldest;  ///< of the oldest record, where it differs from the newest
};

/// One row an input, in its order. `today` may be "no date": then there are no ages.
std::vector<ExplanationRow> explanation_rows(const base::Explanation& explanation, Date today,
                                             Language language);
/// The number of one input by its quantity; "" for Quantity::Text.
std::string quantity_text(base::Quantity quantity, std::int64_t number, Language language);

}  // namespace asah::report
