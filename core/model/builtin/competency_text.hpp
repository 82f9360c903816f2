#pragma once
// The form in which built-in competencies are written down, and the road from there to the model.
// Texts are our own sentences: short, observable, in both languages.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/entities.hpp"

namespace asah::model::builtin {

/// A sentence in both languages.
struct Text {
  std::string_view id;
  std::string_view en;
};

struct IndicatorText {
  Aspect aspect = Aspect::Skill;
  Text text;
};

struct LevelText {
  Text title;
  std::array<IndicatorText, kIndicatorsPerLevel> indicators;
};

struct CompetencyText {
  std::string_view code;
  Domain domain = Domain::Technical;
  Text name;
  Text definition;
  std::array<LevelText, kLevelCount> levels;
};

consteval IndicatorText knowledge(std::string_view id, std::string_view en) {
  return {Aspect::Knowledge, {id, en}};
}
consteval IndicatorText skill(std::string_view id, std::string_view en) {
  return {Aspect::Skill, {id, en}};
}
consteval IndicatorText attitude(std::string_view id, std::string_view en) {
  return {Aspect::Attitude, {id, en}};
}
consteval LevelText level(std::string_view id, std::string_view en, IndicatorText a,
                          IndicatorText b, IndicatorText c) {
  return {{id, en}, {a, b, c}};
}

Localized localized(Text text);
/// The competencies of the tables one after the other, numbered from `first_order`. Ids are
/// competency_id(code).
std::vector<Competency> make_competencies(
    std::span<const std::span<const CompetencyText>> tables, std::int32_t first_order);

/// The tables, one a source file of that name.
std::span<const CompetencyText> nine_conduct();
std::span<const CompetencyText> nine_service();
std::span<const CompetencyText> nine_change();
std::span<const CompetencyText> technical_digital();
std::span<const CompetencyText> technical_works();
std::span<const CompetencyText> technical_community();
std::span<const CompetencyText> technical_governance();

}  // namespace asah::model::builtin
