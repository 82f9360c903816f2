#pragma once
// Units and choices of the model. Each choice has one stable key for files.

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/id.hpp"

namespace asah::model {

struct Region;
struct Mission;
struct Issue;
struct Unit;
struct Tier;
struct Position;
struct Employee;
struct Competency;
struct Standard;
struct BandRule;
struct Cycle;
struct Rater;
struct Note;
struct Moderation;
struct WorkspaceKey;
struct Packet;
struct PacketReturn;
struct Decision;
struct Tombstone;

using RegionId = base::Id<Region>;
using MissionId = base::Id<Mission>;
using IssueId = base::Id<Issue>;
using UnitId = base::Id<Unit>;
using TierId = base::Id<Tier>;
using PositionId = base::Id<Position>;
using EmployeeId = base::Id<Employee>;
using CompetencyId = base::Id<Competency>;
using StandardId = base::Id<Standard>;
using BandRuleId = base::Id<BandRule>;
using CycleId = base::Id<Cycle>;
using RaterId = base::Id<Rater>;
using NoteId = base::Id<Note>;
using ModerationId = base::Id<Moderation>;
using WorkspaceKeyId = base::Id<WorkspaceKey>;
using PacketId = base::Id<Packet>;
using PacketReturnId = base::Id<PacketReturn>;
using DecisionId = base::Id<Decision>;
using TombstoneId = base::Id<Tombstone>;

/// A competency level, 0 (not yet shown) to 5, or none ("not assessed", never the same as 0).
struct Level {
  static constexpr std::int8_t kNone = -1;
  static constexpr std::int8_t kMax = 5;
  std::int8_t value = kNone;

  constexpr bool has_value() const { return value != kNone; }
  constexpr auto operator<=>(const Level&) const = default;
};

/// Text in both languages. An empty English text means "as in Indonesian".
struct Localized {
  std::string id;
  std::string en;

  const std::string& in(bool indonesian) const { return indonesian || en.empty() ? id : en; }
  bool operator==(const Localized&) const = default;
};

/// Keys of an enumeration's members in order; specialised below for each choice of the model.
template <class E>
inline constexpr std::array<std::string_view, 0> kChoices{};

enum class RegionKind : std::uint8_t { Province, Regency, City, District, Program };
template <>
inline constexpr std::array kChoices<RegionKind>{
    std::string_view("province"), std::string_view("regency"), std::string_view("city"),
    std::string_view("district"), std::string_view("program")};

enum class UnitKind : std::uint8_t { Agency, District, Subdistrict, Division, Section, Team, Other };
template <>
inline constexpr std::array kChoices<UnitKind>{
    std::string_view("agency"),  std::string_view("district"), std::string_view("subdistrict"),
    std::string_view("division"), std::string_view("section"),  std::string_view("team"),
    std::string_view("other")};

enum class TierGroup : std::uint8_t { Managerial, NonManagerial };
template <>
inline constexpr std::array kChoices<TierGroup>{std::string_view("managerial"),
                                                std::string_view("non_managerial")};

enum class EmployeeKind : std::uint8_t { Pns, Cpns, Pppk, Other };
template <>
inline constexpr std::array kChoices<EmployeeKind>{std::string_view("pns"), std::string_view("cpns"),
                                                   std::string_view("pppk"),
                                                   std::string_view("other")};

/// Domains of competency: managerial and sociocultural (PermenPANRB 38/2017), technical, and
/// governmental (UU 23/2014 article 233).
enum class Domain : std::uint8_t { Managerial, Sociocultural, Technical, Governmental };
template <>
inline constexpr std::array kChoices<Domain>{
    std::string_view("managerial"), std::string_view("sociocultural"),
    std::string_view("technical"), std::string_view("governmental")};

/// What an indicator shows: knowledge, skill or attitude (the legal definition of a standard).
enum class Aspect : std::uint8_t { Knowledge, Skill, Attitude };
template <>
inline constexpr std::array kChoices<Aspect>{std::string_view("knowledge"),
                                             std::string_view("skill"),
                                             std::string_view("attitude")};

/// Who gave a rating, seen from the person rated.
enum class Source : std::uint8_t { Self, Superior, Peer, Subordinate, Assessor, Test };
inline constexpr std::size_t kSourceCount = 6;
template <>
inline constexpr std::array kChoices<Source>{
    std::string_view("self"),        std::string_view("superior"), std::string_view("peer"),
    std::string_view("subordinate"), std::string_view("assessor"), std::string_view("test")};

/// What an assessment is for (BKN 26/2019 article 26(2)): filling posts or mapping.
enum class Purpose : std::uint8_t { Filling, Mapping };
template <>
inline constexpr std::array kChoices<Purpose>{std::string_view("filling"),
                                              std::string_view("mapping")};

/// How several ratings of one person and competency become one.
enum class CombineRule : std::uint8_t { WeightedMean, Median, Consensus, Last, Max };
template <>
inline constexpr std::array kChoices<CombineRule>{
    std::string_view("weighted_mean"), std::string_view("median"), std::string_view("consensus"),
    std::string_view("last"), std::string_view("max")};

enum class CycleStatus : std::uint8_t { Draft, Open, Closed };
template <>
inline constexpr std::array kChoices<CycleStatus>{
    std::string_view("draft"), std::string_view("open"), std::string_view("closed")};

/// How sure we are of a legal figure: read in the rule, seen in practice only, or from memory.
enum class Confidence : std::uint8_t { Verified, Partly, Unverified };
template <>
inline constexpr std::array kChoices<Confidence>{
    std::string_view("verified"), std::string_view("partly"), std::string_view("unverified")};

/// What a key of the workspace is for: naming erased people without their number, or sealing what
/// comes back so that only the coordinator reads it.
enum class KeyKind : std::uint8_t { Erasure, Sealing };
template <>
inline constexpr std::array kChoices<KeyKind>{std::string_view("erasure"),
                                              std::string_view("sealing")};

/// For whom a packet is: a unit, one rater, one person about themselves, or people picked by hand.
enum class PacketKind : std::uint8_t { Unit, Rater, Self, List };
template <>
inline constexpr std::array kChoices<PacketKind>{std::string_view("unit"), std::string_view("rater"),
                                                 std::string_view("self"), std::string_view("list")};

}  // namespace asah::model
