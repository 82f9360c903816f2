#pragma once
// What exists. Plain structs; the field lists are in fields.hpp, the meaning of the terms and the
// Indonesian word for each in README.md.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/model/types.hpp"

namespace asah::model {

/// The region or programme that owns the workspace; exactly one record.
struct Region {
  RegionId id;
  std::string name;
  RegionKind kind = RegionKind::City;
  std::string vision;
  std::string period;
  std::string office;
  bool operator==(const Region&) const = default;
};

/// One mission under the vision.
struct Mission {
  MissionId id;
  std::int32_t order = 0;
  std::string text;
  /// Competencies that this mission demands; the strategic link of the gap list.
  std::vector<CompetencyId> competencies;
  bool operator==(const Mission&) const = default;
};

/// A strategic issue of the region, with the missions it bears on.
struct Issue {
  IssueId id;
  std::string title;
  std::string note;
  std::vector<MissionId> missions;
  bool operator==(const Issue&) const = default;
};

/// A node of the organisation tree.
struct Unit {
  UnitId id;
  std::string name;
  std::string code;
  UnitKind kind = UnitKind::Agency;
  UnitId parent;
  /// Identity in SIASN (UNOR id), empty when not from there.
  std::string external_id;
  bool operator==(const Unit&) const = default;
};

/// A tier of jobs with the level it demands by default.
struct Tier {
  TierId id;
  std::string code;
  Localized name;
  TierGroup group = TierGroup::Managerial;
  std::string echelon;
  Level managerial;
  Level sociocultural;
  std::int32_t order = 0;
  std::string reference;
  Confidence confidence = Confidence::Partly;
  bool operator==(const Tier&) const = default;
};

/// A job that people hold; standards attach to it.
struct Position {
  PositionId id;
  std::string name;
  std::string code;
  TierId tier;
  std::string family;
  std::string external_id;
  bool operator==(const Position&) const = default;
};

/// A column that the staff list brought and that we keep without understanding it.
struct ExtraColumn {
  std::string key;
  std::string value;
  bool operator==(const ExtraColumn&) const = default;
};

struct Employee {
  EmployeeId id;
  /// 18 digits, no spaces; the natural key of a person within a region.
  std::string nip;
  std::string name;
  std::string front_title;
  std::string back_title;
  EmployeeKind kind = EmployeeKind::Pns;
  UnitId unit;
  PositionId position;
  std::string grade;
  base::Date grade_date;
  base::Date position_date;
  std::string education_level;
  std::string education;
  std::string legal_status;
  bool active = true;
  std::string external_id;
  std::vector<ExtraColumn> extra;
  bool operator==(const Employee&) const = default;
};

struct Indicator {
  Localized text;
  Aspect aspect = Aspect::Skill;
  bool operator==(const Indicator&) const = default;
};

inline constexpr std::size_t kLevelCount = 5;
inline constexpr std::size_t kIndicatorsPerLevel = 3;

struct LevelDescription {
  Localized title;
  std::array<Indicator, kIndicatorsPerLevel> indicators;
  bool operator==(const LevelDescription&) const = default;
};

struct Competency {
  CompetencyId id;
  std::string code;
  Localized name;
  Domain domain = Domain::Technical;
  Localized definition;
  /// Levels 1 to 5 at positions 0 to 4.
  std::array<LevelDescription, kLevelCount> levels;
  /// Retired competencies stay, so that history can be read, but are not offered any more.
  bool retired = false;
  std::int32_t order = 0;
  bool operator==(const Competency&) const = default;
};

/// What one position demands in one competency. Its id is standard_id(position, competency).
struct Standard {
  StandardId id;
  PositionId position;
  CompetencyId competency;
  Level required;
  /// Below this the person may not hold the post; none when no minimum is set.
  Level minimum;
  base::Hundredths weight{100};
  bool essential = false;
  bool operator==(const Standard&) const = default;
};

/// One band of a rule: it holds from `min` per cent (included) up to the next band.
struct Band {
  std::string code;
  Localized name;
  base::Hundredths min;
  bool operator==(const Band&) const = default;
};

/// The bands and the validity that apply to one purpose, as versioned data with their source.
struct BandRule {
  BandRuleId id;
  Purpose purpose = Purpose::Mapping;
  std::int32_t version = 1;
  /// From the best band to the worst; the last has min 0.
  std::vector<Band> bands;
  std::int32_t validity_years = 3;
  std::string reference;
  Confidence confidence = Confidence::Partly;
  bool operator==(const BandRule&) const = default;
};

struct SourceWeight {
  Source source = Source::Superior;
  /// Relative weight; 0 keeps the source's ratings beside, uncounted.
  base::Hundredths weight{100};
  bool operator==(const SourceWeight&) const = default;
};

/// One round of assessment.
struct Cycle {
  CycleId id;
  std::string name;
  Purpose purpose = Purpose::Mapping;
  CycleStatus status = CycleStatus::Open;
  base::Date start;
  base::Date end;
  CombineRule rule = CombineRule::WeightedMean;
  std::vector<SourceWeight> sources;
  std::vector<CompetencyId> competencies;
  /// Units taking part with all below them; empty means everyone.
  std::vector<UnitId> units;
  bool operator==(const Cycle&) const = default;
};

/// A person or body that rates: an employee, or an assessor from outside.
struct Rater {
  RaterId id;
  std::string name;
  EmployeeId employee;
  bool operator==(const Rater&) const = default;
};

/// Evidence or a remark about one person's competency in a cycle.
struct Note {
  NoteId id;
  CycleId cycle;
  EmployeeId employee;
  CompetencyId competency;
  RaterId author;
  Source source = Source::Superior;
  base::Date date;
  std::string text;
  /// True when the note is evidence (what was seen, when), false for a remark.
  bool evidence = false;
  bool operator==(const Note&) const = default;
};

/// A panel's correction of a combined level, with its reason; the last one (date, then id) counts.
struct Moderation {
  ModerationId id;
  CycleId cycle;
  EmployeeId employee;
  CompetencyId competency;
  /// The combined level when the panel met, in hundredths; none when there was none.
  base::Hundredths before{-1};
  Level after;
  std::string reason;
  RaterId by;
  base::Date date;
  bool operator==(const Moderation&) const = default;
};

/// Identity of the standard for a position and competency; two offices arrive at the same one.
inline StandardId standard_id(PositionId position, CompetencyId competency) {
  return {base::mix_id(position.value, competency.value)};
}

}  // namespace asah::model
