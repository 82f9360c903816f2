#include "core/model/builtin/competencies.hpp"

#include <array>
#include <span>
#include <string>

#include "core/model/builtin/competency_text.hpp"

namespace asah::model {

namespace builtin {

Localized localized(Text text) { return {std::string(text.id), std::string(text.en)}; }

namespace {

Competency make_competency(const CompetencyText& text, std::int32_t order) {
  Competency out;
  out.id = competency_id(text.code);
  out.code = text.code;
  out.name = localized(text.name);
  out.domain = text.domain;
  out.definition = localized(text.definition);
  out.order = order;
  for (std::size_t level = 0; level < kLevelCount; ++level) {
    out.levels[level].title = localized(text.levels[level].title);
    for (std::size_t i = 0; i < kIndicatorsPerLevel; ++i) {
      const IndicatorText& indicator = text.levels[level].indicators[i];
      out.levels[level].indicators[i] = {localized(indicator.text), indicator.aspect};
    }
  }
  return out;
}

}  // namespace

std::vector<Competency> make_competencies(
    std::span<const std::span<const CompetencyText>> tables, std::int32_t first_order) {
  std::vector<Competency> out;
  std::int32_t order = first_order;
  for (const auto& table : tables) {
    for (const CompetencyText& text : table) out.push_back(make_competency(text, order++));
  }
  return out;
}

}  // namespace builtin

CompetencyId competency_id(std::string_view code) {
  return {base::hash_id("competency:" + std::string(code))};
}

std::vector<Competency> national_nine() {
  const std::array tables{builtin::nine_conduct(), builtin::nine_service(),
                          builtin::nine_change()};
  return builtin::make_competencies(tables, 1);
}

std::vector<Competency> thematic_competencies() {
  const std::array tables{builtin::technical_digital(), builtin::technical_works(),
                          builtin::technical_community(), builtin::technical_governance()};
  return builtin::make_competencies(tables, 10);
}

Localized level_name(Level level) {
  static constexpr std::array<builtin::Text, kLevelCount> kNames{{
      {"Dalam pengembangan", "Being developed"},
      {"Dasar", "Basic"},
      {"Menengah", "Intermediate"},
      {"Mumpuni", "Advanced"},
      {"Ahli", "Expert"},
  }};
  if (level.value < 1 || level.value > Level::kMax) return {};
  return builtin::localized(kNames[static_cast<std::size_t>(level.value - 1)]);
}

}  // namespace asah::model
