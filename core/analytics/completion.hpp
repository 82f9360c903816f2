#pragma once
// How far a cycle has come: who has been assessed, which sheets are there.

#include <array>
#include <cstdint>
#include <vector>

#include "core/analytics/basis.hpp"
#include "core/base/explanation.hpp"

namespace asah::analytics {

/// Sheets of one source. One sheet a person is expected from each source that the cycle lists,
/// counted or beside.
struct SourceCompletion {
  bool listed = false;
  std::int32_t weight = 0;    ///< hundredths
  std::int32_t expected = 0;  ///< people
  std::int32_t people = 0;    ///< of these, with at least one sheet
  std::int32_t sheets = 0;    ///< several raters or days count each
  bool operator==(const SourceCompletion&) const = default;
};

/// A group of people in scope. What is expected of a person are the cycle's competencies that the
/// position demands; all of the cycle's when the position demands none of them.
struct CompletionRow {
  std::uint64_t unit = 0;  ///< 0: people without a unit, or the total
  std::uint32_t table_row = model::kNoIndex;
  std::uint32_t depth = 0;
  std::int32_t people = 0;
  std::int32_t full = 0;  ///< a combined level in all that is expected
  std::int32_t part = 0;
  std::int32_t none = 0;
  std::int64_t cells_expected = 0;
  std::int64_t cells_filled = 0;
  std::array<SourceCompletion, model::kSourceCount> sources{};

  /// People assessed in full, hundredths of a per cent; 0 without people.
  std::int32_t full_share() const;
  /// Cells filled, hundredths of a per cent; 0 without cells.
  std::int32_t cell_share() const;
  bool operator==(const CompletionRow&) const = default;
};

struct Completion {
  /// Units in tree order, each with all below it; people without a unit come last.
  std::vector<CompletionRow> rows;
  CompletionRow total;
};
Completion build_completion(const Basis& basis);

enum class Progress : std::uint8_t { None, Part, Full };
/// How far one person has come.
Progress person_progress(const Basis& basis, std::size_t person);

base::Explanation explain_completion(const Basis& basis, const CompletionRow& row);

}  // namespace asah::analytics
