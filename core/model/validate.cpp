#include "core/model/validate.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

#include "core/model/nip.hpp"
#include "core/model/refs.hpp"

namespace asah::model {

using base::ErrorCode;
using base::Finding;
using base::Severity;

namespace {

class Checker {
 public:
  explicit Checker(const Dataset& dataset) : dataset_(dataset) {}

  std::vector<Finding> run() {
    for_each_entity([&]<class E>(EntityKind) {
      for (const E& entity : dataset_.table<E>()) check_fields(entity);
    });
    check_unique<Employee>("nip", &Employee::nip);
    check_unique<Competency>("code", &Competency::code);
    check_unique<Tier>("code", &Tier::code);
    check_nips();
    check_units();
    check_standards();
    check_cycles();
    check_ratings();
    return std::move(findings_);
  }

 private:
  void add(Severity severity, ErrorCode code, std::string where, std::vector<std::string> args) {
    findings_.push_back({severity, {code, std::move(where), std::move(args)}});
  }

  template <class E>
  static std::string place(const E& entity, std::string_view key) {
    return '/' + std::string(Fields<E>::plural) + '/' + base::id_text(entity.id) + '/' +
           std::string(key);
  }

  template <class E>
  void check_fields(const E& entity) {
    for_each_field<E>([&](std::size_t, const auto& f) {
      check_member(entity, entity.*f.member, f.info);
    });
  }

  template <class E, class M>
  void check_member(const E& entity, const M& value, const FieldInfo& info) {
    if constexpr (std::is_same_v<M, std::string>) {
      if (info.required && value.empty()) {
        add(Severity::Error, ErrorCode::Required, place(entity, info.key), {std::string(info.key)});
      }
    }
  }
  template <class E, class Target>
  void check_member(const E& entity, const base::Id<Target>& id, const FieldInfo& info) {
    if (!id) {
      if (info.required) {
        add(Severity::Error, ErrorCode::Required, place(entity, info.key), {std::string(info.key)});
      }
      return;
    }
    if (dataset_.table<Target>().find(id) != nullptr) return;
    add(Severity::Error, ErrorCode::DanglingReference, place(entity, info.key),
        {std::string(Fields<Target>::name), base::id_text(id)});
  }
  template <class E, class Target>
  void check_member(const E& entity, const std::vector<base::Id<Target>>& ids,
                    const FieldInfo& info) {
    FieldInfo item = info;
    item.required = true;
    for (const base::Id<Target> id : ids) check_member(entity, id, item);
  }

  template <class E>
  void check_unique(std::string_view key, std::string E::*text) {
    std::vector<const E*> sorted;
    for (const E& entity : dataset_.table<E>()) {
      if (!(entity.*text).empty()) sorted.push_back(&entity);
    }
    std::ranges::sort(sorted, {}, [&](const E* e) { return std::pair(std::cref(e->*text).get(), e->id); });
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->*text != sorted[i - 1]->*text) continue;
      add(Severity::Error, ErrorCode::DuplicateKey, place(*sorted[i], key),
          {std::string(key), sorted[i]->*text});
    }
  }

  void check_nips() {
    for (const Employee& employee : dataset_.employees) {
      if (employee.nip.empty()) continue;
      if (const auto nip = parse_nip(employee.nip); !nip) {
        add(Severity::Warning, nip.error().code, place(employee, "nip"), nip.error().args);
      }
    }
  }

  void check_units() {
    const UnitTree tree = build_unit_tree(dataset_.units);
    for (std::size_t row = 0; row < dataset_.units.size(); ++row) {
      const Unit& unit = dataset_.units.rows()[row];
      const bool parent_known = dataset_.units.find(unit.parent) != nullptr;
      if (parent_known && tree.parent[row] == kNoIndex) {
        add(Severity::Error, ErrorCode::UnitCycle, place(unit, "parent"), {unit.name});
      }
    }
  }

  void check_standards() {
    for (const Standard& standard : dataset_.standards) {
      if (standard.id != standard_id(standard.position, standard.competency)) {
        add(Severity::Error, ErrorCode::BadId, place(standard, "id"), {base::id_text(standard.id)});
      }
      if (standard.minimum > standard.required) {
        add(Severity::Error, ErrorCode::MinimumAboveRequired, place(standard, "minimum"),
            {std::to_string(standard.minimum.value), std::to_string(standard.required.value)});
      }
    }
  }

  void check_cycles() {
    for (const Cycle& cycle : dataset_.cycles) {
      const bool counted = std::ranges::any_of(
          cycle.sources, [](const SourceWeight& source) { return source.weight.value > 0; });
      if (!counted) {
        add(Severity::Warning, ErrorCode::NoWeight, place(cycle, "sources"), {cycle.name});
      }
    }
  }

  void check_ratings() {
    for (const CycleId cycle : dataset_.ratings.cycles()) {
      const RatingBlock& block = dataset_.ratings.block(cycle);
      if (block.rows() == 0) continue;
      const std::string where = "/ratings/" + base::id_text(cycle);
      report_missing<Cycle>(cycle, where);
      for (const CompetencyId competency : block.competencies()) {
        report_missing<Competency>(competency, where);
      }
      for (std::size_t row = 0; row < block.rows(); ++row) {
        const SheetKey key = block.key(row);
        const bool known_before = row > 0 && block.employees()[row - 1] == key.employee;
        if (!known_before) report_missing<Employee>(key.employee, where);
        if (key.rater) report_missing<Rater>(key.rater, where);
      }
    }
  }

  template <class E>
  void report_missing(base::Id<E> id, const std::string& where) {
    if (dataset_.table<E>().find(id) != nullptr) return;
    add(Severity::Error, ErrorCode::DanglingReference, where,
        {std::string(Fields<E>::name), base::id_text(id)});
  }

  const Dataset& dataset_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> validate(const Dataset& dataset) { return Checker(dataset).run(); }

}  // namespace asah::model
