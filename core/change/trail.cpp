#include "core/change/trail.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

#include "core/change/remarks.hpp"
#include "core/model/fields.hpp"

namespace asah::change {
namespace {

using model::EntityKind;

TrailSheets sheets_of(const RatingsChange& ratings, model::EmployeeId employee) {
  const auto range = std::ranges::equal_range(
      ratings.sheets, employee, {},
      [](const model::SheetChange& sheet) { return sheet.key.employee; });
  return {.first = static_cast<std::size_t>(range.begin() - ratings.sheets.begin()),
          .count = range.size()};
}

}  // namespace

std::vector<TrailEntry> employee_trail(const model::Dataset& now,
                                       std::span<const JournalRecord> records,
                                       model::EmployeeId employee) {
  const Remarks about = remarks_about(now, records, employee);
  std::vector<TrailEntry> trail;
  for (std::size_t at = records.size(); at-- > 0;) {
    TrailEntry entry{.record = at, .changes = {}, .sheets = {}};
    const ChangeSet& changes = records[at].changes;
    for (std::size_t i = 0; i < changes.records.size(); ++i) {
      const RecordChange& change = changes.records[i];
      const bool own = change.kind == EntityKind::Employee && change.id == employee.value;
      if (own || about.contains({change.kind, change.id})) entry.changes.push_back(i);
    }
    for (std::size_t i = 0; i < changes.ratings.size(); ++i) {
      TrailSheets sheets = sheets_of(changes.ratings[i], employee);
      sheets.ratings = i;
      if (sheets.count > 0) entry.sheets.push_back(sheets);
    }
    if (!entry.changes.empty() || !entry.sheets.empty()) trail.push_back(std::move(entry));
  }
  return trail;
}

}  // namespace asah::change
