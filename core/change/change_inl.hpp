#pragma once
// Bodies of the templates in change.hpp.

#include "core/change/change.hpp"
#include "core/model/codec.hpp"

namespace asah::change {

template <class E>
RecordChange added(const E& entity) {
  RecordChange change{model::entity_kind<E>(), entity.id.value, RecordOp::Add, {}};
  change.fields.reserve(model::kFieldCount<E>);
  model::for_each_field<E>([&](std::size_t i, const auto& f) {
    change.fields.push_back({static_cast<std::uint16_t>(i), {}, model::to_value(entity.*f.member)});
  });
  return change;
}

template <class E>
RecordChange removed(const E& entity) {
  RecordChange change = added(entity);
  change.op = RecordOp::Remove;
  for (FieldChange& field : change.fields) std::swap(field.before, field.after);
  return change;
}

template <class E>
RecordChange updated(const E& before, const E& after) {
  RecordChange change{model::entity_kind<E>(), before.id.value, RecordOp::Update, {}};
  model::for_each_field<E>([&](std::size_t i, const auto& f) {
    if (before.*f.member == after.*f.member) return;
    change.fields.push_back({static_cast<std::uint16_t>(i), model::to_value(before.*f.member),
                             model::to_value(after.*f.member)});
  });
  return change;
}

}  // namespace asah::change
