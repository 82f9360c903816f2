#include "wasm/screens/held_vm.hpp"

#include <algorithm>

#include "wasm/screens/step_words.hpp"

namespace asah::screens {

std::vector<report::HeldEvent> held_events(const model::Dataset& data, const PersonTrail& trail,
                                           model::EmployeeId employee, base::Language language,
                                           std::int32_t offset_minutes) {
  std::vector<report::HeldEvent> events;
  if (trail.entries == nullptr) return events;
  for (const change::TrailEntry& entry : *trail.entries) {
    const change::JournalRecord& record = trail.records[entry.record];
    StepFilter filter;
    filter.most = SIZE_MAX;
    filter.record = [&](const change::RecordChange& change) {
      return std::ranges::any_of(entry.changes, [&](std::size_t at) {
        return &record.changes.records[at] == &change;
      });
    };
    filter.sheet = [&](const model::SheetChange& sheet) {
      return sheet.key.employee == employee;
    };
    const std::string when =
        time_words(record.actor.time_ms, offset_minutes, language);
    for (StepLine& line : step_lines(record, data, language, filter).lines) {
      std::string what = record_step_words(record, language) + " · " + line.about;
      if (!line.field.empty()) what += " · " + line.field;
      events.push_back({when, record.actor.person, std::move(what), std::move(line.before),
                        std::move(line.after)});
    }
  }
  return events;
}

}  // namespace asah::screens
