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

/// A key of the workspace. Never part of a packet, save the public half of a sealing key.
struct WorkspaceKey {
  WorkspaceKeyId id;
  KeyKind kind = KeyKind::Erasure;
  /// Sealing: the public key, base64. Erasure: empty.
  std::string public_part;
  /// Sealing: the private key under a passphrase (exchange/envelope.hpp), base64. Erasure: the key of
  /// the HMAC, 64 hexadecimal digits; it travels with full copies, so that they merge alike.
  std::string private_part;
  base::Date made;
  std::string by;
  /// No longer used for new packets; what was sealed for it can still be opened.
  bool retired = false;
  bool operator==(const WorkspaceKey&) const = default;
};

/// A part of a cycle that was sent out to be filled in; at the same time the fence of what its
/// receiver may fill in: ratings of these people in this cycle, from this source, by this rater.
struct Packet {
  PacketId id;
  CycleId cycle;
  PacketKind kind = PacketKind::Unit;
  /// Name of the unit, rater or person it is for.
  std::string receiver;
  UnitId unit;
  Source source = Source::Superior;
  /// Who rates; none: the receiver says who they are, or rates themselves (Source::Self).
  RaterId rater;
  std::vector<EmployeeId> employees;
  base::Date made;
  base::Date due;
  /// A message to the receiver.
  std::string message;
  /// Where the journal stood when it was made.
  std::int32_t base_seq = 0;
  std::string base_digest;
  /// The return is to be sealed with this key; none: it is plain.
  WorkspaceKeyId seal;
  /// Called back: not waited for any more.
  bool withdrawn = false;
  bool operator==(const Packet&) const = default;
};

/// A packet's return that was taken in. Its id follows from the digest of the file's body, so that
/// the same file is the same return.
struct PacketReturn {
  PacketReturnId id;
  PacketId packet;
  std::string file;
  std::string digest;
  std::string author;
  std::string office;
  /// As the file states it.
  std::string created_at;
  /// Where the journal of the one who filled it in stood; tells newer from older ones of one packet.
  std::int32_t revision_seq = 0;
  std::string revision_digest;
  /// Who rated.
  RaterId rater;
  base::Date received;
  /// Levels and notes taken in, and what stood outside the fence and was not.
  std::int32_t levels = 0;
  std::int32_t notes = 0;
  std::int32_t outside = 0;
  bool late = false;
  bool operator==(const PacketReturn&) const = default;
};

/// One side of a decision.
struct DecisionChoice {
  std::string value;
  std::string office;
  std::string author;
  std::string date;
  std::string file;
  bool operator==(const DecisionChoice&) const = default;
};

/// What someone decided where files contradicted each other; kept for good.
struct Decision {
  DecisionId id;
  /// merge_item_name of the matter.
  std::string item;
  /// What it is about, in words.
  std::string title;
  /// The person concerned, if there is one.
  EmployeeId employee;
  std::vector<DecisionChoice> choices;
  std::string chosen;
  /// Left open: the proposal stands until someone decides.
  bool open = false;
  /// The rule by which it was decided; empty when decided singly.
  std::string rule;
  std::string person;
  std::string office;
  /// ISO 8601 with a zone.
  std::string decided_at;
  bool operator==(const Decision&) const = default;
};

/// That a person was erased on request (UU 27/2022 article 8), told without saying who: keyed
/// digests that a later merge compares. Its id follows from record_mac.
struct Tombstone {
  TombstoneId id;
  WorkspaceKeyId key;
  /// HMAC-SHA-256 of the NIP; empty when there was none.
  std::string number_mac;
  /// HMAC-SHA-256 of the record's id.
  std::string record_mac;
  base::Date date;
  std::string reason;
  std::string by;
  bool operator==(const Tombstone&) const = default;
};

/// Identity of the standard for a position and competency; two offices arrive at the same one.
inline StandardId standard_id(PositionId position, CompetencyId competency) {
  return {base::mix_id(position.value, competency.value)};
}

}  // namespace asah::model
