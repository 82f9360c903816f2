// Questions of a merge as records that stay.

#include <algorithm>
#include <utility>

#include "core/base/id.hpp"
#include "core/exchange/json/json_write.hpp"
#include "core/exchange/packet/returns_parts.hpp"

namespace asah::exchange {

using model::EntityKind;

namespace {

constexpr std::size_t kMaxChoices = 256;

// Whom the item is about; nobody where that person is not in the dataset.
model::EmployeeId person_of(const MergeItem& item, const model::Dataset& dataset) {
  model::EmployeeId person;
  if (item.record.kind == EntityKind::Employee) person = {item.record.id};
  if (const auto* note = dataset.notes.find({item.record.id});
      item.record.kind == EntityKind::Note && note != nullptr) {
    person = note->employee;
  }
  if (const auto* moderation = dataset.moderations.find({item.record.id});
      item.record.kind == EntityKind::Moderation && moderation != nullptr) {
    person = moderation->employee;
  }
  return dataset.employees.find(person) == nullptr ? model::EmployeeId{} : person;
}

std::string title_of(const MergeItem& item) {
  std::string title = item.title;
  for (const MergeRelated& related : item.related) {
    if (related.title.empty()) continue;
    if (!title.empty()) title += " · ";
    title += related.title;
  }
  return first_letters(title, model::kTextLength);
}

void add_choices(const MergePlan& plan, const MergeCandidate& candidate,
                 std::vector<model::DecisionChoice>& out) {
  const std::string value = decided_text(candidate.value);
  if (candidate.branches.none() && out.size() < kMaxChoices) out.push_back({.value = value});
  for (std::size_t i = 0; i < plan.labels.size() && out.size() < kMaxChoices; ++i) {
    if (!candidate.branches.test(i)) continue;
    const BranchLabel& label = plan.labels[i];
    out.push_back({.value = value,
                   .office = first_letters(label.office, model::kNameLength),
                   .author = first_letters(label.author, model::kNameLength),
                   .date = first_letters(label.date, 40),
                   .file = first_letters(label.file, model::kNameLength)});
  }
}

}  // namespace

std::string decided_text(const model::Value& value) {
  std::string out;
  if (const std::string* text = value.as_text()) {
    out = *text;
  } else {
    append_value(out, value);
  }
  return first_letters(out, model::kTextLength);
}

std::vector<model::Decision> decision_rows(const MergePlan& plan, const model::Dataset& dataset,
                                           const DecisionContext& context) {
  std::vector<model::Decision> rows;
  for (const MergeItem& item : plan.items) {
    if (!asks_for_decision(item.kind)) continue;
    model::Decision row;
    row.item = first_letters(merge_item_name(item), model::kTextLength);
    row.id = {base::hash_id("decision:" + row.item + '\n' + context.person + '\n' +
                            context.decided_at)};
    row.title = title_of(item);
    row.employee = person_of(item, dataset);
    for (const MergeCandidate& candidate : item.candidates) {
      add_choices(plan, candidate, row.choices);
    }
    row.chosen = decided_text(item.taken);
    row.open = item.open();
    const auto rule = std::ranges::lower_bound(context.rules, row.item, {},
                                               &std::pair<std::string, std::string>::first);
    if (item.decided && rule != context.rules.end() && rule->first == row.item) {
      row.rule = rule->second;
    }
    row.person = context.person;
    row.office = context.office;
    row.decided_at = context.decided_at;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace asah::exchange
