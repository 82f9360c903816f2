#include "core/change/remarks.hpp"

#include <algorithm>
#include <string>

#include "core/base/id.hpp"
#include "core/model/fields.hpp"

namespace asah::change {

using model::EntityKind;

namespace {

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

}  // namespace

// Updates hold only what differs, so that a change alone does not always say whom it is about.
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
    for_each_changes(record, [&](const ChangeSet& changes) {
      for (const RecordChange& change : changes.records) {
        const bool note = change.kind == EntityKind::Note && names<model::Note>(change, id);
        const bool moderation =
            change.kind == EntityKind::Moderation && names<model::Moderation>(change, id);
        if (note || moderation) about.emplace(change.kind, change.id);
      }
    });
  }
  return about;
}

}  // namespace asah::change
