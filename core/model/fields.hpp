#pragma once
// The field list of every record. Order here is the order in files. Keys are never renamed.

#include <string_view>
#include <tuple>

#include "core/model/entities.hpp"
#include "core/model/field.hpp"

namespace asah::model {

inline constexpr std::uint32_t kNameLength = 200;
inline constexpr std::uint32_t kTextLength = 4000;
inline constexpr std::uint32_t kListLength = 4096;

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

/// The kinds of record a dataset holds, in the order in which files list them: what is referred to
/// stands before what refers.
enum class EntityKind : std::uint8_t {
  Region, Unit, Tier, Competency, Mission, Issue, Position, Employee, Standard, BandRule, Cycle,
  Rater, Note, Moderation,
};
inline constexpr std::size_t kEntityCount = 14;

template <class... E>
struct TypeList {};
/// The same kinds as types, in the same order as EntityKind.
using Entities = TypeList<Region, Unit, Tier, Competency, Mission, Issue, Position, Employee,
                          Standard, BandRule, Cycle, Rater, Note, Moderation>;

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
