#pragma once
// Job Person Match: 100 x sum(achieved) / sum(required) over the competencies assessed.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/analytics/basis.hpp"
#include "core/base/explanation.hpp"

namespace asah::analytics {

/// Which competencies count. The rule speaks of the nine managerial and sociocultural ones; `All`
/// takes every domain of the cycle.
enum class JpmDomains : std::uint8_t { ManagerialSociocultural, All };
/// Which of the three percentages is put into bands. The rules do not settle the clipping.
enum class JpmMode : std::uint8_t { Raw, ClippedTotal, ClippedEach };

struct JpmOptions {
  JpmDomains domains = JpmDomains::ManagerialSociocultural;
  JpmMode band_mode = JpmMode::Raw;
  base::Date as_of{};  ///< the day for which validity is judged; no date: nothing expires
  bool operator==(const JpmOptions&) const = default;
};

/// A percentage in hundredths of a per cent that may be undefined.
inline constexpr std::int32_t kUndefined = INT32_MIN;

/// One person. Percentages are hundredths of a per cent, exact rationals rounded half away from
/// zero; kUndefined when the sum required is zero (nothing assessed, or only level 0 demanded).
struct JpmRow {
  std::int32_t sum_required = 0;  ///< hundredths, over the competencies assessed
  std::int32_t sum_achieved = 0;  ///< hundredths
  std::int32_t sum_clipped = 0;   ///< hundredths, each level cut at what is required
  std::int32_t raw = kUndefined;
  std::int32_t clipped_each = kUndefined;
  std::uint16_t assessed = 0;
  std::uint16_t of = 0;  ///< competencies with a standard of the person's position
  std::int8_t filling = -1;  ///< band of the filling rule; -1 where undefined or no rule
  std::int8_t mapping = -1;
  bool expired = false;
  /// The last day on which every level in the sum is within the validity of the cycle's purpose:
  /// date of the oldest one plus the rule's years. No date when undated or without a rule.
  base::Date valid_until;

  bool defined() const { return raw != kUndefined; }
  bool partial() const { return assessed < of; }
  std::int32_t clipped_total() const { return defined() && raw > 10000 ? 10000 : raw; }
  std::int32_t percent(JpmMode mode) const;
  bool operator==(const JpmRow&) const = default;
};

struct JpmTable {
  JpmOptions options;
  model::BandRule filling_rule;  ///< empty (id 0) when the workspace has none
  model::BandRule mapping_rule;
  std::vector<JpmRow> rows;  ///< one a row of the employees table

  const model::BandRule& rule(model::Purpose purpose) const {
    return purpose == model::Purpose::Filling ? filling_rule : mapping_rule;
  }
  int band(const JpmRow& row, model::Purpose purpose) const {
    return purpose == model::Purpose::Filling ? row.filling : row.mapping;
  }
  /// "MS", "CO", ...; empty when undefined or without a rule.
  std::string_view band_code(const JpmRow& row, model::Purpose purpose) const;
};

/// Position in rule.bands of a percentage: the first whose minimum is not above it (the lower bound
/// belongs to the band). -1 when undefined or when no band holds.
int band_of(const model::BandRule& rule, std::int32_t percent);

JpmTable job_person_match(const Basis& basis, const JpmOptions& options = {});
/// One person's row.
JpmRow job_person_match_of(const Basis& basis, std::size_t person, const JpmOptions& options = {});

/// Mean over people, and how they spread over the bands of the cycle's purpose.
struct JpmSummary {
  std::int32_t people = 0;   ///< with a defined percentage
  std::int32_t partial = 0;  ///< of these, from a partial set
  std::int32_t expired = 0;
  std::int32_t mean = kUndefined;               ///< of the raw percentages
  std::int32_t mean_clipped_each = kUndefined;
  std::vector<std::int32_t> bands;              ///< people in each band of the purpose's rule
};
/// Over the people in scope.
JpmSummary summarize(const Basis& basis, const JpmTable& table);

base::Explanation explain_jpm(const Basis& basis, const JpmTable& table, std::size_t person);

}  // namespace asah::analytics
