#include "core/model/validate.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/model/nip.hpp"
#include "core/model/record_check.hpp"
#include "core/model/refs.hpp"

namespace asah::model {

using base::ErrorCode;
using base::Finding;
using base::Severity;

namespace {

void check_nips(const Dataset& dataset, RecordChecker& checker) {
  for (const Employee& employee : dataset.employees) {
    if (employee.nip.empty()) continue;
    if (const auto nip = parse_nip(employee.nip); !nip) {
      checker.add(Severity::Warning, nip.error().code, field_place<Employee>(employee.id, "nip"),
                  nip.error().args);
    }
  }
}

void check_cycles(const Dataset& dataset, RecordChecker& checker) {
  for (const Cycle& cycle : dataset.cycles) {
    const bool counted = std::ranges::any_of(
        cycle.sources, [](const SourceWeight& source) { return source.weight.value > 0; });
    if (counted) continue;
    checker.add(Severity::Warning, ErrorCode::NoWeight, field_place<Cycle>(cycle.id, "sources"),
                {cycle.name});
  }
}

template <class E>
void report_missing(const Dataset& dataset, base::Id<E> id, const std::string& where,
                    RecordChecker& checker) {
  if (dataset.table<E>().find(id) != nullptr) return;
  checker.add(Severity::Error, ErrorCode::DanglingReference, where,
              {'@' + std::string(Fields<E>::name), base::id_text(id)});
}

void check_ratings(const Dataset& dataset, RecordChecker& checker) {
  for (const CycleId cycle : dataset.ratings.cycles()) {
    const RatingBlock& block = dataset.ratings.block(cycle);
    if (block.rows() == 0) continue;
    const std::string where = "/ratings/" + base::id_text(cycle);
    report_missing<Cycle>(dataset, cycle, where, checker);
    for (const CompetencyId competency : block.competencies()) {
      report_missing<Competency>(dataset, competency, where, checker);
    }
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const SheetKey key = block.key(row);
      const bool known_before = row > 0 && block.employees()[row - 1] == key.employee;
      if (!known_before) report_missing<Employee>(dataset, key.employee, where, checker);
      if (key.rater) report_missing<Rater>(dataset, key.rater, where, checker);
    }
  }
}

}  // namespace

void check_unit_loops(const Dataset& dataset, std::vector<Finding>& findings) {
  const UnitTree tree = build_unit_tree(dataset.units);
  for (std::size_t row = 0; row < dataset.units.size(); ++row) {
    const Unit& unit = dataset.units.rows()[row];
    if (dataset.units.find(unit.parent) == nullptr || tree.parent[row] != kNoIndex) continue;
    findings.push_back({Severity::Error,
                        {ErrorCode::UnitCycle, field_place<Unit>(unit.id, "parent"), {unit.name}}});
  }
}

void check_standard(const Standard& standard, std::vector<Finding>& findings) {
  if (standard.id != standard_id(standard.position, standard.competency)) {
    findings.push_back({Severity::Error,
                        {ErrorCode::BadId, field_place<Standard>(standard.id, "id"),
                         {base::id_text(standard.id)}}});
  }
  if (standard.minimum > standard.required) {
    findings.push_back({Severity::Error,
                        {ErrorCode::MinimumAboveRequired,
                         field_place<Standard>(standard.id, "minimum"),
                         {std::to_string(standard.minimum.value),
                          std::to_string(standard.required.value)}}});
  }
}

std::vector<Finding> validate(const Dataset& dataset) {
  std::vector<Finding> findings;
  RecordChecker checker(dataset, findings);
  for_each_entity([&]<class E>(EntityKind) {
    for (const E& entity : dataset.table<E>()) checker.check(entity);
  });
  check_unique<Employee>(dataset.employees, "nip", &Employee::nip, findings);
  check_unique<Competency>(dataset.competencies, "code", &Competency::code, findings);
  check_unique<Tier>(dataset.tiers, "code", &Tier::code, findings);
  check_nips(dataset, checker);
  check_unit_loops(dataset, findings);
  for (const Standard& standard : dataset.standards) check_standard(standard, findings);
  check_cycles(dataset, checker);
  check_ratings(dataset, checker);
  return findings;
}

}  // namespace asah::model
