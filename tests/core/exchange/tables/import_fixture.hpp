#pragma once
// What the import tests share: an empty workspace, and one call from text to result.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/change/commands.hpp"
#include "core/exchange/tables/import_job.hpp"
#include "core/model/builtin/competencies.hpp"
#include "core/model/builtin/workspace.hpp"
#include "core/model/validate.hpp"

namespace asah::test {

inline exchange::ImportOptions options_for(exchange::ImportKind kind) {
  exchange::ImportOptions options;
  options.kind = kind;
  options.today = base::Date::from_civil(2026, 11, 21);
  return options;
}

/// Runs an import and checks what holds for every one: the counts add up, the result is a valid
/// dataset, and it can be committed and taken back as one step.
inline exchange::ImportResult run_import(const model::Dataset& before, std::string_view text,
                                         const exchange::ImportOptions& options) {
  auto result = exchange::import_table(before, std::string(text), options);
  REQUIRE(result);
  const auto& counts = result->counts;
  if (!options.all_or_nothing) CHECK(counts.read == counts.accepted + counts.rejected);
  CHECK(counts.rejected == result->rejected.size());
  CHECK_FALSE(base::has_errors(model::validate(result->after)));
  change::Store store(before);
  const change::Actor actor{};
  REQUIRE(store.commit(change::replace_with(before, result->after, {"step.import", {}}), actor));
  CHECK(store.snapshot() == result->after);
  if (!(before == result->after)) {
    REQUIRE(store.undo(actor));
    CHECK(store.snapshot() == before);
  }
  return *std::move(result);
}

inline exchange::ImportResult run_import(const model::Dataset& before, std::string_view text,
                                         exchange::ImportKind kind) {
  return run_import(before, text, options_for(kind));
}

/// "row:column code" of each remark of that severity or worse.
inline std::vector<std::string> remarks(const exchange::ImportResult& result,
                                        base::Severity least = base::Severity::Warning) {
  std::vector<std::string> out;
  for (const auto& finding : result.findings) {
    if (finding.severity < least) continue;
    out.push_back(std::to_string(finding.row) + ':' + finding.heading + ' ' +
                  std::string(base::error_code_text(finding.error.code)));
  }
  return out;
}

inline bool has_code(const exchange::ImportResult& result, base::ErrorCode code) {
  return std::ranges::any_of(result.findings,
                             [&](const auto& finding) { return finding.error.code == code; });
}

inline const model::Employee& person(const model::Dataset& dataset, std::string_view nip) {
  const auto rows = dataset.employees.rows();
  const auto at = std::ranges::find(rows, nip, &model::Employee::nip);
  REQUIRE(at != rows.end());
  return *at;
}

inline const model::Unit& unit_named(const model::Dataset& dataset, std::string_view name) {
  const auto rows = dataset.units.rows();
  const auto at = std::ranges::find(rows, name, &model::Unit::name);
  REQUIRE(at != rows.end());
  return *at;
}

inline const model::Position& position_named(const model::Dataset& dataset, std::string_view name) {
  const auto rows = dataset.positions.rows();
  const auto at = std::ranges::find(rows, name, &model::Position::name);
  REQUIRE(at != rows.end());
  return *at;
}

inline std::string tier_code(const model::Dataset& dataset, model::TierId id) {
  const model::Tier* tier = dataset.tiers.find(id);
  return tier == nullptr ? "" : tier->code;
}

}  // namespace asah::test
