#pragma once
// Bodies of the templates in commands.hpp.

#include <string>

#include "core/change/commands.hpp"
#include "core/model/refs.hpp"

namespace asah::change {

template <class E>
std::string title_of(const E& entity) {
  if constexpr (std::is_same_v<E, model::Employee>) {
    return model::full_name(entity);
  } else if constexpr (requires { entity.name.id; }) {
    return entity.name.id;
  } else if constexpr (requires { std::string(entity.name); }) {
    return entity.name;
  } else if constexpr (requires { std::string(entity.title); }) {
    return entity.title;
  } else if constexpr (requires { std::string(entity.text); }) {
    return entity.text;
  } else if constexpr (requires { std::string(entity.receiver); }) {
    return entity.receiver;
  } else if constexpr (requires { std::string(entity.file); }) {
    return entity.file;
  } else {
    return {};
  }
}

template <class E>
RecordChange put_change(const model::Dataset& dataset, const E& entity) {
  const E* present = dataset.table<E>().find(entity.id);
  return present == nullptr ? added(entity) : updated(*present, entity);
}

template <class E>
Step put(const model::Dataset& dataset, const E& entity) {
  RecordChange change = put_change(dataset, entity);
  const std::string verb = change.op == RecordOp::Add ? "step.add." : "step.edit.";
  Step step{{verb + std::string(model::Fields<E>::name), {title_of(entity)}}, {}};
  if (!change.fields.empty()) step.changes.records.push_back(std::move(change));
  return step;
}

template <class E>
Step put_all(const model::Dataset& dataset, std::span<const E> entities, StepName name) {
  Step step{std::move(name), {}};
  for (const E& entity : entities) {
    RecordChange change = put_change(dataset, entity);
    if (!change.fields.empty()) step.changes.records.push_back(std::move(change));
  }
  return step;
}

template <class E>
base::Result<Step> erase(const model::Dataset& dataset, base::Id<E> id) {
  const E* present = dataset.table<E>().find(id);
  if (present == nullptr) {
    return base::fail(base::ErrorCode::NoSuchRecord, {},
                      {'@' + std::string(model::Fields<E>::name), base::id_text(id)});
  }
  Step step{{"step.remove." + std::string(model::Fields<E>::name), {title_of(*present)}}, {}};
  step.changes.records.push_back(removed(*present));
  return step;
}

}  // namespace asah::change
