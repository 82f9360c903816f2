#pragma once
// How a synthetic region is written down: plain tables that the generator reads. Lists inside one
// text are separated by '|'.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/entities.hpp"
#include "core/model/samples/samples.hpp"

namespace asah::model::samples {

/// Families of jobs (rumpun jabatan); also the trade of a unit.
enum class Family : std::uint8_t {
  Administration, Finance, Planning, Health, Education, Works, Environment, Digital, Tourism,
  Service, Community, Territory, Order,
};
inline constexpr std::size_t kFamilyCount = 13;
/// The name as it stands in Position::family.
std::string_view family_name(Family family);

/// Tiers in the order of tier_defaults().
enum class TierCode : std::uint8_t {
  Jptu, Jptm, Jptp, Adm, Pws, Plk, Jfau, Jfamd, Jfamu, Jfap, Jfpy, Jfmh, Jftr, Jfpm,
};

/// Which rungs a job has.
enum class Ladder : std::uint8_t { Expert, Technician, Staff };

/// Fields of study, with the titles they give.
enum class Study : std::uint8_t {
  Administration, Economics, Law, Civil, Environment, Informatics, Nursing, Midwifery, Medicine,
  PublicHealth, Pharmacy, Education, Tourism, Social, Government,
};

struct JobPlan {
  std::string_view name;
  Family family = Family::Administration;
  Ladder ladder = Ladder::Staff;
  std::uint8_t weight = 1;
  Study study = Study::Administration;
};
std::span<const JobPlan> jobs();

struct StudyPlan {
  std::string_view subject;
  std::string_view diploma_title;
  std::string_view bachelor_title;
  std::string_view master_title;
  std::string_view front_title;  ///< physicians
};
const StudyPlan& study_plan(Study study);

/// A perangkat daerah with its secretariat and divisions.
struct OfficePlan {
  std::string_view name;
  Family family = Family::Administration;
  std::uint16_t weight = 10;    ///< share of the staff against the other offices
  std::string_view head;        ///< title of the post, "Kepala Dinas Kesehatan"
  TierCode head_tier = TierCode::Jptp;
  std::string_view divisions;   ///< names below it
  std::string_view division_prefix = "Bidang ";
  UnitKind kind = UnitKind::Agency;
  bool secretariat = true;
};

/// Places of one kind: health centres, schools. Below the office at `office`, or standing alone.
struct BranchPlan {
  std::int32_t office = -1;
  std::string_view prefix;
  std::string_view names;
  Family family = Family::Service;
  std::uint16_t weight = 5;  ///< of each
  std::string_view head;
  TierCode head_tier = TierCode::Pws;
  UnitKind kind = UnitKind::Section;
};

struct DistrictPlan {
  std::string_view name;
  std::string_view subdistricts;
};

struct MissionPlan {
  std::string_view text;
  std::string_view competencies;
};
struct IssuePlan {
  std::string_view title;
  std::string_view note;
  std::string_view missions;  ///< order numbers
};

/// Whom a rule of a plan means.
enum class Rank : std::uint8_t { Everyone, Leaders, Staff };

/// A standard: the tier's level plus `shift`, kept within 1 to 5.
struct DemandPlan {
  Family family = Family::Administration;
  Rank rank = Rank::Everyone;
  std::string_view competency;
  std::int8_t shift = 0;
  bool essential = false;
};
/// What every region asks of each family.
std::span<const DemandPlan> common_demands();

/// How far a group stands off from what is usual, in thousandths of a level, one figure a cycle.
struct EffectPlan {
  std::int8_t family = -1;  ///< of Family; -1 for all
  Rank rank = Rank::Everyone;
  std::string_view competency;
  std::array<std::int16_t, 3> milli{};
};
constexpr std::int8_t only(Family family) { return static_cast<std::int8_t>(family); }

/// A course held between the first cycle and the second for a drawn share of a group.
struct TrainingPlan {
  std::int8_t family = -1;
  Rank rank = Rank::Everyone;
  std::uint8_t share_percent = 50;
  std::string_view name;          ///< value of the staff list's training column
  std::string_view competencies;  ///< what it teaches
  std::array<std::int16_t, 3> milli{};
};

struct SourcePlan {
  Source source = Source::Superior;
  std::uint8_t weight = 100;
  Rank rank = Rank::Everyone;
  std::string_view competencies{};  ///< empty: all
};

struct CyclePlan {
  std::string_view name;
  std::int16_t year = 2024;
  std::uint8_t start_month = 8;
  std::uint8_t end_month = 10;
  CycleStatus status = CycleStatus::Closed;
  std::span<const SourcePlan> sources;
};

/// A remark that superiors write about the region's story.
struct RemarkPlan {
  std::int8_t family = -1;
  std::string_view competency;
  bool evidence = false;
  std::string_view text;
  bool trained_only = false;  ///< said only of those who took a course
};

/// Peoples whose names are given, in the order of the pools in names.cpp.
enum class People : std::uint8_t { General, Java, Sunda, Minang, Aceh, Batak, Malay, Kalimantan };
inline constexpr std::size_t kPeopleCount = 8;

struct RegionPlan {
  SampleInfo info;
  std::string_view name;
  RegionKind kind = RegionKind::City;
  std::string_view vision;
  std::string_view period;
  std::string_view office;
  std::uint32_t full_size = 1000;  ///< from here on every office and place listed exists
  std::span<const MissionPlan> missions;
  std::span<const IssuePlan> issues;
  std::span<const OfficePlan> offices;
  std::span<const BranchPlan> branches;
  std::span<const DistrictPlan> districts;
  std::uint16_t district_weight = 12;
  std::uint16_t subdistrict_weight = 6;
  std::string_view dictionary;  ///< codes beside the national nine; "*" for all
  std::span<const DemandPlan> demands;
  std::span<const EffectPlan> effects;
  std::span<const TrainingPlan> trainings;
  std::span<const CyclePlan> cycles;  ///< always three, oldest first
  std::span<const RemarkPlan> remarks;
  std::array<std::uint8_t, kPeopleCount> people{};  ///< weights
};

const RegionPlan& rangkui_plan();
const RegionPlan& bandung_plan();
const RegionPlan& lhokseumawe_plan();
const RegionPlan& rakumpit_plan();
const RegionPlan& sawahlunto_plan();
/// All five, in the order of samples().
std::span<const RegionPlan* const> region_plans();

/// Pieces of a '|' list; none for an empty text.
std::vector<std::string_view> pieces(std::string_view list);
/// Posts that lead a unit.
constexpr bool is_leader(TierCode tier) { return tier <= TierCode::Pws; }
constexpr bool applies(Rank rank, bool leader) {
  return rank == Rank::Everyone || (rank == Rank::Leaders) == leader;
}

}  // namespace asah::model::samples
