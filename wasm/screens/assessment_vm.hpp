#pragma once
// Penilaian: the assessment cycles, and setting one up in three steps.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

/// One source in the set-up.
struct SourceDraft {
  bool listed = false;
  /// Hundredths; 0 stands beside.
  std::optional<std::int64_t> weight = 0;
  bool operator==(const SourceDraft&) const = default;
};

/// A cycle while it is being set up.
struct CycleDraft {
  std::uint64_t id = 0;  ///< 0: a new one
  std::string name;
  int purpose = static_cast<int>(model::Purpose::Mapping);
  int status = static_cast<int>(model::CycleStatus::Open);
  base::Date start;
  base::Date end;
  int rule = 0;  ///< model::CombineRule
  std::array<SourceDraft, model::kSourceCount> sources{};
  std::vector<model::CompetencyId> competencies;
  std::vector<model::UnitId> units;
  bool operator==(const CycleDraft&) const = default;
};

struct AssessmentState {
  std::optional<CycleDraft> draft;  ///< set while the set-up is open
  int step = 0;
  /// "Next" was pressed on a step with faults, so that they are told.
  bool told = false;
  std::string competency_filter;
  /// The cycle whose removal is to be confirmed.
  std::uint64_t removing = 0;

  bool operator==(const AssessmentState&) const = default;
};

struct CycleCard {
  model::Cycle record;
  std::string period;
  std::string sources;    ///< "Atasan 60 % · Rekan 40 %"
  std::string beside;     ///< "Diri sendiri berdampingan, tidak dihitung"; may be empty
  std::string scope;      ///< "9 kompetensi · semua unit"
  std::string percent;    ///< cells filled, "84,6 %"
  float share = 0;
  std::string full;       ///< people with a level in all that is expected
  std::string part;
  std::string people;
  std::string levels;     ///< levels given, for the question before removing
  bool in_view = false;
};

struct CompetencyChoice {
  model::CompetencyId id;
  std::string name;
  std::string code;
  model::Domain domain = model::Domain::Technical;
  bool retired = false;  ///< only listed because the cycle has it
  bool chosen = false;
};

/// What the set-up shows beside the draft itself.
struct SetupModel {
  std::string filling;  ///< bands of the purpose: "MS ≥ 80 % · ..."
  std::string filling_years;
  std::string mapping;
  std::string mapping_years;
  std::array<std::string, model::kSourceCount> shares;  ///< "60 %"; empty where not counted
  std::vector<CompetencyChoice> competencies;           ///< after the filter, by domain
  /// All units in tree order, indented by their depth.
  std::vector<std::pair<model::UnitId, std::string>> units;
  std::vector<std::pair<model::UnitId, std::string>> chosen_units;
  bool name_missing = false;
  bool dates_wrong = false;
  bool none_counted = false;
  bool no_competency = false;

  /// Whether this step of the set-up holds a fault.
  bool faulty(int step) const;
};

struct AssessmentModel {
  bool read_only = false;
  bool has_people = false;
  base::Date today;
  std::vector<CycleCard> cycles;  ///< latest start first
  CycleDraft fresh;               ///< what "New cycle" begins with
  std::optional<SetupModel> setup;
  std::function<std::uint64_t()> new_id;
};

AssessmentModel build_assessment(const Context& context, const Desk& desk, const Route& route,
                                 const AssessmentState& state);

CycleDraft draft_of(const model::Cycle& cycle);
/// The record of a draft; `id` names a new one.
model::Cycle record_of(const CycleDraft& draft, std::uint64_t id);

}  // namespace asah::screens
