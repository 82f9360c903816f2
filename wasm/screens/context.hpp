#pragma once
// What every view model may look at when it is built.

#include <cstdint>
#include <functional>
#include <string>

#include "core/analytics/queries.hpp"
#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/model/dataset.hpp"

namespace asah::screens {

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

  bool indonesian() const { return language == base::Language::Indonesian; }
  analytics::BasisQuery basis() const { return {.cycle = cycle}; }
};

}  // namespace asah::screens
