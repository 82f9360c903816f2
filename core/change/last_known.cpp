#include "core/change/last_known.hpp"

#include <ranges>
#include <string>
#include <string_view>

#include "core/model/record_access.hpp"

namespace asah::change {
namespace {

// An earlier record only fills in what later ones left open.
void fill_in(model::Employee& person, const RecordChange& change) {
  for (const FieldChange& field : change.fields) {
    const std::string_view key = model::record_access(change.kind).fields()[field.field].key;
    if (key != "nip" && key != "name") continue;
    std::string& told = key == "nip" ? person.nip : person.name;
    for (const model::Value* value : {&field.after, &field.before}) {
      if (told.empty() && value->as_text() != nullptr) told = *value->as_text();
    }
  }
}

}  // namespace

std::optional<model::Employee> last_known(std::span<const JournalRecord> records,
                                          model::EmployeeId employee) {
  std::optional<model::Employee> person;
  for (const JournalRecord& record : records | std::views::reverse) {
    for_each_changes(record, [&](const ChangeSet& changes) {
      for (const RecordChange& change : changes.records) {
        if (change.kind != model::EntityKind::Employee || change.id != employee.value) continue;
        if (!person) person.emplace().id = employee;
        fill_in(*person, change);
      }
    });
    if (person && !person->nip.empty() && !person->name.empty()) break;
  }
  return person;
}

}  // namespace asah::change
