#pragma once
// What every view model may look at when it is built.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/analytics/queries.hpp"
#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/change/trail.hpp"
#include "core/model/dataset.hpp"

namespace asah::screens {

/// The journal as far as it is at hand, and what of it is about one person (newest first).
struct PersonTrail {
  std::span<const change::JournalRecord> records;
  std::shared_ptr<const std::vector<change::TrailEntry>> entries;
};

struct Context {
  const model::Dataset& data;
  analytics::Cache& cache;
  /// Equal revisions mean equal data.
  std::uint64_t revision = 0;
  /// The cycle in view; none when the workspace has no cycle.
  model::CycleId cycle;
  base::Date today;
  base::Language language = base::Language::Indonesian;
  /// True when this tab may not change anything.
  bool read_only = false;
  /// Name of the person at work, for greetings and as author; may be empty.
  std::string actor;
  /// Fresh identities for records that the view adds.
  std::function<std::uint64_t()> new_id;
  /// Kept while journal and person stay the same; empty without a journal. The result is for use
  /// while the model is built: the next step moves the records.
  std::function<PersonTrail(model::EmployeeId)> trail;
  /// What to add to UTC for the clock on the wall.
  std::int32_t offset_minutes = 0;

  bool indonesian() const { return language == base::Language::Indonesian; }
  analytics::BasisQuery basis() const { return {.cycle = cycle}; }
};

}  // namespace asah::screens
