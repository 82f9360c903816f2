#include "core/change/trail.hpp"

#include <algorithm>
#include <ranges>
#include <set>
#include <string>
#include <utility>

#include "core/base/id.hpp"
#include "core/model/fields.hpp"

namespace asah::change {
namespace {

using model::EntityKind;

/// Notes and moderations about the person, by kind and id.
using Remarks = std::set<std::pair<EntityKind, std::uint64_t>>;

template <class E>
constexpr std::uint16_t employee_field() {
  std::uint16_t at = 0;
  model::for_each_field<E>([&](std::size_t i, const auto& f) {
    if (f.info.key == "employee") at = static_cast<std::uint16_t>(i);
  });
  return at;
}

/// Whether the change itself says that the remark is, or was, about the person.
template <class E>
bool names(const RecordChange& change, const std::string& employee) {
  const auto field = std::ranges::find(change.fields, employee_field<E>(), &FieldChange::field);
  if (field == change.fields.end()) return false;
  const auto is = [&](const model::Value& value) {
    return value.as_text() != nullptr && *value.as_text() == employee;
  };
  return is(field->before) || is(field->after);
}

/// Updates hold only what differs, so the remarks about the person are gathered first: those of
/// today, and those that a record adds, removes or gives to somebody else.
Remarks remarks_about(const model::Dataset& now, std::span<const JournalRecord> records,
                      model::EmployeeId employee) {
  Remarks about;
  for (const model::Note& note : now.notes) {
    if (note.employee == employee) about.emplace(EntityKind::Note, note.id.value);
  }
  for (const model::Moderation& moderation : now.moderations) {
    if (moderation.employee == employee) {
      about.emplace(EntityKind::Moderation, moderation.id.value);
    }
  }
  const std::string id = base::id_text(employee);
  for (const JournalRecord& record : records) {
    for (const RecordChange& change : record.changes.records) {
      const bool note = change.kind == EntityKind::Note && names<model::Note>(change, id);
      const bool moderation =
          change.kind == EntityKind::Moderation && names<model::Moderation>(change, id);
      if (note || moderation) about.emplace(change.kind, change.id);
    }
  }
  return about;
}

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
