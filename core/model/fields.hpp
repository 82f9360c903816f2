#pragma once
// The field list of every record. Order here is the order in files. Keys are never renamed.

#include <cstdint>
#include <string_view>
#include <tuple>

#include "core/model/entities.hpp"
#include "core/model/field.hpp"

namespace asah::model {

inline constexpr std::uint32_t kNameLength = 200;
inline constexpr std::uint32_t kTextLength = 4000;
inline constexpr std::uint32_t kListLength = 4096;
/// People in one packet.
inline constexpr std::uint32_t kPacketPeople = 100'000;

template <>
struct Fields<Localized> {
  static constexpr auto list = std::tuple{
      field({.key = "id", .max_length = kTextLength}, &Localized::id),
      field({.key = "en", .max_length = kTextLength}, &Localized::en),
  };
};

template <>
struct Fields<ExtraColumn> {
  static constexpr auto list = std::tuple{
      field({.key = "key", .required = true}, &ExtraColumn::key),
      field({.key = "value", .privacy = Privacy::Personal, .max_length = kTextLength},
            &ExtraColumn::value),
  };
};

template <>
struct Fields<Indicator> {
  static constexpr auto list = std::tuple{
      field({.key = "text"}, &Indicator::text),
      field({.key = "aspect"}, &Indicator::aspect),
  };
};

template <>
struct Fields<LevelDescription> {
  static constexpr auto list = std::tuple{
      field({.key = "title"}, &LevelDescription::title),
      field({.key = "indicators"}, &LevelDescription::indicators),
  };
};

template <>
struct Fields<Band> {
  static constexpr auto list = std::tuple{
      field({.key = "code", .required = true, .max_length = 16}, &Band::code),
      field({.key = "name"}, &Band::name),
      field({.key = "min", .min = 0, .max = 100000}, &Band::min),
  };
};

template <>
struct Fields<SourceWeight> {
  static constexpr auto list = std::tuple{
      field({.key = "source"}, &SourceWeight::source),
      field({.key = "weight", .min = 0, .max = 1000000}, &SourceWeight::weight),
  };
};

template <>
struct Fields<Region> {
  static constexpr std::string_view name = "region";
  static constexpr std::string_view plural = "regions";
  static constexpr auto list = std::tuple{
      field({.key = "name", .required = true}, &Region::name),
      field({.key = "kind"}, &Region::kind),
      field({.key = "vision", .max_length = kTextLength}, &Region::vision),
      field({.key = "period"}, &Region::period),
      field({.key = "office"}, &Region::office),
  };
};

template <>
struct Fields<Mission> {
  static constexpr std::string_view name = "mission";
  static constexpr std::string_view plural = "missions";
  static constexpr auto list = std::tuple{
      field({.key = "order", .min = 0, .max = 10000}, &Mission::order),
      field({.key = "text", .required = true, .max_length = kTextLength}, &Mission::text),
      field({.key = "competencies", .merge = MergeRule::Union, .max_length = kListLength},
            &Mission::competencies),
  };
};

template <>
struct Fields<Issue> {
  static constexpr std::string_view name = "issue";
  static constexpr std::string_view plural = "issues";
  static constexpr auto list = std::tuple{
      field({.key = "title", .required = true}, &Issue::title),
      field({.key = "note", .max_length = kTextLength}, &Issue::note),
      field({.key = "missions", .merge = MergeRule::Union, .max_length = kListLength},
            &Issue::missions),
  };
};

template <>
struct Fields<Unit> {
  static constexpr std::string_view name = "unit";
  static constexpr std::string_view plural = "units";
  static constexpr auto list = std::tuple{
      field({.key = "name", .required = true}, &Unit::name),
      field({.key = "code", .max_length = 60}, &Unit::code),
      field({.key = "kind"}, &Unit::kind),
      field({.key = "parent"}, &Unit::parent),
      field({.key = "external_id", .max_length = 60}, &Unit::external_id),
  };
};

template <>
struct Fields<Tier> {
  static constexpr std::string_view name = "tier";
  static constexpr std::string_view plural = "tiers";
  static constexpr auto list = std::tuple{
      field({.key = "code", .required = true, .max_length = 16}, &Tier::code),
      field({.key = "name"}, &Tier::name),
      field({.key = "group"}, &Tier::group),
      field({.key = "echelon", .max_length = 60}, &Tier::echelon),
      field({.key = "managerial"}, &Tier::managerial),
      field({.key = "sociocultural"}, &Tier::sociocultural),
      field({.key = "order", .min = 0, .max = 10000}, &Tier::order),
      field({.key = "reference", .max_length = kTextLength}, &Tier::reference),
      field({.key = "confidence"}, &Tier::confidence),
  };
};

template <>
struct Fields<Position> {
  static constexpr std::string_view name = "position";
  static constexpr std::string_view plural = "positions";
  static constexpr auto list = std::tuple{
      field({.key = "name", .required = true}, &Position::name),
      field({.key = "code", .max_length = 60}, &Position::code),
      field({.key = "tier"}, &Position::tier),
      field({.key = "family"}, &Position::family),
      field({.key = "external_id", .max_length = 60}, &Position::external_id),
  };
};

template <>
struct Fields<Employee> {
  static constexpr std::string_view name = "employee";
  static constexpr std::string_view plural = "employees";
  static constexpr auto list = std::tuple{
      field({.key = "nip", .required = true, .privacy = Privacy::Personal, .max_length = 18},
            &Employee::nip),
      field({.key = "name", .required = true, .privacy = Privacy::Personal}, &Employee::name),
      field({.key = "front_title", .privacy = Privacy::Personal}, &Employee::front_title),
      field({.key = "back_title", .privacy = Privacy::Personal}, &Employee::back_title),
      field({.key = "kind"}, &Employee::kind),
      field({.key = "unit"}, &Employee::unit),
      field({.key = "position"}, &Employee::position),
      field({.key = "grade", .privacy = Privacy::Internal, .max_length = 40}, &Employee::grade),
      field({.key = "grade_date", .privacy = Privacy::Internal}, &Employee::grade_date),
      field({.key = "position_date", .privacy = Privacy::Internal}, &Employee::position_date),
      field({.key = "education_level", .privacy = Privacy::Internal}, &Employee::education_level),
      field({.key = "education", .privacy = Privacy::Internal}, &Employee::education),
      field({.key = "legal_status", .privacy = Privacy::Internal}, &Employee::legal_status),
      field({.key = "active"}, &Employee::active),
      field({.key = "external_id", .privacy = Privacy::Personal, .max_length = 60},
            &Employee::external_id),
      field({.key = "extra", .privacy = Privacy::Personal, .max_length = kListLength},
            &Employee::extra),
  };
};

template <>
struct Fields<Competency> {
  static constexpr std::string_view name = "competency";
  static constexpr std::string_view plural = "competencies";
  static constexpr auto list = std::tuple{
      field({.key = "code", .required = true, .max_length = 40}, &Competency::code),
      field({.key = "name"}, &Competency::name),
      field({.key = "domain"}, &Competency::domain),
      field({.key = "definition"}, &Competency::definition),
      field({.key = "levels"}, &Competency::levels),
      field({.key = "retired"}, &Competency::retired),
      field({.key = "order", .min = 0, .max = 100000}, &Competency::order),
  };
};

template <>
struct Fields<Standard> {
  static constexpr std::string_view name = "standard";
  static constexpr std::string_view plural = "standards";
  static constexpr auto list = std::tuple{
      field({.key = "position", .required = true}, &Standard::position),
      field({.key = "competency", .required = true}, &Standard::competency),
      field({.key = "required"}, &Standard::required),
      field({.key = "minimum"}, &Standard::minimum),
      field({.key = "weight", .min = 0, .max = 1000000}, &Standard::weight),
      field({.key = "essential"}, &Standard::essential),
  };
};

template <>
struct Fields<BandRule> {
  static constexpr std::string_view name = "band_rule";
  static constexpr std::string_view plural = "band_rules";
  static constexpr auto list = std::tuple{
      field({.key = "purpose"}, &BandRule::purpose),
      field({.key = "version", .min = 1, .max = 10000}, &BandRule::version),
      field({.key = "bands", .max_length = 20}, &BandRule::bands),
      field({.key = "validity_years", .min = 1, .max = 99}, &BandRule::validity_years),
      field({.key = "reference", .max_length = kTextLength}, &BandRule::reference),
      field({.key = "confidence"}, &BandRule::confidence),
  };
};

template <>
struct Fields<Cycle> {
  static constexpr std::string_view name = "cycle";
  static constexpr std::string_view plural = "cycles";
  static constexpr auto list = std::tuple{
      field({.key = "name", .required = true}, &Cycle::name),
      field({.key = "purpose"}, &Cycle::purpose),
      field({.key = "status"}, &Cycle::status),
      field({.key = "start"}, &Cycle::start),
      field({.key = "end"}, &Cycle::end),
      field({.key = "rule"}, &Cycle::rule),
      field({.key = "sources", .max_length = kSourceCount}, &Cycle::sources),
      field({.key = "competencies", .max_length = kListLength}, &Cycle::competencies),
      field({.key = "units", .merge = MergeRule::Union, .max_length = kListLength}, &Cycle::units),
  };
};

template <>
struct Fields<Rater> {
  static constexpr std::string_view name = "rater";
  static constexpr std::string_view plural = "raters";
  static constexpr auto list = std::tuple{
      field({.key = "name", .required = true, .privacy = Privacy::Personal}, &Rater::name),
      field({.key = "employee"}, &Rater::employee),
  };
};

template <>
struct Fields<Note> {
  static constexpr std::string_view name = "note";
  static constexpr std::string_view plural = "notes";
  static constexpr auto list = std::tuple{
      field({.key = "cycle", .required = true}, &Note::cycle),
      field({.key = "employee", .required = true}, &Note::employee),
      field({.key = "competency", .required = true}, &Note::competency),
      field({.key = "author"}, &Note::author),
      field({.key = "source"}, &Note::source),
      field({.key = "date"}, &Note::date),
      field({.key = "text",
             .required = true,
             .privacy = Privacy::Personal,
             .max_length = kTextLength},
            &Note::text),
      field({.key = "evidence"}, &Note::evidence),
  };
};

template <>
struct Fields<Moderation> {
  static constexpr std::string_view name = "moderation";
  static constexpr std::string_view plural = "moderations";
  static constexpr auto list = std::tuple{
      field({.key = "cycle", .required = true}, &Moderation::cycle),
      field({.key = "employee", .required = true}, &Moderation::employee),
      field({.key = "competency", .required = true}, &Moderation::competency),
      field({.key = "before", .min = -1, .max = 500}, &Moderation::before),
      field({.key = "after"}, &Moderation::after),
      field({.key = "reason",
             .required = true,
             .privacy = Privacy::Personal,
             .max_length = kTextLength},
            &Moderation::reason),
      field({.key = "by"}, &Moderation::by),
      field({.key = "date"}, &Moderation::date),
  };
};

template <>
struct Fields<WorkspaceKey> {
  static constexpr std::string_view name = "key";
  static constexpr std::string_view plural = "keys";
  static constexpr auto list = std::tuple{
      field({.key = "kind", .merge = MergeRule::Fixed}, &WorkspaceKey::kind),
      field({.key = "public_part", .merge = MergeRule::Fixed, .max_length = kTextLength},
            &WorkspaceKey::public_part),
      field({.key = "private_part",
             .privacy = Privacy::Personal,
             .merge = MergeRule::Fixed,
             .max_length = kTextLength},
            &WorkspaceKey::private_part),
      field({.key = "made", .merge = MergeRule::Fixed}, &WorkspaceKey::made),
      field({.key = "by", .privacy = Privacy::Personal, .merge = MergeRule::Fixed},
            &WorkspaceKey::by),
      field({.key = "retired"}, &WorkspaceKey::retired),
  };
};

template <>
struct Fields<Packet> {
  static constexpr std::string_view name = "packet";
  static constexpr std::string_view plural = "packets";
  static constexpr auto list = std::tuple{
      field({.key = "cycle", .required = true}, &Packet::cycle),
      field({.key = "kind"}, &Packet::kind),
      field({.key = "receiver", .required = true, .privacy = Privacy::Personal},
            &Packet::receiver),
      field({.key = "unit"}, &Packet::unit),
      field({.key = "source"}, &Packet::source),
      field({.key = "rater"}, &Packet::rater),
      field({.key = "employees", .merge = MergeRule::Union, .max_length = kPacketPeople},
            &Packet::employees),
      field({.key = "made"}, &Packet::made),
      field({.key = "due"}, &Packet::due),
      field({.key = "message", .max_length = kTextLength}, &Packet::message),
      field({.key = "base_seq", .min = 0, .max = INT32_MAX}, &Packet::base_seq),
      field({.key = "base_digest", .max_length = 64}, &Packet::base_digest),
      field({.key = "seal"}, &Packet::seal),
      field({.key = "withdrawn"}, &Packet::withdrawn),
  };
};

template <>
struct Fields<PacketReturn> {
  static constexpr std::string_view name = "packet_return";
  static constexpr std::string_view plural = "packet_returns";
  static constexpr auto list = std::tuple{
      field({.key = "packet", .required = true}, &PacketReturn::packet),
      field({.key = "file", .privacy = Privacy::Internal}, &PacketReturn::file),
      field({.key = "digest", .required = true, .max_length = 64}, &PacketReturn::digest),
      field({.key = "author", .privacy = Privacy::Personal}, &PacketReturn::author),
      field({.key = "office"}, &PacketReturn::office),
      field({.key = "created_at", .max_length = 40}, &PacketReturn::created_at),
      field({.key = "revision_seq", .min = 0, .max = INT32_MAX}, &PacketReturn::revision_seq),
      field({.key = "revision_digest", .max_length = 64}, &PacketReturn::revision_digest),
      field({.key = "rater"}, &PacketReturn::rater),
      field({.key = "received"}, &PacketReturn::received),
      field({.key = "levels", .min = 0, .max = INT32_MAX}, &PacketReturn::levels),
      field({.key = "notes", .min = 0, .max = INT32_MAX}, &PacketReturn::notes),
      field({.key = "outside", .min = 0, .max = INT32_MAX}, &PacketReturn::outside),
      field({.key = "late"}, &PacketReturn::late),
  };
};

template <>
struct Fields<DecisionChoice> {
  static constexpr auto list = std::tuple{
      field({.key = "value", .privacy = Privacy::Personal, .max_length = kTextLength},
            &DecisionChoice::value),
      field({.key = "office"}, &DecisionChoice::office),
      field({.key = "author", .privacy = Privacy::Personal}, &DecisionChoice::author),
      field({.key = "date", .max_length = 40}, &DecisionChoice::date),
      field({.key = "file", .privacy = Privacy::Internal}, &DecisionChoice::file),
  };
};

template <>
struct Fields<Decision> {
  static constexpr std::string_view name = "decision";
  static constexpr std::string_view plural = "decisions";
  static constexpr auto list = std::tuple{
      field({.key = "item", .required = true, .max_length = kTextLength}, &Decision::item),
      field({.key = "title", .privacy = Privacy::Personal, .max_length = kTextLength},
            &Decision::title),
      field({.key = "employee"}, &Decision::employee),
      field({.key = "choices", .max_length = 256}, &Decision::choices),
      field({.key = "chosen", .privacy = Privacy::Personal, .max_length = kTextLength},
            &Decision::chosen),
      field({.key = "open"}, &Decision::open),
      field({.key = "rule"}, &Decision::rule),
      field({.key = "person", .privacy = Privacy::Personal}, &Decision::person),
      field({.key = "office"}, &Decision::office),
      field({.key = "decided_at", .max_length = 40}, &Decision::decided_at),
  };
};

template <>
struct Fields<Tombstone> {
  static constexpr std::string_view name = "tombstone";
  static constexpr std::string_view plural = "tombstones";
  static constexpr auto list = std::tuple{
      field({.key = "key", .required = true, .merge = MergeRule::Fixed}, &Tombstone::key),
      field({.key = "number_mac", .merge = MergeRule::Fixed, .max_length = 64},
            &Tombstone::number_mac),
      field({.key = "record_mac", .required = true, .merge = MergeRule::Fixed, .max_length = 64},
            &Tombstone::record_mac),
      field({.key = "date"}, &Tombstone::date),
      field({.key = "reason", .max_length = kTextLength}, &Tombstone::reason),
      field({.key = "by", .privacy = Privacy::Personal}, &Tombstone::by),
  };
};

/// The kinds of record a dataset holds, in the order in which files list them: what is referred to
/// stands before what refers.
enum class EntityKind : std::uint8_t {
  Region, Unit, Tier, Competency, Mission, Issue, Position, Employee, Standard, BandRule, Cycle,
  Rater, Note, Moderation, WorkspaceKey, Packet, PacketReturn, Decision, Tombstone,
};
inline constexpr std::size_t kEntityCount = 19;

template <class... E>
struct TypeList {};
/// The same kinds as types, in the same order as EntityKind.
using Entities = TypeList<Region, Unit, Tier, Competency, Mission, Issue, Position, Employee,
                          Standard, BandRule, Cycle, Rater, Note, Moderation, WorkspaceKey, Packet,
                          PacketReturn, Decision, Tombstone>;

/// Calls `visit.template operator()<E>(kind)` for each entity type in file order.
template <class Visit>
constexpr void for_each_entity(Visit&& visit) {
  [&]<class... E>(TypeList<E...>) {
    std::size_t index = 0;
    (visit.template operator()<E>(static_cast<EntityKind>(index++)), ...);
  }(Entities{});
}

/// Calls `visit.template operator()<E>()` for the entity type of `kind`.
template <class Visit>
constexpr void visit_entity(EntityKind kind, Visit&& visit) {
  for_each_entity([&]<class E>(EntityKind k) {
    if (k == kind) visit.template operator()<E>();
  });
}

template <class E>
consteval EntityKind entity_kind() {
  EntityKind found{};
  for_each_entity([&]<class F>(EntityKind kind) {
    if constexpr (std::is_same_v<E, F>) found = kind;
  });
  return found;
}

}  // namespace asah::model
