#pragma once
// What holds for one record by itself and towards the records it names. Shared by validate (whole
// dataset) and by the store (one step).

#include <string>
#include <type_traits>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/dataset.hpp"

namespace asah::model {

/// "/employees/<id>/nip".
template <class E>
std::string field_place(base::Id<E> id, std::string_view key) {
  return '/' + std::string(Fields<E>::plural) + '/' + base::id_text(id) + '/' + std::string(key);
}

/// Gathers the faults of single records of `dataset`.
class RecordChecker {
 public:
  RecordChecker(const Dataset& dataset, std::vector<base::Finding>& findings)
      : dataset_(dataset), findings_(findings) {}

  /// Required texts and references filled in; every reference leads to a record.
  template <class E>
  void check(const E& entity) {
    for_each_field<E>([&](std::size_t, const auto& f) {
      check_member(entity, entity.*f.member, f.info);
    });
  }

  void add(base::Severity severity, base::ErrorCode code, std::string where,
           std::vector<std::string> args) {
    findings_.push_back({severity, {code, std::move(where), std::move(args)}});
  }

 private:
  template <class E>
  void require(const E& entity, bool present, const FieldInfo& info) {
    if (present || !info.required) return;
    add(base::Severity::Error, base::ErrorCode::Required, field_place<E>(entity.id, info.key),
        {std::string(info.key)});
  }
  template <class E, class M>
  void check_member(const E& entity, const M& value, const FieldInfo& info) {
    if constexpr (std::is_same_v<M, std::string>) require(entity, !value.empty(), info);
  }
  template <class E, class Target>
  void check_member(const E& entity, const base::Id<Target>& id, const FieldInfo& info) {
    require(entity, static_cast<bool>(id), info);
    if (!id || dataset_.table<Target>().find(id) != nullptr) return;
    add(base::Severity::Error, base::ErrorCode::DanglingReference,
        field_place<E>(entity.id, info.key),
        {'@' + std::string(Fields<Target>::name), base::id_text(id)});
  }
  template <class E, class Target>
  void check_member(const E& entity, const std::vector<base::Id<Target>>& ids,
                    const FieldInfo& info) {
    FieldInfo item = info;
    item.required = true;
    for (const base::Id<Target> id : ids) check_member(entity, id, item);
  }

  const Dataset& dataset_;
  std::vector<base::Finding>& findings_;
};

/// Adds a DuplicateKey finding for each record whose non-empty text is another's too.
template <class E>
void check_unique(const base::Table<E>& table, std::string_view key, std::string E::*text,
                  std::vector<base::Finding>& findings);

/// Findings about loops in the unit tree, and about standards (derived id, minimum <= required).
void check_unit_loops(const Dataset& dataset, std::vector<base::Finding>& findings);
void check_standard(const Standard& standard, std::vector<base::Finding>& findings);

template <class E>
void check_unique(const base::Table<E>& table, std::string_view key, std::string E::*text,
                  std::vector<base::Finding>& findings) {
  std::vector<const E*> sorted;
  for (const E& entity : table) {
    if (!(entity.*text).empty()) sorted.push_back(&entity);
  }
  std::ranges::sort(sorted, [&](const E* a, const E* b) {
    const int order = (a->*text).compare(b->*text);
    return order != 0 ? order < 0 : a->id < b->id;
  });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i]->*text != sorted[i - 1]->*text) continue;
    findings.push_back({base::Severity::Error,
                        {base::ErrorCode::DuplicateKey, field_place<E>(sorted[i]->id, key),
                         {'@' + std::string(key), sorted[i]->*text}}});
  }
}

}  // namespace asah::model
